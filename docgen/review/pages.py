"""PB-T8: a persoonsbeschrijving in its standard edition fits on the pages that the organisation chose."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.language.formatting import opsomming
from docgen.records.persoonsbeschrijving import Persoonsbeschrijving
from docgen.review.case import Case, Remark
from docgen.review.lines import NOTE, STORY, block_lines, count_lines
from docgen.review.portrait_text import told_areas

_LINE, _PAGE = 12.6, 715.0  # points: a line of the story, and the room for text on a page of the shipped template
_HEAD, _AREA, _FOOT = 130.0, 38.0, 150.0  # above the leefgebieden, around each of them, and below them
_WIDE = 1.28  # lines across the whole page hold this much more than those of a leefgebied
BY_LINES = "geschat op het aantal regels"


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a record as a document, in the words of what counted them; `lines_over` where that is known."""

    pages: int
    judge: str
    lines_over: int | None = None


def limit_of(case: Case) -> int:
    """The pages that the organisation chose."""
    return int(case.handbook["grenzen"]["paginas"])


def estimate(case: Case) -> Pages:
    """The pages by counting lines, for where there is nothing that can lay out the document."""
    record: Persoonsbeschrijving = case.record
    font = case.version.organisatie.huisstijl.lettertype_tekst
    areas = sum(_LINE * _lines(case, code) + _AREA for code in record.leefgebieden)
    beneath = [record.toekomst, record.gecheckt.wijzigingen, record.aanvulling_client]
    beneath += [text for two in record.verschillen for text in (two.client, two.begeleider)]
    rest = sum(count_lines(text, STORY, font) / _WIDE for text in beneath)
    height = _HEAD + areas + _LINE * rest + _FOOT
    over = max(0, math.ceil((height - limit_of(case) * _PAGE) / _LINE))
    return Pages(max(1, math.ceil(height / _PAGE)), BY_LINES, over)


def _lines(case: Case, code: str) -> int:
    area = case.record.leefgebieden[code]
    font = case.version.organisatie.huisstijl.lettertype_tekst
    return block_lines(area.tekst, (area.sterk, area.aandacht, area.straks), font) + sum(
        count_lines(said.tekst, NOTE, font) for said in area.uitspraken
    )


def short_as_a_whole(case: Case, counted: Pages) -> Iterator[Remark]:
    """PB-T8: the remark on a document with too many pages, with what to shorten by how much."""
    limit = limit_of(case)
    if counted.pages <= limit:
        return
    over = counted.lines_over or max(1, estimate(case).lines_over or 0)
    longest = sorted(((_lines(case, code), code) for code, _ in told_areas(case)), reverse=True)
    if not longest:
        return
    code = longest[0][1]
    yield Remark(
        "PB-T8",
        f"Dit zijn {counted.pages} pagina's en jullie spraken {limit} af ({counted.judge})."
        f" {case.area_name(code)} neemt de meeste ruimte.",
        f"Maak korter: {_shorten(case, over, longest)}.",
        ("leefgebieden", code),
    )


def _shorten(case: Case, over: int, longest: list[tuple[int, str]]) -> str:
    """What to shorten by how many lines: first what is longer than agreed, then a little of each of the longest."""
    parts: list[str] = []
    for lines, code in longest:
        cut = min(over, lines - case.handbook["grenzen"]["regels_max"])
        if cut > 0:
            parts.append(f"{case.area_name(code)} ongeveer {_in_lines(cut)}")
            over -= cut
    if over > 0:
        names = opsomming([case.area_name(code) for _, code in longest[:3]])
        parts.append(f"ongeveer {_in_lines(over)}, verdeeld over {names}")
    return "; ".join(parts)


def _in_lines(number: int) -> str:
    return f"{number} {'regel' if number == 1 else 'regels'}"
