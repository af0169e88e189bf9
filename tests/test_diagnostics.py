"""Findings: places that grow outward, words for people, values for programs."""

from __future__ import annotations

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.diagnostics import Diagnostic, Location, Result, Severity, errors_in, nearest

texts = st.none() | st.text(min_size=1, max_size=20)
numbers = st.none() | st.integers(1, 999)
locations = st.builds(
    Location, file=texts, line=numbers, column=numbers, field=texts, part=texts, paragraph=numbers,
    excerpt=texts, sheet=texts, cell=texts, tag=texts,
)  # fmt: skip
diagnostics = st.builds(
    Diagnostic, code=st.text(min_size=1), message=st.text(), location=locations, remedy=st.text(),
    severity=st.sampled_from(Severity),
)  # fmt: skip


def test_a_place_keeps_what_it_knows_and_takes_the_rest_from_outside() -> None:
    inner = Location(paragraph=14, file="intake.docx")
    assert inner.within(Location(file="map", part="word/document.xml")) == Location(
        file="intake.docx", part="word/document.xml", paragraph=14
    )


def test_a_finding_moves_into_a_place() -> None:
    assert Diagnostic("a", "b").within(Location(file="x")).location.file == "x"


def test_a_file_can_be_called_as_the_user_knows_it() -> None:
    found = Diagnostic("a", "b", Location(file="intake.docx", paragraph=3)).in_file("sjablonen/intake.docx")
    assert found.location == Location(file="sjablonen/intake.docx", paragraph=3)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (
            Location(file="intake.docx", part="word/header1.xml", paragraph=14),
            "intake.docx, word/header1.xml, alinea 14",
        ),
        (Location(file="a.xlsx", sheet="Plan", cell="B3"), "a.xlsx, blad Plan, cel B3"),
        (Location(file="a.yaml", line=3, column=9, field="besluit.datum"), "a.yaml, regel 3, besluit.datum"),
        (Location(excerpt="Naam: {{ x"), "bij “Naam: {{ x”"),
        (Location(), ""),
    ],
)
def test_a_place_reads_from_large_to_small(place: Location, words: str) -> None:
    assert str(place) == words


def test_a_finding_is_three_lines_place_what_and_remedy() -> None:
    found = Diagnostic("record.bad-date", "Geen datum.", Location(file="a.yaml", line=3), "Schrijf 2026-03-31.")
    assert str(found) == "a.yaml, regel 3: record.bad-date\n  Geen datum.\n  → Schrijf 2026-03-31."
    assert str(Diagnostic("x.y", "Wat.")) == "x.y\n  Wat."


def test_json_leaves_out_what_does_not_apply() -> None:
    assert Diagnostic("a", "b", Location(file="x", line=1), "c", Severity.HINT).as_dict() == {
        "code": "a", "severity": "tip", "message": "b", "location": {"file": "x", "line": 1}, "remedy": "c",
    }  # fmt: skip


def test_errors_are_what_stops_a_document() -> None:
    found = [Diagnostic("a", "", severity=s) for s in Severity]
    assert [d.severity for d in errors_in(found)] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("name", "known", "found"),
    [
        ("hulpvrag", ["hulpvraag", "verwachting"], "hulpvraag"),
        ("Wonen", ["wonen"], "wonen"),
        ("wonen", ["WONEN"], "WONEN"),
        ("xyz", ["hulpvraag"], None),
        ("x", [], None),
        ("", ["a"], None),
    ],
)
def test_the_nearest_name_or_none(name: str, known: list[str], found: str | None) -> None:
    assert nearest(name, known) == found


@given(diagnostics)
def test_a_finding_survives_pickling_and_becomes_json(found: Diagnostic) -> None:
    assert pickle.loads(pickle.dumps(found)) == found
    told = json.loads(json.dumps(found.as_dict()))
    assert (
        Diagnostic(
            told["code"], told["message"], Location(**told["location"]), told["remedy"], Severity(told["severity"])
        )
        == found
    )


@given(locations, locations, locations)
def test_moving_outward_step_by_step_is_moving_at_once(inner: Location, middle: Location, outer: Location) -> None:
    assert inner.within(middle).within(outer) == inner.within(middle.within(outer))


def test_a_result_carries_its_warnings() -> None:
    assert Result(1).diagnostics == ()
    assert Result(1, (Diagnostic("a", "b"),)).value == 1
