"""The parts of which forms are built, as values under `afgeleid`: short fields in rows, choices, criteria, decisions.

A form shows three states with one rule: blank shows everything, with room to write; a draft shows what is filled and
what is still to be filled; a final record shows what is filled.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from itertools import zip_longest
from typing import Any, TypeVar, cast

from pydantic import Field

from docgen.branding.pictograms import FALLBACK, names
from docgen.documents.common import (
    CHECKS,
    EigenVraag,
    Keuzeregel,
    choices,
    eigen_vragen,
    employee_name,
    field_texts,
    full_name,
)
from docgen.documents.context import derived
from docgen.documents.derivation import Derivation, derivation_of
from docgen.documents.forms import FORMS
from docgen.documents.phrases import PHRASES, labels, phrases, speak
from docgen.documents.sharing import shared_store
from docgen.language.formatting import datum
from docgen.records.fields import form_fields
from docgen.template import Shape

Source = Mapping[str, Any]

ALLE = tuple(FORMS)


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


class Weegregel(Derivation):
    """A criterion of the consideration with the word on it."""

    code: str = Field(description="Code van het punt")
    tekst: str = Field(description="Wat jullie afwegen")
    hulp: str = Field(description="Waar je op let")
    opties: list[Keuzeregel] = Field(description="De oordelen")
    toelichting: str = Field(description="Wat erover is opgeschreven")


class Vraagregel(EigenVraag):
    """A question of the organisation's own with its writing lines."""

    lijnen: list[int] = Field(
        default_factory=list[int], description="Schrijfregels op een leeg formulier, na de eerste"
    )


class Besluitoptie(Keuzeregel):
    """An outcome with what it means."""

    betekenis: str = Field(default="", description="Wat er dan gebeurt")


class Besluitblok(Derivation):
    """A decision: the options, or the chosen one with reason, date and name."""

    toon: bool = Field(default=False, description="Is er iets besloten, of nog te besluiten?")
    pad: str = Field(default="", description="Pad van het besluit in het record")
    overweging: Keuzelijst = Field(default=NO_CHOICE, description="Positief of negatief")
    opties: list[Besluitoptie] = Field(default_factory=list[Besluitoptie], description="De besluiten")
    gegevens: list[Rij] = Field(default_factory=list[Rij], description="Datum en wie besloot")
    teksten: list[Tekstveld] = Field(default_factory=list[Tekstveld], description="Waarom")
    mening: list[Tekstveld] = Field(default_factory=list[Tekstveld], description="Wat de cliënt ervan vindt")
    samen: Keuzelijst = Field(default=NO_CHOICE, description="Samen besloten?")


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


def velden_of(form: str, source: Source) -> Velden:
    """The short fields of a form, made once for all documents of one handbook that are in the same state."""
    document, kept = source["document"], shared_store("velden", source)
    key = (form, document["blanco"], document["concept"])
    try:
        return kept[key]
    except KeyError:
        return kept.setdefault(key, Velden(form, source))


class Velden:
    """The short fields of one form in one of its states, with their switches and words; see `velden_of`.

    `kept` is for what else depends on form, handbook and state only.
    """

    def __init__(self, form: str, source: Source) -> None:
        document = {name: source["document"][name] for name in ("blanco", "concept")}
        self.form = form
        self.blank, self.open = is_blank(source), is_open(source)
        self.kept: dict[Hashable, Any] = {}
        self.source: Source = {
            "organisatie": source["organisatie"],
            "document": document,
        }  # no more: no client's values
        self.texts = field_texts(form, source)
        self._places = {
            code: (f"{form}.{code}", words["label"]) if words["aan"] else None for code, words in self.texts.items()
        }

    def on(self, code: str) -> bool:
        """Whether the field is on the form."""
        return self.texts[code]["aan"]

    def label(self, code: str) -> str:
        """The field's words."""
        return self.texts[code]["label"]

    def field(self, code: str, value: Any, *, path: str = "", label: str = "", is_date: bool = False) -> list[Gegeven]:
        """The field in a list of one, or no field when it is switched off."""
        known = self._places[code]
        if known is None:
            return []
        words = value if value.__class__ is str else shown(value)
        return [Gegeven(pad=path or known[0], label=label or known[1], waarde=words, datum=is_date)]

    def day(self, code: str, value: date | None, *, path: str = "", label: str = "") -> list[Gegeven]:
        """A date in a list of one."""
        return self.field(code, value, path=path, label=label, is_date=True)

    def person(self, code: str, ref: str | None, *, path: str = "", label: str = "") -> list[Gegeven]:
        """A staff member in a list of one."""
        return self.field(code, employee_name(self.source, ref) or ref, path=path, label=label)

    def text(self, code: str, value: str | None, *, path: str = "") -> list[Tekstveld]:
        """A question with room for text in a list of one."""
        known = self._places[code]
        if known is None or not (value or self.open):
            return []
        place, label = path or known[0], known[1]
        if not self.blank:
            return [text_box(place, label, value or "", [])]
        words = self.texts[code]
        lines, free = [*range(words.regels - 1)], not words.verplicht
        return [
            Tekstveld(
                pad=place, label=label, toelichting=words.toelichting, vrij=free, waarde=value or "", lijnen=lines
            )
        ]

    def choice(
        self, code: str, options: Mapping[str, Any], chosen: Any, *, path: str = "", label: str = ""
    ) -> Keuzelijst:
        """A question with its options, which are those of the handbook."""
        known = self._places[code]
        if known is None:
            return NO_CHOICE
        place, words = path or known[0], label or known[1]

        def make() -> Keuzelijst:
            help_text = self.texts[code].toelichting
            return pick(self.source, options, chosen, label=words, path=place, help_text=help_text)

        return once(self.kept, (place, words), options, chosen, make)


