import pytest


@pytest.fixture(autouse=True)
def _drawing_needs_qt(qapp: object) -> object:
    return qapp
