"""Values under `afgeleid` that every form has: switches and words of the fields, and choices with their labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import Field

from docgen.documents.context import derived, read_path
from docgen.documents.derivation import Derivation, derivation_of
from docgen.documents.forms import FORMS, PHASES_OF_QUESTIONS
from docgen.documents.sharing import shared_store
from docgen.records.enums import Profiel
from docgen.records.fields import Veld, form_fields
from docgen.records.wording import fill
from docgen.template import Check


class Veldtekst(Derivation):
    """A field as this organisation uses it."""

    aan: bool = Field(description="Staat het veld op het formulier?")
    label: str = Field(description="De vraag of het label")
    toelichting: str = Field(default="", description="Kleine tekst onder de vraag")
    regels: int = Field(default=3, description="Schrijfregels op het lege formulier")
    verplicht: bool = Field(default=False, description="Moet dit ingevuld zijn?")


class Keuzeregel(Derivation):
    """One option of a choice, with a box that is ticked or not."""

    code: str = Field(description="Code van de keuze")
    naam: str = Field(description="Hoe de keuze heet")
    gekozen: bool = Field(description="Is dit gekozen?")
    vakje: Check = Field(description="Aankruisvakje")


class EigenVraag(Derivation):
    """A question that the organisation added, with its answer."""

    code: str = Field(description="Code van de vraag")
    vraag: str = Field(description="De vraag")
    toelichting: str = Field(default="", description="Kleine tekst onder de vraag")
    regels: int = Field(default=3, description="Schrijfregels op het lege formulier")
    antwoord: str = Field(default="", description="Het antwoord")


def fields_model(form: str) -> type[Derivation]:
    """A model with one `Veldtekst` per field of the form, so that a typo in a template is found."""
    known = form_fields(FORMS[form].record)
    return derivation_of(f"Velden_{form}", {code: (Veldtekst, v.doel or v.label) for code, v in known.items()})


def is_on(veld: Veld, settings: Mapping[str, Any], questions: Mapping[str, Any]) -> bool:
    """Whether a field stands on the form: switched by name, or else by the profile and the questions that are left."""
    switched = settings["velden"].get(veld.code)
    if switched is not None:
        return bool(switched)
    asked_by = veld.handboek.partition(".vragen.")[2]
    return veld.on_in(Profiel(settings["profiel"])) and (not asked_by or not questions or asked_by in questions)


def field_texts(form: str, source: Mapping[str, Any]) -> dict[str, Veldtekst]:
    """The fields of a form in the words of the handbook, by code; shared, so nobody may change it."""
    shared = shared_store(form, source)
    if "field_texts" not in shared:
        shared["field_texts"] = _field_texts(form, source)
    return shared["field_texts"]


def _field_texts(form: str, source: Mapping[str, Any]) -> dict[str, Veldtekst]:
    settings = source["handboek"]["formulieren"][form]
    words: dict[str, Any] = read_path(source, "organisatie.woorden") or {}
    questions = form_questions(form, source)
    texts: dict[str, Veldtekst] = {}
    for code, veld in form_fields(FORMS[form].record).items():
        question: dict[str, Any] = questions.get(code) or questions.get(veld.naam) or {}
        texts[code] = Veldtekst(
            aan=is_on(veld, settings, questions),
            label=question.get("vraag") or fill(veld.label, words, {}),
            toelichting=question.get("toelichting", ""),
            regels=question.get("regels", 3),
            verplicht=veld.eis != "nee",
        )
    return texts


def form_questions(form: str, source: Mapping[str, Any]) -> dict[str, Any]:
    """The questions of the phases that the form serves, by code."""
    phases = source["handboek"]["fasen"]
    return {code: q for phase in PHASES_OF_QUESTIONS[form] for code, q in phases[phase]["vragen"].items()}


def choices(
    options: Mapping[str, Any], chosen: str | Iterable[str] | None, *, blank: bool, all_options: bool = False
) -> list[Keuzeregel]:
    """The options as lines with a box: all of them on a blank form, only the chosen ones on a filled one."""
    picked = {chosen} if isinstance(chosen, str) else set(chosen or ())
    codes = options if blank or all_options else [code for code in options if code in picked]
    return [choice_line(code, _name(options[code]), gekozen=code in picked) for code in codes]


CHECKS = {value: Check(value=value) for value in (False, True)}
"""The two boxes that there are."""


def _name(option: str | Mapping[str, Any]) -> str:
    return option if isinstance(option, str) else option["naam"]


@lru_cache(maxsize=1024)  # the options of a handbook come back in every document
def choice_line(code: str, naam: str, *, gekozen: bool) -> Keuzeregel:
    """One option with its box."""
    return Keuzeregel(code=code, naam=naam, gekozen=gekozen, vakje=CHECKS[gekozen])


def full_name(client: Mapping[str, Any]) -> str:
    """Roepnaam, tussenvoegsel and achternaam in one."""
    return " ".join(part for part in (client["roepnaam"], client["tussenvoegsel"], client["achternaam"]) if part)


def age_on(birthday: date | None, day: date | None) -> int | None:
    """Whole years on that day, or `None` when one of the dates is not known."""
    if birthday is None or day is None:
        return None
    return day.year - birthday.year - ((day.month, day.day) < (birthday.month, birthday.day))


def employee_name(source: Mapping[str, Any], ref: str | None) -> str:
    """The name of a staff member, or nothing."""
    known = source["organisatie"]["medewerkers"].get(ref) if ref else None
    return known["naam"] if known else ""


_PERSONAL = tuple(code for code in FORMS if code != "exit")


@derived(*_PERSONAL, reads=("client.roepnaam", "client.tussenvoegsel", "client.achternaam"))
def naam(source: Mapping[str, Any]) -> str:
    """Naam van de cliënt."""
    return full_name(source["client"])


def _register_fields(form: str) -> None:
    model = fields_model(form)

    def velden(source: Mapping[str, Any]) -> Any:
        """Per veld: staat het aan, en hoe heet het bij jullie."""
        return model(**field_texts(form, source))

    velden.__annotations__["return"] = model
    derived(form, reads=())(velden)


for _code in FORMS:
    _register_fields(_code)


@derived(*(code for code in FORMS if code != "exit"), reads=("{form}.antwoorden",))
def eigen_vragen(source: Mapping[str, Any]) -> list[EigenVraag]:
    """Vragen die de organisatie zelf toevoegde, met het antwoord."""
    form = source["document"]["formulier"]
    shared, answers = shared_store(form, source), source[form]["antwoorden"]
    if "own_questions" not in shared:
        shared["own_questions"] = _own_questions(form, source)
    return [asked.but(antwoord=answers[code]) if code in answers else asked for code, asked in shared["own_questions"]]


def _own_questions(form: str, source: Mapping[str, Any]) -> list[tuple[str, EigenVraag]]:
    known = form_fields(FORMS[form].record)
    asked = {name for veld in known.values() for name in (veld.code, veld.naam)}
    return [
        (
            code,
            EigenVraag(
                code=code, vraag=question["vraag"], toelichting=question["toelichting"], regels=question["regels"]
            ),
        )
        for code, question in form_questions(form, source).items()
        if code not in asked
    ]


def switched_on(form: str, handbook: Mapping[str, Any], words: Mapping[str, Any] | None = None) -> dict[str, str]:
    """The fields that stand on a form of this handbook: code → label, in the organisation's words."""
    source = {"handboek": handbook, "organisatie": {"woorden": words or {}}}
    return {code: text.label for code, text in field_texts(form, source).items() if text.aan}
