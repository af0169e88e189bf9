"""The detectors: each takes a document and gives remarks; they know nothing of each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from docgen.language.detectors.address import mixed_address, opinion_without_owner, third_person
from docgen.language.detectors.structure import double_negation, long_sentence, no_sentence, tang
from docgen.language.detectors.style import men, nominalisation, passive
from docgen.language.detectors.wording import abbreviation, hard_word, jargon, other_theme, stigma, vague
from docgen.language.document import Document
from docgen.language.remarks import Remark

DETECTORS: tuple[Callable[[Document], Iterable[Remark]], ...] = (
    long_sentence,
    no_sentence,
    tang,
    double_negation,
    passive,
    men,
    nominalisation,
    jargon,
    vague,
    stigma,
    abbreviation,
    hard_word,
    other_theme,
    mixed_address,
    third_person,
    opinion_without_owner,
)

__all__ = ["DETECTORS"]
