"""What F3 Checklist opname and F9 Checklist uitstroom print: the lines by moment, and the client's own loose page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import Field

from docgen.documents.common import full_name
from docgen.documents.context import derived
from docgen.documents.derivation import Derivation
from docgen.documents.parts import Keuzelijst, Rij, Source, given, is_blank, is_open, rows, writing_lines
from docgen.documents.phrases import labels
from docgen.documents.velden import Velden, velden_of
from docgen.language.formatting import datum_kort
from docgen.template import Check

FORMS = ("opname", "uitstroom")
_FORM = (
    "{form}",
    "handboek.checklists.{form}",
    "handboek.labels.uitvoerder",
    "handboek.formulieren.{form}",
    "organisatie.woorden",
    "document",
)
_CLIENT = ("client", "client_met_hulp")


class Regel(Derivation):
    """One line of the checklist."""

    pad: str = Field(description="Pad in het record")
    tekst: str = Field(default="", description="Wat er geregeld wordt")
    klaar: Check = Field(default=Check(value=False), description="Vakje")
    wie: str = Field(default="", description="Wie het doet")
    voor: str = Field(default="", description="Vóór welke dag")
    klaar_op: str = Field(default="", description="Wanneer het klaar was")
    paraaf: str = Field(default="", description="Paraaf")
    nvt: Check = Field(default=Check(value=False), description="Vakje niet van toepassing")
    noot: str = Field(default="", description="Hulp, opmerking en reden")


class Groep(Derivation):
    """The lines of one moment."""

    titel: str = Field(description="Kop")
    stand: str = Field(default="", description="Hoeveel er klaar is")
    regels: list[Regel] = Field(default_factory=list[Regel], description="De regels")


def _form(source: Source) -> str:
    return str(source["document"]["formulier"])


@derived(*FORMS, reads=_FORM)
def groepen(source: Source) -> list[Groep]:
    """De regels per moment, met wat van de cliënt zelf erbij kwam."""
    form = _form(source)
    record: Mapping[str, Any] = source[form]
    checklist: Mapping[str, Any] = source["handboek"]["checklists"][form]
    if not velden_of(form, source).on("regels"):
        return []
    own = [(f"{form}.eigen_regels.{n}", line) for n, line in enumerate(record["eigen_regels"])]
    found = [_group(source, code, group, own) for code, group in checklist["groepen"].items()]
    found += _rest(source, checklist, own)
    return [group for group in found if group.regels]


def _group(source: Source, code: str, group: Mapping[str, Any], own: list[tuple[str, Mapping[str, Any]]]) -> Groep:
    form = _form(source)
    answers: Mapping[str, Any] = source[form]["regels"]
    lines = [
        _line(source, f"{form}.regels.{item}", facts["tekst"], answers.get(item) or dict[str, Any](), facts["wie"])
        for item, facts in group["items"].items()
    ]
    lines += [_own(source, path, line) for path, line in own if line["groep"] == code]
    return Groep(titel=group["titel"], stand=_progress(source, lines), regels=lines)


def _rest(source: Source, checklist: Mapping[str, Any], own: list[tuple[str, Mapping[str, Any]]]) -> list[Groep]:
    """What stands in no group of the handbook: dropped lines that have an answer, and the client's own lines."""
    form = _form(source)
    groups: Mapping[str, Any] = checklist["groepen"]
    known = {code for group in groups.values() for code in group["items"]}
    answers: Mapping[str, Any] = source[form]["regels"]
    dropped = [
        _line(source, f"{form}.regels.{code}", code.replace("_", " "), answer)
        for code, answer in answers.items()
        if code not in known
    ]
    mine = [_own(source, path, line) for path, line in own if line["groep"] not in groups]
    mine += [Regel(pad=f"{form}.eigen_regels.{n}") for n in writing_lines(source, checklist["eigen_regels"])]
    titled = (("Andere punten", dropped), ("Eigen punten", mine))
    return [Groep(titel=title, stand=_progress(source, lines), regels=lines) for title, lines in titled]


def _own(source: Source, path: str, line: Mapping[str, Any]) -> Regel:
    return _line(source, path, line["activiteit"], line)


def _line(source: Source, path: str, text: str, answer: Mapping[str, Any], usual: str | None = None) -> Regel:
    velden = velden_of(_form(source), source)
    who, done = answer.get("wie") or usual, answer.get("klaar_op")
    names = labels(source, "uitvoerder")
    return Regel(
        pad=path,
        tekst=text,
        klaar=Check(value=done is not None),
        wie=", ".join(part for part in (names.get(who or "", who or ""), answer.get("naam")) if part),
        voor=_day(answer.get("voor")),
        klaar_op=_day(done),
        paraaf=answer.get("paraaf", "") if velden.on("regels_paraaf") else "",
        nvt=Check(value=bool(answer.get("nvt"))),
        noot=_note(velden, answer),
    )


