"""What *Mijn verhaal* prints, the client's copy of the persoonsbeschrijving."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from docgen.documents.clientcopy.common import (
    COPY,
    WORDS,
    Ondertitel,
    domain_sign,
    domain_title,
    in_order,
    one_paragraph,
    sign,
    spoken,
    text_font,
    under,
    with_colon,
)
from docgen.documents.clientcopy.fitting import HALF_PAGE, Running, costs_no_page
from docgen.documents.common import eigen_vragen
from docgen.documents.context import derived
from docgen.documents.derivation import Derivation
from docgen.documents.parts import Source
from docgen.documents.velden import Velden, velden_of
from docgen.language.formatting import datum
from docgen.records.placeholders import placeholder
from docgen.template import Shape

CODE, FORM = "mijn_verhaal", "persoonsbeschrijving"
_READS = (*(path.format(record=FORM) for path in WORDS), FORM, COPY, "document", "handboek.fasen.analyse.vragen",
          "handboek.leefgebieden", "organisatie.huisstijl.lettertype_tekst")  # fmt: skip
_CONTACT = 130.0
"""The height of the block with whom to call, in points."""


class Kant(Derivation):
    """What is strong, what asks attention, or what someone wants, each with its own sign."""

    teken: Shape = Field(description="Teken")
    label: str = Field(description="Sterk, aandacht of straks")
    tekst: str = Field(description="Wat er staat")


class Gebied(Derivation):
    """How it goes in one leefgebied."""

    titel: str = Field(description="Hoe het leefgebied voor de cliënt heet")
    teken: Shape = Field(description="Teken van het leefgebied")
    tekst: str = Field(default="", description="Hoe het nu gaat")
    bijeen: bool = Field(default=False, description="Hoort dit samen op één bladzijde?")
    kanten: list[Kant] = Field(default_factory=list[Kant], description="Sterk, aandacht en straks")


class Verschil(Derivation):
    """Two views on one thing."""

    onderwerp: str = Field(default="", description="Over welk leefgebied")
    kanten: list[Ondertitel] = Field(default_factory=list[Ondertitel], description="Beide kanten")


@derived(CODE, reads=_READS)
def gebieden(source: Source) -> list[Gebied]:
    """Per leefgebied hoe het gaat, wat sterk is en wat aandacht vraagt."""
    velden = velden_of(FORM, source)
    if not velden.on("leefgebieden"):
        return []
    answers: Mapping[str, Any] = source[FORM]["leefgebieden"]
    found = [_domain(source, velden, code, answers[code]) for code in in_order(source, answers)]
    return _together(source, [each for each in found if each.tekst or each.kanten])


def _together(source: Source, found: list[Gebied]) -> list[Gebied]:
    """The leefgebieden that stay on one page: the short ones, unless the copy would need another page for it.

    In large print nearly every one takes half a page, and each would leave as much of it empty.
    """
    if source[COPY]["vergroting"] != 1:
        return found
    text = Running(text_font(source))
    blocks = [text.height(each.tekst, *(side.tekst for side in each.kanten), heading=True) for each in found]
    differences = [side.tekst for each in verschillen(source) for side in each.kanten]
    answers = [text.height(asked.tekst, heading=True) for asked in vragen(source)]
    words = [word["uitleg"] for word in source[COPY]["woordenlijst"]]
    parts = ([toekomst(source)], differences, [aanvulling(source)], words)
    rest = [text.height(*part, heading=True) for part in parts if any(part)]
    if not costs_no_page(blocks, sum(answers) + sum(rest) + _CONTACT):
        return found
    short = [bool(each.kanten) and block <= HALF_PAGE for each, block in zip(found, blocks, strict=True)]
    return [each.but(bijeen=kept) for each, kept in zip(found, short, strict=True)]


def _domain(source: Source, velden: Velden, code: str, answer: Mapping[str, Any]) -> Gebied:
    text = answer["tekst"] if velden.on("leefgebieden_tekst") else ""
    said = [s["tekst"] for s in answer["uitspraken"]] if velden.on("leefgebieden_uitspraken") else []
    whole = "\n\n".join(part for part in [text, *said] if not placeholder(part))
    if not whole and answer["bekeken"]:
        whole = spoken(CODE, source)["bekeken"]
    return Gebied(
        titel=domain_title(source, code),
        teken=domain_sign(source, code),
        tekst=whole,
        kanten=_sides(source, velden, answer),
    )


_SIDES = (("sterk", "sterk"), ("aandacht", "aandacht"), ("straks", "doel"))


def _sides(source: Source, velden: Velden, answer: Mapping[str, Any]) -> list[Kant]:
    words = spoken(CODE, source)
    return [
        Kant(teken=sign(source, mark, 4.8), label=with_colon(words[name]), tekst=one_paragraph(answer[name]))
        for name, mark in _SIDES
        if answer[name] and velden.on(f"leefgebieden_{name}")
    ]


@derived(CODE, reads=_READS)
def toekomst(source: Source) -> str:
    """Hoe iemand het straks wil."""
    return str(source[FORM]["toekomst"]) if velden_of(FORM, source).on("toekomst") else ""


@derived(CODE, reads=_READS)
def verschillen(source: Source) -> list[Verschil]:
    """Waar twee mensen anders over denken, beide kanten onder elkaar."""
    if not velden_of(FORM, source).on("verschillen"):
        return []
    words = spoken(CODE, source)
    return [
        Verschil(
            onderwerp=domain_title(source, each["leefgebied"]) if each["leefgebied"] else "",
            kanten=[
                under(words[label], one_paragraph(each[name]))
                for name, label in (("client", "client_ziet"), ("begeleider", "wij_zien"))
                if each[name]
            ],
        )
        for each in source[FORM]["verschillen"]
        if each["client"] or each["begeleider"]
    ]


@derived(CODE, reads=_READS)
def aanvulling(source: Source) -> str:
    """Wat de cliënt er zelf bij schreef."""
    return str(source[FORM]["aanvulling_client"]) if velden_of(FORM, source).on("aanvulling_client") else ""


@derived(CODE, reads=_READS)
def vragen(source: Source) -> list[Ondertitel]:
    """Wat er geantwoord is op vragen die de organisatie zelf toevoegde."""
    return [Ondertitel(label=asked.vraag, tekst=asked.antwoord) for asked in own_answers(FORM, source)]


def own_answers(form: str, source: Source) -> list[Any]:
    """The organisation's own questions of a form that have an answer."""
    asked = eigen_vragen({**source, "document": {**source["document"], "formulier": form}})
    return [each for each in asked if each.antwoord]


@derived(CODE, reads=_READS)
def gelezen(source: Source) -> str:
    """Wanneer het samen gelezen is."""
    day = source[FORM]["gecheckt"]["op"] if velden_of(FORM, source).on("gecheckt_op") else None
    return f"{spoken(CODE, source)['gelezen']} {datum(day)}." if day else ""
