"""An organisation's differences over its basis: four verbs, fixed parts, origins."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.records.handboek import Handboek
from docgen.records.merging import Layers, Origin
from docgen.records.organisatie import Organisatie
from docgen.records.presets import lay_preset
from docgen.records.yaml_files import YamlFile, parse_yaml

BASE = {
    "leefgebieden": {
        "wonen": {"naam": "Wonen", "uitleg": "Het huis"},
        "financien": {"naam": "Financiën"},
        "zingeving": {"naam": "Zingeving"},
    },
    "fasen": {"intake": {"naam": "Intake", "wanneer": {"zin": "Snel", "punten": {"dag": {"tekst": "Overdag"}}}}},
    "grenzen": {"paginas": 2},
}


def laid(text: str) -> Layers:
    layers = Layers(Handboek)
    layers.lay(BASE, "basis-1")
    file = YamlFile("handboek.yaml", text)
    layers.lay(parse_yaml(file)[0], file.name, file)
    return layers


def told(layers: Layers) -> list[tuple[str, int | None, str]]:
    return [(d.code, d.location.line, d.remedy) for d in layers.findings]


# --- the verbs


def test_toevoegen_puts_an_item_behind_the_others() -> None:
    layers = laid("leefgebieden:\n  toevoegen:\n    opvoeding: {naam: Opvoeding}\n")
    assert list(layers.value["leefgebieden"]) == ["wonen", "financien", "zingeving", "opvoeding"]
    assert layers.findings == []


def test_wijzigen_overwrites_only_the_fields_that_it_names() -> None:
    layers = laid("leefgebieden:\n  wijzigen:\n    wonen: {naam: Thuis}\n")
    assert layers.value["leefgebieden"]["wonen"] == {"naam": "Thuis", "uitleg": "Het huis"}


def test_weglaten_takes_an_item_away_and_remembers_it() -> None:
    layers = laid("leefgebieden:\n  weglaten: [zingeving]\n")
    assert list(layers.value["leefgebieden"]) == ["wonen", "financien"]
    assert list(layers.left_out) == [("leefgebieden", "zingeving")]


def test_volgorde_puts_the_named_first_and_keeps_the_rest() -> None:
    layers = laid("leefgebieden:\n  volgorde: [zingeving, wonen]\n")
    assert list(layers.value["leefgebieden"]) == ["zingeving", "wonen", "financien"]


def test_the_verbs_work_together_in_one_mapping() -> None:
    layers = laid(
        "leefgebieden:\n  toevoegen: {opvoeding: {naam: Opvoeding}}\n  weglaten: [financien]\n"
        "  volgorde: [opvoeding]\n  wijzigen: {wonen: {naam: Thuis}}\n"
    )
    assert {code: x["naam"] for code, x in layers.value["leefgebieden"].items()} == {
        "opvoeding": "Opvoeding", "wonen": "Thuis", "zingeving": "Zingeving",
    }  # fmt: skip


def test_verbs_work_in_a_mapping_deep_in_a_fixed_part() -> None:
    layers = laid(
        "fasen:\n  intake:\n    wanneer:\n      punten:\n        toevoegen: {nacht: {tekst: Ook 's nachts}}\n"
    )
    cell = layers.value["fasen"]["intake"]["wanneer"]
    assert cell["zin"] == "Snel"
    assert list(cell["punten"]) == ["dag", "nacht"]


def test_fixed_parts_are_overwritten_field_by_field() -> None:
    layers = laid("fasen:\n  intake:\n    naam: Kennismaken\ngrenzen:\n  regels_max: 12\n")
    assert layers.value["fasen"]["intake"]["naam"] == "Kennismaken"
    assert layers.value["fasen"]["intake"]["wanneer"]["zin"] == "Snel"
    assert layers.value["grenzen"] == {"paginas": 2, "regels_max": 12}


def test_an_open_mapping_that_is_still_empty_needs_no_verb() -> None:
    layers = laid("verwijzers:\n  huisarts: {naam: Huisarts}\n")
    assert layers.value["verwijzers"] == {"huisarts": {"naam": "Huisarts"}}
    assert layers.findings == []


def test_a_later_file_may_change_what_an_earlier_one_added() -> None:
    layers = laid("leefgebieden:\n  toevoegen: {opvoeding: {naam: Opvoeding}}\n")
    layers.lay({"leefgebieden": {"wijzigen": {"opvoeding": {"naam": "Ouderschap"}}}}, "b.yaml")
    assert layers.value["leefgebieden"]["opvoeding"]["naam"] == "Ouderschap"
    assert layers.findings == []


# --- what does not fit


@pytest.mark.parametrize(
    ("text", "code", "line", "remedy"),
    [
        ("leefgebieden:\n  weglaten: [wonne]\n", "handbook.unknown-code", 2, "Bedoel je 'wonen'?"),
        ("leefgebieden:\n  volgorde: [wonne]\n", "handbook.unknown-code", 2, "Bedoel je 'wonen'?"),
        ("leefgebieden:\n  wijzigen:\n    wonne: {naam: X}\n", "handbook.unknown-code", 3, "Bedoel je 'wonen'?"),
        ("leefgebieden:\n  wijzigen:\n    q: {naam: X}\n", "handbook.unknown-code", 3, "wonen, financien, zingeving"),
        ("leefgebieden:\n  toevoegen:\n    wonen: {naam: X}\n", "handbook.already-there", 3, "'wijzigen:'"),
        ("leefgebieden:\n  wonen: {naam: X}\n", "handbook.verb-missing", 2, "'wijzigen:'"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(text: str, code: str, line: int, remedy: str) -> None:
    layers = laid(text)
    ((found, at, what),) = told(layers)
    assert (found, at) == (code, line)
    assert remedy in what
    assert layers.value == BASE


@pytest.mark.parametrize(
    "verb", ["weglaten: zingeving", "toevoegen: [opvoeding]", "wijzigen: wonen", "volgorde: wonen"]
)
def test_a_verb_with_the_wrong_shape_is_told(verb: str) -> None:
    layers = laid(f"leefgebieden:\n  {verb}\n")
    assert [(d.code, d.location.line) for d in layers.findings] == [("handbook.verb-shape", 2)]
    assert layers.value == BASE


def test_an_unknown_key_reaches_the_check_of_shape() -> None:
    assert laid("leefgebiden:\n  toevoegen: {}\n").value["leefgebiden"] == {"toevoegen": {}}


# --- origins


def test_every_value_knows_the_layer_that_it_comes_from() -> None:
    layers = laid("leefgebieden:\n  wijzigen:\n    wonen: {naam: Thuis}\n")
    own, shipped = layers.origin(("leefgebieden", "wonen", "naam")), layers.origin(("leefgebieden", "wonen", "uitleg"))
    assert own is not None
    assert (own.layer, own.path) == ("handboek.yaml", ("leefgebieden", "wijzigen", "wonen", "naam"))
    assert shipped is not None
    assert (shipped.layer, shipped.file) == ("basis-1", None)


def test_a_place_follows_the_verb_into_the_file() -> None:
    layers = laid(
        "leefgebieden:\n  toevoegen:\n    opvoeding:\n      naam: Opvoeding\n      richtvragen:\n        - Een\n"
    )
    assert layers.place(["leefgebieden", "opvoeding", "naam"]).line == 4
    assert layers.place(["leefgebieden", "opvoeding", "richtvragen", 0]).line == 6


def test_what_was_taken_away_and_put_back_belongs_to_who_put_it_back() -> None:
    layers = laid("leefgebieden:\n  weglaten: [zingeving]\n")
    layers.lay({"leefgebieden": {"toevoegen": {"zingeving": {"naam": "Zin"}}}}, "b.yaml")
    assert layers.left_out == {}
    assert layers.origin(("leefgebieden", "zingeving", "naam")) == Origin(
        "b.yaml", None, ("leefgebieden", "toevoegen", "zingeving", "naam")
    )


# --- laws


def preset(name: str) -> tuple[Layers, Layers]:
    handbook, organisation = Layers(Handboek), Layers(Organisatie)
    lay_preset(name, handbook=handbook, organisation=organisation)
    return handbook, organisation


codes = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)
OPEN = {
    "leefgebieden": {"naam": "Eigen"},
    "toelating": {"tekst": "Eigen"},
    "kanalen": {"naam": "Eigen"},
    "uitgangspunten": {"naam": "Eigen", "tekst": "Eigen"},
}


@pytest.mark.parametrize(
    "empty", [{}, {"leefgebieden": {}}, {"leefgebieden": {"toevoegen": {}, "weglaten": []}}, {"fasen": {}}]
)
def test_saying_nothing_changes_nothing(empty: dict[str, Any]) -> None:
    layers, _ = preset("opvang-1")
    before = layers.value
    layers.lay(empty, "handboek.yaml")
    assert layers.value == before
    assert layers.findings == []


@given(where=st.sampled_from(sorted(OPEN)), code=codes)
def test_adding_and_then_leaving_out_restores(where: str, code: str) -> None:
    layers = Layers(Handboek)
    layers.lay(BASE, "basis-1")
    before = layers.value
    if code in before.get(where, {}):
        return
    layers.lay({where: {"toevoegen": {code: OPEN[where]}}}, "a.yaml")
    assert code in layers.value[where]
    layers.lay({where: {"weglaten": [code]}}, "b.yaml")
    assert {k: v for k, v in layers.value.items() if v} == before
    assert layers.findings == []


@given(order=st.permutations(["wonen", "financien", "zingeving"]), shown=st.integers(0, 3))
def test_an_order_loses_nothing_and_repeats_nothing(order: list[str], shown: int) -> None:
    layers = laid(f"leefgebieden:\n  volgorde: [{', '.join(order[:shown])}]\n")
    assert sorted(layers.value["leefgebieden"]) == ["financien", "wonen", "zingeving"]
    assert list(layers.value["leefgebieden"])[:shown] == order[:shown]


@given(where=st.sampled_from(sorted(OPEN)), code=codes, blank=st.integers(0, 5))
def test_the_origin_of_an_own_item_is_a_line_that_is_there(where: str, code: str, blank: int) -> None:
    key = next(iter(OPEN[where]))
    text = "\n" * blank + f"{where}:\n  toevoegen:\n    {code}x:\n      {key}: Eigen\n"
    layers = laid(text)
    place = layers.place([where, code + "x", key])
    if layers.findings:  # the basis has such a code already
        return
    assert place.file == "handboek.yaml"
    assert place.line is not None
    assert text.splitlines()[place.line - 1].strip() == f"{key}: Eigen"


def test_laying_does_not_change_what_was_laid_before() -> None:
    first, _ = preset("opvang-1")
    second, _ = preset("opvang-1")
    first.lay({"leefgebieden": {"weglaten": ["wonen"]}, "fasen": {"intake": {"naam": "X"}}}, "a.yaml")
    assert "wonen" in second.value["leefgebieden"]
    assert preset("opvang-1")[0].value == second.value


def test_switches_are_set_without_a_verb() -> None:
    layers = laid("formulieren:\n  intake:\n    velden:\n      toevoegen: {groep: true}\n")
    layers.lay({"formulieren": {"intake": {"velden": {"groep": False, "straks": False}}}}, "b.yaml")
    assert layers.value["formulieren"]["intake"]["velden"] == {"groep": False, "straks": False}
    assert layers.findings == []
