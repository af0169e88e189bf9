"""One version of a handbook, as it counts here, today, in the organisation's own words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from docgen.records.handboek import Handboek
from docgen.records.merging import Layers
from docgen.records.organisatie import Organisatie
from docgen.records.presets import lay_preset
from docgen.records.versions import Handbookversion, names_of


def version(handbook: dict[str, Any], organisation: dict[str, Any] | None = None) -> Handbookversion:
    book, who = Layers(Handboek), Layers(Organisatie)
    lay_preset("opvang-1", handbook=book, organisation=who)
    book.lay({"versie": "2026.1", **handbook}, "handboek.yaml")
    who.lay({"naam": "De Haven", "huisstijl": {"merkkleur": "#1F5F8B"}, **(organisation or {})}, "organisatie.yaml")
    assert [*book.findings, *who.findings] == []
    return Handbookversion(Handboek.model_validate(book.value), Organisatie.model_validate(who.value), book)


GUEST = {"wijzigen": {"client": {"enkelvoud": "gezin", "meervoud": "gezinnen", "lidwoord": "het"}}}
PER_KIND = {
    "wijzigen": {
        "client": {
            "per_soort": {"toevoegen": {"huis": {"enkelvoud": "bewoner", "meervoud": "bewoners", "lidwoord": "de"}}}
        }
    }
}


def test_texts_speak_the_words_of_the_organisation() -> None:
    text = version({"visie": "{De client} beslist."}, {"woorden": GUEST}).effective()["visie"]
    assert text == "Het gezin beslist."


def test_one_kind_of_support_may_use_another_word() -> None:
    kinds = {"toevoegen": {"huis": {"naam": "In huis"}}}
    made = version({"visie": "{De client} beslist."}, {"woorden": PER_KIND, "soorten_begeleiding": kinds})
    assert made.effective(frozenset({"huis"}), "huis")["visie"] == "De bewoner beslist."
    assert made.effective()["visie"] == "De cliënt beslist."


def test_items_of_another_place_or_another_day_are_left_out() -> None:
    here = {"tekst": "Hier", "geldt_voor": ["kade"]}
    later = {"tekst": "Later", "geldt_vanaf": date(2027, 1, 1)}
    made = version({"toelating": {"toevoegen": {"hier": here, "later": later}}})
    assert {"hier", "later"} & set(made.effective(day=date(2026, 6, 1))["toelating"]) == set()
    assert {"hier", "later"} <= set(made.effective(frozenset({"kade"}), None, date(2027, 6, 1))["toelating"])
    assert made.scopes() == {"kade"}


def test_forms_and_phases_can_be_named_in_texts() -> None:
    made = version(
        {
            "visie": "{Fase.intake}, dan het {formulier.begeleidingsplan} van {organisatie}.",
            "fasen": {"intake": {"naam": "kennismaken"}},
            "formulieren": {"begeleidingsplan": {"naam": "herstelplan"}},
        },
        {"korte_naam": "Haven"},
    )
    assert made.effective()["visie"] == "Kennismaken, dan het herstelplan van Haven."
    assert names_of(made.handboek, made.organisatie)["organisatie"] == "Haven"


def test_the_same_question_gives_the_same_answer() -> None:
    made = version({})
    assert made.effective() is made.effective()
    assert made.effective(frozenset({"x"})) == made.effective()


@pytest.mark.parametrize("part", ["fasen", "leefgebieden", "checklists", "exitvragenlijst", "schrijfwijzer", "regels"])
def test_no_braces_are_left_in_what_is_printed(part: str) -> None:
    assert "{de " not in str(version({}).effective()[part])
    assert "{client" not in str(version({}).effective()[part])


def test_the_list_of_changes_is_whole_on_every_day() -> None:
    change = {"versie": "2026.1", "wat": "Iets", "reden": "Daarom", "geldt_vanaf": date(2026, 1, 12)}
    changes = version({"wijzigingen": [change]}).effective(day=date(2000, 1, 1))["wijzigingen"]
    assert [c["wat"] for c in changes] == ["Iets"]


def test_days_between_the_same_borders_share_one_handbook() -> None:
    made = version({"toelating": {"toevoegen": {"nieuw": {"tekst": "Nieuw", "geldt_vanaf": date(2026, 1, 12)}}}})
    assert made.effective(day=date(2026, 1, 12)) is made.effective(day=date(2030, 1, 1))
    assert "nieuw" in made.effective(day=date(2026, 1, 12))["toelating"]
    assert "nieuw" not in made.effective(day=date(2026, 1, 11))["toelating"]
