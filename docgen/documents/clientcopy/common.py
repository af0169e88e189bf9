"""What the three copies share: the fixed text, whose it is, whom to call, the words explained, large signs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from docgen.documents.clientcopy.kinds import BY_CODE
from docgen.documents.clientcopy.neutral import BRAND
from docgen.documents.clientcopy.phrases import PHRASES
from docgen.documents.common import full_name
from docgen.documents.context import derived, read_path
from docgen.documents.derivation import Derivation, derivation_of
from docgen.documents.parts import Source, pictogram
from docgen.documents.phrases import in_perspective, perspective_of
from docgen.template import Shape

WORDS = ("organisatie.woorden", "client.roepnaam", "client.traject.soort_begeleiding", "{record}.perspectief",
         "handboek.formulieren.{record}")  # fmt: skip
COPY = "kopie"
"""The root with what holds for this one copy: `vergroting`, `neutraal`, `woordenlijst`."""


class Contact(Derivation):
    """Whom the client can call."""

    naam: str = Field(default="", description="Naam van de begeleider")
    telefoon: str = Field(default="", description="Telefoonnummer")
    bij: str = Field(default="", description="Wie dat is")


class Uitgelegd(Derivation):
    """A word that stays in the text, with what it means."""

    woord: str = Field(description="Het woord")
    uitleg: str = Field(description="Wat het betekent")


class Ondertitel(Derivation):
    """A sentence with a label before it."""

    label: str = Field(description="Waar het over gaat, met een dubbele punt of vraagteken")
    tekst: str = Field(description="Wat er staat")


def under(label: str, text: str) -> Ondertitel:
    """A text behind its label."""
    return Ondertitel(label=with_colon(label), tekst=text)


def with_colon(label: str) -> str:
    """A label as it stands before a text on the same line."""
    return label if label.endswith(("?", ":")) else f"{label}:"


def spoken(code: str, source: Source) -> dict[str, str]:
    """The fixed text of a copy in the person that its record speaks in."""
    return in_perspective(PHRASES[code], perspective_of(BY_CODE[code].form, source), source)


def text_font(source: Source) -> str:
    """The font of the text; the neutral edition has one of its own."""
    return BRAND.body_font if source[COPY]["neutraal"] else str(source["organisatie"]["huisstijl"]["lettertype_tekst"])


def sign(source: Source, name: str, width_mm: float) -> Shape:
    """A pictogram, larger in large print."""
    return pictogram(name, width_mm * source[COPY]["vergroting"])


def domain_title(source: Source, code: str) -> str:
    """What a leefgebied is called for the client."""
    domain: Mapping[str, Any] = source["handboek"]["leefgebieden"].get(code) or dict[str, Any]()
    return str(domain.get("titel_client") or domain.get("naam") or code.replace("_", " ").capitalize())


def domain_sign(source: Source, code: str, width_mm: float = 10) -> Shape:
    """The sign of a leefgebied."""
    domain: Mapping[str, Any] = source["handboek"]["leefgebieden"].get(code) or dict[str, Any]()
    return sign(source, str(domain.get("pictogram", "")), width_mm)


def in_order(source: Source, codes: Mapping[str, Any]) -> list[str]:
    """The leefgebieden of a record in the order of the handbook; what the handbook dropped since comes last."""
    known: Mapping[str, Any] = source["handboek"]["leefgebieden"]
    return [*(code for code in known if code in codes), *(code for code in codes if code not in known)]


def one_paragraph(text: str) -> str:
    """A text that stands beside a sign: its paragraphs become lines, so that they keep their place."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _register(code: str) -> None:
    record = BY_CODE[code].form
    words = tuple(path.format(record=record) for path in WORDS)
    model = derivation_of(f"Tekst_{code}", {name: (str, forms[1]) for name, forms in PHRASES[code].items()})

    def tekst(source: Source) -> Any:
        """Vaste tekst in de vorm die bij jullie hoort: ik, je, u of de naam."""
        return model(**spoken(code, source))

    def contact(source: Source) -> Contact:
        """Wie de cliënt kan bellen."""
        return _contact(code, source)

    tekst.__annotations__["return"] = model
    derived(code, reads=words)(tekst)
    staff = ("organisatie.medewerkers", "organisatie.contact.telefoon", "client.traject.begeleider", record, COPY)
    derived(code, reads=(*words, *staff))(contact)


def _contact(code: str, source: Source) -> Contact:
    record = source[BY_CODE[code].form]
    ref = read_path(source, "client.traject.begeleider") or record.get("begeleider") or record.get("opgesteld_door")
    who: Mapping[str, Any] = source["organisatie"]["medewerkers"].get(ref) or dict[str, Any]()
    neutral = source[COPY]["neutraal"]
    general = "" if neutral else str(read_path(source, "organisatie.contact.telefoon") or "")
    return Contact(
        naam=who.get("naam", ""),
        telefoon=(who.get("telefoon") or general).replace(" ", "\u00a0"),  # a number stays on one line
        bij="" if neutral or not who else spoken(code, source)["bij"],
    )


for _code in BY_CODE:
    _register(_code)


@derived(*BY_CODE, reads=("client.roepnaam", "client.tussenvoegsel", "client.achternaam", COPY))
def naam(source: Source) -> str:
    """Van wie deze kopie is; in de neutrale uitgave alleen de roepnaam."""
    return str(source["client"]["roepnaam"]) if source[COPY]["neutraal"] else full_name(source["client"])


@derived(*BY_CODE, reads=(COPY,))
def woordenlijst(source: Source) -> list[Uitgelegd]:
    """De woorden die in de tekst blijven staan, met wat ze betekenen."""
    return [Uitgelegd(**each) for each in source[COPY]["woordenlijst"]]
