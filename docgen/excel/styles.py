"""What the engine must know of a workbook's cell styles, and the few that it adds.

A cell format (`xf`) is named by its index. Values that need another number format than the designer chose (a date in a
cell that says General) get a copy of the format with that one thing changed, added when the template is compiled.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass

from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element, parse, serialize

_DATE_IDS = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(45, 48), *range(50, 59)})
_TIME_IDS = frozenset({18, 19, 20, 21, 45, 46, 47})
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
DATE_FORMAT = "dd\\-mm\\-yyyy"
MOMENT_FORMAT = "dd\\-mm\\-yyyy\\ hh:mm"
CLOCK_FORMAT = "hh:mm"


@dataclass(frozen=True, slots=True)
class Font:
    """Name, size in points, and whether it is bold."""

    name: str = "Calibri"
    size: float = 11
    bold: bool = False


@dataclass(frozen=True, slots=True)
class CellFormat:
    """One `xf`: its font, whether it wraps, whether it shows dates, and whether the cell is unlocked."""

    font: Font
    wraps: bool
    shows_dates: bool
    unlocked: bool
    indent: int = 0
    rotated: bool = False


class Styles:
    """The styles of a workbook, growing while a template is compiled."""

    def __init__(self, data: bytes | None) -> None:
        self.root: Element | None = parse(data) if data is not None else None
        self.changed = False
        self._formats: dict[int, str] = {}
        self._variants: dict[tuple[int, str], int] = {}
        self.formats: list[CellFormat] = self._read() if self.root is not None else [CellFormat(Font(), *[False] * 3)]
        self.base = self.formats[0].font if self.formats else Font()

    def of(self, index: int) -> CellFormat:
        """The format with this index."""
        return self.formats[index] if index < len(self.formats) else self.formats[0]

    def _read(self) -> list[CellFormat]:
        root = self.root
        if root is None:
            return []
        for form in root.iter(qn("s:numFmt")):
            self._formats[int(form.get("numFmtId", "0"))] = form.get("formatCode", "")
        fonts = [_font(f) for f in root.iterfind(f"{qn('s:fonts')}/{qn('s:font')}")] or [Font()]
        rows = root.iterfind(f"{qn('s:cellXfs')}/{qn('s:xf')}")
        return [self._format(xf, fonts) for xf in rows] or [CellFormat(Font(), *[False] * 3)]

    def _format(self, xf: Element, fonts: list[Font]) -> CellFormat:
        alignment, protection = xf.find(qn("s:alignment")), xf.find(qn("s:protection"))
        font = int(xf.get("fontId", "0"))
        return CellFormat(
            fonts[font] if font < len(fonts) else fonts[0],
            alignment is not None and alignment.get("wrapText") in ("1", "true"),
            self._is_date(int(xf.get("numFmtId", "0"))),
            protection is not None and protection.get("locked") in ("0", "false"),
            int(alignment.get("indent", "0")) if alignment is not None else 0,
            alignment is not None and alignment.get("textRotation", "0") != "0",
        )

    def _is_date(self, number: int) -> bool:
        if number in _DATE_IDS or number in _TIME_IDS:
            return True
        code = _QUOTED.sub("", self._formats.get(number, "")).lower().split(";")[0]
        return bool(code) and code != "general" and any(sign in code for sign in "ymdhs")

    def variant(self, index: int, format_code: str) -> int:
        """The index of the same format with another number format, made when it is not there yet."""
        known = self._variants.get((index, format_code))
        if known is not None:
            return known
        xf = self._copy(index)
        xf.set("numFmtId", str(self._number_format(format_code)))
        xf.set("applyNumberFormat", "1")
        return self._add(xf, index, format_code)

    def literal(self, index: int) -> int:
        """The index of the same format with `quotePrefix`: text in it stays text when someone edits the cell."""
        known = self._variants.get((index, "quote"))
        if known is not None:
            return known
        xf = self._copy(index)
        xf.set("quotePrefix", "1")
        return self._add(xf, index, "quote")

    def _copy(self, index: int) -> Element:
        if self.root is None:
            self.root = parse(_MINIMAL)
        rows = self.root.findall(f"{qn('s:cellXfs')}/{qn('s:xf')}")
        return deepcopy(rows[index if index < len(rows) else 0])

    def _add(self, xf: Element, index: int, key: str) -> int:
        parent = self.root.find(qn("s:cellXfs")) if self.root is not None else None
        if parent is None:
            return index
        parent.append(xf)
        number = len(parent) - 1
        parent.set("count", str(len(parent)))
        old = self.of(index)
        self.formats.append(
            CellFormat(old.font, old.wraps, key != "quote" or old.shows_dates, old.unlocked, old.indent)
        )
        self._variants[index, key] = number
        self.changed = True
        return number

    def _number_format(self, code: str) -> int:
        for number, known in self._formats.items():
            if known == code:
                return number
        if self.root is None:
            return 0
        formats = self.root.find(qn("s:numFmts"))
        if formats is None:
            formats = self.root.makeelement(qn("s:numFmts"))
            self.root.insert(0, formats)
        number = max([163, *self._formats]) + 1
        formats.append(formats.makeelement(qn("s:numFmt"), {"numFmtId": str(number), "formatCode": code}))
        formats.set("count", str(len(formats)))
        self._formats[number] = code
        return number

    def write(self) -> bytes | None:
        """The bytes of the part when it changed, else `None`."""
        return serialize(self.root) if self.changed and self.root is not None else None


def _font(element: Element) -> Font:
    name, size, bold = (element.find(qn(f"s:{n}")) for n in ("name", "sz", "b"))
    return Font(
        name.get("val", "Calibri") if name is not None else "Calibri",
        float(size.get("val", "11")) if size is not None else 11,
        bold is not None and bold.get("val", "1") not in ("0", "false"),
    )


_MINIMAL = (
    f'<styleSheet xmlns="{qn("s:x")[1:-2]}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
).encode()
