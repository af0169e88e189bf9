"""Values written as WordprocessingML, for the site where their tag stands.

run        in the text of a run: breaks, tabs, new paragraphs, pictures, links, check boxes
between    in the place of a run ({{r … }}) or of a paragraph ({{p … }})
plain      in any other text, or in an attribute: text and nothing else
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from docgen.errors import TemplateError
from docgen.ooxml.gate import safe_link
from docgen.template import Check, Image, Link, Markdown, Shape, WrongValueError, plain_text
from docgen.template import finding as language_finding
from docgen.template.runtime import MISSING
from docgen.word.codes import finding
from docgen.word.escaping import checked, escape_attribute, escape_text, is_plain, is_plain_quoted
from docgen.word.filling import PartFilling
from docgen.word.markdown import ListKind, Paragraph, Span, parse_markdown
from docgen.word.runproperties import with_property

Write = Callable[[Any], str]
RichWrite = Callable[[Any, PartFilling], str]
TICKED, UNTICKED = "☒", "☐"
_REMEMBERED, _SHORT = 100, 100
_PARAGRAPHS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+|\a")
_LINES = re.compile(r"\n(?:[ \t]*\n)*|\a")
_OPEN_TEXT = '<w:t xml:space="preserve">'
_NUMBER = re.compile(r"-?\d{1,9}(\.\d+)?")
_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})|auto")


@dataclass(frozen=True, slots=True)
class Styles:
    """What the template offers for values that bring a look of their own; empty ids where it offers nothing."""

    hyperlink: str = ""
    bullet: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a value lands: the properties of its run and paragraph, and what is possible there.

    `splits`: the run stands directly in its paragraph, so the paragraph may end and another begin.
    `lines`: every line is a paragraph. `links`: no hyperlink stands around it.
    """

    rpr: str = ""
    ppr: str = ""
    splits: bool = False
    lines: bool = False
    links: bool = True
    styles: Styles = Styles()


class _Written(dict[str, str]):
    """What came out for the texts that stood at one place before; labels and paths come back in every document."""

    def __init__(self, write: Write) -> None:
        super().__init__()
        self.write = write

    def __missing__(self, value: Any) -> str:
        text = self.write(value)
        if value.__class__ is str and len(value) < _SHORT and len(self) < _REMEMBERED:
            self[value] = text
        return text


def _remembering(write: Write) -> Write:
    """The same function, in a tenth of the time for a text that it was given before."""
    return _Written(write).__getitem__


def plain_run_writer(site: Site) -> Write:
    """Writes text, numbers and dates within `<w:t>…</w:t>`."""

    def write(value: Any) -> str:
        if value.__class__ is str and is_plain(value):
            return value
        return _run_text(site, as_text(value))

    return _remembering(write)


def run_writer(site: Site) -> RichWrite:
    """Writes any value within `<w:t>…</w:t>`."""

    def write(value: Any, state: PartFilling) -> str:
        if value.__class__ is str and is_plain(value):
            return value
        written = _rich(site, value, state)
        if written is not None:
            return f"</w:t></w:r>{written}<w:r>{site.rpr}{_OPEN_TEXT}"
        return _run_text(site, as_text(value))

    return write


def between_runs_writer(site: Site) -> RichWrite:
    """Writes values as whole runs."""

    def write(value: Any, state: PartFilling) -> str:
        written = _rich(site, value, state)
        if written is not None:
            return written
        text = as_text(value)
        return f"<w:r>{site.rpr}{_OPEN_TEXT}{_run_text(site, text)}</w:t></w:r>" if text else ""

    return write


def paragraph_writer(site: Site) -> RichWrite:
    """Writes values as whole paragraphs; a text without words gives none."""
    inner = between_runs_writer(site)

    def write(value: Any, state: PartFilling) -> str:
        if isinstance(value, Markdown):
            return "".join(_paragraph_xml(site, p) for p in parse_markdown(checked(value.text)))
        content = inner(value, state)
        return f"<w:p>{site.ppr}{content}</w:p>" if content else ""

    return write


def text_writer() -> Write:
    """Writes values as text between elements that hold nothing but text."""

    def write(value: Any) -> str:
        return escape_text(_control_free(_as_plain(value)))

    return write


def drawing_writer(prefix: str, properties: str) -> Write:
    """Writes values within `<a:t>…</a:t>`; a line end begins another line (ECMA-376 Part 1, 21.1.2.2.1)."""
    a = f"{prefix}:" if prefix else ""
    between = f"</{a}t></{a}r><{a}br/><{a}r>{properties}<{a}t>"

    def write(value: Any) -> str:
        return escape_text(_control_free(_as_plain(value))).replace("\n", between)

    return write


