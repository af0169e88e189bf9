"""The shipped handbooks to start from, by name: `opvang-1` on `basis-1`. A released one never changes (design 2.1)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from docgen.records.merging import Layers
from docgen.records.yaml_files import YamlFile, parse_yaml
from docgen.resources import resource


def preset_names() -> list[str]:
    """The names of the presets that an organisation can start from."""
    return sorted(name for name in _folders() if not name.startswith("basis-"))


def preset_exists(name: str) -> bool:
    """Whether docgen ships this preset."""
    return name in _folders()


def _folders() -> set[str]:
    """Presets end in their number; the folder with the files of a new organisation does not."""
    return {path.name for path in resource("presets").iterdir() if path.is_dir() and path.name[-1].isdigit()}


def lay_preset(name: str, *, handbook: Layers, organisation: Layers) -> None:
    """Lay a preset, and first those on which it builds, over what is there."""
    for layer in _chain(name):
        for file, value in _read(layer):
            if file == "organisatie.yaml":
                organisation.lay(value, layer)
            else:
                handbook.lay({k: v for k, v in value.items() if k not in ("basis", "versie")}, layer)


def _chain(name: str) -> list[str]:
    basis = next((value["basis"] for _, value in _read(name) if "basis" in value), None)
    return [*(_chain(basis) if basis else []), name]


@cache
def _read(name: str) -> list[tuple[str, dict[str, Any]]]:
    folder = resource("presets", name)
    return [(path.name, _read_file(path, name)) for path in sorted(folder.rglob("*.yaml"))]


def _read_file(path: Path, name: str) -> dict[str, Any]:
    value, _ = parse_yaml(YamlFile(f"{name}/{path.name}", path.read_text(encoding="utf-8")))
    return value