T = TypeVar("T")


def once(kept: dict[Hashable, Any], key: Hashable, options: Mapping[str, Any], chosen: Any, make: Callable[[], T]) -> T:
    """What is made of the one option that is chosen, or of none: made once for each; `options` are the handbook's."""
    if chosen is not None and chosen.__class__ is not bool and (chosen.__class__ is not str or chosen not in options):
        return make()  # there is no end to what this may be
    try:
        return kept[key, chosen]
    except KeyError:
        return kept.setdefault((key, chosen), make())


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


# --- choices


def pick(
    source: Source, options: Mapping[str, Any], chosen: Any, *, label: str, path: str, help_text: str = ""
) -> Keuzelijst:
    """A question with its options: all while there is something to choose, else the chosen ones."""
    lines = _options(source, options, chosen)
    return Keuzelijst(
        toon=bool(lines), label=label, toelichting=help_text if is_blank(source) else "", pad=path, opties=lines
    )


def _options(source: Source, options: Mapping[str, Any], chosen: Any) -> list[Keuzeregel]:
    picked = _codes(chosen)
    lines = choices(options, picked, blank=is_blank(source) if picked else is_open(source))
    return lines + [_unknown(code) for code in picked if code not in options]


def _codes(chosen: Any) -> list[str]:
    match chosen:
        case None | "":
            return []
        case str():
            return [str(chosen)]
        case bool():
            return ["ja" if chosen else "nee"]
        case list():
            return [str(code) for code in cast("list[Any]", chosen)]
        case _:
            return [str(chosen)]


def _unknown(code: str) -> Keuzeregel:
    """An answer that the handbook has dropped since: still an answer."""
    return Keuzeregel(code=code, naam=code.replace("_", " "), gekozen=True, vakje=CHECKS[True])


def weighings(source: Source, answers: Mapping[str, Any], items: Mapping[str, Any]) -> list[Weegregel]:
    """The criteria of a consideration with what was said of each."""
    codes, judged = [*items, *(code for code in answers if code not in items)], _judgements(source)
    found = [_weighing(source, code, answers.get(code) or {}, items.get(code) or {}, judged) for code in codes]
    if is_open(source):
        return found
    return [line for line in found if line.toelichting or any(option.gekozen for option in line.opties)]


_Judged = Callable[[str | None], list[Keuzeregel]]


def _judgements(source: Source) -> _Judged:
    """The options of a criterion, by the one that was chosen."""
    options, kept = labels(source, "oordeel"), shared_store("oordeel", source)
    state = (is_blank(source), is_open(source))
    return lambda chosen: once(kept, state, options, chosen, lambda: _options(source, options, chosen))


def _weighing(
    source: Source, code: str, answer: Mapping[str, Any], item: Mapping[str, Any], judged: _Judged
) -> Weegregel:
    return Weegregel(
        code=code,
        tekst=item.get("tekst") or code.replace("_", " "),
        hulp=item.get("toelichting", "") if is_blank(source) else "",
        opties=judged(answer.get("oordeel")),
        toelichting=answer.get("toelichting", ""),
    )


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


# --- decisions


