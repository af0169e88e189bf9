"""How many syllables a Dutch word has, by its spelling.

Dutch writes a trema where two vowels that could be one sound are not (reünie, geïnd), so vowel letters can be cut into
sounds from left to right, longest first. What is left are loan words, listed by the part that is read otherwise.
"""

from __future__ import annotations

import re
from functools import lru_cache

_PLAIN = str.maketrans("àáâãåçîíìñôóòõûúùÿ", "aaaaaciiinoooouuuy")
# a trema, or an accent on e, begins a sound of its own; "één" and "vóór" are stress marks and were made plain before
_OWN = str.maketrans({"ä": "-a", "ë": "-e", "ï": "-i", "ö": "-o", "ü": "-u", "é": "-e-", "è": "-e-", "ê": "-e-"})
_SOUND = re.compile(
    r"aai|ooi|oei|eeu(?=w)|ieu(?=w)|eau(?![a-z]*(?:teur|to|ti|th|di|ct))|ij|aa|ee|oo|uu|ie(?!u)|oe|eu(?!m\b|ms\b|mp)"
    r"|ui|ei|ou|au|ai|oi|ay|oy|ey|[aeiouy]"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d")
# written e that is not heard, by the word part that has it
_SILENT = re.compile(
    r"intake|up?date|(?:on|off|dead|head|hot|time|base)line|site(?!r)|(?:soft|hard)ware|style|lance\b|game(?!t)|(?:day|home)care"
    r"|service|case|time|space|share(?!n)|image|file(?=s|sharing)|page|phone|home|live|like|made|cake|trade|face(?=book)|date(?=s?\b)"
    r"|score(?=s?\b)|place|skype|code(?=r)|store|safe|europe\b|side\b|drive|create\b|grapefruit|these\b|smartphone"
)
_KEEPS_E = re.compile(
    r"(?:pro|tem|kathe|nai|sei)(?:case|these)|synthese|hypothese|prothese|these\b|chagrijn|mandate|soldate"
)
# two letters, one sound
_ONE_SOUND = re.compile(
    r"t[eo]a[ms]|coach|leas|beam|deal|stream|board|break|speak|clean|leader|goal|toast|steak|cheat|road|load|soap|teach"
    r"|feature|dream|reader|scream|jeans|peanut|appeal|release|weak|health|coat"
)


@lru_cache(maxsize=50_000)
def count_syllables(word: str) -> int:
    """The number of syllables, at least 1; letters of an abbreviation without vowels and digits count one each."""
    digits = len(_DIGITS.findall(word))
    parts = _LETTERS.findall(word)
    if not parts:
        return max(1, digits)
    return max(1, sum(_count_part(part) for part in parts) + digits)


def _count_part(part: str) -> int:
    if len(part) > 1 and part.isupper() and len(part) <= 5 and not re.search(r"[AEIOU]", part):
        return len(part)  # GGZ is read letter by letter
    word = part.lower().replace("éé", "ee").replace("óó", "oo").replace("áá", "aa").replace("úú", "uu")
    word = word.translate(_PLAIN).translate(_OWN)
    word = re.sub(r"qu(?=[aeio-])", "kw", word)
    word = re.sub(r"^y(?=[aeou])", "j", word)
    word = re.sub(r"^(ge|be)(?=au|oo|oe|ou)", r"\1-", word)
    count = len(_SOUND.findall(word))
    count -= len(_ONE_SOUND.findall(word))
    if not _KEEPS_E.search(word):
        count -= len(_SILENT.findall(word))
    if "client" in word:  # cliënt, as it is often typed
        count += 1
    return max(1, count)
