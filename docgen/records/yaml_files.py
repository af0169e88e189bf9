"""YAML text → plain values, and the line and column of a value when something is wrong with it.

ryaml reads (YAML 1.2: `no` is text, `12:30` is text). Only when a finding needs a place is the text read again, as a
tree of nodes (`yaml_nodes`); from that also comes the value of a text with a key twice, which ryaml refuses. Where
ryaml reads a text both give the same value.
"""

# ryaml ships incomplete types
# pyright: reportPrivateImportUsage=false

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import ryaml

from docgen.diagnostics import Diagnostic, Location
from docgen.errors import RecordError

if TYPE_CHECKING:
    from docgen.records.yaml_nodes import Tree

MAX_BYTES = 2_000_000
"""A hand-written file is a few kilobytes; above this it is a mistake or an attack."""

_POSITIONED = 200_000
_DEEPEST = 100
_MOST = 100  # of one kind of finding in one file
_BRACKET = re.compile(r"[][{}]")
_ALIAS = re.compile(r"(?:^|[\s\[{,:-])\*\w", re.MULTILINE)

Path = Sequence[str | int]


@dataclass(frozen=True)
class YamlFile:
    """One YAML text under the name by which findings call it."""

    name: str
    text: str

    def place(self, path: Path = (), before: str | None = None) -> Location:
        """Line and column of the value at this path, or of the nearest part around it that stands in the text.

        With `before`, of the word in that value that comes after these words.
        """
        mark = self._tree.mark(path, before) if self._tree else None
        field = ".".join(str(key) for key in path) or None
        if mark is None:
            return Location(file=self.name, field=field)
        return Location(file=self.name, line=mark[0] + 1, column=mark[1] + 1, field=field)

    @cached_property
    def _tree(self) -> Tree | None:
        if not _can_be_positioned(self.text):
            return None
        from docgen.records.yaml_nodes import Tree  # noqa: PLC0415 — few builds have a place to tell

        return Tree.read(self.text)

    def lost_colours(self) -> list[Diagnostic]:
        """A finding for each colour that stands without quotes, and so reads as a remark."""
        if "kleur" not in self.text:  # records of clients have none
            return []
        return [
            Diagnostic(
                "yaml.lost-colour",
                f"De kleur bij '{found[1]}' telt niet: zonder aanhalingstekens is alles na # een opmerking.",
                Location(file=self.name, line=number, field=found[1]),
                f'Zet aanhalingstekens: {found[1]}: "#{found[2]}".',
            )
            for number, line in enumerate(self.text.split("\n"), 1)
            if "kleur" in line and (found := re.match(r"\s*(\w*kleur):\s*#([0-9A-Fa-f]{3,8})\b", line))
        ]

    def value_past_duplicates(self) -> Any:
        """The value in the text, in which of a key that stands twice the last one counts."""
        return self._tree.value(_scalar) if self._tree else None

    def duplicate_keys(self) -> list[Diagnostic]:
        """A finding for every key that stands twice in one mapping."""
        return [
            Diagnostic(
                "yaml.duplicate-key",
                f"De sleutel '{key}' staat hier twee keer; de eerste keer op regel {first + 1}.",
                Location(file=self.name, line=line + 1, column=column + 1, field=key),
                "Haal er één weg of voeg ze samen.",
            )
            for key, (line, column), first in (self._tree.duplicates() if self._tree else ())
        ]


def _scalar(text: str) -> Any:
    """The text, number or answer that a scalar without quotes stands for."""
    try:
        return ryaml.loads(f"- {text}")[0]
    except (ryaml.InvalidYamlError, ValueError):
        return text


