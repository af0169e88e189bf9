r"""Markers: what a filled part still leaves open, because it depends on what came out before.

Generated functions write plain text; whatever needs a number that counts over the whole document (ids, relationships,
pictures), or a look back (is this table empty?), is a marker: `\x01`, one letter, its values between `\x03`, `\x02`.
These characters cannot stand in XML and are refused in data, so nothing that a person writes is ever taken for one.
In the tree, where lxml refuses them too, noncharacters stand in for them.
"""

from __future__ import annotations

import re

from lxml import etree

from docgen.ooxml.xml import Element

OPEN, CLOSE, BETWEEN = "\x01", "\x02", "\x03"
_TREE = {OPEN: "\ufdd2", CLOSE: "\ufdd3", BETWEEN: "\ufdd4"}
_BACK = str.maketrans({tree: text for text, tree in _TREE.items()})
_NODE = re.compile(r"<\?docgen-mark (.*?)\?>")
SPLIT = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")

# markers with values
IMAGE = "I"  # token, width in mm, alt
SHAPE = "S"  # name, width in mm, alt
LINK = "L"  # address; LINK_END without values
LINK_END = "l"
# ids
DRAWING_ID = "D"
SDT_ID = "Y"
BOOKMARK_ID = "B"  # the id in the template; starts a copy
BOOKMARK_NAME = "b"  # the id, the name
BOOKMARK_END = "e"  # the id
NOTE = "O"  # footnote or endnote, the id in the template
# form fields
FIELD_ID = "V"  # opens a field; its bookmark's id
FIELD_NAME = "v"
FIELD_PATH = "F"  # kind; the text up to FIELD_PATH_END is the path
FIELD_PATH_END = "f"
FIELD_END = "W"
FIELD_EMPTY = "P"  # where `showingPlcHdr` goes when the field turns out empty
# content controls
PLAIN_TEXT = "X"  # where `w:text` goes when the content turns out to be one line
CONTENT = "Q"
CONTENT_END = "q"
# looking back
TABLE = "T"
TABLE_ROW = "R"
TABLE_END = "t"
CAPTION = "K"
CAPTION_END = "k"
GRID = "G"
GRID_END = "g"
CELL = "C"
CELL_END = "c"
LIST_TURN = "N"  # a list's group: its lists start anew
LIST_NUMBER = "n"  # group, numId


def marker(kind: str, *values: str) -> str:
    """A marker as it stands in filled text."""
    return f"{OPEN}{kind}{BETWEEN.join(values)}{CLOSE}"


def tree_marker(kind: str, *values: str) -> str:
    """The same marker for an attribute or text in a tree."""
    return f"{_TREE[OPEN]}{kind}{_TREE[BETWEEN].join(values)}{_TREE[CLOSE]}"


def node_marker(kind: str, *values: str) -> Element:
    """The same marker as a node between elements."""
    return etree.ProcessingInstruction("docgen-mark", kind + _TREE[BETWEEN].join(values))


def is_mark(node: Element) -> bool:
    """Whether a node is a marker."""
    return isinstance(node, etree._ProcessingInstruction) and node.target == "docgen-mark"  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - lxml names it nowhere else


def from_tree(text: str) -> str:
    """Serialized XML with the markers of the tree as they stand in filled text."""
    return _NODE.sub(lambda found: f"{OPEN}{found.group(1)}{CLOSE}", text).translate(_BACK)
