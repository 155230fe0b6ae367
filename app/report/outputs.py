"""All result files of a run, together or not at all.

They are written to a private folder beside the target first and moved when every one is
whole, so that a full disk leaves the last results as they were.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from app.pipeline.make_list import ListTables
from app.pipeline.town_layers import MapFiles
from app.progress import Progress, Stage
from app.report.call_list import build_call_list, build_sealed_list
from app.report.content import CallList
from app.report.export import (
    write_call_list,
    write_households,
    write_individuals,
    write_issues,
)
from app.report.from_town import input_files, list_heading, unscored_needs
from app.report.map_file import write_map
from app.report.paper.pdf import write_pdf
from app.report.summary import summary, write_summary
from app.report.textfiles import told_errors
from app.version import VERSION
from app.wording.sentence import Language
from app.wording.tell import tell_issue

PDF, MAP = "call_list.pdf", "map.html"


@dataclass(frozen=True)
class OutputOrder:
    """What to write where; ``map_files`` None: no map."""

    out: Path
    has_pdf: bool
    map_files: MapFiles | None
    language: Language = Language.JA


def write_outputs(tables: ListTables, order: OutputOrder, progress: Progress) -> None:
    """Write the result files of the contract to ``order.out``.

    A PDF or map of an earlier run that this run does not write is taken away: it would
    contradict the other files.

    Raises
    ------
    AppError
        Nothing can be written there, or the disk is full: the folder stays as it was.
    """
    with _all_or_none(order.out) as folder:
        call_list = build_list(tables)
        progress.step(Stage.LISTING)
        _write_tables(tables, call_list, folder, order.language)
        if order.map_files is not None:
            progress.step(Stage.DRAWING)
            write_map(tables, order.map_files, folder / MAP)
        if order.has_pdf:
            progress.step(Stage.DRAWING)
            write_pdf(call_list, folder / PDF)
        progress.step(Stage.SAVING)


def write_sealed_list(tables: ListTables, path: Path) -> None:
    """Write the sealed list (封緘) of the households with a protected person, asked for alone.

    Raises
    ------
    AppError
        Nothing can be written there, or the disk is full.
    """
    with told_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_pdf(build_sealed_list(tables, list_heading(tables)), path)


def build_list(tables: ListTables) -> CallList:
    """Give the call list of a town as a plain value."""
    return build_call_list(tables, list_heading(tables))


def _write_tables(
    tables: ListTables, call_list: CallList, folder: Path, language: Language
) -> None:
    def sentence_of(code: str, fields: Mapping[str, object]) -> str:
        return tell_issue(code, fields, language)

    write_individuals(folder / "individuals.csv", tables.individuals, tables.contributions)
    write_households(folder / "households.csv", tables)
    write_call_list(folder / "call_list.csv", call_list)
    write_issues(folder / "issues.csv", tables.issues, sentence_of)
    told = summary(tables, call_list, input_files(tables), VERSION)
    told["requirements_without_points"] = unscored_needs(tables)
    write_summary(folder / "summary.json", told)


@contextmanager
def _all_or_none(out: Path) -> Iterator[Path]:
    with told_errors(out):
        out.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".yobikake-", dir=out) as made:
            folder = Path(made)
            yield folder
            for name in (PDF, MAP):
                (out / name).unlink(missing_ok=True)
            for file in sorted(folder.iterdir()):
                file.replace(out / file.name)
