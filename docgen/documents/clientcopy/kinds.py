"""The three copies: of which record each is made, and what it is called."""

from __future__ import annotations

from dataclasses import dataclass

LARGE = 18
"""The size of large print, in points (look.md)."""


@dataclass(frozen=True, slots=True)
class CopyKind:
    """One copy: `name` is what a user asks for, `code` its context, `form` the form whose record it prints.

    `size` is that of its text in the standard edition, in points.
    """

    name: str
    code: str
    form: str
    title: str
    size: float = 12.5

    @property
    def enlarged(self) -> float:
        """How much larger its large print is."""
        return LARGE / self.size

    @property
    def stem(self) -> str:
        """The name of its template and of what is made: it tells nothing about who made it."""
        return self.code.replace("_", "-")

    @property
    def template(self) -> str:
        """The file name of the template."""
        return f"{self.stem}.docx"


KINDS: dict[str, CopyKind] = {
    kind.name: kind
    for kind in (
        CopyKind("persoonsbeschrijving", "mijn_verhaal", "persoonsbeschrijving", "Mijn verhaal"),
        CopyKind("begeleidingsplan", "mijn_plan", "begeleidingsplan", "Mijn plan"),
        CopyKind("actiekaart", "mijn_acties", "begeleidingsplan", "Mijn acties", size=14),
    )
}
BY_CODE: dict[str, CopyKind] = {kind.code: kind for kind in KINDS.values()}