def drawn_paragraph_writer(prefix: str, properties: str, look: str) -> Write:
    """Writes the lines of a value as whole paragraphs of a drawing; a text without words gives none."""
    a = f"{prefix}:" if prefix else ""
    before, after = f"<{a}p>{look}<{a}r>{properties}<{a}t>", f"</{a}t></{a}r></{a}p>"

    def write(value: Any) -> str:
        text = escape_text(_control_free(_as_plain(value)))
        return "".join(f"{before}{line}{after}" for line in text.split("\n")) if text else ""

    return write


def attribute_writer() -> Write:
    """Writes values as the text of an attribute."""

    def write(value: Any) -> str:
        if value.__class__ is str and is_plain_quoted(value):
            return value
        return escape_attribute(checked(_as_plain(value)))

    return _remembering(write)


def number_writer() -> Write:
    """Writes a number in an attribute that must be one; None is 0."""

    def write(value: Any) -> str:
        text = _as_plain(value).strip() or "0"
        if isinstance(value, bool) or not _NUMBER.fullmatch(text):
            raise TemplateError([finding("word.wrong-number")])
        return str(round(float(text)))

    return write


def color_writer() -> Write:
    """Writes a colour in an attribute that must be one; `#` is left out, anything that is no colour is `auto`."""

    def write(value: Any) -> str:
        found = _COLOR.fullmatch(_as_plain(value).strip())
        return found[1] or "auto" if found else "auto"

    return write


def tick_writer() -> Write:
    """Writes the sign of a box that is ticked or not."""
    return lambda value: TICKED if truth(value) else UNTICKED


def switch_writer() -> Write:
    """Writes 1 or 0 in an attribute that switches something on or off."""
    return lambda value: "1" if truth(value) else "0"


def truth(value: Any) -> bool:
    """Whether a value ticks a box: by its own word, or "0", "false", "nee" and nothing at all for no."""
    if isinstance(value, Check):
        return value.value
    if isinstance(value, str):
        return value.strip().casefold() not in {"", "0", "false", "nee", "uit"}
    return bool(value) and value is not MISSING


def as_text(value: Any) -> str:
    """A single value as text.

    Raises:
        WrongValueError: lists, mappings and objects.
        TemplateError: numbers that are none.
    """
    if isinstance(value, float) and not math.isfinite(value):
        raise TemplateError([language_finding("template.not-a-number")])
    if isinstance(value, Decimal) and not value.is_finite():
        raise TemplateError([language_finding("template.not-a-number")])
    return plain_text(value)


def _as_plain(value: Any) -> str:
    if isinstance(value, Link | Markdown):
        return value.text
    if isinstance(value, Check):
        return TICKED if value.value else UNTICKED
    if isinstance(value, Image | Shape):
        raise TemplateError([finding("word.value-place", what="Een afbeelding")])
    return as_text(value)


def _control_free(text: str) -> str:
    return checked(text).replace("\a", "\n").replace("\f", "\n")


def _run_text(site: Site, value: str) -> str:
    """Escaped text of a run, its line ends as breaks and its blank lines as new paragraphs."""
    text = escape_text(checked(value))
    if "\n" not in text and "\t" not in text and "\a" not in text and "\f" not in text:
        return text
    text = text.replace("\f", _page_break(site))
    if site.splits:
        again = f"</w:t></w:r></w:p><w:p>{site.ppr}<w:r>{site.rpr}{_OPEN_TEXT}"
        pattern = _LINES if site.lines else _PARAGRAPHS
        text = pattern.sub(lambda _: again, text.strip("\n") if "\n\n" in text else text)
    text = text.replace("\a", "\n").replace("\n", f"</w:t><w:br/>{_OPEN_TEXT}")
    return text.replace("\t", f"</w:t><w:tab/>{_OPEN_TEXT}")


def _page_break(site: Site) -> str:
    if not site.splits:
        return "\n"
    page = '</w:t></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    return f"{page}<w:p>{site.ppr}<w:r>{site.rpr}{_OPEN_TEXT}"


def _rich(site: Site, value: Any, state: PartFilling) -> str | None:
    """Whole runs for a value that brings more than text, or `None` for plain values."""
    match value:
        case Check():
            return check_box(site, state.filling.new_id(), ticked=value.value)
        case Image():
            return f"<w:r>{site.rpr}{_image(value, state)}</w:r>"
        case Shape():
            return f"<w:r>{site.rpr}{_shape(value, state)}</w:r>"
        case Link():
            return _link(site, value, state)
        case Markdown():
            return _markdown(site, value)
        case _:
            return None


