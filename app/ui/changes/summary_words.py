"""The sentences at the top of the page of differences."""

from app.pipeline.prepared_batch import PreparedBatch
from app.ui.issue_list import issue_counts
from app.ui.speaker import Speaker
from scoring.frames import REQUIREMENTS, RESIDENTS
from scoring.record_codes import LinkState


def heading_words(batch: PreparedBatch, speaker: Speaker) -> str:
    """Say in one sentence what this import is, and what to do."""
    say = speaker.say
    if batch.is_unchanged:
        return say(
            "同じファイルです。何も変わりません。", "These are the same files. Nothing changes."
        )
    if batch.is_first:
        residents, needs = len(batch.inputs[RESIDENTS]), len(batch.inputs[REQUIREMENTS])
        return say(
            f"はじめての取込です。住民 {residents:,}人・要件 {needs:,}件が入ります。",
            f"The first import: {residents:,} residents and {needs:,} needs come in.",
        )
    count = len(batch.differences)
    if not count and all(source.is_same_file for source in batch.sources):
        return say(
            "前回と同じファイルで、人の変わりはありません。受け入れると、基準日などだけが"
            "新しくなります。",
            "These are the same files and nobody differs. Accepting renews the day only.",
        )
    if not count:
        return say(
            "人の変わりはありません。受け入れると、ファイルと日付だけが新しくなります。",
            "Nobody differs. Accepting renews the files and their dates only.",
        )
    return say(
        f"前回との差分は {count:,}件です。確かめてから受け入れてください。"
        "まだ何も変わっていません。",
        f"{count:,} differences. Look through them, then accept. Nothing has changed yet.",
    )


def summary_words(batch: PreparedBatch, speaker: Speaker) -> str:
    """Tell the day, the records without a person, and the rows of the files to look at."""
    say = speaker.say
    links, issues = batch.links, batch.issues
    waiting, without = links[LinkState.POSSIBLE], links[LinkState.NONE]
    before = batch.as_of_before
    day = speaker.day(batch.as_of)
    if before is not None and before != batch.as_of:
        day = f"{speaker.day(before)} → {day}"
    return say(
        f"基準日 {day}　照合待ち {waiting:,}件・未照合 {without:,}件　"
        f"確かめる行 {len(issues):,}（{issue_counts(issues, speaker)}）",
        f"As of {day}. {waiting:,} records to be reviewed, {without:,} not linked. "
        f"{len(issues):,} rows to look at ({issue_counts(issues, speaker)})",
    )
