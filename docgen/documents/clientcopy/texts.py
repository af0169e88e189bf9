"""Which free texts of a record a copy prints: tables of paths, so that no other text is ever asked about.

A path counts from the record: `leefgebieden.wonen.tekst`, `later.0`; a `*` stands for every key or number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from docgen.documents.clientcopy.kinds import CopyKind


@dataclass(frozen=True, slots=True)
class FreeText:
    """A text that somebody wrote.

    `own` says that it is the client's own word, which nobody judges; `about` that it is how we see things, so that it
    may speak of the client as somebody else.
    """

    path: str
    text: str
    own: bool = False
    about: bool = False


@dataclass(frozen=True, slots=True)
class _Printed:
    """A pattern of paths, the switch of its field, and whose word it is."""

    pattern: str
    switch: str
    own: bool = False
    about: bool = False


_STORY = (
    _Printed("leefgebieden.*.tekst", "leefgebieden_tekst"),
    _Printed("leefgebieden.*.uitspraken.*.tekst", "leefgebieden_uitspraken"),
    _Printed("leefgebieden.*.sterk", "leefgebieden_sterk"),
    _Printed("leefgebieden.*.aandacht", "leefgebieden_aandacht"),
    _Printed("leefgebieden.*.straks", "leefgebieden_straks"),
    _Printed("toekomst", "toekomst"),
    _Printed("verschillen.*.client", "verschillen", own=True),
    _Printed("verschillen.*.begeleider", "verschillen", about=True),
    _Printed("antwoorden.*", "antwoorden"),
    _Printed("aanvulling_client", "aanvulling_client", own=True),
)
_GOAL = "leefgebieden.*.hoofddoelen.*.subdoelen.*"
_CARD = (
    _Printed("leefgebieden.*.hoofddoelen.*.tekst", "leefgebieden"),
    _Printed(f"{_GOAL}.tekst", "leefgebieden"),
    _Printed(f"{_GOAL}.acties.*.wat", "subdoelen_acties"),
    _Printed(f"{_GOAL}.acties.*.wanneer", "acties_wanneer"),
    _Printed(f"{_GOAL}.acties.*.hulp_nodig", "acties_hulp_nodig"),
)
_PLAN = (
    _Printed("lonkend_perspectief", "lonkend_perspectief"),
    _Printed("leefgebieden.*.hoofddoelen.*.tekst", "leefgebieden"),
    _Printed(f"{_GOAL}.tekst", "leefgebieden"),
    _Printed(f"{_GOAL}.meetpunt", "subdoelen_meetpunt"),
    _Printed(f"{_GOAL}.hier_gebruik_ik", "subdoelen_hier_gebruik_ik"),
    _Printed(f"{_GOAL}.acties.*.wat", "subdoelen_acties"),
    _Printed(f"{_GOAL}.acties.*.wanneer", "acties_wanneer"),
    _Printed(f"{_GOAL}.acties.*.hulp_nodig", "acties_hulp_nodig"),
    _Printed(f"{_GOAL}.evaluatie.verloop", "evaluatie_verloop"),
    _Printed(f"{_GOAL}.evaluatie.reden", "evaluatie_reden"),
    _Printed(f"{_GOAL}.evaluatie.les", "evaluatie_les"),
    _Printed("leefgebieden.*.geen_doel", "leefgebieden"),
    _Printed("later.*", "later"),
    _Printed("netwerk.*.rol", "netwerk_rol"),
    _Printed("netwerk.*.haalt", "netwerk_haalt"),
    _Printed("netwerk.*.brengt", "netwerk_brengt"),
    _Printed("afspraken_die_moeten.*.wat", "afspraken_die_moeten"),
    _Printed("antwoorden.*", "antwoorden"),
    _Printed("opmerkingen_client", "opmerkingen_client", own=True),
    _Printed("evaluatie.naar_einddoel", "evaluatie_naar_einddoel", about=True),
    _Printed("evaluatie.juiste_plek", "evaluatie_juiste_plek", about=True),
    _Printed("evaluatie.match", "evaluatie_match", about=True),
    _Printed("evaluatie.ervaring", "evaluatie_ervaring", own=True),
    _Printed("evaluatie.feedback", "evaluatie_feedback", own=True),
    _Printed("evaluatie.contact", "evaluatie_contact", about=True),
    _Printed("evaluatie.besluit.motivering", "evaluatie_besluit", about=True),
    _Printed("evaluatie.besluit.mening_client", "evaluatie_besluit", own=True),
)
_PRINTED: Mapping[str, Sequence[_Printed]] = {"mijn_verhaal": _STORY, "mijn_plan": _PLAN, "mijn_acties": _CARD}


def printed_texts(kind: CopyKind, record: Mapping[str, Any], switches: Mapping[str, bool]) -> list[FreeText]:
    """The texts that this copy of the record prints, in the order of the copy; fields that are off are left out."""
    client_wrote = record.get("geschreven_door") == "client"
    found = [
        FreeText(path, text, printed.own or client_wrote, printed.about)
        for printed in _PRINTED[kind.code]
        if switches.get(printed.switch, True)
        for path, text in _at(record, printed.pattern.split("."), "")
    ]
    if kind.code == "mijn_acties":
        goal = card_goal(record)
        found = [each for each in found if goal and (each.path.startswith(f"{goal}.") or each.path == main_goal(goal))]
    return sorted(found, key=lambda each: _order(each.path, record)) if kind.code == "mijn_verhaal" else found


def _order(path: str, record: Mapping[str, Any]) -> tuple[int, int]:
    """Leefgebied by leefgebied: who decides reads one story at a time."""
    parts = path.split(".")
    if parts[0] != "leefgebieden":
        return (1, 0)
    return (0, list(record["leefgebieden"]).index(parts[1]))


def _at(value: Any, pattern: list[str], path: str) -> Iterator[tuple[str, str]]:
    if not pattern:
        if isinstance(value, str) and value:
            yield path, value
        return
    for key, inner in _children(value, pattern[0]):
        yield from _at(inner, pattern[1:], f"{path}.{key}" if path else key)


def _children(value: Any, key: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        items = cast("Mapping[str, Any]", value)
        yield from (items.items() if key == "*" else [(key, items[key])] if key in items else [])
    elif isinstance(value, list):
        yield from ((str(n), inner) for n, inner in enumerate(cast("list[Any]", value)) if key in ("*", str(n)))


def with_texts(record: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """A copy of the record with other texts at these paths; the record itself stays as it was."""
    return {key: _replaced(value, key, texts) for key, value in record.items()}


def _replaced(value: Any, path: str, texts: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(inner, f"{path}.{key}", texts) for key, inner in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [_replaced(inner, f"{path}.{n}", texts) for n, inner in enumerate(cast("list[Any]", value))]
    return texts.get(path, value) if isinstance(value, str) else value


def card_goal(record: Mapping[str, Any]) -> str:
    """The path of the goal on the card: the first in order of importance that has a step to do, else the first."""
    found = [
        ((goal["volgorde"] or 99), path, goal)
        for path, goal in _goals(record)
        if not goal["later"] and (goal["acties"] or goal["tekst"])
    ]
    found.sort(key=lambda each: each[0])
    to_do = [path for _, path, goal in found if any(not step["klaar"] for step in goal["acties"])]
    return next(iter([*to_do, *(path for _, path, _ in found)]), "")


def main_goal(goal: str) -> str:
    """The path of the sentence above a goal."""
    return f"{goal.rpartition('.subdoelen.')[0]}.tekst"


def _goals(record: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for code, plan in record["leefgebieden"].items():
        for n, main in enumerate(plan["hoofddoelen"]):
            for m, goal in enumerate(main["subdoelen"]):
                yield f"leefgebieden.{code}.hoofddoelen.{n}.subdoelen.{m}", goal


_PARTS = {
    "hoofddoelen": "hoofddoel", "subdoelen": "doel", "acties": "stap", "uitspraken": "uitspraak",
    "verschillen": "verschil", "afspraken_die_moeten": "afspraak die moet",
}  # fmt: skip
_FIELDS = {"wat": "", "verloop": "hoe het ging", "haalt": "wat iemand krijgt", "brengt": "wat iemand geeft"}


def spoken_place(path: str, areas: Mapping[str, str]) -> str:
    """Where a text stands, as a counsellor says it: `Wonen, doel 1, stap 2`; `areas` are the names by code."""
    words: list[str] = []
    parts = path.split(".")
    for before, part, after in zip(["", *parts], parts, [*parts[1:], ""], strict=False):
        if part.isdecimal():
            name = _PARTS.get(before, before.replace("_", " "))
            only = before == "hoofddoelen" and part == "0"  # nearly always the only one
            words += [name] if only and after == "tekst" else [] if only else [f"{name} {int(part) + 1}"]
        elif before == "leefgebieden":
            words.append(areas.get(part, part.replace("_", " ")))
        elif part != "leefgebieden" and not after.isdecimal() and not (part == "tekst" and before.isdecimal()):
            words.append(_FIELDS.get(part, part.replace("_", " ")))
    return ", ".join(word for word in words if word)
