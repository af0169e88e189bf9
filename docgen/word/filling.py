"""Resolving the markers of filled parts: the second half of rendering, for what depends on what came out before."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape

from docgen.diagnostics import Location
from docgen.errors import TemplateError
from docgen.ooxml.images import ImageInfo
from docgen.ooxml.namespaces import R
from docgen.ooxml.relationships import Relationship
from docgen.word import markers
from docgen.word.codes import finding
from docgen.word.drawings import picture_xml, shape_xml, usable_image
from docgen.word.grids import repair_grid

_EMPTY_PARAGRAPH = "<w:p/>"
_BLANK = "\u2002" * 5  # what Word itself puts in an empty text field
_TAGS = re.compile(r"<[^>]*>")
_MARKS = re.compile(r"(?:<w:bookmark(?:Start|End)\b[^>]*/>)+$")


@dataclass(frozen=True, slots=True)
class Field:
    """A form field that came out: its bookmark, the path that it answers, and its kind."""

    bookmark: str
    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class NoteCopy:
    """A footnote or endnote that a loop refers to again, under a new id."""

    kind: str
    old: str
    new: str


@dataclass(slots=True)
class Filling:
    """What one rendering counts and collects over all its parts.

    `taken` holds the ids of drawings and controls that the template uses itself. `lists` are the numbering instances
    that were added: new id, id that it restarts. `notes` are the notes to copy.
    """

    assets: Mapping[str, bytes]
    taken: frozenset[int]
    next_bookmark: int
    next_list: int = 0
    next_id: int = 1
    images: dict[str, tuple[str, ImageInfo]] = field(default_factory=dict[str, tuple[str, ImageInfo]])
    fields: list[Field] = field(default_factory=list[Field])
    open_fields: list[Field] = field(default_factory=list[Field])
    names: dict[str, int] = field(default_factory=dict[str, int])
    lists: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    notes: list[NoteCopy] = field(default_factory=list[NoteCopy])
    seen_notes: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    next_note: int = 0

    def new_id(self) -> int:
        """An id for a drawing or a control that nothing else has."""
        while self.next_id in self.taken:
            self.next_id += 1
        self.next_id += 1
        return self.next_id - 1

    def new_bookmark(self) -> int:
        """An id for a bookmark that nothing else has."""
        self.next_bookmark += 1
        return self.next_bookmark - 1

    def note(self, kind: str, old: str) -> str:
        """The id for one more reference to a note: its own the first time, that of a copy after that."""
        if (kind, old) not in self.seen_notes:
            self.seen_notes.add((kind, old))
            return old
        self.notes.append(NoteCopy(kind, old, str(self.next_note)))
        self.next_note += 1
        return self.notes[-1].new

    def image(self, token: str) -> tuple[str, ImageInfo]:
        """The member name and the facts of a picture.

        Raises:
            TemplateError: `word.unknown-image`, `word.bad-image`.
        """
        if token not in self.images:
            data = self.assets.get(token)
            if data is None:
                raise TemplateError([finding("word.unknown-image", name=token)])
            info = usable_image(data)
            if isinstance(info, str):
                raise TemplateError([finding("word.bad-image", name=token, what=info)])
            self.images[token] = (f"word/media/docgen{len(self.images) + 1}.{info.extension}", info)
        return self.images[token]


@dataclass(slots=True)
class _Table:
    start: int
    rows: int = 0
    caption: int = -1


@dataclass(slots=True)
class _Control:
    """A content control on its way: where its changeable properties and its content begin, -1 for none."""

    empty: int = -1
    plain: int = -1
    start: int = -1


class Resolver:
    """Resolves the markers of one part; `rels` collects the relationships that it came to need."""

    def __init__(self, part: str, filling: Filling, rels: list[Relationship]) -> None:
        self.part = part
        self.filling = filling
        self.rels = rels
        self.out: list[str] = []
        self.bookmarks: dict[str, int] = {}
        self.tables: list[_Table] = []
        self.cells: list[int] = []
        self.grids: list[int] = []
        self.caption = -1
        self.caption_end = -1
        self.drop_caption = False
        self.control = _Control()
        self.controls: list[_Control] = []
        self.paths: list[int] = []
        self.kinds: list[str] = []
        self.lists: dict[str, dict[str, str]] = {}
        self.seen_lists: set[str] = set()
        self.handlers: dict[str, Callable[[list[str]], str | None]] = {
            markers.IMAGE: self._image,
            markers.SHAPE: self._shape,
            markers.LINK: self._link,
            markers.LINK_END: lambda _: "</w:hyperlink>",
            markers.DRAWING_ID: lambda _: str(self.filling.new_id()),
            markers.SDT_ID: lambda _: str(self.filling.new_id()),
            markers.BOOKMARK_ID: self._bookmark,
            markers.BOOKMARK_NAME: self._bookmark_name,
            markers.BOOKMARK_END: lambda values: str(self.bookmarks.get(values[0], values[0])),
            markers.NOTE: lambda values: self.filling.note(values[0], values[1]),
            markers.FIELD_ID: self._field,
            markers.FIELD_NAME: lambda _: self.filling.open_fields[-1].bookmark,
            markers.FIELD_PATH: self._field_path,
            markers.FIELD_PATH_END: self._field_path_end,
            markers.FIELD_END: self._field_end,
            markers.FIELD_EMPTY: self._field_empty,
            markers.PLAIN_TEXT: self._plain_text,
            markers.CONTENT: self._content,
            markers.CONTENT_END: self._content_end,
            markers.TABLE: self._table,
            markers.TABLE_ROW: self._table_row,
            markers.TABLE_END: self._table_end,
            markers.CAPTION: self._caption,
            markers.CAPTION_END: self._caption_end,
            markers.GRID: self._grid,
            markers.GRID_END: self._grid_end,
            markers.CELL: self._cell,
            markers.CELL_END: self._cell_end,
            markers.LIST_TURN: self._list_turn,
            markers.LIST_NUMBER: self._list_number,
        }

    def resolve(self, text: str) -> str:
        """The text with every marker resolved.

        Raises:
            TemplateError: about pictures and pictograms, with the part.
        """
        pieces = markers.SPLIT.split(text)
        out = self.out
        try:
            for index, piece in enumerate(pieces):
                if index % 2 == 0:
                    out.append(piece)
                    continue
                values = piece[1:].split(markers.BETWEEN)
                written = self.handlers[piece[0]](values)
                if written:
                    out.append(written)
        except TemplateError as error:
            raise TemplateError(each.within(Location(part=self.part)) for each in error.diagnostics) from error
        return "".join(out)

    # pictures and links

    def _image(self, values: list[str]) -> str:
        token, width, alt = values
        name, info = self.filling.image(unescape(token))
        target = name.removeprefix("word/")
        rel_id = self._relationship("image", target, name, external=False)
        return picture_xml(rel_id, info, float(width), alt, self.filling.new_id())

    def _shape(self, values: list[str]) -> str:
        name, width, alt = unescape(values[0]), values[1], unescape(values[2])
        return shape_xml(name, float(width), alt, self.filling.new_id())

    def _link(self, values: list[str]) -> str:
        address = unescape(values[0])
        if address.startswith("#"):
            return f'<w:hyperlink w:anchor="{values[0][1:]}">'
        rel_id = self._relationship("hyperlink", address, None, external=True)
        return f'<w:hyperlink xmlns:r="{R}" r:id="{rel_id}">'

    def _relationship(self, kind: str, target: str, part: str | None, *, external: bool) -> str:
        for each in self.rels:
            if each.kind == kind and each.target == target and each.external == external:
                return each.id
        taken = {each.id for each in self.rels}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        self.rels.append(Relationship(f"rId{number}", f"{R}/{kind}", target, external, part))
        return f"rId{number}"

    # bookmarks and form fields

    def _bookmark(self, values: list[str]) -> str:
        self.bookmarks[values[0]] = self.filling.new_bookmark()
        return str(self.bookmarks[values[0]])

    def _bookmark_name(self, values: list[str]) -> str:
        name = values[0]
        count = self.filling.names[name] = self.filling.names.get(name, 0) + 1
        # Word cuts names at 40 characters
        return name if count == 1 else f"{name[: 39 - len(str(count))]}_{count}"

    def _field(self, values: list[str]) -> str:
        del values
        number = len(self.filling.fields) + len(self.filling.open_fields) + 1
        self.filling.open_fields.append(Field(f"veld_{number}", "", ""))
        identity = self.filling.new_bookmark()
        self.bookmarks[f"veld_{number}"] = identity
        return str(identity)

    def _field_path(self, values: list[str]) -> None:
        self.paths.append(len(self.out))
        self.kinds.append(values[0])

    def _field_path_end(self, values: list[str]) -> str:
        del values
        start = self.paths.pop()
        path = "".join(self.out[start:])
        del self.out[start:]
        opened = self.filling.open_fields[-1]
        plain = unescape(path).strip()
        if not plain or len(plain) > 1000:
            raise TemplateError([finding("word.field-path", path=plain[:80])])
        self.filling.open_fields[-1] = Field(opened.bookmark, plain, self.kinds.pop())
        # Word refuses a w:tag of more than 64 characters
        return path if len(plain) <= 64 else opened.bookmark

    def _field_end(self, values: list[str]) -> str:
        del values
        closed = self.filling.open_fields.pop()
        self.filling.fields.append(closed)
        return str(self.bookmarks[closed.bookmark])

    def _field_empty(self, values: list[str]) -> None:
        del values
        self.control.empty = len(self.out)
        self.out.append("")

    def _plain_text(self, values: list[str]) -> None:
        self.control.plain = len(self.out)
        self.out.append(f'<w:text w:multiLine="{values[0]}"/>' if values[0] else "<w:text/>")

    def _content(self, values: list[str]) -> None:
        del values
        self.control.start = len(self.out)
        self.controls.append(self.control)
        self.control = _Control()

    def _content_end(self, values: list[str]) -> None:
        del values
        control = self.controls.pop()
        content = "".join(self.out[control.start :])
        if control.plain >= 0 and ("<w:br/>" in content or content.count("</w:p>") > 1):
            self.out[control.plain] = ""
        empty = not ("<w:drawing" in content or "<w:tbl" in content or _TAGS.sub("", content).strip())
        if control.empty >= 0 and empty:
            self.out[control.empty] = "<w:showingPlcHdr/>"
            del self.out[control.start :]
            self.out.append(_with_blank(content))

    # looking back

    def _table(self, values: list[str]) -> None:
        del values
        with_caption = self.caption_end == len(self.out) or self._only_blank_since(self.caption_end)
        self.tables.append(_Table(len(self.out), caption=self.caption if with_caption else -1))

    def _only_blank_since(self, index: int) -> bool:
        return index >= 0 and not "".join(self.out[index:]).strip()

    def _table_row(self, values: list[str]) -> None:
        del values
        self.tables[-1].rows += 1

    def _table_end(self, values: list[str]) -> None:
        del values
        table = self.tables.pop()
        self.drop_caption = table.rows == 0
        if table.rows == 0:
            del self.out[table.start if table.caption < 0 else table.caption :]

    def _caption(self, values: list[str]) -> None:
        del values
        self.caption = len(self.out)

    def _caption_end(self, values: list[str]) -> None:
        # "onder": the caption of a table above it
        if values[0] == "onder" and self.drop_caption:
            del self.out[self.caption :]
        self.caption_end = len(self.out)

    def _cell(self, values: list[str]) -> None:
        del values
        self.cells.append(len(self.out))

    def _cell_end(self, values: list[str]) -> str | None:
        del values
        content = _MARKS.sub("", "".join(self.out[self.cells.pop() :]))
        # ECMA-376 Part 1, 17.4.66: a cell ends in a paragraph
        fine = "<w:p>" in content or "<w:p " in content or "<w:p/>" in content
        return None if fine and not content.endswith("</w:tbl>") else _EMPTY_PARAGRAPH

    def _grid(self, values: list[str]) -> None:
        del values
        self.grids.append(len(self.out))

    def _grid_end(self, values: list[str]) -> None:
        del values
        start = self.grids.pop()
        table = "".join(self.out[start:])
        del self.out[start:]
        self.out.append(repair_grid(table))

    # lists

    def _list_turn(self, values: list[str]) -> None:
        group = values[0]
        if group in self.seen_lists:
            self.lists[group] = {}
        else:
            self.seen_lists.add(group)
            self.lists.pop(group, None)

    def _list_number(self, values: list[str]) -> str:
        group, number = values
        renewed = self.lists.get(group)
        if renewed is None:
            return number  # the first turn keeps the list of the template
        if number not in renewed:
            self.filling.lists.append((self.filling.next_list, number))
            renewed[number] = str(self.filling.next_list)
            self.filling.next_list += 1
        return renewed[number]


def _with_blank(content: str) -> str:
    """Empty content of a form field with blanks to click on."""
    text = f'<w:t xml:space="preserve">{_BLANK}</w:t>'
    filled, count = re.subn(r"<w:t\b[^>]*>\s*</w:t>|<w:t\b[^>]*/>", text, content, count=1)
    if count:
        return filled
    if "</w:p>" in content:
        return content.replace("</w:p>", f"<w:r>{text}</w:r></w:p>", 1)
    if re.search(r"<w:p\b[^>]*/>", content):
        return re.sub(r"<w:p\b([^>]*)/>", lambda p: f"<w:p{p.group(1)}><w:r>{text}</w:r></w:p>", content, count=1)
    return f"{content}<w:r>{text}</w:r>"
