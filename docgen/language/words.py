"""One word of a sentence with its class, and the names of the classes."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.language.lexicon import Flag

# the tags of the Dutch corpora (CGN), shortened; "V?", "NV?" and "NA?" are still to be settled
NOUN, NAME, FINITE, INFINITIVE, PARTICIPLE, ADJECTIVE = "N", "NAAM", "PV", "INF", "VD", "ADJ"
ARTICLE, PRONOUN, PREPOSITION, COORDINATE, SUBORDINATE = "LID", "VNW", "VZ", "VG", "SUB"
ADVERB, NUMBER, EXCLAMATION, TE, MARK = "BW", "TW", "TUSS", "TE", "LET"
VERBS = frozenset((FINITE, INFINITIVE, PARTICIPLE))

CAN_NOUN = int(Flag.NOUN)
CAN_ONE, CAN_MANY = int(Flag.PV_ONE), int(Flag.PV_MANY)
CAN_INF, CAN_PARTICIPLE, CAN_ADJECTIVE, IS_PAST = (
    int(Flag.INFINITIVE),
    int(Flag.PARTICIPLE),
    int(Flag.ADJECTIVE),
    int(Flag.PAST),
)
IS_PLURAL, ON_E, ON_T = int(Flag.PLURAL), int(Flag.ON_E), int(Flag.ON_T)
CAN_VERB = CAN_ONE | CAN_MANY | CAN_INF | CAN_PARTICIPLE


@dataclass(slots=True)
class Word:
    """One token with its class; `infinitive` for verb forms whose verb is known. Not changed after tagging."""

    start: int
    end: int
    form: str
    lower: str
    tag: str
    flags: int
    infinitive: str | None = None
    auxiliary: bool = False
    shielded: bool = False

    @property
    def is_word(self) -> bool:
        """Whether this is not a punctuation mark."""
        return self.tag != MARK

    def moved(self, offset: int) -> Word:
        """The same word `offset` characters further on."""
        return Word(
            self.start + offset,
            self.end + offset,
            self.form,
            self.lower,
            self.tag,
            self.flags,
            self.infinitive,
            self.auxiliary,
            self.shielded,
        )
