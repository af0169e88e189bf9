"""What the engine asks of a template's styles and numbering: a few ids by their fixed names, and which lists count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element, parse
from docgen.word.wml import PPR, VAL, free_number, whole_number
from docgen.word.writing import Styles

_STYLE_ID, _TYPE = qn("w:styleId"), qn("w:type")


@dataclass(frozen=True, slots=True)
class Lists:
    """The numbering instances of a template.

    `counting` are those with numbers rather than bullets, `abstract` gives the definition behind each, `by_style` the
    instance that a paragraph style brings along, `free` the first id that none has.
    """

    counting: frozenset[str] = frozenset()
    abstract: Mapping[str, str] = field(default_factory=dict[str, str])
    by_style: Mapping[str, str] = field(default_factory=dict[str, str])
    free: int = 1


def read_styles(data: bytes | None) -> Styles:
    """The ids of the styles whose English name is fixed whatever the language of Word (ECMA-376 Part 1, 17.7.4.9)."""
    if data is None:
        return Styles()
    ids: dict[str, str] = {}
    for style in parse(data).iter(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None:
            ids.setdefault((name.get(VAL) or "").lower(), style.get(_STYLE_ID) or "")
    return Styles(ids.get("hyperlink", ""), ids.get("list bullet", ""), ids.get("list number", ""))


def read_lists(numbering: bytes | None, styles: bytes | None) -> Lists:
    """The lists of a template."""
    if numbering is None:
        return Lists()
    root = parse(numbering)
    counts = {
        abstract.get(qn("w:abstractNumId")) or "": _counts(abstract) for abstract in root.iter(qn("w:abstractNum"))
    }
    abstract: dict[str, str] = {}
    for num in root.findall(qn("w:num")):
        definition = num.find(qn("w:abstractNumId"))
        if definition is not None:
            abstract[num.get(qn("w:numId")) or ""] = definition.get(VAL) or ""
    counting = frozenset(number for number, definition in abstract.items() if counts.get(definition))
    free = free_number(number for each in abstract if (number := whole_number(each)) is not None)
    return Lists(counting, abstract, _by_style(styles), free)


def _counts(abstract: Element) -> bool:
    first = abstract.find(f"{qn('w:lvl')}/{qn('w:numFmt')}")
    return first is not None and first.get(VAL) not in {"bullet", "none", None}


def _by_style(styles: bytes | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for style in parse(styles).iter(qn("w:style")) if styles else ():
        number = style.find(f"{PPR}/{qn('w:numPr')}/{qn('w:numId')}")
        # headings count through the whole document: their list never belongs to one turn of a loop
        heading = style.find(f"{PPR}/{qn('w:outlineLvl')}")
        if number is not None and heading is None:
            found[style.get(_STYLE_ID) or ""] = number.get(VAL) or ""
    return found


def add_lists(numbering: bytes, lists: list[tuple[int, str]], abstract: Mapping[str, str]) -> bytes:
    """The numbering part with instances that start anew: (new id, id that it repeats)."""
    levels = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(9)
    )
    rows = "".join(
        f'<w:num w:numId="{new}"><w:abstractNumId w:val="{abstract[old]}"/>{levels}</w:num>' for new, old in lists
    ).encode()
    # ECMA-376 Part 1, 17.9.17: after the last num comes at most numIdMacAtCleanup
    at = numbering.rfind(b"</w:num>") + len(b"</w:num>")
    return numbering[:at] + rows + numbering[at:]
