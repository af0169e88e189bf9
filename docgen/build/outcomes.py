"""What becomes of a target, and why it was looked at: the words that a report uses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from docgen.diagnostics import Diagnostic


class Status(StrEnum):
    """What became of one target; the counts of all of them add up to all targets."""

    MADE = "gemaakt"
    UNCHANGED = "ongewijzigd"
    BESIDE = "ernaast"
    FROZEN = "bevroren"
    WAITING = "wacht op goedkeuring"
    SAME = "gelijk"
    FAILED = "mislukt"
    PLANNED = "te maken"


class Cause(StrEnum):
    """Why a target is made again."""

    NEW = "nieuw"
    MISSING = "ontbreekt"
    EDITED = "met de hand veranderd"
    RESAVED = "opnieuw bewaard"
    OPEN = "nog niet afgehandeld"
    UNKNOWN = "onbekend hoe gemaakt"
    FORCED = "op verzoek"
    GENERAL = "algemeen formulier veranderd"
    ENGINE = "docgen"
    TEMPLATE = "sjabloon"
    BRAND = "huisstijl"
    PAGES = "bladzijden"
    VERSION = "formulierversie"
    SHARED = "gedeeld"
    ORDER = "volgorde"
    RECORD = "record"
    AROUND = "cliënt"


@dataclass(frozen=True, slots=True)
class Reason:
    """One cause, with the path of what changed where that is known: `handboek.fasen.intake.vragen.hulpvraag`."""

    cause: Cause
    path: str = ""

    def __str__(self) -> str:
        """The reason in a few Dutch words."""
        if self.cause in (Cause.SHARED, Cause.RECORD, Cause.AROUND) and self.path:
            return self.path
        return f"{self.cause} ({self.path})" if self.path else str(self.cause)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one target; `path` is where the bytes stand, `reasons` why it was not left alone."""

    path: str
    status: str
    size: int = 0
    findings: tuple[Diagnostic, ...] = ()
    reasons: tuple[Reason, ...] = ()
