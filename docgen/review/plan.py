"""The rules on a begeleidingsplan that can be looked up: BP-P1…4, BP-A1, BP-T1, BP-T5, BP-X1, BP-X2 (method 6).

BP-X3 asks nothing: a goal may be about change, about keeping what there is, or about growing stronger, so none of these
checks demands a problem. BP-P5 stands with PB-P5 in `portrait`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.language.formatting import opsomming
from docgen.records.begeleidingsplan import Begeleidingsplan, Hoofddoel, Subdoel
from docgen.records.enums import DoelStatus, MeningVan, Status
from docgen.review.case import Case, Check, Path, Remark

_OWN = (MeningVan.CLIENT, MeningVan.NETWERKLID)
_ENDED = (DoelStatus.BEHAALD, DoelStatus.NIET_BEHAALD, DoelStatus.BIJGESTELD, DoelStatus.VERVALLEN)

# something that is done once and then over: a step towards a goal, and no goal
_STEP = re.compile(
    r"(?:ik (?:ga|wil|moet)? ?)?(?:[\w\s,]{0,60}\b)?(?:bellen|opbellen|mailen|appen|aanvragen|inleveren|invullen"
    r"|ophalen|opsturen|inschrijven|aanmelden|afspraak (?:maken|plannen)|(?:brief|formulier) (?:schrijven|sturen))\W*"
    r"|ik (?:bel|mail|app|vraag [\w\s]{1,40} aan|vul [\w\s]{1,40} in|lever [\w\s]{1,40} in|haal [\w\s]{1,40} op"
    r"|schrijf me [\w\s]{0,30}in|maak een afspraak)\b.*",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:elke|iedere|elk|ieder|zelf|altijd|steeds|voortaan|weer|durven?|alleen)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal for the coming time with its place in the record."""

    path: Path
    goal: Subdoel
    leefgebied: str

    @property
    def active(self) -> bool:
        """Whether it is worked on now: not for later, and not ended."""
        return not self.goal.later and self.goal.evaluatie.status not in _ENDED


def main_goals(record: Begeleidingsplan) -> Iterator[tuple[Path, Hoofddoel]]:
    """The long-term goals with their places."""
    for code, area in record.leefgebieden.items():
        for index, goal in enumerate(area.hoofddoelen):
            yield ("leefgebieden", code, "hoofddoelen", index), goal


def goals(record: Begeleidingsplan) -> Iterator[Goal]:
    """The goals for the coming time."""
    for path, main in main_goals(record):
        for index, goal in enumerate(main.subdoelen):
            yield Goal((*path, "subdoelen", index), goal, str(path[1]))


def rests_on_portrait(case: Case) -> Iterable[Remark]:
    """BP-P1: there is a final persoonsbeschrijving of this cycle, and it is the one that the plan names."""
    record: Begeleidingsplan = case.record
    portrait = case.dossier.get("persoonsbeschrijving", case.file.cyclus) if case.dossier else None
    found = portrait.record if portrait else None
    named = record.gebaseerd_op.versie
    if found is None or found.status is not Status.VASTGESTELD:
        yield Remark(
            "BP-P1",
            "Bij dit plan hoort nog geen {persoonsbeschrijving} die is vastgesteld.",
            "Lees {de persoonsbeschrijving} eerst samen na en stel die vast.",
            ("gebaseerd_op",),
        )
    elif named is not None and named > found.versie:
        yield Remark(
            "BP-P1",
            f"Dit plan noemt versie {named} van {{de persoonsbeschrijving}}, en die is er niet.",
            f"De laatste is versie {found.versie}. Klopt het nummer?",
            ("gebaseerd_op", "versie"),
        )


def owned_by_client(case: Case) -> Iterable[Remark]:
    """BP-P2: the client says that this is their plan."""
    record: Begeleidingsplan = case.record
    if not record.eigenaar_bevestigd and case.asks("eigenaar_bevestigd"):
        yield Remark(
            "BP-P2",
            "Van wie is dit plan? Laat {de client} het zeggen en vink het dan aan.",
            "Zet 'eigenaar_bevestigd: true'.",
            ("eigenaar_bevestigd",),
        )


def own_goals(case: Case) -> Iterable[Remark]:
    """BP-P3: the goals are the client's, alone or with others; what others want stands apart."""
    record: Begeleidingsplan = case.record
    for path, goal in main_goals(record):
        if goal.van_wie not in _OWN:
            yield Remark(
                "BP-P3",
                "Wil {de client} dit zelf, of iemand anders? Moet het van een ander, zet het dan bij 'afspraken die"
                " moeten'.",
                "Verplaats het doel naar 'afspraken_die_moeten', of zet 'van_wie: client' als het toch een eigen wens"
                " is.",
                (*path, "van_wie"),
            )


