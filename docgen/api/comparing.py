"""What a revision of the handbook changes, in words, and what each change touches and leaves alone (`docgen diff`).

    two sides → changed cells → per change: sentence, terms, forms, rules, open documents → findings

Nothing is written. Final documents and copies that were given stand apart: a revision never touches them.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, cast

from docgen.api.checking import TEMPLATES, Checked, template_names, workshop_for
from docgen.api.comparison import FACTS, Comparison, Explained, OpenRecord
from docgen.api.folders import MANIFEST, OUTPUT, shared_errors
from docgen.api.keying import recall_reads
from docgen.api.migrating import check_migrations
from docgen.api.reached import Reached
from docgen.api.showing import origin_of
from docgen.api.sides import Side, sides
from docgen.build.manifest import BrokenManifest, Manifest
from docgen.diagnostics import Diagnostic, Location, Severity
from docgen.documents.catalogue import DocumentSpec
from docgen.documents.handbook import EDITIONS
from docgen.documents.impact import Reach, Touched
from docgen.documents.workshop import Workshop
from docgen.records.changes import Change, Soort, compare
from docgen.records.changewords import Wording, wording
from docgen.records.enums import Overgang, Status
from docgen.records.folder import Dossier, Folder, RecordFile
from docgen.records.handboek import Wijziging
from docgen.records.oldnames import OldName, find_old_names
from docgen.records.transitions import Terms, counts_for, terms_of

IDENTITY = "organisatie.yaml"


def diff(path: Path, words: Sequence[str] = (), *, preset: str | None = None) -> Comparison:
    """As `compared`, for who needs nothing of the sides any more."""
    with compared(path, words, preset=preset) as comparison:
        return comparison


@contextmanager
def compared(path: Path, words: Sequence[str] = (), *, preset: str | None = None) -> Generator[Comparison]:
    """What changes between two sides of an organisation's folder, and what that touches, while both stand on disk.

    A memo takes logo and template from its side, and a revision in git stands there only as long as this lasts. Inside
    such a folder the first word may be a side at once: `docgen diff 2025.1 2026.1`.

    Raises:
        RecordError: a side cannot be found or read.
        TemplateError: a template of the organisation's own is wrong.
    """
    if not (path / IDENTITY).is_file() and Path(IDENTITY).is_file():
        path, words = Path(), [str(path), *words]
    with ExitStack() as stack:
        old, new = sides(stack, path, words, preset)
        yield compare_sides(old, new)


def compare_sides(old: Side, new: Side) -> Comparison:
    """Everything between two sides."""
    found = compare(old.version, new.version)
    folder = new.folder
    entries = tuple(e for e in new.version.handboek.wijzigingen if e not in old.version.handboek.wijzigingen)
    words = wording(old.version, new.version)
    reached = Reached(folder, Reach(_workshop(folder), old.version, new.version), words.old, words.new)
    drafts = list(reached.drafts()) if found else []
    changes = tuple(_explained(change, new, reached, entries, words, drafts) for change in found)
    names = tuple(find_old_names(found, new.version))
    records = folder.all_records()
    facts = tuple(fact for fact in FACTS if _fact(old, fact) != _fact(new, fact))
    made, gone = reached.blank_forms(found) if found else ((), ())
    shown = {edition for change in changes for edition in change.touched.editions}
    shown.update(reached.reach.editions_with(facts))
    return Comparison(
        new.version.organisatie.korte_naam or new.version.organisatie.naam,
        old,
        new,
        changes,
        names,
        entries,
        final=sum(getattr(file.record, "status", None) is Status.VASTGESTELD for file in records),
        given=sum(_given(file) for file in records),
        blank_forms=made,
        gone_forms=gone,
        others=tuple(reached.others(found)) if found else (),
        editions=tuple(code for code in EDITIONS if code in shown),
        facts=facts,
        findings=tuple(_findings(old, new, changes, names, entries)),
    )


def _fact(side: Side, name: str) -> Any:
    return getattr(side.version.handboek, name)


def _workshop(folder: Folder) -> Workshop:
    """A workshop that knows what templates read from the last build, where there was one."""
    workshop = workshop_for(Checked(folder, None, ()))
    manifest = Manifest.peek(folder.path / OUTPUT / MANIFEST)
    if manifest is not None:
        with suppress(BrokenManifest, ValueError):  # then every template is compiled to know
            recall_reads(workshop, manifest, template_names())
        manifest.close()
    return workshop


def _given(file: RecordFile) -> bool:
    """Whether the client got a copy of this record."""
    return getattr(getattr(file.record, "kopie", None), "op", None) is not None


def _explained(
    change: Change,
    new: Side,
    reached: Reached,
    entries: Sequence[Wijziging],
    words: Wording,
    drafts: Sequence[tuple[Dossier, RecordFile, list[DocumentSpec]]],
) -> Explained:
    terms = terms_of(change, new.version, entries)
    touched = reached.reach.of(change)
    was, becomes = words.was_and_is(change)
    changing: list[OpenRecord] = []
    spared: list[OpenRecord] = []
    for dossier, file, specs in drafts:
        if _is_about(change, touched, reached, dossier, file):
            record = OpenRecord(dossier.ref, file.form, file.file.name, reached.made_of(specs, change))
            (changing if _counts(new, terms, file) else spared).append(record)
    return Explained(
        change,
        words.where(change.path[:-1]),
        words.sentence(change),
        was,
        becomes,
        _origin(change, new),
        terms,
        touched,
        tuple(changing),
        tuple(spared),
    )


def _is_about(change: Change, touched: Touched, reached: Reached, dossier: Dossier, file: RecordFile) -> bool:
    """Whether a change can show on the document of this draft: its form reads it, here and on its day."""
    if all(form.form != file.form for form in touched.forms):
        return False
    client = dossier.client.record if dossier.client else None
    scope: frozenset[str] = client.scope()[0] if client else frozenset()
    return reached.counts(change, scope, file.record.datum)


def _counts(new: Side, terms: Terms, file: RecordFile) -> bool:
    """Whether a change counts for this draft; one that was begun under the newer version follows it."""
    begun_under_it = file.record.handboek_versie == new.version.name
    return begun_under_it or counts_for(terms, new.folder.moment_of(file))


def _origin(change: Change, new: Side) -> str:
    """Where the newer value, or the leaving out, was written."""
    root, *keys = change.path
    layers = new.version.layers if root == "handboek" else new.folder.organisation_layers
    if layers is None or new.version.layers is None:
        return f"versie {new.version.name}"
    left_out = layers.left_out.get(tuple(keys)) if change.kind is Soort.VERVALLEN else None
    if left_out is None:
        return origin_of((*keys, *_differing(change)), layers)
    if left_out.file is None:
        return f"basis {left_out.layer}"
    line = left_out.file.place(left_out.path).line
    return f"{left_out.layer}, regel {line}" if line else left_out.layer


def _differing(change: Change) -> tuple[str, ...]:
    """Of a term, which is told as one thing, the part that was written anew."""
    values: list[Any] = [change.before, change.after]
    if change.kind is not Soort.GEWIJZIGD or not all(isinstance(value, dict) for value in values):
        return ()
    before, after = cast("list[dict[str, Any]]", values)
    return next(((key,) for key in after if after[key] != before.get(key)), ())


# --- what is still to be said or done


def _findings(
    old: Side, new: Side, changes: Sequence[Explained], names: Iterable[OldName], entries: Iterable[Wijziging]
) -> Iterator[Diagnostic]:
    known = set(old.folder.findings)
    if new.kind == "basis":
        yield from (finding for finding in new.folder.findings if finding not in known)
    else:
        yield from shared_errors(new.folder)
    if new.version is new.folder.current:
        about = ("migration.", "handbook.older-than-release")
        yield from (finding for finding in check_migrations(new.folder) if finding.code.startswith(about))
    if new.kind != "basis":  # a look at another basis is no decision yet
        yield from _unexplained(new, changes)
    yield from (finding for entry in entries for finding in _incomplete(new, entry))
    yield from _own_templates(old, new)
    yield from (_old_name(new, name) for name in names)


def _own_templates(old: Side, new: Side) -> Iterator[Diagnostic]:
    """A finding for each own template of a form that is another on the newer side: no cell of the handbook tells."""
    before, after = old.templates, new.templates
    if before is None or after is None:
        return
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            happened = "is nieuw" if name not in before else "is anders" if name in after else "is er niet meer"
            form = getattr(new.version.handboek.formulieren, Path(name).stem).naam
            yield Diagnostic(
                "diff.own-template",
                f"Het eigen sjabloon '{name}' {happened}: het lege formulier en de concepten van ‘{form}’ die ermee "
                "gemaakt worden, komen er opnieuw.",
                Location(file=f"{TEMPLATES}/{name}"),
                "Kijk het na met: docgen build MAP --dry-run --explain",
                Severity.HINT,
            )


def _unexplained(new: Side, changes: Sequence[Explained]) -> Iterator[Diagnostic]:
    """One finding for all changes of a topic with one transition of which the change list says nothing."""
    topics: dict[tuple[str, Overgang], list[Explained]] = {}
    for change in changes:
        if change.terms.said is None and change.change.path[1] not in ("besluiten_op_maat", "basis"):
            topics.setdefault((_topic(change.change), change.terms.overgang), []).append(change)
    for (topic, _), group in topics.items():
        parts = list(dict.fromkeys(_part(change.change) for change in group))
        said = group[0].sentence if len(group) == 1 else f"{len(group)} wijzigingen bij '{topic}'."
        yield Diagnostic(
            "diff.unexplained",
            f"Bij 'wijzigingen' staat niet waarom dit anders is: {said}",
            Location(file="handboek/handboek.yaml", field="wijzigingen"),
            "Zet eronder: " + _example(new, parts, group[0].terms),
            Severity.WARNING,
        )


def _topic(change: Change) -> str:
    depth = 3 if change.path[1] in ("fasen", "formulieren", "checklists") else 2
    return ".".join(change.path[:depth]).removeprefix("handboek.")


def _part(change: Change) -> str:
    return change.dotted.removeprefix("handboek.")


def _example(new: Side, parts: Sequence[str], terms: Terms) -> str:
    """An entry to paste, on one line so that it stays whole wherever it is printed."""
    listed = ", ".join(parts)
    start = f", geldt_vanaf: {terms.geldt_vanaf}" if terms.geldt_vanaf else ""
    return (
        f'- {{versie: "{new.version.name}", wat: "…", reden: "…", besloten_door: "…", clienten_betrokken: true'
        f"{start}, overgang: {terms.overgang.value}, onderdelen: [{listed}]}}"
    )


def _incomplete(new: Side, entry: Wijziging) -> Iterator[Diagnostic]:
    missing = [key for key in ("besloten_door", "besloten_op", "geldt_vanaf", "overgang") if not getattr(entry, key)]
    if missing:
        index = new.version.handboek.wijzigingen.index(entry)
        layers = new.version.layers
        yield Diagnostic(
            "diff.incomplete",
            f"Bij een wijziging van versie '{entry.versie}' ontbreekt: {', '.join(missing)}.",
            layers.place(("wijzigingen", str(index))) if layers else Location(field=f"wijzigingen.{index}"),
            "Vul aan wie het besloot, wanneer, vanaf welke dag het geldt en voor wie.",
            Severity.WARNING,
        )


def _old_name(new: Side, name: OldName) -> Diagnostic:
    root, *keys = name.path
    layers = new.version.layers if root == "handboek" else new.folder.organisation_layers
    place = layers.place(keys) if layers and new.version.layers else Location(field=".".join(name.path))
    return Diagnostic(
        "diff.old-name",
        f"Hier staat nog '{name.old}', en dat heet nu '{name.new}': “{name.excerpt}”",
        place,
        "Kijk of het om hetzelfde gaat en pas de tekst dan aan; docgen vervangt hier niets.",
        Severity.HINT,
    )
