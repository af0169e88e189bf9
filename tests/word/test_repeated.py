from __future__ import annotations

import re

from docgen.ooxml.reading import read_docx
from docgen.template import Shape
from docgen.word import WordTemplate

from .making import docx, header, member_of, numbering, p, r, table, tc

LEVEL = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
LISTS = numbering(
    f'<w:abstractNum w:abstractNumId="0">{LEVEL.format("decimal", "%1.")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{LEVEL.format("bullet", "•")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
BULLETED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
GOALS = [{"naam": "A", "stappen": ["x", "y"]}, {"naam": "B", "stappen": ["z"]}]


def test_a_list_within_each_turn_starts_anew() -> None:
    body = [
        "{%p for d in doelen %}",
        "{{ d.naam }}",
        "{%p for s in d.stappen %}",
        p("{{ s }}", properties=NUMBERED),
        "{%p endfor %}",
        "{%p endfor %}",
    ]
    out = WordTemplate.compile(docx(*body, extra=LISTS)).render({"doelen": GOALS})
    assert read_docx(out).split() == ["A", "1.", "x", "2.", "y", "B", "1.", "z"]
    assert member_of(out, "word/numbering.xml").count("<w:num ") == 3


def test_numbers_before_rows_count_on() -> None:
    rows = table(
        ["{%tr for d in doelen %}", ""], [tc(p("doel", properties=NUMBERED)), "{{ d.naam }}"], ["{%tr endfor %}", ""]
    )
    out = WordTemplate.compile(docx(rows, extra=LISTS)).render({"doelen": GOALS})
    assert read_docx(out).split() == ["|", "1.", "doel", "|", "A", "|", "|", "2.", "doel", "|", "B", "|"]


def test_a_list_of_several_items_in_each_row_starts_anew() -> None:
    cell = tc(p("a", properties=NUMBERED), p("b", properties=NUMBERED))
    out = WordTemplate.compile(
        docx(table(["{%tr for d in doelen %}"], [cell], ["{%tr endfor %}"]), extra=LISTS)
    ).render({"doelen": GOALS})
    assert re.findall(r"\d\.", read_docx(out)) == ["1.", "2.", "1.", "2."]


def test_one_number_among_the_paragraphs_of_a_turn_counts_on() -> None:
    body = ["{%p for d in doelen %}", "{{ d.naam }}", p("doel", properties=NUMBERED), "{%p endfor %}"]
    out = WordTemplate.compile(docx(*body, extra=LISTS)).render({"doelen": GOALS})
    assert read_docx(out).split() == ["A", "1.", "doel", "B", "2.", "doel"]


def test_a_list_whose_items_are_the_turns_counts_on() -> None:
    body = ["{%p for d in doelen %}", p("{{ d.naam }}", properties=NUMBERED), "{%p endfor %}"]
    out = WordTemplate.compile(docx(*body, extra=LISTS)).render({"doelen": GOALS})
    assert read_docx(out).split() == ["1.", "A", "2.", "B"]


def test_an_item_with_an_explanation_below_it_counts_on() -> None:
    body = ["{%p for d in doelen %}", p("{{ d.naam }}", properties=NUMBERED), "uitleg", "{%p endfor %}"]
    out = WordTemplate.compile(docx(*body, extra=LISTS)).render({"doelen": GOALS})
    assert read_docx(out).split() == ["1.", "A", "uitleg", "2.", "B", "uitleg"]


def test_a_list_used_outside_the_loop_too_counts_on() -> None:
    body = ["{%p for d in doelen %}", "kop", p("{{ d.naam }}", properties=NUMBERED), "{%p endfor %}"]
    out = WordTemplate.compile(docx(*body, p("slot", properties=NUMBERED), extra=LISTS)).render({"doelen": GOALS})
    assert "3. slot" in re.sub(r"\s+", " ", read_docx(out))


def test_bullets_are_left_alone() -> None:
    body = ["{%p for d in doelen %}", "kop", p("{{ d.naam }}", properties=BULLETED), "{%p endfor %}"]
    out = WordTemplate.compile(docx(*body, extra=LISTS)).render({"doelen": GOALS})
    assert member_of(out, "word/numbering.xml").count("<w:num ") == 2


def test_paragraph_ids_are_not_copied() -> None:
    body = [
        "{%p for d in doelen %}",
        '<w:p w14:paraId="0A0A0A0A"><w:r><w:t>{{ d.naam }}</w:t></w:r></w:p>',
        "{%p endfor %}",
    ]
    out = WordTemplate.compile(docx(*body)).render({"doelen": GOALS})
    assert "paraId" not in member_of(out, "word/document.xml")


def test_a_bookmark_named_by_a_tag_keeps_its_name_and_links_find_it() -> None:
    mark = '<w:bookmarkStart w:id="4" w:name="doel_{{ d.naam }}"/><w:bookmarkEnd w:id="4"/>'
    link = '<w:hyperlink w:anchor="doel_{{ d.naam }}"><w:r><w:t>zie</w:t></w:r></w:hyperlink>'
    body = ["{%p for d in doelen %}", p(mark, link), "{%p endfor %}"]
    xml = member_of(WordTemplate.compile(docx(*body)).render({"doelen": GOALS}), "word/document.xml")
    assert re.findall(r'w:name="(.*?)"', xml) == ["doel_A", "doel_B"]
    assert re.findall(r'w:anchor="(.*?)"', xml) == ["doel_A", "doel_B"]
    assert len(set(re.findall(r'bookmarkStart w:id="(.*?)"', xml))) == 2


PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="{}" name="n"/><a:graphic><a:graphicData'
    ' uri="u"/></a:graphic></wp:inline></w:drawing></w:r>'
)


