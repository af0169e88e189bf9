"""Keys: equal values give equal digests, any other value or order another, and a change can be named afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from docgen.build.keys import (
    OWN,
    Key,
    Part,
    keyset,
    leaves,
    part_of,
    touches,
    value_digest,
    values_digest,
)  # fmt: skip
from docgen.build.outcomes import Cause
from docgen.build.reasons import reasons
from docgen.build.rows import Row

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1, max_size=2), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(plain, plain)
def test_two_values_have_one_digest_exactly_when_they_print_the_same(one: Any, other: Any) -> None:
    assert (value_digest(one) == value_digest(other)) == (ordered(one) == ordered(other))


def ordered(value: Any) -> Any:
    """The value such that order and type count; a date is its text, as in a document."""
    if isinstance(value, dict):
        return [(key, ordered(item)) for key, item in value.items()], dict
    if isinstance(value, list):
        return [ordered(item) for item in value], list
    return (value.isoformat(), str) if isinstance(value, date) else (value, type(value))


def test_the_order_of_a_mapping_counts_because_documents_follow_it() -> None:
    assert value_digest({"a": 1, "b": 2}) != value_digest({"b": 2, "a": 1})


def test_a_change_touches_what_stands_above_and_below_it_and_nothing_beside_it() -> None:
    assert touches("handboek.fasen", "handboek.fasen.intake")
    assert touches("handboek.fasen.intake", "handboek.fasen")
    assert not touches("handboek.fase", "handboek.fasen")


def test_the_leaves_of_a_value_are_its_single_values_by_path() -> None:
    found = dict(leaves({"a": {"b": 1, "c": []}, "d": ["x", "y"]}))
    assert list(found) == [".a.b", ".a.c", ".d.0", ".d.1"]


# --- why something is stale


def made_of(*parts: Part, **own: Any) -> tuple[Key, Row, dict[str, Part]]:
    named = {f"intake.{name}": value for name, value in own.items()}
    mark, marks = values_digest(named)
    all_parts = [*parts, *(Part(name, OWN) for name in named)]
    key = Key(keyset(all_parts), mark, b"", b"".join(marks[name] for name in sorted(marks)))
    row = Row("a.docx", 1, key.own, key.around, key.marks, b"", "a.docx")
    return key, row, {part.name: part for part in all_parts}


def why(before: tuple[Key, Row, dict[str, Part]], now: tuple[Key, Row, dict[str, Part]]) -> list[str]:
    return [str(reason) for reason in reasons(before[1], now[0], before[2])]


BOOK = part_of("handboek.fasen.intake", {"wat": {"zin": "a"}, "wie": {"zin": "b"}})


def test_nothing_changed_gives_no_reason() -> None:
    assert why(made_of(BOOK, tekst="x"), made_of(BOOK, tekst="x")) == []


def test_template_brand_and_engine_are_named() -> None:
    before = made_of(Part("sjabloon", b"1"), Part("huisstijl", b"1"), Part("docgen", b"1"))
    now = made_of(Part("sjabloon", b"2"), Part("huisstijl", b"2"), Part("docgen", b"2"))
    assert sorted(why(before, now)) == ["docgen", "huisstijl", "sjabloon"]


def test_a_changed_cell_of_the_handbook_is_named_by_its_path() -> None:
    other = part_of("handboek.fasen.intake", {"wat": {"zin": "a,"}, "wie": {"zin": "b"}})
    assert why(made_of(BOOK), made_of(other)) == ["handboek.fasen.intake.wat.zin"]


def test_another_order_is_named_by_what_was_reordered() -> None:
    other = part_of("handboek.fasen.intake", {"wie": {"zin": "b"}, "wat": {"zin": "a"}})
    assert why(made_of(BOOK), made_of(other)) == ["volgorde (handboek.fasen.intake)"]


def test_many_changes_in_one_place_are_named_by_that_place() -> None:
    before, now = ({str(n): n + more for n in range(9)} for more in (0, 1))
    assert why(made_of(part_of("handboek.labels", before)), made_of(part_of("handboek.labels", now))) == [
        "handboek.labels"
    ]


def test_a_changed_field_of_the_record_is_named() -> None:
    before, now = made_of(tekst="x", datum=date(2026, 1, 1)), made_of(tekst="y", datum=date(2026, 1, 1))
    assert why(before, now) == ["intake.tekst"]
    assert reasons(before[1], now[0], before[2])[0].cause is Cause.RECORD
