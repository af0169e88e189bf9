"""What a build tells: which document became what, and why. Made without anything that reads or makes documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from docgen.build.failures import CANNOT_WRITE
from docgen.build.outcomes import Outcome, Status
from docgen.diagnostics import Diagnostic, errors_in

INTERNAL = "internal.document"

Progress = Callable[[int, int], None]
"""Told how many documents are done, of how many that must be: those that are left alone do not count."""


@dataclass
class BuildReport:
    """What a build did; `findings` are those of the folder, each outcome carries its own.

    `removed` are documents that nothing asks for any more, `pruned` those that were taken away as `prune` asked. With
    `nothing_to_do` nothing had changed since the last build; with `dry_run` nothing was written.
    """

    output: Path | str
    outcomes: list[Outcome] = field(default_factory=list[Outcome])
    findings: tuple[Diagnostic, ...] = ()
    skipped: list[str] = field(default_factory=list[str])
    seconds: float = 0.0
    removed: list[str] = field(default_factory=list[str])
    pruned: list[str] = field(default_factory=list[str])
    nothing_to_do: bool = False
    dry_run: bool = False
    prune: bool = False
    counted: Counter[str] | None = None
    remarks: Counter[str] | None = None
    stands_beside: list[str] | None = None

    def count(self, status: str) -> int:
        """How many documents ended that way."""
        return self.counts[status]

    @property
    def counts(self) -> Counter[str]:
        """How many documents ended in each way; together they are all documents."""
        return self.counted if self.counted is not None else Counter(str(o.status) for o in self.outcomes)

    @property
    def beside(self) -> list[str]:
        """The new versions that stand beside a document that somebody changed."""
        if self.stands_beside is not None:
            return self.stands_beside
        return [outcome.path for outcome in self.outcomes if outcome.status == Status.BESIDE]

    @property
    def weights(self) -> Counter[str]:
        """How many findings of the folder there are of each severity."""
        return self.remarks if self.remarks is not None else Counter(f.severity.value for f in self.findings)

    @property
    def reasons(self) -> Counter[str]:
        """How many documents were looked at for each cause; one document can have several."""
        return Counter(str(cause) for o in self.outcomes for cause in {reason.cause for reason in o.reasons})

    @property
    def failures(self) -> list[Diagnostic]:
        """The findings of documents that could not be made, each once."""
        return list(dict.fromkeys(d for outcome in self.outcomes for d in outcome.findings))

    @property
    def our_mistake(self) -> bool:
        """Whether a document is missing through a mistake in docgen itself."""
        return any(d.code == INTERNAL for d in self.failures)

    @property
    def not_written(self) -> bool:
        """Whether a document could be made but not written."""
        return any(d.code == CANNOT_WRITE for d in self.failures)

    @property
    def clean(self) -> bool:
        """Whether everything was made and no record was left out."""
        return not self.failures and not self.skipped and not any(errors_in(self.findings))
