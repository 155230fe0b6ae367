"""Decisions and imports carry the name of the account, or a dash."""

import getpass

import pytest

from app.author import NO_NAME, author_name


def test_the_author_is_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "kakari")
    assert author_name() == "kakari"


@pytest.mark.parametrize("error", [OSError, KeyError, ImportError])
def test_without_an_account_a_dash_stands(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> str:
        raise error

    monkeypatch.setattr(getpass, "getuser", refuse)
    assert author_name() == NO_NAME
