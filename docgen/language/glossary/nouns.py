"""A noun of the trade and its plain wording: what stands before it, its number, whose it is.

mijn  kleine  netwerk   helpt          de mensen om mij heen  helpen
└ determiner  └ term    └ its verb     └ one edit             └ another
└ adjectives
"""

from __future__ import annotations

from itertools import pairwise

from docgen.language.closed import AUXILIARIES
from docgen.language.glossary.agreement import Role, find_role, other_number
from docgen.language.glossary.composing import compose
from docgen.language.glossary.entries import cut_article, has_clause, spoken
from docgen.language.glossary.matching import Match
from docgen.language.glossary.persons import has_slots, lone_object
from docgen.language.glossary.phrases import Before, Phrase, after_a_name, read_phrase
from docgen.language.glossary.proposals import Edit
from docgen.language.glossary.scene import Draft, Scene
from docgen.language.glossary.standing import can_stand, reads_on
from docgen.language.words import (
    FINITE,
    INFINITIVE,
    NAME,
    SUBORDINATE,
    Word,
)

_PART_OF = ("deel", "helft", "meeste", "aantal", "groep", "rest", "een", "één", "iemand")
_JOINS = ("dat", "als", "of", "omdat", "toen", "zodat", "terwijl", "doordat", "voordat", "nadat", "hoewel", "wanneer")


def replace_noun(scene: Scene, match: Match) -> Draft | None:
    """The draft for a noun; `None` when there is no wording that can stand here."""
    phrase = read_phrase(scene, match)
    if after_a_name(scene, phrase) or not can_stand(scene, phrase):
        return None
    composed = compose(scene, phrase)
    if composed is None:
        return None
    start, end = scene.words[phrase.first].start, scene.words[match.last].end
    edits = [Edit(start, end, composed.text)]
    sure = composed.sure and match.entry.sure and not _in_a_fixed_turn(scene, phrase)
    sure = sure and reads_on(scene, phrase, spoken(match.entry.plain.text, scene.perspective))
    following = _following(scene, phrase, edits)
    sure = sure and following
    if composed.plural != phrase.plural:
        agreed = _agree(scene, phrase, edits)
        sure = sure and agreed
    return Draft(tuple(edits), sure)


def _in_a_fixed_turn(scene: Scene, phrase: Phrase) -> bool:
    """Turns of phrase in which another noun counts: een deel van het netwerk, wat het netwerk betreft."""
    before, earlier = scene.word(phrase.first - 1), scene.word(phrase.first - 2)
    if before is not None and before.lower == "van" and earlier is not None and earlier.lower in _PART_OF:
        return True
    return any(word.lower == "betreft" for word in scene.words) or "zowel" in scene.sentence.lower_words


def _following(scene: Scene, phrase: Phrase, edits: list[Edit]) -> bool:
    """Whether what follows the term still fits; "van Henk" after it and "dat" are put right where they can be."""
    after, next_but_one = scene.word(phrase.match.last + 1), scene.word(phrase.match.last + 2)
    text = spoken(phrase.entry.plain.text, scene.perspective)
    if after is None:
        return True
    if after.lower == "van" and next_but_one is not None:
        if has_slots(text) and next_but_one.tag == NAME:
            return _of_somebody(scene, phrase, text, edits)
        return not (has_slots(text) or has_clause(text))
    if " " in text.partition(" ")[2] and _names_the_term(scene, phrase, after):
        return False
    relative = after if after.form != "," else next_but_one
    if relative is not None and relative.lower in ("dat", "die") and relative.tag == SUBORDINATE:
        fits = "die" if phrase.entry.plain.is_plural or cut_article(text)[0] == "de" else "dat"
        if relative.lower != fits:
            edits.append(Edit(relative.start, relative.end, fits))
        return False
    return True


def _names_the_term(scene: Scene, phrase: Phrase, after: Word) -> bool:
    """Whether the next word says which one it is: het leefgebied wonen, het project Oever."""
    if after.tag == NAME:
        return True
    following = scene.word(phrase.match.last + 2)
    return after.tag == INFINITIVE and following is not None and following.tag == FINITE


