"""Small Word and Excel files with everything that a brand touches, made by python-docx and XlsxWriter."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import docx
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from xlsxwriter.color import Color


def png(width: int, height: int, rgb: tuple[int, int, int] = (200, 30, 30)) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes(rgb) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def jpeg_header(width: int, height: int) -> bytes:
    """The first bytes of a JPEG: as much as anybody here reads."""
    return b"\xff\xd8\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + bytes(20)


def unpack(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


_BODY = """
<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="24" w:space="1"
 w:color="4F81BD" w:themeColor="accent1"/></w:pBdr></w:pPr>
<w:r><w:rPr><w:color w:val="auto" w:themeColor="text2"/><w:sz w:val="40"/></w:rPr><w:t>Tekst in dk2</w:t></w:r></w:p>
<w:p><w:pPr><w:shd w:val="clear" w:color="auto" w:fill="4F81BD" w:themeFill="accent1"/></w:pPr>
<w:r><w:rPr><w:color w:val="FFFFFF" w:themeColor="accent6"/></w:rPr><w:t>Tekst op de kleur</w:t></w:r></w:p>
<w:p><w:pPr><w:shd w:val="clear" w:color="auto" w:fill="EEECE1" w:themeFill="background2"/></w:pPr>
<w:r><w:rPr><w:color w:val="808080" w:themeColor="accent3"/></w:rPr><w:t>Grijs op de tint</w:t></w:r></w:p>
<w:p><w:pPr><w:shd w:val="clear" w:color="auto" w:fill="DBE5F1"
 w:themeFill="accent1" w:themeFillTint="33"/></w:pPr>
<w:r><w:rPr><w:color w:val="365F91" w:themeColor="accent1"
 w:themeShade="BF"/></w:rPr><w:t>Schaduw op lichte tint</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"
 w:ascii="Cambria" w:hAnsi="Cambria"/></w:rPr><w:t>Kopletter van het merk</w:t></w:r></w:p>
"""


def word(logo: bytes | None = None) -> bytes:
    """A document with theme colours in text, fill and border, a heading, a table style and a logo in the header."""
    document = docx.Document()
    document.add_heading("Kop uit de stijl", 1)
    for element in parse_xml(f"<w:body {nsdecls('w')}>{_BODY}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, element)
    table = document.add_table(2, 2, style="Light Grid Accent 1")
    table.cell(0, 0).text = "Tabelstijl"
    if logo is not None:
        paragraph = document.sections[0].header.paragraphs[0]
        paragraph.add_run().add_picture(io.BytesIO(logo), height=Mm(14))
        paragraph._p.xpath(".//wp:docPr")[0].set("name", "logo")
        document.add_picture(io.BytesIO(logo), height=Mm(5))  # the same file, but no placeholder
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def excel(logo: bytes | None = None, folder: Path | None = None) -> bytes:
    """A workbook with theme fonts and colours, rich text, and a logo between two cells."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.set_column(0, 0, 40)
    sheet.write(3, 0, "Gewone cel", book.add_format({"font_scheme": "minor"}))
    brand = {"bg_color": Color.theme(4, 0), "font_color": Color.theme(9, 0), "font_scheme": "major"}
    sheet.write(4, 0, "Op de kleur", book.add_format(brand))
    bold = book.add_format({"bold": True, "font_scheme": "minor"})
    sheet.write_rich_string(5, 0, bold, "vet", " en gewoon")
    if logo is not None:
        # object_position 1: between two cells
        sheet.insert_image(0, 0, "logo.png", {"image_data": io.BytesIO(logo), "object_position": 1, "y_scale": 0.5})
    book.close()
    data = out.getvalue()
    parts = unpack(data)
    if logo is not None:
        drawing = parts["xl/drawings/drawing1.xml"].replace(b'name="Picture 1"', b'name="logo"')
        parts["xl/drawings/drawing1.xml"] = drawing
    return pack(parts)
