"""Wrong values as findings: what is wrong, where, what to do; never what a person said."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from docgen.diagnostics import Diagnostic, Location
from docgen.errors import RecordError
from docgen.records.aanmelding import Aanmelding
from docgen.records.begeleidingsplan import Begeleidingsplan
from docgen.records.checklist import Opname, Uitstroom
from docgen.records.client import Client
from docgen.records.exit import Exit
from docgen.records.fields import form_fields
from docgen.records.handboek import Handboek
from docgen.records.intake import Intake
from docgen.records.organisatie import Organisatie
from docgen.records.persoonsbeschrijving import Persoonsbeschrijving
from docgen.records.validation import owner_of, validate, validate_leniently
from docgen.records.values import Record
from docgen.records.yaml_files import YamlFile, parse_yaml

FORMS: list[type[Record]] = [
    Aanmelding,
    Intake,
    Opname,
    Persoonsbeschrijving,
    Begeleidingsplan,
    Uitstroom,
    Exit,
    Client,
]


def place(path: Any) -> Location:
    return Location(file="a.yaml", line=1, field=".".join(str(part) for part in path) or None)


def findings(model: type[Record], value: Mapping[str, Any]) -> list[Diagnostic]:
    return validate_leniently(model, value, place)[1]


def only(model: type[Record], value: Mapping[str, Any]) -> Diagnostic:
    (finding,) = findings(model, value)
    return finding


FORM = {"handboek_versie": "1"}


@pytest.mark.parametrize(
    ("value", "code", "field", "said"),
    [
        ({"hulpvrag": "x"}, "record.unknown-key", "hulpvrag", "Bedoel je 'hulpvraag'?"),
        ({"xyz": "x"}, "record.unknown-key", "xyz", "kies uit"),
        ({"status": "konsept"}, "record.unknown-value", "status", "concept, vastgesteld, vervallen"),
        ({"datum": "2026-02-30"}, "record.bad-date", "datum", "jaar-maand-dag"),
        ({"datum": "31-03-2026"}, "record.bad-date", "datum", "jaar-maand-dag"),
        ({"datum": True}, "record.bad-date", "datum", "jaar-maand-dag"),
        ({"hulpvraag": 12}, "record.quote-text", "hulpvraag", 'hulpvraag: "…"'),
        ({"hulpvraag": True}, "record.not-text", "hulpvraag", "Schrijf de tekst"),
        ({"hulpvraag": ["x"]}, "record.not-text", "hulpvraag", "Schrijf de tekst"),
        ({"hulpvraag": "x" * 601}, "record.too-long", "hulpvraag", "Kort"),
        ({"hulpvraag": "een\x00twee"}, "record.control-character", "hulpvraag", "opnieuw"),
        ({"besproken_met_client": "misschien"}, "record.bad-yes-no", "besproken_met_client", "true of false"),
        ({"wachttijd_weken": "veel"}, "record.bad-number", "wachttijd_weken", "cijfers"),
        ({"wachttijd_weken": 2.5}, "record.bad-number", "wachttijd_weken", "cijfers"),
        ({"wachttijd_weken": -1}, "record.out-of-range", "wachttijd_weken", "Verhoog"),
        ({"wachttijd_weken": 999}, "record.out-of-range", "wachttijd_weken", "Verlaag"),
        ({"uitgelegd": "aanbod"}, "record.not-a-list", "uitgelegd", "eigen regel"),
        ({"besluit": "ja"}, "record.not-a-mapping", "besluit", "sleutel: waarde"),
        ({"kanaal": "Per Telefoon"}, "record.bad-code", "kanaal", "kleine letters"),
        ({"toelating": {"Leeftijd!": {}}}, "record.bad-code", "toelating.Leeftijd!", "kleine letters"),
        ({"besluit": {"dor": "ina"}}, "record.unknown-key", "besluit.dor", "Bedoel je 'door'?"),
        ({"toelating": {"duur": {"antwoord": "jaa"}}}, "record.unknown-value", "toelating.duur.antwoord", "'ja'"),
    ],
)
def test_a_wrong_value_is_one_finding(value: dict[str, Any], code: str, field: str, said: str) -> None:
    finding = only(Aanmelding, {**FORM, **value})
    assert (finding.code, finding.location.field) == (code, field)
    assert said in finding.remedy or said in finding.message


def test_a_missing_key_is_placed_where_it_should_stand() -> None:
    finding = only(Client, {"toestemmingen": [{"code": "a", "onderwerp": "b", "gegeven": True}], "roepnaam": "x"})
    assert (finding.code, finding.location.field) == ("record.missing-key", "toestemmingen.0.datum")
    assert "'datum:'" in finding.remedy


def test_all_wrong_fields_come_in_one_go() -> None:
    found = findings(Aanmelding, {**FORM, "datum": "x", "crisis": "x", "xyz": 1})
    assert {d.code for d in found} == {"record.bad-date", "record.unknown-value", "record.unknown-key"}


def test_strictly_all_findings_are_raised_at_once_and_survive_pickling() -> None:
    with pytest.raises(RecordError) as caught:
        validate(Aanmelding, {**FORM, "datum": "x", "crisis": "x"}, place)
    assert len(caught.value.diagnostics) == 2
    assert pickle.loads(pickle.dumps(caught.value)).diagnostics == caught.value.diagnostics


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ({"datum": "x", "tijd": "14.30"}, {"tijd": "14.30", "datum": None}),
        ({"besluit": {"datum": "x", "motivering": "Zo."}}, {"besluit.motivering": "Zo.", "besluit.datum": None}),
        ({"tijd": 14.3}, {"tijd": "14.3"}),
        ({"uitgelegd": ["aanbod", "GEEN CODE", "kosten"]}, {"uitgelegd": ["aanbod", "kosten"]}),
    ],
)
def test_a_record_with_mistakes_can_still_be_looked_at(value: dict[str, Any], kept: dict[str, Any]) -> None:
    record, found = validate_leniently(Aanmelding, {**FORM, **value}, place)
    assert record is not None
    assert found
    for path, expected in kept.items():
        got: Any = record
        for key in path.split("."):
            got = getattr(got, key)
        assert got == expected


def test_an_item_of_a_list_that_lacks_something_goes_alone() -> None:
    value = {"roepnaam": "x", "gesprekken": [{"kern": "zonder datum"}, {"datum": "2026-01-01"}]}
    record, found = validate_leniently(Client, value, place)
    assert record is not None
    assert [g.datum.isoformat() for g in record.gesprekken] == ["2026-01-01"]
    assert [d.location.field for d in found] == ["gesprekken.0.datum"]


def test_without_what_it_cannot_do_without_there_is_no_record() -> None:
    record, found = validate_leniently(Client, {"achternaam": "x"}, place)
    assert record is None
    assert [d.code for d in found] == ["record.missing-key"]


def test_a_mistake_inside_a_verb_takes_only_its_own_item_away() -> None:
    handboek = 'versie: "1"\nleefgebieden:\n  toevoegen:\n    opvoeding: {naam: Opvoeding, namm: x}\n'
    from docgen.records.merging import Layers
    from docgen.records.presets import lay_preset

    layers, organisation = Layers(Handboek), Layers(Organisatie)
    lay_preset("basis-1", handbook=layers, organisation=organisation)
    file = YamlFile("handboek.yaml", handboek)
    layers.lay(parse_yaml(file)[0], file.name, file)
    record, found = validate_leniently(Handboek, layers.value, layers.place)
    assert record is not None
    assert record.leefgebieden["opvoeding"].naam == "Opvoeding"
    assert [(d.code, d.location.line) for d in found] == [("record.unknown-key", 4)]


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ([], "Aanmelding"),
        (["besluit"], "Besluit"),
        (["toelating", "duur"], "Criteriumtoets"),
        (["doorverwijzing"], "Bemiddeling"),
        (["hulpvraag"], None),
        (["toelating"], None),
        (["er", "is", "niets"], None),
    ],
)
def test_the_model_that_stands_at_a_path(path: list[str], owner: str | None) -> None:
    found = owner_of(Aanmelding, path)
    assert (found.__name__ if found else None) == owner


# --- laws


def leaves(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, info in model.model_fields.items():
        inner = [a for a in _arguments(info.annotation) if isinstance(a, type) and issubclass(a, BaseModel)]
        if not inner:
            yield (*path, name)
        for part in inner:
            yield from leaves(part, (*path, name))


def _arguments(annotation: Any) -> list[Any]:
    arguments = getattr(annotation, "__args__", None)
    return [x for a in arguments for x in _arguments(a)] if arguments else [annotation]


def nested(path: tuple[str, ...], value: Any) -> Any:
    for key in reversed(path):
        value = {key: value}
    return value


SECRET = "Ruud Vermeulen slaapt in zijn bus"
LEAVES = [(model, path) for model in FORMS for path in leaves(model)]


@given(case=st.sampled_from(LEAVES), wrap=st.sampled_from(["text", "list", "mapping", "nul", "number"]))
def test_a_finding_never_quotes_what_was_said(case: tuple[type[Record], tuple[str, ...]], wrap: str) -> None:
    model, path = case
    said: Any = {"text": SECRET, "list": [SECRET], "mapping": {"x": SECRET}, "nul": SECRET + "\x00", "number": 31337.5}[
        wrap
    ]
    for finding in findings(model, {**FORM, "roepnaam": "x", **nested(path, said)}):
        told = f"{finding.message} {finding.remedy} {finding.location.excerpt}"
        assert "Ruud" not in told
        assert "bus" not in told
        assert "31337" not in told


@given(case=st.sampled_from(LEAVES), value=st.one_of(st.text(), st.integers(), st.booleans(), st.lists(st.text())))
def test_every_finding_has_code_place_and_remedy(case: tuple[type[Record], tuple[str, ...]], value: Any) -> None:
    model, path = case
    for finding in findings(model, {**FORM, "roepnaam": "x", **nested(path, value)}):
        assert finding.code.startswith("record.")
        assert finding.message
        assert "{" not in finding.message + finding.remedy
        assert finding.remedy
        assert finding.location.field


@pytest.mark.parametrize("model", FORMS, ids=lambda m: m.__name__)
def test_a_form_with_nothing_filled_in_is_a_record(model: type[Record]) -> None:
    least: dict[str, Any] = {"handboek_versie": "1"} if "handboek_versie" in model.model_fields else {"roepnaam": "x"}
    least |= {"jaar": 2026} if model is Exit else {}
    assert findings(model, least) == []


@pytest.mark.parametrize("model", FORMS, ids=lambda m: m.__name__)
def test_every_field_of_a_form_has_a_label_a_class_and_a_mark(model: type[Record]) -> None:
    for code, veld in form_fields(model).items():
        assert veld.label, code
        assert veld.merk in ("S", "S*", "P"), code
        assert veld.klasse in ("N", "P", "B", "J", "T", "F", "BSN"), code
