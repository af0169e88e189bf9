"""Questions with options to tick, and criteria with a word on each."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar, cast

from pydantic import Field

from docgen.documents.common import CHECKS, Keuzeregel, choices
from docgen.documents.derivation import Derivation
from docgen.documents.parts import Keuzelijst, Source, is_blank, is_open
from docgen.documents.phrases import labels
from docgen.documents.sharing import shared_store


class Weegregel(Derivation):
    """A criterion of the consideration with the word on it."""

    code: str = Field(description="Code van het punt")
    tekst: str = Field(description="Wat jullie afwegen")
    hulp: str = Field(description="Waar je op let")
    opties: list[Keuzeregel] = Field(description="De oordelen")
    toelichting: str = Field(description="Wat erover is opgeschreven")


T = TypeVar("T")


def once(kept: dict[Hashable, Any], key: Hashable, options: Mapping[str, Any], chosen: Any, make: Callable[[], T]) -> T:
    """What is made of the one option that is chosen, or of none: made once for each; `options` are the handbook's."""
    if chosen is not None and chosen.__class__ is not bool and (chosen.__class__ is not str or chosen not in options):
        return make()  # there is no end to what this may be
    try:
        return kept[key, chosen]
    except KeyError:
        return kept.setdefault((key, chosen), make())


def pick(
    source: Source, options: Mapping[str, Any], chosen: Any, *, label: str, path: str, help_text: str = ""
) -> Keuzelijst:
    """A question with its options: all while there is something to choose, else the chosen ones."""
    lines = options_of(source, options, chosen)
    return Keuzelijst(
        toon=bool(lines), label=label, toelichting=help_text if is_blank(source) else "", pad=path, opties=lines
    )


def options_of(source: Source, options: Mapping[str, Any], chosen: Any) -> list[Keuzeregel]:
    """The options to print, as in `pick`; an answer that the handbook has dropped is among them."""
    picked = _codes(chosen)
    lines = choices(options, picked, blank=is_blank(source) if picked else is_open(source))
    return lines + [_unknown(code) for code in picked if code not in options]


def _codes(chosen: Any) -> list[str]:
    match chosen:
        case None | "":
            return []
        case str():
            return [str(chosen)]
        case bool():
            return ["ja" if chosen else "nee"]
        case list():
            return [str(code) for code in cast("list[Any]", chosen)]
        case _:
            return [str(chosen)]


def _unknown(code: str) -> Keuzeregel:
    """An answer that the handbook has dropped since: still an answer."""
    return Keuzeregel(code=code, naam=code.replace("_", " "), gekozen=True, vakje=CHECKS[True])


def weighings(source: Source, answers: Mapping[str, Any], items: Mapping[str, Any]) -> list[Weegregel]:
    """The criteria of a consideration with what was said of each."""
    codes, judged = [*items, *(code for code in answers if code not in items)], _judgements(source)
    found = [_weighing(source, code, answers.get(code) or {}, items.get(code) or {}, judged) for code in codes]
    if is_open(source):
        return found
    return [line for line in found if line.toelichting or any(option.gekozen for option in line.opties)]


_Judged = Callable[[str | None], list[Keuzeregel]]


def _judgements(source: Source) -> _Judged:
    """The options of a criterion, by the one that was chosen."""
    options, kept = labels(source, "oordeel"), shared_store("oordeel", source)
    state = (is_blank(source), is_open(source))
    return lambda chosen: once(kept, state, options, chosen, lambda: options_of(source, options, chosen))


def _weighing(
    source: Source, code: str, answer: Mapping[str, Any], item: Mapping[str, Any], judged: _Judged
) -> Weegregel:
    return Weegregel(
        code=code,
        tekst=item.get("tekst") or code.replace("_", " "),
        hulp=item.get("toelichting", "") if is_blank(source) else "",
        opties=judged(answer.get("oordeel")),
        toelichting=answer.get("toelichting", ""),
    )


def yes_no(source: Source, value: bool | None, *, label: str, path: str) -> Keuzelijst:  # noqa: FBT001 - the value itself
    """A question that is answered with yes or no."""
    return pick(source, labels(source, "ja_nee"), value, label=label, path=path)