def parse_yaml(file: YamlFile) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The mapping in a YAML text, without keys that have no value, and what is wrong but can be read past.

    Raises:
        RecordError: `yaml.too-large`, `yaml.unreadable` or `yaml.not-a-mapping`; nothing of the file can be used.
    """
    if len(file.text) > MAX_BYTES:
        raise RecordError(
            [_finding(file, "yaml.too-large", "Dit bestand is te groot.", "Verdeel het over meer bestanden.")]
        )
    if _is_deep(file.text):
        raise RecordError([_syntax_finding(file, "")])
    try:
        value: Any = ryaml.loads(file.text)
        findings: list[Diagnostic] = []
    except (ryaml.InvalidYamlError, ValueError) as error:  # ValueError: a list or mapping as a key
        findings = file.duplicate_keys()[:_MOST]
        if not findings:
            raise RecordError([_syntax_finding(file, str(error))]) from error
        if _ALIAS.search(file.text):  # what this reader would make of it may be billions of values
            raise RecordError(findings) from error
        value = file.value_past_duplicates()
    findings += file.lost_colours()
    if value is None:
        value = {}
    if not isinstance(value, dict):
        raise RecordError(
            [
                _finding(
                    file,
                    "yaml.not-a-mapping",
                    "Hier worden regels van de vorm 'sleutel: waarde' verwacht.",
                    "Begin elke regel met een sleutel en een dubbele punt.",
                )
            ]
        )
    return cast("dict[str, Any]", without_empty(value)), findings


def without_empty(value: Any) -> Any:
    """The value without mapping keys whose value is empty: `telefoon:` with nothing behind it is not filled in.

    A key of several words is text that a comma cut loose, `{kern: brood, kaas en melk}`: it stays, to be told.
    """
    if isinstance(value, dict):
        pairs = cast("dict[Any, Any]", value).items()
        # nearly all are texts under texts
        return {
            k if k.__class__ is str else str(k): v if v.__class__ is str else without_empty(v)
            for k, v in pairs
            if v is not None or " " in str(k)
        }
    if isinstance(value, list):
        return [without_empty(v) for v in cast("list[Any]", value)]
    return value


def dump_yaml(value: dict[str, Any]) -> str:
    """The value as YAML text, keys in their order."""
    return str(ryaml.dumps(value))


def _syntax_finding(file: YamlFile, problem: str) -> Diagnostic:
    line, column = _syntax_place(file.text, problem)
    return Diagnostic(
        "yaml.unreadable",
        "Dit bestand is niet te lezen als YAML. " + _syntax_cause(file.text, line),
        Location(file=file.name, line=line, column=column),
        "Kijk op deze regel en de regel erboven naar inspringen, dubbele punten en aanhalingstekens.",
    )


def _can_be_positioned(text: str) -> bool:
    """Whether reading a text with positions takes a moment: that reader is slow, and slower by the depth."""
    return len(text) <= _POSITIONED and not _is_deep(text)


def _is_deep(text: str) -> bool:
    """Whether brackets stand within each other deeper than anybody writes; every reader slows down by that."""
    if text.count("[") + text.count("{") <= _DEEPEST:
        return False
    depth = deepest = 0
    for sign in _BRACKET.findall(text):
        depth += 1 if sign in "[{" else -1
        deepest = max(deepest, depth)
    return deepest > _DEEPEST


def _syntax_place(text: str, problem: str) -> tuple[int | None, int | None]:
    if _can_be_positioned(text):
        from docgen.records.yaml_nodes import problem_mark  # noqa: PLC0415 — as above

        if mark := problem_mark(text):
            return mark[0] + 1, mark[1] + 1
    found = re.search(r"line (\d+) column (\d+)", problem)
    return (int(found[1]), int(found[2])) if found else (None, None)


def _syntax_cause(text: str, line: int | None) -> str:
    lines = text.split("\n")
    nearby = lines[max(0, (line or 1) - 2) : line or 1]
    if any("\t" in one for one in nearby):
        return "Er staat een tab; gebruik spaties om in te springen."
    if any(re.match(r"^[^'\"#]*: .*: ", one) for one in nearby):
        return "Staat er een dubbele punt in de tekst? Zet de tekst dan tussen aanhalingstekens."
    if any(re.match(r"^[^'\"#]*: \{", one) for one in nearby):
        return "Begint de tekst met een accolade? Zet de tekst dan tussen aanhalingstekens."
    return "De opbouw klopt niet."


def _finding(file: YamlFile, code: str, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(code, message, Location(file=file.name), remedy)
