"""Fixed words of the forms: names of choices, and the text that changes with the perspective (C28).

How choices are called stands in the handbook. `PHRASES` holds each fixed text in the ik, je, u and naam form. They are
written out, not built by rules: Dutch verbs and pronouns do not follow from one another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from docgen.documents.context import read_path
from docgen.documents.sharing import shared_store
from docgen.records.enums import Perspectief
from docgen.records.wording import fill, words_for

_NUMBER = re.compile(r"^k(\d)$")


def labels(source: Mapping[str, Any], name: str) -> Mapping[str, str]:
    """The choices of a list by code, in the order and the words of the handbook (`handboek.labels`).

    A code begins with a letter, also that of a quarter: `k1` in the handbook is `1` in a record.
    """
    kept = shared_store("labels", source)
    if name not in kept:
        own: Mapping[str, str] = source["handboek"]["labels"].get(name, {})
        kept[name] = {code if code[0] != "k" else _NUMBER.sub(r"\1", code): text for code, text in own.items()}
    return kept[name]


def speak(source: Mapping[str, Any], text: str) -> str:
    """A fixed text with the organisation's words for the client and the counsellor in it."""
    if "{" not in text:
        return text
    key, kept = (_kind(source), text), shared_store("gesproken", source)
    if key not in kept:
        kept[key] = fill(text, words_of(source), {})
    return kept[key]


def _kind(source: Mapping[str, Any]) -> str:
    return read_path(source, "client.traject.soort_begeleiding") or ""


