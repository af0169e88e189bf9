"""`woordenlijst.yaml`: an organisation's own words, and which of ours it does not want.

What stands under a word is read by the room that knows language; here only the shape of the file counts.
"""

from __future__ import annotations

from typing import Any

from pydantic import Field

from docgen.records.values import Record, Regel

NAME = "woordenlijst.yaml"


class Woordenlijst(Record):
    """The own words of an organisation by term, and the terms of docgen that it leaves out."""

    termen: dict[Regel, Any] = Field(default_factory=dict)
    weglaten: list[Regel] = Field(default_factory=list)
