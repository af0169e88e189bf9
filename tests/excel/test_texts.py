"""Tags in notes, text boxes, titles of charts and properties."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.errors import TemplateError
from docgen.excel import ExcelTemplate
from docgen.template import Image
from excel.making import assert_valid, changed, fill, joined, opened, part, rendered, sheet_of, workbook
from excel.test_pictures import png

DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


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


def asked(_: Any, sheet: Any) -> None:
    rule = {
        "validate": "list",
        "source": ["ja", "nee"],
        "input_title": "{{ naam }}",
        "error_message": "Niet {{ naam }}",
    }
    sheet.data_validation("C4", {**rule, "input_message": 'Kies "{{ naam }}"'})
    sheet.data_validation("B2", {"validate": "any", "input_message": "Over {{ x }}"})
    sheet.write_url("D4", "https://voorbeeld.nl/", tip="Naar {{ naam }}")
    sheet.insert_textbox("E4", "Beste {{ naam }}", {"description": "Groet aan {{ naam }}"})
    sheet.insert_textbox("E2", "Vak van {{ x }}", {"object_position": 1, "height": 15})
    sheet.insert_button("G4", {"caption": "Druk, {{ naam }}"})


def test_messages_at_a_cell_hints_alt_texts_and_buttons_are_filled_in(tmp_path: Path) -> None:
    data = rendered(sheet_of(CELLS, asked), {"xs": ["een", "twee"], "naam": 'Jan "& co"'})

    rules = {str(v.sqref): v for v in opened(data).active.data_validations.dataValidation}
    assert rules["C3"].promptTitle == 'Jan "& co"'
    assert rules["C3"].prompt == 'Kies "Jan "& co""'
    assert rules["C3"].error == 'Niet Jan "& co"'
    assert [rules[place].prompt for place in ("B1", "B2")] == ["Over een", "Over twee"]
    assert 'tooltip="Naar Jan &quot;&amp; co&quot;"' in part(data, "xl/worksheets/sheet1.xml")
    drawing = part(data, "xl/drawings/drawing1.xml")
    assert 'descr="Groet aan Jan &quot;&amp; co&quot;"' in drawing
    assert drawing.index("Vak van een") < drawing.index("Vak van twee")
    assert "Druk, Jan &quot;&amp; co&quot;" in part(data, "xl/drawings/vmlDrawing1.vml")
    assert_valid(data, tmp_path)


def test_a_message_that_excel_has_no_room_for_is_refused() -> None:
    with pytest.raises(TemplateError) as caught:
        rendered(sheet_of(CELLS, asked), {"xs": [], "naam": "x" * 33})

    assert [(d.code, d.location.cell) for d in caught.value.diagnostics] == [("excel.message-too-long", "C4")]


def test_lines_of_a_text_box_are_lines() -> None:
    def more(_: Any, sheet: Any) -> None:
        sheet.insert_textbox("E1", "Beste {{ naam }}")

    drawing = part(rendered(sheet_of({"A1": "x"}, more), {"naam": "Jan\nPiet"}), "xl/drawings/drawing1.xml")
    assert drawing.count("<a:br>") == 1
    assert drawing.count("<a:t>") == 2


def test_texts_may_use_names_that_cells_set() -> None:
    def more(_: Any, sheet: Any) -> None:
        sheet.insert_textbox("E1", "Beste {{ kort }}")

    data = rendered(sheet_of({"A1": "{% set kort = client.naam %}"}, more), {"client": {"naam": "Jan"}})
    assert "Beste Jan" in part(data, "xl/drawings/drawing1.xml")


def test_a_note_keeps_the_formats_around_its_tags() -> None:
    note = "<r><rPr><b/></rPr><t>Auteur:</t></r><r><t>Over {{ naam }}</t></r>"
    template = sheet_of({"A1": "x"}, lambda _, sheet: sheet.write_comment("A1", "HIER"))
    text = part(template, "xl/comments1.xml")
    template = changed(template, {"xl/comments1.xml": [(text[text.index("<r>") : text.index("</text>")], note)]})

    assert ">Auteur:</t></r><r><t" in part(rendered(template, {"naam": "Jan"}), "xl/comments1.xml")


def test_properties_of_every_kind_are_filled_in(tmp_path: Path) -> None:
    def more(book: Any, _: Any) -> None:
        book.set_properties({"company": "{{ naam }}", "manager": "x"})
        book.set_custom_property("eigen", "van {{ naam }}")

    data = rendered(sheet_of({"A1": "x"}, more), {"naam": "A & B"})
    assert "<Company>A &amp; B</Company>" in part(data, "docProps/app.xml")
    assert "<vt:lpwstr>van A &amp; B</vt:lpwstr>" in part(data, "docProps/custom.xml")
    assert_valid(data, tmp_path)


def test_a_sheet_that_is_one_chart_may_hold_tags(tmp_path: Path) -> None:
    def draw(book: Any) -> None:
        fill(book.add_worksheet("Blad"), CELLS)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Blad!$B$2:$B$2"})
        page = book.add_chartsheet("G {{ naam }}")
        page.set_chart(chart)
        page.set_header("&L{{ naam }}")

    data = rendered(workbook(draw), {"xs": ["a", "b"], "naam": "Jan"})
    assert "<oddHeader>&amp;LJan</oddHeader>" in part(data, "xl/chartsheets/sheet1.xml")
    assert "<c:f>Blad!$B$1:$B$2</c:f>" in part(data, "xl/charts/chart1.xml")
    assert_valid(data, tmp_path)


@pytest.mark.parametrize(
    ("more", "code", "place"),
    [
        (
            lambda _, s: s.data_validation("C1", {"validate": "list", "source": ["{{ x }}"]}),
            "excel.tag-in-formula",
            "C1",
        ),
        (lambda b, _: b.define_name("n", '="{{ x }}"'), "excel.tag-in-formula", None),
        (lambda _, s: s.write_url("C1", "https://x.nl/{{ x }}"), "excel.tag-in-address", None),
        (lambda _, s: s.insert_textbox("C1", "a", {"textlink": "{{ x }}"}), "excel.tag-elsewhere", None),
    ],
)
def test_a_tag_where_none_is_read_is_an_error(more: Any, code: str, place: str | None) -> None:
    with pytest.raises(TemplateError) as caught:
        ExcelTemplate.compile(sheet_of({"A1": "x"}, more))

    assert [(d.code, d.location.cell) for d in caught.value.diagnostics] == [(code, place)]


def test_the_words_of_a_diagram_are_filled_in() -> None:
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    text = "<a:p><a:r><a:t>Stap van {{ naam }}</a:t></a:r></a:p>"
    words = f'<d:dataModel xmlns:d="{DIAGRAM}" xmlns:a="{a}">{text}</d:dataModel>'
    template = joined(
        sheet_of({"A1": "x"}, lambda _, sheet: sheet.insert_textbox("D4", "x")),
        "xl/drawings/drawing1.xml", "xl/diagrams/data1.xml", words,
        "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData",
    )  # fmt: skip

    assert "Stap van Jan" in part(rendered(template, {"naam": "Jan"}), "xl/diagrams/data1.xml")
