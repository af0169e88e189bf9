"""The shipped default handbooks: complete, in our own words, and free of words that nobody can fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import ryaml

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
from docgen.records.handboek import Handboek
from docgen.records.organisatie import Huisstijl, Rol, SoortBegeleiding, Woord
from docgen.resources import resource

PRESETS = resource("presets")
BASE = PRESETS / "basis-1"
FILES = sorted(PRESETS.rglob("*.yaml"))

DETERMINERS = {"de", "deze", "elke", "onze"}
FORMS = {"meervoud", "hij", "hem", "zijn"}
OTHERS = {"client", "netwerk", "verwijzer", "extern"}
RULES = re.compile(r"(AM|IN|OP|PB|BP|EV|UI|CF|HB)-[A-Z]?\d")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def merged(folder: Path) -> dict[str, Any]:
    """The union of the files of a handbook that names each thing once."""
    whole: dict[str, Any] = {}
    for file in sorted((folder / "handboek").glob("*.yaml")):
        join(whole, ryaml.loads(file.read_text("utf-8")))
    return whole


def join(whole: dict[str, Any], part: dict[str, Any]) -> None:
    for key, value in part.items():
        if isinstance(value, dict) and key in whole:
            join(whole[key], value)
        else:
            assert key not in whole, f"{key} staat er twee keer"
            whole[key] = value


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


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return merged(BASE)


@pytest.fixture(scope="module")
def organisatie() -> dict[str, Any]:
    return ryaml.loads((BASE / "organisatie.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def handboek(data: dict[str, Any]) -> Handboek:
    return Handboek.model_validate(data)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.relative_to(PRESETS).as_posix())
def test_a_preset_file_is_a_mapping_of_plain_values(file: Path) -> None:
    assert isinstance(ryaml.loads(file.read_text("utf-8")), dict)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.relative_to(PRESETS).as_posix())
def test_texts_use_dutch_typography(file: Path) -> None:
    for path, text in texts(ryaml.loads(file.read_text("utf-8"))):
        assert not re.search(r"""['"´`]|\.\.\.| - |  """, text), f"{path}: {text}"


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.relative_to(PRESETS).as_posix())
def test_texts_only_use_words_that_every_organisation_has(file: Path, organisatie: dict[str, Any]) -> None:
    for path, text in texts(ryaml.loads(file.read_text("utf-8"))):
        for found in PLACEHOLDER.findall(text):
            assert is_known(found, set(organisatie["woorden"])), f"{path}: {{{found}}}"
        assert not re.search(r"[{}]", PLACEHOLDER.sub("", text)), f"{path}: losse accolade"


def is_known(name: str, words: set[str]) -> bool:
    if name == "organisatie":
        return True
    if name.startswith("fase."):
        return name.removeprefix("fase.") in set(Fase)
    determiner, _, rest = name.rpartition(" ")
    word, _, form = rest.partition(".")
    if determiner:
        return determiner.lower() in DETERMINERS and word in words and not form
    return word in words and (not form or form in FORMS)


def test_base_organisation_has_whole_words_and_roles(organisatie: dict[str, Any]) -> None:
    Huisstijl.model_validate(organisatie["huisstijl"])
    assert all(set(w) >= {"enkelvoud", "meervoud", "lidwoord"} for w in organisatie["woorden"].values())
    for model, key in ((Woord, "woorden"), (Rol, "rollen"), (SoortBegeleiding, "soorten_begeleiding")):
        assert organisatie[key]
        for value in organisatie[key].values():
            model.model_validate(value)
    assert all(rol["taak"] for rol in organisatie["rollen"].values())


def test_base_handbook_leaves_no_text_empty(handboek: Handboek) -> None:
    for name in ("over_ons", "visie", "opbrengst", "methode", "inspraak", "leren", "waarom_leefgebieden"):
        assert len(getattr(handboek, name)) > 200, name
    assert "8-fasenmodel, Movisie" in handboek.methode
    assert list(handboek.uitgangspunten) == [
        "holistisch",
        "krachtgericht",
        "regieversterkend",
        "omgevingsgericht",
        "aansprekend",
    ]


def test_every_leefgebied_can_be_talked_and_written_about(handboek: Handboek) -> None:
    assert len(handboek.leefgebieden) == 7
    for code, gebied in handboek.leefgebieden.items():
        assert gebied.titel_client
        assert gebied.uitleg
        assert len(gebied.richtvragen) == 2
        assert 8 <= len(gebied.themawoorden) <= 15
        assert gebied.pictogram == code
        assert gebied.valt_onder == [code]
        for vragen in (gebied.wijzer.heden, gebied.wijzer.verleden, gebied.wijzer.toekomst):
            assert len(vragen) == 3
            assert all(vraag.endswith("?") and "waarom" not in vraag.lower() for vraag in vragen)


