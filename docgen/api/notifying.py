"""A revision as a memo of one page for the team (`docgen diff -o memo.docx`)."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.api.checking import TEMPLATES
from docgen.api.comparison import Comparison, Explained
from docgen.diagnostics import Diagnostic, Location
from docgen.documents.brands import load_brand
from docgen.documents.memo import TEMPLATE, Facts, Point, write_memo
from docgen.documents.workshop import Workshop
from docgen.errors import RecordError
from docgen.language.formatting import datum, hoofdletter, opsomming
from docgen.records.changes import Soort
from docgen.records.enums import Overgang
from docgen.records.handboek import Wijziging
from docgen.records.versions import Handbookversion

_FOR_WHOM = {
    Overgang.NIEUWE_DOSSIERS: "nieuwe dossiers",
    Overgang.VOLGENDE_CYCLUS: "elke volgende cyclus",
    Overgang.METEEN: "iedereen",
}


def memo(comparison: Comparison) -> bytes:
    """The memo, in the house style of the newer side.

    Raises:
        RecordError: `diff.nothing-to-tell`.
    """
    if not comparison.changes:
        raise RecordError([_nothing_to_tell()])
    version = comparison.new.version
    folder = comparison.new.folder
    workshop = Workshop(load_brand(folder)[0], folder.path / TEMPLATES)
    return write_memo(_facts(comparison, version), version, workshop.template(TEMPLATE).render)


def _facts(comparison: Comparison, version: Handbookversion) -> Facts:
    told = [entry for entry in comparison.entries if entry.versie == version.name] or list(comparison.entries)
    about = {id(entry): [c for c in comparison.changes if c.terms.said is entry] for entry in told}
    alone = [change for change in comparison.changes if not any(change in group for group in about.values())]
    alone = [change for change in alone if change.change.path[1] != "besluiten_op_maat"]  # tells of another change
    starts = [entry.geldt_vanaf for entry in told if entry.geldt_vanaf] or [version.handboek.datum]
    alone.sort(key=_weight)
    decided = ", ".join(p for p in (version.handboek.besloten_door, datum(version.handboek.besloten_op)) if p)
    return Facts(
        old=_named(comparison.old.kind, comparison.old.label),
        new=_named(comparison.new.kind, comparison.new.label, version.name),
        starts=min((day for day in starts if day), default=None),
        points=[_point(entry, about[id(entry)], version) for entry in told],
        minor=[change.sentence for change in alone],
        blank_forms=len(comparison.blank_forms),
        refs=sorted({record.ref for record in comparison.open_records}),
        final=comparison.final,
        given=comparison.given,
        decided=f"Besloten door {decided}." if decided else "",
    )


def _named(kind: str, label: str, name: str = "") -> str:
    """What the team calls a side: a version by its number, anything else as it was asked for."""
    if kind == "basis":
        return f"voorbeeldhandboek {label}"
    number = name or (label if kind == "versie" else "")
    return f"versie {number}" if number else "de versie van nu" if label == "nu" else label


def _weight(change: Explained) -> tuple[bool, bool, int]:
    """A whole form, what else touches a form, and what is new or gone, come first."""
    order = [Soort.TOEGEVOEGD, Soort.VERVALLEN, Soort.VERPLAATST, Soort.GEWIJZIGD]
    fields = any(form.fields for form in change.touched.forms)
    return change.change.path[-1] != "gebruiken", not fields, order.index(change.change.kind)


def _point(entry: Wijziging, changes: Sequence[Explained], version: Handbookversion) -> Point:
    touched = [form for change in changes for form in change.touched.forms if form.fields]
    names = [getattr(version.handboek.formulieren, form.form).naam for form in touched]
    kinds = {change.terms.overgang for change in changes} or ({entry.overgang} if entry.overgang else set[Overgang]())
    start = entry.geldt_vanaf or version.handboek.datum
    whom = hoofdletter(opsomming([_FOR_WHOM[kind] for kind in sorted(kinds)]))
    return Point(
        entry.wat,
        entry.reden,
        ", ".join(part for part in (whom, f"vanaf {datum(start)}" if start else "") if part),
        tuple(dict.fromkeys(names)),
        tuple(sorted({record.ref for change in changes for record in change.open})),
    )


def _nothing_to_tell() -> Diagnostic:
    return Diagnostic(
        "diff.nothing-to-tell",
        "Er is niets veranderd, dus er valt niets te vertellen.",
        Location(),
        "Vergelijk met een oudere versie, zoals: docgen diff MAP 2025.1 -o memo.docx",
    )
