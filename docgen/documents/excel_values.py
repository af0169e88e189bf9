"""What only the Excel forms need under `afgeleid`: per field its words, room and state, and the lists to choose from.

A cell in Excel holds a value, not a paragraph: a choice is one cell with a list behind it, a date stays a date. What a
form shows follows the three states of `docgen.documents.parts`: blank everything, a draft what is filled and what is
still to be filled, a final record what is filled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pydantic import Field

from docgen.documents.common import Veldtekst, eigen_vragen, field_texts, form_questions, full_name
from docgen.documents.context import derived, read_path
from docgen.documents.derivation import Derivation, derivation_of
from docgen.documents.excel_fields import DELEN, Invoer, fields_of, lists_of
from docgen.documents.parts import is_blank, is_open
from docgen.documents.phrases import labels, speak

Source = Mapping[str, Any]

OPTIONAL = "(mag leeg blijven)"
BOX, TICKED, NOT_APPLICABLE = "☐", "☒", "n.v.t."
_STATES = {"open": BOX, "klaar": TICKED, "nvt": NOT_APPLICABLE}


class Invoerveld(Derivation):
    """A field as this document has it."""

    toon: bool = Field(default=False, description="Staat het veld op dit document?")
    label: str = Field(default="", description="De vraag of het label")
    toelichting: str = Field(default="", description="Kleine tekst bij de vraag, op een leeg formulier")
    ruimte: str = Field(default="", description="Lege regels die een leeg veld zijn hoogte geven")
    tekst: str = Field(default="", description="De gekozen keuze, of een rij punten als tekst")


class Keuze(Derivation):
    """One choice behind a drop-down."""

    code: str = Field(description="Code van de keuze")
    naam: str = Field(description="Wat er in de lijst staat")


class Toetsregel(Derivation):
    """A question of a table with an answer to choose and room to explain."""

    pad: str = Field(description="Pad van de regel in het record")
    vraag: str = Field(description="De vraag")
    hulp: str = Field(default="", description="Waar je op let, op een leeg formulier")
    antwoord: str = Field(default="", description="De gekozen keuze")
    toelichting: str = Field(default="", description="Wat erover is opgeschreven")
    ruimte: str = Field(default="", description="Lege regels die een leeg veld zijn hoogte geven")


class Eigenvraag(Derivation):
    """A question of the organisation's own."""

    pad: str = Field(description="Pad van het antwoord in het record")
    vraag: str = Field(description="De vraag")
    hulp: str = Field(default="", description="Kleine tekst bij de vraag, op een leeg formulier")
    antwoord: str = Field(default="", description="Het antwoord")
    ruimte: str = Field(default="", description="Lege regels die een leeg veld zijn hoogte geven")


NOTHING: Mapping[str, Any] = {}

# --- room, choices


def room(source: Source, lines: int = 1) -> str:
    """Lines of nothing that make a row of a blank form as high as handwriting needs; empty on any other."""
    return "\n".join(" " * lines) if is_blank(source) else ""


def _named(items: Mapping[str, Any]) -> dict[str, str]:
    return {code: item["naam"] for code, item in items.items()}


def _fixed(options: Mapping[str, str]) -> Callable[[Source, str], dict[str, str]]:
    return lambda _source, _form: dict(options)


_SOURCES: Mapping[str, Callable[[Source, str], dict[str, str]]] = {
    "kanaal": lambda source, _: _named(source["handboek"]["kanalen"]),
    "verwijzer": lambda source, _: _named(source["handboek"]["verwijzers"]),
    "medewerker": lambda source, _: _named(source["organisatie"]["medewerkers"]),
    "locatie": lambda source, _: _named(source["organisatie"]["locaties"]),
    "soort_begeleiding": lambda source, _: _named(source["organisatie"]["soorten_begeleiding"]),
    "besluit": lambda source, form: _named(source["handboek"]["fasen"][_DECIDES[form]]["besluiten"]),
    "schaal": lambda source, _: dict(source["handboek"]["exitvragenlijst"]["schaal"]),
    "stand": _fixed(_STATES),
    "gedaan": _fixed({"nee": BOX, "ja": TICKED}),
    "ja": _fixed({"ja": "ja"}),
}
_READS: Mapping[str, str] = {
    "kanaal": "handboek.kanalen",
    "verwijzer": "handboek.verwijzers",
    "medewerker": "organisatie.medewerkers",
    "locatie": "organisatie.locaties",
    "soort_begeleiding": "organisatie.soorten_begeleiding",
    "schaal": "handboek.exitvragenlijst.schaal",
}
_DECIDES = {"aanmelding": "aanmelding", "begeleidingsplan": "evaluatie"}


