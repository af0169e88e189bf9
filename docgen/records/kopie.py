"""What was decided about a client's copy: `clienten/<ref>/kopie-<form>.yaml`, written by docgen only.

A decision belongs to one word in one sentence: it carries digests of the sentence and of the entry that proposed the
change, so that a sentence or an entry that changes voids that one decision and no other.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from docgen.records.enums import Uitgave
from docgen.records.fields import veld
from docgen.records.values import Record, Regel, Tekst

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8,64}$")]
Ronde = Annotated[str, StringConstraints(pattern=r"^cyclus-\d{1,3}$")]


COPIES = ("persoonsbeschrijving", "begeleidingsplan", "actiekaart")
"""What a client can take home."""


class Keuze(StrEnum):
    """What the counsellor decided about a proposed change."""

    OVERNEMEN = "overnemen"
    EIGEN_TEKST = "eigen_tekst"
    LATEN_STAAN = "laten_staan"


class Meenemen(StrEnum):
    """Whether it is safe for the client to take the copy along (C34)."""

    STANDAARD = "standaard"
    NEUTRAAL = "neutraal"
    BEWAARD_BIJ_ONS = "bewaard_bij_ons"


class Kopiebesluit(Record):
    """The decision on one proposed change."""

    pad: Regel = veld(label="Pad van het veld in het record")
    zin: Digest = veld(label="Digest van de zin zoals die was")
    woord: Regel = veld(label="Om welk woord het gaat")
    keer: int = veld(1, label="De hoeveelste keer in deze zin", ge=1, le=99)
    ingang: Digest = veld(label="Digest van de ingang in de woordenlijst")
    besluit: Keuze = veld(label="overnemen, eigen_tekst of laten_staan")
    tekst: Tekst = veld("", label="De eigen tekst", klasse="F")
    door: Regel = veld(label="Wie besloot")
    datum: date = veld(label="Wanneer")


class Veiligheid(Record):
    """The answer to the question that comes before each copy."""

    antwoord: Meenemen = veld(label="standaard, neutraal of bewaard_bij_ons", klasse="P")
    door: Regel = veld("", label="Wie het vroeg")
    datum: date | None = veld(None, label="Wanneer", klasse="P")


class Uitreiking(Record):
    """A copy that the client has: it is kept as it was."""

    datum: date = veld(label="Uitgereikt op", klasse="P")
    door: Regel = veld(label="Uitgereikt door")
    bestand: Regel = veld(label="Bestand, vanaf de map van de organisatie")
    digest: Digest = veld(label="Digest van het document")
    inhoud: Digest = veld(label="Digest van wat er staat")
    uitgave: Uitgave = veld(label="standaard, groot of neutraal")
    veiligheid: Veiligheid | None = veld(None, label="Wat er vooraf was gezegd over meenemen", klasse="P")


class Kopieronde(Record):
    """Everything about the copy of one cycle.

    `veiligheid` is asked anew for each copy: once the client has it, the answer goes with that copy.
    """

    veiligheid: Veiligheid | None = veld(None, label="Is het veilig om de kopie mee te nemen?", klasse="P")
    uitgave: Uitgave = veld(Uitgave.STANDAARD, label="standaard, groot of neutraal")
    besluiten: list[Kopiebesluit] = veld(label="Besluiten per voorstel", factory=list[Kopiebesluit])
    uitgereikt: list[Uitreiking] = veld(label="Kopieën die de cliënt heeft", factory=list[Uitreiking])


class Kopiedossier(Record):
    """A client's copies of one form, by cycle."""

    rondes: dict[Ronde, Kopieronde] = veld(label="Per cyclus", factory=dict[str, Kopieronde])

    def ronde(self, cyclus: int) -> Kopieronde | None:
        """What was decided in a cycle; `None` when its copy was never asked for."""
        return self.rondes.get(f"cyclus-{cyclus}")

    def with_round(self, cyclus: int, ronde: Kopieronde) -> Kopiedossier:
        """The same with this cycle replaced, cycles in order."""
        rondes = {**self.rondes, f"cyclus-{cyclus}": ronde}
        return Kopiedossier(rondes=dict(sorted(rondes.items(), key=lambda item: int(item[0].removeprefix("cyclus-")))))
