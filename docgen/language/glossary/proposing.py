"""All proposals for one text: where the terms stand, what becomes of each, and that no two touch the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from docgen.language.document import Sentence, read_document
from docgen.language.glossary.entries import Action, Entry, Kind, spoken
from docgen.language.glossary.matching import FormIndex, Match, holds, opens_sentence
from docgen.language.glossary.nouns import replace_noun
from docgen.language.glossary.others import replace_as_it_is
from docgen.language.glossary.persons import POSSESSORS, again, fill, has_slots, person_of
from docgen.language.glossary.phrases import Before, read_phrase
from docgen.language.glossary.proposals import Edit, Proposal, apply_edits, digest
from docgen.language.glossary.scene import Draft, Scene
from docgen.language.glossary.verbs import has_what_it_needs, replace_verb
from docgen.language.protect import Protected, Reason, Shield, find_protected
from docgen.language.sentences import Kind as SentenceKind
from docgen.language.words import NAME, PRONOUN

_SELF = frozenset(("ik", "mij", "mijn", "m'n"))
_OTHER = frozenset(("je", "jij", "jou", "jouw", "u", "uw", "hij", "hem", "zij", "ze"))


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text is read: whose form it is, which names it holds, what is somebody's own words."""

    perspective: str = "je"
    names: tuple[str, ...] = ()
    protected: tuple[tuple[int, int], ...] = ()
    client: str = ""
    pronouns: str = ""
    explained: frozenset[str] = frozenset()


def propose(text: str, indexes: Sequence[FormIndex], reading: Reading) -> tuple[Proposal, ...]:
    """The proposals for a text, in order of place; no two change the same words."""
    if not any(index.knows(word) for word in set(_rough_words(text)) for index in indexes):
        return ()
    names = (*reading.names, *((reading.client,) if reading.client else ()))
    document = read_document(
        text,
        names=names,
        protected=reading.protected,
        glossary={},
        leefgebied=None,
        themes={},
        perspective=None,
        client=(),
    )
    guard = _Guard(find_protected(text, names=names, given=reading.protected))
    person = person_of(reading.perspective, reading.client)
    found: list[Proposal] = []
    explained = set(reading.explained)
    for sentence in document.sentences:
        voice = "ik" if _speaks_for_itself(sentence, reading) else reading.perspective
        # it may be the counsellor who says ik, so that is not certain
        speaker = person if voice == reading.perspective else replace(person_of(voice, ""), certain=False)
        scene = Scene(text, sentence, speaker, voice, reading.client)
        matches = _matches(scene, indexes)
        scene = replace(scene, verbs={match.first: match for match in matches if match.entry.verb is not None})
        for match in matches:
            proposal = _proposal(_seen_from(scene, match, reading), match, guard, explained)
            if proposal is not None and not _collides(proposal, found):
                found.append(proposal)
    return tuple(sorted(found, key=lambda item: (item.start, item.end)))


