"""Content types: what each part is (ECMA-376 Part 2, 10.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from xml.sax.saxutils import quoteattr

from docgen.ooxml.namespaces import CT
from docgen.ooxml.xml import DECLARATION, parse

PART_NAME = "[Content_Types].xml"

WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
SML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
MAIN_KINDS = {
    WML + "document.main+xml": "docx",
    WML + "template.main+xml": "docx",
    SML + "sheet.main+xml": "xlsx",
    SML + "template.main+xml": "xlsx",
}
CUSTOM_PROPERTIES = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CORE_PROPERTIES = "application/vnd.openxmlformats-package.core-properties+xml"
CUSTOM_XML_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
SHARED_STRINGS = SML + "sharedStrings+xml"
DRAWING = "application/vnd.openxmlformats-officedocument.drawing+xml"


@dataclass(frozen=True)
class ContentTypes:
    """Defaults by lower-case extension and overrides by member name, both in the order of the file."""

    defaults: Mapping[str, str] = field(default_factory=dict[str, str])
    overrides: dict[str, str] = field(default_factory=dict[str, str])

    def of(self, part: str) -> str:
        """The type of `part`, `""` when nothing says so. Part names compare without case (ECMA-376 Part 2, 9.1.1)."""
        found = self.overrides.get(part)
        if found is None:
            found = self._folded.get(part.lower())
        if found is not None:
            return found
        extension = part.rsplit("/", 1)[-1].rpartition(".")[2].lower()
        return self.defaults.get(extension, "")

    @cached_property
    def _folded(self) -> dict[str, str]:
        """The overrides by lower-case name; of two the first counts."""
        return {name.lower(): kind for name, kind in reversed(self.overrides.items())}

    def with_override(self, part: str, content_type: str) -> ContentTypes:
        """The same types with `part` declared."""
        return replace(self, overrides={**self.overrides, part: content_type})

    def with_default(self, extension: str, content_type: str) -> ContentTypes:
        """The same types with an extension declared; one that is there already stays."""
        return replace(self, defaults={extension.lower(): content_type, **self.defaults})

    def without(self, part: str) -> ContentTypes:
        """The same types without the override of `part`."""
        return replace(self, overrides={k: v for k, v in self.overrides.items() if k != part})


def read_content_types(data: bytes) -> ContentTypes:
    """The content types of a package."""
    root = parse(data)
    defaults = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in root.iter(f"{{{CT}}}Default")}
    overrides = {e.get("PartName", "").lstrip("/"): e.get("ContentType", "") for e in root.iter(f"{{{CT}}}Override")}
    return ContentTypes(defaults, overrides)


def write_content_types(types: ContentTypes) -> bytes:
    """The bytes of `[Content_Types].xml`."""
    rows = [f"<Default Extension={quoteattr(k)} ContentType={quoteattr(v)}/>" for k, v in types.defaults.items()]
    rows += [
        f"<Override PartName={quoteattr('/' + k)} ContentType={quoteattr(v)}/>" for k, v in types.overrides.items()
    ]
    return DECLARATION + f'<Types xmlns="{CT}">{"".join(rows)}</Types>'.encode()
