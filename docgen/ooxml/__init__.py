"""Office packages: the zip and its gate, parts and relationships, byte-stable writing, a plain-text reading view.

    bytes → container (an honest zip?) → gate (nothing active, nothing external?) → Package
    parts → zipping.pack / ZipWriter → bytes;  Draft → properties.stamped → bytes with an identity
    bytes → reading.read_docx / read_xlsx → text;  properties.stamp → bytes with an identity

Modules: `package`, `draft`, `zipping`, `relationships`, `content_types`, `images`, `units`, `namespaces`, `xml`,
`reading`, `properties`, `codes`.
"""

from docgen.ooxml.draft import Draft
from docgen.ooxml.package import Package
from docgen.ooxml.zipping import Content, Frame, Member, ZipWriter, make_kept_member, make_member, pack, write_zip

__all__ = [
    "Content",
    "Draft",
    "Frame",
    "Member",
    "Package",
    "ZipWriter",
    "make_kept_member",
    "make_member",
    "pack",
    "write_zip",
]
