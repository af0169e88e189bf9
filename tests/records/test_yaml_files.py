"""YAML → plain values, with the place of everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
import ryaml
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from docgen.diagnostics import Location
from docgen.errors import RecordError
from docgen.records.client import Client
from docgen.records.validation import validate_leniently
from docgen.records.yaml_files import MAX_BYTES, YamlFile, dump_yaml, parse_yaml, without_empty

TEXT = """\
# een opmerking
naam: De Haven
contact:
  telefoon: "06"
lijst:
  - wat: een
  - {wat: twee, wie: drie}
"""


def refused(text: str) -> tuple[str, Location]:
    with pytest.raises(RecordError) as caught:
        parse_yaml(YamlFile("a.yaml", text))
    (finding,) = caught.value.diagnostics
    assert finding.remedy
    return finding.code, finding.location


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("naam",), 2, 1),
        (("contact",), 3, 1),
        (("contact", "telefoon"), 4, 3),
        (("lijst", 0), 6, 5),
        (("lijst", 1, "wie"), 7, 17),
    ],
)
def test_a_value_is_placed_where_its_key_stands(path: tuple[str | int, ...], line: int, column: int) -> None:
    place = YamlFile("a.yaml", TEXT).place(path)
    assert (place.file, place.line, place.column) == ("a.yaml", line, column)
    assert place.field == ".".join(str(key) for key in path)


def test_a_value_that_is_not_there_is_placed_at_what_should_hold_it() -> None:
    place = YamlFile("a.yaml", TEXT).place(("contact", "email"))
    assert (place.line, place.field) == (3, "contact.email")


def test_a_file_that_cannot_be_read_gives_file_and_field_only() -> None:
    assert YamlFile("a.yaml", "a: [").place(("a",)) == Location(file="a.yaml", field="a")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no", "no"),
        ("a: 12:30", "12:30"),
        ("a: 2026-03-31", date(2026, 3, 31)),
        ("a: true", True),
        ("a: ja", "ja"),
        ("a: '1.10'", "1.10"),
        ("a: |-\n  een\n\n  twee", "een\n\ntwee"),
    ],
)
def test_words_stay_words_and_dates_are_dates(text: str, value: object) -> None:
    read, findings = parse_yaml(YamlFile("a.yaml", text))
    got = read["a"]
    assert (date.fromisoformat(got) if isinstance(value, date) and isinstance(got, str) else got) == value
    assert findings == []


@pytest.mark.parametrize("text", ["", "# alleen opmerkingen\n", "---\n"])
def test_an_empty_file_is_an_empty_mapping(text: str) -> None:
    assert parse_yaml(YamlFile("a.yaml", text)) == ({}, [])


def test_a_key_without_a_value_is_not_filled_in() -> None:
    assert parse_yaml(YamlFile("a.yaml", "a:\nb: {c: , d: 1}\ne: [{f: }]\n"))[0] == {"b": {"d": 1}, "e": [{}]}
    assert without_empty({1: {"x": None}}) == {"1": {}}


def test_every_duplicate_key_is_found_at_its_second_place_and_the_last_value_is_not_hidden() -> None:
    file = YamlFile("a.yaml", "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n")
    value, findings = parse_yaml(file)
    assert {(d.code, d.location.field, d.location.line) for d in findings} == {
        ("yaml.duplicate-key", "a", 5),
        ("yaml.duplicate-key", "c", 4),
    }
    assert {d.location.line: d.message.split("regel ")[1] for d in findings} == {5: "1.", 4: "3."}
    assert set(value) == {"a", "b"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("k: 1\nx: =\nk: 2\n", {"k": 2, "x": "="}),
        ("k: 1\nx: !niets 2\nk: 2\n", {"k": 2, "x": 2}),
        ("k: 1\n!!int x: no\nk: ja\n", {"k": "ja", "x": "no"}),
        ("k: 1\n? [a, b]\n: 2\nk: 2\n", {"k": 2}),
        ("k:\nx: een\n\n  twee\nk: '12'\n", {"k": "12", "x": "een\ntwee"}),
    ],
)
def test_what_else_stands_in_a_text_with_a_key_twice_is_no_obstacle(text: str, value: dict[str, Any]) -> None:
    read, findings = parse_yaml(YamlFile("a.yaml", text))
    assert [finding.code for finding in findings] == ["yaml.duplicate-key"]
    assert read == value


def test_an_anchor_that_is_given_anew_is_not_worth_a_word() -> None:
    file = YamlFile("a.yaml", "a: &x 1\nb: &x 2\nc: *x\n")
    assert parse_yaml(file) == ({"a": 1, "b": 2, "c": 2}, [])
    assert file.place(("b",)).line == 2  # warnings are errors here


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("a: een: twee", 1, "dubbele punt"),
        ("a:\n\tb: 1", 2, "tab"),
        ("a: {de client} beslist", 1, "accolade"),
        ("a: 'geen einde\nb: 2\n", 1, ""),
        ("a: 1\n b: 2\n", 2, ""),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line_and_likely_cause(text: str, line: int, cause: str) -> None:
    with pytest.raises(RecordError) as caught:
        parse_yaml(YamlFile("a.yaml", text))
    (finding,) = caught.value.diagnostics
    assert finding.code == "yaml.unreadable"
    assert finding.location.line is not None
    assert abs(finding.location.line - line) <= 1
    assert cause in finding.message


@pytest.mark.parametrize("text", ["- een\n- twee\n", "alleen tekst", "42"])
def test_a_file_that_is_no_mapping_is_refused(text: str) -> None:
    assert refused(text) == ("yaml.not-a-mapping", Location(file="a.yaml"))


def test_a_file_of_megabytes_is_refused_before_it_is_read() -> None:
    assert refused("a: " + "x" * MAX_BYTES)[0] == "yaml.too-large"


@pytest.mark.parametrize("text", ["a: &x [1, 2]\nb: *x\n", "a: !!python/object/apply:os.system ['true']\n"])
def test_anchors_and_tags_do_nothing_surprising(text: str) -> None:
    try:
        value, _ = parse_yaml(YamlFile("a.yaml", text))
    except RecordError as error:
        assert {d.code for d in error.diagnostics} == {"yaml.unreadable"}  # noqa: PT017 — either is fine
    else:
        assert set(value) <= {"a", "b"}


def test_a_billion_laughs_is_refused_or_stays_small() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert refused("\n".join(lines))[0] in ("yaml.unreadable", "yaml.too-large")


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_without_end_is_refused(opening: str) -> None:
    assert refused("a: " + opening * 50_000)[0] == "yaml.unreadable"


def test_what_was_dumped_reads_back() -> None:
    value = {"b": "ja", "a": {"lijst": ["1.10", "- x", "#geen opmerking", "twee\nregels"], "leeg": ""}, "aan": True}
    assert parse_yaml(YamlFile("a.yaml", dump_yaml(value))) == (value, [])


PIECES = [
    *"ab'\"#{}[]~%@é", "c: 1\n", "c: 2\n", ": ", ":\n  ", "\n", "\n  ", "- ", "\n- ", "\n  - ", "''", " # ", ", ",
    "---\n", "no", "true", "null", "12:30", "2026-01-02", "1.10", "0x1f", "&x ", "\\n",
    "e: |\n  f\n\n  g\n", "h: >-\n  i\n  j\n",
]  # fmt: skip
"""Not among them, because the readers differ there: tabs within a text, U+2028, `...` more than once, and a line with
nothing but a remark at the start of a text in lines."""


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_the_quick_reader_and_the_careful_one_read_the_same(text: str) -> None:
    try:
        value = ryaml.loads(text)
    except (ryaml.InvalidYamlError, ValueError):
        return
    assert YamlFile("a.yaml", text).value_past_duplicates() == value


@given(st.lists(st.sampled_from([*PIECES, "=", "!t ", "!!int ", "!!set ", "<<: ", "? ", "*x", "\t"]), max_size=10))
def test_whatever_a_file_holds_gives_values_or_findings(pieces: list[str]) -> None:
    text = "".join(["c: 1\n", *pieces, "\nc: 2\n"])
    try:
        _, findings = parse_yaml(YamlFile("a.yaml", text))
    except RecordError as error:
        findings = [*error.diagnostics]
    assert findings
    assert {finding.code for finding in findings} <= {"yaml.duplicate-key", "yaml.unreadable", "yaml.not-a-mapping"}


def _paths(value: Any) -> Iterator[tuple[str | int, ...]]:
    pairs: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        pairs = cast("dict[str, Any]", value).items()
    elif isinstance(value, list):
        pairs = enumerate(cast("list[Any]", value))
    for key, item in pairs:
        yield (key,)
        yield from ((key, *path) for path in _paths(item))


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("samples/*/clienten/**/*.yaml")), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_in_a_record_both_read_the_same_and_every_key_is_where_it_is_said_to_be(path: Path) -> None:
    file = YamlFile(path.name, path.read_text(encoding="utf-8"))
    value = ryaml.loads(file.text)
    assert file.value_past_duplicates() == value
    lines = file.text.split("\n")
    for keys in _paths(value):
        place = file.place(keys)
        assert place.line
        assert place.column
        assert isinstance(keys[-1], int) or lines[place.line - 1].startswith(str(keys[-1]), place.column - 1)


def test_text_that_a_comma_cut_loose_is_told_and_not_lost_in_silence() -> None:
    file = YamlFile("client.yaml", "roepnaam: Ruud\ngesprekken:\n  - {datum: 2026-03-16, kern: brood, kaas en melk}\n")

    value, _ = parse_yaml(file)
    client, findings = validate_leniently(Client, value, file.place)

    assert client is not None
    assert [(each.code, each.location.line, each.location.field) for each in findings] == [
        ("record.loose-text", 3, "gesprekken.0")
    ]
    assert "kaas" not in findings[0].message


def test_key_with_a_space_too_many_is_a_key_and_no_loose_text() -> None:
    file = YamlFile("client.yaml", "achternaam: Jansen\nroep naam: Ruud\nover de hele linie beter: ja\n")

    value, _ = parse_yaml(file)
    _, findings = validate_leniently(Client, value, file.place)

    told = {each.code: (each.location.line, each.remedy) for each in findings}
    assert told["record.unknown-key"] == (2, "Bedoel je 'roepnaam'?")
    assert told["record.loose-text"][0] == 3
    assert not any("linie" in f"{each.message} {each.location.field}" for each in findings)


def test_of_a_key_that_stands_twice_the_place_is_that_of_the_value_that_counts() -> None:
    file = YamlFile("client.yaml", "roepnaam: Ruud\ntaal: Pools\nroepnaam: 3\n")
    assert file.place(["roepnaam"]).line == 3
