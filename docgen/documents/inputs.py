"""What a document is made from, as plain values: those that many documents share, and those of its own (design 6.1).

    what the template reads  +  what the derived values in it declare to read   →   handbook, organisation: shared
                                                                                →   own record: own
                                                                                →   client: around

A subtree that is read stays whole, so the number of its items counts as read. No context is built for it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from docgen.documents.catalogue import DocumentSpec
from docgen.documents.clientcopy.making import inputs_of_copy
from docgen.documents.context import Document, derivations, read_path
from docgen.documents.handbook import handbook_source
from docgen.documents.sharing import ROOTS, plain_record
from docgen.records.enums import Status
from docgen.records.values import plain

HANDBOOK = "handboek"


@dataclass(frozen=True, slots=True)
class Inputs:
    """Values by the path at which they stand; `shared` gives the two roots and the paths in them that are read."""

    shared: Mapping[str, Any]
    paths: tuple[str, ...]
    own: Mapping[str, Any] = field(default_factory=dict[str, Any])
    around: Mapping[str, Any] = field(default_factory=dict[str, Any])


def source_paths(form: str, reads: frozenset[str]) -> frozenset[str]:
    """The source paths behind what a template reads, and behind what every document carries in its properties."""
    known = derivations(form)
    used = {path.split(".")[1].partition("[")[0] for path in reads if path.startswith("afgeleid.")}
    through = {path for name in used if name in known for path in known[name].reads}
    direct = {path.partition("[")[0] for path in reads if not path.startswith("afgeleid.")}
    carried = {"organisatie.naam", f"handboek.formulieren.{form}.naam"}
    if form == HANDBOOK:
        carried = {"organisatie.naam", "organisatie.korte_naam", "handboek.versie", "handboek.datum"}
    return frozenset(_covering(through | direct | carried))


def _covering(paths: Iterable[str]) -> Iterable[str]:
    """The paths without those that stand below another of them."""
    last = ""
    for path in sorted(paths, key=lambda path: path.split(".")):
        if not last or not (path == last or path.startswith(f"{last}.")):
            last = path
            yield path


def inputs_of(
    spec: DocumentSpec, organisatie: Mapping[str, Any], paths: frozenset[str], *, glossary: str = ""
) -> Inputs:
    """The values at these paths for one document; `glossary` is the digest of the words that copies propose."""
    shared_paths = _under(ROOTS, paths)
    if spec.edition:
        return Inputs(handbook_source(spec.version), shared_paths)
    shared = {"handboek": spec.effective(), "organisatie": organisatie}
    if spec.copy is not None:
        around = _below("client", plain(spec.copy.client), paths)
        return Inputs(shared, shared_paths, inputs_of_copy(spec.copy, glossary), around)
    if spec.file is None:
        return Inputs(shared, shared_paths, _document(spec))
    own = _below(spec.form, plain_record(spec.file.record), paths)
    around = _below("client", plain_record(spec.client), paths) if spec.client is not None else {}
    return Inputs(shared, shared_paths, {**own, **_document(spec)}, around)


def _below(root: str, value: Mapping[str, Any], paths: frozenset[str]) -> dict[str, Any]:
    """The values of one root at the paths that are read; of a root that is read whole, each of its values."""
    if root in paths:
        return {f"{root}.{key}": item for key, item in value.items() if key not in NEVER_PRINTED}
    source = {root: value}
    return {path: read_path(source, path) for path in _under((root,), paths)}


@lru_cache(maxsize=256)
def _under(roots: tuple[str, ...], paths: frozenset[str]) -> tuple[str, ...]:
    """The paths of these roots, sorted: the same for all documents of a template."""
    return tuple(sorted(path for path in paths if path.partition(".")[0] in roots))


NEVER_PRINTED = ("status", "handboek_versie", "afwijkingen", "voorbeeld")
"""Fields that are about a record and not in it; what follows from them (`document.concept`, the handbook) counts."""


def _document(spec: DocumentSpec) -> dict[str, Any]:
    """What is true of this one document; title and version of the form stand among what is shared."""
    facts = spec.document()
    found = {path: plain(facts[name]) for name, path in _FACTS.items()}
    return {**found, "document.handboek_versie": kept_version(spec)}


_FACTS = {name: f"document.{name}" for name in Document.declared if name not in ("titel", "formulier_versie")}


def kept_version(spec: DocumentSpec) -> str:
    """The handbook version that stays with a document: of an edition and of a final record, not of a draft."""
    record = spec.file.record if spec.file else None
    final = getattr(record, "status", None) is Status.VASTGESTELD
    return spec.version.name if spec.edition or final else ""


def fingerprint(own: Mapping[str, Any]) -> str:
    """One digest of the values of a record that its document shows; the order of a mapping counts."""
    return hashlib.sha256(_ENCODER.encode([*own.items()]).encode()).hexdigest()


# plain values hold no value that holds itself, and not to look for one halves the work
_ENCODER = json.JSONEncoder(ensure_ascii=False, default=str, check_circular=False)
