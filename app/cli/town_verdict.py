"""``yobikake town verdict …``: the town's own verdict rules, and whose verdict others change."""

import argparse
import csv
import sys
from pathlib import Path

from app.cli.console import Console
from app.cli.passphrase import read_passphrase
from app.pipeline.kept_town import open_town
from app.pipeline.verdict_change import (
    VerdictComparison,
    apply_verdicts,
    compare_verdicts,
    read_verdict_text,
    rules_with_verdicts,
)
from app.pipeline.view import load_view
from app.settings.rules import read_rules_file
from app.wording.code_words import code_word

VERDICT_HELP = "判定の表を見る・書き出す・確かめる・入れ替える"
_COLUMNS = ("household_id", "head_name", "old_verdict", "new_verdict", "sentence")


def add_verdict_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may be done to the verdict rules."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--export", type=Path, metavar="FILE", help="いまの表を書き出す")
    what.add_argument("--check", type=Path, metavar="FILE", help="だれの判定が変わるかを見る")
    what.add_argument("--apply", type=Path, metavar="FILE", help="表を入れ、判定し直す")


def tell_verdicts(chosen: argparse.Namespace, console: Console) -> None:
    """Write the rules in force, or tell whose verdict others change, and keep them if asked."""
    with open_town(chosen.town, read_passphrase(chosen)) as town:
        if chosen.export is not None:
            in_force = read_verdict_text(town).text.text
            chosen.export.write_text(in_force, encoding="utf-8", newline="\n")
            console.say(f"{chosen.export} に書き出しました。", f"Written: {chosen.export}.")
            return
        text = read_rules_file(chosen.check or chosen.apply)
        rules = rules_with_verdicts(town, text)
        view = load_view(town, console.progress())
        _tell(compare_verdicts(view, rules, console.progress()), console)
        if chosen.apply is not None:
            apply_verdicts(town, text, console.progress())
            console.say("判定の表を入れ、判定し直しました。", "Kept; all are judged again.")


def _tell(comparison: VerdictComparison, console: Console) -> None:
    """Write the households as CSV to standard output, and the counts beside it."""
    if comparison.changed:
        rows = csv.writer(sys.stdout, lineterminator="\n")
        rows.writerow(_COLUMNS)
        for one in comparison.changed:
            words = (code_word(verdict).said_in(console.language) for verdict in (one.old, one.new))
            sentence = one.sentence.said_in(console.language)
            rows.writerow((one.household_id, one.head_name, *words, sentence))
    for old, new, count in comparison.counts:
        was, will = code_word(old), code_word(new)
        console.say(
            f"{was.ja} → {will.ja}: {count} 世帯", f"{was.en} → {will.en}: {count} households"
        )
    console.say(
        f"変わらない {comparison.staying} 世帯、変わる支援措置の世帯 {comparison.protected}",
        f"{comparison.staying} stay, {comparison.protected} protected households change",
    )
