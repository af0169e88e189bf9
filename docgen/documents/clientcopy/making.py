"""One copy of one record: what it prints, what is proposed and decided, and the finished document.

record + approvals → texts → changes → decided → source with the approved texts → context → render → stamp
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen import __version__
from docgen.branding import Brand
from docgen.diagnostics import Diagnostic, Location
from docgen.documents.clientcopy import neutral
from docgen.documents.clientcopy.changes import Decided, decide, short_digest
from docgen.documents.clientcopy.common import COPY
from docgen.documents.clientcopy.kinds import CopyKind
from docgen.documents.clientcopy.largeprint import enlarge
from docgen.documents.clientcopy.proposing import Circumstances, Glossary, propose
from docgen.documents.clientcopy.texts import FreeText, printed_texts, with_texts
from docgen.documents.common import field_texts
from docgen.documents.context import Document, context_model, derivations
from docgen.documents.phrases import perspective_of
from docgen.documents.sources import form_source, organisation_source, with_derived
from docgen.errors import TemplateError
from docgen.ooxml import Draft, Package
from docgen.ooxml.properties import content_digest, stamped
from docgen.records.client import Client
from docgen.records.enums import Perspectief, Status, Uitgave
from docgen.records.folder import RecordFile
from docgen.records.kopie import Kopieronde, Meenemen
from docgen.records.organisatie import Organisatie
from docgen.records.values import plain
from docgen.records.versions import Handbookversion
from docgen.records.wording import map_texts, walk_texts
from docgen.template import Schema

if TYPE_CHECKING:
    from docgen.word import WordTemplate


@dataclass(frozen=True)
class CopyJob:
    """A copy to be made: of which record, under which handbook, and what was decided so far."""

    kind: CopyKind
    file: RecordFile
    client: Client
    identity: Organisatie
    version: Handbookversion
    form_version: str
    form_date: date | None
    scope: frozenset[str]
    soort: str | None
    ronde: Kopieronde

    @property
    def neutral(self) -> bool:
        """Whether nothing may tell where the client gets help."""
        safety = self.ronde.veiligheid
        return safety is not None and safety.antwoord is Meenemen.NEUTRAAL

    @property
    def large(self) -> bool:
        """Whether it is in large print; a neutral copy is when the client needs large print."""
        return self.ronde.uitgave is Uitgave.GROOT or (self.neutral and self.client.groot_lettertype)

    @property
    def edition(self) -> Uitgave:
        """The name of the edition."""
        return Uitgave.NEUTRAAL if self.neutral else Uitgave.GROOT if self.large else Uitgave.STANDAARD

    @cached_property
    def title(self) -> str:
        """What the copy is called; in the neutral edition never a name that tells something."""
        settings = getattr(self.version.handboek.formulieren, self.kind.form)
        own = settings.titel_client if self.kind.code != "mijn_acties" else settings.titel_kaart
        title = own or self.kind.title
        return self.kind.title if self.neutral and self.telling.find(title) else title

    @cached_property
    def telling(self) -> neutral.Neutral:
        """What would betray this organisation."""
        return neutral.Neutral(self.identity)

    def handed_paths(self) -> list[str]:
        """Where the copies that the client has stand below the output folder; copies kept elsewhere are not there."""
        kept = (handed.bestand.partition("/") for handed in self.ronde.uitgereikt)
        return [rest for root, _, rest in kept if root == "uitvoer" and rest]

    def path(self) -> str:
        """Where it stands below the output folder; a copy that the client has keeps its place, the next one follows."""
        taken = self.handed_paths()
        large = "-groot" if self.edition is Uitgave.GROOT else ""  # a neutral copy has no telling name
        stem = f"clienten/{self.file.ref}/cyclus-{self.file.cyclus}/{self.kind.stem}{large}-v{self.form_version}"
        names = (f"{stem}{'' if number == 1 else f'-{number}'}.docx" for number in count(1))
        return next(name for name in names if name not in taken)

    @cached_property
    def source(self) -> dict[str, Any]:
        """The source roots with the record as it was written."""
        day = getattr(self.file.record, "datum", None)
        organisation = organisation_source(self.identity, self.version, self.soort)
        handbook = self.version.effective(self.scope, self.soort, day)
        if self.neutral:
            organisation = neutral.neutral_organisation(organisation)
            handbook = map_texts(handbook, self.telling.words)
        return form_source(
            self.kind.form, organisation, handbook, self.document(), client=self.client, record=self.file.record
        )

    def document(self) -> Document:
        """What is true of this copy, for its context."""
        day = getattr(self.file.record, "datum", None)
        return Document(
            datum=day,
            uitgave=self.edition.value,
            titel=self.title,
            formulier=self.kind.code,
            formulier_versie=self.form_version,
            ref=self.file.ref,
            cyclus=self.file.cyclus,
            concept=getattr(self.file.record, "status", None) is Status.CONCEPT,
        )

    @property
    def perspective(self) -> Perspectief:
        """In which person the fixed text speaks."""
        return perspective_of(self.kind.form, self.source)

    @cached_property
    def texts(self) -> list[FreeText]:
        """The free texts that the copy prints."""
        switches = {code: text.aan for code, text in field_texts(self.kind.form, self.source).items()}
        return printed_texts(self.kind, self.source[self.kind.form], switches)

    @property
    def names(self) -> frozenset[str]:
        """Every name in the record that no glossary may touch."""
        client = self.client
        family = [person.roepnaam for person in client.gezin]
        around = [person.naam for person in client.netwerk]
        staff = [person.naam for person in self.identity.medewerkers.values()]
        own = [client.roepnaam, client.voornamen, client.achternaam]
        places = [place.naam for place in self.identity.locaties.values()]
        identity = [self.identity.naam, self.identity.korte_naam]
        return frozenset(name for name in [*own, *family, *around, *staff, *places, *identity] if name)


def decided_for(job: CopyJob, glossary: Glossary | None) -> Decided:
    """What is proposed for this copy now, each with its decision if there is one."""
    about = Circumstances(
        glossary=glossary,
        perspective=job.perspective,
        network=job.source["client"]["netwerk"],
        names=job.names,
        client=job.client.roepnaam,
        pronouns=job.client.voornaamwoorden,
        neutral=job.telling if job.neutral else None,
    )
    return decide(propose(job.texts, about), job.ronde.besluiten)


def glossary_digest(glossary: Glossary) -> str:
    """What stands for all words that are proposed."""
    return short_digest(",".join(f"{term}:{entry.digest}" for term, entry in glossary.terms.items()))


def inputs_of_copy(job: CopyJob, glossary: str) -> dict[str, Any]:
    """What a copy is made from besides its template, its client and the handbook: its record and what was decided."""
    facts = {f"document.{name}": value for name, value in plain(job.document()).items() if name != "titel"}
    record = {f"{job.kind.form}.{name}": value for name, value in plain(job.file.record).items()}
    return {**record, **facts, "kopie": plain(job.ronde), "woordenlijst": glossary}


def compile_copy(path: Path, kind: CopyKind, brand: Brand | None, *, large: bool) -> WordTemplate:
    """The template of a copy in its edition.

    Raises:
        TemplateError: with every finding of the template.
    """
    data = path.read_bytes()
    schema = Schema.from_model(context_model(kind.code, None))
    from docgen.word import WordTemplate  # noqa: PLC0415 — what a copy proposes is known without

    return WordTemplate.compile(enlarge(data, kind.enlarged) if large else data, schema, brand)


def make_copy(job: CopyJob, template: WordTemplate, decided: Decided) -> bytes:
    """The finished copy with its identity; equal input gives equal bytes.

    Raises:
        TemplateError: `copy.betrays`, a neutral copy would still tell where the client gets help.
    """
    draft = template.fill(with_derived(job.kind.code, copy_source(job, decided), derivations(job.kind.code)))
    made = stamped(draft, _identity(job, draft), core=_core(job))
    if job.neutral and (telling := neutral.betrayals(Package.read(made).parts, job.telling)):
        raise TemplateError([_betrays(job, telling)])
    return made


def copy_source(job: CopyJob, decided: Decided) -> dict[str, Any]:
    """The source roots of a copy: the record with what was approved in it, and what holds for this one copy."""
    record = with_texts(job.source[job.kind.form], {**_neutral_names(job), **decided.texts(job.texts)})
    facts = {
        "vergroting": job.kind.enlarged if job.large else 1,
        "neutraal": job.neutral,
        "woordenlijst": decided.words(),
    }
    return {**job.source, job.kind.form: record, COPY: facts}


def _neutral_names(job: CopyJob) -> dict[str, str]:
    """What else in a neutral copy would tell something: short fields, such as who made an agreement."""
    free = {text.path for text in job.texts}
    short = walk_texts(job.source[job.kind.form]) if job.neutral else ()
    found = ((".".join(path), text) for path, text in short)
    return {path: job.telling.words(text) for path, text in found if path not in free and job.telling.find(text)}


def _betrays(job: CopyJob, telling: Sequence[str]) -> Diagnostic:
    return Diagnostic(
        "copy.betrays",
        f"In de neutrale kopie zou nog staan: {', '.join(telling)}. Hij is daarom niet gemaakt.",
        Location(file=job.file.file.name),
        "Kies voor dit woord het voorstel, of schrijf een eigen tekst zonder dit woord.",
    )


def _identity(job: CopyJob, draft: Draft) -> dict[str, str]:
    facts = {
        "docgen.organisatie": "" if job.neutral else job.identity.naam,
        "docgen.formulier": job.kind.code,
        "docgen.formulierversie": job.form_version,
        "docgen.record": short_digest(json.dumps(plain(job.file.record), default=str)),
        "docgen.inhoud": content_digest(draft),
        "docgen.versie": __version__,
    }
    return {name: value for name, value in facts.items() if value}


def _core(job: CopyJob) -> Mapping[str, str]:
    day = job.form_date or date(2000, 1, 1)
    moment = f"{day.isoformat()}T00:00:00Z"
    return {
        "title": job.title,
        "creator": "" if job.neutral else job.identity.naam,
        "language": "nl-NL",
        "created": moment,
        "modified": moment,
        "lastModifiedBy": "" if job.neutral else "docgen",
    }
