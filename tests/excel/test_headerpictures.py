"""Pictures that values bring into headers and footers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from docgen.errors import TemplateError
from docgen.excel import ExcelTemplate
from docgen.excel.headercodes import section_after, shape_name
from docgen.template import Image
from excel.making import assert_valid, part, parts, sheet_of
from excel.test_pictures import png

LOGO = {"logo": Image("logo", 20, "Logo van <De Brug>"), "n": 3}
ASSETS = {"logo": png(40, 20)}


def drawing(data: bytes, name: str = "xl/drawings/docgen-sheet1-kop.vml") -> list[tuple[str, str, str]]:
    return re.findall(r'<v:shape [^>]*?(?<=\s)id="(\w+)"[^>]*width:([\d.]+)pt;height:([\d.]+)pt', part(data, name))


def test_an_image_in_a_header_is_a_picture_in_its_part_of_it(tmp_path: Path) -> None:
    def more(_: Any, sheet: Any) -> None:
        sheet.set_header("&LLinks&R{{ logo }}")
        sheet.set_footer("{{ logo }} blad &P")
        sheet.write_comment("A1", "een notitie")
        sheet.add_table("D1:D2", {"columns": [{"header": "n"}]})

    data = ExcelTemplate.compile(sheet_of({"A1": "x"}, more)).render(LOGO, ASSETS)

    xml = part(data, "xl/worksheets/sheet1.xml")
    assert "<oddHeader>&amp;LLinks&amp;R&amp;G</oddHeader><oddFooter>&amp;G blad &amp;P</oddFooter>" in xml
    assert drawing(data) == [("RH", "56.69", "28.35"), ("CF", "56.69", "28.35")]
    assert 'alt="Logo van &lt;De Brug&gt;"' in part(data, "xl/drawings/docgen-sheet1-kop.vml")
    assert xml.index("<legacyDrawing ") < xml.index("<legacyDrawingHF ") < xml.index("<tableParts ")
    assert parts(data)["xl/media/docgen-1.png"] == ASSETS["logo"]
    assert_valid(data, tmp_path)


def test_a_picture_joins_those_that_the_header_has(tmp_path: Path) -> None:
    beeld = tmp_path / "beeld.png"
    beeld.write_bytes(png())

    def more(_: Any, sheet: Any) -> None:
        sheet.set_header("&L&G&R{{ logo }}", {"image_left": str(beeld)})

    data = ExcelTemplate.compile(sheet_of({"A1": "x"}, more)).render(LOGO, ASSETS)

    assert [name for name, _, _ in drawing(data, "xl/drawings/vmlDrawing1.vml")] == ["LH", "RH"]
    assert part(data, "xl/worksheets/sheet1.xml").count("<legacyDrawingHF ") == 1
    assert_valid(data, tmp_path)


def test_a_header_without_an_image_has_no_drawing(tmp_path: Path) -> None:
    template = ExcelTemplate.compile(sheet_of({"A1": "x"}, lambda _, s: s.set_header("&L{{ logo }}{{ n }}")))
    data = template.render({"logo": None, "n": 3})

    assert "legacyDrawingHF" not in part(data, "xl/worksheets/sheet1.xml")
    assert_valid(data, tmp_path)


@pytest.mark.parametrize(
    ("header", "assets", "code"),
    [("&L{{ logo }}{{ logo }}", ASSETS, "excel.header-picture"), ("&L{{ logo }}", {}, "excel.missing-asset")],
)
def test_a_picture_that_cannot_be_shown_is_an_error(header: str, assets: dict[str, bytes], code: str) -> None:
    template = ExcelTemplate.compile(sheet_of({"A1": "x"}, lambda _, sheet: sheet.set_header(header)))
    with pytest.raises(TemplateError) as caught:
        template.render(LOGO, assets)

    assert [d.code for d in caught.value.diagnostics] == [code]


def test_the_part_of_a_header_follows_from_the_codes_before() -> None:
    assert section_after("C", "zo &&L niet &Rwel") == "R"
    assert section_after("L", "geen code") == "L"


def test_each_place_has_a_name_for_its_picture() -> None:
    assert [shape_name(key, "C") for key in ("oddHeader", "evenFooter", "firstHeader")] == ["CH", "CFEVEN", "CHFIRST"]
