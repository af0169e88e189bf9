"""De Haven, a small made-up organisation without a single finding: what every mistake is made in."""

from __future__ import annotations

import io
import struct
import zlib

import docx
import xlsxwriter

ORGANISATION = """\
naam: Stichting De Haven
korte_naam: De Haven
logo:
  bestand: logo.png
  alt: Een boot in een haven
huisstijl:
  merkkleur: "#1F5F8B"
contact:
  telefoon: "0999 - 12 34 56"
  email: post@haven.example
soorten_begeleiding:
  toevoegen:
    opvang:
      naam: Opvang
      geplande_weken: 26
"""

STAFF = """\
medewerkers:
  ina-berg:
    naam: Ina Berg
    rol: intaker
"""

HANDBOOK = """\
basis: opvang-1
versie: "2026.1"
datum: 2026-01-12
"""

CLIENT = """\
voorbeeld: true
roepnaam: Ruud
achternaam: Vermeulen
geboortedatum: 1979-05-14
contact:
  telefoon: "06 00 00 00 11"
traject:
  start: 2026-02-23
  verwacht_einde: 2026-08-23
  soort_begeleiding: opvang
  begeleider: ina-berg
toestemmingen:
  - code: huisarts
    onderwerp: Navragen welke medicijnen nodig zijn
    gegeven: true
    datum: 2026-02-12
    geldig_tot: 2026-12-31
"""

REGISTRATION = """\
status: vastgesteld
handboek_versie: "2026.1"
datum: 2026-02-09
kanaal: telefonisch
aangenomen_door: ina-berg
aangemeld_door:
  type: client_zelf
crisis: geen
hulpvraag: Ik zoek een plek om te slapen.
toelating:
  leeftijd: {antwoord: ja}
  meer_dan_een_gebied: {antwoord: ja}
  duur: {antwoord: ja}
  eigen_keuze: {antwoord: ja}
  besluit_gemeente: {antwoord: onbekend}
uitsluiting:
  eerst_andere_hulp: {antwoord: nee}
  veiligheid: {antwoord: nee}
  zelfde_hulp: {antwoord: nee}
aansluiting: ja
plaats: beschikbaar
uitgelegd: [aanbod, werkwijze]
besluit:
  overweging: positief
  besluit: intakegesprek
  motivering: Dit past bij wat wij doen.
  datum: 2026-02-09
  door: ina-berg
besproken_met_client: true
"""

INTAKE = """\
status: concept
handboek_versie: "2026.1"
datum: 2026-02-12
intaker: ina-berg
aanwezigen: [Ruud Vermeulen, Ina Berg]
hulpvraag: Een plek om te slapen.
moet_veranderen: Ik wil niet meer in de bus slapen.
moet_blijven: Mijn werk.
waarom_nu: Het wordt winter.
vroeger: Ik woonde in de Schippersbuurt.
nu: Ik slaap in mijn bus.
straks: Een huis met een schuur.
zelf_kunnen: Koken en werken.
netwerk_kan: Mijn broer heeft een aanhanger.
verwacht_van_ons: Iemand die meekijkt met de post.
bereidheid: De stapel post openmaken.
leefgebieden:
  wonen:
    gaat_goed: Ik houd mijn bus netjes.
informatie_gegeven: [huisregels, privacy]
externe_informatie:
  - bij: De huisarts
    wat: Welke medicijnen nodig zijn
    datum: 2026-02-16
    toestemming: huisarts
afwegingen:
  aanbod_en_hulpvraag: {oordeel: positief}
  bereidheid: {oordeel: positief}
  eerdere_hulp: {oordeel: positief}
besluit:
  overweging: positief
  besluit: toekenning
"""


def tree() -> dict[str, str | bytes]:
    """The files of De Haven, with one client who has an aanmelding and an intake."""
    return {
        "organisatie.yaml": ORGANISATION,
        "medewerkers.yaml": STAFF,
        "logo.png": png(),
        "handboek/handboek.yaml": HANDBOOK,
        **client("c-0001"),
    }


def client(ref: str, **files: str | bytes) -> dict[str, str | bytes]:
    """The files of one client, by their path in the folder; a file named here replaces the usual one."""
    usual: dict[str, str | bytes] = {"client": CLIENT, "aanmelding": REGISTRATION, "intake": INTAKE}
    return {f"clienten/{ref}/{stem}.yaml": content for stem, content in {**usual, **files}.items()}


def png(width: int = 12, height: int = 6) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def word(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def workbook(cells: dict[str, str]) -> bytes:
    """A workbook of one sheet, 'Aanmelding', with these texts."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Aanmelding")
        for cell, text in cells.items():
            sheet.write_string(cell, text)
    return target.getvalue()


def own_templates() -> dict[str, str | bytes]:
    """Own templates of a few words for the forms that De Haven's clients have, so that a build takes no time."""
    register = "{{ client.roepnaam }} vraagt: {{ aanmelding.hulpvraag }} ({{ document.formulier_versie }})"
    criteria = "{% for code, x in handboek.toelating|items %}{{ x.tekst }} {% endfor %}"
    return {
        "sjablonen/aanmelding.docx": word("Aanmelding", register, criteria),
        "sjablonen/aanmelding.xlsx": workbook({"A1": "Aanmelding", "B2": "{{ aanmelding.hulpvraag }}"}),
        "sjablonen/intake.docx": word("Intake", "{{ intake.nu }} {% if document.concept %}Concept{% endif %}"),
    }
