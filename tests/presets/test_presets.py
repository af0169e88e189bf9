"""The shipped default handbooks: complete, in plain Dutch, and free of words that nobody can fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import ryaml

from docgen.branding.pictograms import names as pictogram_names
from docgen.records.enums import (
    AanmeldBesluit,
    EvaluatieBesluit,
    Exitantwoord,
    Fase,
    Formuliercode,
    HandboekVraag,
    IntakeBesluit,
    Uitvoerder,
)
from docgen.records.handboek import Fasebeschrijving, Handboek
from docgen.records.merging import VERBS, Layers
from docgen.records.organisatie import Organisatie
from docgen.records.presets import lay_preset, preset_names
from docgen.records.rules import RULES
from docgen.records.wording import fill, unknown_words
from docgen.resources import resource

PRESETS = resource("presets")
FILES = sorted(path for path in PRESETS.rglob("*.yaml") if "starter" not in path.parts)
NAMES = ["basis-1", *preset_names()]
SEVEN = {
    "zingeving",
    "wonen",
    "financien",
    "sociale_relaties",
    "lichamelijke_gezondheid",
    "psychische_gezondheid",
    "werk_activiteit",
}
NOT_STAFF = {"client", "netwerk", "verwijzer", "extern"}


@dataclass(frozen=True)
class Preset:
    """A preset as an organisation would have it."""

    handboek: Handboek
    organisatie: Organisatie
    values: dict[str, Any]

    def filled(self, text: str) -> str:
        return fill(text, self.words, self.names)

    @property
    def words(self) -> dict[str, dict[str, Any]]:
        return {code: woord.model_dump() for code, woord in self.organisatie.woorden.items()}

    @property
    def names(self) -> dict[str, str]:
        phases = {f"fase.{fase}": phase(self.handboek, fase).naam for fase in Fase}
        return {"organisatie": self.organisatie.naam, **phases}


@cache
def load(name: str) -> Preset:
    handbook, organisation = Layers(Handboek), Layers(Organisatie)
    lay_preset(name, handbook=handbook, organisation=organisation)
    assert not [*handbook.findings, *organisation.findings]
    return Preset(
        Handboek.model_validate({**handbook.value, "versie": "1"}),
        Organisatie.model_validate({**organisation.value, "naam": "Stichting Voorbeeld"}),
        handbook.value,
    )


def phase(handboek: Handboek, fase: Fase) -> Fasebeschrijving:
    return getattr(handboek.fasen, fase.value)


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in the data, with the path that leads to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, path)


def codes(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from codes(inner)


@pytest.fixture(params=NAMES)
def preset(request: pytest.FixtureRequest) -> Preset:
    return load(request.param)


@pytest.fixture
def handboek(preset: Preset) -> Handboek:
    return preset.handboek


# --- the files


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.relative_to(PRESETS).as_posix())
def test_texts_use_dutch_typography(file: Path) -> None:
    for path, text in texts(ryaml.loads(file.read_text("utf-8"))):
        assert not re.search(r"""['"´`]|\.\.\.| - |  |\n(?!\n)(?<!\n\n)""", text.strip()), f"{path}: {text}"


def test_base_leaves_the_four_verbs_to_who_builds_on_it() -> None:
    found = {code for file in (PRESETS / "basis-1").rglob("*.yaml") for code in codes(ryaml.loads(file.read_text()))}
    assert not found & set(VERBS)


def test_there_is_a_preset_for_each_kind_of_organisation() -> None:
    assert preset_names() == ["ambulant-1", "jongeren-1", "opvang-1", "vrouwenopvang-1"]


# --- words


def test_texts_only_use_words_that_the_organisation_has(preset: Preset) -> None:
    for path, text in texts(preset.values):
        assert not list(unknown_words(text, preset.words, preset.names)), f"{path}: {text}"
        assert not re.search(r"[{}]", preset.filled(text)), f"{path}: losse accolade"


def test_texts_of_an_organisation_with_its_own_word_for_client_do_not_say_client() -> None:
    preset = load("jongeren-1")
    for path, text in [*texts(preset.values), *texts(preset.organisatie.model_dump()["rollen"])]:
        assert "cliënt" not in preset.filled(text).lower(), f"{path}: {text}"


def test_ambulant_handbook_speaks_of_nobody_moving_in() -> None:
    preset = load("ambulant-1")
    assert preset.organisatie.opname is False
    for path, text in texts(preset.values):
        if path.endswith(("valt_onder", "formulier")):
            continue
        assert not re.search(r"\b(\w*opname|huisgenoten|medebewoners|vertrek)\b", preset.filled(text).lower()), path


def test_words_and_roles_are_whole(preset: Preset) -> None:
    assert all(woord.enkelvoud and woord.meervoud for woord in preset.organisatie.woorden.values())
    assert all(rol.taak for rol in preset.organisatie.rollen.values())
    assert all(soort.uitleg for soort in preset.organisatie.soorten_begeleiding.values())
    assert all((soort.geplande_weken or 0) >= 6 for soort in preset.organisatie.soorten_begeleiding.values())


# --- the handbook as a whole


def test_no_text_about_the_organisation_is_empty(handboek: Handboek) -> None:
    for name in ("over_ons", "visie", "opbrengst", "methode", "inspraak", "leren", "waarom_leefgebieden"):
        assert len(getattr(handboek, name)) > 200, name
    assert "8-fasenmodel, Movisie" in handboek.methode
    assert handboek.doelgroep.naam
    assert handboek.doelgroep.uitleg
    assert list(handboek.uitgangspunten) == [
        "holistisch",
        "krachtgericht",
        "regieversterkend",
        "omgevingsgericht",
        "aansprekend",
    ]


def test_every_leefgebied_can_be_talked_and_written_about(handboek: Handboek) -> None:
    for code, gebied in handboek.leefgebieden.items():
        assert gebied.titel_client
        assert gebied.uitleg
        assert len(gebied.richtvragen) == 2
        assert 8 <= len(gebied.themawoorden) <= 15
        assert gebied.pictogram == code
        assert code in pictogram_names()
        for vragen in (gebied.wijzer.heden, gebied.wijzer.verleden, gebied.wijzer.toekomst):
            assert len(vragen) == 3
            assert all(vraag.endswith("?") and "waarom" not in vraag.lower() for vraag in vragen)


def test_leefgebieden_can_be_compared_between_organisations(handboek: Handboek) -> None:
    assert {code for gebied in handboek.leefgebieden.values() for code in gebied.valt_onder} == SEVEN


def test_young_people_have_the_eight_leefgebieden_of_kr8() -> None:
    handboek = load("jongeren-1").handboek
    assert list(handboek.leefgebieden) == [
        "gezondheid",
        "veiligheid",
        "geld_en_administratie",
        "wonen",
        "familie_en_gezin",
        "werken_en_leren",
        "vrienden_en_vrije_tijd",
        "maatschappij_en_cultuur",
    ]
    assert handboek.leefgebieden["veiligheid"].valt_onder == []
    assert "wat_telt" in handboek.fasen.analyse.vragen


@pytest.mark.parametrize("fase", list(Fase))
def test_every_phase_is_described(fase: Fase, handboek: Handboek) -> None:
    tekst = phase(handboek, fase)
    assert all((tekst.naam, tekst.titel_client, tekst.doel, tekst.client, tekst.client_uitleg))
    assert 3 <= len(tekst.stappen) <= 5
    assert len(tekst.reflectie) == 5


@pytest.mark.parametrize("vraag", list(HandboekVraag))
@pytest.mark.parametrize("fase", list(Fase))
def test_every_phase_answers_the_six_questions(fase: Fase, vraag: HandboekVraag, preset: Preset) -> None:
    cel = getattr(phase(preset.handboek, fase), vraag.value)
    assert cel.zin
    assert 2 <= len(cel.punten) <= 6
    for punt in cel.punten.values():
        assert len(preset.filled(punt.tekst)) <= 60, preset.filled(punt.tekst)
        assert set(punt.regels) <= set(RULES)
        assert punt.formulier is None or punt.formulier in set(Formuliercode)
        if vraag is HandboekVraag.WIE:
            assert punt.rol in set(preset.organisatie.rollen) | NOT_STAFF
            assert punt.bijdrage


def test_every_rule_stands_in_the_phase_that_it_belongs_to(handboek: Handboek) -> None:
    named = {rule for fase in Fase for punt in phase(handboek, fase).hoe.punten.values() for rule in punt.regels}
    assert set(RULES) - named == {"CF-1", "CF-2", "HB-1"}
    assert set(handboek.regels) == set(RULES)


def test_questions_are_short_enough_to_stand_above_a_box(preset: Preset) -> None:
    for fase in Fase:
        for code, vraag in phase(preset.handboek, fase).vragen.items():
            assert len(preset.filled(vraag.vraag)) <= 110, code


def test_criteria_fit_on_one_page_and_can_be_asked(preset: Preset) -> None:
    criteria = [*preset.handboek.toelating.values(), *preset.handboek.uitsluiting.values()]
    assert len(criteria) <= 8
    assert all(criterium.vraag.endswith("?") for criterium in criteria)
    assert {"meer_dan_een_gebied", "duur"} <= set(preset.handboek.toelating)


def test_the_basic_decisions_are_all_there(handboek: Handboek) -> None:
    for fase, decisions in (
        (Fase.AANMELDING, AanmeldBesluit),
        (Fase.INTAKE, IntakeBesluit),
        (Fase.EVALUATIE, EvaluatieBesluit),
    ):
        tekst = phase(handboek, fase)
        assert {optie.valt_onder for optie in tekst.besluiten.values()} == set(decisions)
        assert len(tekst.afwegingen) >= 3


def test_checklists_say_who_usually_does_it(handboek: Handboek) -> None:
    for checklist in (handboek.checklists.opname, handboek.checklists.uitstroom):
        for groep in checklist.groepen.values():
            assert groep.items
            assert all(item.wie in set(Uitvoerder) for item in groep.items.values())


def test_exit_list_has_ten_statements_and_six_answers(handboek: Handboek) -> None:
    lijst = handboek.exitvragenlijst
    assert lijst.inleiding
    assert len(lijst.vragen) == 10
    assert list(lijst.schaal) == list(Exitantwoord)
    assert list(lijst.open_vragen) == ["wat_hielp", "wat_anders", "feedback_begeleider", "feedback_organisatie"]
    for vraag in lijst.vragen.values():
        assert not re.search(r"\b(niet|geen|nooit)\b", vraag.tekst), vraag.tekst


@pytest.mark.parametrize(
    ("fase", "punt", "termijn"),
    [
        (Fase.AANMELDING, "antwoord", "antwoord_na_aanmelding"),
        (Fase.INTAKE, "intake", "intake_binnen"),
        (Fase.OPSTART, "wenperiode", "wenperiode"),
        (Fase.PLANNING, "klaar", "plan_klaar_binnen"),
        (Fase.UITVOERING, "overleg", "clientenoverleg_elke"),
        (Fase.EVALUATIE, "ronde", "evaluatie_elke"),
        (Fase.UITSTROOM, "nazorg", "nazorg_na"),
    ],
)
def test_a_phase_names_the_same_term_as_the_list_of_terms(
    fase: Fase, punt: str, termijn: str, handboek: Handboek
) -> None:
    found = phase(handboek, fase).wanneer.punten.get(punt)
    assert (found.termijn if found else None) == getattr(handboek.termijnen, termijn)


def test_remarks_point_at_words_of_the_example(handboek: Handboek) -> None:
    voorbeeld = handboek.schrijfwijzer.voorbeeld
    assert voorbeeld.leefgebied in {gebied.naam for gebied in handboek.leefgebieden.values()}
    assert len(voorbeeld.aantekeningen) >= 6
    assert all(aantekening.bij in voorbeeld.tekst for aantekening in voorbeeld.aantekeningen)


def test_roles_with_authority_exist(preset: Preset) -> None:
    rechten = preset.handboek.bevoegdheden
    assert {*rechten.vaststellen, *rechten.regel_overrulen} <= set(preset.organisatie.rollen)
