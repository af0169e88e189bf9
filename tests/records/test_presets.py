"""Presets build on one another, and the labels of every choice are there."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any, get_args

import pytest
from conftest import ROOT
from pydantic import BaseModel

from docgen.documents.forms import FORMS
from docgen.records.enums import Exitantwoord
from docgen.records.handboek import Handboek
from docgen.records.merging import Layers
from docgen.records.organisatie import Organisatie
from docgen.records.presets import lay_preset, preset_exists, preset_names


def laid(name: str) -> tuple[Layers, Layers]:
    handbook, organisation = Layers(Handboek), Layers(Organisatie)
    lay_preset(name, handbook=handbook, organisation=organisation)
    return handbook, organisation


def test_the_presets_of_the_design_are_shipped() -> None:
    assert preset_names() == ["ambulant-1", "jongeren-1", "opvang-1", "vrouwenopvang-1"]
    assert preset_exists("basis-1")
    assert not preset_exists("starter")
    assert not preset_exists("opvang-2")


@pytest.mark.parametrize("name", ["basis-1", *preset_names()])
def test_a_preset_lays_without_a_finding(name: str) -> None:
    handbook, organisation = laid(name)
    assert [*handbook.findings, *organisation.findings] == []


@pytest.mark.parametrize("name", preset_names())
def test_a_preset_stands_on_the_common_base(name: str) -> None:
    handbook, _ = laid(name)
    layers = {origin.layer for origin in handbook.origins.values()}
    assert layers == {"basis-1", name}


@pytest.mark.parametrize("name", preset_names())
def test_a_preset_has_no_version_of_its_own(name: str) -> None:
    handbook, _ = laid(name)
    assert {"versie", "basis"} & set(handbook.value) == set()


def test_the_jongeren_preset_has_the_eight_leefgebieden_of_kr8() -> None:
    assert list(laid("jongeren-1")[0].value["leefgebieden"]) == [
        "gezondheid", "veiligheid", "geld_en_administratie", "wonen", "familie_en_gezin", "werken_en_leren",
        "vrienden_en_vrije_tijd", "maatschappij_en_cultuur",
    ]  # fmt: skip


def test_the_ambulant_preset_has_no_opname() -> None:
    assert laid("ambulant-1")[1].value["opname"] is False


def enums_in(annotation: Any, seen: set[Any]) -> set[type[StrEnum]]:
    if annotation in seen:
        return set()
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return {annotation}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        seen.add(annotation)
        inner = [info.annotation for info in annotation.model_fields.values()]
        return set().union(*(enums_in(a, seen) for a in inner))
    return set().union(*(enums_in(a, seen) for a in get_args(annotation)))


PRINTED = sorted(set().union(*(enums_in(form.record, set()) for form in FORMS.values())), key=lambda e: e.__name__)
NOT_A_CHOICE_ON_PAPER = {"Perspectief", "Exitantwoord"}  # a setting; and worded as the scale of the questionnaire


def code_of(enum: type[StrEnum]) -> str:
    known = laid("basis-1")[0].value["labels"]
    name = "".join(f"_{c.lower()}" if c.isupper() else c for c in enum.__name__).lstrip("_")
    return name if name in known else enum.__name__.lower()


@pytest.mark.parametrize(
    "enum", [e for e in PRINTED if e.__name__ not in NOT_A_CHOICE_ON_PAPER], ids=lambda e: e.__name__
)
def test_every_choice_that_a_form_can_print_has_a_label(enum: type[StrEnum]) -> None:
    labels = laid("basis-1")[0].value["labels"]
    assert code_of(enum) in labels
    assert set(labels[code_of(enum)]) == {member.value for member in enum}
    assert all(labels[code_of(enum)].values())


@pytest.mark.parametrize("name", ["basis-1", *preset_names()])
def test_every_answer_of_the_questionnaire_has_its_words(name: str) -> None:
    assert set(laid(name)[0].value["exitvragenlijst"]["schaal"]) == {answer.value for answer in Exitantwoord}


def test_every_list_of_labels_that_documents_ask_for_is_there() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "docgen" / "documents").glob("*.py")]
    asked = {name for text in texts for name in re.findall(r"""labels\(source, ["'](\w+)["']""", text)}
    assert asked
    assert asked <= set(laid("basis-1")[0].value["labels"])