def choices_of(name: str, form: str, source: Source) -> Mapping[str, str]:
    """A list of choices by code, in the order of the form."""
    return _SOURCES[name](source, form) if name in _SOURCES else labels(source, name)


def _list_read(form: str, name: str) -> str:
    """Where the choices of a list stand in the sources."""
    if name == "besluit":
        return f"handboek.fasen.{_DECIDES[form]}.besluiten"
    return _READS.get(name, f"handboek.labels.{name}")


def _field_reads(form: str, field: Invoer) -> Iterator[str]:
    """What the words and the state of a field are made of."""
    yield field.pad
    if field.lijst:
        yield _list_read(form, field.lijst)
    if field.soort == "lijst":
        yield from ("handboek.toelating", "handboek.uitsluiting")
    if field.bij:
        yield from (f"{form}.{_decision_path(form)}", f"handboek.fasen.{_DECIDES[form]}.besluiten")


def _decision_path(form: str) -> str:
    return "evaluatie.besluit.besluit" if form == "begeleidingsplan" else "besluit.besluit"


def chosen(value: Any, options: Mapping[str, str]) -> str:
    """How the chosen option is called; one that the handbook has dropped since is still an answer."""
    if value is None or value == "":
        return ""
    code = ("ja" if value else "nee") if isinstance(value, bool) else str(value)
    return options.get(code) or code.replace("_", " ")


# --- single fields


def _is_filled(value: Any) -> bool:
    return value is not None and value not in ("", [])


def input_field(form: str, field: Invoer, source: Source, texts: Mapping[str, Veldtekst]) -> Invoerveld:
    """One field in words and state."""
    value = read_path(source, field.pad)
    shows = _is_on(form, field, texts) and (_is_filled(value) or (is_open(source) and _is_due(field, source, form)))
    words = texts.get(field.code)
    asked = field.code in form_questions(form, source)
    label = words.label if words and (asked or not field.label) else speak(source, field.label)
    return Invoerveld(
        toon=shows,
        label=label,
        toelichting=_hint(words, optional=asked and field.soort == "tekst") if words and is_blank(source) else "",
        ruimte=room(source, words.regels if words and asked else field.regels),
        tekst=_as_text(field, form, source, value),
    )


def _hint(words: Veldtekst, *, optional: bool) -> str:
    """The help under a question; what may stay empty says so."""
    return " ".join(filter(None, [words.toelichting, OPTIONAL if optional and not words.verplicht else ""]))


def _is_on(form: str, field: Invoer, texts: Mapping[str, Veldtekst]) -> bool:
    """Whether field and part are switched on; a field of a part has the switch of the part as well."""
    root, _, rest = field.pad.partition(".")
    switches = [field.code, *([rest.split(".")[0]] if root == form else [])]
    return all(texts[code].aan for code in switches if code in texts)


def _is_due(field: Invoer, source: Source, form: str) -> bool:
    """Whether an empty field is asked: of what follows a decision, only when that decision is the one taken."""
    if field.regels == 0:
        return False
    if not field.bij:
        return True
    if is_blank(source):
        return field.bij in {"intakegesprek", "voortzetten", "afronden"} or field.code == "doorverwijzing_naar"
    taken = read_path(source, f"{form}.{_decision_path(form)}")
    options: Mapping[str, Any] = source["handboek"]["fasen"][_DECIDES[form]]["besluiten"]
    return taken in options and options[taken]["valt_onder"] == field.bij


def _as_text(field: Invoer, form: str, source: Source, value: Any) -> str:
    if field.lijst:
        return chosen(value, choices_of(field.lijst, form, source))
    if field.soort != "lijst" or not value:
        return ""
    criteria = {**source["handboek"]["toelating"], **source["handboek"]["uitsluiting"]}
    names = [criteria[item]["tekst"] if item in criteria else str(item) for item in value]
    return "\n".join(names) if any(len(name) > 30 for name in names) else ", ".join(names)


def _register_fields(form: str) -> None:
    known = fields_of(form)
    model = derivation_of(f"Invoer_{form}", {code: (Invoerveld, f.label or code) for code, f in known.items()})
    parts_model = derivation_of(f"Delen_{form}", {part: (bool, part) for part in DELEN[form]})
    reads = sorted({path for field in known.values() for path in _field_reads(form, field)})

    def all_fields(source: Source) -> dict[str, Invoerveld]:
        texts = field_texts(form, source)
        return {code: input_field(form, field, source, texts) for code, field in known.items()}

    def excel_velden(source: Source) -> Any:
        """Per invoerveld: staat het erop, hoe heet het, wat is er gekozen."""
        return model(**all_fields(source))

    def excel_delen(source: Source) -> Any:
        """Per deel van het formulier: staat er iets in?"""
        seen = all_fields(source)
        return parts_model(**{part: any(seen[f.code].toon for f in fields) for part, fields in DELEN[form].items()})

    excel_velden.__annotations__["return"] = model
    excel_delen.__annotations__["return"] = parts_model
    derived(form, reads=reads)(excel_velden)
    derived(form, reads=reads)(excel_delen)


