"""What is looked back at when a part is filled: tables without rows, cells and shapes without a paragraph, and grids.

Only tables and cells that tags can change get a marker; the others cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element
from docgen.word import markers
from docgen.word.levels import number_of
from docgen.word.markers import node_marker
from docgen.word.tagging import Tagged
from docgen.word.wml import A_BODY, A_P, PPR, SDT, SDT_CONTENT, TBL, TC, TCPR, TEXTBOX, TR, P, is_note

_MUST_END_IN_PARAGRAPH = {TC, TEXTBOX, *(qn(f"w:{name}") for name in ("hdr", "ftr", "footnote", "endnote", "comment"))}


def mark_tables(tagged: Tagged) -> None:
    """Put the markers around tables and cells whose content depends on tags."""
    for table in list(tagged.root.iter(TBL)):
        _mark_table(tagged, table)
    for holder in list(tagged.root.iter(*_MUST_END_IN_PARAGRAPH)):
        if _may_lose_its_end(holder):
            first = 1 if len(holder) and holder[0].tag == TCPR else 0
            holder.insert(first, node_marker(markers.CELL))
            holder.append(node_marker(markers.CELL_END))
    for properties in tagged.root.iter(A_BODY):
        _mark_drawn_text(properties)


def _mark_drawn_text(properties: Element) -> None:
    """ECMA-376 Part 1, 21.1.2.1.1 (CT_TextBody): the text of a shape or a title has a paragraph at least."""
    holder = properties.getparent()
    if holder is None or not any(number_of(child) is not None for child in holder):
        return
    first = next(n for n, child in enumerate(holder) if number_of(child) is not None or child.tag == A_P)
    holder.insert(first, node_marker(markers.DRAWN))
    holder.append(node_marker(markers.DRAWN_END, f"<{properties.prefix}:p/>" if properties.prefix else "<p/>"))


def _mark_table(tagged: Tagged, table: Element) -> None:
    content = list(_content(table))
    rows = [child for child in content if child.tag == TR]
    if table.getparent() is None:
        return
    vanishing = [row for row in rows if _may_lose_cells(tagged, row)]
    cells_vary = any(number_of(child) is not None for row in rows for child in row) or any(
        "\ufdd0" in (span.get(qn("w:val")) or "") for span in table.iter(qn("w:gridSpan"))
    )
    if cells_vary:
        _around(table, markers.GRID, markers.GRID_END)
    if (vanishing or any(number_of(child) is not None for child in content)) and not _fixed(tagged, content, vanishing):
        _mark_captions(tagged, table)
        _around(table, markers.TABLE, markers.TABLE_END)
        for row in rows:
            row.addprevious(node_marker(markers.TABLE_ROW))
    for row in vanishing:
        _around(row, markers.ROW, markers.ROW_END)


def _content(parent: Element) -> Iterator[Element]:
    """Rows of a table, or cells of a row, with the placeholders between them, those within content controls too."""
    for child in parent:
        if child.tag == SDT:
            for content in child.iterchildren(SDT_CONTENT):
                yield from _content(content)
        else:
            yield child


def _may_lose_cells(tagged: Tagged, row: Element) -> bool:
    """Whether no cell of a row comes out for sure."""
    content = list(_content(row))
    return any(number_of(child) is not None for child in content) and not _fixed(tagged, content, [])


def _around(element: Element, first: str, last: str) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.insert(parent.index(element), node_marker(first))
        parent.insert(parent.index(element) + 1, node_marker(last))


def _fixed(tagged: Tagged, content: list[Element], vanishing: list[Element]) -> bool:
    """Whether any row or cell comes out whatever the data."""
    depth = 0
    for child in content:
        number = number_of(child)
        if number is not None:
            word = tagged.placed[number].parsed.word
            depth += (word in {"if", "for"}) - (word in {"endif", "endfor"})
        elif child.tag in {TR, TC} and depth == 0 and child not in vanishing:
            return True
    return False


def _mark_captions(tagged: Tagged, table: Element) -> None:
    """The paragraphs directly above and below a table that asked to go with it."""
    before, after = table.getprevious(), table.getnext()
    while before is not None and is_note(before) and number_of(before) is None:
        before = before.getprevious()
    while after is not None and is_note(after) and number_of(after) is None:
        after = after.getnext()
    for neighbour, side in ((before, "boven"), (after, "onder")):
        if neighbour is not None and neighbour.tag == P and neighbour in tagged.captions:
            parent = neighbour.getparent()
            if parent is not None:
                parent.insert(parent.index(neighbour), node_marker(markers.CAPTION))
                parent.insert(parent.index(neighbour) + 1, node_marker(markers.CAPTION_END, side))


def _may_lose_its_end(holder: Element) -> bool:
    """Whether the paragraph at the end of a cell or box depends on a tag."""
    for child in reversed(holder):
        if number_of(child) is not None:
            return True
        if child.tag == P:
            return False
        if child.tag == TBL:
            return True
    return any(number_of(child) is not None for child in holder)


__all__ = ["PPR", "mark_tables"]
