"""Who is spoken of: the words of a plain wording that depend on the person, and the forms that fill them.

A wording holds slots between braces. The names of persons follow the ik-form, verbs stand in the je-form:

    slot        ik        je        u        naam (Sam)
    {ik}        ik        je        u        Sam            who does it
    {mij}       mij       je        u        Sam            without stress: om {mij} heen
    {jou}       mij       jou       u        Sam            with stress: voor {jou}
    {mijn}      mijn      je        uw       Sams           without stress
    {jouw}      mijn      jouw      uw       Sams           with stress
    {me}        me        je        u        zich
    {mezelf}    mezelf    jezelf    uzelf    zichzelf
    {krijgt}    krijg     krijgt    krijgt   krijgt         any verb in the form that belongs to je
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from docgen.language.forms import known

SLOT = re.compile(r"\{(\w+)\}")
PERSONS = frozenset(("ik", "mij", "jou", "mijn", "jouw", "me", "mezelf"))
_OBJECTS = frozenset(("mij", "jou"))
# je-form: ik, u, hij, meer dan een
_VERBS = {
    "bent": ("ben", "bent", "is", "zijn"),
    "hebt": ("heb", "hebt", "heeft", "hebben"),
    "wilt": ("wil", "wilt", "wil", "willen"),
    "kunt": ("kan", "kunt", "kan", "kunnen"),
    "zult": ("zal", "zult", "zal", "zullen"),
    "mag": ("mag", "mag", "mag", "mogen"),
    "moet": ("moet", "moet", "moet", "moeten"),
    "weet": ("weet", "weet", "weet", "weten"),
    "gaat": ("ga", "gaat", "gaat", "gaan"),
    "doet": ("doe", "doet", "doet", "doen"),
    "staat": ("sta", "staat", "staat", "staan"),
    "ziet": ("zie", "ziet", "ziet", "zien"),
    "zit": ("zit", "zit", "zit", "zitten"),
    "eet": ("eet", "eet", "eet", "eten"),
}
_WITH_PARTICLE = ("gaat", "doet", "staat", "ziet")  # omgaat, meedoet, opstaat


def is_slot(name: str) -> bool:
    """Whether a word between braces is a slot: one of the persons, or a verb in the form that belongs to je."""
    return name in PERSONS or name in _VERBS or name.endswith("t")


@dataclass(frozen=True, slots=True)
class Person:
    """The forms of one person; `verb` is the place in a verb's row (0 ik, 1 u, 2 hij, 3 plural, -1 je)."""

    ik: str
    mij: str
    jou: str
    mijn: str
    jouw: str
    me: str
    mezelf: str
    verb: int
    certain: bool = True

    def form(self, slot: str) -> str:
        """What fills a slot."""
        return str(getattr(self, slot)) if slot in PERSONS else self._verb(slot)

    def _verb(self, form: str) -> str:
        if self.verb < 0:
            return form
        known_verb = next(
            (verb for verb in _VERBS if form == verb or (verb in _WITH_PARTICLE and form.endswith(verb))), ""
        )
        if known_verb:
            return form.removesuffix(known_verb) + _VERBS[known_verb][self.verb]
        if self.verb == 0:
            return form.removesuffix("t")
        return (known(form)[1] or form) if self.verb == 3 else form


IK = Person("ik", "mij", "mij", "mijn", "mijn", "me", "mezelf", 0)
JE = Person("je", "je", "jou", "je", "jouw", "je", "jezelf", -1)
U = Person("u", "u", "u", "uw", "uw", "u", "uzelf", 1)
HIJ = Person("hij", "hem", "hem", "zijn", "zijn", "zich", "zichzelf", 2)
ZIJ = Person("zij", "haar", "haar", "haar", "haar", "zich", "zichzelf", 2)
HUN = Person("zij", "hen", "hen", "hun", "hun", "zich", "zichzelf", 3)
WIJ = Person("wij", "ons", "ons", "ons", "ons", "ons", "onszelf", 3)
SOMEBODY = Person("de cliënt", "de cliënt", "de cliënt", "diens", "diens", "zich", "zichzelf", 2, certain=False)

# whose it is, by the word before the noun
POSSESSORS = {
    "mijn": IK,
    "m'n": IK,
    "je": JE,
    "jouw": JE,
    "uw": U,
    "zijn": HIJ,
    "z'n": HIJ,
    "haar": ZIJ,
    "d'r": ZIJ,
    "hun": HUN,
    "ons": WIJ,
    "onze": WIJ,
}


def person_of(perspective: str, client: str) -> Person:
    """The person of a form: ik, je, u, or the client by name; without a name the wording is not certain."""
    if perspective == "naam":
        return _named(client) if client else SOMEBODY
    return {"ik": IK, "u": U}.get(perspective, JE)


def again(person: Person, pronouns: str) -> Person:
    """The person who was named just before: "Sam praat met de mensen om hem heen".

    Without their pronouns the name comes back, which reads as somebody else, so that is not certain.
    """
    first = pronouns.lower().replace("/", " ").replace(",", " ").split(" ")[0]
    known = {"hij": HIJ, "hem": HIJ, "zij": ZIJ, "ze": ZIJ, "haar": ZIJ}.get(first)
    only_one = not {"die", "hen", "hun"} & set(pronouns.lower().replace("/", " ").replace(",", " ").split())
    return known if known is not None and only_one else replace(person, certain=False)


def _named(name: str) -> Person:
    genitive = f"{name}’" if name[-1:] in "sxz" else f"{name}’s" if name[-1:] in "aiouy" else f"{name}s"
    return Person(name, name, name, genitive, genitive, "zich", "zichzelf", 2)


def fill(wording: str, person: Person) -> str:
    """The wording with its slots filled for a person."""
    if "{" not in wording:
        return wording
    return SLOT.sub(lambda found: person.form(found[1]), wording)


def has_slots(wording: str) -> bool:
    """Whether a wording depends on the person."""
    return "{" in wording


def lone_object(wording: str) -> tuple[str, str] | None:
    """What stands before and after the only slot of a wording, if that is an object: "om {mij} heen"."""
    slots = SLOT.findall(wording)
    if len(slots) != 1 or slots[0] not in _OBJECTS:
        return None
    before, after = SLOT.split(wording)[0], SLOT.split(wording)[2]
    return before.strip(), after.strip()
