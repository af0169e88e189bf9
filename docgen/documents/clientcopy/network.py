"""People around the client in a copy: by relation or initials, unless they may be named (method 11, trap 7)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.language.formatting import hoofdletter
from docgen.records.enums import Perspectief

_TITLE = re.compile(r"^(?:(?:de heer|mevrouw|dhr\.?|mevr\.?|mw\.?|meneer|opa|oma|tante|oom)\s+)+", re.IGNORECASE)
_OWNER = {Perspectief.IK: "mijn", Perspectief.JE: "je", Perspectief.U: "uw", Perspectief.NAAM: "de"}
_POSSESSIVES = {"hij": "zijn", "hem": "zijn", "zij": "haar", "ze": "haar", "haar": "haar"}
_SELF = re.compile(r"\b(?:ik|mij|mijn)\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:je|jij|jou|jouw|u|uw)\b", re.IGNORECASE)
_PARTICLES = ("van", "de", "den", "der", "ter", "ten", "el", "al", "het")
_NAME_AT_LEAST = 3  # shorter first names are too often another word


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


@dataclass(frozen=True, slots=True)
class Around:
    """Whose copy it is: how it speaks of the client, the client's name and pronouns."""

    perspective: Perspectief
    client: str = ""
    pronouns: str = ""

    def whose(self, text: str) -> str:
        """The word before a relation: mijn broer, haar broer; a goal in the ik-form is said by who has it."""
        if _SELF.search(text) and not _OTHER.search(text):
            return _OWNER[Perspectief.IK]
        first = self.pronouns.casefold().replace("/", ",").partition(",")[0].strip()
        if self.perspective is Perspectief.NAAM and first in _POSSESSIVES:
            return _POSSESSIVES[first]
        return _OWNER[self.perspective]


def names_in(text: str, network: Sequence[Mapping[str, Any]], about: Around) -> Iterator[Named]:
    """Every name in the text of someone who may not be named, also a first name alone and with an s of possession."""
    taken = {about.client, *(_first(str(member["naam"])) for member in network if may_be_named(member))}
    for member in network:
        if not may_be_named(member):
            yield from _find(text, member, about, taken)


def _first(name: str) -> str:
    return _TITLE.sub("", name).partition(" ")[0]


def _find(text: str, member: Mapping[str, Any], about: Around, taken: Collection[str]) -> Iterator[Named]:
    whole = str(member["naam"])
    bare, first = _TITLE.sub("", whole), _first(whole)
    relation = _relation(member)
    # “mijn vriendin Saskia” loses her name only, also where she is known as a friend from school
    kin = "|".join(re.escape(word) for word in dict.fromkeys((relation, relation.partition(" ")[0])) if word)
    owned = rf"(?:\b(?i:mijn|m'n|je|jouw|uw|zijn|haar|de|het)\s+(?:{kin}),?\s+)?" if kin else ""
    alone = first if len(first) >= _NAME_AT_LEAST and first not in taken and first.lower() not in _PARTICLES else ""
    names = "|".join(re.escape(name) for name in dict.fromkeys((whole, bare, alone)) if name)
    if not names or not bare[:1].isupper():
        return
    for match in re.finditer(rf"(?P<owned>{owned})(?<!\w)(?:{names})(?P<of>['’]s|s|['’](?!\w))?(?!\w)", text):
        yield Named(match.start(), match.end(), match[0], _instead(text, match, relation, bare, about))


def _instead(text: str, match: re.Match[str], relation: str, bare: str, about: Around) -> str:
    if not relation:
        short = initials(bare)
        if match["of"]:
            return f"{short}’s"
        return short.removesuffix(".") if text[match.end() :].startswith(".") else short
    words = (match["owned"] or "").rstrip(" ,") or f"{about.whose(text)} {relation}"
    if match["of"]:  # “mijn broers fiets”; of a friend from school only the friend
        words = " ".join(words.split(" ")[:2])
        words = f"{words}’" if words[-1] in "sxz" else f"{words}’s" if words[-1] in "aiouy" else f"{words}s"
    before = text[: match.start()].rstrip(" “‘\"'(")
    return hoofdletter(words) if not before or before[-1] in ".!?:\n" else words
