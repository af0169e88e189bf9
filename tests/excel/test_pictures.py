"""Pictures and pictograms stand in their cell, drawings of the template follow theirs."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

import pytest

from docgen.errors import TemplateError
from docgen.template import Image, Shape
from excel.making import assert_valid, attribute, opened, part, parts, rendered, sheet_of

LOOP = {"A1": "{%tr for x in xs %}", "B2": "{{ x }}", "A3": "{%tr endfor %}"}


def png(width: int = 40, height: int = 20) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80\x40\x20" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_pictograms_are_shapes_in_the_brand_colour(tmp_path: Path) -> None:
    data = rendered(sheet_of(LOOP), {"xs": [Shape("wonen", 6, "wonen"), Shape("geld", 6, "")]})

    drawing = part(data, "xl/drawings/docgen-sheet1.xml")
    assert drawing.count("<xdr:sp ") + drawing.count("<xdr:sp>") == 2
    assert 'schemeClr val="accent1"' in drawing
    assert [int(row.split("<")[0]) for row in drawing.split("<xdr:row>")[1:]] == [0, 1]
    assert_valid(data, tmp_path)


def test_an_image_keeps_its_shape_at_the_width_that_was_asked(tmp_path: Path) -> None:
    data = rendered_with_asset(Image("logo", 40, "Logo van De Brug"))

    drawing = part(data, "xl/drawings/docgen-sheet1.xml")
    assert attribute(drawing, "xdr:ext", "cx") == ["1440000"]
    assert attribute(drawing, "xdr:ext", "cy") == ["720000"]
    assert "Logo van De Brug" in drawing
    assert [name for name in parts(data) if "media" in name] == ["xl/media/docgen-1.png"]
    assert_valid(data, tmp_path)


def rendered_with_asset(*images: Image) -> bytes:
    from docgen.excel import ExcelTemplate

    return ExcelTemplate.compile(sheet_of(LOOP)).render({"xs": list(images)}, {"logo": png(), "slecht": b"%PDF"})


@pytest.mark.parametrize(("token", "code"), [("weg", "excel.missing-asset"), ("slecht", "excel.bad-asset")])
def test_an_image_that_is_not_there_is_named(token: str, code: str) -> None:
    with pytest.raises(TemplateError) as caught:
        rendered_with_asset(Image(token, 40, ""))

    assert caught.value.diagnostics[0].code == code


@pytest.mark.parametrize("count", [0, 1, 5])
def test_drawings_follow_their_cells(count: int, tmp_path: Path) -> None:
    picture = tmp_path / "logo.png"
    picture.write_bytes(png())

    def more(_: Any, sheet: Any) -> None:
        sheet.insert_image("D2", str(picture))
        sheet.insert_textbox("D8", "onder")
        sheet.write_comment("B2", "in de lus")
        sheet.write_comment("B4", "eronder")
        sheet.insert_checkbox("C2", False)
        sheet.insert_button("F9", {"caption": "x"})
        sheet.write("A8", "eind")

    data = rendered(sheet_of(LOOP, more), {"xs": list(range(count))})

    drawing = part(data, "xl/drawings/drawing1.xml")
    rows = [
        int(piece.split("<")[0]) for piece in drawing.split("<xdr:from>")[1:] for piece in [piece.split("<xdr:row>")[1]]
    ]
    assert rows == [*range(count), 4 + count]
    notes = part(data, "xl/comments1.xml")
    assert attribute(notes, "comment", "ref") == [*(f"B{n}" for n in range(1, count + 1)), f"B{count + 1}"]
    vml = part(data, "xl/drawings/vmlDrawing1.vml")
    assert vml.count("<x:Row>") == count + 1
    assert_valid(data, tmp_path)


def test_a_picture_joins_the_drawing_that_is_there(tmp_path: Path) -> None:
    def more(_: Any, sheet: Any) -> None:
        sheet.insert_textbox("D8", "er al")

    data = rendered(sheet_of(LOOP, more), {"xs": [Shape("wonen", 6, "")]})

    drawing = part(data, "xl/drawings/drawing1.xml")
    assert drawing.count("<xdr:sp ") == 2
    ids = attribute(drawing, "xdr:cNvPr", "id")
    assert len(ids) == len(set(ids))
    assert opened(data).active["B1"].value is None
    assert_valid(data, tmp_path)
