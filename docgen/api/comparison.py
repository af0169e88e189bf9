"""What a comparison of two sides of a handbook holds, and the same as JSON (`docgen diff`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from docgen.api.sides import Side
from docgen.diagnostics import Diagnostic
from docgen.documents.forms import FORMS
from docgen.documents.impact import Touched
from docgen.records.changes import Change, Soort
from docgen.records.handboek import Wijziging
from docgen.records.oldnames import OldName
from docgen.records.transitions import Terms

FACTS: Mapping[str, str] = {
    # what is no change of the handbook, and stands in it all the same
    "versie": "het nummer", "datum": "de datum", "besloten_door": "wie besloot", "besloten_op": "wanneer dat was",
    "volgende_herziening": "de volgende herziening", "wijzigingen": "de lijst van wijzigingen",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """A draft that a change is about: its ref, its form, and the documents that are made of it."""

    ref: str
    form: str
    file: str
    documents: tuple[str, ...]


@dataclass(frozen=True)
class Explained:
    """One change with everything that a team wants to know of it before anything is written.

    `open` are the drafts that it changes, `spared` those that its transition leaves as they are.
    """

    change: Change
    place: str
    sentence: str
    was: str
    becomes: str
    origin: str
    terms: Terms
    touched: Touched
    open: tuple[OpenRecord, ...] = ()
    spared: tuple[OpenRecord, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Two sides and everything between them; `final` and `given` count what no revision touches.

    `others` are documents of no draft that are made anew all the same: copies that no client has yet, and exit
    questionnaires. `facts` are those about the version itself that differ.
    """

    organisation: str
    old: Side
    new: Side
    changes: tuple[Explained, ...] = ()
    old_names: tuple[OldName, ...] = ()
    entries: tuple[Wijziging, ...] = ()
    final: int = 0
    given: int = 0
    findings: tuple[Diagnostic, ...] = ()
    blank_forms: tuple[str, ...] = ()
    gone_forms: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def open_records(self) -> list[OpenRecord]:
        """Every draft that some change is about, once, with all documents that are touched."""
        return _once(record for change in self.changes for record in change.open)

    @property
    def spared_records(self) -> list[OpenRecord]:
        """Every draft that some change leaves as it is, once."""
        return _once(record for change in self.changes for record in change.spared)

    @property
    def facts_in_words(self) -> list[str]:
        """What differs of the version itself, as people call it."""
        return [FACTS[fact] for fact in self.facts]

    def forms(self) -> list[str]:
        """The codes of all forms that some change touches, in their order."""
        touched = {form.form for change in self.changes for form in change.touched.forms}
        return [form for form in FORMS if form in touched]

    def counts(self) -> dict[str, int]:
        """How much of everything."""
        kinds = Counter(change.change.kind for change in self.changes)
        return {
            "changes": len(self.changes),
            **{kind.value: kinds[kind] for kind in Soort},
            "forms": len(self.forms()),
            "blank_forms": len(self.blank_forms),
            "gone_forms": len(self.gone_forms),
            "editions": len(self.editions),
            "clients": len({record.ref for record in self.open_records}),
            "open_records": len(self.open_records),
            "open_documents": len({d for record in self.open_records for d in record.documents}),
            "copies": sum(path.startswith("clienten/") for path in self.others),
            "exits": sum(path.startswith("exit/") for path in self.others),
            "spared_records": len(self.spared_records),
            "final_records": self.final,
            "given_copies": self.given,
        }


def _once(records: Iterable[OpenRecord]) -> list[OpenRecord]:
    found: dict[str, OpenRecord] = {}
    for record in records:
        known = found.get(record.file, record)
        found[record.file] = replace(known, documents=tuple(sorted({*known.documents, *record.documents})))
    return [found[file] for file in sorted(found)]


def as_dict(comparison: Comparison) -> dict[str, Any]:
    """The comparison as JSON-ready values; keys are only ever added."""
    return {
        "organisation": comparison.organisation,
        "old": _side_dict(comparison.old),
        "new": _side_dict(comparison.new),
        "counts": comparison.counts(),
        "version_facts": list(comparison.facts),
        "changes": [_change_dict(change) for change in comparison.changes],
        "touched": {
            "forms": comparison.forms(),
            "blank_forms": list(comparison.blank_forms),
            "gone_forms": list(comparison.gone_forms),
            "editions": list(comparison.editions),
            "open_records": [_record_dict(record) for record in comparison.open_records],
            "other_documents": list(comparison.others),
        },
        "left_alone": {
            "spared_records": [_record_dict(record) for record in comparison.spared_records],
            "final_records": comparison.final,
            "given_copies": comparison.given,
        },
        "old_names": [
            {"old": n.old, "new": n.new, "path": ".".join(n.path), "excerpt": n.excerpt} for n in comparison.old_names
        ],
        "findings": [finding.as_dict() for finding in comparison.findings],
    }


def _side_dict(side: Side) -> dict[str, str]:
    return {"kind": side.kind, "label": side.label, "version": side.version.name}


def _record_dict(record: OpenRecord) -> dict[str, Any]:
    return {"ref": record.ref, "form": record.form, "file": record.file, "documents": list(record.documents)}


def _change_dict(explained: Explained) -> dict[str, Any]:
    change, terms, said = explained.change, explained.terms, explained.terms.said
    return {
        "path": change.dotted,
        "kind": change.kind.value,
        "place": explained.place,
        "text": explained.sentence,
        "before": _json(change.before),
        "after": _json(change.after),
        "was": explained.was,
        "becomes": explained.becomes,
        "origin": explained.origin,
        "reason": said.reden if said else None,
        "decided_by": said.besloten_door if said else None,
        "decided_on": _json(said.besloten_op) if said else None,
        "clients_involved": said.clienten_betrokken if said else None,
        "from": _json(terms.geldt_vanaf),
        "transition": terms.overgang.value,
        "rules": list(explained.touched.rules),
        "forms": [
            {"form": form.form, "templates": list(form.templates), "fields": list(form.fields)}
            for form in explained.touched.forms
        ],
        "editions": list(explained.touched.editions),
        "open_records": [_record_dict(record) for record in explained.open],
        "spared_records": [_record_dict(record) for record in explained.spared],
    }


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _json(item) for key, item in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [_json(item) for item in cast("list[Any]", value)]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