def _speaks_for_itself(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence is in the ik-form whatever the form around it: a goal is said by who has it."""
    others = _OTHER | {name.lower() for name in reading.client.split()}
    return bool(sentence.lower_words & _SELF) and not sentence.lower_words & others


def _seen_from(scene: Scene, match: Match, reading: Reading) -> Scene:
    """The scene for one term: who was named before it in the sentence is spoken of with a pronoun."""
    name = reading.client.split(" ")[0]
    if scene.perspective != "naam" or not name or all(word.form != name for word in scene.words[: match.first]):
        return scene
    if match.entry.action is Action.UITLEGGEN and not reading.pronouns:
        return scene
    return replace(scene, person=again(scene.person, reading.pronouns))


def _rough_words(text: str) -> Iterator[str]:
    for word in text.lower().split():
        yield word.strip(".,;:!?()[]\"'“”‘’„«»…-–—")


def _matches(scene: Scene, indexes: Sequence[FormIndex]) -> list[Match]:
    taken: set[int] = set()
    found = [match for index in indexes for match in index.find(scene.words, taken)]
    return sorted(found, key=lambda match: match.first)


def _collides(proposal: Proposal, found: Iterable[Proposal]) -> bool:
    return any(
        (one.start < other.end and other.start < one.end) or (one.start, one.end) == (other.start, other.end)
        for earlier in found
        for one in proposal.edits
        for other in earlier.edits
    )


class _Guard:
    """What nobody may change: names, quotations, addresses, own words; titles of laws may only be explained."""

    def __init__(self, spans: Iterable[Protected]) -> None:
        kept = tuple(spans)
        self._laws = [span for span in kept if span.reason is Reason.LAW]
        self._closed = Shield([span for span in kept if span.reason is not Reason.LAW])
        self._all = Shield(kept)

    def closed(self, start: int, end: int) -> bool:
        return self._closed.covers(start, end)

    def changes(self, edits: Iterable[Edit]) -> bool:
        """Whether an edit touches a protected word."""
        return any(self._all.covers(edit.start, max(edit.end, edit.start)) for edit in edits)

    def end_of_law(self, start: int, end: int) -> int:
        """Where the title of a law ends that begins at `start`."""
        return max((span.end for span in self._laws if span.start == start), default=end)


def _proposal(scene: Scene, match: Match, guard: _Guard, explained: set[str]) -> Proposal | None:
    start, end = scene.words[match.first].start, scene.words[match.last].end
    entry = match.entry
    if guard.closed(start, end) or not has_what_it_needs(scene, match):
        return None
    if entry.action is Action.UITLEGGEN:
        if entry.term in explained:
            return None
        draft = _explain(scene, match, guard.end_of_law(start, end))
        if draft is not None:
            explained.add(entry.term)
            return _made(scene, entry, draft, Action.UITLEGGEN, (start, end))
        return None
    draft = _replace(scene, match) if entry.action is Action.VERVANGEN else None
    if draft is None or guard.changes(draft.edits):
        if entry.action is Action.VERVANGEN and guard.end_of_law(start, -1) >= 0:
            return None
        return _made(scene, entry, Draft((), sure=False), Action.SIGNALEREN, (start, end))
    return _made(scene, entry, _with_capital(scene, match, draft), Action.VERVANGEN, None)


def _replace(scene: Scene, match: Match) -> Draft | None:
    kind = match.entry.kind
    if kind is Kind.WERKWOORD:
        draft = replace_verb(scene, match)
    elif kind in (Kind.NAAMWOORD, Kind.AFKORTING):
        draft = replace_noun(scene, match)
    else:
        draft = replace_as_it_is(scene, match)
    if draft is not None and any(holds(scene.words, doubt) for doubt in match.entry.doubts):
        return replace(draft, sure=False)
    return draft


def _explain(scene: Scene, match: Match, end: int) -> Draft | None:
    """The explanation between brackets behind the term, unless brackets stand there already."""
    following = scene.text[end : end + 3].lstrip()
    before, after = scene.word(match.first - 1), scene.word(match.last + 1)
    written = scene.text[scene.sentence.start : end]
    if following.startswith("(") or written.count("(") > written.count(")"):
        return None
    phrase = read_phrase(scene, match)
    owner = POSSESSORS.get(phrase.determiner.lower) if phrase.kind is Before.POSSESSIVE and phrase.determiner else None
    perspective = {"mijn": "ik", "je": "je", "uw": "u"}.get(owner.mijn, "naam") if owner else scene.perspective
    text = spoken(match.entry.explanation, perspective)
    sure = match.entry.sure and scene.sentence.kind is not SentenceKind.HEADING
    if has_slots(text):
        person = owner or scene.person
        named = before is not None and before.tag == NAME and phrase.determiner is None
        of_another = after is not None and after.lower == "van" and _is_a_person(scene, match.last + 2)
        sure = sure and person.certain and not named and not of_another
        sure = sure and (owner is not None or not scene.speaks_of_another())
        text = fill(text, person)
    return Draft((Edit(end, end, f" ({text})"),), sure)


def _is_a_person(scene: Scene, at: int) -> bool:
    word = scene.word(at)
    return word is not None and (word.tag in (NAME, PRONOUN) or word.lower in ("de", "het", "een"))


def _with_capital(scene: Scene, match: Match, draft: Draft) -> Draft:
    """The draft with the capitals of the words that it replaces; those of an abbreviation are its own."""
    abbreviation = any(form != form.lower() for form in match.entry.forms)
    edits: list[Edit] = []
    for edit in draft.edits:
        old, text = scene.text[edit.start : edit.end], edit.text
        opens = old[:1].isupper() and not (abbreviation and edit.start == scene.words[match.first].start)
        if len(old) > 3 and old == old.upper() and old != old.lower() and not abbreviation:
            text = text.upper()
        elif opens or (old[:1].isupper() and opens_sentence(scene.words, match.first)):
            text = text[:1].upper() + text[1:]
        edits.append(Edit(edit.start, edit.end, text))
    return Draft(tuple(edits), draft.sure)


def _made(scene: Scene, entry: Entry, draft: Draft, action: Action, place: tuple[int, int] | None) -> Proposal:
    sentence: Sentence = scene.sentence
    start = min([edit.start for edit in draft.edits] + ([place[0]] if place else []))
    end = max([edit.end for edit in draft.edits] + ([place[1]] if place else []))
    before = scene.text[start:end]
    sentence_before = scene.text[sentence.start : sentence.end]
    question = entry.question
    if action is Action.SIGNALEREN and not question:
        question = f"Hoe zeg je dit gewoner? Bijvoorbeeld: {_said_here(scene, entry)}."
    return Proposal(
        start=start,
        end=end,
        before=before,
        after=apply_edits(before, draft.edits, start),
        term=entry.term,
        action=action,
        sure=draft.sure and action is not Action.SIGNALEREN,
        sentence=(sentence.start, sentence.end),
        sentence_before=sentence_before,
        sentence_after=apply_edits(sentence_before, draft.edits, sentence.start),
        explanation=_told(scene, entry, draft, action),
        question=question,
        entry_digest=entry.digest,
        sentence_digest=digest(sentence_before),
        edits=tuple(sorted(draft.edits)),
    )


def _told(scene: Scene, entry: Entry, draft: Draft, action: Action) -> str:
    """The explanation, for the person of whom this sentence speaks."""
    if action is Action.UITLEGGEN and draft.edits:
        return draft.edits[0].text.removeprefix(" (").removesuffix(")")
    return fill(spoken(entry.explanation, scene.perspective), scene.person)


def _said_here(scene: Scene, entry: Entry) -> str:
    """The plain wording on its own, for the person of whom this text speaks."""
    return plain_wording(entry) if entry.plain.verb else fill(spoken(entry.plain.text, scene.perspective), scene.person)


def plain_wording(entry: Entry, perspective: str = "je", client: str = "") -> str:
    """How a term is said plainly, on its own: for a remark or a word list."""
    person = person_of(perspective, client)
    if entry.plain.verb is not None:
        return " ".join(part for part in (entry.plain.verb.infinitive, entry.plain.verb.preposition) if part)
    return fill(spoken(entry.plain.text, perspective), person)


def explanation(entry: Entry, perspective: str = "je", client: str = "") -> str:
    """The explanation of a term, on its own."""
    return fill(spoken(entry.explanation, perspective), person_of(perspective, client))
