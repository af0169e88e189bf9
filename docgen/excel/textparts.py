"""Where texts beside the cells stand: notes, drawings, charts, buttons, tables, and attributes of the sheet itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.diagnostics import Diagnostic, Location
from docgen.excel.a1 import Area, parse_area, parse_areas, parse_cell
from docgen.excel.codes import finding
from docgen.excel.source import Source
from docgen.excel.strings import fragment
from docgen.excel.tagging import tag_text
from docgen.excel.texts import Marks, SideText
from docgen.ooxml.namespaces import XTHREAD, C, V, X, qn
from docgen.ooxml.xml import Element, parse, serialize
from docgen.template import has_tags

_TITLE, _MESSAGE = 32, 255  # Excel repairs a workbook with longer ones
_RULE_WORDS = {"promptTitle": _TITLE, "errorTitle": _TITLE, "prompt": _MESSAGE, "error": _MESSAGE}
_LINK_WORDS = {"tooltip": _MESSAGE, "display": 0}
_ANCHORS = (qn("xdr:twoCellAnchor"), qn("xdr:oneCellAnchor"))
_XML_SPACE = qn("xml:space")


def mark_sheet_texts(source: Source, number: int, turning: frozenset[str]) -> tuple[list[SideText], list[Diagnostic]]:
    """The texts with tags of a sheet and of the parts that belong to it, each replaced by its mark; and what is left.

    Marks go into the tree of the sheet and into the parts of the source. `turning` are the variables of its loops.
    """
    sheet = source.sheets[number]
    place = Location(sheet=sheet.name)
    marks = Marks(f"{number}_", place, turning)
    problems: list[Diagnostic] = []
    _mark_sheet(sheet.root, marks)
    problems += [finding("excel.tag-elsewhere", place) for _ in _left(sheet.root)][:1]
    for name in dict.fromkeys(_companions(source, sheet.part)):
        data = source.parts[name]
        kind = next((k for k in _MARKERS if source.types.of(name).endswith(k)), None)
        if kind is None or b"{" not in data:
            continue
        root, before = parse(data), len(marks.found)
        marks.place = place
        _MARKERS[kind](root, marks)
        if len(marks.found) > before:
            source.parts[name] = serialize(root)
        problems += [finding("excel.tag-elsewhere", Location(part=name).within(place)) for _ in _left(root)][:1]
    return marks.found, problems


def _companions(source: Source, part: str) -> Iterator[str]:
    for rel in source.rels_of(part):
        if rel.part is not None and source.types.of(rel.part).endswith(tuple(_MARKERS)):
            yield rel.part
            yield from _companions(source, rel.part)


def _left(root: Element) -> Iterator[str]:
    """Texts and attributes that still hold tags."""
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in _ELSEWHERE:
            continue
        yield from (str(v) for v in (element.text or "", *element.attrib.values()) if "{{" in str(v) or "{%" in str(v))


# headers and formulas are looked at by themselves; a point of a chart is cached and goes
_ELSEWHERE = frozenset(
    qn(name)
    for name in (
        "s:oddHeader", "s:oddFooter", "s:evenHeader", "s:evenFooter", "s:firstHeader", "s:firstFooter",
        "s:cfRule", "s:formula", "s:formula1", "s:formula2", "xm:f", "c:f", "c:v",
    )
)  # fmt: skip


def _mark_sheet(root: Element, marks: Marks) -> None:
    for rule in root.iter(qn("s:dataValidation"), qn("x14:dataValidation")):
        own = rule.find(qn("xm:sqref"))
        areas = parse_areas(rule.get("sqref") or (own.text if own is not None else "") or "")
        if areas:
            _attributes(rule, _RULE_WORDS, marks, areas[0].row1, areas[0].column1)
    for link in root.iter(qn("s:hyperlink")):
        area = parse_area(link.get("ref", ""))
        if area is not None:
            _attributes(link, _LINK_WORDS, marks, area.row1, area.column1)


def _attributes(element: Element, names: dict[str, int], marks: Marks, row: int, column: int) -> None:
    for name, most in names.items():
        value = element.get(name, "")
        if has_tags(value):
            element.set(name, marks.mark(value, row, column, cell=_cell(row, column), most=most))


def _cell(row: int, column: int) -> str:
    return str(Area(row, column, row, column)) if row else ""


def _comments(root: Element, marks: Marks) -> None:
    for author in root.iter(qn("s:author")):
        if has_tags(author.text or ""):
            author.text = marks.mark(author.text or "")
    for comment in root.iter(qn("s:comment")):
        cell = parse_cell(comment.get("ref", ""))
        if cell is not None:
            _runs(list(comment.iter(qn("s:t"))), marks, *cell)


def _threads(root: Element, marks: Marks) -> None:
    for comment in root.iter(f"{{{XTHREAD}}}threadedComment"):
        cell = parse_cell(comment.get("ref", ""))
        if cell is not None:
            _runs(list(comment.iter(f"{{{XTHREAD}}}text")), marks, *cell)


def _drawing(root: Element, marks: Marks) -> None:
    for cached in root.iterfind(f".//{qn('a:fld')}/{qn('a:t')}"):
        if has_tags(cached.text or ""):  # what its cell held when it was saved
            cached.text = ""
    for paragraph in root.iter(qn("a:p")):
        _runs(list(paragraph.iter(qn("a:t"))), marks, *_anchor_cell(paragraph))
    for named in root.iter(qn("xdr:cNvPr")):
        _attributes(named, {"descr": 0, "title": 0}, marks, *_anchor_cell(named))


def _anchor_cell(element: Element) -> tuple[int, int]:
    """The cell that a shape begins in; 0, 0 when it hangs on none."""
    anchor = next(element.iterancestors(*_ANCHORS), None)
    start = anchor.find(qn("xdr:from")) if anchor is not None else None
    if start is None:
        return 0, 0
    return int(start.findtext(qn("xdr:row")) or 0) + 1, int(start.findtext(qn("xdr:col")) or 0) + 1


def _chart(root: Element, marks: Marks) -> None:
    marks.place = Location(field="grafiek").within(marks.place)
    for paragraph in root.iter(qn("a:p")):
        _runs(list(paragraph.iter(qn("a:t"))), marks, 0, 0)
    for title in root.iter(f"{{{C}}}tx"):
        _runs(title.findall(f"{{{C}}}v"), marks, 0, 0)


def _diagram(root: Element, marks: Marks) -> None:
    for paragraph in root.iter(qn("a:p")):
        _runs(list(paragraph.iter(qn("a:t"))), marks, 0, 0)


def _slicers(root: Element, marks: Marks) -> None:
    for slicer in root:
        _attributes(slicer, {"caption": 0}, marks, 0, 0)


def _buttons(root: Element, marks: Marks) -> None:
    """The words on buttons and boxes of the kind from before drawings; those of notes are empty."""
    for shape in root.iter(f"{{{V}}}shape"):
        row, column = _vml_cell(shape)
        for box in shape.iter(f"{{{V}}}textbox"):
            _runs([e for e in box.iter() if isinstance(e.tag, str) and (e.text or "").strip()], marks, row, column)
        _attributes(shape, {"alt": 0, "title": 0}, marks, row, column)


def _vml_cell(shape: Element) -> tuple[int, int]:
    found = next(shape.iter(f"{{{X}}}Anchor"), None)
    numbers = (found.text or "").split(",") if found is not None else []
    if len(numbers) != 8 or not all(n.strip().isdigit() for n in numbers):
        return 0, 0
    return int(numbers[2]) + 1, int(numbers[0]) + 1


def _runs(texts: list[Element], marks: Marks, row: int, column: int) -> None:
    """Marks the runs of one text: each on its own when its tags are complete, else all together in the first."""
    words = "".join(text.text or "" for text in texts)
    if not has_tags(words):
        return
    cell = _cell(row, column)
    if all(_complete(text.text or "") for text in texts):
        for text in texts:
            if has_tags(text.text or ""):
                _set(text, marks.mark(text.text or "", row, column, cell=cell, br=_line_break(text)))
        return
    for at, text in enumerate(texts):
        _set(text, marks.mark(words, row, column, cell=cell, br=_line_break(text)) if at == 0 else "")


def _complete(text: str) -> bool:
    return not has_tags(text) or not tag_text(text, Location()).problems


def _set(text: Element, words: str) -> None:
    text.text = words
    if text.tag == qn("s:t"):
        text.set(_XML_SPACE, "preserve")


def _line_break(text: Element) -> str:
    """In a drawing a line ends with an element between two runs."""
    run = text.getparent()
    if text.tag != qn("a:t") or run is None or run.tag != qn("a:r"):
        return "\n"
    a = f"{run.prefix}:" if run.prefix else ""
    properties = run.find(qn("a:rPr"))
    own = "" if properties is None else fragment(properties)
    return f"</{a}t></{a}r><{a}br>{own}</{a}br><{a}r>{own}<{a}t>"


_MARKERS: dict[str, Callable[[Element, Marks], None]] = {
    ".comments+xml": _comments,
    "threadedcomments+xml": _threads,
    ".drawing+xml": _drawing,
    "drawingml.chart+xml": _chart,
    "drawingml.chartshapes+xml": _chart,
    "ms-office.chartex+xml": _chart,
    "drawingml.diagramData+xml": _diagram,
    "drawingml.diagramDrawing+xml": _diagram,
    "ms-excel.slicer+xml": _slicers,
    "vmlDrawing": _buttons,
}
