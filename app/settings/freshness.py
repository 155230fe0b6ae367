"""How old each kind of source may be before lists and window call it old (鮮度の限度)."""

import tomllib
from functools import cache

from app.paths import RULES_DIR
from scoring.record_codes import SourceRole

FRESHNESS = "freshness.toml"


def limit_days(role: SourceRole) -> int:
    """Give the age in days up to which a source is not old, that day included."""
    return _limits()[role]


@cache
def _limits() -> dict[SourceRole, int]:
    told = tomllib.loads((RULES_DIR / FRESHNESS).read_text(encoding="utf-8"))
    return {SourceRole(limit["role"]): int(limit["days"]) for limit in told["limit"]}
