"""Lengths know their unit."""

from __future__ import annotations

from docgen.ooxml.units import Emu, HalfPoints, Mm, Pixels, Points, Twips


def test_units_agree() -> None:
    assert Mm(25.4) == Points(72) == Twips(1440) == HalfPoints(144) == Pixels(96) == Emu(914_400)
    assert (Emu(914_400).points, Emu(914_400).mm, Emu(914_400).twips, Emu(914_400).pixels) == (72, 25.4, 1440, 96)
