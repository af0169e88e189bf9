"""How a client's copy stands beside its folder: handed over, current, or stale and why (`docgen inspect`).

A copy that the client has stays as it is. Of any other, decisions that no longer count, proposals that wait and a
record that changed tell why another copy would be made now.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docgen.documents.catalogue import DocumentSpec
from docgen.documents.clientcopy.changes import Change, ChangeKind, Decided, short_digest
from docgen.documents.clientcopy.making import CopyJob
from docgen.documents.clientcopy.voided import Cause, causes_of_waiting
from docgen.language.formatting import datum, opsomming
from docgen.records.kopie import Uitreiking
from docgen.records.values import plain

_OF_GLOSSARY = frozenset({ChangeKind.REPLACE, ChangeKind.EXPLAIN, ChangeKind.ASK})
"""Kinds of changes whose word is no name of anybody."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy as it was found: its own facts, the digest of its bytes, and its place below the output folder.

    It is `edited` when somebody changed its words.
    """

    facts: Mapping[str, str]
    mark: str
    place: str
    edited: bool


def handed_over(copied: Copied, specs: Sequence[DocumentSpec]) -> tuple[DocumentSpec, tuple[str, ...]] | None:
    """The copy of a client that this is or was, and what there is to say of it; `None` when nobody has it."""
    found = [(spec, each) for spec in specs if spec.copy for each in spec.copy.ronde.uitgereikt]
    for spec, each in found:
        if copied.mark.startswith(each.digest) or _same_words(copied, each):
            return spec, (f"uitgereikt op {datum(each.datum)}: blijft zoals het is",)
    for spec, each in found:
        if each.bestand == f"uitvoer/{copied.place}":
            return spec, (
                f"uitgereikt op {datum(each.datum)}: de cliënt heeft hem zoals hij toen was",
                "dit bestand is daarna veranderd",
            )
    return None


def _same_words(copied: Copied, each: Uitreiking) -> bool:
    """Whether it says what the client's copy says: it was only saved again, or made twice."""
    return not copied.edited and copied.facts.get("inhoud", "").removeprefix("sha256:").startswith(each.inhoud)


def copy_behind(copied: Copied, specs: Sequence[DocumentSpec]) -> DocumentSpec | None:
    """The copy in the making that a file belongs to: by its place, else by the record that it was made from."""
    making = [spec for spec in specs if not spec.handed_over]
    here = next((spec for spec in making if spec.path == copied.place), None)
    return here or next((spec for spec in making if copied.facts.get("record") == _record_of(spec.copy)), None)


def _record_of(job: CopyJob | None) -> str:
    return short_digest(json.dumps(plain(job.file.record), default=str)) if job else ""


def reasons(copied: Copied, spec: DocumentSpec, decided: Decided, *, same: bool) -> Iterator[str]:
    """Why the copy is not what would be made now, and what it waits for; `same` when its words are."""
    job = spec.copy
    if job is None:
        return
    known = len([*_waiting(decided, job)])
    if not same:
        yield from _changed(copied, spec, job, told=bool(known))
    yield from _waiting(decided, job)
    if decided.waiting:
        number = len(decided.waiting)
        waits = "1 voorstel wacht" if number == 1 else f"{number} voorstellen wachten"
        yield f"{waits} op goedkeuring: docgen copy MAP {job.file.ref} {job.kind.name}"


def _changed(copied: Copied, spec: DocumentSpec, job: CopyJob, *, told: bool) -> Iterator[str]:
    record = copied.facts.get("record") != _record_of(job)
    version = copied.facts.get("formulierversie") != spec.form_version
    if record:
        yield f"het record is daarna veranderd: {spec.record_path}"
    if version:
        yield f"het formulier heeft een nieuwere versie: {spec.form_version}"
    if not (record or version or told):
        yield "een besluit over de kopie, de woordenlijst, het sjabloon of iets eromheen is daarna veranderd"


def _waiting(decided: Decided, job: CopyJob) -> Iterator[str]:
    """What voided decisions, one line for each kind of cause."""
    by_cause: dict[Cause, list[Change]] = {}
    for change, cause in causes_of_waiting(decided, job.ronde.besluiten):
        by_cause.setdefault(cause, []).append(change)
    if entries := by_cause.get(Cause.ENTRY):
        words = [*Counter(change.term for change in entries if change.kind in _OF_GLOSSARY)]
        quoted = opsomming([f"'{word}'" for word in words])
        yield (
            f"de woordenlijst veranderde bij {quoted}: wat daarover besloten was, telt niet meer"
            if quoted
            else ("een voorstel veranderde: wat daarover besloten was, telt niet meer")
        )
    if sentences := by_cause.get(Cause.SENTENCE):
        void = "1 besluit telt" if len(sentences) == 1 else f"{len(sentences)} besluiten tellen"
        yield f"{void} niet meer: de zin is veranderd"
