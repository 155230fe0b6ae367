"""The version of the program, as it stands on results."""

VERSION = "0.1.0"
