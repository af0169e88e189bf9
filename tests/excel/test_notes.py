"""Threaded comments and form controls, which XlsxWriter cannot make, follow their cells."""

from __future__ import annotations

import re
from typing import Any

from docgen.excel import ExcelTemplate
from docgen.ooxml import pack
from docgen.ooxml.namespaces import XTHREAD
from excel.making import changed, part, parts, rendered, sheet_of

LOOP = {"A1": "{%tr for x in xs %}", "B2": "{{ x }}", "A3": "{%tr endfor %}", "A4": "eind"}
_THREADS = "xl/threadedComments/threadedComment1.xml"
FIRST = "{00000000-0000-0000-0000-000000000000}"
_KIND = "application/vnd.ms-excel.threadedcomments+xml"
_REL = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"


def with_threads(text: str = "hoi") -> bytes:
    """A template with a threaded comment on B2 and an answer to it, and one on B4."""
    data = parts(sheet_of(LOOP, lambda _, sheet: sheet.write_comment("B2", "[reactie]")))
    rows = "".join(
        f'<threadedComment ref="{ref}" dT="2026-01-01T00:00:00.00" personId="{{P}}" id="{{00000000-0000-0000-0000-'
        f'00000000000{n}}}"{parent}><text>{text}</text></threadedComment>'
        for n, (ref, parent) in enumerate(
            [("B2", ""), ("B2", ' parentId="{00000000-0000-0000-0000-000000000000}"'), ("B4", "")]
        )
    )
    data[_THREADS] = f'<ThreadedComments xmlns="{XTHREAD}">{rows}</ThreadedComments>'.encode()
    rels = data["xl/worksheets/_rels/sheet1.xml.rels"].decode()
    row = f'<Relationship Id="rId77" Type="{_REL}" Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    data["xl/worksheets/_rels/sheet1.xml.rels"] = rels.replace("</Relationships>", row).encode()
    types = data["[Content_Types].xml"].decode()
    override = f'<Override PartName="/{_THREADS}" ContentType="{_KIND}"/></Types>'
    data["[Content_Types].xml"] = types.replace("</Types>", override).encode()
    return pack(data)


def test_threaded_comments_follow_and_answers_stay_with_their_comment() -> None:
    xml = part(rendered(with_threads(), {"xs": ["a", "b"]}), _THREADS)

    found = re.findall(r'<threadedComment ref="(\w+)"[^>]*? id="([^"]+)"(?: parentId="([^"]+)")?', xml)
    assert [ref for ref, _, _ in found] == ["B1", "B2", "B1", "B2", "B3"]
    ids = [identity for _, identity, _ in found]
    assert len(set(ids)) == len(ids)
    assert [parent for _, _, parent in found if parent] == ids[:2]


def test_the_note_of_a_thread_names_the_thread_that_stands_beside_it() -> None:
    template = changed(with_threads(), {"xl/comments1.xml": [("<author></author>", f"<author>tc={FIRST}</author>")]})
    data = rendered(template, {"xs": ["a", "b"]})

    comments = part(data, "xl/comments1.xml")
    authors = re.findall(r"<author>tc=([^<]*)</author>", comments)
    noted = {ref: authors[int(at)] for ref, at in re.findall(r'<comment ref="(\w+)" authorId="(\d+)"', comments)}
    threads = re.findall(r'<threadedComment ref="(\w+)"[^>]*? id="([^"]+)"/?>', part(data, _THREADS))
    assert noted == dict(reversed(threads[:2]))


def test_the_words_of_threaded_comments_are_filled_in() -> None:
    xml = part(rendered(with_threads("Over {{ x }}"), {"xs": ["een", "twee"], "x": "al"}), _THREADS)

    assert re.findall(r"<text>([^<]*)</text>", xml) == ["Over een", "Over twee", "Over een", "Over twee", "Over al"]


def test_a_control_in_a_repeated_row_is_warned_of() -> None:
    def more(_: Any, sheet: Any) -> None:
        sheet.insert_button("C2", {"caption": "x"})
        sheet.insert_button("C5", {"caption": "y"})
        sheet.write_comment("D2", "geen element")

    warnings = ExcelTemplate.compile(sheet_of(LOOP, more)).warnings
    assert [(w.code, w.location.cell) for w in warnings] == [("excel.control-in-loop", "C2")]


def test_the_corners_of_form_controls_follow() -> None:
    data = parts(sheet_of({**LOOP, "B9": "onder"}))
    xdr = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    corners = "".join(
        f"<{n}><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></{n}>"
        for n, row in (("from", 8), ("to", 9))
    ).replace("<from>", "<xdr:from>").replace("</from>", "</xdr:from>").replace("<to>", "<xdr:to>")  # fmt: skip
    control = (
        f'<controls xmlns:xdr="{xdr}"><control shapeId="1025" name="Vakje"><controlPr><anchor>'
        f"{corners.replace('</to>', '</xdr:to>')}</anchor></controlPr></control></controls></worksheet>"
    )
    sheet = data["xl/worksheets/sheet1.xml"].decode()
    data["xl/worksheets/sheet1.xml"] = sheet.replace("</worksheet>", control).encode()

    xml = part(rendered(pack(data), {"xs": list("abcd")}), "xl/worksheets/sheet1.xml")

    assert re.findall(r"<xdr:row>(\d+)</xdr:row>", xml) == ["9", "10"]
