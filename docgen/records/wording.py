"""The organisation's own words in texts of the handbook (C27, design 2.3).

A text says `{De client} beslist`, and `woorden` says what a client is called and whether that takes *de* or *het*:

    {client}           the singular             {de client} {De client}    with its article
    {client.meervoud}  the plural               {deze client} {elke client} {onze client} {die client}
    {client.hij} {client.hem} {client.zijn}     its pronouns
    {organisatie}      the short name           {fase.intake} {formulier.begeleidingsplan}  given names
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from docgen.diagnostics import nearest

_PLACEHOLDER = re.compile(r"\{([^{}\n]{1,60})\}")
_DETERMINERS = {
    "de": {"de": "de", "het": "het"},
    "een": {"de": "een", "het": "een"},
    "deze": {"de": "deze", "het": "dit"},
    "die": {"de": "die", "het": "dat"},
    "elke": {"de": "elke", "het": "elk"},
    "onze": {"de": "onze", "het": "ons"},
    "welke": {"de": "welke", "het": "welk"},
    "geen": {"de": "geen", "het": "geen"},
}
_FORMS = {"meervoud": "meervoud", "hij": "onderwerp", "hem": "voorwerp", "zijn": "bezit"}

Words = Mapping[str, Mapping[str, Any]]
"""The effective `woorden`, by code."""


def fill(text: str, words: Words, names: Mapping[str, str]) -> str:
    """The text with its placeholders filled in; one that is not known stays as it stands (see `unknown_words`)."""
    return _PLACEHOLDER.sub(lambda m: _expand(m[1], words, names) or m[0], text) if "{" in text else text


def unknown_words(text: str, words: Words, names: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    """Every placeholder of the text that nothing fills in, with the nearest word that does."""
    for found in _PLACEHOLDER.finditer(text):
        if _expand(found[1], words, names) is None:
            yield found[1], nearest(found[1].split()[-1].partition(".")[0].lower(), [*words, *names])


def _expand(inside: str, words: Words, names: Mapping[str, str]) -> str | None:
    *before, last = inside.split(" ")
    if len(before) > 1 or not last:
        return None
    first = before[0] if before else last
    word = _with_determiner(before[0].lower(), last, words) if before else _bare(last, words, names)
    if word is None:
        return None
    return word[0].upper() + word[1:] if first[0].isupper() and word else word


def _with_determiner(determiner: str, code: str, words: Words) -> str | None:
    forms = words.get(code)
    if forms is None or determiner not in _DETERMINERS:
        return None
    return f"{_DETERMINERS[determiner][forms['lidwoord']]} {forms['enkelvoud']}"


def _bare(last: str, words: Words, names: Mapping[str, str]) -> str | None:
    name = last[0].lower() + last[1:]
    if name in names:
        return names[name]
    code, _, form = name.partition(".")
    forms = words.get(code)
    if forms is None:
        return None
    key = _FORMS.get(form) if form else "enkelvoud"
    return str(forms[key]) if key else None


def map_texts(value: Any, change: Callable[[str], str]) -> Any:
    """The same plain value with every text in it changed; keys stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: map_texts(item, change) for key, item in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [map_texts(item, change) for item in cast("list[Any]", value)]
    return value


def walk_texts(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text in a plain value with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in cast("dict[str, Any]", value).items():
            yield from walk_texts(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(cast("list[Any]", value)):
            yield from walk_texts(item, (*path, str(index)))


def words_for(words: Words, soort: str | None) -> dict[str, dict[str, Any]]:
    """The words as one kind of support uses them ('bewoner' in the house, 'cliënt' at home)."""
    chosen: dict[str, dict[str, Any]] = {}
    for code, forms in words.items():
        own = forms.get("per_soort", {}).get(soort) if soort else None
        chosen[code] = {**forms, **own} if own else dict(forms)
    return chosen
