"""The neutral edition: no name, logo or address of the organisation, and no word that tells what kind of help this is.

For a client whom it would endanger when somebody finds the paper (C34). What the counsellor wrote is proposed with
neutral words in their place; fixed text, the handbook's words and the organisation itself are made neutral at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docgen.branding import Brand
from docgen.language.formatting import hoofdletter
from docgen.ooxml.xml import parse
from docgen.records.organisatie import Adres, Organisatie

BRAND = Brand(name="", color="#1F5F7A")
"""A house style that is nobody's."""

_HERE = (
    # words that tell where somebody is; what may stand there without telling
    (r"in de \w*opvang", "hier"),
    (r"(?:bij|van) de \w*opvang", "hier"),
    (r"naar de \w*opvang", "hierheen"),
    (r"uit de \w*opvang", "hiervandaan"),
    (r"(?:de|deze|onze) \w*opvang", "deze plek"),
    (r"(?:in )?(?:het|een|dit) blijf-van-mijn-lijfhuis", "hier"),
    (r"blijf-van-mijn-lijf\w*", "huis"),
    (r"blijfhuis|opvanghuis|safe ?house", "huis"),
    (r"opvang(?=\w{4,})", ""),
    (r"\w*opvang", "hulp"),
    (r"Veilig Thuis", "mijn hulp"),
)
_ORDINARY = re.compile(
    r"\b(?:kinder|buitenschoolse |tussenschoolse |naschoolse )opvang\w*|\b(?:opvang|op)vangnet\w*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Telling:
    """Words that tell where a client gets help, and what may stand there."""

    start: int
    end: int
    before: str
    after: str
    term: str


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    after: str
    term: str


class Neutral:
    """Finds in any text what would betray one organisation."""

    def __init__(self, identity: Organisatie) -> None:
        self._rules = [*_names(identity), *_words()]

    def find(self, text: str) -> list[Telling]:
        """Every telling word, longest and first ones first, none within another."""
        ordinary = [match.span() for match in _ORDINARY.finditer(text)]
        found: list[Telling] = []
        for rule in self._rules:
            for match in rule.pattern.finditer(text):
                taken = [*ordinary, *((each.start, each.end) for each in found)]
                if not any(start < match.end() and match.start() < end for start, end in taken):
                    found.append(_telling(text, match, rule))
        return sorted(found, key=lambda each: each.start)

    def words(self, text: str) -> str:
        """The text with neutral words."""
        for each in reversed(self.find(text)):
            text = f"{text[: each.start]}{each.after}{text[each.end :]}"
        return text


def _telling(text: str, match: re.Match[str], rule: _Rule) -> Telling:
    before = text[: match.start()].rstrip(" “‘\"'(")
    opens = not before or before[-1] in ".!?:\n"
    after = rule.after
    if not after:  # only the telling half of a word goes: opvangplek → plek
        return Telling(match.start(), match.end(), match[0], "", rule.term)
    return Telling(match.start(), match.end(), match[0], hoofdletter(after) if opens else after, rule.term)


def _words() -> Iterator[_Rule]:
    for pattern, after in _HERE:
        end = r"\b" if after else ""
        yield _Rule(re.compile(rf"\b(?:{pattern}){end}", re.IGNORECASE), after, "opvang")


def _names(identity: Organisatie) -> Iterator[_Rule]:
    named = [(name, "de organisatie") for name in (identity.naam, identity.korte_naam)]
    named += [(place.naam, "het huis") for place in identity.locaties.values()]
    addresses = [identity.bezoekadres, identity.postadres, *(place.adres for place in identity.locaties.values())]
    named += [(words, "dit adres") for address in addresses if address for words in _lines(address)]
    contact = identity.contact
    named += [(words, "") for words in (contact.telefoon, contact.email, contact.website)]
    named += [(place.telefoon, "") for place in identity.locaties.values()]
    for name, after in sorted({(n, a) for n, a in named if n}, key=lambda pair: (-len(pair[0]), pair)):
        yield _Rule(re.compile(rf"(?<!\w){_spelled(name)}(?!\w)"), after or "ons nummer", "naam")


def _spelled(name: str) -> str:
    """A name as it stands in a sentence: “de Brug” is De Brug, “de brug” is a bridge."""
    first, _, rest = name.partition(" ")
    if first.lower() in ("de", "het", "een") and rest:
        return f"(?i:{re.escape(first)}) {re.escape(rest)}"
    return re.escape(name)


def _lines(address: Adres) -> Iterable[str]:
    return (words for words in (address.straat, address.postcode) if words)


def neutral_organisation(source: Mapping[str, Any]) -> dict[str, Any]:
    """The organisation as the neutral edition knows it: it speaks, but has no name, face or place."""
    return {
        **source,
        "naam": "",
        "korte_naam": "",
        "logo": None,
        "bezoekadres": None,
        "postadres": None,
        "contact": dict.fromkeys(source["contact"], ""),
        "privacycontact": "",
        "klachten": "",
        "locaties": {},
        "soorten_begeleiding": {},
    }


def betrayals(parts: Mapping[str, bytes], neutral: Neutral) -> list[str]:
    """The telling words that stand anywhere in a finished document: in text, names, descriptions or properties."""
    found: set[str] = set()
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            root = parse(data)
            words = [text for element in root.iter() for text in (element.text, element.tail) if text]
            words += [value for element in root.iter() for value in element.attrib.values()]
            found.update(each.before for text in words for each in neutral.find(str(text)))
    return sorted(found)