def words_of(source: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """The organisation's nouns as they are in the kind of support at hand."""
    soort, kept = _kind(source), shared_store("woorden", source)
    if soort not in kept:
        kept[soort] = {**_WORDS, **words_for(source["organisatie"]["woorden"], soort)}
    return kept[soort]


_WORDS = {
    code: {"enkelvoud": word, "meervoud": f"{word}s", "lidwoord": "de"}
    for code, word in (("client", "cliënt"), ("begeleider", "begeleider"))
}


Phrase = tuple[str, str, str, str]
"""One text in the ik, je, u and naam form; `{naam}` is the client's roepnaam or the organisation's word."""

_ORDER = (Perspectief.IK, Perspectief.JE, Perspectief.U, Perspectief.NAAM)


def same(text: str) -> Phrase:
    """A text that speaks to nobody in particular."""
    return text, text, text, text


PHRASES: Mapping[str, Mapping[str, Phrase]] = {
    "aanmelding": {
        "veilig": same("Eerst dit"),
        "melding": same("Het contact"),
        "persoon": ("Over mij", "Over jou", "Over u", "Over {naam}"),
        "vraag": ("Wat ik zoek", "Wat je zoekt", "Wat u zoekt", "Wat {naam} zoekt"),
        "past": same("Past het?"),
        "onze_kant": same("Onze kant"),
        "verteld": same("Wat is verteld"),
        "besluit": same("Wat besluiten we samen?"),
        "daarna": same("Hoe nu verder"),
        "toelating": same("Zo past het bij ons"),
        "uitsluiting": same("Past het nu niet?"),
    },
    "intake": {
        "welkom": same("Welkom"),
        "vandaag": (
            "We maken kennis. Ik vertel wat ik wil vertellen. Ik mag alles vragen.",
            "We maken kennis. Jij vertelt wat je wilt vertellen. Je mag alles vragen.",
            "We maken kennis. U vertelt wat u wilt vertellen. U mag alles vragen.",
            "We maken kennis. {naam} vertelt wat {naam} wil vertellen en mag alles vragen.",
        ),
        "vraag": ("Wat ik wil", "Wat je wilt", "Wat u wilt", "Wat {naam} wil"),
        "tijd": same("Vroeger, nu en straks"),
        "samen": (
            "Wat ik kan en wie helpt",
            "Wat jij kunt en wie helpt",
            "Wat u kunt en wie helpt",
            "Wat {naam} kan en wie helpt",
        ),
        "leefgebieden": ("Mijn leven nu", "Jouw leven nu", "Uw leven nu", "Het leven van {naam} nu"),
        "leefgebieden_uitleg": same("Alleen wat nodig is om te kunnen besluiten. De rest komt later."),
        "eerder": same("Eerdere hulp"),
        "veilig": same("Veiligheid"),
        "verteld": same("Wat is verteld"),
        "overweging": same("Wat wegen we af?"),
        "besluit": same("Wat besluiten we samen?"),
        "vervolg": same("Hoe het verdergaat"),
        "besproken": same("Dit hebben we samen besproken"),
        "toestemming": (
            "Met wie mogen we praten? Ik zeg zelf ja of nee.",
            "Met wie mogen we praten? Jij zegt ja of nee.",
            "Met wie mogen we praten? U zegt ja of nee.",
            "Met wie mogen we praten? {naam} zegt ja of nee.",
        ),
    },
    "opname": {
        "wat_regel": ("Wat ik regel", "Wat jij regelt", "Wat u regelt", "Wat {naam} regelt"),
        "wat_regel_uitleg": (
            "Dit blad is van mij. Ik hang het op waar ik het zie.",
            "Dit blad is van jou. Hang het op waar je het ziet.",
            "Dit blad is van u. Hang het op waar u het ziet.",
            "Dit blad is van {naam}.",
        ),
        "eigen": ("Wat ik zelf nog wil regelen", "Wat je zelf nog wilt regelen", "Wat u zelf nog wilt regelen",
                  "Wat {naam} zelf nog wil regelen"),
    },
    "uitstroom": {
        "wat_regel": ("Wat ik regel", "Wat jij regelt", "Wat u regelt", "Wat {naam} regelt"),
        "wat_regel_uitleg": (
            "Dit blad is van mij. Ik hang het op waar ik het zie.",
            "Dit blad is van jou. Hang het op waar je het ziet.",
            "Dit blad is van u. Hang het op waar u het ziet.",
            "Dit blad is van {naam}.",
        ),
        "eigen": ("Wat ik zelf nog wil regelen", "Wat je zelf nog wilt regelen", "Wat u zelf nog wilt regelen",
                  "Wat {naam} zelf nog wil regelen"),
        "afscheid": same("Afscheid en daarna"),
        "regelen": same("Wat er geregeld wordt"),
    },
    "persoonsbeschrijving": {
        "van": same("van"),
        "uitleg": (
            "Dit verhaal gaat over mij en is van mij. Ik mag er altijd iets bij schrijven of iets veranderen.",
            "Dit verhaal gaat over jou en is van jou. Je mag er altijd iets bij schrijven of iets veranderen.",
            "Dit verhaal gaat over u en is van u. U mag er altijd iets bij schrijven of iets veranderen.",
            "Dit verhaal gaat over {naam} en is van {naam}. Er mag altijd iets bij of anders.",
        ),
        "sterk": same("Sterk"),
        "aandacht": same("Aandacht"),
        "straks": same("Straks"),
        "bekeken": (
            "Samen bekeken. Hier is nu niets dat telt voor mijn begeleiding.",
            "Samen bekeken. Hier is nu niets dat telt voor je begeleiding.",
            "Samen bekeken. Hier is nu niets dat telt voor uw begeleiding.",
            "Samen bekeken. Hier is nu niets dat telt voor de begeleiding van {naam}.",
        ),
        "client_ziet": ("Hoe ik het zie", "Hoe jij het ziet", "Hoe u het ziet", "Hoe {naam} het ziet"),
        "wij_zien": ("Hoe mijn {begeleider} het ziet", "Hoe je {begeleider} het ziet", "Hoe uw {begeleider} het ziet",
                     "Hoe {de begeleider} het ziet"),
        "gelezen": same("Samen gelezen"),
    },
    "begeleidingsplan": {
        "van": same("van"),
        "doelen_nu": ("Hier werk ik nu aan", "Hier werk je nu aan", "Hier werkt u nu aan", "Hier werkt {naam} nu aan"),
        "geen_doel": same("Nu geen doel bij"),
        "mee": same("Wie doet mee?"),
        "terug": same("Wanneer kijken we terug?"),
        "ik_wil": ("Ik wil", "Je wilt", "U wilt", "{naam} wil"),
        "merk": ("Ik merk het aan", "Je merkt het aan", "U merkt het aan", "{naam} merkt het aan"),
        "gebruik": ("Hier gebruik ik", "Hier gebruik je", "Hier gebruikt u", "Hier gebruikt {naam}"),
        "wanneer": same("Klaar op"),
        "stappen": same("Stappen"),
        "terugblik": same("Hoe ging het?"),
        "van_mij": ("Dit is mijn plan", "Dit is jouw plan", "Dit is uw plan", "Dit is het plan van {naam}"),
        "akkoord": ("Dit wil en kan ik", "Dit wil en kun je", "Dit wilt en kunt u", "Dit wil en kan {naam}"),
        "evaluatie": same("Samen terugkijken"),
        "besluit": same("Wat besluiten we samen?"),
    },
    "exit": {
        "vinden": ("Wat vind ik?", "Wat vind je?", "Wat vindt u?", "Wat vindt {naam}?"),
        "hoe": (
            "Ik zet bij elke zin één kruisje. Onder de zin is plaats voor eigen woorden.",
            "Zet bij elke zin één kruisje. Onder de zin is plaats voor je eigen woorden.",
            "Zet bij elke zin één kruisje. Onder de zin is plaats voor uw eigen woorden.",
            "Bij elke zin één kruisje. Onder de zin is plaats voor eigen woorden.",
        ),
        "eigen_woorden": ("In mijn eigen woorden", "In je eigen woorden", "In uw eigen woorden", "In eigen woorden"),
        "over": ("Over mijn tijd hier", "Over jouw tijd hier", "Over uw tijd hier", "Over de tijd hier"),
        "toen_nu": same("Toen en nu"),
        "dank": (
            "Klaar. Ik stop dit blad in de envelop of in de bus. Niemand ziet wie dit heeft ingevuld.",
            "Dank je wel. Stop dit blad in de envelop of in de bus. Niemand ziet wie dit heeft ingevuld.",
            "Dank u wel. Stop dit blad in de envelop of in de bus. Niemand ziet wie dit heeft ingevuld.",
            "Dank. Dit blad gaat in de envelop of in de bus. Niemand ziet wie dit heeft ingevuld.",
        ),
    },
}  # fmt: skip


def phrases(form: str, source: Mapping[str, Any]) -> Mapping[str, str]:
    """The fixed texts of a form in the perspective at hand: the record's own when it has one, else the handbook's."""
    perspective = perspective_of(form, source)
    if _names_the_client(form, perspective):
        return in_perspective(PHRASES[form], perspective, source)
    key, kept = (form, perspective, _kind(source)), shared_store("vaste teksten", source)
    if key not in kept:
        kept[key] = in_perspective(PHRASES[form], perspective, source)
    return kept[key]


@cache
def _names_the_client(form: str, perspective: Perspectief) -> bool:
    return any("{naam}" in texts[_ORDER.index(perspective)] for texts in PHRASES[form].values())


def perspective_of(form: str, source: Mapping[str, Any]) -> Perspectief:
    """In which person the fixed text of a form speaks."""
    chosen = read_path(source, f"{form}.perspectief") or source["handboek"]["formulieren"][form]["perspectief"]
    return Perspectief(chosen)


def in_perspective(texts: Mapping[str, Phrase], perspective: Perspectief, source: Mapping[str, Any]) -> dict[str, str]:
    """These fixed texts in that person, with the client's name and the organisation's words in them."""
    at, name = _ORDER.index(perspective), _name(source)
    return {code: _speak(source, forms[at], name) for code, forms in texts.items()}


def _speak(source: Mapping[str, Any], text: str, name: str) -> str:
    if "{" not in text:
        return text
    spoken = fill(text.replace("{naam}", name), words_of(source), {}) if "{naam}" in text else speak(source, text)
    return spoken[:1].upper() + spoken[1:] if text.startswith("{") else spoken


def _name(source: Mapping[str, Any]) -> str:
    return str(read_path(source, "client.roepnaam") or speak(source, "{de client}"))
