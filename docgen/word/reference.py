"""The reference engine: docxtpl fills the same checked template with the same mapping (design 3).

    template → our check → our rendering (finds what is wrong with the values, and where) → docxtpl, escaped, sandboxed

Our own rendering comes first, so that whatever reaches docxtpl is known to be right, and every error has its place. The
language is ours: our filters, None is empty, a field that may lack is empty. Values that docxtpl has no word for are
runs of `RichText`, a drawing or an `InlineImage`; what it cannot do at all is refused.
"""
# docxtpl has no types, and its subclass stands in for it in every way
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportOptionalMemberAccess=false
# pyright: reportPrivateUsage=false

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Any, cast

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText
from jinja2 import ChainableUndefined, Undefined
from jinja2 import TemplateError as JinjaError
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from docgen.diagnostics import Location
from docgen.errors import TemplateError
from docgen.ooxml import Package, pack
from docgen.ooxml.xml import parse
from docgen.template import Check, Image, Link, Markdown, Schema, Shape
from docgen.template.filters import FILTERS
from docgen.template.predicates import TESTS
from docgen.word.codes import finding
from docgen.word.drawings import shape_xml
from docgen.word.markdown import parse_markdown
from docgen.word.template import WordTemplate
from docgen.word.wml import TBL, TC, TR, P, R
from docgen.word.writing import TICKED, UNTICKED

_FILLS = re.compile(r"word/document\.xml|word/(header|footer)\d*\.xml|word/footnotes\.xml|docProps/core\.xml")
_FIRST_ID = 100_000  # of drawings; docxtpl gives those of the body new ones
_TOKEN = re.compile("\ufdd5(\\d+)\ufdd6")
_PARAGRAPH = re.compile(r"<w:p[ >]")
_HOLDERS = {P, R, TBL, TR, TC}


def render_with_docxtpl(
    source: Path | str | bytes,
    mapping: Mapping[str, Any],
    *,
    schema: Schema | None = None,
    assets: Mapping[str, bytes] | None = None,
) -> bytes:
    """The document that docxtpl makes of a template and a mapping; equal input gives equal bytes.

    Raises:
        TemplateError: whatever our own engine refuses, and `word.reference-engine` for what docxtpl cannot do.
    """
    checked = WordTemplate.compile(source, schema)
    checked.render(mapping, assets)
    for name in checked.changing:
        if not _FILLS.fullmatch(name):
            raise _refused(Location(part=name), "tags in dit onderdeel")
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    reference = _Reference(data, assets or {}, frozenset(schema.root.fields) if schema else frozenset())
    reference.render(dict(mapping), jinja_env=reference.language, autoescape=True)
    out = io.BytesIO()
    reference.save(out)
    return pack(dict(Package.read(out.getvalue()).parts))


