"""The examples in the files of a new organisation work as soon as somebody takes the # away."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from docgen.records.handboek import Handboek
from docgen.records.merging import Layers
from docgen.records.organisatie import Organisatie
from docgen.records.presets import lay_preset, preset_names
from docgen.records.validation import validate_leniently
from docgen.records.yaml_files import YamlFile, parse_yaml
from docgen.resources import resource

STARTER = sorted(resource("presets", "starter").rglob("*.yaml"))
KEYS = {*Handboek.model_fields, *Organisatie.model_fields}


def examples(text: str) -> Iterator[str]:
    """Every block of comment that begins with a key of ours, without the signs of comment."""
    block: list[str] = []
    for line in [*text.splitlines(), ""]:
        inside = line[2:] if line.startswith("# ") else ""
        if block and (not inside or not inside.startswith((" ", "-"))):
            yield "\n".join(block) + "\n"
            block = []
        key = re.match(r"([a-z_]+):( |$)", inside)
        if block or (key and key[1] in KEYS):
            block.append(inside)


CASES = [(path.stem, example) for path in STARTER for example in examples(path.read_text(encoding="utf-8"))]


def test_there_are_examples() -> None:
    assert len(CASES) >= 12


@pytest.mark.parametrize("preset", preset_names())
@pytest.mark.parametrize(("file", "example"), CASES, ids=[f"{f}-{e.split(':')[0]}" for f, e in CASES])
def test_an_example_fits_on_every_preset(file: str, example: str, preset: str) -> None:
    handbook, organisation = Layers(Handboek), Layers(Organisatie)
    lay_preset(preset, handbook=handbook, organisation=organisation)
    handbook.lay({"versie": "1"}, "handboek.yaml")
    organisation.lay({"naam": "De Haven", "huisstijl": {"merkkleur": "#1F5F8B"}}, "organisatie.yaml")

    own = YamlFile(f"{file}.yaml", example)
    layers = organisation if file in ("organisatie", "medewerkers") else handbook
    value, findings = parse_yaml(own)
    layers.lay(value, own.name, own)
    _, shape = validate_leniently(layers.model, layers.value, layers.place)

    assert [*findings, *layers.findings, *shape] == []
