"""What a remark of a rule is, and the finding that it becomes: a diagnostic with its place in a text."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.diagnostics import Diagnostic, Severity
from docgen.language.formatting import datum
from docgen.records.forms import Afwijking

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The words that a remark is about: offsets into the text of the field, and the sentence that they stand in.

    `confidence` runs from 0 to 1; `kind` is that of the detector (`lange-zin`); `before` is the text up to the words.
    """

    start: int
    end: int
    sentence: str
    sentence_start: int
    kind: str
    confidence: float
    before: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule has to say: which rule, what is wrong, what to do, at which field and which words."""

    rule: str
    message: str
    remedy: str
    path: Path = ()
    hint_only: bool = False
    passage: Passage | None = None

    @property
    def leefgebied(self) -> str | None:
        """The leefgebied that the remark is about, when it stands in one."""
        return str(self.path[1]) if len(self.path) > 1 and self.path[0] == "leefgebieden" else None


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding with where it stands in the text, and the reason why it was set aside, if it was.

    The message of a finding with a passage may quote the text, so it is for the eyes of who wrote it.
    """

    diagnostic: Diagnostic
    leefgebied: str | None = None
    passage: Passage | None = None
    exception: Afwijking | None = None

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.exception is None and self.diagnostic.severity is not Severity.HINT

    @property
    def set_aside(self) -> str:
        """Why the rule does not hold here, with who decided that and when; empty when it does hold."""
        if self.exception is None:
            return ""
        decided = [self.exception.door or "", datum(self.exception.op) if self.exception.op else ""]
        who = ", ".join(part for part in decided if part)
        return f"Hier is van afgeweken: {self.exception.reden}" + (f" ({who})" if who else "")
