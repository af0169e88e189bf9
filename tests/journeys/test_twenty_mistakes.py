"""`docgen check` names every mistake in a folder in one go: what, where, and what to do about it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from conftest import Project

from journeys.haven import CLIENT, INTAKE, REGISTRATION, client, tree, word, workbook

ERROR, WARNING = "fout", "waarschuwing"


@dataclass(frozen=True)
class Mistake:
    """One mistake: the files that hold it, and the finding that it must give.

    `edits` replace a piece of text of a file that is there. `line` is found by the words that stand on it; `place` are
    other parts of the location; `also` are findings that follow from the same mistake and say something else about it.
    `alone` are mistakes that would change what the others are held to.
    """

    name: str
    files: Mapping[str, str | bytes]
    code: str
    file: str
    remedy: str
    edits: Mapping[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    line: str | None = None
    place: Mapping[str, Any] = field(default_factory=dict[str, Any])
    severity: str = ERROR
    also: tuple[str, ...] = ()
    alone: bool = False

    def put(self, into: dict[str, str | bytes]) -> None:
        """Make this mistake in a folder."""
        into.update(self.files)
        for file, (old, new) in self.edits.items():
            text = into[file]
            assert isinstance(text, str)
            into[file] = changed(text, old, new)

    def found(self, text: str | bytes | None) -> Callable[[Mapping[str, Any]], bool]:
        """Whether a finding is the one that this mistake must give."""
        wanted: dict[str, Any] = {"file": self.file, **self.place}
        if self.line is not None:
            assert isinstance(text, str)
            rows = [n for n, row in enumerate(text.split("\n"), 1) if self.line in row]
            assert rows, f"no line with {self.line!r}"
            wanted["line"] = rows[-1]

        def matches(finding: Mapping[str, Any]) -> bool:
            return (
                finding["code"] == self.code
                and finding["severity"] == self.severity
                and self.remedy in finding["remedy"]
                and all(finding["location"].get(key) == value for key, value in wanted.items())
            )

        return matches


def changed(text: str, old: str, new: str) -> str:
    """The text with one piece replaced, which must stand in it once."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


def in_record(name: str, stem: str, old: str, new: str, code: str, remedy: str, **more: Any) -> Mistake:
    """A mistake in one record of a client of its own."""
    text = changed({"client": CLIENT, "aanmelding": REGISTRATION, "intake": INTAKE}[stem], old, new)
    ref = "c-" + name.replace(" ", "-")
    return Mistake(name, client(ref, **{stem: text}), code, f"clienten/{ref}/{stem}.yaml", remedy, **more)


def in_handbook(name: str, text: str, code: str, remedy: str, **more: Any) -> Mistake:
    """A mistake in a file of the handbook of its own."""
    file = f"handboek/{name.replace(' ', '-')}.yaml"
    return Mistake(name, {file: text}, code, file, remedy, **more)


