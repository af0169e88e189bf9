"""Tags in notes, text boxes, titles of charts and properties."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.errors import TemplateError
from docgen.excel import ExcelTemplate
from docgen.template import Image
from excel.making import assert_valid, opened, part, rendered, sheet_of
from excel.test_pictures import png


def beside(book: Any, sheet: Any) -> None:
    sheet.write_comment("B2", "Over {{ x }} & zo", {"author": "docgen"})
    sheet.write_comment("B4", "Van {{ naam }}")
    sheet.write_comment("C9", "zonder")
    sheet.insert_textbox("E1", "Beste {{ naam }}")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Blad!$B$2:$B$2"})
    chart.set_title({"name": "Verloop van {{ naam }}"})
    sheet.insert_chart("E12", chart)
    book.set_properties({"title": "Lijst van {{ naam }}"})


CELLS = {"A1": "{%tr for x in xs %}", "B2": "{{ x }}", "A3": "{%tr endfor %}", "A4": "eind"}


def test_texts_beside_the_cells_are_filled_in(tmp_path: Path) -> None:
    data = rendered(sheet_of(CELLS, beside), {"xs": ["een", "twee"], "naam": "Jan <1>"})

    book = opened(data)
    notes = {cell.coordinate: cell.comment.text for row in book.active for cell in row if cell.comment}
    assert notes == {"B1": "Over een & zo", "B2": "Over twee & zo", "B3": "Van Jan <1>", "C8": "zonder"}
    assert "Beste Jan &lt;1&gt;" in part(data, "xl/drawings/drawing1.xml")
    assert "Verloop van Jan &lt;1&gt;" in part(data, "xl/charts/chart1.xml")
    assert book.properties.title == "Lijst van Jan <1>"
    assert "{{" not in part(data, "xl/comments1.xml")
    assert_valid(data, tmp_path)


def test_texts_on_a_sheet_without_other_tags_are_filled_in() -> None:
    data = rendered(sheet_of({"A1": "vast"}, beside), {"x": 1, "naam": "Jan", "xs": []})

    assert opened(data).active["B4"].comment.text == "Van Jan"


def test_a_mistake_in_a_note_is_named_with_its_cell() -> None:
    with pytest.raises(TemplateError) as caught:
        ExcelTemplate.compile(sheet_of({}, lambda _, sheet: sheet.write_comment("C3", "{{ naam ")))

    assert [(d.code, d.location.cell) for d in caught.value.diagnostics] == [("template.unclosed-tag", "C3")]


def test_an_image_joins_a_drawing_that_has_images(tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(png())
    template = sheet_of({"A1": "{{ x }}"}, lambda _, sheet: sheet.insert_image("D2", str(picture)))

    data = ExcelTemplate.compile(template).render({"x": Image("logo", 20, "")}, {"logo": png(10, 10)})

    assert part(data, "xl/drawings/_rels/drawing1.xml.rels").count("<Relationship ") == 2
    assert_valid(data, tmp_path)