def decision(
    source: Source,
    form: str,
    path: str,
    record: Mapping[str, Any],
    options: Mapping[str, Any],
    more: Iterable[Gegeven] = (),
) -> Besluitblok:
    """The decision at `path`: all outcomes on a blank form, else the chosen one; `more` follows its date."""
    velden = velden_of(form, source)
    facts = [
        *velden.day("besluit_datum", record["datum"], path=f"{path}.datum", label="Datum besluit"),
        *velden.person("besluit_door", record["door"], path=f"{path}.door"),
    ]
    return Besluitblok(
        toon=is_open(source) or any(record.values()),
        pad=f"{path}.besluit",
        overweging=velden.choice(
            "besluit_overweging", labels(source, "overweging"), record["overweging"], path=f"{path}.overweging"
        ),
        opties=_outcomes(source, velden, path, options, record["besluit"]),
        gegevens=rows(source, [*facts, *more], per=4),
        teksten=_decision_texts(source, velden, path, record),
        mening=_opinion(source, velden, path, record),
        samen=velden.choice(
            "besluit_samen_met_client",
            labels(source, "ja_nee"),
            record["samen_met_client"],
            path=f"{path}.samen_met_client",
        ),
    )


def _outcomes(
    source: Source, velden: Velden, path: str, options: Mapping[str, Any], chosen: str | None
) -> list[Besluitoptie]:
    def make() -> list[Besluitoptie]:
        return [
            Besluitoptie(**line, betekenis=options[line.code]["betekenis"] if line.code in options else "")
            for line in _options(source, options, chosen)
        ]

    return once(velden.kept, path, options, chosen, make)


_DECISION_TEXTS = (
    # field, writing lines on a blank form (0: only where it is filled)
    ("toelichting", 0),
    ("motivering", 2),
    ("uitzondering", 0),
)


def _opinion(source: Source, velden: Velden, path: str, record: Mapping[str, Any]) -> list[Tekstveld]:
    if not velden.on("besluit_mening_client"):
        return []
    label = speak(source, "Wat {de client} ervan vindt")
    return text_field(source, f"{path}.mening_client", label, record["mening_client"], 2)


def _decision_texts(source: Source, velden: Velden, path: str, record: Mapping[str, Any]) -> list[Tekstveld]:
    found: list[Tekstveld] = []
    for name, lines in _DECISION_TEXTS:
        code = f"besluit_{name}"
        if velden.on(code) and (lines or record[name]):
            found += text_field(source, f"{path}.{name}", velden.label(code), record[name], lines)
    return found


def yes_no(source: Source, value: bool | None, *, label: str, path: str) -> Keuzelijst:  # noqa: FBT001 - the value itself
    """A question that is answered with yes or no."""
    return pick(source, labels(source, "ja_nee"), value, label=label, path=path)


# --- what every form has


def _register(
    name: str, form: str, model: type[Derivation], reads: Iterable[str], make: Callable[[Source], Any]
) -> None:
    make.__name__ = name
    make.__annotations__["return"] = model
    derived(form, reads=reads)(make)


def _register_phrases(form: str) -> None:
    model = derivation_of(f"Tekst_{form}", {code: (str, texts[1]) for code, texts in PHRASES[form].items()})
    reads = ["client.roepnaam", f"{form}.perspectief"]

    def tekst(source: Source) -> Any:
        """Vaste tekst in de vorm die bij jullie hoort: ik, je, u of de naam."""
        return model(**phrases(form, source))

    _register("tekst", form, model, reads, tekst)


def _register_lines(form: str) -> None:
    codes = form_fields(FORMS[form].record)
    model = derivation_of(f"Lijnen_{form}", {code: (list[int], f"Schrijfregels bij {code}") for code in codes})
    nowhere = model(**{code: [] for code in codes})

    def lijnen(source: Source) -> Any:
        """Per veld de schrijfregels op een leeg formulier, na de eerste."""
        if not is_blank(source):
            return nowhere
        return model(**{code: [*range(text.regels - 1)] for code, text in field_texts(form, source).items()})

    _register("lijnen", form, model, ["document.blanco"], lijnen)


@derived(*(code for code in FORMS if code != "exit"), reads=("{form}.antwoorden",))
def vragen(source: Source) -> list[Vraagregel]:
    """Vragen die de organisatie zelf toevoegde, met het antwoord of de schrijfregels."""
    return [Vraagregel(**asked, lijnen=writing_lines(source, asked.regels - 1)) for asked in eigen_vragen(source)]


for _code in FORMS:
    _register_phrases(_code)
    _register_lines(_code)
