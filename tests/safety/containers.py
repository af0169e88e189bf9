# ruff: noqa: E501, RUF005  # tables: one attack a line
"""Attacks on the zip and on what the package says about itself."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

from safety.attacks import Attack, package
from safety.making import SML, WML, Lie, Member, bomb, document, excel_box, word_box, zipped

_DAMAGED = (
    "package.damaged",
    "package.inconsistent",
    "package.not-a-zip",
    "package.overlapping",
    "package.trailing-data",
)
_ODD = ("package.unsafe-name", "package.not-a-zip", "package.duplicate-part", "package.inconsistent")


def _plus(*members: Member, **lies: object) -> Callable[[], bytes]:
    """A sound document with more members, or with other things about its zip untrue."""

    def make() -> bytes:
        own = [Member(name, data) for name, data in word_box("tekst").everything().items()]
        return Lie([*own, *members], **lies).packed()  # type: ignore[arg-type]

    return make


def _main(**facts: object) -> Callable[[], bytes]:
    """A document whose main part is told about untruly."""

    def make() -> bytes:
        parts = word_box("tekst").everything()
        return Lie(
            [Member(n, d, **(facts if n == "word/document.xml" else {})) for n, d in parts.items()]  # type: ignore[arg-type]
        ).packed()

    return make


def _many(count: int) -> bytes:
    box = word_box("tekst")
    box.defaults["bin"] = "application/octet-stream"
    return zipped({**box.everything(), **{f"a/{n}.bin": b"" for n in range(count)}})


def _python_zip(compression: int) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, content in word_box("tekst").everything().items():
            archive.writestr(name, content)
    return data.getvalue()


def _streamed() -> bytes:
    """With sizes behind the data instead of before it, as programs that cannot seek write them."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.kept = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            self.kept += bytes(data)  # type: ignore[call-overload]
            return len(data)  # type: ignore[arg-type]

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        for name, content in word_box("tekst").everything().items():
            archive.writestr(name, content)
    return bytes(pipe.kept)


def _quine_like() -> bytes:
    """Two members that share their bytes, as in bombs that overlap."""
    parts = word_box("tekst").everything()
    own = [Member(name, data) for name, data in parts.items()]
    return Lie(
        [*own, Member("word/kopie.xml", parts["[Content_Types].xml"], offset=0, local_name="[Content_Types].xml")]
    ).packed()


def _overlapping_bomb() -> bytes:
    packed = bomb(20 << 20)
    first = Member("a.bin", packed=packed, size=20 << 20, crc=0)
    more = [Member(f"a{n}.bin", packed=packed, size=20 << 20, crc=0, offset=0) for n in range(50)]
    return Lie([first, *more]).packed()


def _random_after(seed: int) -> bytes:
    """A document with some bytes changed at random."""
    data = bytearray(document("{{ x }}"))
    source = random.Random(seed)  # the same every time
    for _ in range(source.randint(1, 12)):
        data[source.randrange(len(data))] = source.randrange(256)
    return bytes(data)


def _truncated(share: float) -> Callable[[], bytes]:
    def make() -> bytes:
        data = document("{{ x }}")
        return data[: int(len(data) * share)]

    return make


NAMES: dict[str, str | bytes] = {
    "traversal": "../../etc/passwd",
    "traversal-inside": "word/../../etc/passwd",
    "traversal-backslash": "..\\..\\windows\\win.ini",
    "traversal-percent": "word/%2e%2e/x.xml",
    "traversal-mixed": "word\\../x.xml",
    "absolute": "/etc/passwd",
    "absolute-double": "//server/deel/x.xml",
    "drive": "C:/windows/x.xml",
    "drive-backslash": "C:\\windows\\x.xml",
    "unc": "\\\\server\\deel\\x.xml",
    "nul": "word/a.xml\0.exe",
    "newline": "word/a\n.xml",
    "escape": "word/\x1b[2J.xml",
    "delete": "word/\x7f.xml",
    "dot": "word/./a.xml",
    "empty-folder": "word//a.xml",
    "empty": "",
    "bidi": "word/\u202egnp.xml",
    "zero-width": "word/doc\u200bument.xml",
    "line-separator": "word/a\u2028b.xml",
    "not-utf8": b"word/\xff\xfe.xml",
    "case-twin": "WORD/DOCUMENT.XML",
    "twin": "word/document.xml",
    "content-types-twin": "[content_types].XML",
    "device": "NUL.xml",
    "colon-stream": "word/a.xml:stroom",
    "very-long": "word/" + "a" * 60_000 + ".xml",
}


