"""A word in a text of several lines is found on the line of the file where it stands, however the text is written."""

from __future__ import annotations

import pytest
import ryaml
from hypothesis import given
from hypothesis import strategies as st

from docgen.records.values import clean_text
from docgen.records.yaml_files import YamlFile

LITERAL = """\
naam: a
tekst: |  # in regels

  Eerste zin.

  Tweede zin
  met een DOEL erin.
na: b
"""
FOLDED = """\
gebieden:
  wonen:
    tekst: >-
      Eerste zin die
      doorloopt.

      Tweede zin met een
      DOEL erin.
    sterk: ja
"""
PLAIN = """\
- naam: a
- tekst: Eerste zin die
    doorloopt, met een
    DOEL erin.
"""
SINGLE = """\
tekst: 'Hij zei: ''ja'' en
  daarna ''nee'' over het DOEL erin'
"""
DOUBLE = """\
tekst: "Caf\\u00e9 \\"De Kade\\"\\nen \\
  verder het DOEL erin"
"""


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        (LITERAL, ("tekst",), 7),
        (FOLDED, ("gebieden", "wonen", "tekst"), 8),
        (PLAIN, (1, "tekst"), 4),
        (SINGLE, ("tekst",), 2),
        (DOUBLE, ("tekst",), 2),
        ("tekst: een DOEL\n", ("tekst",), 1),
        ("{tekst: 'een DOEL', na: b}\n", ("tekst",), 1),
    ],
    ids=["literal", "folded", "plain", "single", "double", "one line", "flow"],
)
def test_a_word_is_found_on_its_own_line(text: str, path: tuple[str | int, ...], line: int) -> None:
    value = ryaml.loads(text)
    for key in path:
        value = value[key]
    before = clean_text(value).partition("DOEL")[0]
    place = YamlFile("a.yaml", text).place(path, before)
    assert (place.line, place.field) == (line, ".".join(map(str, path)))
    assert place.column is not None
    assert text.split("\n")[line - 1][place.column - 1 :].startswith("DOEL")


def test_what_is_not_there_keeps_the_place_of_what_should_hold_it() -> None:
    assert YamlFile("a.yaml", FOLDED).place(("gebieden", "wonen", "straks"), "Eerste").line == 2


@given(
    st.lists(st.text(st.sampled_from("abcé e\u0301'\":#-"), max_size=30), max_size=6),
    st.lists(st.text(st.sampled_from("xyz '\""), max_size=20), max_size=4),
)
def test_every_word_is_found_in_a_text_that_was_written_by_a_machine(before: list[str], after: list[str]) -> None:
    whole = clean_text("\n".join([*before, "DOEL", *after]))
    text = ryaml.dumps({"eerst": 1, "tekst": whole, "laatst": 2})
    place = YamlFile("a.yaml", text).place(("tekst",), whole.partition("DOEL")[0])
    assert place.line is not None
    assert place.column is not None
    assert text.split("\n")[place.line - 1][place.column - 1 :].startswith("DOEL")
