"""The keys of documents: what `docgen.documents` says they are made from, as digests of `docgen.build`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from docgen.branding import Brand
from docgen.build.keys import (
    AROUND,
    ENGINE,
    OWN,
    Key,
    Keyset,
    Part,
    digest,
    keyset,
    part_of,
    value_digest,
    values_digest,
)
from docgen.build.manifest import Manifest
from docgen.documents.catalogue import DocumentSpec
from docgen.documents.context import read_path
from docgen.documents.inputs import Inputs
from docgen.documents.pages import office_installed
from docgen.documents.workshop import Workshop
from docgen.errors import TemplateError
from docgen.records.organisatie import Organisatie


@dataclass
class Keymaker:
    """Makes keys of the documents of one organisation; what documents share is digested once."""

    workshop: Workshop
    identity: Organisatie | None
    _templates: dict[str, bytes] = field(default_factory=dict[str, bytes])
    _parts: dict[tuple[int, str], tuple[object, Part]] = field(default_factory=dict[tuple[int, str], Any])
    _keysets: dict[Any, tuple[object, Keyset]] = field(default_factory=dict[Any, Any])

    def key(self, spec: DocumentSpec) -> Key | None:
        """The key of a document, or `None` when its template is wrong: making it will tell."""
        if self.identity is None:
            return None
        try:
            inputs = self.workshop.inputs(spec, self.identity)
        except TemplateError:
            return None
        own, marks = values_digest(inputs.own)
        around, more = values_digest(inputs.around)
        marks |= more
        return Key(self._keyset(spec, inputs), own, around, b"".join(marks[name] for name in sorted(marks)))

    def shared(self, template: str, form_version: str, form_date: date | None, inputs: Inputs) -> Keyset:
        """The keyset of documents of one template whose shared values and names of values are these."""
        return keyset(self._all_parts(template, form_version, form_date, inputs))

    def _keyset(self, spec: DocumentSpec, inputs: Inputs) -> Keyset:
        roots = tuple(id(inputs.shared[root]) for root in sorted(inputs.shared))
        circumstances = (spec.template, spec.form_version, spec.form_date, roots, spec.file is None)
        if circumstances not in self._keysets:
            parts = self._all_parts(spec.template, spec.form_version, spec.form_date, inputs)
            if spec.edition:
                parts.append(Part("bladzijden", b"1" if office_installed() else b"0"))
            # holding the roots keeps their identities theirs
            self._keysets[circumstances] = (inputs.shared, keyset(parts))
        return self._keysets[circumstances][1]

    def _all_parts(self, template: str, form_version: str, form_date: date | None, inputs: Inputs) -> list[Part]:
        found = [Part("docgen", str(ENGINE).encode()), Part("sjabloon", self.template_digest(template))]
        found.append(Part("huisstijl", brand_digest(self.workshop.brand)))
        found.append(part_of("formulierversie", [form_version, form_date]))
        found += [self._part(inputs.shared, path) for path in inputs.paths]
        return found + [Part(name, OWN) for name in inputs.own] + [Part(name, AROUND) for name in inputs.around]

    def _part(self, shared: Mapping[str, Any], path: str) -> Part:
        root = shared[path.partition(".")[0]]
        if (id(root), path) not in self._parts:
            self._parts[id(root), path] = (root, part_of(path, read_path(shared, path)))
        return self._parts[id(root), path][1]

    def template_digest(self, name: str) -> bytes:
        """The digest of a template file."""
        if name not in self._templates:
            self._templates[name] = digest(self.workshop.find(name).read_bytes())
        return self._templates[name]


def brand_digest(brand: Brand | None) -> bytes:
    """The digest of a house style, its logo included."""
    if brand is None:
        return b""
    values = asdict(brand)
    return value_digest({**values, "logo": digest(brand.logo).hex() if brand.logo else None})


def reads_name(template: str, mark: bytes) -> str:
    """Under which name the reads of a template are kept: they follow from its file and from the engine."""
    return f"reads {ENGINE} {template} {mark.hex()}"


def recall_reads(workshop: Workshop, manifest: Manifest, names: Iterable[str]) -> None:
    """Let the workshop know what these templates read, as far as that was worked out before."""
    keys = Keymaker(workshop, None)
    for name in names:
        with suppress(FileNotFoundError):  # of some forms docgen ships no workbook
            if known := manifest.cached(reads_name(name, keys.template_digest(name))):
                workshop.known_reads[name] = frozenset(json.loads(known))


def packed_reads(reads: frozenset[str]) -> str:
    """The reads of a template as text."""
    return json.dumps(sorted(reads))
