"""Lengths of Office Open XML as values that carry their unit: `Mm(25)` where a person chose it, `Emu` in a file.

1 inch = 72 points = 144 half-points = 1,440 twips = 914,400 EMU = 25.4 mm
"""

from __future__ import annotations

EMU_PER_INCH = 914_400
EMU_PER_MM = 36_000
EMU_PER_POINT = 12_700
EMU_PER_TWIP = 635
EMU_PER_PIXEL = 9_525  # at 96 dots per inch, the grid of a worksheet


class Emu(int):
    """A length in English Metric Units, the unit of DrawingML."""

    @property
    def mm(self) -> float:
        """The length in millimetres."""
        return self / EMU_PER_MM

    @property
    def points(self) -> float:
        """The length in points."""
        return self / EMU_PER_POINT

    @property
    def pixels(self) -> float:
        """The length in pixels of 1/96 inch."""
        return self / EMU_PER_PIXEL

    @property
    def twips(self) -> int:
        """The length in twentieths of a point, the unit of WordprocessingML; rounded."""
        return round(self / EMU_PER_TWIP)


def Mm(value: float) -> Emu:  # noqa: N802 - reads as a unit at the place of use
    """A length that was chosen in millimetres."""
    return Emu(round(value * EMU_PER_MM))


def Points(value: float) -> Emu:  # noqa: N802 - reads as a unit
    """A length that was chosen in points."""
    return Emu(round(value * EMU_PER_POINT))


def Twips(value: float) -> Emu:  # noqa: N802 - reads as a unit
    """A length in twentieths of a point, as WordprocessingML writes it."""
    return Emu(round(value * EMU_PER_TWIP))


def HalfPoints(value: float) -> Emu:  # noqa: N802 - reads as a unit
    """A length in half-points, as WordprocessingML writes font sizes."""
    return Emu(round(value * EMU_PER_POINT / 2))


def Pixels(value: float) -> Emu:  # noqa: N802 - reads as a unit
    """A length in pixels of 1/96 inch, as worksheets count."""
    return Emu(round(value * EMU_PER_PIXEL))