RECORDS = (
    in_record(
        "typo in a key",
        "client",
        "geboortedatum:",
        "geboortedatm:",
        "record.unknown-key",
        "Bedoel je 'geboortedatum'?",
        line="geboortedatm",
        place={"field": "geboortedatm"},
    ),
    in_record(
        "wrong choice",
        "aanmelding",
        "crisis: geen",
        "crisis: gene",
        "record.unknown-value",
        "Bedoel je 'geen'?",
        line="crisis: gene",
    ),
    in_record(
        "unanswered criterion",
        "aanmelding",
        "  duur: {antwoord: ja}\n",
        "",
        "AM-4",
        "onbekend",
        place={"field": "toelating.duur"},
    ),
    in_record(
        "unknown leefgebied",
        "intake",
        "  wonen:\n",
        "  wonne:\n",
        "record.unknown-code",
        "Bedoel je 'wonen'?",
        line="wonne",
        place={"field": "leefgebieden.wonne"},
    ),
    in_record(
        "day that does not exist",
        "client",
        "start: 2026-02-23",
        "start: 2026-02-30",
        "record.bad-date",
        "2026-03-31",
        line="2026-02-30",
        place={"field": "traject.start"},
    ),
    in_record(
        "unreadable yaml",
        "intake",
        "nu: Ik slaap in mijn bus.",
        "nu: Ik slaap: in mijn bus.",
        "yaml.unreadable",
        "aanhalingstekens",
        line="slaap: in",
    ),
    in_record(
        "tab",
        "client",
        "  start: 2026-02-23",
        "\tstart: 2026-02-23",
        "yaml.unreadable",
        "inspringen",
        line="\tstart",
    ),
    in_record(
        "duplicate key",
        "intake",
        "nu: Ik slaap in mijn bus.",
        "nu: Ik slaap in mijn bus.\nnu: Bij mijn broer.",
        "yaml.duplicate-key",
        "Haal er één weg",
        line="nu: Bij mijn broer",
    ),
    in_record(
        "unquoted phone",
        "client",
        '"06 00 00 00 11"',
        "+31612345678",
        "record.quote-text",
        'telefoon: "…"',
        line="+31612345678",
        place={"field": "contact.telefoon"},
    ),
    in_record(
        "unknown handbook version",
        "aanmelding",
        '"2026.1"',
        '"2025.9"',
        "record.unknown-handbook-version",
        "handboek/archief/",
        line="2025.9",
    ),
    in_record(
        "criterion not met and still positive",
        "aanmelding",
        "duur: {antwoord: ja}",
        "duur: {antwoord: nee}",
        "AM-1",
        "uitzondering",
        place={"field": "besluit.uitzondering"},
    ),
    in_record(
        "decision against its consideration",
        "aanmelding",
        "besluit: intakegesprek",
        "besluit: afwijzing",
        "AM-1",
        "Pas het besluit of de overweging aan",
        line="besluit: afwijzing",
    ),
    in_record(
        "referral without a step",
        "aanmelding",
        "overweging: positief\n  besluit: intakegesprek",
        "overweging: negatief\n  besluit: doorverwijzing",
        "AM-2",
        "acties",
        place={"field": "doorverwijzing.acties"},
    ),
    in_record(
        "nobody asked about danger",
        "aanmelding",
        "crisis: geen\n",
        "",
        "AM-3",
        "crisis",
        place={"field": "crisis"},
    ),
    in_record(
        "others asked without permission",
        "intake",
        "toestemming: huisarts",
        "toestemming: broer",
        "IN-2",
        "client.yaml",
        line="toestemming: broer",
        severity=WARNING,
    ),
    in_record(
        "others asked after permission ended",
        "intake",
        "datum: 2026-02-16",
        "datum: 2027-02-16",
        "IN-2",
        "client.yaml",
        place={"field": "externe_informatie.0.toestemming"},
        severity=WARNING,
    ),
    in_record(
        "traject of five weeks",
        "client",
        "verwacht_einde: 2026-08-23",
        "verwacht_einde: 2026-03-30",
        "CF-2",
        "datums",
        line="2026-03-30",
        severity=WARNING,
    ),
    in_record(
        "end before start",
        "client",
        "verwacht_einde: 2026-08-23",
        "verwacht_einde: 2025-08-23",
        "record.dates-reversed",
        "Wissel de datums om",
        line="2025-08-23",
    ),
    in_record(
        "staff that is not there",
        "intake",
        "intaker: ina-berg",
        "intaker: ina-brg",
        "record.unknown-code",
        "Bedoel je 'ina-berg'?",
        line="ina-brg",
    ),
    in_record(
        "text too long",
        "aanmelding",
        "Ik zoek een plek om te slapen.",
        "Ik zoek een plek. " * 40,
        "record.too-long",
        "Kort de tekst in",
        line="Ik zoek",
        place={"field": "hulpvraag"},
    ),
    in_record(
        "invisible character",
        "intake",
        "nu: Ik slaap in mijn bus.",
        'nu: "Ik slaap in mijn\\u0007 bus."',
        "record.control-character",
        "opnieuw",
        line="Ik slaap",
        place={"field": "nu"},
    ),
    in_record(
        "required answer left out",
        "aanmelding",
        "hulpvraag: Ik zoek een plek om te slapen.",
        "hulpvraag:",
        "review.required",
        "hulpvraag",
        line="hulpvraag:",
    ),
    Mistake(
        "file of no form",
        {**client("c-bestand"), "clienten/c-bestand/intke.yaml": INTAKE},
        "record.unknown-file",
        "clienten/c-bestand/intke.yaml",
        "intake.yaml",
        severity=WARNING,
    ),
    Mistake(
        "folder with a name",
        client("Ruud Vermeulen"),
        "record.bad-ref",
        "clienten/Ruud Vermeulen",
        "nooit een naam",
    ),
    Mistake(
        "client without client.yaml",
        {"clienten/c-zonder/intake.yaml": INTAKE.replace("externe_informatie", "# ").split("# ")[0]},
        "record.no-client",
        "clienten/c-zonder",
        "client.yaml",
        also=("IN-1", "review.required"),
    ),
    Mistake(
        "not utf-8",
        client("c-latijn", client=CLIENT.replace("Ruud", "André").encode("latin-1")),
        "yaml.not-utf8",
        "clienten/c-latijn/client.yaml",
        "UTF-8",
        also=("IN-2",),
    ),
)