def advice_after_talk(case: Case) -> Iterable[Remark]:
    """BP-P4: others were asked for advice after it was discussed with the client."""
    record: Begeleidingsplan = case.record
    for index, asked in enumerate(record.geraadpleegd):
        if asked.besproken_op is None:
            yield Remark(
                "BP-P4",
                "Er is iemand om raad gevraagd. Wist {de client} dat van tevoren?",
                "Zet bij 'besproken_op' wanneer jullie dat bespraken.",
                ("geraadpleegd", index, "besproken_op"),
            )
        elif asked.op is not None and asked.op < asked.besproken_op:
            yield Remark(
                "BP-P4",
                "Je vroeg een collega om raad voordat {de client} ervan wist. Klopt de datum?",
                "Verbeter de datum, of bespreek met {de client} dat het zo ging.",
                ("geraadpleegd", index, "op"),
            )


def discussed(case: Case) -> Iterable[Remark]:
    """BP-A1: only goals that were discussed with the client."""
    record: Begeleidingsplan = case.record
    if record.besproken_op is None and case.asks("besproken_op"):
        yield Remark(
            "BP-A1",
            "Is dit plan al met {de client} besproken?",
            "Bespreek het, en zet de datum bij 'besproken_op'.",
            ("besproken_op",),
        )


def three_levels(case: Case) -> Iterable[Remark]:
    """BP-T1: what someone wants in the end, what can come true now, and the next step are three things."""
    record: Begeleidingsplan = case.record
    for path, main in main_goals(record):
        if not main.subdoelen:
            yield Remark(
                "BP-T1",
                "Bij dit hoofddoel staat nog niet wat er deze periode kan lukken.",
                "Schrijf onder 'subdoelen' een doel voor de komende tijd.",
                (*path, "subdoelen"),
            )
    for found in goals(record):
        if _looks_like_step(found.goal.tekst):
            yield Remark(
                "BP-T1",
                "Dit lijkt een stap. Bij welk doel hoort die?",
                "Zet het onder 'acties', en schrijf als doel op wat er dan anders is.",
                (*found.path, "tekst"),
            )
        elif found.active and not found.goal.acties:
            yield Remark(
                "BP-T1",
                "Bij dit doel staat nog geen stap. Wat is het eerste dat iemand doet?",
                "Schrijf onder 'acties' wat, wie en wanneer.",
                (*found.path, "acties"),
            )


def _looks_like_step(text: str) -> bool:
    return _STEP.fullmatch(text.strip()) is not None and _AGAIN.search(text) is None


def noticed_and_dated(case: Case) -> Iterable[Remark]:
    """BP-T5: how someone notices it, by when, and that they want it and can do it."""
    record: Begeleidingsplan = case.record
    for found in goals(record):
        asked = [
            (field, question)
            for field, question, there in (
                ("meetpunt", "Waaraan merkt {de client} dat dit is gelukt?", found.goal.meetpunt),
                ("streefdatum", "Wanneer?", found.goal.streefdatum),
            )
            if not there and case.asks(f"subdoelen_{field}")
        ]
        if found.active and asked:
            yield Remark(
                "BP-T5",
                " ".join(question for _, question in asked),
                f"Vul {opsomming([repr(field) for field, _ in asked])} in.",
                (*found.path, asked[0][0]),
            )
    if record.besproken_op is not None and not record.akkoord and case.asks("akkoord"):
        yield Remark(
            "BP-T5",
            "Wil {de client} dit, en kan het ook?",
            "Vraag het, en zet dan 'akkoord: true'; zo niet, pas het plan samen aan.",
            ("akkoord",),
        )


def not_too_many(case: Case) -> Iterable[Remark]:
    """BP-X1: a few goals at one time in the whole plan; what waits stands under 'later'."""
    active, limit = [g for g in goals(case.record) if g.active], case.handbook["grenzen"]["doelen_tegelijk"]
    if len(active) > limit:
        names = opsomming(list(dict.fromkeys(case.area_name(goal.leefgebied) for goal in active)))
        yield Remark(
            "BP-X1",
            f"Er lopen {len(active)} doelen tegelijk, bij {names}. Wat kan later?",
            f"Kies samen {limit} {'doel' if limit == 1 else 'doelen'} voor nu; zet bij de andere 'later: true'.",
            ("leefgebieden",),
        )


def every_step_has_a_name(case: Case) -> Iterable[Remark]:
    """BP-X2: each step says who takes it."""
    for found in goals(case.record):
        for index, step in enumerate(found.goal.acties):
            if step.wie is None:
                yield Remark(
                    "BP-X2",
                    "Wie doet deze stap?",
                    "Vul 'wie' in: client, netwerklid, vrijwilliger, begeleider of andere_hulpverlener.",
                    (*found.path, "acties", index, "wie"),
                )


CHECKS: dict[str, tuple[Check, ...]] = {
    "begeleidingsplan": (
        rests_on_portrait,
        owned_by_client,
        own_goals,
        advice_after_talk,
        discussed,
        three_levels,
        noticed_and_dated,
        not_too_many,
        every_step_has_a_name,
    )
}