def test_drawings_keep_ids_of_their_own_over_all_parts() -> None:
    logo = PICTURE.format(1)
    body = [p(PICTURE.format(2)), "{%p for d in doelen %}", p(PICTURE.format(3)), "{%p endfor %}", "{{ vorm }}"]
    out = WordTemplate.compile(docx(*body, extra=header(p(logo)))).render(
        {"doelen": GOALS, "vorm": Shape("gesprek", 5)}
    )
    ids = re.findall(r'docPr id="(\d+)"', member_of(out, "word/document.xml") + member_of(out, "word/header1.xml"))
    assert len(ids) == 5
    assert len(set(ids)) == 5


def test_a_drawing_makes_way_for_one_with_its_id_in_a_part_that_stays() -> None:
    body = [p(PICTURE.format(1)), p(PICTURE.format(1)), "{{ naam }}"]
    out = WordTemplate.compile(docx(*body, extra=header(p(PICTURE.format(1))))).render({"naam": "x"})
    assert re.findall(r'docPr id="(\d+)"', member_of(out, "word/header1.xml")) == ["1"]
    assert re.findall(r'docPr id="(\d+)"', member_of(out, "word/document.xml")) == ["2", "3"]


def mark(name: str, text: str = "") -> str:
    return f'<w:bookmarkStart w:id="4" w:name="{name}"/>{r(text)}<w:bookmarkEnd w:id="4"/>'


def link(name: str) -> str:
    return f'<w:hyperlink w:anchor="{name}">{r("zie")}</w:hyperlink>'


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def names_and_links(*body: str) -> tuple[list[str], list[str]]:
    xml = member_of(WordTemplate.compile(docx(*body)).render({"doelen": GOALS}), "word/document.xml")
    found = r'w:anchor="(.*?)"|w:instr="(.*?)"|<w:instrText[^>]*>(.*?)</w:instrText>'
    return re.findall(r'w:name="(.*?)"', xml), ["".join(each) for each in re.findall(found, xml)]


def test_links_within_a_turn_find_its_own_copy_of_a_bookmark() -> None:
    body = [
        "{%p for d in doelen %}",
        p(link("doel")),
        p(mark("doel")),
        p(link("doel")),
        "{%p endfor %}",
        p(link("doel")),
    ]
    assert names_and_links(*body) == (["doel", "doel_2"], ["doel", "doel", "doel_2", "doel_2", "doel"])


def test_fields_within_a_turn_find_its_own_copy_of_a_bookmark() -> None:
    simple = '<w:fldSimple w:instr=" REF doel \\h "/>'
    fields = p(simple, code(" PAGEREF doel \\h "), code('HYPERLINK \\l "doel"'), code(" REF doelgroep "))
    _, links = names_and_links("{%p for d in doelen %}", p(mark("doel")), fields, "{%p endfor %}")
    assert links[:4] == [" REF doel \\h ", " PAGEREF doel \\h ", 'HYPERLINK \\l "doel"', " REF doelgroep "]
    assert links[4:] == [" REF doel_2 \\h ", " PAGEREF doel_2 \\h ", 'HYPERLINK \\l "doel_2"', " REF doelgroep "]


def test_a_link_to_a_bookmark_in_an_inner_loop_finds_the_first_of_its_turn() -> None:
    inner = ["{%p for s in d.stappen %}", p(mark("stap"), link("stap")), "{%p endfor %}"]
    names, links = names_and_links("{%p for d in doelen %}", p(link("stap")), *inner, "{%p endfor %}")
    assert names == ["stap", "stap_2", "stap_3"]
    assert links == ["stap", "stap", "stap_2", "stap_3", "stap_3"]


def test_a_copy_never_takes_a_name_that_the_template_has() -> None:
    body = [p(mark("Doel_2")), "{%p for d in doelen %}", p(mark("doel"), link("doel")), "{%p endfor %}"]
    names, links = names_and_links(*body)
    assert names == ["Doel_2", "doel", "doel__2"]
    assert links == ["doel", "doel__2"]


def test_long_names_of_copies_stay_apart_and_within_forty_signs() -> None:
    one, two = "a" * 39 + "1", "a" * 39 + "2"
    names, _ = names_and_links("{%p for d in doelen %}", p(mark(one), mark(two)), "{%p endfor %}")
    assert len(set(names)) == 4
    assert max(map(len, names)) <= 40


def test_stretches_to_edit_shapes_and_form_fields_of_each_turn_are_its_own() -> None:
    stretch = f'<w:permStart w:id="9" w:edGrp="everyone"/>{r("vrij")}<w:permEnd w:id="9"/>'
    shape = '<w:r><w:pict><v:shape id="kader" type="#_x0000_t202"/></w:pict></w:r>'
    field = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="vak"/></w:ffData></w:fldChar></w:r>'
    field += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    named = f'<w:bookmarkStart w:id="4" w:name="vak"/>{field}<w:bookmarkEnd w:id="4"/>'
    body = ["{%p for d in doelen %}", p(stretch, shape, named), "{%p endfor %}"]
    xml = member_of(WordTemplate.compile(docx(*body)).render({"doelen": GOALS}), "word/document.xml")
    starts, ends = re.findall(r'permStart w:id="(\d+)"', xml), re.findall(r'permEnd w:id="(\d+)"', xml)
    assert starts == ends
    assert len(set(starts)) == 2
    assert len(set(re.findall(r'v:shape id="(.*?)"', xml))) == 2
    assert re.findall(r'<w:name w:val="(.*?)"', xml) == re.findall(r'w:name="(.*?)"', xml) == ["vak", "vak_2"]
