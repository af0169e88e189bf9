"""Office packages: the zip and its gate, parts and relationships, byte-stable writing, a plain-text reading view.

    bytes → container (an honest zip?) → gate (nothing active, nothing external?) → Package
    parts → zipping.pack / ZipWriter → bytes
    bytes → reading.read_docx / read_xlsx → text;  properties.stamp → bytes with an identity

Modules: `package`, `zipping`, `relationships`, `content_types`, `images`, `units`, `namespaces`, `xml`, `reading`,
`properties`, `codes`.
"""

from docgen.ooxml.package import Package
from docgen.ooxml.zipping import Content, Frame, Member, ZipWriter, make_kept_member, make_member, pack, write_zip

__all__ = ["Content", "Frame", "Member", "Package", "ZipWriter", "make_kept_member", "make_member", "pack", "write_zip"]
