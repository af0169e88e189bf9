"""The texts of a record that somebody reads again: whose words they are, and what may be said of them (method 6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docgen.records.begeleidingsplan import Begeleidingsplan
from docgen.records.enums import GeschrevenDoor, MeningVan
from docgen.records.persoonsbeschrijving import Persoonsbeschrijving
from docgen.records.values import plain
from docgen.review.findings import Path
from docgen.review.plan import goals, main_goals


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a record.

    `own` says that the client wrote it, so that nobody judges its language. `part` is what kind of text it is: a
    `verhaal` or a `notitie` of a persoonsbeschrijving, a `doel` or a `stap` of a plan, `beeld` for the whole.
    """

    path: Path
    text: str
    part: str
    own: bool = False

    @property
    def leefgebied(self) -> str | None:
        """The leefgebied that it stands in."""
        return str(self.path[1]) if self.path[0] == "leefgebieden" else None


def texts_of(form: str, record: Any) -> list[Text]:
    """The texts of a persoonsbeschrijving or begeleidingsplan in the order of the record, without the empty ones."""
    found = _BY_FORM.get(form)
    return [text for text in found(record) if text.text.strip()] if found else []


def _portrait(record: Persoonsbeschrijving) -> Iterator[Text]:
    own = record.geschreven_door is GeschrevenDoor.CLIENT
    for code, area in record.leefgebieden.items():
        path = ("leefgebieden", code)
        yield Text((*path, "tekst"), area.tekst, "verhaal", own)
        for side in ("sterk", "aandacht", "straks"):
            yield Text((*path, side), getattr(area, side), "notitie" if side != "straks" else "wens", own)
        for index, said in enumerate(area.uitspraken):
            theirs = own or said.mening_van is MeningVan.CLIENT
            yield Text((*path, "uitspraken", index, "tekst"), said.tekst, "uitspraak", theirs)
    yield Text(("toekomst",), record.toekomst, "beeld", own)
    for index, difference in enumerate(record.verschillen):
        yield Text(("verschillen", index, "client"), difference.client, "mening", own=True)
        yield Text(("verschillen", index, "begeleider"), difference.begeleider, "mening", own)
    yield Text(("aanvulling_client",), record.aanvulling_client, "beeld", own=True)


def _plan(record: Begeleidingsplan) -> Iterator[Text]:
    yield Text(("lonkend_perspectief",), record.lonkend_perspectief, "beeld")
    for path, main in main_goals(record):
        yield Text((*path, "tekst"), main.tekst, "hoofddoel")
        for found in goals(record):
            if found.path[: len(path)] != path:
                continue
            yield Text((*found.path, "tekst"), found.goal.tekst, "doel")
            yield Text((*found.path, "meetpunt"), found.goal.meetpunt, "meetpunt")
            for index, step in enumerate(found.goal.acties):
                yield Text((*found.path, "acties", index, "wat"), step.wat, "stap")
    yield Text(("opmerkingen_client",), record.opmerkingen_client, "beeld", own=True)


_BY_FORM: Mapping[str, Callable[[Any], Iterator[Text]]] = {"persoonsbeschrijving": _portrait, "begeleidingsplan": _plan}


def people_in(case_client: Any, record: Any, staff: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """The names of the client, and those of everybody else in the record and the organisation."""
    who: Mapping[str, Any] = plain(case_client) if case_client is not None else {}
    own = [who[key] for key in ("roepnaam", "voornamen", "achternaam") if who.get(key)]
    others = [person["naam"] for person in who.get("netwerk", [])]
    others += [person["roepnaam"] for person in who.get("gezin", [])]
    others += [person["naam"] for person in (who.get("vertegenwoordiger"),) if person and person["naam"]]
    others += [person.naam for person in staff.values()]
    for name in ("netwerk", "gesprekken"):
        others += [str(item.get("naam") or item.get("met") or "") for item in plain(getattr(record, name, []))]
    others += getattr(record, "samen_met", [])
    return own, [name for name in others if name]
