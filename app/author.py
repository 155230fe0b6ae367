"""Who sits at this computer: the name that stands beside decisions and accepted imports."""

import getpass

NO_NAME = "—"


def author_name() -> str:
    """Give the name of the account; a dash where the system tells none."""
    try:
        return getpass.getuser() or NO_NAME
    except (OSError, KeyError, ImportError):  # no account of that number, no such service
        return NO_NAME
