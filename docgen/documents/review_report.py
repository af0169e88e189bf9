"""The Word file of a review: the texts of a record as they stand, with the remarks in the margin as comments.

frame        an empty form in the house style, whose header, footer, styles and page are kept
sections     one per record: what goes for the whole, then the texts per leefgebied
comments     word/comments.xml, anchored to the words that a remark is about, to a whole text or to a heading

<w:commentRangeStart w:id="3"/> <w:r>…the words…</w:r> <w:commentRangeEnd w:id="3"/> <w:r><w:commentReference/></w:r>
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from docgen.ooxml import Package
from docgen.ooxml.content_types import PART_NAME, WML, write_content_types
from docgen.ooxml.namespaces import R, W, qn
from docgen.ooxml.relationships import Relationship, next_id, rels_name, write_relationships
from docgen.ooxml.xml import DECLARATION, parse, serialize
from docgen.ooxml.zipping import pack

AUTHOR, INITIALS = "docgen", "dg"
COMMENTS = "word/comments.xml"
_INTRODUCTION = (
    "De opmerkingen staan in de kantlijn. Het zijn seintjes van een collega: jij weet hoe het zit, en jij beslist."
)
_NAMESPACE = f'xmlns:w="{W}"'
_STYLES = f"""\
<w:styles {_NAMESPACE}>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Opmerking"><w:name w:val="Opmerking"/>\
<w:basedOn w:val="Standaard"/><w:pPr><w:spacing w:before="0" w:after="40"/></w:pPr>\
<w:rPr><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="Opmerkingteken"><w:name w:val="Opmerkingteken"/>\
<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>
</w:styles>"""


@dataclass(frozen=True, slots=True)
class Note:
    """One remark, ready to be read: what is the matter, what to do, and the code of its rule.

    `start` and `end` are offsets into the text that it stands at; without them it is about the whole text.
    """

    message: str
    advice: str
    code: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text of the record under its label, with the remarks on it."""

    label: str
    text: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading: a leefgebied with its texts, and the remarks on it as a whole."""

    title: str
    texts: tuple[MarkedText, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One record: what goes for the whole, its parts, and what the scores say of it."""

    title: str
    parts: tuple[Part, ...]
    whole: tuple[Note, ...] = ()
    closing: tuple[str, ...] = ()


def render_report(frame: bytes, title: str, sections: Sequence[Section], *, day: date | None, tint: str) -> bytes:
    """The Word file; comments carry the date that is given, never that of the clock. `tint` is that of the brand."""
    writer = _Writer(tint.lstrip("#"), day)
    content = [_paragraph("Titel", _run(title)), _paragraph("Inleiding", _run(_INTRODUCTION))]
    content += [line for section in sections for line in writer.section(section)]
    return _in_frame(frame, "".join(content), writer.comments)


def _in_frame(frame: bytes, content: str, comments: Sequence[str]) -> bytes:
    """The frame with this body and these comments, without the list of fields that went with the old body."""
    package = Package.read(frame)
    main = package.main
    kept = {name: data for name, data in package.parts.items() if not name.startswith("customXml/")}
    relations = [r for r in package.rels(main) if r.kind != "customXml"]
    relations.append(Relationship(next_id(relations), f"{R}/comments", "comments.xml", part=COMMENTS))
    types = package.content_types.with_override(COMMENTS, f"{WML}comments+xml")
    for name in package.parts:
        types = types.without(name) if name.startswith("customXml/") else types
    return pack(
        {
            **kept,
            PART_NAME: write_content_types(types),
            main: _body(package.parts[main], content),
            rels_name(main): write_relationships(relations),
            "word/styles.xml": _with_styles(package.parts["word/styles.xml"]),
            COMMENTS: DECLARATION + f"<w:comments {_NAMESPACE}>{''.join(comments)}</w:comments>".encode(),
        }
    )


def _body(document: bytes, content: str) -> bytes:
    """The main part with another content; the set-up of the page stays."""
    root = parse(document)
    body = root[0]
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    for place, element in enumerate(parse(f"<w:body {_NAMESPACE}>{content}</w:body>".encode())):
        body.insert(place, element)
    return serialize(root)


def _with_styles(styles: bytes) -> bytes:
    root = parse(styles)
    for style in parse(_STYLES.encode()):
        root.append(style)
    return serialize(root)