def _register_lists(form: str) -> None:
    model = derivation_of(f"Lijsten_{form}", {name: (list[Keuze], name) for name in lists_of(form)})

    def excel_lijsten(source: Source) -> Any:
        """De keuzes achter de keuzelijsten."""
        return model(
            **{
                name: [Keuze(code=code, naam=text) for code, text in choices_of(name, form, source).items()]
                for name in lists_of(form)
            }
        )

    excel_lijsten.__annotations__["return"] = model
    derived(form, reads=[_list_read(form, name) for name in lists_of(form)])(excel_lijsten)


for _form in DELEN:
    _register_fields(_form)
    _register_lists(_form)


@derived(*(form for form in DELEN if form != "exit"), reads=("{form}.antwoorden", "{form}.eerder_gevraagd"))
def excel_vragen(source: Source) -> list[Eigenvraag]:
    """Vragen die de organisatie zelf toevoegde, met het antwoord; daarna wat eerder werd gevraagd."""
    form = source["document"]["formulier"]
    asked = [
        Eigenvraag(
            pad=f"{form}.antwoorden.{question.code}",
            vraag=question.vraag,
            hulp=question.toelichting if is_blank(source) else "",
            antwoord=question.antwoord,
            ruimte=room(source, question.regels),
        )
        for question in eigen_vragen(source)
        if question.antwoord or is_open(source)
    ]
    return [*asked, *_asked_before(form, source)]


def _asked_before(form: str, source: Source) -> list[Eigenvraag]:
    """Answers to what the handbook no longer asks; a blank form has none."""
    field = field_texts(form, source)["eerder_gevraagd"]
    return [
        Eigenvraag(
            pad=f"{form}.eerder_gevraagd.{number}.antwoord",
            vraag=f"{field.label}: {old['vraag']}",
            hulp="",
            antwoord=old["antwoord"],
            ruimte=room(source, 1),
        )
        for number, old in enumerate(source[form]["eerder_gevraagd"] if field.aan else [])
    ]


@derived(*(form for form in DELEN if form != "exit"), reads=("client",))
def excel_naam(source: Source) -> str:
    """Naam van de cliënt, op een leeg formulier niets."""
    return full_name(source["client"])


@derived(*DELEN, reads=("document",))
def excel_ruimte(source: Source) -> str:
    """De ruimte voor één regel handschrift op een leeg formulier."""
    return room(source)


@derived(*DELEN, reads=("document",))
def excel_pagina(source: Source) -> list[int]:
    """Eén keer op een leeg formulier: hier begint een nieuwe pagina."""
    return [1] if is_blank(source) else []


# --- tables of questions


def question_lines(
    source: Source,
    path: str,
    answers: Mapping[str, Any],
    items: Iterable[tuple[str, str, str]],
    options: Mapping[str, str],
) -> list[Toetsregel]:
    """The questions with their answers; one that the handbook has dropped since shows while it has an answer."""
    asked = {code: (text, hint) for code, text, hint in items}
    asked |= {code: (code.replace("_", " "), "") for code in answers if code not in asked}
    found: list[Toetsregel] = []
    for code, (text, hint) in asked.items():
        answer: Mapping[str, Any] = answers.get(code) or NOTHING
        value = answer.get("antwoord", answer.get("oordeel"))
        if not (is_open(source) or value or answer.get("toelichting")):
            continue
        found.append(
            Toetsregel(
                pad=f"{path}.{code}",
                vraag=text,
                hulp=hint if is_blank(source) else "",
                antwoord=chosen(value, options),
                toelichting=answer.get("toelichting", ""),
                ruimte=room(source),
            )
        )
    return found


def weighing_lines(source: Source, fase: str, path: str) -> list[Toetsregel]:
    """The criteria of a consideration with the word on each."""
    items: Mapping[str, Any] = source["handboek"]["fasen"][fase]["afwegingen"]
    answers: Mapping[str, Any] = read_path(source, path) or NOTHING
    lines = ((code, item["tekst"], item["toelichting"]) for code, item in items.items())
    return question_lines(source, path, answers, lines, labels(source, "oordeel"))


def ticked(value: bool) -> str:  # noqa: FBT001 - the value itself
    """A box, ticked or not."""
    return TICKED if value else BOX
