"""Decisions: the outcomes, or the chosen one with reason, date and name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import Field

from docgen.documents.choosing import once, options_of
from docgen.documents.common import Keuzeregel
from docgen.documents.derivation import Derivation
from docgen.documents.parts import NO_CHOICE, Gegeven, Keuzelijst, Rij, Source, Tekstveld, is_open, rows, text_field
from docgen.documents.phrases import labels, speak
from docgen.documents.velden import Velden, velden_of


class Besluitoptie(Keuzeregel):
    """An outcome with what it means."""

    betekenis: str = Field(default="", description="Wat er dan gebeurt")


class Besluitblok(Derivation):
    """A decision: the options, or the chosen one with reason, date and name."""

    toon: bool = Field(default=False, description="Is er iets besloten, of nog te besluiten?")
    pad: str = Field(default="", description="Pad van het besluit in het record")
    overweging: Keuzelijst = Field(default=NO_CHOICE, description="Positief of negatief")
    opties: list[Besluitoptie] = Field(default_factory=list[Besluitoptie], description="De besluiten")
    gegevens: list[Rij] = Field(default_factory=list[Rij], description="Datum en wie besloot")
    teksten: list[Tekstveld] = Field(default_factory=list[Tekstveld], description="Waarom")
    mening: list[Tekstveld] = Field(default_factory=list[Tekstveld], description="Wat de cliënt ervan vindt")
    samen: Keuzelijst = Field(default=NO_CHOICE, description="Samen besloten?")


def decision(
    source: Source,
    form: str,
    path: str,
    record: Mapping[str, Any],
    options: Mapping[str, Any],
    more: Iterable[Gegeven] = (),
) -> Besluitblok:
    """The decision at `path`: all outcomes on a blank form, else the chosen one; `more` follows its date."""
    velden = velden_of(form, source)
    facts = [
        *velden.day("besluit_datum", record["datum"], path=f"{path}.datum", label="Datum besluit"),
        *velden.person("besluit_door", record["door"], path=f"{path}.door"),
    ]
    return Besluitblok(
        toon=is_open(source) or any(record.values()),
        pad=f"{path}.besluit",
        overweging=velden.choice(
            "besluit_overweging", labels(source, "overweging"), record["overweging"], path=f"{path}.overweging"
        ),
        opties=_outcomes(source, velden, path, options, record["besluit"]),
        gegevens=rows(source, [*facts, *more], per=4),
        teksten=_decision_texts(source, velden, path, record),
        mening=_opinion(source, velden, path, record),
        samen=velden.choice(
            "besluit_samen_met_client",
            labels(source, "ja_nee"),
            record["samen_met_client"],
            path=f"{path}.samen_met_client",
        ),
    )


def _outcomes(
    source: Source, velden: Velden, path: str, options: Mapping[str, Any], chosen: str | None
) -> list[Besluitoptie]:
    def make() -> list[Besluitoptie]:
        return [
            Besluitoptie(**line, betekenis=options[line.code]["betekenis"] if line.code in options else "")
            for line in options_of(source, options, chosen)
        ]

    return once(velden.kept, path, options, chosen, make)


_DECISION_TEXTS = (
    # field, writing lines on a blank form (0: only where it is filled)
    ("toelichting", 0),
    ("motivering", 2),
    ("uitzondering", 0),
)


def _opinion(source: Source, velden: Velden, path: str, record: Mapping[str, Any]) -> list[Tekstveld]:
    if not velden.on("besluit_mening_client"):
        return []
    label = speak(source, "Wat {de client} ervan vindt")
    return text_field(source, f"{path}.mening_client", label, record["mening_client"], 2)


def _decision_texts(source: Source, velden: Velden, path: str, record: Mapping[str, Any]) -> list[Tekstveld]:
    found: list[Tekstveld] = []
    for name, lines in _DECISION_TEXTS:
        code = f"besluit_{name}"
        if velden.on(code) and (lines or record[name]):
            found += text_field(source, f"{path}.{name}", velden.label(code), record[name], lines)
    return found
