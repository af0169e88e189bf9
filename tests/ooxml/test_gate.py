"""The package gate refuses what Office would run, fetch or choke on, each with its code."""

# ruff: noqa: E501 - a table of attacks reads best in rows

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib

import pytest

from docgen.errors import TemplateError
from docgen.ooxml import Package
from docgen.ooxml.codes import CODES
from docgen.ooxml.gate import safe_link
from ooxml.making import changed, codes, document, members, with_part, with_relationship, workbook, zipped

BODY = b"<w:body>"


def field(instruction: str) -> tuple[bytes, bytes]:
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in instruction)
    text = (
        f'<w:body><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    return BODY, text.encode()


def simple_field(instruction: str) -> tuple[bytes, bytes]:
    return BODY, f'<w:body><w:p><w:fldSimple w:instr="{instruction}"/></w:p>'.encode()


def formula(text: str) -> tuple[bytes, bytes]:
    return b'<c r="A1"', f'<c r="A1"><f>{text}</f></c><c r="B1"'.encode()


def test_plain_files_come_in() -> None:
    assert codes(document()) == set()
    assert codes(workbook()) == set()


def test_a_package_knows_its_kind_parts_and_relationships() -> None:
    package = Package.read(document(), name="x.docx")

    assert (package.kind, package.main) == ("docx", "word/document.xml")
    assert "word/styles.xml" in package.related(package.main, "styles")


CONTAINERS = {
    "niets": (b"", "package.not-a-zip"),
    "tekst": (b"hallo" * 100, "package.not-a-zip"),
    "oud formaat of wachtwoord": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "package.encrypted"),
    "gegevens erachter": (document() + b"MZ" + b"\0" * 50, "package.trailing-data"),
    "gegevens ervoor": (b"#!/bin/sh\n" + document(), "package.trailing-data"),
    "zonder inhoudstypen": (zipped({"a.xml": b"<a/>"}), "package.no-content-types"),
    "te veel delen": (zipped({f"d{n}.xml": b"<a/>" for n in range(2500)}), "package.too-many-parts"),
    "zipbom": (zipped({**members(document()), "bom.xml": b" " * (40 << 20)}), "package.ratio"),
    "omhoog": (zipped({**members(document()), "../x.xml": b"<a/>"}), "package.unsafe-name"),
    "absoluut": (zipped({**members(document()), "/etc/x.xml": b"<a/>"}), "package.unsafe-name"),
    "schijf": (zipped({**members(document()), "C:/x.xml": b"<a/>"}), "package.unsafe-name"),
    "schuine streep": (zipped({**members(document()), "a\\b.xml": b"<a/>"}), "package.unsafe-name"),
    "dubbel": (zipped({**members(document()), "WORD/document.xml": b"<a/>"}), "package.duplicate-part"),
    "lzma": (zipped(members(document()), zipfile.ZIP_LZMA), "package.method"),
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_containers_that_are_not_an_honest_zip(name: str) -> None:
    data, code = CONTAINERS[name]

    assert code in codes(data)


def test_a_damaged_member_is_refused() -> None:
    data = bytearray(document())
    at = data.find(b"word/document.xml") + 60
    data[at : at + 4] = b"\xff\xff\xff\xff"

    assert codes(bytes(data)) & {"package.damaged", "package.inconsistent"}


def test_a_member_under_two_names_is_refused() -> None:
    data = document()
    at = data.find(b"word/document.xml")  # the local header comes first
    twisted = data[:at] + b"word/documenU.xml" + data[at + 17 :]

    assert codes(twisted) == {"package.inconsistent"}


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(document())
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1

    assert "package.encrypted" in codes(bytes(data))


def test_members_that_share_their_bytes_are_refused() -> None:
    data = document()
    first = data.find(b"PK\x01\x02")
    second = data.find(b"PK\x01\x02", first + 4)
    twisted = bytearray(data)
    name_length = struct.unpack("<H", data[second + 28 : second + 30])[0]
    del name_length
    struct.pack_into("<I", twisted, second + 42, struct.unpack("<I", data[first + 42 : first + 46])[0])

    assert codes(bytes(twisted)) & {"package.overlapping", "package.inconsistent"}


@pytest.mark.parametrize(
    "head",
    [
        b'<!DOCTYPE w:document [<!ENTITY x "y">]>',
        b'<!DOCTYPE w:document SYSTEM "file:///etc/passwd">',
        b'<!DOCTYPE lolz [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
        b'<!doctype x [<!ENTITY % p SYSTEM "http://example.org/x.dtd"> %p;]>',
    ],
)
def test_a_dtd_is_refused_in_any_part(head: bytes) -> None:
    assert codes(changed(document(), document=(b"<w:document", head + b"<w:document"))) == {"package.dtd"}
    wide = b"\xff\xfe" + ('<?xml version="1.0" encoding="UTF-16"?>' + head.decode() + "<a/>").encode("utf-16-le")
    assert "package.dtd" in codes(zipped({**members(document()), "docProps/app.xml": wide}))


def test_markup_that_is_broken_or_in_a_strange_encoding_is_refused() -> None:
    assert codes(changed(document(), document=(b"</w:body>", b""))) == {"package.bad-xml"}
    strange = b'<?xml version="1.0" encoding="UTF-7"?><a/>'
    assert codes(zipped({**members(document()), "docProps/app.xml": strange})) == {"package.encoding"}


def test_a_part_of_a_thousand_levels_or_attributes_is_refused() -> None:
    deep = b"<w:body>" + b"<w:sdt>" * 1000 + b"</w:sdt>" * 1000
    wide = b"<w:body " + b" ".join(b'a%d="1"' % n for n in range(2000)) + b">"

    assert codes(changed(document(), document=(BODY, deep))) == {"package.bad-xml"}
    assert codes(changed(document(), document=(BODY, wide))) == {"package.bad-xml"}


ACTIVE = {
    "macro's": (with_part(document(), "word/vbaProject.bin", b"x", "application/vnd.ms-office.vbaProject"), "package.macros"),
    "docm": (
        changed(document(), types=(b"wordprocessingml.document.main+xml", b"x")).replace(b"", b""),
        "package.wrong-kind",
    ),
    "ole": (with_part(document(), "word/embeddings/o.bin", b"x", "application/vnd.openxmlformats-officedocument.oleObject"), "package.ole"),
    "activex": (with_part(document(), "word/activeX/a.xml", b"<a/>", "application/vnd.ms-office.activeX+xml"), "package.activex"),
    "html": (with_part(document(), "word/a.html", b"<p/>", "text/html"), "package.altchunk"),
    "lettertype": (with_part(document(), "word/fonts/f.odttf", b"x", "application/vnd.openxmlformats-officedocument.obfuscatedFont"), "package.embedded-font"),
    "altchunk": (with_relationship(document(), "aFChunk", "http://example.org/x.html"), "package.altchunk"),
    "sjabloon van buiten": (with_relationship(document(), "attachedTemplate", "http://example.org/x.dotm"), "package.external"),
    "beeld van buiten": (with_relationship(document(), "image", "https://example.org/x.png"), "package.external"),
    "beeld op een server": (with_relationship(document(), "image", r"\\server\deel\x.png"), "package.external"),
    "javascript": (with_relationship(document(), "hyperlink", "javascript:alert(1)"), "package.bad-link"),
    "bestand": (with_relationship(document(), "hyperlink", "file:///etc/passwd"), "package.bad-link"),
    "unc": (with_relationship(document(), "hyperlink", r"\\server\deel"), "package.bad-link"),
    "ms-word": (with_relationship(document(), "hyperlink", "ms-word:ofe|u|http://x"), "package.bad-link"),
    "andere werkmap": (with_relationship(workbook(), "externalLink", "file:///x.xlsx", part="book"), "package.external-data"),
    "ontbrekend deel": (with_relationship(document(), "footer", "footer9.xml", external=False), "package.missing-part"),
}  # fmt: skip


@pytest.mark.parametrize("name", ACTIVE)
def test_active_and_external_content_is_refused(name: str) -> None:
    data, code = ACTIVE[name]

    assert code in codes(data)


@pytest.mark.parametrize(
    "instruction",
    [
        "DDEAUTO c:\\\\windows\\\\cmd.exe x", "DDE a b", "INCLUDETEXT x", "INCLUDEPICTURE http://x", "IMPORT x", "LINK a",
        "RD x", "DATABASE", "MACROBUTTON x", "AUTOTEXT x", "EMBED x", "PRINT x", "QUOTE 65", "ADDIN", "FILLIN", "ASK x",
        'HYPERLINK "javascript:x"', 'HYPERLINK "file:///x"', "HYPERLINK javascript:x", 'HYPERLINK \\o "tip" "file:///x"',
    ],
)  # fmt: skip
def test_dangerous_fields_are_refused_however_they_are_split(instruction: str) -> None:
    escaped = instruction.replace('"', "&quot;")

    assert codes(changed(document(), document=field(instruction.replace('"', "&quot;")))) & {
        "package.bad-field", "package.bad-xml",
    }  # fmt: skip
    assert codes(changed(document(), document=simple_field(escaped))) == {"package.bad-field"}


@pytest.mark.parametrize(
    "instruction", ["PAGE", "NUMPAGES", " TOC \\o ", "PAGEREF _a", 'HYPERLINK \\l "_Toc1"', "= 1 + 1"]
)
def test_fields_that_only_show_something_come_in(instruction: str) -> None:
    assert codes(changed(document(), document=simple_field(instruction.replace('"', "&quot;")))) == set()


@pytest.mark.parametrize(
    "text",
    ['WEBSERVICE("http://x")', "cmd|'/c calc'!A1", "'[1]Blad'!A1", "[Boek.xlsx]Blad!A1", 'RTD("a",,"b")', 'CALL("a")'],
)
def test_formulas_that_reach_out_are_refused(text: str) -> None:
    assert codes(changed(workbook(), sheet=formula(text))) == {"package.bad-formula"}


@pytest.mark.parametrize("text", ['"a|b"', "Tabel[[2024]]", "Tabel[2024]+1", "SUM('a|b'!A1)", '"[1]x"'])
def test_harmless_formulas_come_in(text: str) -> None:
    assert codes(changed(workbook(), sheet=formula(text))) == set()


def test_auto_open_names_are_refused() -> None:
    names = b'</sheets><definedNames><definedName name="Auto_Open">Blad!$A$1</definedName></definedNames>'

    assert codes(changed(workbook(), book=(b"</sheets>", names))) == {"package.bad-formula"}


def picture(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))