@pytest.mark.parametrize("fase", list(Fase))
def test_every_phase_answers_the_six_questions(fase: Fase, handboek: Handboek, organisatie: dict[str, Any]) -> None:
    tekst = getattr(handboek.fasen, fase.value)
    assert all((tekst.naam, tekst.titel_client, tekst.doel, tekst.client, tekst.client_uitleg))
    assert 3 <= len(tekst.stappen) <= 5
    assert len(tekst.reflectie) == 5
    roles = set(organisatie["rollen"]) | OTHERS
    for vraag in HandboekVraag:
        cel = getattr(tekst, vraag.value)
        assert cel.zin, vraag
        assert 2 <= len(cel.punten) <= 6, vraag
        for punt in cel.punten.values():
            assert len(filled(punt.tekst)) <= 60, filled(punt.tekst)
            assert all(RULES.fullmatch(rule) for rule in punt.regels)
            assert punt.formulier is None or punt.formulier in set(Formuliercode)
            if vraag is HandboekVraag.WIE:
                assert punt.rol in roles
                assert punt.bijdrage


def filled(text: str) -> str:
    """The text about as long as it is on paper."""
    return PLACEHOLDER.sub(lambda m: m[1].replace("_", " ").removesuffix(".meervoud"), text)


def test_every_rule_that_a_phase_names_has_a_severity(handboek: Handboek) -> None:
    named = {
        rule
        for fase in Fase
        for punt in getattr(handboek.fasen, fase.value).hoe.punten.values()
        for rule in punt.regels
    }
    assert named <= set(handboek.regels)
    assert set(handboek.regels) - named == {"CF-1", "CF-2", "HB-1"}


def test_questions_are_short_enough_to_stand_above_a_box(handboek: Handboek) -> None:
    for fase in Fase:
        for code, vraag in getattr(handboek.fasen, fase.value).vragen.items():
            assert len(filled(vraag.vraag)) <= 110, code


def test_criteria_fit_on_one_page_and_can_be_asked(handboek: Handboek) -> None:
    criteria = [*handboek.toelating.values(), *handboek.uitsluiting.values()]
    assert len(criteria) <= 8
    assert all(c.vraag.endswith("?") for c in criteria)


def test_the_basic_decisions_are_all_there(handboek: Handboek) -> None:
    for phase, decisions in (
        (handboek.fasen.aanmelding, AanmeldBesluit),
        (handboek.fasen.intake, IntakeBesluit),
        (handboek.fasen.evaluatie, EvaluatieBesluit),
    ):
        assert {optie.valt_onder for optie in phase.besluiten.values()} == set(decisions)
        assert len(phase.afwegingen) >= 3


def test_checklists_say_who_usually_does_it(handboek: Handboek) -> None:
    for checklist in (handboek.checklists.opname, handboek.checklists.uitstroom):
        items = [item for groep in checklist.groepen.values() for item in groep.items.values()]
        assert len(items) > 20
        assert all(item.wie in set(Uitvoerder) for item in items)


def test_exit_list_has_ten_statements_and_six_answers(handboek: Handboek) -> None:
    lijst = handboek.exitvragenlijst
    assert len(lijst.vragen) == 10
    assert list(lijst.schaal) == list(Exitantwoord)
    assert list(lijst.open_vragen) == ["wat_hielp", "wat_anders", "feedback_begeleider", "feedback_organisatie"]
    for vraag in lijst.vragen.values():
        assert not re.search(r"\b(niet|geen|nooit)\b", vraag.tekst), vraag.tekst


def test_terms_in_the_phases_agree_with_the_terms(handboek: Handboek) -> None:
    fasen, termijnen = handboek.fasen, handboek.termijnen
    assert fasen.aanmelding.wanneer.punten["antwoord"].termijn == termijnen.antwoord_na_aanmelding
    assert fasen.intake.wanneer.punten["intake"].termijn == termijnen.intake_binnen
    assert fasen.opstart.wanneer.punten["wenperiode"].termijn == termijnen.wenperiode
    assert fasen.planning.wanneer.punten["klaar"].termijn == termijnen.plan_klaar_binnen
    assert fasen.uitvoering.wanneer.punten["overleg"].termijn == termijnen.clientenoverleg_elke
    assert fasen.evaluatie.wanneer.punten["ronde"].termijn == termijnen.evaluatie_elke
    assert fasen.uitstroom.wanneer.punten["nazorg"].termijn == termijnen.nazorg_na


def test_remarks_point_at_words_of_the_example(handboek: Handboek) -> None:
    voorbeeld = handboek.schrijfwijzer.voorbeeld
    assert len(voorbeeld.aantekeningen) >= 6
    assert all(a.bij in voorbeeld.tekst for a in voorbeeld.aantekeningen)


def test_roles_with_authority_exist(handboek: Handboek, organisatie: dict[str, Any]) -> None:
    rechten = handboek.bevoegdheden
    assert {*rechten.vaststellen, *rechten.regel_overrulen} <= set(organisatie["rollen"])
