"""What Office would run, fetch or send when it opens a part: formulas, macros, addresses, links to data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from docgen.ooxml.namespaces import X14, XDR, XM, C, O, S, V, X
from docgen.ooxml.xml import Element, tag_of

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

# what urlsplit has nothing to say about
_PLAIN_LINK = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):[!-Z\\^-~]*\Z")
_ACTIVE_FORMULA = re.compile(
    r"\b(WEBSERVICE|FILTERXML|IMAGE|PY|RTD|CALL|REGISTER(\.ID)?|EXEC|RUN|FILES|DIRECTORY|FOPEN|FWRITE(LN)?|SQL\.REQUEST"
    r"|EVALUATE|DDE|IMPORT(DATA|XML|HTML|FEED|RANGE)|(GET|SEND|APP)\.[A-Z.]+|CUBE[A-Z]+|STOCKHISTORY|TRANSLATE"
    r"|DETECTLANGUAGE|COPILOT|LABS\.[A-Z.]+)\s*\(",
    re.IGNORECASE,
)
_LINK_FORMULA = re.compile(r'\bHYPERLINK\s*\(\s*(?:"(?P<address>(?:[^"]|"")*)"\s*(?P<more>&)?)?', re.IGNORECASE)
_OWN_MACRO = re.compile(r"(\[0\]!)?[\w.]+")
_STRING = re.compile(r'"(?:[^"]|"")*"')
_QUOTED = re.compile(r"""("(?:[^"]|"")*"|'(?:[^']|'')*')""")
_OTHER_BOOK = re.compile(r"(?<![\w\]\[])\[(\d+|[^\[\]]{1,200}\.xl\w*)\]", re.IGNORECASE)
_C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
_CX = "http://schemas.microsoft.com/office/drawing/2014/chartex"
_IN_ELEMENTS = (
    *(
        f"{{{S}}}{name}"
        for name in (
            "f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula"
        )
    ),
    f"{{{XM}}}f", f"{{{C}}}f", f"{{{_C15}}}f", f"{{{_CX}}}f",
    *(f"{{{X}}}Fmla{name}" for name in ("Link", "Range", "Txbx", "Pict", "Group")),
)  # fmt: skip
_IN_ATTRIBUTES = {
    f"{{{S}}}cfvo": ("val",),
    f"{{{S}}}controlPr": ("linkedCell", "listFillRange"),
    f"{{{XDR}}}sp": ("textlink",),
    f"{{{X14}}}formControlPr": ("fmlaLink", "fmlaRange", "fmlaTxbx", "fmlaGroup"),
}
_MASHUP = "{http://schemas.microsoft.com/DataMashup}"


def safe_link(target: str) -> bool:
    """Whether a hyperlink may go there: http, https, mailto, tel, or a place in the document itself."""
    text = target.strip()
    if text.startswith("#"):
        return True
    if not text.isprintable() or text.startswith(("\\\\", "//")):
        return False
    if found := _PLAIN_LINK.match(text):
        return found[1].lower() in SAFE_SCHEMES
    try:
        return urlsplit(text).scheme.lower() in SAFE_SCHEMES
    except ValueError:
        return False


def active_svg(root: Element) -> bool:
    """Whether a drawing runs a script, or fetches anything."""
    for element in root.iter(etree.Element):
        local = etree.QName(element).localname.lower()
        if local in ("script", "foreignobject", "iframe", "use", "image", "set", "animate"):
            return True
        words = (element.text or "").lower()
        if local == "style" and ("@import" in words or "url(" in words):
            return True
        for name, value in element.attrib.items():
            text = str(value).strip().lower()
            attribute = str(name).rsplit("}", 1)[-1].lower()
            if attribute.startswith("on") or (attribute == "href" and not text.startswith("#")) or "url(http" in text:
                return True
    return False


def starts_macro(root: Element) -> bool:
    """Whether a click on a shape or a form control starts a macro of another file; of its own it has none."""
    called = [element.text or "" for element in root.iter(f"{{{X}}}FmlaMacro")]
    if tag_of(root) == f"{{{XDR}}}wsDr":
        called += [element.get("macro", "") for element in root.iter(f"{{{XDR}}}*")]
    called.append(root.get("fmlaMacro", ""))
    return any(name.strip() and not _OWN_MACRO.fullmatch(name.strip()) for name in called)


def fetched(root: Element) -> Iterator[str]:
    """Addresses that VML names outright instead of by a relationship: pictures, and links of shapes."""
    for element in root.iter(f"{{{V}}}*"):
        for name in ("src", "href", f"{{{O}}}href"):
            address = element.get(name, "")
            is_picture = name != "href"
            if address and not address.startswith("#") and (is_picture or not safe_link(address)):
                yield address


def bad_formulas(root: Element) -> Iterator[str]:
    """The formulas of a part that call upon anything outside the workbook, and the names that start a macro."""
    for text in _formulas(root):
        bare = _QUOTED.sub("", text)
        # a bar outside quotes occurs only in DDE links
        active = _ACTIVE_FORMULA.search(bare) or "|" in bare or _OTHER_BOOK.search(_STRING.sub("", text))
        if active or not all(map(_goes_to_a_place, _LINK_FORMULA.finditer(text))):
            yield text
    for element in root.iter(f"{{{S}}}definedName"):
        name = (element.get("name") or "").lower()
        if name.startswith(("auto_open", "_xlnm.auto_open", "auto_close")) or element.get("xlm") in ("1", "true"):
            yield element.get("name") or ""


def _goes_to_a_place(link: re.Match[str]) -> bool:
    """Whether a link of a formula may go there; `[#Blad]` is a place in the workbook itself.

    An address that the formula only makes from cells may be anything that a record holds.
    """
    address = link["address"]
    if address is None or (not address and link["more"]):
        return False
    return not address or address.startswith("[#") or safe_link(address)


def _formulas(root: Element) -> Iterator[str]:
    for element in root.iter(*_IN_ELEMENTS, *_IN_ATTRIBUTES):
        names = _IN_ATTRIBUTES.get(tag_of(element))
        texts = [element.text] if names is None else [element.get(name) for name in names]
        yield from (text for text in texts if text)


def reads_data(root: Element) -> bool:
    """Whether a part fetches data when the workbook opens: pivot tables on a source outside, XML maps, queries."""
    if tag_of(root).startswith(_MASHUP):
        return True
    outside = (source for source in root.iter(f"{{{S}}}cacheSource") if source.get("type", "worksheet") == "external")
    live = (kind for kind in root.iter(f"{{{S}}}volType") if kind.get("type") in ("realTimeData", "olapFunctions"))
    bound = root.iter(f"{{{S}}}DataBinding")
    return any(next(iter(found), None) is not None for found in (outside, live, bound))


def publishes(root: Element) -> bool:
    """Whether saving the workbook writes a page somewhere else."""
    return next(root.iter(f"{{{S}}}webPublishItem", f"{{{S}}}webPublishObject"), None) is not None
