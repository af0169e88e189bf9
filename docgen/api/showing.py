"""What counts in the end: the effective value of a part of the handbook, and where each item comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from docgen.diagnostics import Diagnostic, Location, nearest
from docgen.errors import RecordError
from docgen.records.folder import Folder, load_folder
from docgen.records.handboek import Handboek
from docgen.records.merging import Layers
from docgen.records.organisatie import Organisatie
from docgen.records.values import plain


@dataclass(frozen=True, slots=True)
class Shown:
    """One line: a dotted path, its value as text, and the layer that it comes from."""

    path: str
    value: str
    origin: str


def show(path: Path, topic: str) -> list[Shown]:
    """Every value below a dotted path of the handbook or the organisation, with its origin.

    `leefgebieden`, `fasen.intake.vragen` and `organisatie.woorden.client` are topics; `handboek.` may stand before it.

    Raises:
        RecordError: `show.unknown-topic`, or the folder cannot be read.
    """
    folder = load_folder(path)
    if folder.current is None:
        raise RecordError(folder.findings)
    root, keys = _root_of(topic)
    value, layers = _source(folder, root)
    for depth, key in enumerate(keys):
        if not isinstance(value, dict) or key not in value:
            raise RecordError([_unknown(topic, key, keys[:depth], value)])
        value = cast("dict[str, Any]", value)[key]
    return list(_lines(value, tuple(keys), layers))


def _root_of(topic: str) -> tuple[str, list[str]]:
    keys = [key for key in topic.split(".") if key]
    if keys and keys[0] in ("handboek", "organisatie"):
        return keys[0], keys[1:]
    known_elsewhere = keys and keys[0] not in Handboek.model_fields and keys[0] in Organisatie.model_fields
    return ("organisatie" if known_elsewhere else "handboek"), keys


def _source(folder: Folder, root: str) -> tuple[Any, Layers | None]:
    if folder.current is None:
        return {}, None
    if root == "organisatie":
        return plain(folder.current.organisatie), folder.organisation_layers
    return folder.current.effective(frozenset(folder.current.scopes())), folder.current.layers


def _lines(value: Any, path: tuple[str, ...], layers: Layers | None) -> Iterator[Shown]:
    if isinstance(value, dict) and value:
        for key, item in cast("dict[str, Any]", value).items():
            yield from _lines(item, (*path, key), layers)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in cast("list[Any]", value)):
        for index, item in enumerate(cast("list[Any]", value)):
            yield from _lines(item, (*path, str(index)), layers)
    elif value not in (None, "", [], {}):
        yield Shown(".".join(path), _text(value), origin_of(path, layers))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(str(item) for item in cast("list[Any]", value))
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)


def origin_of(path: tuple[str, ...], layers: Layers | None) -> str:
    """Where a value was written: a file with its line, a basis, or docgen itself."""
    found = layers.origin(path) if layers else None
    if found is None:
        return "docgen"
    if found.file is None:
        return f"basis {found.layer}"
    line = found.file.place([int(part) if part.isdigit() else part for part in found.path]).line
    return f"{found.layer}, regel {line}" if line else found.layer


def _unknown(topic: str, key: str, before: list[str], value: Any) -> Diagnostic:
    known = list(cast("dict[str, Any]", value)) if isinstance(value, dict) else []
    hint = nearest(key, known)
    shown = ".".join([*before, hint]) if hint else ""
    return Diagnostic(
        "show.unknown-topic",
        f"'{topic}' bestaat niet: '{key}' is niet bekend.",
        Location(),
        f"Bedoel je '{shown}'?" if hint else f"Kies uit: {', '.join(known) or 'niets meer hieronder'}.",
    )