def _zips() -> list[Attack]:
    big = 40 << 20
    found = [
        package("bomb-ratio", _plus(Member("a.xml", packed=bomb(big), size=big, crc=0)), "package.ratio"),
        package("bomb-total", _plus(*(Member(f"a{n}.xml", packed=bomb(big), size=big, crc=0) for n in range(4))), ("package.ratio", "package.too-large")),
        package("bomb-part", _plus(Member("a.xml", packed=bomb(60 << 20), size=60 << 20, crc=0)), ("package.too-large", "package.ratio")),
        package("bomb-lying-size", _plus(Member("a.xml", packed=bomb(big), size=1000, crc=0)), _DAMAGED),
        package("bomb-lying-local-size", _main(local_size=1 << 31), _DAMAGED),
        package("bomb-lying-huge-size", _main(size=0xFFFFFFFE), ("package.too-large", "package.ratio", *_DAMAGED)),
        package("bomb-overlapping", _overlapping_bomb, ("package.overlapping", "package.ratio", "package.inconsistent")),
        package("bomb-of-members", lambda: _many(30_000), "package.too-many-parts"),
        package("bomb-shared-bytes", _quine_like, ("package.overlapping", "package.inconsistent")),
        package("bomb-nested-zip", _plus(Member("word/a.zip", zipped({"b.zip": zipped({"c.xml": b" " * 1000})}))), "package.no-content-type"),
        package("bomb-deflate-empty-blocks", _plus(Member("a.xml", packed=b"\x00\x00\x00\xff\xff" * 200_000 + b"\x03\x00", size=0, crc=0)), _DAMAGED + ("package.no-content-type", "package.bad-xml")),
        package("crc-wrong", _main(crc=1), _DAMAGED),
        package("size-short", _main(size=10), _DAMAGED),
        package("size-long", _main(size=100_000), _DAMAGED),
        package("packed-size-short", _main(packed_size=10), _DAMAGED),
        package("packed-size-long", _main(packed_size=1 << 30), (*_DAMAGED, "package.too-large")),
        package("packed-size-zip64-mark", _main(packed_size=0xFFFFFFFF), (*_DAMAGED, "package.too-large", "package.ratio")),
        package("size-zip64-mark", _main(size=0xFFFFFFFF), (*_DAMAGED, "package.too-large", "package.ratio")),
        package("zip64-extra", _main(size=0xFFFFFFFF, extra=b"\x01\x00\x10\x00" + b"\xff" * 16), (*_DAMAGED, "package.too-large", "package.ratio")),
        package("zip64-extra-short", _main(size=0xFFFFFFFF, extra=b"\x01\x00\x02\x00\xff\xff"), (*_DAMAGED, "package.too-large", "package.ratio")),
        package("zip64-count", _plus(count=0xFFFF), _DAMAGED),
        package("count-more", _plus(count=9), _DAMAGED),
        package("count-less", _plus(count=1), _DAMAGED),
        package("directory-offset", _plus(directory_offset=5), (*_DAMAGED, "package.trailing-data")),
        package("directory-offset-far", _plus(directory_offset=0xFFFFFFF0), (*_DAMAGED, "package.trailing-data")),
        package("hidden-member", _plus(Member("verborgen.exe", b"MZ" * 999, hidden=True)), ("package.trailing-data", "package.inconsistent", "package.overlapping")),
        package("gap", _plus(gap=b"MZ" * 999), ("package.trailing-data", "package.inconsistent")),
        package("before", _plus(before=b"#!/bin/sh\nrm -rf /\n"), "package.trailing-data"),
        package("before-exe", _plus(before=b"MZ" * 500), "package.trailing-data"),
        package("before-pdf", _plus(before=b"%PDF-1.7\n"), "package.trailing-data"),
        package("after", _plus(after=b"MZ" * 500), ("package.trailing-data", "package.not-a-zip")),
        package("after-zip", lambda: document("een") + document("twee"), ("package.trailing-data", *_DAMAGED)),
        package("comment", _plus(comment=b"rm -rf /"), "package.trailing-data"),
        package("comment-end", _plus(comment=b"PK\x05\x06" + b"\0" * 18), ("package.trailing-data", *_DAMAGED)),
        package("encrypted", _main(flag=1), "package.encrypted"),
        package("encrypted-strong", _main(flag=0x41), "package.encrypted"),
        package("encrypted-directory", _main(flag=0x2001), "package.encrypted"),
        package("method-lzma", lambda: _python_zip(zipfile.ZIP_LZMA), "package.method"),
        package("method-bzip2", lambda: _python_zip(zipfile.ZIP_BZIP2), "package.method"),
        package("method-unknown", _main(method=99), "package.method"),
        package("method-lie-stored", _main(method=0, packed=b"\x03\x00"), _DAMAGED),
        package("method-deflate64", _main(method=9), "package.method"),
        package("symlink", _plus(Member("word/link.xml", b"/etc/passwd", attributes=0o120777 << 16)), "package.unsafe-name"),
        package("device-node", _plus(Member("word/pijp.xml", b"", attributes=0o010777 << 16)), ("package.unsafe-name", "package.bad-xml", "package.no-content-type")),
        package("local-name-differs", _main(local_name="word/anders.xml"), "package.inconsistent"),
        package("local-name-longer", _main(local_name="word/document.xml.exe"), "package.inconsistent"),
        package("old-office", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000, "package.encrypted"),
        package("empty", lambda: b"", "package.not-a-zip"),
        package("only-end", lambda: b"PK\x05\x06" + b"\0" * 18, ("package.not-a-zip", "package.trailing-data", "package.no-content-types")),
        package("text", lambda: b"Geachte heer", "package.not-a-zip"),
        package("pdf", lambda: b"%PDF-1.7 PK\x05\x06", "package.not-a-zip"),
        package("rtf", lambda: b"{\\rtf1\\ansi {\\object}}", "package.not-a-zip"),
        package("html", lambda: b"<html><script>alert(1)</script></html>", "package.not-a-zip"),
        package("flat-xml", lambda: b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package/>', "package.not-a-zip"),
        package("ends-everywhere", lambda: b"PK\x05\x06" * 20_000, _DAMAGED),
        package("a-megabyte-of-zeros", lambda: b"\0" * (1 << 20), "package.not-a-zip"),
        package("hundred-megabytes", lambda: b"PK\x03\x04" + b"\0" * (101 << 20), ("package.too-large", "package.not-a-zip")),
        package("streamed-truncated", lambda: _streamed()[:-30], _DAMAGED),
    ]  # fmt: skip
    found += [
        package(f"name-{key}", _plus(Member(name, b"<a/>")), (*_ODD, "package.no-content-type", "package.missing-part"))
        for key, name in NAMES.items()
        if key not in ("device", "very-long", "traversal-percent", "colon-stream")
    ]
    found += [
        package(f"truncated-{share:g}", _truncated(share), (*_DAMAGED, "package.trailing-data"))
        for share in (0.05, 0.3, 0.6, 0.9, 0.99)
    ]
    return found


def _fuzzed() -> list[Attack]:
    """Bytes changed at random: refused or, where only something unimportant changed, let in; never anything else."""
    every = ("package.damaged", "package.inconsistent", "package.not-a-zip", "package.overlapping", "package.trailing-data",
             "package.encrypted", "package.method", "package.unsafe-name", "package.duplicate-part", "package.too-large",
             "package.ratio", "package.bad-xml", "package.no-content-types", "package.no-content-type", "package.encoding",
             "package.missing-part", "package.wrong-kind", "package.relationships", "package.dtd")  # fmt: skip
    made = [package(f"fuzzed-{seed}", lambda seed=seed: _random_after(seed), every) for seed in range(40)]
    return [Attack(each.name, each.prepare, each.codes, may_pass=True) for each in made]


def _with_types(*rows: str) -> Callable[[], bytes]:
    def make() -> bytes:
        parts = word_box("tekst").everything()
        parts["[Content_Types].xml"] = (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' + "".join(rows) + "</Types>"
        ).encode()
        return zipped(parts)

    return make


def _with_rels(*rows: str, part: str = "word/document.xml") -> Callable[[], bytes]:
    def make() -> bytes:
        box = word_box("tekst")
        name = "_rels/.rels" if not part else part.replace("word/", "word/_rels/") + ".rels"
        parts = box.everything()
        parts[name] = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + "".join(rows)
            + "</Relationships>"
        ).encode()
        return zipped(parts)

    return make


