"""List labels as Word shows them: `1.`, `a)`, `2.3`, `•` (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import parse

_VAL = qn("w:val")
_PLACE = re.compile(r"%(\d)")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts: its number format, its pattern (`%1.%2`) and its first number."""

    format: str
    pattern: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Running list numbers of a document; `label` must be asked in reading order."""

    abstract_of: dict[str, str]
    levels: dict[tuple[str, int], Level]
    _counts: dict[tuple[str, int], int] = field(default_factory=dict[tuple[str, int], int])

    def label(self, number: str, level: int) -> str:
        """The label of the next paragraph of list `number` at `level`; `""` when it has none."""
        abstract = self.abstract_of.get(number)
        rule = self.levels.get((number, level)) or self.levels.get((abstract or "", level))
        if abstract is None or rule is None or number == "0":
            return ""
        if rule.format == "bullet":
            return "•"
        key = (number, level)
        self._counts[key] = self._counts.get(key, rule.start - 1) + 1
        for deeper in [k for k in self._counts if k[0] == number and k[1] > level]:
            del self._counts[deeper]
        return _PLACE.sub(lambda m: self._shown(number, abstract, int(m[1]) - 1), rule.pattern)

    def _shown(self, number: str, abstract: str, level: int) -> str:
        rule = self.levels.get((number, level)) or self.levels.get((abstract, level))
        value = self._counts.get((number, level), rule.start if rule else 1)
        return _format(value, rule.format if rule else "decimal")


def _format(value: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(96 + (value - 1) % 26 + 1) * ((value - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman"):
        roman = _roman(value)
        return roman.upper() if kind == "upperRoman" else roman
    return "" if kind == "none" else str(value)


def _roman(value: int) -> str:
    out = ""
    for amount, letters in _ROMAN:
        count, value = divmod(value, amount)
        out += letters * count
    return out


def read_numbering(data: bytes) -> Numbering:
    """The numbering part, at its first number."""
    root = parse(data)
    levels: dict[tuple[str, int], Level] = {}
    abstract_of: dict[str, str] = {}
    for abstract in root.iter(qn("w:abstractNum")):
        identity = "abstract:" + (abstract.get(qn("w:abstractNumId")) or "")
        for level in abstract.iter(qn("w:lvl")):
            levels[identity, int(level.get(qn("w:ilvl")) or 0)] = Level(
                _value(level.find(qn("w:numFmt")), "decimal"),
                _value(level.find(qn("w:lvlText")), ""),
                int(_value(level.find(qn("w:start")), "1")),
            )
    for number in root.iter(qn("w:num")):
        identity = number.get(qn("w:numId")) or ""
        abstract_of[identity] = "abstract:" + _value(number.find(qn("w:abstractNumId")), "")
    return Numbering(abstract_of, levels)


def _value(element: object, default: str) -> str:
    get = getattr(element, "get", None)
    return (get(_VAL) or default) if get is not None else default
