"""The known errors: the world's fault, told kindly. They carry fields, never sentences.

``app/wording`` turns a code and its fields into a sentence with a remedy; anything that is
not a :class:`KnownError` is a fault of the program.
"""

from enum import StrEnum


class KnownError(Exception):
    """An input or the machine is not as needed; nothing was changed.

    Parameters
    ----------
    code
        Which problem, from the problem list of the package that raises.
    fields
        What the sentence names: path, line, column, expected, value … Never personal data
        beyond the cell that is wrong.
    """

    def __init__(self, code: StrEnum, **fields: object) -> None:
        super().__init__(code, fields)
        self.code = code
        self.fields = fields

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.fields.items())
        return f"{self.code.value}: {told}"


class RulesProblem(StrEnum):
    """What can be wrong with a rules file."""

    NOT_TOML = "not_toml"
    UNKNOWN_KEY = "unknown_key"
    MISSING_KEY = "missing_key"
    WRONG_TYPE = "wrong_type"
    UNKNOWN_VALUE = "unknown_value"
    DOUBLED_ID = "doubled_id"
    NO_CONDITION = "no_condition"
    EMPTY = "empty"
    NOT_DESCENDING = "not_descending"
    NOT_ASCENDING = "not_ascending"
    OUT_OF_RANGE = "out_of_range"
    NOTHING_IN_FORCE = "nothing_in_force"
    AGE_RANGE = "age_range"
    DATES_NOT_ASCENDING = "dates_not_ascending"
    NOT_FINITE = "not_finite"
    CASE_WITHOUT_TIER = "case_without_tier"
    CASE_WITHOUT_VERDICT = "case_without_verdict"
    UNSAFE_VERDICT = "unsafe_verdict"


class RulesError(KnownError, ValueError):
    """A rules file is refused whole; names ``file``, ``rule``, ``key``, ``value``, ``expected``."""
