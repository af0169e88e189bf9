"""The tables of the Excel forms as rows of typed cells: criteria, checklist lines, statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pydantic import Field

from docgen.documents.common import field_texts
from docgen.documents.context import derived
from docgen.documents.derivation import Derivation
from docgen.documents.excel_values import (
    NOT_APPLICABLE,
    NOTHING,
    Eigenvraag,
    Source,
    Toetsregel,
    chosen,
    question_lines,
    room,
    ticked,
    weighing_lines,
)
from docgen.documents.parts import is_blank, is_open
from docgen.documents.phrases import labels

# --- aanmelding


def _criteria(source: Source, kind: str) -> list[Toetsregel]:
    if not field_texts("aanmelding", source)[kind].aan:
        return []
    items = source["handboek"][kind]
    lines = ((code, item["vraag"] or item["tekst"], "") for code, item in items.items())
    return question_lines(source, f"aanmelding.{kind}", source["aanmelding"][kind], lines, labels(source, "antwoord"))


@derived("aanmelding", reads=("aanmelding.toelating", "handboek.toelating", "handboek.labels.antwoord"))
def excel_toelating(source: Source) -> list[Toetsregel]:
    """De toelatingscriteria met hun antwoord."""
    return _criteria(source, "toelating")


@derived("aanmelding", reads=("aanmelding.uitsluiting", "handboek.uitsluiting", "handboek.labels.antwoord"))
def excel_uitsluiting(source: Source) -> list[Toetsregel]:
    """De uitsluitingscriteria met hun antwoord."""
    return _criteria(source, "uitsluiting")


@derived(
    "aanmelding", reads=("aanmelding.afwegingen", "handboek.fasen.aanmelding.afwegingen", "handboek.labels.oordeel")
)
def excel_afwegingen(source: Source) -> list[Toetsregel]:
    """De punten van de afweging, als de organisatie ze vraagt."""
    if not field_texts("aanmelding", source)["afwegingen"].aan:
        return []
    return weighing_lines(source, "aanmelding", "aanmelding.afwegingen")


def _ticks(source: Source, field: str, items: Mapping[str, Any]) -> list[Toetsregel]:
    if not field_texts("aanmelding", source)[field].aan:
        return []
    picked: list[str] = source["aanmelding"][field]
    names = {code: item["naam"] for code, item in items.items()} | {
        code: code.replace("_", " ") for code in picked if code not in items
    }
    return [
        Toetsregel(
            pad=f"aanmelding.{field}.{code}",
            vraag=name,
            antwoord="ja" if code in picked else "",
        )
        for code, name in names.items()
        if code in picked or is_open(source)
    ]


@derived("aanmelding", reads=("aanmelding.uitgelegd", "handboek.fasen.aanmelding.voorlichting"))
def excel_verteld(source: Source) -> list[Toetsregel]:
    """Wat er is verteld, punt voor punt."""
    return _ticks(source, "uitgelegd", source["handboek"]["fasen"]["aanmelding"]["voorlichting"])


@derived("aanmelding", reads=("aanmelding.leefgebieden", "handboek.leefgebieden"))
def excel_gebieden(source: Source) -> list[Toetsregel]:
    """De leefgebieden waarop iets speelt, als de organisatie ernaar vraagt."""
    return _ticks(source, "leefgebieden", source["handboek"]["leefgebieden"])


# --- checklists


class Checkregel(Derivation):
    """One line of a checklist."""

    pad: str = Field(description="Pad van de regel in het record")
    stand: str = Field(description="Open vakje, gevuld vakje of n.v.t.")
    wat: str = Field(description="Wat er geregeld wordt")
    wie: str = Field(default="", description="Wie het doet")
    naam: str = Field(default="", description="Naam")
    hulp: str = Field(default="", description="Is er hulp bij nodig?")
    voor: date | None = Field(default=None, description="Vóór welke dag")
    klaar_op: date | None = Field(default=None, description="Klaar op")
    paraaf: str = Field(default="", description="Paraaf")
    opmerking: str = Field(default="", description="Opmerking")
    nvt_reden: str = Field(default="", description="Waarom het niet van toepassing is")
    groep: str = Field(default="", description="Bij welk moment een eigen regel hoort")
    ruimte: str = Field(default="", description="Lege regels die een leeg veld zijn hoogte geven")


class Checkgroep(Derivation):
    """The lines of one moment."""

    titel: str = Field(description="Kop van de groep")
    regels: list[Checkregel] = Field(description="De regels")


class Checkkolommen(Derivation):
    """Which columns the organisation uses."""

    wie: bool = Field(description="Wie doet het?")
    naam: bool = Field(description="Naam")
    hulp: bool = Field(description="Hulp nodig?")
    voor: bool = Field(description="Vóór")
    klaar: bool = Field(description="Klaar op")
    paraaf: bool = Field(description="Paraaf")
    opmerking: bool = Field(description="Opmerking")
    reden: bool = Field(description="Waarom n.v.t.")


_COLUMNS = {
    "wie": "wie",
    "naam": "naam",
    "hulp": "hulp_nodig",
    "voor": "voor",
    "klaar": "klaar_op",
    "paraaf": "paraaf",
    "opmerking": "opmerking",
    "reden": "nvt_reden",
}
_CHECKLISTS = ("opname", "uitstroom")


def _form(source: Source) -> str:
    return str(source["document"]["formulier"])


def _checkline(
    source: Source, path: str, text: str, line: Mapping[str, Any], *, group: str = "", usual: str | None = None
) -> Checkregel:
    done = ticked(line.get("klaar_op") is not None)
    return Checkregel(
        pad=path,
        stand=NOT_APPLICABLE if line.get("nvt") else done,
        wat=text,
        wie=chosen(line.get("wie") or usual, labels(source, "uitvoerder")),
        naam=line.get("naam", ""),
        hulp="ja" if line.get("hulp_nodig") else "",
        voor=line.get("voor"),
        klaar_op=line.get("klaar_op"),
        paraaf=line.get("paraaf", ""),
        opmerking=line.get("opmerking", ""),
        nvt_reden=line.get("nvt_reden", ""),
        groep=group,
        ruimte=room(source),
    )


def _lines(source: Source, items: Mapping[str, Any]) -> list[Checkregel]:
    form = _form(source)
    answers: Mapping[str, Any] = source[form]["regels"]
    return [
        _checkline(source, f"{form}.regels.{code}", item["tekst"], answers.get(code) or NOTHING, usual=item.get("wie"))
        for code, item in items.items()
        if code in answers or is_open(source)
    ]


_LINES_READ = ("handboek.checklists.{form}", "handboek.labels.uitvoerder")


@derived(*_CHECKLISTS, reads=("{form}.regels", *_LINES_READ))
def excel_groepen(source: Source) -> list[Checkgroep]:
    """De regels per moment; een regel die uit het handboek verdween, staat achteraan."""
    form = _form(source)
    groups = source["handboek"]["checklists"][form]["groepen"]
    found = [Checkgroep(titel=group["titel"], regels=_lines(source, group["items"])) for group in groups.values()]
    known = {code for group in groups.values() for code in group["items"]}
    gone = {code: {"tekst": code.replace("_", " ")} for code in source[form]["regels"] if code not in known}
    found.append(Checkgroep(titel="Eerder gevraagd", regels=_lines(source, gone)))
    return [group for group in found if group.regels]


def _own(source: Source) -> list[Checkregel]:
    form = _form(source)
    groups = source["handboek"]["checklists"][form]["groepen"]
    lines: list[Mapping[str, Any]] = source[form]["eigen_regels"]
    return [
        _checkline(
            source,
            f"{form}.eigen_regels.{number}",
            line.get("activiteit", ""),
            line,
            group=groups[line["groep"]]["titel"] if line.get("groep") in groups else "",
        )
        for number, line in enumerate(lines)
    ]


def _empty(source: Source, number: int) -> list[Checkregel]:
    form = _form(source)
    return [_checkline(source, f"{form}.eigen_regels.{index}", "", {}) for index in range(number)]


@derived(*_CHECKLISTS, reads=("{form}.eigen_regels", *_LINES_READ))
def excel_eigen(source: Source) -> list[Checkregel]:
    """Wat iemand zelf toevoegt; op een leeg formulier lege regels."""
    if is_blank(source):
        return _empty(source, source["handboek"]["checklists"][_form(source)]["eigen_regels"])
    return _own(source)


_OWN_DOERS = {"client", "client_met_hulp"}


@derived(
    *_CHECKLISTS,
    reads=("{form}.regels", "{form}.eigen_regels", *_LINES_READ),
)
def excel_zelf(source: Source) -> list[Checkregel]:
    """Wat de cliënt zelf regelt, op een eigen blad; zolang er niets is verdeeld, wat die meestal zelf doet."""
    form = _form(source)
    answers: Mapping[str, Any] = source[form]["regels"]
    items = {
        code: item
        for group in source["handboek"]["checklists"][form]["groepen"].values()
        for code, item in group["items"].items()
    }
    mine: dict[str, Any] = {}
    for code, item in items.items():
        doer = (answers.get(code) or NOTHING).get("wie") or (item["wie"] if is_open(source) else None)
        if doer in _OWN_DOERS and not (answers.get(code) or NOTHING).get("nvt"):
            mine[code] = item
    own = [
        line for line, facts in zip(_own(source), source[form]["eigen_regels"], strict=True)
        if facts.get("wie") in {None, *_OWN_DOERS}
    ]  # fmt: skip
    return [*_lines(source, mine), *own, *(_empty(source, 2) if is_blank(source) else [])]


@derived(*_CHECKLISTS, reads=())
def excel_kolommen(source: Source) -> Checkkolommen:
    """Welke kolommen de checklist heeft."""
    texts = field_texts(_form(source), source)
    return Checkkolommen(**{name: texts[f"regels_{code}"].aan for name, code in _COLUMNS.items()})


# --- exit vragenlijst


@derived("exit", reads=("exit.antwoorden", "handboek.exitvragenlijst", "document"))
def excel_stellingen(source: Source) -> list[Toetsregel]:
    """De stellingen met hun antwoord."""
    scheme = source["handboek"]["exitvragenlijst"]
    items: Iterable[tuple[str, str, str]] = ((code, item["tekst"], "") for code, item in scheme["vragen"].items())
    lines = question_lines(source, "exit.antwoorden", source["exit"]["antwoorden"], items, scheme["schaal"])
    return [line.but(ruimte=room(source, 2)) for line in lines]


@derived("exit", reads=("exit.open_vragen", "handboek.exitvragenlijst.open_vragen", "document"))
def excel_open_vragen(source: Source) -> list[Eigenvraag]:
    """De open vragen met hun antwoord."""
    answers: Mapping[str, str] = source["exit"]["open_vragen"]
    items: Mapping[str, Any] = source["handboek"]["exitvragenlijst"]["open_vragen"]
    names = {code: item["tekst"] for code, item in items.items()} | {
        code: code.replace("_", " ") for code in answers if code not in items
    }
    return [
        Eigenvraag(pad=f"exit.open_vragen.{code}", vraag=name, antwoord=answers.get(code, ""), ruimte=room(source, 4))
        for code, name in names.items()
        if answers.get(code) or is_open_exit(source)
    ]


def is_open_exit(source: Source) -> bool:
    """Whether empty questions show; an exit vragenlijst is never a draft."""
    return is_blank(source)


class ToenNuRegel(Derivation):
    """One leefgebied with a mark for then and for now."""

    pad: str = Field(description="Pad van de regel in het record")
    naam: str = Field(description="Het leefgebied")
    toen: int | None = Field(default=None, description="Toen")
    nu: int | None = Field(default=None, description="Nu")
    ruimte: str = Field(default="", description="Lege regels die een leeg veld zijn hoogte geven")


@derived("exit", reads=("exit.toen_nu", "handboek.leefgebieden"))
def excel_toen_nu(source: Source) -> list[ToenNuRegel]:
    """Een cijfer voor toen en voor nu per leefgebied, als de organisatie ernaar vraagt."""
    if not field_texts("exit", source)["toen_nu"].aan:
        return []
    marks: Mapping[str, Any] = source["exit"]["toen_nu"]
    areas: Mapping[str, Any] = source["handboek"]["leefgebieden"]
    return [
        ToenNuRegel(
            pad=f"exit.toen_nu.{code}",
            naam=area["naam"],
            toen=(marks.get(code) or NOTHING).get("toen"),
            nu=(marks.get(code) or NOTHING).get("nu"),
            ruimte=room(source),
        )
        for code, area in areas.items()
        if code in marks or is_open_exit(source)
    ]
