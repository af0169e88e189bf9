"""Makes every shipped template: `python templates/make.py` writes `templates/docx/*.docx` and `templates/xlsx/*.xlsx`.

It also writes `templates/reads.json`: what forms, client's copies and handbook read of their context. Each module in
`templates/source` draws one form with the blocks in `templates/source/word`; the handbook and the workbooks have rooms
of their own beside them. The same source gives the same bytes, so tests make them again and compare.
"""

from __future__ import annotations

import sys
from fnmatch import fnmatch
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
FORMS = ("aanmelding", "intake", "opname", "persoonsbeschrijving", "begeleidingsplan", "uitstroom", "exit")
COPIES = ("mijn_verhaal", "mijn_plan", "mijn_acties")


def build(form: str) -> bytes:
    """The Word template of one form."""
    return import_module(f"templates.source.{form}").build()


def make() -> dict[str, bytes]:
    """Every template by its path under `templates/`."""
    workbooks = import_module("templates.source.excel.make").make()
    return {
        **{f"docx/{form}.docx": build(form) for form in FORMS},
        **{f"docx/{copy.replace('_', '-')}.docx": build(copy) for copy in COPIES},
        "docx/memo.docx": build("memo"),
        **import_module("templates.source.handbook").make(),
        **{f"xlsx/{name}": data for name, data in workbooks.items()},
    }


def reads() -> bytes:
    """What every form, every client's copy and every edition of the handbook reads, as JSON."""
    workshop, shipped = import_module("docgen.documents.workshop"), import_module("docgen.documents.shipped")
    found = sorted(path for path in HERE.glob("*/*.*") if path.suffix in (".docx", ".xlsx"))
    known = {path: workshop.form_of(path.name) for path in found}
    kept = [path for path, form in known.items() if form != "memo"]  # whose key nobody asks for
    return shipped.reads_table((path, workshop.compile_template(path, known[path], None).reads) for path in kept)


def main() -> None:
    """Write every template; patterns on the command line (`docx/*`) choose some."""
    for path, data in make().items():
        if any(fnmatch(path, pattern) for pattern in sys.argv[1:] or ["*"]):
            (HERE / path).write_bytes(data)
    (HERE / "reads.json").write_bytes(reads())


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))
    main()
