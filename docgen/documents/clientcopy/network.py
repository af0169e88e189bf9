"""People around the client in a copy: by relation or initials, unless they may be named (method 11, trap 7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docgen.language.formatting import hoofdletter
from docgen.records.enums import Perspectief

_TITLE = re.compile(r"^(?:(?:de heer|mevrouw|dhr\.?|mevr\.?|mw\.?|meneer|opa|oma|tante|oom)\s+)+", re.IGNORECASE)
_OWNER = {Perspectief.IK: "mijn", Perspectief.JE: "je", Perspectief.U: "uw", Perspectief.NAAM: "de"}


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text of someone who may not be named, and the words that may stand there."""

    start: int
    end: int
    before: str
    after: str


def may_be_named(member: Mapping[str, Any]) -> bool:
    """Whether someone's name may stand in a copy."""
    return member.get("mag_betrekken") is True


def shown_name(network: Iterable[Mapping[str, Any]], name: str) -> str:
    """Someone of the plan as the copy names them: “Henk, broer” stays, or becomes “broer” or “H.”."""
    alone, _, relation = (part.strip() for part in name.partition(","))
    member = next((each for each in network if _same(each["naam"], alone)), None)
    if member is not None and may_be_named(member):
        return name
    found = relation or (_relation(member) if member is not None else "")
    return found or initials(alone)


def initials(name: str) -> str:
    """The capitals of a name: `H.`, `A. K.`."""
    parts = [part for part in _TITLE.sub("", name).split() if part[:1].isupper()]
    return " ".join(f"{part[0]}." for part in parts) or name


def _same(known: str, name: str) -> bool:
    first, second = known.casefold(), name.casefold()
    return bool(second) and (first == second or first.split()[0] == second.split()[0] if first else False)


def _relation(member: Mapping[str, Any]) -> str:
    return str(member["relatie"]).partition(",")[0].strip()


def names_in(text: str, network: Iterable[Mapping[str, Any]], perspective: Perspectief) -> Iterator[Named]:
    """Every name in the text of someone who may not be named."""
    for member in network:
        if not may_be_named(member):
            yield from _find(text, member, perspective)


def _find(text: str, member: Mapping[str, Any], perspective: Perspectief) -> Iterator[Named]:
    whole = str(member["naam"])
    bare = _TITLE.sub("", whole)
    relation = _relation(member)
    # “mijn vriendin Saskia” loses her name only, also where she is known as a friend from school
    kin = "|".join(re.escape(word) for word in dict.fromkeys((relation, relation.partition(" ")[0])) if word)
    owned = rf"(?:\b(?i:mijn|m'n|je|jouw|uw|zijn|haar|de|het)\s+(?:{kin}),?\s+)?" if kin else ""
    names = "|".join(re.escape(name) for name in dict.fromkeys((whole, bare)) if name)
    if not names or not bare[:1].isupper():
        return
    for match in re.finditer(rf"{owned}(?<!\w)(?:{names})(?!\w)", text):
        yield Named(match.start(), match.end(), match[0], _instead(text, match, relation, (whole, bare), perspective))


def _instead(text: str, match: re.Match[str], relation: str, names: tuple[str, str], perspective: Perspectief) -> str:
    whole, bare = names
    if not relation:
        short = initials(bare)
        return short.removesuffix(".") if text[match.end() :].startswith(".") else short
    said = match[0].removesuffix(whole).removesuffix(bare).rstrip(" ,")
    words = said or f"{_OWNER[perspective]} {relation}"
    before = text[: match.start()].rstrip(" “‘\"'(")
    return hoofdletter(words) if not before or before[-1] in ".!?:\n" else words
