"""What a document says of itself, and how it stands beside its folder (`docgen inspect`).

    bytes → gate → its own properties → untouched, saved again or edited → the folder → current or stale

Every document that docgen makes carries its identity as custom properties, so a form that was printed years ago, mailed
around or saved by another program can still be recognised. A file from elsewhere is a finding, never a crash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.api.building import specs_of
from docgen.api.checking import Checked, check, workshop_for
from docgen.api.copystanding import Copied, copy_behind, handed_over, reasons
from docgen.api.folders import OUTPUT
from docgen.build.targets import BESIDE
from docgen.diagnostics import Diagnostic, Location, errors_in
from docgen.documents.catalogue import SUFFIXES, DocumentSpec
from docgen.documents.clientcopy.kinds import BY_CODE
from docgen.documents.forms import FORMS
from docgen.documents.inputs import HANDBOOK, fingerprint
from docgen.documents.workshop import Workshop
from docgen.errors import DocgenError, RecordError
from docgen.ooxml.container import MAX_FILE, read_container
from docgen.ooxml.properties import content_digest, read_core, read_properties
from docgen.ooxml.zipping import pack
from docgen.review.folder import is_final

UNTOUCHED, SAVED_AGAIN, EDITED = "onaangeroerd", "opnieuw bewaard", "bewerkt"
CURRENT, STALE, UNKNOWN = "actueel", "verouderd", "onbekend"
_SUFFIXES = tuple(SUFFIXES.values())
_LONGEST = 200


@dataclass(frozen=True)
class Inspected:
    """What is known of one file; `facts` are its own properties without their prefix.

    `state` tells what happened to it since it was made, `standing` how it compares with the folder, and `reasons` why.
    `record` is the file in the folder that it was made from, `newer` the document that replaces it.
    """

    file: str
    facts: Mapping[str, str] = field(default_factory=dict[str, str])
    state: str = ""
    standing: str = UNKNOWN
    reasons: tuple[str, ...] = ()
    record: str = ""
    newer: str = ""
    findings: tuple[Diagnostic, ...] = ()

    @property
    def recognised(self) -> bool:
        """Whether this is a document of ours that could be read."""
        return not any(errors_in(self.findings))

    def as_dict(self) -> dict[str, Any]:
        """The same as JSON-ready values; keys are only ever added."""
        return {
            "file": self.file,
            "organisation": self.facts.get("organisatie"),
            "form": self.facts.get("formulier"),
            "form_version": self.facts.get("formulierversie"),
            "handbook_version": self.facts.get("handboekversie"),
            "edition": self.facts.get("uitgave"),
            "record_digest": self.facts.get("record"),
            "content_digest": self.facts.get("inhoud"),
            "made_by": self.facts.get("versie"),
            "state": self.state or None,
            "standing": self.standing,
            "reasons": list(self.reasons),
            "record": self.record or None,
            "newer": self.newer or None,
            "findings": [finding.as_dict() for finding in self.findings],
        }


def inspect(files: Sequence[Path], *, folder: Path | None = None) -> list[Inspected]:
    """What each file says of itself; the organisation's folder is the given one, or the one around the file.

    Raises:
        RecordError: the given folder is no folder of an organisation.
    """
    beside: dict[Path, _Beside | None] = {}
    if folder is not None:
        beside[folder] = _Beside(check(folder))
    found: list[Inspected] = []
    for file in files:
        around = folder or _folder_around(file)
        if around is not None and around not in beside:
            beside[around] = _try_folder(around)
        found.append(_inspect(file, beside.get(around) if around else None))
    return found


def _folder_around(file: Path) -> Path | None:
    try:
        parents = file.resolve().parents
        return next((parent for parent in parents if (parent / "organisatie.yaml").is_file()), None)
    except (OSError, RuntimeError):  # a link that leads to itself
        return None


def _try_folder(path: Path) -> _Beside | None:
    try:
        return _Beside(check(path))
    except RecordError:
        return None


def _inspect(file: Path, beside: _Beside | None) -> Inspected:
    try:
        data = _read(file)
        # the properties of a file are only looked at when the whole of it has passed the gate
        digest = content_digest(data)
        facts = _own_facts(read_properties(data))
        made_as_is = _as_written(data)
    except DocgenError as error:
        return Inspected(str(file), findings=tuple(d.in_file(str(file)) for d in error.diagnostics))
    except (SyntaxError, ValueError, RecursionError, LookupError) as error:
        return Inspected(str(file), findings=(_unreadable(file, error),))
    if "formulier" not in facts or "inhoud" not in facts:
        return Inspected(str(file), findings=(_not_ours(file),))
    same = facts["inhoud"] == digest
    state = (UNTOUCHED if made_as_is else SAVED_AGAIN) if same else EDITED
    seen = Inspected(str(file), facts, state)
    return beside.judge(seen, file, data) if beside else seen


def _read(file: Path) -> bytes:
    try:
        if not file.is_file() or file.suffix.lower() not in _SUFFIXES:
            raise RecordError([_no_document(file)])
        if file.stat().st_size > MAX_FILE:
            raise RecordError([_no_document(file)])
        return file.read_bytes()
    except OSError as error:
        raise RecordError([_cannot_read(file, error)]) from error


def _own_facts(properties: Mapping[str, str]) -> dict[str, str]:
    """What docgen wrote, as plain short text: anybody can put anything in a property."""
    own = {name.removeprefix("docgen."): value for name, value in properties.items() if name.startswith("docgen.")}
    return {name: "".join(c for c in value if c.isprintable())[:_LONGEST] for name, value in own.items()}


def _as_written(data: bytes) -> bool:
    """Whether these are bytes as docgen packs them; any other program packs a file in a way of its own."""
    return pack({entry.name: entry.member for entry in read_container(data)}) == data


class _Beside:
    """A folder with the documents that it would make now, to compare a file with."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.workshop: Workshop = workshop_for(checked)
        self.specs = specs_of(checked)
        self._made: dict[str, str] = {}

    def judge(self, seen: Inspected, file: Path, data: bytes) -> Inspected:
        """The same, with how it stands beside this folder."""
        current = self.checked.folder.current
        if current is None or not self.checked.folder.whole:
            return seen
        facts = seen.facts
        if facts.get("organisatie") not in (None, current.organisatie.naam):
            return _with(seen, UNKNOWN, f"hoort bij '{facts['organisatie']}' en niet bij '{current.organisatie.naam}'")
        kinds = (facts["formulier"], facts.get("uitgave"), file.suffix.lower())
        specs = [spec for spec in self.specs if (spec.form, spec.edition, SUFFIXES[spec.engine]) == kinds]
        if facts["formulier"] in BY_CODE:
            return self._copied(seen, specs, file, data)
        if facts["formulier"] not in (*FORMS, HANDBOOK):
            return seen
        if not specs:
            return _with(seen, STALE, "dit soort document maken jullie niet meer")
        return self._filled(seen, specs, data) if "record" in facts else self._blank(seen, specs, file)

    def _copied(self, seen: Inspected, specs: Sequence[DocumentSpec], file: Path, data: bytes) -> Inspected:
        """A client's copy: what the client has stays as it is, another is compared with what would be made now."""
        copied = Copied(seen.facts, hashlib.sha256(data).hexdigest(), self._place(file), seen.state == EDITED)
        if handed := handed_over(copied, specs):
            return _with(seen, CURRENT, *handed[1], spec=handed[0])
        spec = copy_behind(copied, specs)
        if spec is None or spec.copy is None:
            return _with(seen, UNKNOWN, "bij geen enkele kopie in deze map: het record is veranderd, of staat elders")
        same = self._content(spec) == seen.facts["inhoud"]
        decided = self.workshop.decided(spec.copy)
        why = reasons(copied, spec, decided, same=same)
        newer = "" if same or decided.waiting else spec.path
        return _with(seen, CURRENT if same else STALE, *why, spec=spec, newer=newer)

    def _place(self, file: Path) -> str:
        """Where a file stands below the output folder, as the document was called that it is a version of."""
        output = (self.checked.folder.path / OUTPUT).resolve()
        found = file.resolve()
        return BESIDE.sub("", found.relative_to(output).as_posix()) if found.is_relative_to(output) else ""

    def _blank(self, seen: Inspected, specs: Sequence[DocumentSpec], file: Path) -> Inspected:
        """A blank form, or an edition of the handbook."""
        blank = [spec for spec in specs if spec.file is None]
        if not blank:
            return _with(seen, UNKNOWN, "dit formulier maken jullie niet leeg")
        spec = next((spec for spec in blank if _same_kind(spec, file)), blank[0])
        if seen.facts.get("formulierversie") != spec.form_version:
            what = "een nieuwere uitgave" if spec.edition else "een nieuwer formulier"
            return _with(seen, STALE, f"er is {what}: versie {spec.form_version}", newer=spec.path)
        return self._compared(seen, [spec] if _same_kind(spec, file) else blank)

    def _filled(self, seen: Inspected, specs: Sequence[DocumentSpec], data: bytes) -> Inspected:
        filled = [spec for spec in specs if spec.file is not None]
        same = [spec for spec in filled if self._fingerprint(spec) == seen.facts["record"]]
        if not same:
            ref = read_core(data).get("title", "").rpartition(" ")[2]
            own = [spec for spec in filled if spec.file and spec.file.ref == ref]
            reason = "het record is daarna veranderd" if own else "bij geen enkel record in deze map"
            newest = own[0] if len(own) == 1 else None
            return _with(seen, STALE if own else UNKNOWN, reason, spec=newest, newer=newest.path if newest else "")
        spec = next((spec for spec in same if spec.form_version == seen.facts.get("formulierversie")), same[0])
        if spec.form_version != seen.facts.get("formulierversie"):
            reason = f"het formulier heeft een nieuwere versie: {spec.form_version}"
            return _with(seen, STALE, reason, spec=spec, newer=spec.path)
        return self._compared(seen, same)

    def _compared(self, seen: Inspected, specs: Sequence[DocumentSpec]) -> Inspected:
        """Compared with what docgen makes of it today."""
        for spec in specs:
            if seen.facts["inhoud"] == self._content(spec):
                kept = spec.file is not None and is_final(spec.file)
                return _with(seen, CURRENT, *(["vastgesteld: blijft zoals het is"] if kept else []), spec=spec)
        if specs[0].edition:  # its page numbers depend on the computer that measured them
            return _with(seen, CURRENT, spec=specs[0])
        reason = "sjabloon, woorden of gegevens van de organisatie of de cliënt zijn daarna veranderd"
        return _with(seen, STALE, reason, spec=specs[0], newer=specs[0].path)

    def _fingerprint(self, spec: DocumentSpec) -> str:
        identity = self.checked.folder.current
        return fingerprint(self.workshop.inputs(spec, identity.organisatie).own) if identity else ""

    def _content(self, spec: DocumentSpec) -> str:
        """The content digest of the document as it would be made now; empty when it cannot be."""
        current = self.checked.folder.current
        if spec.path not in self._made and current is not None:
            try:
                made = self.workshop.make(spec, current.organisatie)
                self._made[spec.path] = read_properties(made).get("docgen.inhoud", "")
            except DocgenError:
                self._made[spec.path] = ""
        return self._made.get(spec.path, "")


