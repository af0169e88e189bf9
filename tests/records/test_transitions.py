"""For whom a change of the handbook counts: new files, the next cycle, or everybody at once (method 7)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from docgen.records.enums import Overgang
from docgen.records.transitions import Moment, Timeline, timeline, usual_transition
from tests.records.test_changes import version

CRITERION = {"toelating": {"toevoegen": {"zelfzorg": {"tekst": "Wast zichzelf.", "vraag": "Kun je je wassen?"}}}}
LINES = {"grenzen": {"regels_max": 20}}
NAME = {"fasen": {"intake": {"naam": "Kennismaken"}}}
OLD, NEW = date(2026, 1, 12), date(2026, 6, 1)


def line(new: dict[str, Any], **entry: Any) -> Timeline:
    said = [{"versie": "2", "wat": "Iets", "reden": "Daarom", **entry}] if entry else []
    old = version({"datum": OLD}, "1")
    return timeline(version({"datum": NEW, "wijzigingen": said, **new}, "2"), {"1": old}, None)


def holds(new: dict[str, Any], opened: date | None, cycle: date | None = None, **entry: Any) -> Any:
    return line(new, **entry).holds_for("1", Moment(opened, cycle or opened)).handboek


@pytest.mark.parametrize(
    ("path", "usual"),
    [
        ("handboek.toelating.zelfzorg", Overgang.NIEUWE_DOSSIERS),
        ("handboek.fasen.intake.vragen.huisdier", Overgang.NIEUWE_DOSSIERS),
        ("handboek.leefgebieden.opvoeding", Overgang.VOLGENDE_CYCLUS),
        ("handboek.leefgebieden.opvoeding.naam", Overgang.METEEN),
        ("handboek.grenzen.regels_max", Overgang.VOLGENDE_CYCLUS),
        ("handboek.termijnen.evaluatie_elke", Overgang.VOLGENDE_CYCLUS),
        ("handboek.fasen.intake.naam", Overgang.METEEN),
        ("organisatie.rollen.intaker.naam", Overgang.METEEN),
        ("organisatie.contact.telefoon", Overgang.METEEN),
    ],
)
def test_a_change_has_the_transition_that_is_usual_for_its_kind(path: str, usual: Overgang) -> None:
    assert usual_transition(tuple(path.split("."))) is usual


def test_a_new_criterion_does_not_count_for_a_draft_in_a_file_that_was_open() -> None:
    assert "zelfzorg" not in holds(CRITERION, date(2026, 5, 20)).toelating


@pytest.mark.parametrize("opened", [NEW, date(2026, 7, 1), None])
def test_a_new_criterion_counts_for_a_new_file(opened: date | None) -> None:
    assert "zelfzorg" in holds(CRITERION, opened).toelating


def test_a_criterion_that_counts_at_once_counts_for_every_draft() -> None:
    assert "zelfzorg" in holds(CRITERION, date(2026, 5, 20), overgang="meteen").toelating


def test_the_day_that_the_change_list_names_goes_before_that_of_the_version() -> None:
    assert "zelfzorg" in holds(CRITERION, date(2026, 5, 20), geldt_vanaf=date(2026, 5, 1)).toelating
    assert "zelfzorg" not in holds(CRITERION, date(2026, 6, 20), geldt_vanaf=date(2026, 7, 1)).toelating


def test_a_limit_waits_for_the_next_cycle_of_an_old_file() -> None:
    assert holds(LINES, date(2025, 9, 1), date(2026, 5, 20)).grenzen.regels_max == 10
    assert holds(LINES, date(2025, 9, 1), date(2026, 6, 2)).grenzen.regels_max == 20


def test_a_name_counts_for_everybody_even_if_an_entry_that_names_no_part_is_for_new_files() -> None:
    assert holds(NAME, date(2025, 9, 1), overgang="nieuwe_dossiers").fasen.intake.naam == "Kennismaken"


def test_an_entry_counts_for_the_parts_that_it_names() -> None:
    said = {"overgang": "meteen", "onderdelen": ["toelating.zelfzorg"]}
    both = holds({**CRITERION, **LINES}, date(2025, 9, 1), **said)
    assert "zelfzorg" in both.toelating
    assert both.grenzen.regels_max == 10


def test_a_removed_question_stays_on_a_draft_for_which_it_still_counts() -> None:
    own = {"fasen": {"intake": {"vragen": {"weglaten": ["waarom_nu"]}}}}
    before = list(version({}).handboek.fasen.intake.vragen)
    assert list(holds(own, date(2026, 5, 20)).fasen.intake.vragen) == before


def test_what_holds_for_everybody_is_the_current_version_itself() -> None:
    history = line(CRITERION)
    assert history.holds_for("1", Moment(NEW, NEW)) is history.current
    assert history.holds_for("2", Moment(OLD, OLD)) is history.current
    assert history.holds_for("weg", Moment(OLD, OLD)) is history.current


def test_drafts_for_which_the_same_counts_share_one_handbook() -> None:
    history = line(CRITERION)
    first, second = (history.holds_for("1", Moment(day, day)) for day in (OLD, date(2026, 5, 20)))
    assert first is second
    assert first is not history.current


def test_what_holds_carries_the_number_of_the_current_version() -> None:
    assert holds(CRITERION, OLD).versie == "2"


def test_a_later_change_that_counts_at_once_goes_before_an_earlier_one_that_does_not() -> None:
    versions = [
        version({"datum": date(2026, 1, 1)}, "1"),
        version({"datum": date(2026, 2, 1), "grenzen": {"regels_max": 20}}, "2"),
    ]
    said = [{"versie": "3", "wat": "x", "reden": "y", "overgang": "meteen", "onderdelen": ["grenzen"]}]
    now = version({"datum": date(2026, 3, 1), "grenzen": {"regels_max": 30}, "wijzigingen": said}, "3")
    history = timeline(now, {v.name: v for v in versions}, None)
    assert history.holds_for("1", Moment(OLD, OLD)).handboek.grenzen.regels_max == 30


def test_versions_stand_in_the_order_of_their_days_and_later_ones_than_the_current_do_not_count() -> None:
    days = {"b": date(2026, 2, 1), "a": date(2026, 3, 1), "later": date(2027, 1, 1), "zonder": None}
    history = timeline(version({"datum": NEW}, "nu"), {n: version({"datum": d}, n) for n, d in days.items()}, None)
    assert [v.name for v in history.versions] == ["zonder", "b", "a", "nu"]
