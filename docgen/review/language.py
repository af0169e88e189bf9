"""The rules on wording: PB-T2, T3, T4, T7, A2 and A4, BP-T2, T3 and T4 (method 6), on the remarks of `docgen.language`.

Silent on what the client wrote and on quotations. A remark quotes the text, so it is only for the eyes of its writer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from docgen.language import remarks as spoken
from docgen.language.analysis import Analysis, analyse, score
from docgen.language.glossary import Glossary
from docgen.language.lint2 import lemma
from docgen.language.remarks import RemarkKind as Kind
from docgen.language.scores import Scores
from docgen.records.placeholders import placeholder
from docgen.review.case import Case, Remark
from docgen.review.findings import Passage
from docgen.review.tense import only_past
from docgen.review.texts import Text, people_in, texts_of

SHOWN = 3
"""The remarks per leefgebied that are shown unless all are asked for: more helps nobody."""

SURE = 0.5
"""Below this a remark is a hint, shown when all are asked for."""

_SURE_OF = {Kind.HARD_WORD: 0.6}
"""What is rare in films is often known to everybody: courgette, aanhanger."""

_NOTHING_NOW = re.compile(r"(?:er is )?(?:nu )?geen aandachtspunt(?: nu)?\.?", re.IGNORECASE)
"""The answer that PB-T6 offers; it needs no better words."""

EASY_SENTENCE, EASY_TEXT = 12, 60
"""Words per sentence on average, and the Flesch-Douma score, where a text as a whole begins to read hard (method 6)."""

_RULES: Mapping[str, Mapping[Kind, str]] = {
    "persoonsbeschrijving": {
        **dict.fromkeys(Kind, "PB-T7"),
        Kind.NO_SENTENCE: "PB-T2",
        Kind.OTHER_THEME: "PB-T4",
        Kind.OPINION: "PB-A2",
        Kind.STIGMA: "PB-A4",
    },
    "begeleidingsplan": {**dict.fromkeys(Kind, "BP-T3"), Kind.OTHER_THEME: "BP-T2", Kind.VAGUE: "BP-T4"},
}
_NOT_A_STORY = frozenset((Kind.OTHER_THEME,))
_LINE = frozenset((Kind.OTHER_THEME, Kind.NO_SENTENCE, Kind.PASSIVE, Kind.TANG, Kind.OPINION, Kind.THIRD_PERSON))
_SILENT: Mapping[str, frozenset[Kind]] = {
    "verhaal": frozenset(),
    "notitie": _NOT_A_STORY,
    "wens": _NOT_A_STORY | {Kind.NO_SENTENCE},  # "Een huis met een schuur" says enough of what someone wants
    "uitspraak": _NOT_A_STORY | {Kind.OPINION},  # says whose it is in a field of its own
    "mening": _NOT_A_STORY | {Kind.OPINION, Kind.THIRD_PERSON, Kind.NO_SENTENCE},
    "beeld": _NOT_A_STORY | {Kind.VAGUE, Kind.NO_SENTENCE},
    "hoofddoel": frozenset((Kind.NO_SENTENCE,)),
    "doel": frozenset((Kind.NO_SENTENCE,)),
    "meetpunt": _LINE,
    "stap": _LINE,
}
"""What is not remarked upon in each part of a record."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One text of a record, taken apart."""

    text: Text
    analysis: Analysis


def read_texts(case: Case, glossary: Glossary | None = None) -> list[Reading]:
    """Every text of the record, analysed as what it is: where it stands, whose words it holds, whom it names."""
    areas: Mapping[str | None, Any] = case.handbook["leefgebieden"]
    # "kind" and "kinderen" are one sign of a theme, and not two
    themes = {area["naam"]: {lemma(word.lower()) for word in area["themawoorden"]} for area in areas.values()}
    own, others = people_in(case.client, case.record, case.version.organisatie.medewerkers)
    perspective = _perspective(case)
    words = glossary.plain_for(perspective, case.client.roepnaam if case.client else "") if glossary else None
    return [
        Reading(
            text,
            analyse(
                text.text,
                names=others,
                protected=[(0, len(text.text))] if text.own else (),
                glossary=words,
                leefgebied=areas[text.leefgebied]["naam"] if text.leefgebied in areas else None,
                themes=themes,
                perspective=perspective,
                client=own,
            ),
        )
        for text in texts_of(case.form, case.record)
    ]


