"""WordprocessingML names and the few tree operations that every step of compiling needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from docgen.ooxml.namespaces import W, qn
from docgen.ooxml.xml import Element, XMLSyntaxError, parse, serialize

BODY, P, R, T, TBL, TR, TC = (qn(f"w:{name}") for name in ("body", "p", "r", "t", "tbl", "tr", "tc"))
PPR, RPR, TCPR, TRPR, TBLPR, TBLGRID = (qn(f"w:{name}") for name in ("pPr", "rPr", "tcPr", "trPr", "tblPr", "tblGrid"))
SDT, SDT_PR, SDT_CONTENT, HYPERLINK, SMART_TAG, CUSTOM_XML = (
    qn(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent", "hyperlink", "smartTag", "customXml")
)
BOOKMARK_START, BOOKMARK_END, SECT_PR = (qn(f"w:{name}") for name in ("bookmarkStart", "bookmarkEnd", "sectPr"))
COMMENT_START, COMMENT_END, COMMENT = (
    qn(f"w:{name}") for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
)
TEXTBOX, VAL, ID, NAME = (qn(f"w:{name}") for name in ("txbxContent", "val", "id", "name"))
A_P, A_R, A_PPR, A_RPR, A_T, A_BODY = (qn(f"a:{name}") for name in ("p", "r", "pPr", "rPr", "t", "bodyPr"))
MATH, M_R, M_T, M_RPR = (qn(f"m:{name}") for name in ("oMath", "r", "t", "rPr"))
# what says how the text of a run looks, by the tag of the run
LOOKS = {R: {RPR}, A_R: {A_RPR}, M_R: {M_RPR, RPR}}
PROOF, INSERTED, SPACE = qn("w:proofErr"), qn("w:ins"), qn("xml:space")

_W, _MARKS = W.encode(), {b"\xff\xfe", b"\xfe\xff"}
_WHOLE = re.compile("-?[0-9]{1,10}")
_BY_LOT = 1_000_000_000
# ECMA-376 Part 1, 17.4.69 (CT_TcPr): Word refuses a file whose cell properties stand in another order
_CELL_ORDER = re.findall(
    r"\w+",
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
)


def ancestor(element: Element, tag: str) -> Element | None:
    """The nearest element with `tag` at or above this one, or `None`."""
    found: Element | None = element
    while found is not None and found.tag != tag:
        found = found.getparent()
    return found


def properties_of(element: Element, tag: str) -> Element | None:
    """The properties of a paragraph or a run, which the schema puts first; no look at all that follows."""
    first = next(element.iterchildren("*"), None)
    return first if first is not None and first.tag == tag else None


def set_cell_property(cell: Element, name: str, attributes: dict[str, str]) -> None:
    """Give a cell one property, in place of the one that it had, where the schema wants it."""
    properties = cell.find(TCPR)
    if properties is None:
        properties = etree.Element(TCPR)
        cell.insert(0, properties)
    for old in properties.findall(qn(f"w:{name}")):
        properties.remove(old)
    rank = _CELL_ORDER.index(name)
    before = [child for child in properties if _rank(child) < rank]
    new = etree.Element(qn(f"w:{name}"), {qn(f"w:{key}"): value for key, value in attributes.items()})
    properties.insert(len(before), new)


def _rank(child: Element) -> int:
    name = etree.QName(child).localname if isinstance(child.tag, str) else ""
    return _CELL_ORDER.index(name) if name in _CELL_ORDER else len(_CELL_ORDER)


def whole_number(text: str | None) -> int | None:
    """The whole number that an attribute holds, or `None`: to the schema there are no others."""
    return int(text) if text and _WHOLE.fullmatch(text) else None


def free_number(used: Iterable[int]) -> int:
    """A number above those that are in use, from which to count on; above it are those that programs draw by lot."""
    return max((number for number in used if number < _BY_LOT), default=0) + 1


def is_note(child: Element) -> bool:
    """Whether a node is a placeholder of ours (or any processing instruction or comment) rather than an element."""
    return not isinstance(child.tag, str)


def replace_with(old: Element, new: list[Element]) -> None:
    """Put nodes where `old` stood."""
    parent = old.getparent()
    if parent is None:
        return
    for node in new:
        old.addprevious(node)
    parent.remove(old)


def unwrap(element: Element) -> None:
    """Put an element's children in its place."""
    replace_with(element, list(element))


def paragraphs(root: Element) -> Iterator[Element]:
    """All paragraphs in document order, those within text boxes too."""
    return root.iter(P)


def as_written_by_word(data: bytes) -> bytes:
    """A part in UTF-8 with `w` as the prefix of the main namespace, which is how Word writes and the engine reads it.

    Other programs write `ns0:p`, or `p` in a default namespace, and UTF-16 is allowed too; usually `data` itself.
    """
    wide = data[:2] in _MARKS
    if (b'xmlns:w="' + _W in data and data.count(_W) == 1) or not (wide or _W in data):
        return data
    try:
        root = parse(data)
    except XMLSyntaxError:  # said when the part is compiled
        return data
    if not str(root.tag).startswith(f"{{{W}}}"):
        return serialize(root) if wide else data
    others = {prefix: uri for prefix, uri in root.nsmap.items() if uri != W and prefix != "w"}
    renamed = etree.Element(root.tag, root.attrib, nsmap={**others, "w": W})
    renamed.text = root.text
    renamed.extend(list(root))
    etree.cleanup_namespaces(renamed, top_nsmap={"w": W}, keep_ns_prefixes=[prefix for prefix in others if prefix])
    return serialize(renamed)
