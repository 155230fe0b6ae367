"""The layouts a town can read by: its own, kept as rule texts, and those that ship."""

from pathlib import Path

from app.errors import AppError, AppProblem
from app.paths import LAYOUTS_DIR
from app.pipeline.audit import AuditAction, record
from app.store.town import Town
from importers.layouts.parse import load_layout, parse_layout
from importers.layouts.spec import Layout

LAYOUT = "layout:"
"""What the names of a town's own layouts begin with among its rule texts."""


def own_layouts(town: Town) -> dict[str, str]:
    """Give the town's own layouts as TOML, by name, in text order."""
    names = [name for name in town.rules_names() if name.startswith(LAYOUT)]
    texts = {name.removeprefix(LAYOUT): town.rules_text(name) for name in names}
    return {name: text for name, text in sorted(texts.items()) if text is not None}


def shipped_layouts() -> list[str]:
    """Give the names of the layouts that ship with the program."""
    return sorted(path.stem for path in LAYOUTS_DIR.glob("*.toml"))


def known_layouts(town: Town) -> dict[str, Layout]:
    """Give every layout by name; a town's own goes before a shipped one of that name."""
    own = own_layouts(town)
    names = dict.fromkeys([*own, *shipped_layouts()])
    return {name: load_layout(name, LAYOUTS_DIR, own) for name in names}


def keep_layout(town: Town, name: str, text: str) -> Layout:
    """Keep a layout for this town under a name; an older text of it stays in the history.

    Raises
    ------
    importers.errors.ImportRefused
        The text is no layout; nothing is kept.
    """
    layout = parse_layout(text, Path(f"{name}.toml"))
    with town.transaction():
        town.write_rules({f"{LAYOUT}{name}": text})
        record(town, AuditAction.LAYOUT_KEPT, name)
    return layout


def read_layout_text(path: Path) -> str:
    """Read the text of a layout file.

    Raises
    ------
    app.errors.AppError
        The file is missing or is not UTF-8 text.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise AppError(AppProblem.FILE_NOT_FOUND, path=path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise AppError(AppProblem.FILE_NOT_READABLE, path=path, detail=str(error)) from error