def _perspective(case: Case) -> str:
    chosen = getattr(case.record, "perspectief", None)
    return str(chosen or case.handbook["formulieren"][case.form]["perspectief"])


def score_texts(readings: Sequence[Reading]) -> Scores:
    """The scores of the record as one document."""
    return score(reading.text.text for reading in readings)


def wording(case: Case, readings: Sequence[Reading], *, everything: bool = False) -> Iterator[Remark]:
    """The remarks on wording, per leefgebied the few that help most unless everything is asked for."""
    if case.form not in _RULES:
        return
    for _, group in groupby(readings, key=lambda reading: reading.text.leefgebied):
        area = list(group)
        for reading in area:
            yield from _about_the_past(case, reading)
        found = [(reading, remark) for reading in area for remark in _spoken(reading)]
        for reading, remark in found if everything else _most_useful(found):
            yield _remark(case, reading, remark)
    yield from _as_a_whole(case, readings)


def _spoken(reading: Reading) -> Iterator[spoken.Remark]:
    written = reading.text.text.strip()
    if not reading.text.own and not placeholder(written) and not _NOTHING_NOW.fullmatch(written):
        silent = _SILENT[reading.text.part]
        yield from (remark for remark in reading.analysis.remarks if remark.kind not in silent)


def _sure(remark: spoken.Remark) -> bool:
    return remark.confidence >= _SURE_OF.get(remark.kind, SURE)


def _most_useful(found: Sequence[tuple[Reading, spoken.Remark]]) -> list[tuple[Reading, spoken.Remark]]:
    """The few that help most of several texts that are read as one."""
    shift, last = 0, None
    moved: dict[spoken.Remark, tuple[Reading, spoken.Remark]] = {}
    for reading, remark in found:
        if last is not None and reading is not last:
            shift += len(last.text.text) + 1
        last = reading
        if _sure(remark):
            moved[replace(remark, start=remark.start + shift, end=remark.end + shift)] = (reading, remark)
    return [moved[remark] for remark in spoken.choose_remarks(moved, SHOWN)]


def _remark(case: Case, reading: Reading, found: spoken.Remark) -> Remark:
    return Remark(
        _RULES[case.form][found.kind],
        found.message,
        found.suggestion,
        reading.text.path,
        hint_only=not _sure(found),
        passage=_passage(reading, found.start, found.end, found.kind.value, found.confidence),
    )


def _passage(reading: Reading, start: int, end: int, kind: str, confidence: float) -> Passage:
    """The place with the sentence around it, or the sentences when it runs over more."""
    around = [s for s in reading.analysis.sentences if s.start < end and s.end > start]
    first, last = (around[0].start, around[-1].end) if around else (start, end)
    text = reading.text.text
    return Passage(start, end, text[first:last], first, kind, confidence, text[:start])


def _about_the_past(case: Case, reading: Reading) -> Iterator[Remark]:
    """PB-T3: the story of a leefgebied tells only of the past."""
    if case.form != "persoonsbeschrijving" or reading.text.part != "verhaal" or reading.text.own:
        return
    if past := only_past(reading.analysis.sentences):
        yield Remark(
            "PB-T3",
            "Dit gaat over vroeger. Hoe is het nu?",
            "Begin met een zin over nu, en houd van vroeger alleen over wat nu nog telt.",
            reading.text.path,
            passage=_passage(reading, past[0].start, past[0].end, "verleden", 0.7),
        )


def _as_a_whole(case: Case, readings: Sequence[Reading]) -> Iterator[Remark]:
    """PB-T7, BP-T3: the text as a whole, for what no single sentence shows."""
    own_part = [reading for reading in readings if not reading.text.own]
    scores = score_texts(own_part)
    if scores.flesch_douma is None:
        return
    mean = scores.words / scores.sentences
    rule = _RULES[case.form][Kind.LONG_SENTENCE]
    if mean > EASY_SENTENCE:
        yield Remark(
            rule,
            f"Een zin heeft hier gemiddeld {mean:.0f} woorden. Met {EASY_SENTENCE} of minder leest het makkelijker.",
            "Maak van de langste zinnen er twee.",
        )
    elif scores.flesch_douma < EASY_TEXT:
        yield Remark(
            rule,
            f"Het geheel leest niet makkelijk: Flesch-Douma geeft {scores.flesch_douma:.0f}, en vanaf"
            f" {EASY_TEXT} leest een tekst vlot.",
            "Gewonere woorden helpen hier het meest.",
        )
