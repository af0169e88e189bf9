"""The gate's second door: do the parts of a package belong together, and do they stay inside the file?

Checks run on the parts that `container` unpacked: markup without DTD, content types, relationships, and the list of
things that Office would run or fetch when it opens the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import cast

from lxml import etree

from docgen.diagnostics import Diagnostic
from docgen.ooxml.active import active_svg, bad_formulas, fetched, publishes, reads_data, safe_link, starts_macro
from docgen.ooxml.codes import refusal
from docgen.ooxml.content_types import MAIN_KINDS, PART_NAME, ContentTypes, read_content_types
from docgen.ooxml.fields import bad_fields
from docgen.ooxml.images import MAX_PIXELS, image_info
from docgen.ooxml.namespaces import EP, R, S, W
from docgen.ooxml.relationships import OFFICE_DOCUMENT, Relationship, read_relationships, rels_source
from docgen.ooxml.xml import Element, parse, tag_of

Rels = Mapping[str, tuple[Relationship, ...]]

MAX_MARKUP = 16 << 20  # some fifteen hundred pages
MAX_ELEMENTS = 250_000  # a hundred megabytes as a tree
MAX_ATTRIBUTES = 500  # lxml is quadratic in the attributes of one element
MAX_FINDINGS = 50  # of one kind; nobody reads on, and each is an object

_XML_NAMES = (".xml", ".rels", ".vml", ".svg")
_BEFORE = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"  # byte order marks and blanks
_DOCTYPE = re.compile(r"<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_ENCODING = re.compile(r"""^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']""")
_ENCODINGS = frozenset({"utf-8", "utf8", "utf-16", "us-ascii", "ascii"})
_MAIN_ROOTS = {"docx": f"{{{W}}}document", "xlsx": f"{{{S}}}workbook"}
_REFERRED = cast("Callable[[Element], list[str]]", etree.XPath(f"//@*[namespace-uri() = '{R}']", smart_strings=False))
_CROWDED = cast("Callable[[Element], bool]", etree.XPath(f"boolean(//*[count(@*) > {MAX_ATTRIBUTES}])"))
_STRICT = "http://purl.oclc.org/ooxml/"
_ALTCHUNK_KINDS = frozenset({"aFChunk", "subDocument", "frame", "attachedToolbars", "keyMapCustomizations"})
_DATA_KINDS = frozenset(
    {
        "externalLink", "externalLinkPath", "connections", "queryTable", "mailMergeSource", "mailMergeHeaderSource",
        "powerPivotData", "Python",
    }
)  # fmt: skip
_DATA_TYPES = ("externallink+xml", "connections+xml", "querytable+xml", "model+data", "ms-excel.python+xml")
_PROGRAMS = (
    ".exe",
    ".dll",
    ".com",
    ".scr",
    ".bat",
    ".cmd",
    ".ps1",
    ".vbs",
    ".js",
    ".hta",
    ".lnk",
    ".jar",
    ".sh",
    ".msi",
)
# kinds of pictures of which no more is read than this: an exe or a page of HTML is none of them
_BEGINNINGS = {
    "image/tiff": (b"II*\x00", b"MM\x00*"),
    "image/x-icon": (b"\x00\x00\x01\x00",),
    "image/webp": (b"RIFF",),
    **dict.fromkeys(("image/emf", "image/x-emf"), (b"\x01\x00\x00\x00",)),
    **dict.fromkeys(("image/wmf", "image/x-wmf"), (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")),
}


def check_parts(parts: Mapping[str, bytes]) -> list[Diagnostic]:
    """Every finding about the parts of a package; empty means that it may come in."""
    if PART_NAME not in parts:
        return [refusal("package.no-content-types")]
    if found := list(_check_size(parts)):
        return found
    index = [name for name in parts if name == PART_NAME or rels_source(name) is not None]
    found = [problem for name in index if not isinstance(problem := _parse(name, parts[name]), Element)]
    if found:  # the rest reads the two kinds of index, so it waits until those are sound
        return found
    types = read_content_types(parts[PART_NAME])
    rels = {
        source: read_relationships(data, source)
        for name, data in parts.items()
        if (source := rels_source(name)) is not None
    }
    found += islice(_check_types(parts, types), MAX_FINDINGS)
    found += islice(_check_rels(parts, rels), MAX_FINDINGS)
    found += _check_main(types, rels)
    found += islice(_check_active(parts, types, rels), MAX_FINDINGS)
    if found:
        return found
    for name, data in parts.items():
        if name not in index:
            found += islice(_check_part(name, data, types.of(name).lower(), rels.get(name, ())), MAX_FINDINGS)
    return found


def _is_markup(name: str, data: bytes, kind: str = "") -> bool:
    """Whether a part is XML, by its name, by its type, or by how it begins: one of these is what Office goes by."""
    return name.lower().endswith(_XML_NAMES) or kind.endswith("xml") or data[:99].strip(_BEFORE)[:1] == b"<"


def _check_size(parts: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    markup = [data for name, data in parts.items() if _is_markup(name, data)]
    if sum(map(len, markup)) > MAX_MARKUP:
        yield refusal("package.too-large", f"Samen hooguit {MAX_MARKUP >> 20} MB opmaak.")
    elif sum(data.count(b"<") - data.count(b"</") for data in markup) > MAX_ELEMENTS:
        yield refusal("package.too-large", f"Samen hooguit {MAX_ELEMENTS} elementen.")


def _check_part(name: str, data: bytes, kind: str, rels: Iterable[Relationship]) -> Iterator[Diagnostic]:
    if kind.startswith("image/") and "svg" not in kind:
        yield from _check_image(name, data, kind)
    if not _is_markup(name, data, kind):
        return
    root = _parse(name, data)
    if isinstance(root, Diagnostic):
        yield root
        return
    if "svg" in kind and active_svg(root):
        yield refusal("package.bad-image", part=name)
    if MAIN_KINDS.get(kind) and tag_of(root) != _MAIN_ROOTS[MAIN_KINDS[kind]]:
        yield refusal("package.wrong-kind", part=name)
    yield from _check_ids(name, root, rels)
    yield from _check_markup(name, root)


def _parse(name: str, data: bytes) -> Element | Diagnostic:
    problem = _check_text(name, data)
    if problem is not None:
        return problem
    try:
        root = parse(data)
    except etree.XMLSyntaxError as error:
        return refusal("package.bad-xml", f"({error.msg})", part=name)
    # after parsing too: a `>` in a value hides what follows from the look at the text
    return _too_many_attributes(name) if _CROWDED(root) else root


def _too_many_attributes(name: str) -> Diagnostic:
    return refusal("package.bad-xml", f"Meer dan {MAX_ATTRIBUTES} attributen op één element.", part=name)


def _check_text(name: str, data: bytes) -> Diagnostic | None:
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        return refusal("package.encoding", part=name)
    if "\x00" in text:  # UTF-32 read as UTF-16 would hide what is asked below
        return refusal("package.encoding", part=name)
    declared = _ENCODING.match(text)
    if declared and declared[1].lower() not in _ENCODINGS:
        return refusal("package.encoding", f"({declared[1]})", part=name)
    if _DOCTYPE.search(text):
        return refusal("package.dtd", part=name)
    if "<?xml-stylesheet" in text:
        return refusal("package.external", part=name)
    tags = (tag[tag.rfind("<") :] for tag in text.split(">") if len(tag) > MAX_ATTRIBUTES)
    if any(tag.count("=") > MAX_ATTRIBUTES for tag in tags if tag.startswith("<")):
        return _too_many_attributes(name)
    if _STRICT in text:
        return refusal("package.strict", part=name)
    return None


def _check_types(parts: Mapping[str, bytes], types: ContentTypes) -> Iterator[Diagnostic]:
    lower = {name.lower() for name in parts}
    for name in types.overrides:
        if name.lower() not in lower:
            yield refusal("package.missing-part", part=name)
    for name in parts:
        if name != PART_NAME and not types.of(name):
            yield refusal("package.no-content-type", part=name)


def _check_rels(parts: Mapping[str, bytes], rels: Rels) -> Iterator[Diagnostic]:
    lower = {name.lower() for name in parts}
    for source, rows in rels.items():
        if source and source.lower() not in lower:
            yield refusal("package.relationships", "Ze horen bij een onderdeel dat er niet is.", part=source)
        ids = [row.id for row in rows]
        if len(set(ids)) != len(ids) or "" in ids:
            yield refusal("package.relationships", "Een kenmerk ontbreekt of komt dubbel voor.", part=source)
        for row in rows:
            if row.part is not None and row.part.lower() not in lower:
                yield refusal("package.missing-part", f"({row.target})", part=source)


def _check_ids(name: str, root: Element, rels: Iterable[Relationship]) -> Iterator[Diagnostic]:
    used = set(_REFERRED(root))
    for missing in sorted(used - {row.id for row in rels} - {""}):
        yield refusal("package.relationships", f"{missing} bestaat niet.", part=name)


def _check_main(types: ContentTypes, rels: Rels) -> Iterator[Diagnostic]:
    mains = [row for row in rels.get("", ()) if row.type == OFFICE_DOCUMENT]
    kind = types.of(mains[0].part or "") if len(mains) == 1 else ""
    if "macroenabled" in kind.lower():
        return  # reported as macros, which says more
    if kind not in MAIN_KINDS:
        yield refusal("package.wrong-kind")


def _check_active(parts: Mapping[str, bytes], types: ContentTypes, rels: Rels) -> Iterator[Diagnostic]:
    for name in parts:
        code = _active_part(name.lower(), types.of(name).lower())
        if code is not None:
            yield refusal(code, part=name)
    for source, rows in rels.items():
        for row in rows:
            yield from _active_relationship(source, row)


def _active_part(name: str, kind: str) -> str | None:
    if "macroenabled" in kind or "vbaproject" in kind or "macrosheet" in kind or name.endswith("vbaproject.bin"):
        return "package.macros"
    if name.endswith(_PROGRAMS) or "msdownload" in kind or "x-dosexec" in kind:
        return "package.ole"
    if "activex" in kind or "/activex/" in "/" + name:
        return "package.activex"
    if "oleobject" in kind or "/embeddings/" in "/" + name:
        return "package.ole"
    if kind.endswith(_DATA_TYPES):
        return "package.external-data"
    if "font" in kind and "fonttable" not in kind:
        return "package.embedded-font"
    if "webextension" in kind or "customui" in kind or "/customui/" in "/" + name:
        return "package.external"
    if kind in ("text/html", "application/xhtml+xml", "application/rtf", "text/rtf", "message/rfc822"):
        return "package.altchunk"
    return None


def _active_relationship(source: str, row: Relationship) -> Iterator[Diagnostic]:
    where = source or "_rels/.rels"
    if row.kind in _ALTCHUNK_KINDS:
        yield refusal("package.altchunk", part=where)
    elif row.kind in _DATA_KINDS:
        yield refusal("package.external-data", part=where)
    elif row.kind in ("vbaProject", "wordVbaData", "xlMacrosheet", "xlIntlMacrosheet"):
        yield refusal("package.macros", part=where)
    elif row.kind in ("oleObject", "package"):
        yield refusal("package.ole", part=where)
    elif row.kind in ("control", "activeXControlBinary"):
        yield refusal("package.activex", part=where)
    elif row.kind == "font":
        yield refusal("package.embedded-font", part=where)
    elif row.external and row.kind == "hyperlink":
        if not safe_link(row.target):
            yield refusal("package.bad-link", part=where, excerpt=row.target[:80])
    elif row.external:
        yield refusal("package.external", f"({row.kind})", part=where)


def _check_image(name: str, data: bytes, kind: str) -> Iterator[Diagnostic]:
    if kind not in ("image/png", "image/jpeg", "image/jpg", "image/gif", "image/bmp"):
        if kind in _BEGINNINGS and not data.startswith(_BEGINNINGS[kind]):
            yield refusal("package.bad-image", part=name)
        return
    info = image_info(data)
    if info is None or not info.width or not info.height:
        yield refusal("package.bad-image", part=name)
    elif info.width * info.height > MAX_PIXELS:
        yield refusal("package.image-too-large", f"({info.width} × {info.height})", part=name)


def _check_markup(name: str, root: Element) -> Iterator[Diagnostic]:
    base = (root.findtext(f"{{{EP}}}HyperlinkBase") or "").strip()  # what every relative link would begin with
    if base and not safe_link(base):
        yield refusal("package.bad-link", part=name, excerpt=base[:80])
    if tag_of(root).startswith(f"{{{W}}}"):
        yield from (refusal("package.bad-field", part=name, excerpt=text) for text in bad_fields(root))
        if next(root.iter(f"{{{W}}}altChunk", f"{{{W}}}subDoc"), None) is not None:
            yield refusal("package.altchunk", part=name)
        if next(root.iter(f"{{{W}}}mailMerge"), None) is not None:
            yield refusal("package.external-data", part=name)
        macros = root.iter(f"{{{W}}}entryMacro", f"{{{W}}}exitMacro")
        if any(element.get(f"{{{W}}}val") for element in macros):
            yield refusal("package.macros", part=name)
    if starts_macro(root):
        yield refusal("package.macros", part=name)
    yield from (refusal("package.external", part=name, excerpt=a[:80]) for a in fetched(root))
    if not tag_of(root).startswith(f"{{{W}}}"):
        yield from (refusal("package.bad-formula", part=name, excerpt=f[:80]) for f in bad_formulas(root))
        if next(root.iter(f"{{{S}}}oleObject"), None) is not None:
            yield refusal("package.ole", part=name)
        if reads_data(root):
            yield refusal("package.external-data", part=name)
        if publishes(root):
            yield refusal("package.external", part=name)
