"""The rules on the text of a persoonsbeschrijving that can be counted: PB-T1, PB-T5 and PB-T6 (method 6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.language.formatting import opsomming
from docgen.records.enums import GeschrevenDoor, Zijde
from docgen.records.persoonsbeschrijving import LeefgebiedTekst, Persoonsbeschrijving
from docgen.records.placeholders import placeholder
from docgen.review.case import Case, Check, Remark
from docgen.review.lines import block_lines


def every_leefgebied(case: Case) -> Iterable[Remark]:
    """PB-T1: every leefgebied has something, or was looked at together."""
    record: Persoonsbeschrijving = case.record
    if not case.asks("leefgebieden"):
        return
    for code in case.handbook["leefgebieden"]:
        area = record.leefgebieden.get(code)
        if area is None or (not area.bekeken and not told(area)):
            yield Remark(
                "PB-T1",
                f"Bij {case.area_name(code)} staat nog niets. Speelt er nu niets, kies dan 'samen bekeken'.",
                "Schrijf een paar zinnen bij 'tekst', of zet 'bekeken: true'.",
                ("leefgebieden", code),
            )


def told(area: LeefgebiedTekst) -> bool:
    """Whether a leefgebied says something."""
    texts = (area.tekst, *(statement.tekst for statement in area.uitspraken))
    return not all(placeholder(text) for text in texts)


def told_areas(case: Case) -> Iterator[tuple[str, LeefgebiedTekst]]:
    """The leefgebieden that say something; one that was only looked at together is complete as it is."""
    record: Persoonsbeschrijving = case.record
    for code, area in record.leefgebieden.items():
        if not area.bekeken and told(area) and code in case.handbook["leefgebieden"]:
            yield code, area


def short_enough(case: Case) -> Iterable[Remark]:
    """PB-T5: four to ten lines per leefgebied, or what the organisation chose; too few is only a question."""
    record: Persoonsbeschrijving = case.record
    limits, font = case.handbook["grenzen"], case.version.organisatie.huisstijl.lettertype_tekst
    for code, area in told_areas(case):
        if not area.tekst:
            continue
        lines = block_lines(area.tekst, (area.sterk, area.aandacht, area.straks), font)
        agreed = f"{lines} {'regel' if lines == 1 else 'regels'}. Jullie spraken {limits['regels_min']} tot"
        if lines > limits["regels_max"]:
            over = lines - limits["regels_max"]
            yield Remark(
                "PB-T5",
                f"{case.area_name(code)} heeft {agreed} {limits['regels_max']} af.",
                f"Wat kan weg, of hoort in een gesprek en niet op papier? {over} {'regel' if over == 1 else 'regels'}"
                " minder is genoeg.",
                ("leefgebieden", code, "tekst"),
            )
        elif lines < limits["regels_min"] and record.geschreven_door is not GeschrevenDoor.CLIENT:
            yield Remark(
                "PB-T5",
                f"{case.area_name(code)} heeft {agreed} {limits['regels_max']} af.",
                "Misschien nog iets dat goed gaat?",
                ("leefgebieden", code, "tekst"),
                hint_only=True,
            )


def strong_and_weak(case: Case) -> Iterable[Remark]:
    """PB-T6: what goes well and what asks attention; 'nu geen aandachtspunt' is an answer."""
    for code, area in told_areas(case):
        strong = bool(area.sterk) or any(said.zijde is Zijde.STERK for said in area.uitspraken)
        weak = bool(area.aandacht) or any(said.zijde is Zijde.ZWAK for said in area.uitspraken)
        missing = [
            side
            for side, there in (("sterk", strong), ("aandacht", weak))
            if not there and case.asks(f"leefgebieden_{side}")
        ]
        if missing:
            message = _ONE_SIDED[missing[0]] if len(missing) == 1 else "Wat lukt hier, en wat vraagt aandacht?"
            yield Remark(
                "PB-T6",
                f"{case.area_name(code)}: {message[0].lower()}{message[1:]}",
                f"Vul {opsomming([repr(side) for side in missing])} in"
                + ("; 'nu geen aandachtspunt' mag ook." if "aandacht" in missing else "."),
                ("leefgebieden", code, missing[0]),
            )


_ONE_SIDED = {
    "sterk": "Hier staat alleen wat moeilijk is. Wat lukt wel?",
    "aandacht": "Hier staat alleen wat goed gaat. Vraagt er ook iets aandacht?",
}


CHECKS: dict[str, tuple[Check, ...]] = {"persoonsbeschrijving": (every_leefgebied, short_enough, strong_and_weak)}
