"""All Excel templates: `make()` gives their bytes by file name; run as a module it writes them.

.venv/bin/python -m templates.source.excel.make
"""

from __future__ import annotations

from pathlib import Path

from templates.source.excel import aanmelding, begeleidingsplan, checklist
from templates.source.excel import exit as exit_form

FOLDER = Path(__file__).resolve().parents[2] / "xlsx"


def make() -> dict[str, bytes]:
    """The bytes of each template by file name; the same each time."""
    return {
        "aanmelding.xlsx": aanmelding.make(),
        "opname.xlsx": checklist.make("opname"),
        "uitstroom.xlsx": checklist.make("uitstroom"),
        "exit.xlsx": exit_form.make(),
        "begeleidingsplan.xlsx": begeleidingsplan.make(),
    }


def main() -> None:
    """Write every template."""
    for name, data in make().items():
        (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    main()
