"""How the Excel templates look: one set of cell formats, in theme colours and theme fonts only.

Excel follows the theme, LibreOffice the theme's colours and the literal font name beside `scheme=`; the house style
rewrites both (design 4). Sizes follow look.md: 11 · 13 · 22, small print 9.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.color import Color
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from docgen.ooxml.units import Mm

# the slots of the theme by their number in a workbook (ECMA-376 Part 1, 18.8.3: 0 and 1, 2 and 3 are swapped)
PAPER, TEXT, TINT, BRAND_TEXT, BRAND, SECOND, NOTES, BOXES, RULES, ON_BRAND = range(10)

LONG_DATE = "[$-413]d mmmm yyyy"
SHORT_DATE = "dd-mm-yyyy"
FONT = "Calibri"


def theme(slot: int) -> Color:
    """A colour of the theme."""
    return Color.theme(slot, 0)


def pixels(millimetres: float) -> int:
    """A width on paper as pixels of the screen, in which Excel counts columns."""
    return round(Mm(millimetres) / 9525)


def points(millimetres: float) -> float:
    """A height on paper in points."""
    return round(Mm(millimetres) / 12700, 2)


@dataclass
class Look:
    """The formats of one workbook; `size` is the size of answers, larger where the print is scaled down."""

    workbook: Workbook
    size: float = 11
    _known: dict[str, Format] = field(default_factory=dict[str, Format])

    def format(self, name: str) -> Format:
        """The format with this name, as `TABLE` describes it; `+` adds: `invoer+datum`."""
        if name not in self._known:
            first, *more = name.split("+")
            facts: dict[str, Any] = {"font_name": FONT, "font_scheme": "minor", "font_size": self.size, "valign": "top",
                                     "font_color": theme(TEXT)}  # fmt: skip
            for part in (first, *more):
                facts |= self._table()[part]
            self._known[name] = self.workbook.add_format(facts)
        return self._known[name]

    def _table(self) -> dict[str, dict[str, Any]]:
        size = self.size
        large, note = {"font_size": size + 2}, {"font_color": theme(NOTES)}
        heading = {"font_scheme": "major", "bold": True, "font_color": theme(BRAND_TEXT)}
        caption = note | {"font_size": size - 1.5, "valign": "bottom", "text_wrap": True}
        brand_rule = {"bottom": 2, "bottom_color": theme(BRAND)}
        thin_brand = {"bottom": 1, "bottom_color": theme(BRAND)}
        rule, light = {"bottom": 1, "bottom_color": theme(BOXES)}, {"bottom": 1, "bottom_color": theme(RULES)}
        # the white edge keeps neighbouring answers apart without a rule between them
        edge = {"right": 2, "right_color": theme(PAPER)}
        field = edge | {"text_wrap": True, "bg_color": theme(TINT), "locked": False, "align": "left", "indent": 1}
        middle = {"valign": "vcenter"}
        return {
            "ruimte": {"font_size": 19, "text_wrap": True},
            "tag": note | {"font_size": 8},
            "titel": heading | middle | {"font_size": size + 11},
            "organisatie": note | {"font_size": 9, "align": "right", "text_wrap": True},
            "zin": note | {"text_wrap": True},
            "tekst": {"text_wrap": True},
            "kop": heading | large | brand_rule | {"valign": "bottom"},
            "kopnoot": caption | brand_rule,
            "tabelkop": caption | rule,
            "tabelkop_los": caption,
            "groep": heading | thin_brand | {"valign": "bottom"},
            "groepnoot": caption | thin_brand | {"align": "right"},
            "voortgang": heading | large | middle,
            "label": {"text_wrap": True, "font_size": size - 0.5},
            "klein": note | {"font_size": 9, "text_wrap": True},
            "klein_regel": note | middle | {"font_size": 9},
            "gewoon": light | {"text_wrap": True},
            "rij": rule | middle,
            "invoer": field | rule,
            "vakje": middle | {"align": "center", "font_size": size + 1, "indent": 0},
            "vakje_los": light | middle | {"align": "center", "font_size": size + 7},
            "datum": {"num_format": LONG_DATE, "align": "left"},
            "dag": {"num_format": SHORT_DATE, "align": "left"},
            "getal": {"num_format": "0", "align": "left"},
            "midden_hoog": middle,
            "sterk": {"bold": True},
            "rechts": {"align": "right"},
            "ruim": {"indent": 1},
            "inspring": {"align": "left", "indent": 1},
            "leeg": {},
        }  # fmt: skip
