"""A handbook says only what differs: laying the organisation's own values over those of its basis (design 2.1).

Fixed parts (a phase, the limits) are overwritten field by field. Open mappings, whose codes an organisation may choose,
change by four verbs and by nothing else:

    leefgebieden:
      toevoegen: {opvoeding: {naam: Opvoeding, …}}
      wijzigen: {financien: {naam: Geld}}
      weglaten: [zingeving]
      volgorde: [wonen, financien]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast, get_args, get_origin

from pydantic import BaseModel

from docgen.diagnostics import Diagnostic, Location, nearest
from docgen.records.values import SETTINGS
from docgen.records.yaml_files import YamlFile

VERBS = ("toevoegen", "wijzigen", "weglaten", "volgorde")

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was written: the layer's name, and the file and path when the reader can change it."""

    layer: str
    file: YamlFile | None = None
    path: Path = ()


@dataclass
class Layers:
    """Values laid over one another, and from which layer each came."""

    model: type[BaseModel]
    value: dict[str, Any] = field(default_factory=dict[str, Any])
    origins: dict[Path, Origin] = field(default_factory=dict[Path, Origin])
    left_out: dict[Path, Origin] = field(default_factory=dict[Path, Origin])
    findings: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def lay(self, own: Mapping[str, Any], layer: str, file: YamlFile | None = None) -> None:
        """Lay the values of one file over what is there."""
        if file is not None:  # what is written nowhere belongs in the first file that can be changed
            self.origins.setdefault((), Origin(layer, file))
        self.value = _merge_model(_Work(self, layer, file), self.model, self.value, own, (), ())

    def origin(self, path: Path) -> Origin | None:
        """The origin of a value, or of the nearest part that it stands in."""
        for length in range(len(path), -1, -1):
            if found := self.origins.get(path[:length]):
                rest = path[length:]
                return Origin(found.layer, found.file, (*found.path, *rest))
        return None

    def place(self, path: Sequence[str | int]) -> Location:
        """The place in a file where the value at this path was written."""
        texts = tuple(str(part) for part in path)
        found = self.origin(texts)
        if found is None or found.file is None:
            return Location(field=".".join(texts) or None, file=found.layer if found else None)
        numbers = tuple(int(part) if part.isdigit() else part for part in found.path)
        return found.file.place(numbers)


@dataclass(frozen=True)
class _Work:
    layers: Layers
    layer: str
    file: YamlFile | None

    def note(self, path: Path, source: Path) -> None:
        self.layers.origins[path] = Origin(self.layer, self.file, source)

    def find(self, code: str, message: str, remedy: str, source: Path) -> None:
        place = self.file.place(source) if self.file else Location(file=self.layer, field=".".join(source))
        self.layers.findings.append(Diagnostic(code, message, place, remedy))


def _merge_model(
    work: _Work, model: type[BaseModel], base: Mapping[str, Any], own: Mapping[str, Any], path: Path, source: Path
) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        info = model.model_fields.get(key)
        annotation = info.annotation if info else None
        here, there = (*path, key), (*source, key)
        if info and SETTINGS in info.metadata and isinstance(value, dict):
            merged[key] = _merge_settings(work, annotation, base.get(key), cast("dict[str, Any]", value), here, there)
        else:
            merged[key] = _merge_value(work, annotation, base.get(key), value, here, there)
    return merged


def _merge_settings(
    work: _Work, annotation: Any, base: Any, own: dict[str, Any], path: Path, source: Path
) -> dict[str, Any]:
    """Settings have codes that the method fixes, so each simply replaces what it was; the verbs may be used as well."""
    inner, before = get_args(annotation)[1], cast("dict[str, Any]", base or {})
    verbs = {key: value for key, value in own.items() if key in VERBS}
    merged = _merge_mapping(work, inner, before, verbs, path, source) if verbs else dict(before)
    merge = _merge_settings if get_origin(inner) is dict else _merge_value
    for code in [code for code in own if code not in verbs]:
        merged[code] = merge(work, inner, merged.get(code), own[code], (*path, code), (*source, code))
    return {code: merged[code] for code in [*before, *own] if code in merged} | merged


def _merge_value(work: _Work, annotation: Any, base: Any, own: Any, path: Path, source: Path) -> Any:
    inner = _part_of(annotation)
    values = cast("dict[str, Any] | None", own if isinstance(own, dict) else None)
    if values is None or inner is None:
        work.note(path, source)
        return cast("Any", own)
    before = cast("dict[str, Any]", base if isinstance(base, dict) else {})
    if get_origin(annotation) is dict:
        return _merge_mapping(work, inner, before, values, path, source)
    if not before:
        work.note(path, source)
    return _merge_model(work, inner, before, values, path, source) if isinstance(inner, type) else values


