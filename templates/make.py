"""Makes the shipped Word templates: `.venv/bin/python templates/make.py` writes `templates/docx/*.docx`.

Each module in `templates/source` draws one form with the blocks in `templates/source/word`. The same source gives the
same bytes, so a test can make them again and compare.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
FORMS = ("aanmelding", "intake", "opname", "persoonsbeschrijving", "begeleidingsplan", "uitstroom", "exit")


def build(form: str) -> bytes:
    """The template of one form."""
    return import_module(f"templates.source.{form}").build()


def main() -> None:
    """Write every template; a name on the command line writes only that one."""
    for form in sys.argv[1:] or FORMS:
        (HERE / "docx" / f"{form}.docx").write_bytes(build(form))


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))
    main()