HANDBOOK_ITEMS = (
    in_handbook(
        "unknown word",
        "visie: Samen met {de clint} beslissen.\n",
        "handbook.unknown-word",
        "Bedoel je '{client}'?",
        line="{de clint}",
        place={"field": "visie"},
    ),
    in_handbook(
        "leefgebied that names a problem",
        "leefgebieden:\n  toevoegen:\n    verslaving:\n      naam: Verslaving\n",
        "CF-1",
        "psychische_gezondheid",
        line="    verslaving:",
        also=("handbook.leefgebied-incomplete",),
    ),
    in_handbook(
        "leefgebied that may name a problem",
        "leefgebieden:\n  toevoegen:\n    justitie:\n      naam: Justitie\n",
        "CF-1",
        "besluiten_op_maat",
        line="    justitie:",
        severity=WARNING,
        also=("handbook.leefgebied-incomplete",),
    ),
    in_handbook(
        "left out what was never there",
        "toelating:\n  weglaten: [leeftjd]\n",
        "handbook.unknown-code",
        "Bedoel je 'leeftijd'?",
        line="weglaten: [leeftjd]",
    ),
    in_handbook(
        "changed what was never there",
        "kanalen:\n  wijzigen:\n    telefonsch: {naam: Bellen}\n",
        "handbook.unknown-code",
        "Bedoel je 'telefonisch'?",
        line="telefonsch",
    ),
    in_handbook(
        "added what was there",
        "verwijzers:\n  toevoegen:\n    huisarts: {naam: Dokter}\n",
        "handbook.already-there",
        "wijzigen:",
        line="huisarts",
    ),
    in_handbook(
        "forgot the verb",
        "uitgangspunten:\n  U9: {naam: Nieuw, tekst: Nieuw}\n",
        "handbook.verb-missing",
        "toevoegen:",
        line="U9",
    ),
    Mistake(
        "left out what a record uses",
        {"handboek/minder.yaml": "uitsluiting:\n  weglaten: [zelfde_hulp]\n"},
        "record.removed-item",
        "clienten/c-0001/aanmelding.yaml",
        "blijft bewaard",
        line="zelfde_hulp",
        severity=WARNING,
    ),
    in_handbook(
        "phase named like a form",
        "fasen:\n  opstart:\n    naam: Intakeformulier\n",
        "handbook.name-clash",
        "andere naam",
        severity=WARNING,
    ),
    in_handbook(
        "cell without an answer",
        "fasen: {analyse: {waar: {zin: '', punten: {weglaten: [gewone_plek, rustig, bij_anderen]}}}}\n",
        "HB-1",
        "open_gelaten",
        line="zin: ''",
        severity=WARNING,
    ),
)


