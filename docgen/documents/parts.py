"""The parts of which forms are built, as values under `afgeleid`: short fields in rows, texts, signatures and signs.

A form shows three states with one rule: blank shows everything, with room to write; a draft shows what is filled and
what is still to be filled; a final record shows what is filled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import zip_longest
from typing import Any, cast

from pydantic import Field

from docgen.branding.pictograms import FALLBACK, names
from docgen.documents.common import Keuzeregel, employee_name, full_name
from docgen.documents.derivation import Derivation
from docgen.language.formatting import datum
from docgen.template import Shape

Source = Mapping[str, Any]


class Gegeven(Derivation):
    """A short field: a label, and one line to fill."""

    pad: str = Field(description="Pad van het veld in het record; leeg als hier niets staat")
    label: str = Field(description="Label boven het veld")
    waarde: str = Field(description="Wat er is ingevuld")
    datum: bool = Field(description="Is het een datum?")


NO_FIELD = Gegeven(pad="", label="", waarde="", datum=False)


class Rij(Derivation):
    """Short fields side by side, as many as the form has columns; the last ones may be empty."""

    een: Gegeven = Field(description="Eerste veld")
    twee: Gegeven = Field(description="Tweede veld")
    drie: Gegeven = Field(description="Derde veld")
    vier: Gegeven = Field(description="Vierde veld")
    vijf: Gegeven = Field(description="Vijfde veld")


class Keuzelijst(Derivation):
    """A question with options to tick."""

    toon: bool = Field(description="Staat deze vraag op dit document?")
    label: str = Field(description="De vraag")
    toelichting: str = Field(description="Kleine tekst onder de vraag")
    pad: str = Field(description="Pad van het veld in het record")
    opties: list[Keuzeregel] = Field(description="De keuzes")


NO_CHOICE = Keuzelijst(toon=False, label="", toelichting="", pad="", opties=[])


class Tekstveld(Derivation):
    """A question with room for text, where the record has no field of its own name for it."""

    pad: str = Field(description="Pad van het veld in het record")
    label: str = Field(description="De vraag")
    toelichting: str = Field(description="Kleine tekst onder de vraag")
    vrij: bool = Field(description="Mag dit leeg blijven?")
    waarde: str = Field(description="Het antwoord")
    lijnen: list[int] = Field(description="Schrijfregels na de eerste, als het leeg is")


NO_TEXT = Tekstveld(pad="", label="", toelichting="", vrij=False, waarde="", lijnen=[])


class Paar(Derivation):
    """Two questions side by side, or one alone."""

    links: Tekstveld = Field(description="De eerste vraag")
    rechts: Tekstveld = Field(description="De tweede, als die er is")


class Drie(Derivation):
    """Three questions side by side; the last ones may be missing."""

    links: Tekstveld = Field(description="De eerste vraag")
    midden: Tekstveld = Field(default=NO_TEXT, description="De tweede, als die er is")
    rechts: Tekstveld = Field(default=NO_TEXT, description="De derde, als die er is")


class Tabelregel(Derivation):
    """A row of a small table: up to four texts."""

    pad: str = Field(description="Pad in het record")
    een: str = Field(description="Eerste kolom")
    twee: str = Field(description="Tweede kolom")
    drie: str = Field(description="Derde kolom")
    vier: str = Field(description="Vierde kolom")


NO_ROW = Tabelregel(pad="", een="", twee="", drie="", vier="")


# --- the three states


def is_blank(source: Source) -> bool:
    """Whether this is a form to fill by hand."""
    return bool(source["document"]["blanco"])


def is_open(source: Source) -> bool:
    """Whether empty fields still show: on a blank form and in a draft."""
    document = source["document"]
    return bool(document["blanco"] or document["concept"])


def writing_lines(source: Source, number: int) -> list[int]:
    """The numbers of the writing lines on a blank form; none on any other."""
    return list(range(number)) if is_blank(source) else []


# --- short fields


def shown(value: Any) -> str:
    """A single value as a form prints it; nothing for what is not filled."""
    if value.__class__ is str:  # nearly all of them
        return value
    match value:
        case None | "":
            return ""
        case bool():
            return "ja" if value else "nee"
        case date():
            return datum(value)
        case list() | tuple():
            return ", ".join(shown(item) for item in cast("list[Any]", value))
        case _:
            return str(value)


def given(path: str, label: str, value: Any, *, is_date: bool = False) -> Gegeven:
    """A short field."""
    return Gegeven(pad=path, label=label, waarde=shown(value), datum=is_date)


def rows(source: Source, fields: Iterable[Gegeven], *, per: int = 3) -> list[Rij]:
    """Short fields in rows of `per`; an empty one shows only while there is something to fill."""
    seen = list(fields) if is_open(source) else [field for field in fields if field.waarde]
    return [_row(*seen[at : at + per]) for at in range(0, len(seen), per)]


def _row(
    een: Gegeven,
    twee: Gegeven = NO_FIELD,
    drie: Gegeven = NO_FIELD,
    vier: Gegeven = NO_FIELD,
    vijf: Gegeven = NO_FIELD,
) -> Rij:
    return Rij(een=een, twee=twee, drie=drie, vier=vier, vijf=vijf)


def text_field(source: Source, path: str, label: str, value: str | None, lines: int = 1) -> list[Tekstveld]:
    """A question with room for text in a list of one; nothing when there is nothing to print or to fill."""
    document = source["document"]
    blank = document["blanco"]
    if not (value or blank or document["concept"]):
        return []
    return [text_box(path, label, value or "", [*range(lines - 1)] if blank else [])]


def text_box(path: str, label: str, value: str, lines: list[int]) -> Tekstveld:
    """Room for text with these writing lines."""
    return Tekstveld(pad=path, label=label, toelichting="", vrij=False, waarde=value, lijnen=lines)


def pairs(fields: Iterable[Tekstveld]) -> list[Paar]:
    """Questions two by two, so that one that is switched off leaves no hole."""
    found = list(fields)
    return [Paar(links=one, rechts=other) for one, other in zip_longest(found[::2], found[1::2], fillvalue=NO_TEXT)]


def trios(fields: Iterable[Tekstveld]) -> list[Drie]:
    """Questions three by three."""
    found = list(fields)
    names_ = ("links", "midden", "rechts")
    return [Drie(**dict(zip(names_, found[at : at + 3], strict=False))) for at in range(0, len(found), 3)]


def empty_rows(source: Source, path: str, number: int) -> list[Tabelregel]:
    """Rows of a table to fill by hand, on a blank form."""
    return [NO_ROW.but(pad=f"{path}.{index}") for index in writing_lines(source, number)]


# --- signatures and signs


class Ondertekend(Derivation):
    """Who signed, and when."""

    client: str = Field(default="", description="Naam van de cliënt")
    client_op: str = Field(default="", description="Datum")
    medewerker: str = Field(default="", description="Naam van de medewerker")
    medewerker_op: str = Field(default="", description="Datum")


def signed(source: Source, record: Mapping[str, Any]) -> Ondertekend:
    """The names and dates beside the signatures."""
    return Ondertekend(
        client=full_name(source["client"]),
        client_op=shown(record["client_op"]),
        medewerker=employee_name(source, record["medewerker"]) or shown(record["medewerker"]),
        medewerker_op=shown(record["medewerker_op"]),
    )


def pictogram(name: str, width_mm: float = 11, alt: str = "") -> Shape:
    """The sign of that name, or the neutral one: never an empty square (C29)."""
    return Shape(name if name in names() else FALLBACK, width_mm, alt)
