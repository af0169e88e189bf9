"""What the shapes are: JSON Schemas of the records, and the fields that a template of a form may use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

from docgen.build.store import store
from docgen.diagnostics import Diagnostic, nearest
from docgen.documents.clientcopy.kinds import BY_CODE
from docgen.documents.common import switched_on
from docgen.documents.forms import FORMS
from docgen.documents.handbook_values import HANDBOOK
from docgen.documents.memo import MEMO
from docgen.documents.workshop import schema_of
from docgen.errors import TemplateError
from docgen.records.client import Client
from docgen.records.folder import load_folder
from docgen.records.handboek import Handboek
from docgen.records.organisatie import Organisatie
from docgen.records.values import Record
from docgen.records.versions import Handbookversion
from docgen.records.woordenlijst import Woordenlijstvorm
from docgen.template import Listed

SHAPES: dict[str, type[Record]] = {
    "organisatie": Organisatie,
    "handboek": Handboek,
    "client": Client,
    "woordenlijst": Woordenlijstvorm,
    **{code: form.record for code, form in FORMS.items()},
}

# per form: which mapping of the record has codes of which part of the handbook
_CODED: dict[str, dict[str, str]] = {
    "aanmelding": {"toelating": "toelating", "uitsluiting": "uitsluiting", "afwegingen": "fasen.aanmelding.afwegingen"},
    "intake": {"leefgebieden": "leefgebieden", "afwegingen": "fasen.intake.afwegingen"},
    "persoonsbeschrijving": {"leefgebieden": "leefgebieden"},
    "begeleidingsplan": {"leefgebieden": "leefgebieden"},
    "exit": {"antwoorden": "exitvragenlijst.vragen", "open_vragen": "exitvragenlijst.open_vragen"},
}


def json_schemas(path: Path | None = None) -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind of file, by name; with a folder, those of that organisation's own records.

    An organisation's own schema knows its codes and leaves out the fields that are switched off.
    """
    version = load_folder(path).current if path else None
    return {name: _schema(name, model, version) for name, model in SHAPES.items()}


def _schema(name: str, model: type[Record], version: Handbookversion | None) -> dict[str, Any]:
    schema = model.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    if version is not None and name in FORMS:
        _tailor(schema, name, version)
    return schema


def _tailor(schema: dict[str, Any], form: str, version: Handbookversion) -> None:
    handbook = version.effective(frozenset(version.scopes()))
    on = switched_on(form, handbook)
    fields = cast("dict[str, Any]", schema["properties"])
    for code in [code for code in fields if "merk" in fields[code] and code not in on]:
        del fields[code]
    for code, where in _CODED.get(form, {}).items():
        if code in fields:
            value: Any = handbook
            for key in where.split("."):
                value = value[key]
            fields[code]["propertyNames"] = {"enum": list(value)}


def write_schemas(out: Path, path: Path | None = None) -> list[Path]:
    """Write each schema as `<name>.schema.json`; gives the files."""
    written: list[Path] = []
    for name, schema in json_schemas(path).items():
        target = out / f"{name}.schema.json"
        store(target, (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode())
        written.append(target)
    return written


def template_fields(form: str) -> list[Listed]:
    """What a designer may use in a template of this form: path, type, explanation.

    Raises:
        TemplateError: `template.unknown-form`.
    """
    require_form(form)
    return list(schema_of(form).fields())


def require_form(form: str) -> None:
    """Refuse a form that there is no template for, with the nearest one that there is."""
    known = [*FORMS, *BY_CODE, HANDBOOK, MEMO]
    if form not in known:
        hint = nearest(form, known)
        remedy = f"Bedoel je '{hint}'?" if hint else f"Kies uit: {', '.join(known)}."
        raise TemplateError([Diagnostic("template.unknown-form", f"Het formulier '{form}' is er niet.", remedy=remedy)])