def in_file(name: str, file: str, old: str, new: str, code: str, remedy: str, **more: Any) -> Mistake:
    """A mistake in a file that every folder has."""
    return Mistake(name, {}, code, file, remedy, edits={file: (old, new)}, **more)


ORGANISATIE, HANDBOEK = "organisatie.yaml", "handboek/handboek.yaml"

SET_UP = (
    in_file(
        "logo missing",
        ORGANISATIE,
        "bestand: logo.png",
        "bestand: logoo.png",
        "branding.logo-missing",
        "verbeter de naam",
        line="logoo.png",
        alone=True,  # without a picture there is no alt text to miss
    ),
    in_file(
        "logo without alt text",
        ORGANISATIE,
        "  alt: Een boot in een haven\n",
        "",
        "branding.no-logo-alt",
        "wat erop staat",
        place={"field": "logo.alt"},
    ),
    in_file(
        "colour without contrast",
        ORGANISATIE,
        "#1F5F8B",
        "#FFE680",
        "branding.low-contrast",
        "donkerder",
        line="merkkleur",
        severity=WARNING,
    ),
    in_file(
        "colour without quotation marks",
        ORGANISATIE,
        '"#1F5F8B"',
        "#1F5F8B",
        "yaml.lost-colour",
        'merkkleur: "#1F5F8B"',
        line="merkkleur",
        alone=True,  # without a colour there is no organisation to look at
        also=("record.missing-key",),
    ),
    in_file(
        "colour that is none",
        ORGANISATIE,
        "#1F5F8B",
        "blauw",
        "branding.bad-colour",
        "#",
        line="merkkleur",
        alone=True,
    ),
    in_file(
        "article that does not fit",
        ORGANISATIE,
        "contact:\n",
        "woorden:\n  wijzigen:\n    client: {enkelvoud: bewoner, meervoud: bewoners, lidwoord: het}\ncontact:\n",
        "handbook.wrong-article",
        "lidwoord: de",
        line="lidwoord: het",
    ),
    in_file(
        "support of four weeks",
        ORGANISATIE,
        "geplande_weken: 26",
        "geplande_weken: 4",
        "CF-2",
        "korte hulp",
        line="geplande_weken",
        severity=WARNING,
    ),
    in_file(
        "text where a number belongs",
        "medewerkers.yaml",
        "    rol: intaker\n",
        "    rol: Intaker\n",
        "record.bad-code",
        "kleine letters",
        line="rol: Intaker",
        alone=True,  # the staff member disappears with it
        also=("record.unknown-code",),
    ),
    in_file(
        "unquoted version",
        HANDBOEK,
        '"2026.1"',
        "2026.1",
        "record.quote-text",
        'versie: "…"',
        line="versie",
    ),
    in_file(
        "unknown preset",
        HANDBOEK,
        "opvang-1",
        "opvagn-1",
        "handbook.unknown-preset",
        "Bedoel je 'opvang-1'?",
        line="opvagn-1",
        alone=True,
    ),
)


def own_template(name: str, file: str, data: bytes, code: str, remedy: str, **place: Any) -> Mistake:
    """A mistake in a template of the organisation's own."""
    severity = place.pop("severity", ERROR)
    return Mistake(name, {f"sjablonen/{file}": data}, code, f"sjablonen/{file}", remedy, place=place, severity=severity)


