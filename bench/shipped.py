"""The shipped templates with a record of a sample: what `docgen build` fills, and the same filled by docxtpl."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.api.building import specs_of
from docgen.api.checking import check, workshop_for
from docgen.branding import Brand
from docgen.documents.catalogue import DocumentSpec
from docgen.documents.workshop import schema_of
from docgen.resources import resource
from docgen.word.reference import _Reference  # docxtpl alone, without our check and our rendering before it

if TYPE_CHECKING:
    from docgen.documents.workshop import Template

SAMPLE = "de-brug"


@dataclass(frozen=True)
class Shipped:
    """A shipped template, its brand, and the context of one record."""

    spec: DocumentSpec
    path: Path
    brand: Brand | None
    template: Template
    mapping: dict[str, Any]

    def with_docxtpl(self) -> bytes:
        """The document that docxtpl makes, in our dialect of its language."""
        reference = _Reference(self.path.read_bytes(), {}, frozenset(schema_of(self.spec.form).root.fields))
        reference.render(dict(self.mapping), jinja_env=reference.language, autoescape=True)
        out = io.BytesIO()
        reference.save(out)
        return out.getvalue()


def filled_forms(sample: str = SAMPLE) -> list[Shipped]:
    """Every filled form of the sample, Word and Excel."""
    checked = check(resource("samples", sample))
    workshop = workshop_for(checked)
    current = checked.folder.current
    assert current is not None
    found: list[Shipped] = []
    for spec in specs_of(checked):
        if spec.file is not None and spec.copy is None:
            template = workshop.template(spec.template)
            mapping = workshop.context(spec, current.organisatie, template.reads)
            found.append(Shipped(spec, workshop.find(spec.template), checked.brand, template, mapping))
    return found
