"""An array that pandas lends (``to_numpy()``) is read-only: who writes to it copies it first."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.test_files import ROOT

PACKAGES = ("app", "scoring", "gis", "importers", "sample_data")
WRONG = "def count(frame):\n    told = frame['a'].notna().to_numpy()\n    told &= frame['b'] > 0\n"


def written_lent_arrays(source: str) -> list[int]:
    """Give the lines that write to a name which holds what ``to_numpy()`` lent."""
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    return [
        line
        for function in functions
        for name, line in _writes(function)
        if name in set(_lent(function))
    ]


def _lent(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and _is_loan(node.value):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def _is_loan(value: ast.expr) -> bool:
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
        return False
    is_copy = any(keyword.arg == "copy" for keyword in value.keywords)
    return value.func.attr == "to_numpy" and not is_copy


def _writes(function: ast.FunctionDef) -> Iterator[tuple[str, int]]:
    for node in ast.walk(function):
        if isinstance(node, ast.AugAssign):
            yield _name(node.target), node.lineno
        elif isinstance(node, ast.Assign):
            cells = [target for target in node.targets if isinstance(target, ast.Subscript)]
            yield from ((_name(target), node.lineno) for target in cells)


def _name(target: ast.expr) -> str:
    while isinstance(target, ast.Subscript):
        target = target.value
    return target.id if isinstance(target, ast.Name) else ""


@pytest.mark.parametrize("line", ["told &= 1", "told[0] = True", "told[0][1] |= 1"])
def test_a_write_to_a_lent_array_is_found(line: str) -> None:
    assert written_lent_arrays(WRONG.replace("told &= frame['b'] > 0", line)) == [3]
    assert not written_lent_arrays(WRONG.replace("to_numpy()", "to_numpy(copy=True)"))


def test_no_array_that_pandas_lends_is_written_to() -> None:
    found = {
        str(path.relative_to(ROOT)): lines
        for package in PACKAGES
        for path in sorted(Path(ROOT / package).rglob("*.py"))
        if (lines := written_lent_arrays(path.read_text(encoding="utf-8")))
    }
    assert not found, found