class _Language(ImmutableSandboxedEnvironment):
    """Our language on Jinja's machine."""

    def __init__(self, finalize: Callable[[Any], Any]) -> None:
        super().__init__(autoescape=True, undefined=ChainableUndefined, finalize=finalize)
        self.filters |= {name: _without_undefined(found.function) for name, found in FILTERS.items()}
        self.filters["items"] = _items
        self.tests |= {name: found.function for name, found in TESTS.items()}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The value under a name: in our records names are keys, `items` and `keys` included."""
        if isinstance(obj, Mapping):
            found = cast("Mapping[str, Any]", obj)
            return found[attribute] if attribute in found else self.undefined(obj=found, name=attribute)
        return (
            super().getattr(obj, attribute)
            if isinstance(obj, LoopContext | Undefined)
            else self.undefined(name=attribute)
        )


def _without_undefined(function: Callable[..., Any]) -> Callable[..., Any]:
    def call(value: Any, *arguments: Any, **keywords: Any) -> Any:
        return function(None if isinstance(value, Undefined) else value, *arguments, **keywords)

    return call


def _items(value: Any) -> list[Any]:
    return list(cast("Mapping[Any, Any]", value).items()) if isinstance(value, Mapping) else []


class _Reference(DocxTemplate):
    """docxtpl with values of ours: each is printed as a token, which makes way for runs where it came out."""

    def __init__(self, data: bytes, assets: Mapping[str, bytes], roots: frozenset[str]) -> None:
        super().__init__(io.BytesIO(data))
        self.assets = assets
        self.roots = roots
        self.rich: list[Image | Shape | Link | Markdown] = []
        self.language = _Language(self._printed)

    def _printed(self, value: Any) -> Any:
        match value:
            case None | Undefined():
                return ""
            case Check():
                return TICKED if value.value else UNTICKED
            case Enum():
                return str(value.value)
            case Markdown() if len(parse_markdown(value.text)) != 1 or parse_markdown(value.text)[0].kind:
                raise _Unable("tekst met opmaak in meer dan één alinea")
            case Image() | Shape() | Link() | Markdown():
                self.rich.append(value)
                return f"\ufdd5{len(self.rich) - 1}\ufdd6"
            case _:
                return value

    def render_xml_part(self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None) -> str:
        """The filled text of a part."""
        name = str(part.partname).lstrip("/")
        try:
            xml = super().render_xml_part(src_xml, part, context, jinja_env)
        except (_Unable, JinjaError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            place = Location(part=name, paragraph=_paragraph(src_xml, error.__traceback__))
            what = str(error) if isinstance(error, _Unable) else f"de waarde op deze plek ({type(error).__name__})"
            raise _refused(place, what) from error
        xml = _TOKEN.sub(lambda found: self._runs(found, xml, part), xml)
        _check_structure(xml, name)
        return xml

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Fill title, author and so on, which docxtpl would escape twice.

        A template without them gets none: python-docx would add its own, with the time of now.
        """
        if any(rel.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES for rel in self.docx.part.package.rels.values()):
            super().render_properties(context, jinja_env.overlay(autoescape=False) if jinja_env else None)

    def render_footnotes(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Fill the footnotes once; docxtpl does so once per section, and reads tags in what it filled."""
        for part in self.docx.part.package.parts:
            if part.partname.endswith("/footnotes.xml"):
                xml = self.patch_xml(part.blob.decode())
                if unknown := find_undeclared_variables(self.language.parse(xml)) - context.keys() - self.roots:
                    names = ", ".join(sorted(unknown))
                    raise _refused(Location(part="word/footnotes.xml"), f"een noot die {names} uit een lus gebruikt")
                part._blob = self.render_xml_part(xml, part, context, jinja_env).encode()  # noqa: SLF001  # as docxtpl

    def _runs(self, found: re.Match[str], xml: str, part: Any) -> str:
        """What a value is where its token came out: within the text of a run, between runs, or in an attribute."""
        value = self.rich[int(found[1])]
        before = xml[: found.start()]
        if before.rfind("<") > before.rfind(">"):
            text = value.alt if isinstance(value, Image | Shape) else value.text
            return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        within = before.rfind("</w:t>") < max(before.rfind("<w:t>"), before.rfind("<w:t "))
        if isinstance(value, Image):
            inner = self._picture(value)  # docxtpl writes it as it must stand in a text
            return inner if within else f'<w:r><w:t xml:space="preserve">{inner}</w:t></w:r>'
        if isinstance(value, Shape):
            drawn = shape_xml(value.name, value.width_mm, value.alt, _FIRST_ID + int(found[1]))
            runs = f"<w:r>{drawn}</w:r>"
        else:
            runs = str(_rich_text(value, part))
        return f'</w:t></w:r>{runs}<w:r><w:t xml:space="preserve">' if within else runs

    def _picture(self, value: Image) -> str:
        image = InlineImage(self, io.BytesIO(self.assets[value.token]), width=Mm(value.width_mm))
        alt = value.alt.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        return re.sub(
            r"(<wp:docPr\b[^>]*?)\s*(/?>)", lambda tag: f'{tag[1]} descr="{alt}"{tag[2]}', str(image), count=1
        )


class _Unable(Exception):  # noqa: N818  # never leaves this module
    """A value that docxtpl has no way to print."""


def _rich_text(value: Link | Markdown, part: Any) -> RichText:
    if isinstance(value, Link):
        target = part.relate_to(value.url.strip(), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return RichText(value.text, url_id=target, underline=True)
    found = RichText()
    for span in parse_markdown(value.text)[0].spans:
        found.add(span.text, bold=span.bold, italic=span.italic)
    return found


def _paragraph(source: str, trace: TracebackType | None) -> int | None:
    """The number of the paragraph whose tag failed; docxtpl begins a line with each."""
    line = 0
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", source).split("\n")[:line]
    return sum(1 for each in lines if _PARAGRAPH.match(each)) or None


def _check_structure(xml: str, name: str) -> None:
    """Refuse text between elements: what `{{p … }}` and `{{r … }}` print of a plain text, for docxtpl."""
    try:
        root = parse(xml.encode())
    except etree.XMLSyntaxError as error:
        raise _refused(Location(part=name), "dit onderdeel") from error
    for number, paragraph in enumerate(root.iter(P), start=1):
        for holder in (paragraph, *paragraph.iter(R)):
            if _has_stray_text(holder):
                raise _refused(Location(part=name, paragraph=number), "gewone tekst bij {{r … }} of {{p … }}")
    if any(_has_stray_text(holder) for holder in (root, *root, *root.iter(*_HOLDERS))):
        raise _refused(Location(part=name), "gewone tekst bij {{p … }}")


def _has_stray_text(element: Any) -> bool:
    return any(text and text.strip() for text in (element.text, *(child.tail for child in element)))


def _refused(place: Location, what: str) -> TemplateError:
    return TemplateError([finding("word.reference-engine", place, what=what)])
