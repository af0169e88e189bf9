"""The namespaces of Office Open XML, and names in lxml's `{uri}local` spelling."""

from __future__ import annotations

from functools import cache

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
X14AC = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"
XTHREAD = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741 - the prefix that Office itself uses
X = "urn:schemas-microsoft-com:office:excel"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
CT = "http://schemas.openxmlformats.org/package/2006/content-types"
CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
DCMITYPE = "http://purl.org/dc/dcmitype/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
EP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
CUSTOMXML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
XML = "http://www.w3.org/XML/1998/namespace"

PREFIXES = {
    "w": W, "s": S, "r": R, "a": A, "c": C, "m": M, "pic": PIC, "wp": WP, "xdr": XDR, "mc": MC, "w14": W14, "w15": W15,
    "wps": WPS, "wpg": WPG, "x14": X14, "xm": XM, "x14ac": X14AC, "v": V, "o": O, "x": X, "cp": CP, "dc": DC,
    "dcterms": DCTERMS, "dcmitype": DCMITYPE, "xsi": XSI, "ep": EP, "vt": VT, "xml": XML, "ds": CUSTOMXML,
}  # fmt: skip


@cache
def qn(name: str) -> str:
    """The lxml name of a prefixed name: `w:p` → `{http://…/main}p`."""
    prefix, _, local = name.partition(":")
    return f"{{{PREFIXES[prefix]}}}{local}"


def local_name(tag: str) -> str:
    """The name without its namespace: `{…}p` → `p`."""
    return tag.rsplit("}", 1)[-1]
