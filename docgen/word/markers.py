"""Markers: the places in a template where filling must count, or look back at what came out.

In the tree a marker is a processing instruction, or within an attribute a stretch of text between noncharacters; when
the tree is laid out, each becomes a call of the method of `PartFilling` that it names.
"""

from __future__ import annotations

import re

from lxml import etree

from docgen.ooxml.xml import Element
from docgen.template import Hook
from docgen.word.filling import PartFilling

TARGET = "docgen-mark"
_OPEN, _CLOSE, _BETWEEN = "\ufdd2", "\ufdd3", "\ufdd4"
_OURS = re.compile("[\ufdd0-\ufdef]")
# in UTF-8 these begin with two bytes of their own; they may also be written as references, or as UTF-16
_HINTS = (b"\xef\xb7", b"&#", b"\x00")
PATTERN = rf"{_OPEN}([^{_CLOSE}]*){_CLOSE}|<\?{TARGET} (.*?)\?>"

DRAWING_ID = SDT_ID = "new_id"
BOOKMARK_ID = "bookmark_id"  # the id in the template; begins a copy
BOOKMARK_NAME = "bookmark_name"  # the name
BOOKMARK_END = "bookmark_end"  # the id
BOOKMARK_TURN = "bookmark_turn"  # the number of a loop, the name
BOOKMARK_LINK = "bookmark_link"  # likewise
COMMENT_START = "comment_start"  # the id in the template
COMMENT_END = "comment_end"  # likewise
NOTE = "note"  # footnote, endnote or comment, the id in the template
OWN_NOTE = "own_note"  # likewise, of a note that is filled where it is referred to
NOTE_ID = "note_id"  # of the note that was referred to last
NOTE_TEXT = "note_text"  # the part that notes go to
NOTE_TEXT_END = "note_text_end"  # footnote, endnote or comment, attributes that declare namespaces
FIELD = "field"  # kind, path or nothing
FIELD_PATH = "field_path"
FIELD_PATH_END = "field_path_end"
FIELD_END = "field_end"
FIELD_EMPTY = "field_empty"  # where `showingPlcHdr` goes when the field turns out empty
PLAIN_TEXT = "plain_text"  # where `w:text` goes when the content turns out to be one line; its multiLine
CONTENT = "content"
CONTENT_END = "content_end"
TABLE = "table"
TABLE_ROW = "table_row"
TABLE_END = "table_end"
ROW = "row"  # a row that may turn out to have no cells
ROW_END = "row_end"
CAPTION = "caption_start"
CAPTION_END = "caption_done"  # boven or onder
GRID = "grid"
GRID_END = "grid_end"
CELL = "cell"
CELL_END = "cell_end"
DRAWN = "drawn"
DRAWN_END = "drawn_end"  # what stands in a drawing without paragraphs
LIST_TURN = "list_turn"  # a group of lists
LIST_NUMBER = "list_number"  # group, numId


def forged(root: Element, data: bytes) -> str:
    """What a template brought that only the engine may write: a noncharacter as `U+FDD0`, or nothing.

    `data` are the bytes of the part. Comments and processing instructions, which are nothing to Word but might
    have the name of ours or stand within a tag, are taken out.
    """
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    if not any(sign in data for sign in _HINTS):
        return ""
    found = _OURS.search(etree.tostring(root, encoding="unicode"))
    return f"U+{ord(found[0]):04X}" if found else ""


def tree_marker(kind: str, *values: str) -> str:
    """A marker for an attribute or a text."""
    return f"{_OPEN}{_BETWEEN.join([kind, *values])}{_CLOSE}"


def node_marker(kind: str, *values: str) -> Element:
    """A marker as a node between elements."""
    return etree.ProcessingInstruction(TARGET, _BETWEEN.join([kind, *values]))


def is_mark(node: Element) -> bool:
    """Whether a node is a marker."""
    return isinstance(node, etree._ProcessingInstruction) and node.target == TARGET  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - lxml names it nowhere else


def hook_of(text: str) -> Hook:
    """The call that a marker stands for; `text` is what `PATTERN` found in it."""
    kind, *values = re.split(_BETWEEN, text)
    return Hook(getattr(PartFilling, kind), tuple(values))
