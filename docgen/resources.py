"""The files that docgen ships, found in a checkout and in an installed wheel alike.

A checkout has `templates/`, `schemas/`, `samples/` and `presets/` at its top for people to open; hatchling copies them
into the wheel as `docgen/_data/…`. This module is the only code that knows the difference.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_data"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, as in `resource("templates", "docx", "intake.docx")`.

    Raises:
        FileNotFoundError: docgen ships no such file.
    """
    path = _ROOT.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path