def _day(day: date | None) -> str:
    return datum_kort(day) if day else ""


def _note(velden: Velden, answer: Mapping[str, Any]) -> str:
    parts = ["hulp nodig" if answer.get("hulp_nodig") else ""]
    parts += [answer.get(name, "") for name in ("opmerking", "nvt_reden") if velden.on(f"regels_{name}")]
    return ". ".join(part for part in parts if part)


def _progress(source: Source, lines: list[Regel]) -> str:
    counted = [line for line in lines if not line.nvt.value]
    if is_blank(source) or not counted:
        return ""
    done = sum(line.klaar.value for line in counted)
    return f"{done} van {len(counted)} klaar"


@derived(*FORMS, reads=_FORM)
def wat_ik_regel(source: Source) -> list[Regel]:
    """De punten die de cliënt zelf of met hulp regelt, voor op een los blad; op een leeg formulier ook lege regels."""
    form = _form(source)
    usual: dict[str, Any] = {
        code: item["wie"]
        for group in source["handboek"]["checklists"][form]["groepen"].values()
        for code, item in group["items"].items()
    }
    answers: Mapping[str, Any] = source[form]["regels"]
    own: list[Mapping[str, Any]] = source[form]["eigen_regels"]
    who: dict[str, Any] = {f"{form}.eigen_regels.{n}": line["wie"] or "client" for n, line in enumerate(own)}
    for code, wie in usual.items():
        answer: Mapping[str, Any] = answers.get(code) or dict[str, Any]()
        who[f"{form}.regels.{code}"] = answer.get("wie") or wie
    lines = [line for group in groepen(source) for line in group.regels if not line.nvt.value]
    return [line for line in lines if who.get(line.pad, "client") in _CLIENT]


@derived(*FORMS, reads=("{form}", "client", "organisatie.medewerkers", "organisatie.locaties"))
def kop(source: Source) -> list[Rij]:
    """Eerste of laatste dag, begeleider en locatie."""
    form = _form(source)
    record, velden = source[form], velden_of(form, source)
    places: Mapping[str, Any] = source["organisatie"]["locaties"]
    place = record["locatie"]
    first = "opnamedatum" if form == "opname" else "einddatum"
    fields = [
        given("client.naam", "Naam", full_name(source["client"])),
        *velden.day(first, record[first]),
        *velden.person("begeleider", record["begeleider"]),
        *velden.field("locatie", places[place]["naam"] if place in places else place),
        *velden.day("datum", record["datum"]),
    ]
    if form == "opname":
        fields += velden.day("informatie_gegeven_op", record["informatie_gegeven_op"])
    return rows(source, fields, per=3 if form == "opname" else 5)


class Afscheid(Derivation):
    """The choices about what comes after."""

    reden: Keuzelijst = Field(description="Reden van vertrek")
    nazorg: Keuzelijst = Field(description="Nazorg")
    overdracht: Keuzelijst = Field(description="Overdracht")


_UITSTROOM = ("uitstroom", "handboek.labels")


@derived("uitstroom", reads=(*_UITSTROOM, "organisatie.woorden"))
def keuzes(source: Source) -> Afscheid:
    """Reden van vertrek, nazorg en overdracht."""
    record, velden = source["uitstroom"], velden_of("uitstroom", source)
    lists = (("reden", "afrond_reden"), ("nazorg", "nazorg"), ("overdracht", "overdracht"))
    return Afscheid(**{code: velden.choice(code, labels(source, name), record[code]) for code, name in lists})


@derived("uitstroom", reads=_UITSTROOM)
def daarna(source: Source) -> list[Rij]:
    """Wat is afgesproken voor daarna, en wat is aangeboden."""
    record, velden = source["uitstroom"], velden_of("uitstroom", source)
    fields = [
        *velden.field("nazorg_afspraak", record["nazorg_afspraak"]),
        *velden.field("overdracht_aan", record["overdracht_aan"]),
        *velden.day("exitgesprek_aangeboden_op", record["exitgesprek_aangeboden_op"]),
        *velden.day("exitvragenlijst_aangeboden_op", record["exitvragenlijst_aangeboden_op"]),
    ]
    return rows(source, fields, per=2)


@derived(*FORMS, reads=_FORM)
def toon_wat_ik_regel(source: Source) -> bool:
    """Is er een los blad met eigen punten?"""
    return is_open(source) or bool(wat_ik_regel(source))
