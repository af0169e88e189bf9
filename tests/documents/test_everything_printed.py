"""Every value that a record holds stands on its form, as long as its field is on and meant for paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from docgen.api.checking import Checked, check, workshop_for
from docgen.documents.catalogue import DocumentSpec, catalogue
from docgen.documents.common import switched_on
from docgen.documents.workshop import Workshop
from docgen.language.formatting import datum, datum_kort
from docgen.ooxml.reading import read_document
from docgen.records.fields import read_veld
from docgen.records.values import Record
from docgen.resources import resource

SAMPLES = ("de-brug", "jong-noord", "samen-thuis")

# values that choose what is printed, instead of being printed
CHOOSERS = {
    "voorbeeld", "perspectief", "later", "volgorde", "gezin", "fase", "doelgroep", "groot_lettertype", "groep",
    "gaat_mee", "informeel", "met_netwerk", "netwerk", "code", "toestemming", "van_wie", "uitgave",
}  # fmt: skip


@pytest.fixture(scope="module", params=SAMPLES)
def organisation(request: pytest.FixtureRequest) -> tuple[Checked, Workshop]:
    checked = check(resource("samples", request.param))
    return checked, workshop_for(checked)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u00ad", ""))


def printed_values(model: type[Record], record: Any, on: set[str], parent: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with its field's code, of fields that are on and printed."""
    for name, info in model.model_fields.items():
        veld = read_veld(name, info, parent=parent)
        if veld is None or not veld.gedrukt or name in CHOOSERS or veld.code not in on:
            continue
        yield from _values(getattr(record, name), name, veld.code, on)


def _values(value: Any, name: str, code: str, on: set[str]) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Record):
        yield from printed_values(type(value), value, on, parent=name)
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _values(item, name, code, on)
    elif value not in (None, "", False):
        yield code, value


def shows(text: str, value: Any, names: dict[str, list[str]]) -> bool:
    """Whether the text holds the value in one of the ways in which it can be printed."""
    if value is True:
        return True  # a tick: what it says is in the label, and the box is tested with the blocks
    if isinstance(value, date):
        serial = (value - date(1899, 12, 30)).days  # how a cell keeps a date
        return any(form in text for form in (datum(value), datum_kort(value), str(serial)))
    if isinstance(value, int):
        return re.search(rf"\b{value}\b", text) is not None
    if isinstance(value, StrEnum) or value in names:
        return any(squeezed(form).casefold() in text.casefold() for form in names.get(str(value), [str(value)]))
    return all(squeezed(line).strip() in text for line in str(value).split("\n"))


def names_of_codes(spec: DocumentSpec, checked: Checked) -> dict[str, list[str]]:
    """How codes and choices are called on paper: in the handbook's labels, items and the organisation's people."""
    handbook = spec.version.effective(spec.scope, spec.soort, None)
    names: dict[str, list[str]] = {}
    _collect_names(handbook, names)
    for choices in (*handbook["labels"].values(), handbook["exitvragenlijst"]["schaal"]):
        for code, label in choices.items():
            names.setdefault(code, []).append(label)
    for who in (checked.folder.current.organisatie, spec.version.organisatie):
        for ref, person in who.medewerkers.items():
            names.setdefault(ref, []).append(person.naam)
        for code, place in who.locaties.items():
            names.setdefault(code, []).append(place.naam)
    return names


def _collect_names(value: Any, names: dict[str, list[str]]) -> None:
    if isinstance(value, dict):
        for code, item in value.items():
            if isinstance(item, dict):
                texts = (item.get(key) for key in ("naam", "tekst", "vraag", "titel"))
                names.setdefault(code, []).extend(text for text in texts if isinstance(text, str) and text)
            _collect_names(item, names)


def test_every_value_of_every_record_stands_on_its_form(organisation: tuple[Checked, Workshop]) -> None:
    checked, workshop = organisation
    missing: list[str] = []
    for spec in catalogue(checked.folder):
        # a client's copy leaves out what is only for us
        if spec.file is None or spec.copy is not None or not has_template(workshop, spec):
            continue
        data = workshop.make(spec, checked.folder.current.organisatie)
        text = squeezed(read_document(data))
        handbook = spec.version.effective(spec.scope, spec.soort, getattr(spec.file.record, "datum", None))
        on = switched_on(spec.form, handbook)
        names = names_of_codes(spec, checked)
        for code, value in printed_values(type(spec.file.record), spec.file.record, on):
            if not shows(text, value, names):
                missing.append(f"{spec.path}: {code} = {str(value)[:60]!r}")
    assert missing == []


def has_template(workshop: Workshop, spec: DocumentSpec) -> bool:
    try:
        return Path(workshop.find(spec.template)).is_file()
    except FileNotFoundError:
        return False