@pytest.mark.parametrize(
    ("content", "name", "kind", "code"),
    [
        (picture(60_000, 60_000), "word/media/a.png", "image/png", "package.image-too-large"),
        (b"geen beeld", "word/media/a.png", "image/png", "package.bad-image"),
        (
            b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
            "word/media/a.svg",
            "image/svg+xml",
            "package.bad-image",
        ),
        (
            b'<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>',
            "word/media/a.svg",
            "image/svg+xml",
            "package.bad-image",
        ),
        (b"<svg><a href='http://x'/></svg>", "word/media/a.svg", "image/svg+xml", "package.bad-image"),
    ],
)
def test_pictures_that_are_bombs_or_no_pictures(content: bytes, name: str, kind: str, code: str) -> None:
    assert codes(with_part(document(), name, content, kind)) == {code}


@pytest.mark.parametrize("link", ["https://x.nl", "http://x", "mailto:a@b.nl", "tel:+31", "#Blad!A1"])
def test_safe_links(link: str) -> None:
    assert safe_link(link)


@pytest.mark.parametrize(
    "link", ["javascript:x", "java\nscript:x", "file:///x", "//server/x", "\\\\s\\x", "data:x", "x.html"]
)
def test_unsafe_links(link: str) -> None:
    assert not safe_link(link)


def test_every_finding_at_once_with_the_file_in_its_place() -> None:
    data = with_relationship(
        with_part(document(), "word/vbaProject.bin", b"x", "application/vnd.ms-office.vbaProject"),
        "image",
        "http://x/y",
    )
    with pytest.raises(TemplateError) as caught:
        Package.read(data, name="sjabloon.docx")

    assert {d.code for d in caught.value.diagnostics} == {"package.macros", "package.external"}
    assert {d.location.file for d in caught.value.diagnostics} == {"sjabloon.docx"}


@pytest.mark.parametrize("name", ["zipbom", "te veel delen"])
def test_refusing_takes_little_time(name: str) -> None:
    data, _ = CONTAINERS[name]
    start = time.process_time()
    codes(data)

    assert time.process_time() - start < 2


def test_codes_are_documented() -> None:
    assert all(row.message and row.example and row.remedy for row in CODES.values())


def test_a_stored_member_is_deflated_when_it_comes_in() -> None:
    data = io.BytesIO(zipped(members(document()), zipfile.ZIP_STORED)).getvalue()

    package = Package.read(data)

    assert len(package.members["word/styles.xml"].packed) < len(package.parts["word/styles.xml"])
