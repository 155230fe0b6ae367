"""Every kind of source has an age limit of its own."""

from datetime import date

from app.report.content import SourceAge
from app.settings.freshness import limit_days
from scoring.record_codes import SourceRole


def test_every_role_has_a_limit() -> None:
    assert all(limit_days(role) > 0 for role in SourceRole)


def test_protection_grows_old_before_anything_else() -> None:
    others = [limit_days(role) for role in SourceRole if role is not SourceRole.PROTECTION]
    assert limit_days(SourceRole.PROTECTION) < min(others)


def test_a_source_is_old_the_day_after_its_limit() -> None:
    age = SourceAge("支援措置", date(2026, 11, 13), 7)
    assert not age.is_old(date(2026, 11, 20))
    assert age.is_old(date(2026, 11, 21))
