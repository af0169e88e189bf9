"""A verb of the trade and a plain one: form for form, and what stands apart of either.

Sam  stroomt  in mei  uit          Sam  vertrekt  in mei
We   continueren  de hulp          We   gaan  door met  de hulp
Sam  oriënteert zich op  werk      Sam  kijkt  rond naar  werk
"""

from __future__ import annotations

from collections.abc import Sequence

from docgen.language.glossary.agreement import clause_of, is_determiner
from docgen.language.glossary.entries import VerbForms
from docgen.language.glossary.matching import FINITE_ROLES, Match
from docgen.language.glossary.proposals import Edit
from docgen.language.glossary.scene import Draft, Scene
from docgen.language.words import (
    ADJECTIVE,
    ARTICLE,
    FINITE,
    MARK,
    NAME,
    NOUN,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    SUBORDINATE,
    Word,
)

_REFLEXIVES = ("zich", "me", "mij", "je", "u", "ons")
_AUXILIARIES = ("hebben", "zijn", "worden")
_OBJECTS = ("het", "dit", "dat", "deze", "die", "mij", "me", "jou", "hem", "haar", "hen", "hun", "ons")
_SUBJECTS = ("ik", "je", "jij", "u", "hij", "ze", "zij", "we", "wij", "jullie", "men", "iemand")
_OF_A_NOUN = ("van", "aan", "over", "tussen", "tegen")  # gebrek aan slaap
_ONLY_SUBJECTS = ("ik", "jij", "hij", "we", "wij", "jullie", "men")
# a second person whose form is not that of hij
_YOU = {"heeft": "hebt", "is": "bent", "kan": "kunt", "wil": "wilt", "zal": "zult"}


def replace_verb(scene: Scene, match: Match) -> Draft | None:
    """The draft for a verb; `None` when the words are another verb or cannot be put right."""
    old, new = match.entry.verb, match.entry.plain.verb
    if old is None or new is None:
        return None
    role = _role(scene, match)
    if role is None:
        return None
    make = _finite if role in FINITE_ROLES else _not_finite
    draft = make(scene, match, role, old, new)
    return draft and Draft(draft.edits, draft.sure and match.entry.sure)


def has_what_it_needs(scene: Scene, match: Match) -> bool:
    """Whether the preposition and the reflexive pronoun that make it this verb are there."""
    verb = match.entry.verb
    if verb is None:
        return True
    if verb.preposition and _preposition(scene, match, verb.preposition) is None:
        return False
    return not verb.reflexive or _reflexive(scene, match) is not None


def _role(scene: Scene, match: Match) -> str | None:
    """Which form of the verb the word is here; `None` when it is a noun or an adjective."""
    word, before, after = scene.words[match.first], scene.word(match.first - 1), scene.word(match.last + 1)
    finite = _finite_role(match, before)
    if match.apart is not None:
        return finite
    if "te" in match.roles:
        return "te"
    if before is not None and before.lower == "te":
        return "infinitive" if "infinitive" in match.roles else None
    if before is not None and before.tag == ARTICLE and (before.lower != "het" or _is(after, "van")):
        return None
    if "plural" in match.roles and (_is(before, "we", "wij") or _is(after, "we", "wij")) and not match.joined:
        return "plural"
    earlier = scene.word(match.first - 2)
    opens = earlier is None or earlier.tag in (MARK, SUBORDINATE) or earlier.lower in ("die", "dat", "wat", "en")
    if finite is not None and before is not None and before.lower in _SUBJECTS and opens:
        return finite
    governed = _governed_by(scene, match)
    if word.tag == FINITE and finite is not None and (governed is None or not match.joined):
        return finite
    if "participle" in match.roles and (word.tag == PARTICIPLE or governed in _AUXILIARIES):
        return "participle"
    if "infinitive" in match.roles and governed is not None:
        return "infinitive"
    return finite if governed is None else None


def _is(word: Word | None, *lower: str) -> bool:
    return word is not None and word.lower in lower


