"""What Jinja's parser says about a tag that it cannot read, in Dutch, and what to do about it."""

from __future__ import annotations

import re

MEND = "Verbeter de tag."
_MESSAGES = (
    (re.compile(r"got 'end of|unexpected 'end of|unexpected end of template"), "de tag houdt te vroeg op"),
    (re.compile(r"expected token 'end of .*', got '(.*)'"), "“{}” staat op een plek waar de tag klaar moest zijn"),
    (re.compile(r"expected token '(.*)', got '(.*)'"), "hier hoort “{}” te staan, niet “{}”"),
    (re.compile(r"unexpected '(.*)', expected '(.*)'"), "“{}” staat waar “{}” hoort"),
    (re.compile(r"unexpected '(.*)'"), "“{}” hoort hier niet"),
    (re.compile(r"""unexpected char (?:'"'|"'") at"""), "een aanhalingsteken wordt niet gesloten"),
    (re.compile(r"unexpected char '\\?(.*)' at"), "het teken “{}” hoort hier niet"),
    (re.compile(r"expected name or number"), "achter de punt ontbreekt een naam"),
)
_EMPTY = (re.compile(r"Expected an expression"), "hier ontbreekt een naam of waarde")
_TOKENS = {"name": "een naam", "integer": "een getal", "float": "een getal", "string": "een tekst"}
# what is wrong, as said above, and what to do
_REMEDIES = (
    (re.compile(r"“=”"), "Vergelijk met `==`; één = staat alleen na `set naam`."),
    (re.compile(r"“&”"), "Schrijf `and` in plaats van &."),
    (re.compile(r"niet “\|”"), "Schrijf `or` in plaats van ||; een filter staat na één |."),
    (re.compile(r"“!”"), "Schrijf `not` voor de voorwaarde, of `!=` voor ongelijk."),
    (re.compile(r"“\?”"), "Schrijf `dit if voorwaarde else dat`."),
    (re.compile(r"aanhalingsteken"), "Zet om de tekst twee dezelfde aanhalingstekens."),
    (re.compile(r"“[()\[\]]”"), "Sluit elk haakje dat je opent."),
    (re.compile(r"“[%}]” hoort|“:” te staan, niet “}”"), "Begin en eindig de tag hetzelfde: {{ … }} of {% … %}."),
    (re.compile(r"“[A-Za-z_]\w*” staat op"), "Een naam heeft geen spaties: zet een punt of een _ tussen de delen."),
    (re.compile(r"ontbreekt een naam"), "Vul de naam in die hier moet staan."),
)


def explain(message: str) -> tuple[str, str]:
    """What is wrong with a tag, and the remedy; `message` is Jinja's."""
    for pattern, words in (_EMPTY, *_MESSAGES):
        if found := pattern.search(message):
            what = words.format(*(_TOKENS.get(token, token) for token in found.groups()))
            return what, next((remedy for sign, remedy in _REMEDIES if sign.search(what)), MEND)
    return message, MEND
