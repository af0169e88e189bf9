"""A workbook that becomes a template: made by XlsxWriter, finished with what XlsxWriter cannot say.

The same source gives the same bytes: fixed dates, fixed order. What is added afterwards: the theme, the name of the
placeholder logo, the path behind each input name (`add_field_paths`), and properties without a date or a name.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from lxml import etree
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from docgen.excel import add_field_paths
from docgen.ooxml import Package, pack
from templates.source.excel.look import Look, theme
from templates.source.word.theme import theme_part

CHOICES_SHEET = "Keuzes"
_DAY = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # XlsxWriter wants a moment; the documents get their own


@dataclass
class Book:
    """A workbook under construction."""

    form: str
    size: float = 11
    paths: dict[str, str] = field(default_factory=dict[str, str])
    _data: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
        self.workbook = Workbook(self._data, options)
        self.workbook.set_properties({"created": _DAY})
        self.workbook.set_size(2400, 1500)
        self.look = Look(self.workbook, self.size)

    def sheet(self, name: str) -> Worksheet:
        """A new worksheet in the brand's tab colour."""
        sheet = self.workbook.add_worksheet(name)
        sheet.set_tab_color(theme(4))
        sheet.set_zoom(100)
        sheet.hide_gridlines(2)
        return sheet

    def input_name(self, name: str, sheet: str, cell: str, path: str) -> None:
        """A defined name on an input cell, with the path of the record that it is for."""
        self.workbook.define_name(f"veld_{name}", f"='{sheet}'!{cell}")
        self.paths[f"veld_{name}"] = path

    def choices(self, lists: Mapping[str, str]) -> None:
        """The hidden sheet with the choices: name → the expression that gives the list."""
        sheet = self.workbook.add_worksheet(CHOICES_SHEET)
        sheet.set_column_pixels(0, 0, 380)
        sheet.set_column_pixels(1, 1, 220)
        look, row = self.look, 0
        for name, source in lists.items():
            sheet.write_string(row, 0, name.replace("_", " ").capitalize(), look.format("tabelkop"))
            sheet.write_string(row, 1, "code", look.format("tabelkop"))
            sheet.write_string(row + 1, 0, f"{{%tr for k in {source} %}}", look.format("tag"))
            sheet.write_string(row + 2, 0, "{{ k.naam }}", look.format("leeg"))
            sheet.write_string(row + 2, 1, "{{ k.code }}", look.format("leeg"))
            sheet.write_string(row + 3, 0, "{%tr endfor %}", look.format("tag"))
            self.workbook.define_name(f"keuzes_{name}", f"={CHOICES_SHEET}!$A${row + 3}:$A${row + 3}")
            row += 5
        sheet.protect("")
        sheet.hide()

    def finish(self) -> bytes:
        """The bytes of the template."""
        self.workbook.close()
        package = Package.read(self._data.getvalue(), name=f"{self.form}.xlsx")
        parts: dict[str, Any] = {name: package.members[name] for name in package.members}
        parts["xl/theme/theme1.xml"] = _xml(theme_part())
        for name in [n for n in parts if n.startswith("xl/drawings/drawing")]:
            parts[name] = _named_logo(package.parts[name])
        parts["xl/styles.xml"] = package.parts["xl/styles.xml"]
        return add_field_paths(pack(parts), self.paths)


def _xml(text: str) -> bytes:
    return etree.tostring(etree.fromstring(text.encode()), xml_declaration=True, encoding="UTF-8", standalone=True)


def _named_logo(data: bytes) -> bytes:
    root = etree.fromstring(data)
    for properties in root.iter("{*}cNvPr"):
        properties.set("name", "logo")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
