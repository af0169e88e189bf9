"""One part of a document being filled: its ids, pictures, links and form fields, and looks back at tables and cells.

What belongs to the whole document is in `collected`. The methods of `PartFilling` that take `out`, the
list of what came out so far, are called by the generated functions where the template has a marker (`markers`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from docgen.branding.pictograms import names
from docgen.diagnostics import nearest
from docgen.errors import TemplateError
from docgen.ooxml.namespaces import R
from docgen.ooxml.relationships import Relationship
from docgen.word.codes import finding
from docgen.word.collected import Filling
from docgen.word.drawings import picture_xml, shape_xml
from docgen.word.escaping import escape_attribute
from docgen.word.grids import repair_grid

MAX_TAG = 64  # Word refuses a w:tag that is longer
_EMPTY_PARAGRAPH = "<w:p/>"
_BLANK = "\u2002" * 5  # what Word itself puts in an empty text field
_SHOWN = re.compile(r">\s*[^<\s]")
_MARKS = re.compile(r"(?:<w:bookmark(?:Start|End)\b[^>]*/>)+$")


@dataclass(slots=True)
class _Table:
    start: int
    rows: int = 0
    caption: int = -1


class PartFilling:
    """One part being filled; `rels` are its relationships, those that it came to need included, `part` is its name."""

    def __init__(self, filling: Filling, rels: list[Relationship], part: str = "word/document.xml") -> None:
        self.filling = filling
        self.part = part
        self.rels = rels
        self.known: dict[tuple[str, str, bool], str] = {}
        self.taken: set[str] = set()
        self.bookmarks: dict[str, int] = {}
        self.fields: list[tuple[int, str, str, str]] = []  # open ones: mark, bookmark, path, kind
        self.path_start = 0
        self.empty = self.plain = -1  # where the properties stand that depend on a control's content, -1 for none
        self.controls: list[tuple[int, int, int]] = []
        self.tables: list[_Table] = []
        self.rows: list[int] = []
        self.cells: list[int] = []
        self.grids: list[int] = []
        self.caption = self.caption_end = -1
        self.dropped = False
        self.renewed: dict[str, dict[str, str]] = {}
        self.turned: set[str] = set()
        self.comments: dict[str, str] = {}  # the id of the copy of a comment whose range began last
        self.waiting: dict[str, str] = {}  # likewise, as long as its reference has not come
        self.last_note = ""
        self.note_start = 0
        self.note_home = rels
        self.turns: dict[tuple[str, str], str] = {}

    # what values ask for

    def picture(self, token: str, width_mm: float, alt: str) -> str:
        """An inline picture; `alt` is escaped already."""
        name, info = self.filling.image(token)
        target = name.removeprefix("word/") if self.part.startswith("word/") else f"/{name}"
        rel_id = self.relationship("image", target, name, external=False)
        return picture_xml(rel_id, info, width_mm, alt, self.filling.new_id())

    def shape(self, name: str, width_mm: float, alt: str) -> str:
        """A pictogram.

        Raises:
            TemplateError: `word.unknown-pictogram`.
        """
        if name not in names():
            near = nearest(name, names())
            hint = f"Bedoel je “{near}”? " if near else ""
            raise TemplateError([finding("word.unknown-pictogram", name=name[:40], near=hint)])
        return shape_xml(name, width_mm, alt, self.filling.new_id())

    def link(self, address: str) -> str:
        """The beginning of a hyperlink."""
        if address.startswith("#"):
            return f'<w:hyperlink w:anchor="{escape_attribute(address[1:])}">'
        rel_id = self.relationship("hyperlink", address, None, external=True)
        return f'<w:hyperlink xmlns:r="{R}" r:id="{rel_id}">'

    def relationship(self, kind: str, target: str, part: str | None, *, external: bool) -> str:
        """The id of a relationship, an existing one where there is one."""
        known = self.known
        if not known:
            known |= {(each.kind, each.target, each.external): each.id for each in self.rels}
            self.taken = {each.id for each in self.rels}
        found = known.get((kind, target, external))
        if found is None:
            number = len(self.taken) + 1
            while (found := f"rId{number}") in self.taken:
                number += 1
            known[kind, target, external] = found
            self.taken.add(found)
            self.rels.append(Relationship(found, f"{R}/{kind}", target, external, part))
        return found

    # ids

    def new_id(self, out: list[str]) -> None:
        """The id of a drawing or a control."""
        filling = self.filling
        number = filling.next_id
        while number in filling.taken:
            number += 1
        filling.next_id = number + 1
        out.append(str(number))

    def bookmark_id(self, out: list[str], old: str) -> None:
        """The id of a copy of bookmark `old`."""
        self.bookmarks[old] = self.filling.new_bookmark()
        out.append(str(self.bookmarks[old]))

    def bookmark_name(self, out: list[str], name: str) -> None:
        """The name of a copy of a bookmark."""
        count = self.filling.names[name] = self.filling.names.get(name, 0) + 1
        out.append(self.filling.copied_name(name, count))

    def bookmark_turn(self, out: list[str], group: str, name: str) -> None:
        """A turn of a loop begins: references in it find the next copy of a bookmark."""
        del out
        self.turns[group, name] = self.filling.copied_name(name, self.filling.names.get(name, 0) + 1)

    def bookmark_link(self, out: list[str], group: str, name: str) -> None:
        """The name of this turn's copy, in a reference."""
        out.append(self.turns[group, name])

    def bookmark_end(self, out: list[str], old: str) -> None:
        """The id of the copy that ends here."""
        out.append(str(self.bookmarks.get(old, old)))

    def comment_start(self, out: list[str], old: str) -> None:
        """The id of a comment whose range begins: that of the reference to it, which follows."""
        seen = ("comment", old) in self.filling.seen_notes
        self.comments[old] = self.waiting[old] = self.filling.new_note() if seen else old
        out.append(self.comments[old])

    def comment_end(self, out: list[str], old: str) -> None:
        """The id of the comment whose range ends here."""
        out.append(self.comments.get(old, old))

    def note(self, out: list[str], kind: str, old: str) -> None:
        """The id of a note that is referred to."""
        out.append(self.filling.note(kind, old, self._waiting(kind, old)))

    def _waiting(self, kind: str, old: str) -> str:
        return self.waiting.pop(old, "") if kind == "comment" else ""

    def own_note(self, out: list[str], kind: str, old: str) -> None:
        """The id of a note that comes out with its reference."""
        seen = (kind, old) in self.filling.seen_notes
        self.filling.seen_notes.add((kind, old))
        self.last_note = self._waiting(kind, old) or (self.filling.new_note() if seen else old)
        out.append(self.last_note)

    def note_id(self, out: list[str]) -> None:
        """The id of that note, in the note itself."""
        out.append(self.last_note)

    def note_text(self, out: list[str], part: str) -> None:
        """Here the text of a note begins, in the part that its reference stands in."""
        self.note_start = len(out)
        self.note_home = self.rels
        self.rels = self.filling.note_rels.setdefault(part, [])

    def note_text_end(self, out: list[str], kind: str, declarations: str) -> None:
        """The text of a note is complete, and goes where notes stand."""
        self.rels = self.note_home
        text = "".join(out[self.note_start :]).replace(f"<w:{kind}", f"<w:{kind}{declarations}", 1)
        self.filling.add_note_size(len(text))
        self.filling.note_texts.setdefault(kind, []).append(text)
        _replace(out, self.note_start, "")

    # form fields and content controls

    def field(self, out: list[str], kind: str, path: str) -> None:
        """The bookmark around a field; `path` is empty when tags make it."""
        number, bookmark = self.filling.new_field()
        self.fields.append((number, bookmark, escape_attribute(path) if path else "", kind))
        out.append(f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>')

    def field_path(self, out: list[str]) -> None:
        """Here the path begins that tags make."""
        self.path_start = len(out)

    def field_path_end(self, out: list[str]) -> None:
        """The path is complete: it stays in the tag, or the bookmark's name does when Word could not hold it.

        Raises:
            TemplateError: `word.field-path`.
        """
        path = "".join(out[self.path_start :]).strip()
        number, bookmark, _, kind = self.fields[-1]
        self.fields[-1] = number, bookmark, path, kind
        plain = unescape(path).strip() if "&" in path else path
        if not 0 < len(plain) <= 1000:
            raise TemplateError([finding("word.field-path", path=plain[:80])])
        if len(plain) > MAX_TAG:
            _replace(out, self.path_start, bookmark)

    def field_end(self, out: list[str]) -> None:
        """The end of the bookmark around a field."""
        number, bookmark, path, kind = self.fields.pop()
        self.filling.fields.append((bookmark, path, kind))
        out.append(f'<w:bookmarkEnd w:id="{number}"/>')

    def field_empty(self, out: list[str]) -> None:
        """Here a field says so when it turns out empty."""
        self.empty = len(out)
        out.append("")

    def plain_text(self, out: list[str], several: str) -> None:
        """Here a control says that it is plain text, unless it gets several lines."""
        self.plain = len(out)
        out.append(control_text(several))

    def content(self, out: list[str]) -> None:
        """Here the content of a control begins."""
        self.controls.append((self.empty, self.plain, len(out)))
        self.empty = self.plain = -1

    def content_end(self, out: list[str]) -> None:
        """The content of a control is complete."""
        empty, plain, start = self.controls.pop()
        content = "".join(out[start:])
        if plain >= 0 and ("<w:br/>" in content or content.count("</w:p>") > 1):
            out[plain] = ""
        if empty >= 0 and not (_SHOWN.search(content) or "<w:drawing" in content or "<w:tbl" in content):
            out[empty] = "<w:showingPlcHdr/>"
            _replace(out, start, _with_blank(content))

    # looking back

    def table(self, out: list[str]) -> None:
        """A table begins that may turn out to have no rows."""
        beside = self.caption_end >= 0 and not "".join(out[self.caption_end :]).strip()
        self.caption_end = -1  # what stands between is looked at once
        self.tables.append(_Table(len(out), caption=self.caption if beside else -1))

    def table_row(self, out: list[str]) -> None:
        """A row of it came out."""
        del out
        self.tables[-1].rows += 1

    def row(self, out: list[str]) -> None:
        """A row begins that may turn out to have no cells."""
        self.rows.append(len(out))

    def row_end(self, out: list[str]) -> None:
        """It is complete; without cells it goes (ECMA-376 Part 1, 17.4.78: Word calls such a file damaged)."""
        start = self.rows.pop()
        content = "".join(out[start:])
        if "<w:tc>" not in content and "<w:tc " not in content:
            _replace(out, start, "")
            if self.tables:
                self.tables[-1].rows -= 1

    def table_end(self, out: list[str]) -> None:
        """It is complete; without rows it goes, and the caption above it that asked for that."""
        table = self.tables.pop()
        self.dropped = table.rows == 0
        if self.dropped:
            _replace(out, table.start if table.caption < 0 else table.caption, "")

    def caption_start(self, out: list[str]) -> None:
        """A caption begins that goes with its table."""
        self.caption = len(out)

    def caption_done(self, out: list[str], side: str) -> None:
        """It is complete; one below a table that went goes too."""
        if side == "onder" and self.dropped:
            _replace(out, self.caption, "")
        self.caption_end = len(out)

    def cell(self, out: list[str]) -> None:
        """A cell begins that may lose its paragraphs."""
        self.cells.append(len(out))

    def cell_end(self, out: list[str]) -> None:
        """A cell is complete; ECMA-376 Part 1, 17.4.66: it ends in a paragraph."""
        start = self.cells.pop()
        if len(out) > start and out[-1].endswith("</w:p>"):
            return
        content = _MARKS.sub("", "".join(out[start:])[-2000:])
        fine = "<w:p>" in content or "<w:p " in content or "</w:p>" in content or "<w:p/>" in content
        if not fine or content.endswith("</w:tbl>"):
            out.append(_EMPTY_PARAGRAPH)

    def drawn(self, out: list[str]) -> None:
        """The paragraphs of a text in a drawing begin."""
        self.cells.append(len(out))

    def drawn_end(self, out: list[str], empty: str) -> None:
        """They are complete; without any, an empty one takes their place."""
        if not "".join(out[self.cells.pop() :]).strip():
            out.append(empty)

    def grid(self, out: list[str]) -> None:
        """A table begins whose cells come and go."""
        self.grids.append(len(out))

    def grid_end(self, out: list[str]) -> None:
        """It is complete: its grid must fit."""
        start = self.grids.pop()
        _replace(out, start, repair_grid("".join(out[start:])))

    # lists

    def list_turn(self, out: list[str], group: str) -> None:
        """A turn of a loop begins in which lists start anew."""
        del out
        if group in self.turned:
            self.renewed[group] = {}
        else:
            self.turned.add(group)

    def list_number(self, out: list[str], group: str, number: str) -> None:
        """The list that a paragraph belongs to in this turn; the first turn keeps the list of the template."""
        renewed = self.renewed.get(group)
        if renewed is None:
            out.append(number)
            return
        if number not in renewed:
            renewed[number] = self.filling.restart(number)
        out.append(renewed[number])


def control_text(several: str) -> str:
    """What says that a control is plain text; `several` is its multiLine."""
    return f'<w:text w:multiLine="{several}"/>' if several else "<w:text/>"


def _replace(out: list[str], start: int, text: str) -> None:
    """Put one text in place of what came out since `start`, without making the list shorter: it has been measured."""
    out[start:] = [text, *[""] * (len(out) - start - 1)] if len(out) > start else [text]


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
