"""What differs between two handbooks, and laying it over the older one again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.records.changes import Change, Soort, apply, cells, compare, compare_values
from docgen.records.handboek import Handboek
from docgen.records.merging import Layers
from docgen.records.organisatie import Organisatie
from docgen.records.presets import lay_preset
from docgen.records.versions import Handbookversion


def version(own: dict[str, Any], name: str = "1", preset: str = "opvang-1", **who: Any) -> Handbookversion:
    handbook, organisation = Layers(Handboek), Layers(Organisatie)
    lay_preset(preset, handbook=handbook, organisation=organisation)
    handbook.lay({"versie": name, **own}, "handboek.yaml")
    organisation.lay({"naam": "De Haven", "huisstijl": {"merkkleur": "#1F5F8B"}, **who}, "organisatie.yaml")
    assert [*handbook.findings, *organisation.findings] == []
    return Handbookversion(
        Handboek.model_validate(handbook.value), Organisatie.model_validate(organisation.value), handbook
    )


def found(own: dict[str, Any]) -> list[tuple[str, str]]:
    changes = compare(version({}), version(own, "2"))
    return [(change.kind.value, change.dotted.removeprefix("handboek.")) for change in changes]


def test_a_new_number_and_date_are_no_change() -> None:
    assert found({"datum": "2026-03-01", "wijzigingen": [{"versie": "2", "wat": "Iets", "reden": "Daarom"}]}) == []


def test_an_added_criterion_is_one_change() -> None:
    assert found({"toelating": {"toevoegen": {"zelfzorg": {"tekst": "Wast zichzelf."}}}}) == [
        ("toegevoegd", "toelating.zelfzorg")
    ]


def test_a_removed_question_is_one_change() -> None:
    assert found({"fasen": {"intake": {"vragen": {"weglaten": ["waarom_nu"]}}}}) == [
        ("vervallen", "fasen.intake.vragen.waarom_nu")
    ]


def test_a_term_changes_as_a_whole() -> None:
    own = {"fasen": {"intake": {"wanneer": {"punten": {"wijzigen": {"besluit": {"termijn": {
        "aantal": 10, "eenheid": "dagen"}}}}}}}}  # fmt: skip
    (change,) = compare(version({}), version(own))
    assert change.dotted == "handboek.fasen.intake.wanneer.punten.besluit.termijn"
    assert (change.before["aantal"], change.after["aantal"]) == (7, 10)


def test_another_order_names_only_what_moved() -> None:
    areas = list(version({}).handboek.leefgebieden)
    order = [areas[-1], *areas[:-1]]
    (change,) = compare(version({}), version({"leefgebieden": {"volgorde": order}}))
    assert (change.kind, change.path[-1], change.behind) == (Soort.VERPLAATST, areas[-1], None)


def test_a_line_that_went_to_another_group_has_moved() -> None:
    before = {"items": {"a": {"items": {"x": {"tekst": "X"}}}, "b": {"items": {}}}}
    after = {"items": {"a": {"items": {}}, "b": {"items": {"x": {"tekst": "X"}}}}}
    (change,) = compare_values({"root": before}, {"root": after})
    assert change.kind is Soort.VERPLAATST
    assert (".".join(change.moved_from), change.dotted) == ("root.items.a.items.x", "root.items.b.items.x")


def test_an_added_decision_is_found_though_decisions_have_no_code() -> None:
    assert found({"besluiten_op_maat": [{"wat": "Iets", "waarom": "Daarom"}]}) == [
        ("toegevoegd", "besluiten_op_maat.0")
    ]


def test_a_word_of_the_organisation_is_a_change_and_a_member_of_staff_is_none() -> None:
    words = {"wijzigen": {"client": {"enkelvoud": "gast", "meervoud": "gasten"}}}
    staff = {"ina-berg": {"naam": "Ina Berg"}}
    changes = compare(version({}), version({}, woorden=words, medewerkers=staff))
    assert [change.dotted for change in changes] == [
        "organisatie.woorden.client.enkelvoud",
        "organisatie.woorden.client.meervoud",
    ]


values = st.recursive(
    st.integers(0, 3) | st.sampled_from(["a", "b"]),
    lambda inner: st.dictionaries(st.sampled_from("klmnop"), inner, max_size=4),
    max_leaves=12,
)
trees = st.dictionaries(st.sampled_from("xyz"), values, max_size=3)


@given(trees, trees)
def test_the_changes_laid_over_the_old_value_give_the_new_one_in_its_order(before: Any, after: Any) -> None:
    made = apply(before, compare_values(before, after), after)
    assert made == after
    assert repr(made) == repr(after)


@given(trees)
def test_equal_values_have_no_changes(value: Any) -> None:
    assert compare_values(value, value) == ()


def test_laying_changes_over_a_value_leaves_the_value_itself_alone() -> None:
    before: dict[str, Any] = {"a": {"b": 1, "c": [1, 2]}}
    apply(before, [Change(("a", "b"), Soort.GEWIJZIGD, 1, 2), Change(("a", "c"), Soort.VERVALLEN, [1, 2])], before)
    assert before == {"a": {"b": 1, "c": [1, 2]}}


@pytest.mark.parametrize("preset", ["ambulant-1", "jongeren-1", "vrouwenopvang-1"])
def test_every_change_of_a_whole_preset_can_be_laid_over_another(preset: str) -> None:
    before, after = version({}), version({}, preset=preset)
    assert apply(cells(before), compare(before, after), cells(after)) == cells(after)