class _Writer:
    """Writes sections, and keeps the comments with their numbers."""

    def __init__(self, tint: str, day: date | None) -> None:
        self.tint = tint
        self.comments: list[str] = []
        self._date = f' w:date="{day.isoformat()}T00:00:00Z"' if day else ""

    def section(self, section: Section) -> Iterator[str]:
        """The paragraphs of one record."""
        yield _paragraph("Kop1", _run(section.title))
        if section.whole:
            yield _paragraph("Kop2", _run("Over het geheel"))
        for note in section.whole:
            yield _paragraph("Lijst", _run(f"{note.message} ") + _run(f"{note.advice} ({note.code})", "Terzijde"))
        for part in section.parts:
            yield _paragraph("Kop2", self._commented(_run(part.title), part.notes))
            for text in part.texts:
                yield from self._text(text)
        for line in section.closing:
            yield _paragraph("Klein", _run(line))

    def _text(self, marked: MarkedText) -> Iterator[str]:
        """The label and the paragraphs of a text, cut where a remark begins or ends."""
        yield _paragraph("Labelsmal", _run(marked.label))
        pieces = list(_pieces(marked))
        covered = [(self._add(note), places) for note in marked.notes if (places := _places(marked, note, pieces))]
        for paragraph in _grouped(pieces):
            content: list[str] = []
            for piece in paragraph:
                content += [_start(number) for number, places in covered if places[0] == piece.place]
                content.append(_run(piece.text, fill=self.tint if piece.marked else ""))
                content += [_end(number) for number, places in covered if places[-1] == piece.place]
            yield _paragraph("Verhaal", "".join(content))

    def _commented(self, content: str, notes: Iterable[Note]) -> str:
        numbers = [self._add(note) for note in notes]
        return "".join([*map(_start, numbers), content, *map(_end, numbers)])

    def _add(self, note: Note) -> int:
        """The number of a new comment."""
        number = len(self.comments)
        lines = [note.message, f"→ {note.advice}" if note.advice else "", note.code]
        first = '<w:r><w:rPr><w:rStyle w:val="Opmerkingteken"/></w:rPr><w:annotationRef/></w:r>'
        paragraphs = "".join(
            _paragraph("Opmerking", (first if place == 0 else "") + _run(line))
            for place, line in enumerate(line for line in lines if line)
        )
        self.comments.append(
            f'<w:comment w:id="{number}" w:author={quoteattr(AUTHOR)}{self._date} w:initials={quoteattr(INITIALS)}>'
            f"{paragraphs}</w:comment>"
        )
        return number


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one paragraph in which no remark begins or ends; `place` counts over the whole text."""

    place: int
    paragraph: int
    start: int
    end: int
    text: str
    marked: bool


def _pieces(marked: MarkedText) -> Iterator[_Piece]:
    pointed = [(note.start, note.end) for note in marked.notes if note.start is not None and note.end is not None]
    edges = {edge for pair in pointed for edge in pair}
    place = 0
    for number, found in enumerate(re.finditer(r"[^\n]+", marked.text)):
        first, last = found.span()
        for start, end in pairwise(sorted({first, last, *(edge for edge in edges if first < edge < last)})):
            inside = any(from_ <= start and end <= to for from_, to in pointed)
            yield _Piece(place, number, start, end, marked.text[start:end], inside)
            place += 1


def _places(marked: MarkedText, note: Note, pieces: Sequence[_Piece]) -> list[int]:
    """The pieces that a remark is about; all of them for one on the text as a whole."""
    first, last = (0, len(marked.text)) if note.start is None or note.end is None else (note.start, note.end)
    return [piece.place for piece in pieces if piece.start < last and piece.end > first]


def _grouped(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces paragraph by paragraph."""
    for number in dict.fromkeys(piece.paragraph for piece in pieces):
        yield [piece for piece in pieces if piece.paragraph == number]


def _start(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def _end(number: int) -> str:
    reference = f'<w:rPr><w:rStyle w:val="Opmerkingteken"/></w:rPr><w:commentReference w:id="{number}"/>'
    return f'<w:commentRangeEnd w:id="{number}"/><w:r>{reference}</w:r>'


def _paragraph(style: str, content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def _run(text: str, style: str = "", *, fill: str = "") -> str:
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    if fill:
        properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}" w:themeFill="background2"/>'
    before = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{before}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
