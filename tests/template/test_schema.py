from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, Field, RootModel

from docgen.template import Schema
from docgen.template.types import Kind, ListOf, Mapping, Record, Scalar

from .running import compiled, reads, run


class Uitkomst(enum.StrEnum):
    OPGENOMEN = "opgenomen"
    AFGEWEZEN = "afgewezen"


class Doel(BaseModel):
    tekst: Annotated[str, Field(max_length=500)] = Field(description="Wat iemand wil bereiken")
    klaar: date | None = None
    punten: int = 0


class Codes(RootModel[dict[str, Doel]]):
    pass


class Client(BaseModel):
    naam: str
    besluit: Uitkomst | None = None
    soort: Literal["kort", "lang"] = "kort"
    ouder: Client | None = None
    bedrag: Decimal = Decimal(0)


class Context(BaseModel):
    client: Client
    doelen: list[Doel]
    per_code: dict[str, Doel]
    codes: Codes
    namen: tuple[str, ...]
    vrij: Any = None
    keuze: Client | Doel


SCHEMA = Schema.from_model(Context)
MAPPING: dict[str, Any] = {
    "client": {"naam": "Jan", "besluit": "opgenomen", "soort": "kort", "ouder": None, "bedrag": Decimal(3)},
    "doelen": [{"tekst": "a", "klaar": None, "punten": 1}],
    "per_code": {"x": {"tekst": "px", "klaar": None, "punten": 2}},
    "codes": {},
    "namen": ["p", "q"],
    "vrij": {"alles": "mag"},
    "keuze": {"naam": "k"},
}


def test_models_become_types() -> None:
    assert isinstance(SCHEMA.at("client"), Record)
    assert SCHEMA.at("client.naam") == Scalar(Kind.TEXT)
    assert SCHEMA.at("client.besluit") == Scalar(Kind.CHOICE, nullable=True, choices=("opgenomen", "afgewezen"))
    assert SCHEMA.at("client.soort") == Scalar(Kind.CHOICE, choices=("kort", "lang"))
    assert SCHEMA.at("client.ouder.ouder.naam") == Scalar(Kind.TEXT)
    assert isinstance(SCHEMA.at("doelen"), ListOf)
    assert SCHEMA.at("doelen[].klaar") == Scalar(Kind.DATE, nullable=True)
    assert isinstance(SCHEMA.at("codes"), Mapping)
    assert SCHEMA.at("per_code.wat_dan_ook.tekst") == Scalar(Kind.TEXT)
    assert SCHEMA.at("client.naaam") is None


def test_fields_lists_every_path_once_with_its_explanation() -> None:
    listed = {each.path: each for each in SCHEMA.fields()}
    assert listed["doelen[].tekst"].explanation == "Wat iemand wil bereiken"
    assert listed["doelen[].tekst"].type == "tekst"
    assert "client.ouder.ouder.naam" not in listed


def test_json_schema_of_the_model_gives_the_same_types() -> None:
    again = Schema.from_json(Context.model_json_schema())
    for path in ("client.naam", "client.besluit", "doelen[].klaar", "per_code.x.punten", "client.ouder.naam"):
        assert again.at(path) == SCHEMA.at(path), path
    assert again.at("client.onbekend") is None


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("{{ clint.naam }}", "template.unknown-name", "Bedoel je “client”?"),
        ("{{ client.nam }}", "template.unknown-name", "Bedoel je “naam”?"),
        ("{% for d in doelen %}{{ d.text }}{% endfor %}", "template.unknown-name", "Bedoel je “tekst”?"),
        ("{% set c = client %}{{ c.nam }}", "template.unknown-name", "Bedoel je “naam”?"),
        ("{{ (doelen|first).text }}", "template.unknown-name", "Bedoel je “tekst”?"),
        ("{{ doelen.tekst }}", "template.field-of-list", "for x in doelen"),
        ("{{ client.naam.x }}", "template.no-field-of-value", "client.naam"),
        ("{{ client }}", "template.prints-container", "Kies een onderdeel"),
        ("{{ doelen ~ 'x' }}", "template.prints-container", "Kies een onderdeel"),
        ("{% for x in client.naam %}{% endfor %}", "template.loop-over-value", "for"),
        ("{% for x in client %}{% endfor %}", "template.loop-over-value", "for"),
        ("{% for c, x in per_code %}{% endfor %}", "template.loop-needs-items", "per_code|items"),
        ("{{ client.naam|items }}", "template.filter-type", "per code"),
        ("{{ client.bedrag|datum }}", "template.filter-type", "datum"),
        ("{{ client.naam + 1 }}", "template.plus-on-text", "~"),
        ("{% if client.besluit == 'opgenome' %}{% endif %}", "template.unknown-choice", "Bedoel je “opgenomen”?"),
        ("{% if client.soort in ['kort', 'lamg'] %}{% endif %}", "template.unknown-choice", "Bedoel je “lang”?"),
        ("{{ doelen|join(', ', attribute='text') }}", "template.unknown-name", "Bedoel je “tekst”?"),
    ],
)
def test_templates_are_checked_against_it(text: str, code: str, words: str) -> None:
    problems = compiled(text, SCHEMA)[1]
    assert [each.code for each in problems] == [code]
    assert words in problems[0].remedy or words in problems[0].message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ client.naam }}{{ client.ouder.naam }}", "Jan"),
        ("{{ per_code.x.tekst }}{{ per_code.weg.tekst }}", "px"),
        ("{% for c, d in per_code|items %}{{ c }}{{ d.tekst }}{% endfor %}", "xpx"),
        ("{{ vrij.alles }}", "mag"),
        ("{{ keuze.naam }}{{ keuze.tekst }}", "k"),
        ("{{ (doelen|first).tekst }}{{ namen|join('+') }}", "ap+q"),
    ],
)
def test_what_the_schema_knows_can_be_read(text: str, expected: str) -> None:
    assert run(text, MAPPING, SCHEMA) == expected


def test_dates_and_yes_or_no_without_a_form_are_warned_of() -> None:
    problems = compiled("{{ (doelen|first).klaar }}", SCHEMA)[1]
    assert [(each.code, each.severity.value) for each in problems] == [("template.bare-date", "waarschuwing")]


def test_a_condition_on_a_list_reads_only_its_length() -> None:
    assert reads("{% if doelen %}x{% endif %}", SCHEMA) == {"doelen[]"}
    assert reads("{% if doelen and client.naam %}x{% endif %}", SCHEMA) == {"doelen[]", "client.naam"}
    assert reads("{{ doelen|length }}", SCHEMA) == {"doelen[]"}