def _of_somebody(scene: Scene, phrase: Phrase, text: str, edits: list[Edit]) -> bool:
    """Het netwerk van Henk → de mensen om Henk heen: the name stays where it is."""
    around = lone_object(text)
    of, name = scene.words[phrase.match.last + 1], phrase.match.last + 2
    if around is None or phrase.plural or phrase.adjectives or phrase.kind is not Before.DEFINITE:
        return False
    while (following := scene.word(name + 1)) is not None and following.tag == NAME:
        name += 1
    edits[0] = Edit(edits[0].start, of.end, around[0])
    if around[1]:
        end = scene.words[name].end
        edits.append(Edit(end, end, f" {around[1]}"))
    # a title behind a name, or "van Henk en Ruud", would need more than this
    after = scene.word(name + 1)
    return after is None or after.tag not in ("VG", "LET") or after.form in ".!?"


def _agree(scene: Scene, phrase: Phrase, edits: list[Edit]) -> bool:
    """Puts the finite verb in the number of the new wording, and says whether that is certain."""
    role, finite = find_role(scene.sentence, phrase.first, phrase.match.last)
    if role is Role.OTHER or finite is None:
        before = scene.word(phrase.first - 1)
        # a joining word whose clause has no verb that we know: better ask
        return not (before is not None and before.lower in _JOINS and (finite is None or finite < phrase.first))
    finite = _helper_beside(scene, finite)
    verb, before = scene.words[finite], scene.word(phrase.first - 1)
    is_plural = _is_plural(verb)
    if before is not None and before.lower in ("en", "of", "noch") and not is_plural:
        return False  # with another noun beside it, the subject of a singular verb is something else
    wanted = not phrase.plural
    if is_plural == wanted:
        return role is Role.SUBJECT or wanted
    form = _plain_verb(scene, finite, plural=wanted) or other_number(verb)
    if form is None or verb.shielded:
        return False
    edits.append(Edit(verb.start, verb.end, form))
    return role is Role.SUBJECT and not _goes_on(scene, phrase, finite)


def _helper_beside(scene: Scene, finite: int) -> int:
    """The place of the helping verb where a participle was taken for the finite verb: "betrokken wordt"."""
    for at in (finite + 1, finite - 1):
        word = scene.word(at)
        if word is not None and word.tag == FINITE and word.infinitive in AUXILIARIES:
            return at
    return finite


def _plain_verb(scene: Scene, finite: int, *, plural: bool) -> str | None:
    """The form of a plain verb, where the verb is a term of its own and one word becomes one word."""
    match = scene.verbs.get(finite)
    verb = match.entry.plain.verb if match is not None and match.apart is None else None
    if match is None or verb is None or verb.rest or verb.preposition or not match.entry.sure:
        return None
    if match.entry.verb is None or match.entry.verb.reflexive or match.entry.verb.preposition:
        return None
    past = bool(match.roles & {"past", "pasts"})
    role = ("pasts" if past else "plural") if plural else ("past" if past else "hij")
    return verb.finite(role)


def _is_plural(verb: Word) -> bool:
    """Whether a finite verb stands in the plural."""
    return verb.lower.endswith("n") and verb.lower not in ("ben", "kan", "kon", "begin", "win", "ken", "leen", "dien")


def _goes_on(scene: Scene, phrase: Phrase, finite: int) -> bool:
    """Whether the noun is joined to another, or a later clause may have the same subject or point back at it."""
    after = scene.word(phrase.match.last + 1)
    before = scene.word(phrase.first - 1)
    if any(word is not None and word.lower in ("en", "of", "noch") for word in (after, before)):
        return True
    later = scene.words[max(finite, phrase.match.last) + 1 :]
    joined = any(word.tag == "VG" for word in later)
    pointing = any(verb.tag == FINITE and pronoun.lower == "het" for verb, pronoun in pairwise(later))
    return (joined or pointing) and any(word.tag == FINITE for word in later)