def _with(
    seen: Inspected, standing: str, *reasons: str, spec: DocumentSpec | None = None, newer: str = ""
) -> Inspected:
    record = spec.record_path if spec else ""
    return Inspected(seen.file, seen.facts, seen.state, standing, reasons, record, newer, seen.findings)


def _same_kind(spec: DocumentSpec, file: Path) -> bool:
    """Whether a blank is for the same location or kind of support, as far as the name of the file still tells."""
    return Path(spec.path).stem.partition("-v")[0] == file.stem.partition("-v")[0]


def _not_ours(file: Path) -> Diagnostic:
    return Diagnostic(
        "inspect.not-ours",
        "Dit document zegt niet dat docgen het maakte.",
        Location(file=str(file)),
        "Geef een document uit de uitvoermap, of een kopie daarvan.",
    )


def _no_document(file: Path) -> Diagnostic:
    return Diagnostic(
        "inspect.no-document",
        "Hier is geen Word-document of Excel-werkmap om te bekijken.",
        Location(file=str(file)),
        "Geef een bestand dat op .docx of .xlsx eindigt.",
    )


def _cannot_read(file: Path, error: OSError) -> Diagnostic:
    return Diagnostic(
        "inspect.cannot-read",
        f"Dit bestand is niet te openen ({error.strerror or type(error).__name__}).",
        Location(file=str(file)),
        "Kijk of je het mag lezen, en of het niet ergens anders open is.",
    )


def _unreadable(file: Path, error: Exception) -> Diagnostic:
    return Diagnostic(
        "inspect.unreadable",
        f"De inhoud van dit bestand is beschadigd ({type(error).__name__}).",
        Location(file=str(file)),
        "Haal een gave kopie, of maak het document opnieuw met: docgen build",
    )