def _part_of(annotation: Any) -> Any:
    """What stands inside: the model itself, the values of an open mapping; `None` for anything else."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) is dict:
        return get_args(annotation)[1]
    return next((found for option in get_args(annotation) if (found := _model_in(option))), None)


def _model_in(option: Any) -> Any:
    return option if isinstance(option, type) and issubclass(option, BaseModel) else None


def _merge_mapping(
    work: _Work, inner: Any, base: dict[str, Any], own: dict[str, Any], path: Path, source: Path
) -> dict[str, Any]:
    verbs = {key: value for key, value in own.items() if key in VERBS}
    if not verbs and not base:
        return {code: _added(work, value, (*path, code), (*source, code)) for code, value in own.items()}
    merged = dict(base)
    for key in (key for key in own if key not in verbs):
        work.find(
            "handbook.verb-missing",
            f"'{key}' staat los onder '{path[-1]}', en daar staan al punten van het basishandboek.",
            f"Zet '{key}' onder 'wijzigen:' als het al bestaat, of anders onder 'toevoegen:'.",
            (*source, key),
        )
    _check_shapes(work, verbs, source)
    for code, value in _items(verbs.get("toevoegen")):
        if code in base:
            _report(work, "handbook.already-there", code, path, (*source, "toevoegen", code), base)
        else:
            merged[code] = _added(work, value, (*path, code), (*source, "toevoegen", code))
    for code, value in _items(verbs.get("wijzigen")):
        there = (*source, "wijzigen", code)
        if code not in base:
            _report(work, "handbook.unknown-code", code, path, there, base)
        else:
            merged[code] = _merge_value(work, inner, base[code], value, (*path, code), there)
    for code in _codes(verbs.get("weglaten")):
        if code not in base:
            _report(work, "handbook.unknown-code", code, path, (*source, "weglaten"), base)
        elif merged.pop(code, None) is not None:
            work.layers.left_out[*path, code] = Origin(work.layer, work.file, (*source, "weglaten"))
    return _ordered(work, merged, _codes(verbs.get("volgorde")), path, source)


def _check_shapes(work: _Work, verbs: Mapping[str, Any], source: Path) -> None:
    for verb, value in verbs.items():
        named = verb in ("toevoegen", "wijzigen")
        if not isinstance(value, dict if named else list):
            work.find(
                "handbook.verb-shape",
                f"Onder '{verb}' horen codes met hun waarden."
                if named
                else f"Achter '{verb}' hoort een lijst van codes.",
                f"Schrijf '{verb}:' en daaronder per punt een code met een dubbele punt, ingesprongen."
                if named
                else f"Zet de codes tussen rechte haken, zoals {verb}: [een_code, nog_een_code].",
                (*source, verb),
            )


def _added(work: _Work, value: Any, path: Path, source: Path) -> Any:
    work.note(path, source)
    work.layers.left_out.pop(path, None)
    return value


def _ordered(work: _Work, merged: dict[str, Any], order: list[str], path: Path, source: Path) -> dict[str, Any]:
    for code in order:
        if code not in merged:
            _report(work, "handbook.unknown-code", code, path, (*source, "volgorde"), merged)
    first = [code for code in order if code in merged]
    return {code: merged[code] for code in [*first, *(c for c in merged if c not in first)]}


def _items(value: Any) -> list[tuple[str, Any]]:
    return list(cast("dict[str, Any]", value).items()) if isinstance(value, dict) else []


def _codes(value: Any) -> list[str]:
    return [str(code) for code in cast("list[Any]", value)] if isinstance(value, list) else []


def _report(work: _Work, code: str, item: str, path: Path, source: Path, known: Mapping[str, Any]) -> None:
    if code == "handbook.already-there":
        message, remedy = (
            f"'{item}' bestaat al onder '{path[-1]}'.",
            "Zet het onder 'wijzigen:' of kies een andere code.",
        )
    else:
        hint = nearest(item, known)
        message = f"'{item}' bestaat niet onder '{path[-1]}'."
        remedy = f"Bedoel je '{hint}'?" if hint else f"Kies uit: {', '.join(known)}."
    work.find(code, message, remedy, source)
