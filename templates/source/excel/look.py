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
        heading = {"font_scheme": "major", "bold": True, "font_color": theme(BRAND_TEXT)}
        return {
            "ruimte": {"font_size": 19, "text_wrap": True},
            "tag": {"font_size": 8, "font_color": theme(NOTES)},
            "titel": heading | {"font_size": 22 + (size - 11), "valign": "vcenter"},
            "van": {"font_size": 13 + (size - 11), "valign": "vcenter"},
            "organisatie": {"font_size": 9, "font_color": theme(NOTES), "align": "right", "text_wrap": True},
            "zin": {"font_color": theme(NOTES), "text_wrap": True},
            "tekst": {"text_wrap": True},
            "blad": {"text_wrap": True, "valign": "vcenter", "bg_color": theme(TINT), "bottom": 1,
                     "bottom_color": theme(BOXES), "locked": False, "left": 2, "left_color": theme(PAPER)},
            "kop": heading | {"font_size": 13 + (size - 11), "valign": "bottom", "bottom": 2, "bottom_color": theme(BRAND)},
            "kopnoot": {"font_size": size - 1.5, "font_color": theme(NOTES), "valign": "bottom", "bottom": 2,
                        "bottom_color": theme(BRAND), "text_wrap": True},
            "tabelkop": {"font_size": size - 1.5, "font_color": theme(NOTES), "valign": "bottom", "text_wrap": True,
                         "bottom": 1, "bottom_color": theme(BOXES)},
            "tabelkop_los": {"font_size": size - 1.5, "font_color": theme(NOTES), "valign": "bottom", "text_wrap": True},
            "groep": heading | {"valign": "bottom", "bottom": 1, "bottom_color": theme(BRAND)},
            "groepnoot": {"font_size": size - 1, "font_color": theme(NOTES), "valign": "bottom", "align": "right",
                          "bottom": 1, "bottom_color": theme(BRAND)},
            "label": {"text_wrap": True, "font_size": size - 0.5},
            "sterk": {"bold": True},
            "gewoon": {"text_wrap": True, "bottom": 1, "bottom_color": theme(RULES)},
            "klein": {"font_size": 9, "font_color": theme(NOTES), "text_wrap": True},
            "klein_regel": {"font_size": 9, "font_color": theme(NOTES), "valign": "vcenter"},
            "rij": {"valign": "vcenter", "bottom": 1, "bottom_color": theme(BOXES)},
            "vakje_los": {"align": "center", "valign": "vcenter", "font_size": size + 7, "bottom": 1,
                          "bottom_color": theme(RULES)},
            "voortgang": heading | {"font_size": 13 + (size - 11), "valign": "vcenter"},
            "invoer": {"text_wrap": True, "bg_color": theme(TINT), "bottom": 1, "bottom_color": theme(BOXES), "locked": False,
                       "left": 2, "left_color": theme(PAPER)},
            "midden_hoog": {"valign": "vcenter"},
            "datum": {"num_format": LONG_DATE, "align": "left"},
            "dag": {"num_format": SHORT_DATE, "align": "left"},
            "getal": {"num_format": "0", "align": "left"},
            "vakje": {"align": "center", "valign": "vcenter", "font_size": size + 1},
            "stand": {"align": "center", "font_size": size},
            "midden": {"align": "center"},
            "rechts": {"align": "right"},
            "aantal": {"num_format": '0 "van"', "align": "right"},
            "totaal": {"num_format": '0 "klaar"', "align": "left"},
            "leeg": {},
        }  # fmt: skip
