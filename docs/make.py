"""Make the generated pages of the documentation: every key of every file, and every message with its code.

Run `python docs/make.py`; a test compares the pages with what this makes.
"""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from messages import messages_page
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from docgen.api.describing import SHAPES
from docgen.records.fields import plain_label, read_veld
from docgen.records.folder import load_folder
from docgen.records.migrations import Migraties
from docgen.resources import resource

HERE = Path(__file__).resolve().parent

FILES = {
    "organisatie": ("organisatie.yaml en medewerkers.yaml", "Wie jullie zijn."),
    "handboek": ("handboek/*.yaml", "Hoe jullie werken. Je schrijft alleen op wat anders is dan de basis."),
    "client": ("clienten/<ref>/client.yaml", "Wie iemand is, met traject, toestemmingen en netwerk."),
    "aanmelding": ("clienten/<ref>/aanmelding.yaml", "F1 Aanmeldingsformulier."),
    "intake": ("clienten/<ref>/intake.yaml", "F2 Intakeformulier."),
    "opname": ("clienten/<ref>/opname.yaml", "F3 Checklist opname."),
    "persoonsbeschrijving": ("clienten/<ref>/cyclus-1/persoonsbeschrijving.yaml", "F6 Persoonsbeschrijving."),
    "begeleidingsplan": ("clienten/<ref>/cyclus-1/begeleidingsplan.yaml", "F7 Begeleidingsplan, met F8 Evaluatie."),
    "uitstroom": ("clienten/<ref>/uitstroom.yaml", "F9 Checklist uitstroom."),
    "woordenlijst": ("woordenlijst.yaml", "Eigen woorden, en hoe je ze gewoon zegt."),
    "exit": ("exit/<jaar>/<nummer>.yaml", "F10 Exit vragenlijst, zonder naam."),
    "migraties": ("migraties.yaml", "Waar antwoorden heen gaan van wat niet meer in het handboek staat."),
}
MODELS: dict[str, type[BaseModel]] = {**SHAPES, "migraties": Migraties}
CLASSES = {
    "N": "gewoon", "P": "persoonlijk", "B": "bijzonder", "J": "strafrechtelijk", "T": "van een ander",
    "F": "vrije tekst", "BSN": "burgerservicenummer",
}  # fmt: skip


def keys_page() -> str:
    """The page with every key of every file, what it is for and an example."""
    lines = [
        "# Alle sleutels",
        "",
        "Deze bladzijde is gemaakt uit docgen zelf (`python docs/make.py`). De uitleg bij het begin staat in de",
        "[handleiding](handleiding.md). Een sleutel met een * moet er altijd staan.",
        "",
        "Wat tussen haken staat is een lijst (`[ ]`) of een rij eigen codes (`{ }`). In het handboek verander je een",
        "rij eigen codes met `toevoegen`, `wijzigen`, `weglaten` en `volgorde`.",
        "",
    ]
    for name, (file, purpose) in FILES.items():
        lines += [f"## {file}", "", purpose, ""]
        lines += _table(MODELS[name])
        for title, model in _parts(MODELS[name]):
            lines += [f"### {file.split('/')[-1]} · {title}", "", *_table(model)]
    return "\n".join(lines).rstrip() + "\n"


def _table(model: type[BaseModel]) -> list[str]:
    rows = ["| sleutel | wat er staat | voorbeeld | uitleg |", "|---|---|---|---|"]
    for name, info in model.model_fields.items():
        star = "\\*" if info.is_required() else ""
        example = _example(info.annotation) or SAMPLES.get((model, name), "")
        rows.append(f"| `{name}`{star} | {_kind(info.annotation)} | {example} | {_explain(name, info)} |")
    return [*rows, ""]


def _explain(name: str, info: FieldInfo) -> str:
    veld = read_veld(name, info)
    if veld is None:
        return (info.description or "").replace("|", "\\|")
    purpose = f" {veld.doel}." if veld.doel else ""
    return f"{plain_label(veld.label)}.{purpose} *({CLASSES[veld.klasse]})*".replace("?.", "?").replace("|", "\\|")


def _kind(annotation: Any) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is dict:
        return "{ " + _kind(arguments[1]) + " }"
    if origin is list:
        return "[ " + _kind(arguments[0]) + " ]"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation.__name__.lower()
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return ", ".join(f"`{member.value}`" for member in annotation)
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in arguments)
    if options := [a for a in arguments if a is not type(None)]:
        return _kind(options[0])
    return {str: "tekst", int: "getal", bool: "true of false", date: "datum", float: "getal"}.get(annotation, "tekst")


def _example(annotation: Any) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (dict, list) or (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return ""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return f"`{next(iter(annotation)).value}`"
    if origin is Literal:
        return f"`{arguments[0]}`"
    if options := [a for a in arguments if a is not type(None)]:
        return _example(options[0])
    return {int: "`3`", bool: "`true`", date: "`2026-03-31`"}.get(annotation, "")


def _parts(model: type[BaseModel]) -> list[tuple[str, type[BaseModel]]]:
    """Every model inside, once, in the order in which it is met."""
    found: dict[str, type[BaseModel]] = {}
    _collect(model, found)
    return list(found.items())


def _collect(model: type[BaseModel], found: dict[str, type[BaseModel]]) -> None:
    for info in model.model_fields.values():
        for part in _models_in(info.annotation):
            if part.__name__.lower() not in found:
                found[part.__name__.lower()] = part
                _collect(part, found)


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]


def _samples() -> dict[tuple[type[BaseModel], str], str]:
    """A short text for each field that has one in the first sample organisation."""
    folder = load_folder(resource("samples", "de-brug"))
    found: dict[tuple[type[BaseModel], str], str] = {}
    whole = [folder.current.organisatie, folder.current.handboek] if folder.current else []
    for value in [*whole, *(file.record for file in folder.all_records())]:
        _collect_samples(value, found)
    return found


def _collect_samples(value: Any, found: dict[tuple[type[BaseModel], str], str]) -> None:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            item = getattr(value, name)
            if type(item) is str and 0 < len(item) <= 60 and "\n" not in item:
                found.setdefault((type(value), name), f"`{item}`".replace("|", "\\|"))
            _collect_samples(item, found)
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            _collect_samples(item, found)


SAMPLES = _samples()
PAGES = {"sleutels.md": keys_page, "meldingen.md": messages_page}


def main() -> int:
    """Write the pages; gives the exit code."""
    for name, make in PAGES.items():
        (HERE / name).write_text(make(), encoding="utf-8")
        sys.stdout.write(f"docs/{name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
