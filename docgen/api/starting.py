"""A new organisation's folder: small files by topic, with what the basis says shown as comments (`docgen init`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from docgen.build.store import store
from docgen.diagnostics import Diagnostic, Location, nearest
from docgen.errors import RecordError
from docgen.records.handboek import Handboek
from docgen.records.merging import Layers
from docgen.records.organisatie import Organisatie
from docgen.records.presets import lay_preset, preset_names
from docgen.resources import resource

_EXAMPLES: dict[str, tuple[str, ...]] = {
    # topic file → the parts of the handbook that it shows as comments
    "leefgebieden": ("leefgebieden",),
    "criteria": ("toelating", "uitsluiting"),
    "checklists": ("checklists",),
    "formulieren": ("formulieren",),
    "termijnen": ("termijnen", "grenzen"),
    "exitvragenlijst": ("exitvragenlijst",),
}


def init(path: Path, *, preset: str, name: str) -> list[Path]:
    """Write the folder of a new organisation; gives the files, in the order in which to read them.

    Raises:
        RecordError: `init.not-empty`, when there is something at the path; `handbook.unknown-preset`.
    """
    if preset not in preset_names():
        raise RecordError([_unknown_preset(preset)])
    if path.is_file() or (path.is_dir() and any(path.iterdir())):
        raise RecordError([_not_empty(path)])
    written: list[Path] = []
    for source in sorted(resource("presets", "starter").rglob("*.yaml")):
        relative = source.relative_to(resource("presets", "starter"))
        text = source.read_text(encoding="utf-8").replace("{{preset}}", preset).replace("{{naam}}", _quoted(name))
        if relative.parent.name == "handboek":
            text += _as_comments(preset, _EXAMPLES.get(relative.stem, ()))
        store(path / relative, text.encode())
        written.append(path / relative)
    return written


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _as_comments(preset: str, topics: tuple[str, ...]) -> str:
    """What the basis says on these topics: per item its code and name, as lines of comment."""
    handbook, organisation = Layers(Handboek), Layers(Organisatie)
    lay_preset(preset, handbook=handbook, organisation=organisation)
    lines: list[str] = []
    for topic in topics:
        lines += [
            "#",
            f"# Zo staat het in {preset}, onder '{topic}':",
            *_outline(handbook.value.get(topic, {}), "#   "),
        ]
    return "\n".join(lines) + "\n" if lines else ""


def _outline(value: Any, indent: str) -> list[str]:
    if not isinstance(value, dict):
        return []
    lines: list[str] = []
    for key, item in cast("dict[str, Any]", value).items():
        parts = cast("dict[str, Any]", item) if isinstance(item, dict) else {"tekst": item}
        name = parts.get("naam") or parts.get("titel") or parts.get("tekst") or ""
        inner = parts.get("groepen") or parts.get("items") or ({} if name else parts)
        lines += [f"{indent}{key}: {_first_line(str(name))}".rstrip(), *_outline(inner, indent + "  ")]
    return lines


def _first_line(text: str) -> str:
    """A comment ends at the end of its line, so a longer text is cut there."""
    first, _, rest = text.partition("\n")
    return f"{first} …" if rest.strip() else first


def _not_empty(path: Path) -> Diagnostic:
    return Diagnostic(
        "init.not-empty",
        f"In '{path.name}' staat al iets.",
        Location(file=path.name),
        "Kies een map die nog niet bestaat; docgen overschrijft niets.",
    )


def _unknown_preset(preset: str) -> Diagnostic:
    hint = nearest(preset, preset_names())
    return Diagnostic(
        "handbook.unknown-preset",
        f"Het basishandboek '{preset}' bestaat niet.",
        Location(),
        f"Bedoel je '{hint}'?" if hint else f"Kies uit: {', '.join(preset_names())}.",
    )