def _governed_by(scene: Scene, match: Match) -> str | None:
    """The infinitive of another finite verb in the clause, which makes this one an infinitive or participle."""
    clause = clause_of(scene.sentence, match.first)
    places = clause.positions if clause is not None else range(len(scene.words))
    for at in places:
        other = scene.words[at]
        if not match.first <= at <= match.last and other.tag == FINITE:
            return other.infinitive or other.lower
    return None


def _finite_role(match: Match, before: Word | None) -> str | None:
    roles = [role for role in FINITE_ROLES if role in match.roles]
    if "ik" in roles and "hij" in roles:  # rust: ik rust, hij rust
        return "ik" if before is not None and before.lower == "ik" else "hij"
    return roles[0] if roles else None


def _finite(scene: Scene, match: Match, role: str, old: VerbForms, new: VerbForms) -> Draft | None:
    words, at = scene.words, match.first
    word = words[at]
    last = match.joined or (match.apart is None and _ends_clause(scene, at))
    form = new.joined(role) if last else new.finite(role)
    if role == "hij" and _is_you(scene, at, last=last):
        form = _YOU.get(form, form)
    if last and new.preposition and not old.preposition:
        return None
    edits = [Edit(word.start, words[match.last].end, form)]
    rest, sure = "" if last else new.rest, True
    if old.reflexive:
        rest = _drop_reflexive(scene, match, edits, rest)
    if match.apart is not None:
        rest = _replace_particle(scene, match.apart, edits, rest)
    if old.preposition:
        place = _preposition(scene, match, old.preposition)
        if place is None:
            return None
        instead = " ".join(part for part in (rest, new.preposition) if part)
        edits.append(_instead_of(scene, place, instead))
        rest = ""
        if last and place > at and not new.preposition:
            sure = False  # "die beschikt over een auto": what follows has to move
    elif new.preposition:
        place = _object(scene, at)
        if place is None:
            return None
        edits.append(Edit(words[place].start, words[place].start, f"{rest} {new.preposition} ".lstrip()))
        following = scene.word(place + 1)
        sure = following is not None and following.tag in (NOUN, ADJECTIVE)  # "met dit" would have to be "hiermee"
        rest = ""
    if rest:
        end, joined = _rest_place(scene, at)
        edits.append(Edit(end, end, f" {rest}"))
        sure = sure and not joined
    return Draft(tuple(edits), sure)


def _is_you(scene: Scene, at: int, *, last: bool) -> bool:
    """Whether the subject is je or u, whose form is not always that of hij: je hebt, u hebt."""
    before, after = scene.word(at - 1), scene.word(at + 1)
    if last:
        clause = clause_of(scene.sentence, at)
        places = clause.positions if clause is not None else []
        before = scene.word(places[1]) if len(places) > 1 else before
    polite = _is(after, "u") and not _is(before, *_SUBJECTS)
    return _is(before, "je", "jij", "u") or polite


def _ends_clause(scene: Scene, at: int) -> bool:
    """Whether a finite verb stands at the end of a subordinate clause, where a particle is written on to it."""
    clause = clause_of(scene.sentence, at)
    return clause is not None and clause.opener in ("sub", "rel", "om")


def _drop_reflexive(scene: Scene, match: Match, edits: list[Edit], rest: str) -> str:
    place = _reflexive(scene, match)
    if place is not None:
        edits.append(_without(scene, place))
    return rest


def _replace_particle(scene: Scene, place: int, edits: list[Edit], rest: str) -> str:
    word = scene.words[place]
    edits.append(Edit(word.start, word.end, rest) if rest else _without(scene, place))
    return ""


def _without(scene: Scene, place: int) -> Edit:
    """The edit that takes out a word and the blank before it."""
    return Edit(scene.words[place - 1].end, scene.words[place].end, "")


def _instead_of(scene: Scene, place: int, text: str) -> Edit:
    word = scene.words[place]
    return Edit(word.start, word.end, text) if text else _without(scene, place)


