"""The one error of the importers: a file or layout is refused whole, nothing was taken."""

from enum import StrEnum

from scoring.errors import KnownError


class ImportProblem(StrEnum):
    """Why a file was refused whole."""

    NOT_FOUND = "file_not_found"
    IS_FOLDER = "file_is_folder"
    NOT_READABLE = "file_not_readable"
    NOT_WRITABLE = "file_not_writable"
    ALREADY_EXISTS = "file_already_exists"
    CHANGED_WHILE_READING = "file_changed_while_reading"
    EMPTY_FILE = "empty_file"
    NO_ROWS = "no_rows"
    NUL_BYTES = "nul_bytes"
    EXCEL_FILE = "excel_file"
    EXCEL_MACROS = "excel_macros"
    EXCEL_LINKED = "excel_linked"
    EXCEL_FROM_1904 = "excel_from_1904"
    EXCEL_DAMAGED = "excel_damaged"
    EXCEL_TOO_LARGE = "excel_too_large"
    SHEET_NOT_FOUND = "sheet_not_found"
    UTF_16 = "utf_16"
    UNREADABLE_ENCODING = "unreadable_encoding"
    UNBALANCED_QUOTES = "unbalanced_quotes"
    CELL_TOO_LONG = "cell_too_long"
    HEADER_TOO_LONG = "header_too_long"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_ROWS = "too_many_rows"
    MISSING_COLUMN = "missing_column"
    DOUBLED_COLUMN = "doubled_column"
    FORBIDDEN_COLUMN = "forbidden_column"
    HEADER_CHANGED = "header_changed"
    LOOKS_LIKE_MY_NUMBER = "looks_like_my_number"
    CONFLICTING_ROWS = "conflicting_rows"
    WRONG_CELL_COUNT = "wrong_cell_count"
    NOT_A_NUMBER = "not_a_number"
    GAIJI_LINE = "gaiji_line"
    GAIJI_DOUBLED = "gaiji_doubled"

    LAYOUT_NOT_FOUND = "layout_not_found"
    LAYOUT_NOT_TOML = "layout_not_toml"
    LAYOUT_UNKNOWN_KEY = "layout_unknown_key"
    LAYOUT_MISSING_KEY = "layout_missing_key"
    LAYOUT_WRONG_TYPE = "layout_wrong_type"
    LAYOUT_DOUBLED_VALUE = "layout_doubled_value"
    LAYOUT_FORBIDDEN_COLUMN = "layout_forbidden_column"
    LAYOUT_WITHOUT_TABLE = "layout_without_table"


class ImportRefused(KnownError, ValueError):
    """A file is refused whole.

    Fields are ``path``, and where they apply ``line``, ``other_line``, ``column``,
    ``expected`` and ``value``; for a layout ``path``, ``key``, ``value``, ``expected``.
    """
