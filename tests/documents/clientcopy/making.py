"""A copy to test with: the shipped handbook, a made-up client, a record and what was decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from docgen.branding import Brand
from docgen.documents.clientcopy.kinds import KINDS
from docgen.documents.clientcopy.making import CopyJob, compile_copy, decided_for, make_copy
from docgen.documents.clientcopy.neutral import BRAND
from docgen.documents.forms import FORMS
from docgen.language.glossary import Glossary
from docgen.ooxml.reading import read_docx
from docgen.records.client import Client
from docgen.records.folder import RecordFile
from docgen.records.kopie import Kopieronde
from docgen.records.yaml_files import YamlFile
from docgen.resources import resource
from tests.documents.form_sources import RUUD, STAFF
from tests.documents.handbooks import version

PHONE = {"marit-dekker": {"naam": "Marit Dekker", "telefoon": "0999 - 41 20 11"}}
STORY: Mapping[str, Any] = {
    "status": "vastgesteld",
    "opgesteld_door": "marit-dekker",
    "leefgebieden": {
        "wonen": {
            "tekst": "Ik woon aan het water.\n\nIk kook op donderdag.",
            "sterk": "Ik kan koken.",
            "aandacht": "De gang is druk.",
            "straks": "Een eigen huis.",
        },
        "financien": {"bekeken": True},
    },
    "toekomst": "Over een jaar zing ik weer.",
    "verschillen": [{"leefgebied": "wonen", "client": "Ruim genoeg.", "begeleider": "Volgens Marit is het klein."}],
    "gecheckt": {"op": "2026-03-23", "klopt": "ja"},
    "aanvulling_client": "Ik deed dit niet alleen.",
}
PLAN: Mapping[str, Any] = {
    "status": "vastgesteld",
    "begeleider": "marit-dekker",
    "lonkend_perspectief": "Een eigen huis aan het water.",
    "leefgebieden": {
        "wonen": {
            "hoofddoelen": [
                {
                    "tekst": "Ik wil een eigen huis.",
                    "subdoelen": [
                        {
                            "tekst": "Ik reageer elke week op een woning.",
                            "meetpunt": "Tien brieven.",
                            "streefdatum": "2026-06-22",
                            "volgorde": 1,
                            "acties": [
                                {"wat": "Het aanbod bekijken", "wie": "client", "wanneer": "elke donderdag"},
                                {"wat": "Meekijken", "wie": "netwerklid", "naam": "Henk", "voor": "2026-04-30"},
                            ],
                        }
                    ],
                }
            ]
        },
        "zingeving": {"geen_doel": "Eerst het huis."},
    },
    "netwerk": [{"naam": "Henk, broer", "rol": "Rijdt met de aanhanger"}],
    "volgende_evaluatie": "2026-06-22",
    "besproken_op": "2026-03-30",
}
RECORDS = {"persoonsbeschrijving": STORY, "begeleidingsplan": PLAN}


@dataclass(frozen=True)
class Copied:
    """A copy: its job, and the document with its reading view."""

    job: CopyJob
    data: bytes

    @property
    def text(self) -> str:
        """What somebody reads."""
        return read_docx(self.data)


def job(
    name: str = "persoonsbeschrijving",
    record: Mapping[str, Any] | None = None,
    *,
    client: Mapping[str, Any] | None = None,
    handbook: Mapping[str, Any] | None = None,
    organisation: Mapping[str, Any] | None = None,
    ronde: Mapping[str, Any] | None = None,
) -> CopyJob:
    """A copy to be made."""
    kind = KINDS[name]
    book = version(handbook=handbook, organisation={"medewerkers": {**STAFF, **PHONE}, **(organisation or {})})
    value = {"handboek_versie": "2026.1", **RECORDS[kind.form], **(record or {})}
    file = RecordFile(
        kind.form, YamlFile(f"{kind.form}.yaml", ""), FORMS[kind.form].record.model_validate(value), (), "c-0001", 1
    )
    who = Client.model_validate({**RUUD, **(client or {})})
    decided = Kopieronde.model_validate({"veiligheid": {"antwoord": "standaard"}, **(ronde or {})})
    return CopyJob(kind, file, who, book.organisatie, book, "2026.1", date(2026, 11, 2), frozenset(), None, decided)


def made(copy: CopyJob, glossary: Glossary | None = None, *, brand: Brand | None = None) -> Copied:
    """The finished copy."""
    path = resource("templates", "docx", copy.kind.template)
    template = compile_copy(path, copy.kind, BRAND if copy.neutral else brand, large=copy.large)
    return Copied(copy, make_copy(copy, template, decided_for(copy, glossary)))


def words(*entries: Mapping[str, Any]) -> Glossary:
    """A word list of just these entries, each with its `term`."""
    found, findings = Glossary.load({str(entry["term"]): _without(entry, "term") for entry in entries})
    assert findings == (), findings
    return found


def _without(entry: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key != name}


def decision(change: Any, choice: str, text: str = "") -> dict[str, Any]:
    """What the file of decisions keeps of a decision on this change."""
    return {
        "pad": change.path, "zin": change.sentence_digest, "woord": change.term, "keer": change.number,
        "ingang": change.entry_digest, "besluit": choice, "tekst": text, "door": "marit-dekker", "datum": "2026-03-24",
    }  # fmt: skip


def answered(copy: CopyJob, glossary: Glossary | None, choice: str, text: str = "") -> list[dict[str, Any]]:
    """The same decision on everything that is proposed for a copy."""
    changes: Iterable[Any] = (change for change, _ in decided_for(copy, glossary).changes)
    return [decision(change, choice, text) for change in changes]
