"""The rule files: the built-in ones under ``resources/rules``, or a town's own in their place."""

from collections.abc import Mapping
from pathlib import Path

from app.errors import AppError, AppProblem
from app.paths import RULES_DIR
from scoring.rules import Rules, RulesText, parse_rules

POINTS = "points"
VERDICT = "verdict"
BUILT_IN_FILES = {
    POINTS: "points_sample.toml",
    "flags": "flags.toml",
    "depth_ranks": "depth_ranks.toml",
    VERDICT: "verdict.toml",
    "tiers": "tiers.toml",
    "places": "places.toml",
}


def built_in_text(name: str) -> RulesText:
    """Give a rule file that ships with the program, by its name in ``BUILT_IN_FILES``."""
    file = BUILT_IN_FILES[name]
    return RulesText((RULES_DIR / file).read_text(encoding="utf-8"), file)


def read_rules_file(path: Path) -> RulesText:
    """Read a town's own rules file as text; it is checked by :func:`build_rules`.

    Raises
    ------
    AppError
        The file is missing or is not UTF-8 text.
    """
    try:
        return RulesText(path.read_text(encoding="utf-8-sig"), str(path))
    except FileNotFoundError:
        raise AppError(AppProblem.FILE_NOT_FOUND, path=path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise AppError(AppProblem.FILE_NOT_READABLE, path=path, detail=str(error)) from error


def build_rules(own: Mapping[str, RulesText]) -> Rules:
    """Check and assemble the rules in force: a town's own texts before the built-in ones.

    Raises
    ------
    scoring.errors.RulesError
        A file is refused; names file, rule and key.
    """
    return parse_rules({name: own.get(name) or built_in_text(name) for name in BUILT_IN_FILES})