_RELS = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
_XML = '<Default Extension="xml" ContentType="application/xml"/>'
_HYPER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def _main_type(kind: str) -> str:
    return f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'


def _rel(key: str, kind: str, target: str, mode: str = "") -> str:
    extra = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{key}" Type="{_HYPER}{kind}" Target="{target}"{extra}/>'


def _without(name: str) -> Callable[[], bytes]:
    def make() -> bytes:
        parts = word_box("tekst").everything()
        del parts[name]
        return zipped(parts)

    return make


def _packages() -> list[Attack]:
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    return [
        package("types-missing", _without("[Content_Types].xml"), "package.no-content-types"),
        package("rels-missing", _without("_rels/.rels"), "package.wrong-kind"),
        package("main-missing", _without("word/document.xml"), ("package.missing-part", "package.wrong-kind")),
        package("types-empty", _with_types(), ("package.no-content-type", "package.wrong-kind")),
        package("types-not-xml", lambda: zipped({**word_box("t").everything(), "[Content_Types].xml": b"tekst"}), ("package.bad-xml", "package.no-content-types")),
        package("types-other-root", lambda: zipped({**word_box("t").everything(), "[Content_Types].xml": b"<a/>"}), ("package.bad-xml", "package.no-content-types", "package.no-content-type", "package.wrong-kind")),
        package("types-missing-part", _with_types(_RELS, _XML, _main_type(WML + "document.main+xml"), '<Override PartName="/word/weg.xml" ContentType="application/xml"/>'), "package.missing-part"),
        package("types-unknown-extension", lambda: zipped({**word_box("t").everything(), "word/a.xyz": b"a"}), "package.no-content-type"),
        package("main-macro-type", _with_types(_RELS, _XML, _main_type(macro)), "package.macros"),
        package("main-macro-type-case", _with_types(_RELS, _XML, _main_type(macro.upper())), ("package.macros", "package.wrong-kind")),
        package("main-slides", _with_types(_RELS, _XML, _main_type(slides)), "package.wrong-kind"),
        package("main-plain-xml", _with_types(_RELS, _XML, _main_type("application/xml")), "package.wrong-kind"),
        package("main-html", _with_types(_RELS, _XML, _main_type("text/html")), ("package.wrong-kind", "package.altchunk")),
        package("main-with-parameter", _with_types(_RELS, _XML, _main_type(WML + "document.main+xml; charset=utf-7")), ("package.wrong-kind", "package.no-content-type")),
        package("main-sheet-type", _with_types(_RELS, _XML, _main_type(SML + "sheet.main+xml")), ("package.wrong-kind", "package.bad-xml")),
        package("main-twice", _with_rels(_rel("a", "officeDocument", "word/document.xml"), _rel("b", "officeDocument", "word/document.xml"), part=""), "package.wrong-kind"),
        package("main-external", _with_rels(_rel("a", "officeDocument", "https://boos.nl/a.docx", "External"), part=""), ("package.wrong-kind", "package.external")),
        package("main-outside", _with_rels(_rel("a", "officeDocument", "../../../etc/passwd"), part=""), ("package.missing-part", "package.wrong-kind", "package.relationships")),
        package("main-is-rels", _with_rels(_rel("a", "officeDocument", "_rels/.rels"), part=""), "package.wrong-kind"),
        package("main-is-types", _with_rels(_rel("a", "officeDocument", "[Content_Types].xml"), part=""), "package.wrong-kind"),
        package("rels-same-id", _with_rels(_rel("a", "styles", "document.xml"), _rel("a", "theme", "document.xml")), "package.relationships"),
        package("rels-no-id", _with_rels(f'<Relationship Type="{_HYPER}styles" Target="document.xml"/>'), "package.relationships"),
        package("rels-no-target", _with_rels(f'<Relationship Id="a" Type="{_HYPER}styles"/>'), ("package.relationships", "package.missing-part")),
        package("rels-missing-part", _with_rels(_rel("a", "styles", "weg.xml")), "package.missing-part"),
        package("rels-traversal", _with_rels(_rel("a", "styles", "../../../../etc/passwd")), ("package.missing-part", "package.relationships")),
        package("rels-percent", _with_rels(_rel("a", "styles", "%2e%2e/%2e%2e/etc/passwd")), ("package.missing-part", "package.relationships")),
        package("rels-backslash", _with_rels(_rel("a", "styles", "..\\..\\a.xml")), ("package.missing-part", "package.relationships")),
        package("rels-file-url-inside", _with_rels(_rel("a", "styles", "file:///etc/passwd")), ("package.missing-part", "package.relationships", "package.external")),
        package("rels-http-url-inside", _with_rels(_rel("a", "image", "https://boos.nl/a.png")), ("package.missing-part", "package.relationships", "package.external")),
        package("rels-mode-odd", _with_rels(_rel("a", "image", "https://boos.nl/a.png", "external")), ("package.missing-part", "package.relationships", "package.external")),
        package("rels-of-nothing", lambda: zipped({**word_box("t").everything(), "word/_rels/weg.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'}), "package.relationships"),
        package("rels-used-but-absent", lambda: document('<w:p><w:hyperlink r:id="rId77"/></w:p>'), "package.relationships"),
        package("strict", lambda: zipped({n: d.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main") for n, d in word_box("t").everything().items()}), "package.strict"),
        package("wrong-root", lambda: word_box().add("word/document.xml", b"<a/>").packed(), ("package.bad-xml", "package.wrong-kind", "word.broken-part")),
        package("workbook-macro", lambda: _book_type("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "package.macros"),
        package("workbook-macro-template", lambda: _book_type("application/vnd.ms-excel.template.macroEnabled.main+xml"), "package.macros"),
        package("workbook-addin", lambda: _book_type("application/vnd.ms-excel.addin.macroEnabled.main+xml"), "package.macros"),
        package("workbook-binary", lambda: _book_type("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), ("package.macros", "package.wrong-kind")),
    ]  # fmt: skip


def _book_type(kind: str) -> bytes:
    box = excel_box()
    old = (SML + "sheet.main+xml").encode()
    assert old in box.parts["[Content_Types].xml"]
    box.parts["[Content_Types].xml"] = box.parts["[Content_Types].xml"].replace(old, kind.encode())
    return box.packed()


ATTACKS: tuple[Attack, ...] = (*_zips(), *_fuzzed(), *_packages())
