"""Where the program's own files lie."""

from pathlib import Path

PROGRAM_DIR = Path(__file__).resolve().parent.parent
RESOURCES_DIR = PROGRAM_DIR / "resources"
RULES_DIR = RESOURCES_DIR / "rules"
LAYOUTS_DIR = RESOURCES_DIR / "layouts"
PACKAGES_DIR = RESOURCES_DIR / "packages"
THIRD_PARTY_DIR = RESOURCES_DIR / "third_party"
