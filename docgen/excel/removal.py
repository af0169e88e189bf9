"""Taking an element out of a sheet, and with it what may not stand empty."""

from __future__ import annotations

from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element

# ECMA-376 Part 1, 18.3.1: lists with at least one item, or that say nothing without any
_LISTS = frozenset(
    qn(name)
    for name in (
        "s:cellWatches", "s:scenarios", "s:scenario", "s:dataRefs", "s:hyperlinks", "s:mergeCells", "s:dataValidations",
        "s:protectedRanges", "s:ignoredErrors", "s:extLst", "s:ext", "x14:conditionalFormattings",
        "x14:dataValidations", "x14:sparklines", "x14:sparklineGroups", "x14:ignoredErrors", "x14:protectedRanges",
    )
)  # fmt: skip
# a group keeps its colours when its lines are gone, but may not be without lines
_WITH_THEIR_LAST = {qn("x14:sparklines"): qn("x14:sparklineGroup")}


def remove(element: Element) -> None:
    """Takes an element out, and each list around it that is left without items; lists that count, count anew."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if parent.get("count") is not None:
        parent.set("count", str(len(parent)))
    if parent.tag not in _LISTS or next(parent.iterchildren(), None) is not None:  # len() looks at every child
        return
    group = parent.getparent()
    remove(group if group is not None and group.tag == _WITH_THEIR_LAST.get(str(parent.tag)) else parent)