def check_box(site: Site, identity: int, *, ticked: bool) -> str:
    """A check box that can be clicked (w14, [MS-DOCX] 2.6.1.11)."""
    state = TICKED if ticked else UNTICKED
    font = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{identity}"/>'
        '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        f'<w14:checked w14:val="{int(ticked)}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent>'
        f"<w:r>{with_property(site.rpr, font)}<w:t>{state}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _image(value: Image, state: PartFilling) -> str:
    _check_width(value.width_mm)
    return state.picture(checked(value.token), value.width_mm, escape_attribute(checked(value.alt)))


def _shape(value: Shape, state: PartFilling) -> str:
    _check_width(value.width_mm)
    return state.shape(checked(value.name), value.width_mm, checked(value.alt))


def _check_width(width_mm: float) -> None:
    if not 0 < width_mm <= 1000:
        what = "een afbeelding is 0 tot 1000 mm breed"
        raise WrongValueError(what)


def _link(site: Site, value: Link, state: PartFilling) -> str:
    address = checked(value.url).strip()
    if not safe_link(address):
        raise TemplateError([finding("word.bad-link")])
    if site.styles.hyperlink:
        look = f'<w:rStyle w:val="{site.styles.hyperlink}"/>'
        rpr = with_property(site.rpr, look)
    else:
        rpr = with_property(site.rpr, '<w:u w:val="single"/>')
    text = _run_text(Site(rpr), value.text or address)
    run = f"<w:r>{rpr}{_OPEN_TEXT}{text}</w:t></w:r>"
    if not site.links:
        return run
    return f"{state.link(address)}{run}</w:hyperlink>"


def _markdown(site: Site, value: Markdown) -> str:
    found = parse_markdown(checked(value.text))
    if not site.splits:
        lines = [_spans_xml(site, [*_label(paragraph), *paragraph.spans]) for paragraph in found]
        return f"<w:r>{site.rpr}<w:br/></w:r>".join(lines)
    xml: list[str] = []
    for number, paragraph in enumerate(found):
        if number == 0 and paragraph.kind is None:
            xml.append(_spans_xml(site, paragraph.spans))
        else:
            ppr, spans = _paragraph_look(site, paragraph)
            xml.append(f"</w:p><w:p>{ppr}{_spans_xml(site, spans)}")
    return "".join(xml)


def _paragraph_xml(site: Site, paragraph: Paragraph) -> str:
    ppr, spans = _paragraph_look(site, paragraph)
    return f"<w:p>{ppr}{_spans_xml(site, spans)}</w:p>"


def _label(paragraph: Paragraph) -> list[Span]:
    if paragraph.kind is None:
        return []
    return [Span("• " if paragraph.kind is ListKind.BULLET else f"{paragraph.number}. ")]


def _paragraph_look(site: Site, paragraph: Paragraph) -> tuple[str, list[Span]]:
    """The properties of a paragraph of Markdown, and its spans with the sign of its list."""
    if paragraph.kind is None:
        return site.ppr, list(paragraph.spans)
    if paragraph.kind is ListKind.BULLET and site.styles.bullet:
        return f'<w:pPr><w:pStyle w:val="{site.styles.bullet}"/></w:pPr>', list(paragraph.spans)
    inner = site.ppr.removeprefix("<w:pPr>").removesuffix("</w:pPr>") if site.ppr.startswith("<w:pPr>") else ""
    inner = re.sub(r"<w:ind\b[^>]*/>|<w:numPr>.*?</w:numPr>", "", inner, flags=re.DOTALL)
    indent = '<w:ind w:left="284" w:hanging="284"/>'  # half a centimetre, as Word's own lists
    later = re.search(r"<w:(contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|textAlignment|"
                      r"textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)\b", inner)  # fmt: skip
    at = later.start() if later else len(inner)
    sign = Span("•\t" if paragraph.kind is ListKind.BULLET else f"{paragraph.number}.\t")
    return f"<w:pPr>{inner[:at]}{indent}{inner[at:]}</w:pPr>", [sign, *paragraph.spans]


def _spans_xml(site: Site, spans: list[Span] | tuple[Span, ...]) -> str:
    return "".join(_span_xml(site, span) for span in spans if span.text)


def _span_xml(site: Site, span: Span) -> str:
    rpr = site.rpr
    if span.bold:
        rpr = with_property(rpr, "<w:b/>")
    if span.italic:
        rpr = with_property(rpr, "<w:i/>")
    return f"<w:r>{rpr}{_OPEN_TEXT}{_run_text(Site(rpr), span.text)}</w:t></w:r>"
