"""One record of a row: parsed and validated in one go where nothing is wrong, else with a finding per mistake."""

from __future__ import annotations

import json
from typing import Any

import pytest

from docgen.records.bulk import RawRecord, row_value
from docgen.records.client import Client
from docgen.records.dossiers import read_record
from docgen.records.values import clean_text

WHOLE = {"roepnaam": "Noor", "traject": {"start": "2026-03-03", "fase": "uitvoering"}, "gezin": [{"roepnaam": "Sam"}]}


def row(record: str, *, file: str = "clienten.jsonl") -> RawRecord:
    """A row with this text as its record."""
    text = record if file.endswith(".sqlite") else f'{{"ref": "c-0001", "form": "client", "record": {record}}}'
    return RawRecord("c-0001", "client", None, file, 7, text.encode())


@pytest.mark.parametrize("file", ["clienten.jsonl", "clienten.sqlite"])
@pytest.mark.parametrize(
    "record",
    [json.dumps(WHOLE), json.dumps({**WHOLE, "tolk_nodig": None}), '{"roepnaam": "Sam", "roepnaam": "Noor"}'],
    ids=["whole", "with-an-empty-key", "with-a-key-twice"],
)
def test_a_row_gives_the_record_that_its_values_give(record: str, file: str) -> None:
    found = read_record(row(record, file=file), Client)

    assert found.record == Client.model_validate(row_value(row(record, file=file)))
    assert (found.findings, found.record.roepnaam) == ((), "Noor")


@pytest.mark.parametrize(
    ("record", "code", "field"),
    [
        (json.dumps({**WHOLE, "roepnam": "Noor"}), "record.unknown-key", "roepnam"),
        (json.dumps({**WHOLE, "geboortedatum": "gisteren"}), "record.bad-date", "geboortedatum"),
        ('{"roepnaam": NaN}', "bulk.bad-row", None),
        ('["Noor"]', "bulk.bad-row", None),
    ],
)
def test_a_row_that_is_wrong_says_where(record: str, code: str, field: str | None) -> None:
    (finding,) = read_record(row(record), Client).findings

    assert (finding.code, finding.location.line, finding.location.field) == (code, 7, field)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  Noor ", "Noor"),
        ("cafe\u0301\nen thuis ", "café\nen thuis"),
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("met\ttab", "met\ttab"),
        ("vaste\u00a0spatie", "vaste\u00a0spatie"),
    ],
)
def test_a_text_is_kept_in_one_form(text: str, clean: str) -> None:
    assert clean_text(text) == clean


@pytest.mark.parametrize("sign", ["\x07", "\x85", "\u202e", "\u2066", "\ufffe", "\ud800"])
def test_a_sign_that_no_document_can_hold_is_refused(sign: str) -> None:
    def refused(text: str) -> Any:
        with pytest.raises(ValueError, match="kan niet in een document staan"):
            clean_text(text)

    refused(f"één {sign}")
    refused(f"een\n{sign}")