TEMPLATES = (
    own_template(
        "typo in a word template",
        "aanmelding.docx",
        word("Aanmelding", "Naam: {{ client.roepnam }}"),
        "template.unknown-name",
        "roepnaam",
        paragraph=2,
    ),
    own_template(
        "typo in a workbook",
        "aanmelding.xlsx",
        workbook({"A1": "Hulpvraag", "B3": "{{ aanmelding.hulpvrag }}"}),
        "template.unknown-name",
        "hulpvraag",
        sheet="Aanmelding",
        cell="B3",
    ),
    own_template(
        "block that does not close",
        "intake.docx",
        word("Intake", "{% if intake.straks %} {{ intake.straks }}"),
        "template.unclosed-block",
        "endif",
        paragraph=2,
    ),
    own_template(
        "code in a template",
        "opname.docx",
        word("{{ client.__class__.__mro__ }}"),
        "template.private-name",
        "formulier",
        paragraph=1,
    ),
    own_template(
        "template of no form",
        "intakke.docx",
        word("Intake"),
        "template.unknown-file",
        "intake.docx",
        severity=WARNING,
    ),
    own_template(
        "word file that is none",
        "uitstroom.docx",
        b"dit is geen zip",
        "package.not-a-zip",
        "sla het op als .docx",
    ),
)

MISTAKES = (*RECORDS, *HANDBOOK_ITEMS, *SET_UP, *TEMPLATES)


ABOUT_A_WHOLE_FILE = {
    "record.bad-ref",
    "record.unknown-file",
    "record.no-client",
    "yaml.not-utf8",
    "template.unknown-file",
    "package.not-a-zip",
}


def findings(folder: Project) -> list[dict[str, Any]]:
    done = folder.run("check", "--format", "json")
    assert done.code in (0, 1), done.said
    return json.loads(done.out)


def told(found: list[dict[str, Any]]) -> str:
    return "\n".join(f"{f['severity']} {f['code']} {f['location']} {f['message']} → {f['remedy']}" for f in found)


def test_the_folder_without_mistakes_has_no_findings(project: Callable[..., Project]) -> None:
    done = project(tree()).run("check")
    assert (done.code, done.out.strip(), done.err) == (0, "Geen opmerkingen.", "")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name.replace(" ", "-"))
def test_a_mistake_is_found_with_its_place_and_remedy(mistake: Mistake, project: Callable[..., Project]) -> None:
    files = tree()
    mistake.put(files)
    folder = project(files)

    found = findings(folder)

    assert [f for f in found if mistake.found(files.get(mistake.file))(f)], told(found)
    assert {f["code"] for f in found} <= {mistake.code, *mistake.also}, "more than the mistake: " + told(found)
    assert folder.run("check").code == int(any(f["severity"] == ERROR for f in found))


def test_every_mistake_in_one_folder_is_reported_in_one_go(project: Callable[..., Project]) -> None:
    files = tree()
    together = [mistake for mistake in MISTAKES if not mistake.alone]
    for mistake in together:
        mistake.put(files)

    found = findings(project(files))

    missed = [m.name for m in together if not any(map(m.found(files.get(m.file)), found))]
    assert missed == []
    assert len(together) >= 20


def test_every_finding_has_a_code_a_place_and_a_remedy(project: Callable[..., Project]) -> None:
    files = tree()
    for mistake in MISTAKES:
        if not mistake.alone:
            mistake.put(files)
    for finding in findings(project(files)):
        assert all(finding[part] for part in ("code", "message", "remedy")), finding
        place = finding["location"]
        assert place["file"], finding
        assert finding["code"] in ABOUT_A_WHOLE_FILE or {"line", "field", "paragraph", "cell"} & set(place), finding


def test_findings_on_a_terminal_give_place_what_and_remedy_on_three_lines(project: Callable[..., Project]) -> None:
    folder = project(tree()).change("clienten/c-0001/client.yaml", "geboortedatum:", "geboortedatm:")
    done = folder.run("check")
    assert done.code == 1
    assert done.err.splitlines() == [
        "✗ clienten/c-0001/client.yaml, regel 4, geboortedatm: record.unknown-key",
        "  De sleutel 'geboortedatm' kent docgen hier niet.",
        "  → Bedoel je 'geboortedatum'?",
    ]
    assert done.out.strip() == "1 fout"
