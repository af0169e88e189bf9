"""Plain values → records, with every problem as a finding in Dutch that names line and field.

Findings quote keys, codes and the values of enumerations, never what a person said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from docgen.diagnostics import Diagnostic, Location, nearest
from docgen.errors import RecordError

LOOSE_TEXT = "record.loose-text"
_QUOTE = 'Zet de hele tekst tussen aanhalingstekens: "brood, kaas en melk".'

M = TypeVar("M", bound=BaseModel)
Place = Callable[[Sequence[str | int]], Location]
"""Gives the place of a path, as `YamlFile.place` does."""


def validate(model: type[M], value: Mapping[str, Any], place: Place) -> M:
    """The record in the value.

    Raises:
        RecordError: with one `record.…` finding per wrong field.
    """
    record, problems = _read(model, value, place)
    if record is None:
        raise RecordError(problem.finding for problem in problems)
    return record


def validate_leniently(model: type[M], value: Mapping[str, Any], place: Place) -> tuple[M | None, list[Diagnostic]]:
    """The record, where needed without the fields that are wrong, and a finding for each of those.

    A text that lacks its quotation marks is read as text, so that one such mistake does not hide the others.
    """
    findings: list[Diagnostic] = []
    current: Any = value
    for _ in range(6):
        record, problems = _read(model, current, place)
        findings = findings or [problem.finding for problem in problems]
        if record is not None:
            return record, findings
        unquoted = [p.path for p in problems if p.finding.code == "record.quote-text"]
        wrong = [p.path for p in problems if p.finding.code != "record.quote-text"]
        current = _without(_as_text(current, unquoted), wrong)
    return None, findings


@dataclass(frozen=True, slots=True)
class _Problem:
    """A finding with its path in the value; the place in a file may be called otherwise (a verb stands in between)."""

    path: tuple[str, ...]
    finding: Diagnostic


def _read(model: type[M], value: Mapping[str, Any], place: Place) -> tuple[M | None, list[_Problem]]:
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, [_problem(model, detail, place) for detail in error.errors(include_url=False)]


def _as_text(value: Any, paths: list[tuple[str, ...]]) -> Any:
    if () in paths:
        return str(value)
    if isinstance(value, dict):
        return {key: _as_text(item, _below(paths, key)) for key, item in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [_as_text(item, _below(paths, str(i))) for i, item in enumerate(cast("list[Any]", value))]
    return value


def _without(value: Any, paths: list[tuple[str, ...]]) -> Any:
    if isinstance(value, dict):
        items = cast("dict[str, Any]", value).items()
        return {key: _without(item, below) for key, item in items if not _goes(item, below := _below(paths, key))}
    if isinstance(value, list):
        numbered = enumerate(cast("list[Any]", value))
        return [_without(item, below) for i, item in numbered if not _goes(item, below := _below(paths, str(i)))]
    return value


def _below(paths: list[tuple[str, ...]], key: str) -> list[tuple[str, ...]]:
    return [path[1:] for path in paths if path[:1] == (key,)]


def _goes(value: Any, paths: list[tuple[str, ...]]) -> bool:
    """Whether a part is itself what is wrong, or lacks what a finding points at."""
    return any(not rest or _lacks(value, rest) for rest in paths)


def _lacks(value: Any, rest: tuple[str, ...]) -> bool:
    if isinstance(value, dict):
        return len(rest) == 1 and rest[0] not in value
    return not isinstance(value, list)


def _problem(model: type[BaseModel], detail: ErrorDetails, place: Place) -> _Problem:
    path = [part for part in detail["loc"] if part != "[key]"]
    kind, limits = detail["type"], detail.get("ctx", {})
    key = str(path[-1]) if path else ""
    code, message, remedy = _explain(model, path, key, kind, limits, detail.get("input"))
    location = place(path)
    if code == LOOSE_TEXT:  # what somebody wrote is for no screen or log
        location = replace(location, field=place(path[:-1]).field)
    return _Problem(tuple(str(part) for part in path), Diagnostic(code, message, location, remedy))


def _explain(
    model: type[BaseModel], path: list[str | int], key: str, kind: str, limits: Mapping[str, Any], given: Any
) -> tuple[str, str, str]:
    if kind == "extra_forbidden":
        return _unknown_key(model, path, key)
    if kind in ("enum", "literal_error"):
        return _unknown_value(model, path, key, given)
    if kind == "string_type" and isinstance(given, int | float) and not isinstance(given, bool):
        return (
            "record.quote-text",
            f"'{key}' moet tekst zijn, maar zonder aanhalingstekens wordt dit een getal.",
            f'Zet aanhalingstekens: {key}: "…"',
        )
    for kinds, answer in _SIMPLE:
        if kind in kinds:
            code, message, remedy = answer
            words = {"key": key, **{name: str(value) for name, value in limits.items()}}
            return code, message.format_map(_Words(words)), remedy.format_map(_Words(words))
    return "record.invalid", f"De waarde van '{key}' past hier niet.", "Kijk in de handleiding wat hier kan staan."


class _Words(dict[str, str]):
    """Format words in which an unknown one is left out."""

    def __missing__(self, key: str) -> str:
        return ""


_SIMPLE: list[tuple[tuple[str, ...], tuple[str, str, str]]] = [
    (("missing",), ("record.missing-key", "'{key}' ontbreekt.", "Voeg '{key}:' toe met een waarde.")),
    (
        ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"),
        ("record.bad-date", "'{key}' is geen datum die bestaat.", "Schrijf jaar-maand-dag, zoals 2026-03-31."),
    ),
    (("bool_type", "bool_parsing"), ("record.bad-yes-no", "'{key}' is ja of nee.", "Schrijf true of false.")),
    (
        ("int_type", "int_parsing", "int_from_float", "float_type", "float_parsing"),
        ("record.bad-number", "'{key}' moet een heel getal zijn.", "Schrijf alleen cijfers, zonder aanhalingstekens."),
    ),
    (("greater_than_equal",), ("record.out-of-range", "'{key}' is te klein: minstens {ge}.", "Verhoog het getal.")),
    (("less_than_equal",), ("record.out-of-range", "'{key}' is te groot: hoogstens {le}.", "Verlaag het getal.")),
    (
        ("string_too_long",),
        ("record.too-long", "'{key}' is te lang: hoogstens {max_length} tekens.", "Kort de tekst in."),
    ),
    (
        ("string_pattern_mismatch",),
        (
            "record.bad-code",
            "'{key}' is geen goede code.",
            "Gebruik kleine letters, cijfers en lage streepjes, en begin met een letter.",
        ),
    ),
    (
        ("control_character", "string_unicode"),
        (
            "record.control-character",
            "In '{key}' staat een onzichtbaar teken (U+{code}).",
            "Typ dit stuk tekst opnieuw.",
        ),
    ),
    (
        ("bad_version",),
        (
            "record.bad-version",
            "'{key}' komt in bestandsnamen te staan, en dat kan zo niet.",
            "Gebruik letters, cijfers, punten en streepjes, zoals 2026.1; hoogstens 30 tekens.",
        ),
    ),
    (("string_type",), ("record.not-text", "'{key}' moet tekst zijn.", "Schrijf de tekst achter de dubbele punt.")),
    (
        ("list_type",),
        ("record.not-a-list", "'{key}' is een lijst.", "Zet elk punt op een eigen regel, met '- ' ervoor."),
    ),
    (
        ("dict_type", "model_type", "model_attributes_type"),
        (
            "record.not-a-mapping",
            "Onder '{key}' horen sleutels met waarden.",
            "Spring in en schrijf 'sleutel: waarde'.",
        ),
    ),
]


def _unknown_key(model: type[BaseModel], path: list[str | int], key: str) -> tuple[str, str, str]:
    owner = owner_of(model, path[:-1])
    known = list(owner.model_fields) if owner else []
    hint = nearest(key, known)
    if " " in key and not hint:  # no name has a space
        return LOOSE_TEXT, "Hier is tekst losgeraakt door een komma; zij hoort nu nergens bij.", _QUOTE
    remedy = f"Bedoel je '{hint}'?" if hint else f"Haal '{key}' weg, of kies uit: {', '.join(known)}."
    return "record.unknown-key", f"De sleutel '{key}' kent docgen hier niet.", remedy


def _unknown_value(model: type[BaseModel], path: list[str | int], key: str, given: Any) -> tuple[str, str, str]:
    known = _allowed_values(model, path)
    hint = nearest(given, known) if isinstance(given, str) else None
    shown = f"'{given}'" if hint else "Deze waarde"  # far from every choice it may be what a person said
    choices = f"Kies uit: {', '.join(known)}."
    remedy = f"Bedoel je '{hint}'? {choices}" if hint else choices
    return "record.unknown-value", f"{shown} kan niet bij '{key}'.", remedy


def owner_of(model: type[BaseModel], path: Sequence[str | int]) -> type[BaseModel] | None:
    """The model that stands at a path, looking through lists, mappings and options; `None` where it is no model."""
    annotation: Any = model
    for part in path:
        annotation = _step(annotation, part)
    return _as_model(annotation)


def _step(annotation: Any, part: str | int) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        info = annotation.model_fields.get(str(part))
        return info.annotation if info else None
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (dict, list):
        return arguments[-1]
    for option in arguments:
        if (found := _step(option, part)) is not None:
            return found
    return None


def _as_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (dict, list):
        return None
    return next((found for option in get_args(annotation) if (found := _as_model(option))), None)


def _allowed_values(model: type[BaseModel], path: list[str | int]) -> list[str]:
    annotation: Any = model
    for part in path:
        annotation = _step(annotation, part) or annotation
    return _values_of(annotation)


def _values_of(annotation: Any) -> list[str]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return [member.value for member in annotation]
    if get_origin(annotation) is Literal:
        return [str(value) for value in get_args(annotation)]
    return [value for option in get_args(annotation) for value in _values_of(option)]
