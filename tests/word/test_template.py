from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from docgen.errors import TemplateError
from docgen.ooxml.namespaces import M
from docgen.ooxml.reading import read_docx
from docgen.template import Check, Image, Link, Markdown, Schema, Shape
from docgen.word import WordTemplate

from .making import body_of, control, docx, fill, filled_xml, header, member_of, p, r, table, tc, tr

VALIDATOR = Path(__file__).parents[2].parent / "shared" / "tools" / "validate_ooxml.py"


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = zlib.compress((b"\0" + b"\xff\0\0" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def codes(error: pytest.ExceptionInfo[TemplateError]) -> list[str]:
    return [each.code for each in error.value.diagnostics]


def refused(*body: str, schema: Schema | None = None) -> TemplateError:
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(docx(*body), schema)
    return error.value


def test_a_value_takes_the_place_of_its_tag() -> None:
    assert fill(docx("Beste {{ naam }},"), {"naam": "Zoë"}) == "Beste Zoë,"


def test_marks_of_xml_in_a_value_stay_text() -> None:
    assert fill(docx("Van {{ naam }}"), {"naam": "Jan & <w:p/> “Piet”"}) == "Van Jan & <w:p/> “Piet”"


@pytest.mark.parametrize("runs", [("{", "{ naam }}"), ("{{ na", "am }", "}"), ("{{", " ", "naam", " ", "}}")])
def test_a_tag_split_over_runs_is_one_tag(runs: tuple[str, ...]) -> None:
    assert fill(docx(p("A ", *runs, " Z")), {"naam": "x"}) == "A x Z"


def test_a_tag_split_by_spelling_marks_bookmarks_and_smart_tags_is_one_tag() -> None:
    body = p(
        r("Beste {{ cl"),
        '<w:proofErr w:type="spellStart"/>',
        '<w:bookmarkStart w:id="1" w:name="x"/>',
        f'<w:smartTag w:uri="u" w:element="e">{r("ient.na")}</w:smartTag>',
        '<w:bookmarkEnd w:id="1"/>',
        r("am }}!"),
    )
    assert fill(docx(body), {"client": {"naam": "Jan"}}) == "Beste Jan!"


def test_none_is_empty_text() -> None:
    assert fill(docx("[{{ naam }}]"), {"naam": None}) == "[]"


def test_escaped_braces_come_out_as_braces() -> None:
    assert fill(docx("Schrijf {_{ naam }_} of {_% if %_}"), {}) == "Schrijf {{ naam }} of {% if %}"


def test_a_line_end_is_a_break_and_a_blank_line_a_paragraph_with_the_same_properties() -> None:
    body = p(r("{{ tekst }}", "<w:b/>"), properties='<w:jc w:val="center"/>')
    out = body_of(WordTemplate.compile(docx(body)).render({"tekst": "een\ntwee\n\ndrie"}))
    run = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">'
    look = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    assert out == (
        f'{look}{run}een</w:t><w:br/><w:t xml:space="preserve">twee</w:t></w:r></w:p>{look}{run}drie</w:t></w:r></w:p>'
    )


def test_a_blank_line_within_a_link_stays_in_its_paragraph() -> None:
    body = p(f'<w:hyperlink w:anchor="a">{r("{{ tekst }}")}</w:hyperlink>')
    assert body_of(WordTemplate.compile(docx(body)).render({"tekst": "a\n\nb"})).count("<w:p>") == 1


def test_an_inline_if_within_one_run_keeps_one_run() -> None:
    out = filled_xml(docx("a{% if x %}b{% endif %}c"), {"x": True})
    assert out.count("<w:r>") == 1


def test_a_block_over_several_runs_drops_whole_runs() -> None:
    body = p("A ", "{% if x %}", r("vet", "<w:b/>"), "{% endif %}", " Z")
    assert fill(docx(body), {"x": False}) == "A  Z"
    assert fill(docx(body), {"x": True}) == "A **vet** Z"


def test_paragraph_loops_repeat_what_stands_between() -> None:
    body = ["{%p for d in doelen %}", "{{ loop.index }} {{ d }}", "{%p endfor %}", "slot"]
    assert fill(docx(*body), {"doelen": ["a", "b"]}) == "1 a\n2 b\nslot"


def test_row_loops_nest() -> None:
    body = table(
        ["{%tr for g in groepen %}"],
        ["{{ g.naam }}"],
        ["{%tr for d in g.doelen %}"],
        ["- {{ d }}"],
        ["{%tr endfor %}"],
        ["{%tr endfor %}"],
    )
    groups = [{"naam": "A", "doelen": ["1", "2"]}, {"naam": "B", "doelen": []}]
    assert fill(docx(body), {"groepen": groups}).splitlines() == ["| A |", "| - 1 |", "| - 2 |", "| B |"]


def test_a_table_without_rows_disappears() -> None:
    body = ["voor", table(["{%tr for d in doelen %}"], ["{{ d }}"], ["{%tr endfor %}"]), "na"]
    assert "<w:tbl>" not in filled_xml(docx(*body), {"doelen": []})
    assert "<w:tbl>" in filled_xml(docx(*body), {"doelen": ["x"]})


def test_a_caption_that_asks_goes_with_its_empty_table() -> None:
    rows = table(["{%tr for d in doelen %}"], ["{{ d }}"], ["{%tr endfor %}"])
    above, below = "Tabel 1 {# bij tabel #}", "Bron {# bij tabel #}"
    assert fill(docx("a", above, rows, below, "z"), {"doelen": []}) == "a\nz"
    assert "Tabel 1" in fill(docx("a", above, rows, below, "z"), {"doelen": ["x"]})


def test_a_caption_that_does_not_ask_stays() -> None:
    rows = table(["{%tr for d in doelen %}"], ["{{ d }}"], ["{%tr endfor %}"])
    assert fill(docx("Tabel 1", rows, "z"), {"doelen": []}) == "Tabel 1\nz"


def test_a_cell_that_loses_its_paragraphs_keeps_an_empty_one() -> None:
    cell = tc("{%p if x %}", "soms", "{%p endif %}")
    out = body_of(WordTemplate.compile(docx(table([cell, "b"]))).render({"x": False}))
    assert "</w:tcPr><w:p/></w:tc>" in out


def test_cells_that_come_and_go_repair_the_grid() -> None:
    body = table(["{%tc for k in kolommen %}", "{{ k }}", "{%tc endfor %}", "totaal"], columns=4)
    out = body_of(WordTemplate.compile(docx(body)).render({"kolommen": ["a", "b", "c", "d", "e"]}))
    assert out.count("<w:gridCol ") == 6
    assert sum(int(piece.split('"')[0]) for piece in out.split('<w:gridCol w:w="')[1:]) in range(3990, 4001)


def test_colspan_and_cellbg_are_properties_of_their_cell_in_schema_order() -> None:
    cell = tc("{% colspan n %}{% cellbg kleur %}x", properties='<w:tcW w:w="1" w:type="dxa"/><w:vAlign w:val="top"/>')
    out = body_of(WordTemplate.compile(docx(table([cell, "b"]))).render({"n": 2, "kleur": "#00FF00"}))
    assert (
        '<w:tcW w:w="1" w:type="dxa"/><w:gridSpan w:val="2"/><w:shd w:val="clear" w:color="auto" w:fill="00FF00"/>'
        '<w:vAlign w:val="top"/>' in out
    )


def test_vm_merges_the_copies_of_a_cell_downwards() -> None:
    body = table(["{%tr for d in doelen %}", "x"], ["{% vm %}kop", "{{ d }}"], ["{%tr endfor %}", "x"])
    out = filled_xml(docx(body), {"doelen": ["a", "b"]})
    assert out.count('<w:vMerge w:val="restart"/>') == 1
    assert out.count('<w:vMerge w:val="continue"/>') == 1
    assert out.count("kop") == 1


def test_hm_merges_the_copies_of_a_cell_sideways() -> None:
    body = table(tr("{%tc for d in doelen %}", "{% hm %}kop", "{%tc endfor %}"), columns=3)
    out = filled_xml(docx(body), {"doelen": ["a", "b", "c"]})
    assert '<w:gridSpan w:val="3"/>' in out
    assert out.count("<w:tc>") == 1


def test_minus_joins_paragraphs() -> None:
    body = ["Een {% if x -%}", "twee", "{%- endif %} drie"]
    assert fill(docx(*body), {"x": True}) == "Een twee drie"


def test_headers_and_properties_are_filled() -> None:
    template = docx("x", extra=header(p("Kop {{ naam }}")), title="Plan van {{ naam }}")
    out = WordTemplate.compile(template).render({"naam": "Jan & co"})
    assert "Kop Jan &amp; co" in member_of(out, "word/header1.xml")
    assert "<dc:title>Plan van Jan &amp; co</dc:title>" in member_of(out, "docProps/core.xml")


def test_attributes_are_filled_and_escaped() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="3" name="x" descr="Foto van {{ naam }}"/>'
        '<a:graphic><a:graphicData uri="u"/></a:graphic></wp:inline></w:drawing></w:r>'
    )
    out = filled_xml(docx(p(drawing)), {"naam": 'Jan "de" <Vries>'})
    assert 'descr="Foto van Jan &quot;de&quot; &lt;Vries&gt;"' in out


def test_a_number_in_a_property_must_be_a_number() -> None:
    row = f'<w:tr><w:trPr><w:trHeight w:val="{{{{ hoogte }}}}"/></w:trPr>{tc("x")}</w:tr>'
    template = WordTemplate.compile(docx(table(row)))
    assert '<w:trHeight w:val="400"/>' in member_of(template.render({"hoogte": 400}), "word/document.xml")
    with pytest.raises(TemplateError) as error:
        template.render({"hoogte": '1"/><w:x w:val="'})
    assert codes(error) == ["word.wrong-number"]


def test_text_boxes_are_filled_in_both_branches() -> None:
    box = f"<w:txbxContent>{p('In {{ naam }}')}</w:txbxContent>"
    run = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert filled_xml(docx(p("A {{ naam }} ", run, " Z")), {"naam": "Jan"}).count("In Jan") == 2


def test_pictures_get_their_size_and_alt_text() -> None:
    template = WordTemplate.compile(docx("Logo: {{ logo }}"))
    out = template.render({"logo": Image("logo", 30, "Het logo")}, {"logo": png(40, 20)})
    xml = member_of(out, "word/document.xml")
    assert '<wp:extent cx="1080000" cy="540000"/>' in xml
    assert 'descr="Het logo"' in xml
    assert 'Extension="png"' in member_of(out, "[Content_Types].xml")


def test_a_picture_that_is_not_given_is_named() -> None:
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(docx("{{ logo }}")).render({"logo": Image("logo", 30)})
    assert codes(error) == ["word.unknown-image"]


def test_a_pictogram_is_a_shape_in_the_brand_colour() -> None:
    xml = filled_xml(docx("{{ teken }}"), {"teken": Shape("wonen", 8, "Wonen")})
    assert 'schemeClr val="accent1"' in xml
    assert 'descr="Wonen"' in xml


def test_links_are_links_and_dangerous_ones_are_refused() -> None:
    template = WordTemplate.compile(docx("Zie {{ link }}."))
    out = template.render({"link": Link("de site", "https://x.nl/?a=1&b=2")})
    assert 'Target="https://x.nl/?a=1&amp;b=2" TargetMode="External"' in member_of(out, "word/_rels/document.xml.rels")
    for url in ("javascript:alert(1)", "file:///etc/passwd", "\\\\server\\x"):
        with pytest.raises(TemplateError) as error:
            template.render({"link": Link("x", url)})
        assert codes(error) == ["word.bad-link"]


def test_markdown_gives_bold_italic_and_lists() -> None:
    text = Markdown("**vet** en *schuin*\n\n- een\n- twee\n\nslot *")
    assert fill(docx("{{ tekst }}"), {"tekst": text}) == "**vet** en schuin\n•\teen\n•\ttwee\nslot *"


def test_paragraph_output_without_words_leaves_no_paragraph() -> None:
    body = ["a", "{{p tekst }}", "z"]
    assert fill(docx(*body), {"tekst": None}) == "a\nz"
    assert filled_xml(docx(*body), {"tekst": None}).count("<w:p>") == 2


def test_a_check_is_a_box_that_can_be_clicked() -> None:
    xml = filled_xml(docx("{{ a }}{{ b|vinkje }}"), {"a": Check(True), "b": False})
    assert [piece[0] for piece in xml.split('w14:checked w14:val="')[1:]] == ["1", "0"]


def test_ids_of_what_repeats_stay_unique() -> None:
    mark = '<w:bookmarkStart w:id="4" w:name="doel"/>'
    body = ["{%p for d in doelen %}", p(mark, r("{{ d }} {{ teken }}"), '<w:bookmarkEnd w:id="4"/>'), "{%p endfor %}"]
    xml = filled_xml(docx(*body), {"doelen": ["a", "b", "c"], "teken": Shape("wonen", 8)})
    starts = [piece.split('"')[0] for piece in xml.split('<w:bookmarkStart w:id="')[1:]]
    ends = [piece.split('"')[0] for piece in xml.split('<w:bookmarkEnd w:id="')[1:]]
    assert starts == ends
    assert len(set(starts)) == 3
    assert [piece.split('"')[0] for piece in xml.split('w:name="')[1:]] == ["doel", "doel_2", "doel_3"]
    drawings = [piece.split('"')[0] for piece in xml.split('<wp:docPr id="')[1:]]
    assert len(set(drawings)) == 3


def test_same_mapping_gives_the_same_bytes() -> None:
    template = WordTemplate.compile(docx("{{ naam }} {{ logo }}"))
    mapping, assets = {"naam": "x", "logo": Image("l", 10)}, {"l": png(2, 2)}
    assert template.render(mapping, assets) == template.render(mapping, assets)


def test_a_template_without_tags_comes_out_byte_for_byte() -> None:
    source = docx("Niets in te vullen", table(["a", "b"]))
    out = WordTemplate.compile(source).render({})
    with zipfile.ZipFile(io.BytesIO(source)) as before, zipfile.ZipFile(io.BytesIO(out)) as after:
        assert {n: before.read(n) for n in before.namelist()} == {n: after.read(n) for n in after.namelist()}


def test_numbers_dates_and_amounts_print() -> None:
    body = "{{ a }} {{ b }} {{ c|datum }} {{ d|getal }}"
    mapping = {"a": 3, "b": Decimal("1.50"), "c": date(2026, 3, 3), "d": Decimal("1234.5")}
    assert fill(docx(body), mapping) == "3 1.50 3 maart 2026 1.234,5"


def test_reads_names_paths_and_lengths() -> None:
    body = [
        "{% set v = handboek.velden %}{{ v.naam.aan }}",
        "{%p for d in plan.doelen %}",
        "{{ d.tekst }}",
        "{%p endfor %}",
    ]
    reads = WordTemplate.compile(docx(*body)).reads
    assert reads == {"handboek.velden.naam.aan", "plan.doelen[]", "plan.doelen[].tekst"}


def test_all_errors_come_in_one_go_with_place_and_remedy() -> None:
    error = refused(
        "{{ client. }}", "{% if a %}een", "twee{% endif %}", "{{ 2 * 3 }}", "{%tr for x in y %}", "{{ a|datun }}"
    )
    found = {each.code: each for each in error.diagnostics}
    assert set(found) >= {
        "template.syntax",
        "template.split-block",
        "template.refused-operator",
        "word.level-place",
        "template.unknown-filter",
    }
    assert all(each.remedy and each.location.part and each.location.paragraph for each in error.diagnostics)
    assert found["template.split-block"].message == "Dit blok begint in alinea 2 en eindigt in alinea 3."
    assert found["template.refused-operator"].location.paragraph == 4


def test_a_block_over_two_cells_names_both() -> None:
    error = refused(table(["{% if x %}a", "b{% endif %}"]))
    assert error.diagnostics[0].message == (
        "Dit blok begint in alinea 1 (tabelrij 1, cel 1) en eindigt in alinea 2 (tabelrij 1, cel 2)."
    )


def test_a_typo_names_the_nearest_name() -> None:
    schema = Schema.from_json(
        {"type": "object", "properties": {"client": {"type": "object", "properties": {"naam": {"type": "string"}}}}}
    )
    error = refused("Beste {{ client.naaam }}", schema=schema)
    assert error.diagnostics[0].code == "template.unknown-name"
    assert "“naam”" in error.diagnostics[0].remedy
    assert error.diagnostics[0].location.excerpt == "Beste {{ client.naaam }}"


def test_a_missing_name_is_an_error_with_its_place_when_filling() -> None:
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(docx("a", "{{ client.naam }}")).render({"client": {}})
    assert codes(error) == ["template.missing-name"]
    assert error.value.diagnostics[0].location.paragraph == 2


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\ud800b", "a\ufffeb", "a\x01I\x02b", "a\ufdd0b"])
def test_characters_that_xml_cannot_hold_are_refused(text: str) -> None:
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(docx("{{ x }}")).render({"x": text})
    assert codes(error) == ["template.illegal-character"]


def test_data_is_never_rendered_twice() -> None:
    assert fill(docx("{{ a }}{{ b }}"), {"a": "{{ b", "b": " }}{% if %}"}) == "{{ b }}{% if %}"


def test_tags_in_field_codes_are_refused() -> None:
    field = "<w:r><w:instrText>REF {{ naam }}</w:instrText></w:r>"
    assert refused(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', field)).diagnostics[0].code == "word.tag-in-field"


def test_an_excel_file_is_refused() -> None:
    with pytest.raises(TemplateError):
        WordTemplate.compile(b"geen zip")


def test_filled_documents_are_valid(tmp_path: Path) -> None:
    if not VALIDATOR.exists():
        pytest.skip("the shared validator is not here")
    body = [
        "Beste {{ naam }} {{ link }} {{ vink }} {{ logo }} {{ teken }}",
        "{{ lang }}",
        "{{p md }}",
        table(["{%tr for d in doelen %}", "x"], ["{% vm %}k", "{% cellbg 'FF0000' %}{{ d }}"], ["{%tr endfor %}", "x"]),
        table(["{%tc for d in doelen %}", "{{ d }}", "{%tc endfor %}"], columns=1),
        "slot",
    ]
    mapping = {
        "naam": "Jan & <co>",
        "link": Link("x", "mailto:a@b.nl"),
        "vink": Check(False),
        "logo": Image("l", 12, "Logo"),
        "teken": Shape("wonen", 6),
        "lang": "a\tb\nc\n\nd\fe\ag",
        "md": Markdown("**a** *b*\n\n1. een\n2. twee\n\n- punt"),
        "doelen": ["x", "y"],
    }
    out = WordTemplate.compile(docx(*body)).render(mapping, {"l": png(3, 2)})
    file = tmp_path / "uit.docx"
    file.write_bytes(out)
    import subprocess
    import sys

    done = subprocess.run([sys.executable, str(VALIDATOR), str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert read_docx(out)


def test_the_excerpt_of_every_finding_shows_what_the_designer_typed() -> None:
    alt = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="n" descr="{{ c( }}"/></wp:inline>'
        "</w:drawing></w:r>"
    )
    error = refused(p("{{ a }} {{ b( }} {{ d( }}", alt), table([tc("{% if x %}{{ a }} {{ b }}"), "{% endif %}"]))
    shown = [each.location.excerpt for each in error.diagnostics]
    assert shown == ["{{ a }} {{ b( }} {{ d( }}"] * 3 + ["{% if x %}{{ a }} {{ b }}"]


def test_a_row_that_loses_all_its_cells_goes() -> None:
    cells = ["{%tc for x in l %}", "{{ x }}", "{%tc endfor %}"]
    two = body_of(WordTemplate.compile(docx(table(cells, ["a", "b", "c"]))).render({"l": []}))
    assert two.count("<w:tr>") == 1
    assert "<w:tbl>" not in filled_xml(docx("voor", table(cells)), {"l": []})
    assert fill(docx(table(cells)), {"l": [1, 2]}) == "| 1 | 2 |"


def test_rows_within_a_content_control_make_the_table_go_too() -> None:
    rows = "".join([tr("{%tr for x in l %}"), tr("{{ x }}"), tr("{%tr endfor %}")])
    control = f'<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{rows}</w:sdtContent></w:sdt>'
    source = docx("voor", table(control), "na")
    assert "<w:tbl>" not in filled_xml(source, {"l": []})
    assert filled_xml(source, {"l": [1, 2]}).count("<w:tr>") == 2


def test_a_block_that_cuts_a_link_in_two_says_so() -> None:
    (found,) = refused(p(r("{% if x %}a"), f'<w:hyperlink w:anchor="q">{r("b{% endif %}")}</w:hyperlink>')).diagnostics
    assert found.code == "template.split-block"
    assert "alinea 1, in een link" in found.message


def test_a_block_that_cuts_a_tracked_insertion_in_two_accepts_it() -> None:
    body = p(f'<w:ins w:id="1" w:author="a">{r("{% if x %}a")}</w:ins>', r("b{% endif %}c"))
    assert fill(docx(body), {"x": True}) == "abc"
    assert fill(docx(body), {"x": False}) == "c"


def test_a_value_in_a_property_of_a_row_is_placed_by_its_first_paragraph() -> None:
    row = f'<w:tr><w:trPr><w:trHeight w:val="{{{{ hoogte }}}}"/></w:trPr>{tc("Naam")}</w:tr>'
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(docx("kop", table(row))).render({"hoogte": "hoog"})
    place = error.value.diagnostics[0].location
    assert (place.paragraph, place.excerpt) == (2, "Naam")


def test_a_no_break_space_after_a_level_is_a_space() -> None:
    assert fill(docx("{%p\u00a0if x %}", "a", "{%p\u00a0endif %}"), {"x": True}) == "a"


def test_a_level_glued_to_its_word_is_told_apart() -> None:
    assert "“p if”" in refused("{%pif x %}", "a", "{%pendif %}").diagnostics[0].remedy


def test_a_pictogram_that_does_not_exist_is_an_error_with_the_nearest_name() -> None:
    with pytest.raises(TemplateError) as error:
        fill(docx("kop", "{{ teken }}"), {"teken": Shape("wonne", 8)})
    found = error.value.diagnostics[0]
    assert (found.code, found.location.paragraph) == ("word.unknown-pictogram", 2)
    assert "Bedoel je “wonen”?" in found.remedy


@pytest.mark.parametrize(
    "body",
    [
        ("{%p if x %} tekst {%p endif %}",),
        (table(["{%tr for d in x %}", "{{ d }}", "{%tr endfor %}"]),),
        (table(["{%tc for d in x %}{{ d }}{%tc endfor %}"]),),
    ],
)
def test_a_block_that_begins_and_ends_in_what_it_takes_the_place_of_is_an_error(body: tuple[str, ...]) -> None:
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(docx(*body))
    assert "word.block-in-one" in {each.code for each in error.value.diagnostics}


def test_a_merge_outside_a_loop_names_the_tag_that_was_typed() -> None:
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(docx(table([tc("{% vm %}a")])))
    assert {each.location.tag for each in error.value.diagnostics} == {"{% vm %}"}


def test_a_tag_split_over_the_codes_of_a_field_is_an_error() -> None:
    codes = '<w:r><w:instrText> REF "{</w:instrText></w:r><w:r><w:instrText>{ x }}" </w:instrText></w:r>'
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(docx(p(field.format("begin"), codes, field.format("end"))))
    assert [each.code for each in error.value.diagnostics] == ["word.tag-in-field"]
    assert error.value.diagnostics[0].location.tag == "{{ x }}"


def test_the_first_value_of_a_text_field_is_the_text_itself() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput><w:default w:val="{{ x }}"/></w:textInput></w:ffData></w:fldChar></w:r>'  # noqa: E501  # as Word writes it
    assert '<w:default w:val="ja"/>' in filled_xml(docx(p(field)), {"x": "ja"})


def test_a_formula_takes_tags_split_over_its_runs_and_parts() -> None:
    run = "<m:r><m:rPr><m:sty/></m:rPr><m:t>{}</m:t></m:r>"
    power = f"<m:sSup><m:e>{run.format('am }}')}</m:e><m:sup>{run.format('2')}</m:sup></m:sSup>"
    formula = f'<m:oMath xmlns:m="{M}">{run.format("{{ na")}{power}{run.format("{% if naam %}")}'
    formula += f"{run.format('=')}{run.format('1{% endif %}')}</m:oMath>"
    xml = filled_xml(docx(p(formula)), {"naam": "a<b"})
    assert re.findall(r"<m:t[^>]*>(.*?)</m:t>", xml) == ["a&lt;b", "2", "=", "1"]


def test_a_block_cut_in_two_by_custom_xml_is_whole() -> None:
    around = f'<w:customXml w:uri="u" w:element="e">{r("{% if x %}a")}</w:customXml>'
    assert fill(docx(p(around, "b{% endif %}")), {"x": True}) == "ab"


def test_a_control_that_a_tag_fills_shows_no_placeholder() -> None:
    shown = control("t", r("{{ x }}"), "<w:showingPlcHdr/><w:text/>")
    assert "showingPlcHdr" not in filled_xml(docx(p(shown)), {"x": "ja"})


def test_a_block_that_ends_in_another_cell_of_a_row_in_a_control_names_both_places() -> None:
    row = f"<w:sdt><w:sdtPr/><w:sdtContent>{tr('{% if x %}a', 'b{% endif %}')}</w:sdtContent></w:sdt>"
    error = refused(table(["kop", "kop"], row))
    assert [each.code for each in error.diagnostics] == ["template.split-block"]
    assert "(tabelrij 2, cel 1)" in error.diagnostics[0].message
    assert "(tabelrij 2, cel 2)" in error.diagnostics[0].message


def test_text_that_stands_in_no_run_is_filled_as_it_stands() -> None:
    xml = filled_xml(docx("<w:p><w:t>{{ x }}</w:t></w:p>"), {"x": "een\n\ntwee"})
    assert '<w:p><w:t xml:space="preserve">een\n\ntwee</w:t></w:p>' in xml


@pytest.mark.parametrize("identity", ["²", "9" * 5000, "-3", "x"])
def test_an_id_that_is_no_number_hurts_nothing(identity: str) -> None:
    mark = f'<w:bookmarkStart w:id="{identity}" w:name="a"/>'
    assert fill(docx("{%p for x in l %}", p(mark, "{{ x }}"), "{%p endfor %}"), {"l": ["a", "b"]}) == "a\nb"


def test_what_is_wrong_with_a_tag_is_said_with_what_to_write_instead() -> None:
    remedies = {
        "{% if x = 'a' %}{% endif %}": "==",
        "{{ naam van client }}": "spaties",
        "{% if x %}{% else if y %}{% endif %}": "elif",
        "{% als x %}": "“if”",
        "{% if x && y %}{% endif %}": "and",
        "{{ 'a }}": "aanhalingstekens",
    }
    for source, remedy in remedies.items():
        assert remedy in refused(source).diagnostics[0].remedy


def test_a_tag_that_another_tag_begins_in_is_not_closed() -> None:
    error = refused("{{ naam {% if x %}a{% endif %}")
    assert [each.code for each in error.diagnostics] == ["template.unclosed-tag"]
    assert error.diagnostics[0].location.tag == "{{ naam "