def _preposition(scene: Scene, match: Match, preposition: str) -> int | None:
    """The preposition that belongs to the verb: after it, or before it where the verb ends its clause."""
    clause = clause_of(scene.sentence, match.first)
    places = clause.positions if clause is not None else range(len(scene.words))
    found = [at for at in places if scene.words[at].lower == preposition]
    later = [at for at in found if at > match.first]
    earlier = [at for at in found if at < match.first]
    return later[0] if later else earlier[-1] if earlier and _ends_clause(scene, match.first) else None


def _reflexive(scene: Scene, match: Match) -> int | None:
    """The reflexive pronoun next to the verb, or one pronoun further where the subject stands in between."""
    words = scene.words
    for at in (match.first + 1, match.first + 2, match.first - 1):
        word = scene.word(at)
        if word is None or word.lower not in _REFLEXIVES:
            continue
        if at == match.first - 1 and not _ends_clause(scene, match.first):
            continue  # before its verb it is the subject: "je oriënteert"
        if at == match.first + 2 and words[at - 1].lower not in _SUBJECTS and words[at - 1].tag != NAME:
            continue
        return at
    return None


def _object(scene: Scene, at: int) -> int | None:
    """Where the object begins, directly after the verb or after a pronoun that is the subject."""
    place = at + 1
    following, before = scene.word(place), scene.word(at - 1)
    in_front = before is not None and (before.lower in _SUBJECTS or before.tag in (NAME, NOUN))
    if following is not None and (following.lower in _ONLY_SUBJECTS or (following.tag == NAME and not in_front)):
        place += 1
        following = scene.word(place)
    if following is None or following.tag == MARK:
        return None
    named = following.tag == ARTICLE or is_determiner(following) or following.lower in _OBJECTS
    return place if named and following.lower not in ("elke", "elk", "iedere", "ieder") else None


def _rest_place(scene: Scene, at: int) -> tuple[int, bool]:
    """Where a particle goes: before a preposition if nothing but that follows, else at the end of the clause.

    Also whether `en` or `of` follows there, which may join two objects instead of two clauses.
    """
    words = scene.words
    end = at + 1
    while end < len(words) and not _closes(words, end):
        end += 1
    first = next((place for place in range(at + 1, end) if words[place].tag == PREPOSITION), end)
    if first < end and words[first].lower in _OF_A_NOUN and words[first - 1].tag == NOUN:
        first = end
    bare = any(words[place].tag in (PRONOUN, ARTICLE) and words[place - 1].tag != PREPOSITION
               for place in range(first, end))  # fmt: skip
    joined = end < len(words) and words[end].lower in ("en", "of") and (bare or first == end)
    return words[(end if bare else first) - 1].end, joined


def _closes(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    return word.tag in (MARK, SUBORDINATE, "VG") or word.lower in ("om", "hoe", "wat", "waar", "wie", "of", "wanneer")


def _not_finite(scene: Scene, match: Match, role: str, old: VerbForms, new: VerbForms) -> Draft | None:
    words = scene.words
    word = words[match.first]
    if new.preposition or old.preposition or old.reflexive:
        return None
    if role == "participle":
        return _participle(scene, match, old, new)
    start, form = word.start, new.infinitive
    before = scene.word(match.first - 1)
    if role == "te":
        form = new.with_te()
    elif before is not None and before.lower == "te" and new.rest:
        start, form = before.start, new.with_te()
    return Draft((Edit(start, words[match.last].end, form),))


def _participle(scene: Scene, match: Match, old: VerbForms, new: VerbForms) -> Draft | None:
    """The participle, where the verb that helps it can stay as it is."""
    word = scene.words[match.first]
    helper = next((w for w in scene.words if w is not word and w.infinitive in _AUXILIARIES and w.tag != PRONOUN), None)
    if helper is None:
        return None
    passive = helper.infinitive == "worden" or (helper.infinitive == "zijn" and old.auxiliary == "hebben")
    fits = helper.infinitive == old.auxiliary == new.auxiliary or (passive and new.auxiliary == "hebben")
    if not fits:
        return None
    return Draft((Edit(word.start, word.end, new.participle),))
