"""What one rendering counts and collects over all parts of a document: ids, pictures, fields, lists and notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from zlib import crc32

from docgen.errors import TemplateError
from docgen.ooxml.images import ImageInfo
from docgen.ooxml.relationships import Relationship
from docgen.template import TooMuchError
from docgen.word.codes import finding
from docgen.word.drawings import usable_image

MAX_NOTES = 16 << 20
MAX_LISTS = 10_000


Field = tuple[str, str, str]
"""A form field that came out: its bookmark, the path that it answers as it stands in XML, and its kind."""


@dataclass(frozen=True, slots=True)
class NoteCopy:
    """A footnote, endnote or comment that a loop refers to again, under a new id."""

    kind: str
    old: str
    new: str


@dataclass(slots=True)
class Filling:
    """One document being filled.

    `taken` holds the ids of drawings and controls that the template uses itself, `taken_names` the names of its
    bookmarks in lower case. `lists` are the numbering instances
    that were added: new id, id that it restarts. `notes` are the notes to copy.
    """

    assets: Mapping[str, bytes]
    taken: frozenset[int]
    taken_names: frozenset[str]
    next_bookmark: int
    next_list: int = 0
    next_note: int = 0
    next_id: int = 1
    next_field: int = 1
    images: dict[str, tuple[str, ImageInfo]] = field(default_factory=dict[str, tuple[str, ImageInfo]])
    fields: list[Field] = field(default_factory=list[Field])
    names: dict[str, int] = field(default_factory=dict[str, int])
    lists: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    notes: list[NoteCopy] = field(default_factory=list[NoteCopy])
    seen_notes: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    note_rels: dict[str, list[Relationship]] = field(default_factory=dict[str, list[Relationship]])
    note_texts: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    note_sizes: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    note_size: int = 0

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

    def new_field(self) -> tuple[int, str]:
        """The id and the name of the bookmark around one more form field."""
        number, name = self.next_bookmark, f"veld_{self.next_field}"
        self.next_bookmark = number + 1
        self.next_field += 1
        return number, name

    def copied_name(self, name: str, count: int) -> str:
        """The name of copy number `count` of a bookmark; the first keeps its own."""
        if count == 1:
            return name
        # Word cuts names at 40 characters, and takes capitals for small letters
        stem = name if len(name) < 34 else f"{name[:24]}_{crc32(name.encode()):08x}"
        between = "_"
        while f"{stem}{between}{count}".lower() in self.taken_names:
            between += "_"
        return f"{stem}{between}{count}"

    def note(self, kind: str, old: str, new: str = "") -> str:
        """The id for one more reference to a note: its own the first time, that of a copy (`new`) after that."""
        if (kind, old) not in self.seen_notes:
            self.seen_notes.add((kind, old))
            return old
        self.add_note_size(self.note_sizes.get((kind, old), 0))
        self.notes.append(NoteCopy(kind, old, new or self.new_note()))
        return self.notes[-1].new

    def add_note_size(self, size: int) -> None:
        """Count the characters of one more note.

        Raises:
            TooMuchError: more than a document can hold.
        """
        self.note_size += size
        if self.note_size > MAX_NOTES:
            what = f"noten van meer dan {MAX_NOTES >> 20} miljoen tekens"
            raise TooMuchError(what)

    def restart(self, number: str) -> str:
        """The id of a new list that counts like list `number`, from the start.

        Raises:
            TooMuchError: more lists than Word keeps apart.
        """
        if len(self.lists) == MAX_LISTS:
            what = f"meer dan {MAX_LISTS} lijsten die opnieuw beginnen te tellen"
            raise TooMuchError(what)
        self.lists.append((self.next_list, number))
        self.next_list += 1
        return str(self.next_list - 1)

    def new_note(self) -> str:
        """An id for a note that nothing else has."""
        self.next_note += 1
        return str(self.next_note - 1)

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
