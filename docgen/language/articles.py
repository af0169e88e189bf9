"""Which article a Dutch noun takes, as far as its form tells.

`de` or `het` cannot be derived for most nouns. These endings decide (Algemene Nederlandse Spraakkunst, 3.3.2), and for
the nouns of the field, and for exceptions to those endings, a short list does; for anything else there is no answer
rather than a guess.
"""

from __future__ import annotations

_HET_WORDS = frozenset(
    [
        "aanbod",
        "advies",
        "album",
        "antiek",
        "begin",
        "bericht",
        "besluit",
        "bezoek",
        "boek",
        "contact",
        "ding",
        "doel",
        "dossier",
        "einde",
        "exemplaar",
        "formulier",
        "gebaar",
        "gebied",
        "gesprek",
        "gevaar",
        "gezin",
        "haar",
        "huis",
        "humeur",
        "idee",
        "intakegesprek",
        "interieur",
        "jaar",
        "kader",
        "kantoor",
        "kind",
        "klooster",
        "leefgebied",
        "leven",
        "meisje",
        "moment",
        "netwerk",
        "overleg",
        "paar",
        "papier",
        "percentage",
        "plan",
        "portfolio",
        "portret",
        "publiek",
        "punt",
        "register",
        "team",
        "thuis",
        "traject",
        "venster",
        "verhaal",
        "verraad",
        "verslag",
        "vonnis",
        "voorstel",
        "werk",
    ]
)
_DE_WORDS = frozenset(
    [
        "aanmelding",
        "afspraak",
        "baan",
        "bewoner",
        "boodschap",
        "brief",
        "buurt",
        "client",
        "cliënt",
        "coach",
        "consument",
        "cursist",
        "dag",
        "datum",
        "deelnemer",
        "eigenschap",
        "fase",
        "folder",
        "gast",
        "gemeenschap",
        "groep",
        "hulp",
        "hulpverlener",
        "hulpvraag",
        "intake",
        "jongere",
        "kaart",
        "klant",
        "kracht",
        "lijst",
        "locatie",
        "man",
        "map",
        "medewerker",
        "mens",
        "mentor",
        "opname",
        "opvang",
        "patiënt",
        "persoon",
        "plek",
        "raad",
        "regisseur",
        "school",
        "stap",
        "start",
        "straat",
        "student",
        "tijd",
        "vraag",
        "vriend",
        "vriendschap",
        "vrouw",
        "wens",
        "wijk",
        "woning",
        "zorg",
    ]
)
_HET_ENDINGS = ("isme", "ment", "tje", "pje", "kje", "etje", "um")
_DE_ENDINGS = ("heid", "teit", "ing", "iek", "age", "ist", "ster", "aar", "eur", "tie", "sie", "nis")


def article_of(noun: str) -> str | None:
    """`de` or `het` where the noun's form or last part tells, else `None`."""
    word = noun.casefold().split()[-1] if noun.strip() else ""
    # a compound takes the article of its last part; the longest known part decides
    known = {**dict.fromkeys(_HET_WORDS, "het"), **dict.fromkeys(_DE_WORDS, "de")}
    parts = [part for part in known if word.endswith(part)]
    if parts:
        return known[max(parts, key=len)]
    if word.endswith(_HET_ENDINGS):
        return "het"
    return "de" if word.endswith(_DE_ENDINGS) else None
