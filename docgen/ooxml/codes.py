"""The findings of the package gate: each code with what it means, an example and the way out, in Dutch."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.diagnostics import Diagnostic, Location


@dataclass(frozen=True, slots=True)
class Code:
    """A documented finding: `message` and `remedy` are Dutch sentences, `example` a situation that gives it."""

    code: str
    message: str
    example: str
    remedy: str


_RESAVE = "Open het bestand in Word of Excel, sla het op als .docx of .xlsx en gebruik dat bestand."
_STRANGER = "Gebruik dit bestand niet; vraag de maker om het origineel."

_ROWS = (
    Code("package.not-a-zip", "Dit is geen Word- of Excelbestand.", "een PDF die .docx heet", _RESAVE),
    Code("package.encrypted", "Het bestand is met een wachtwoord beveiligd of in het oude formaat (.doc, .xls).",
         "een .docx met wachtwoord om te openen", "Haal het wachtwoord eraf of sla het op als .docx of .xlsx."),
    Code("package.too-large", "Het bestand is groter dan docgen toelaat.", "een werkmap van 300 MB uitgepakt",
         "Verklein de afbeeldingen of splits het bestand."),
    Code("package.too-many-parts", "Het bestand bestaat uit te veel onderdelen.", "een zip met 20.000 bestandjes",
         _RESAVE),
    Code("package.ratio", "Een onderdeel is verdacht sterk ingepakt (een ‘zipbom’).",
         "10 kB die 100 MB wordt", _STRANGER),
    Code("package.duplicate-part", "Een onderdeel komt twee keer voor.", "tweemaal word/document.xml", _RESAVE),
    Code("package.unsafe-name", "Een onderdeel heeft een onveilige naam.", "../../etc/passwd", _STRANGER),
    Code("package.overlapping", "Onderdelen van het bestand overlappen elkaar.", "een geknutselde zip", _STRANGER),
    Code("package.inconsistent", "De inhoudsopgave van de zip klopt niet met de inhoud.",
         "een andere naam in de kop dan in de lijst", _RESAVE),
    Code("package.trailing-data", "Voor of na het bestand staan gegevens die er niet bij horen.",
         "een programma dat achter een .docx is geplakt", _RESAVE),
    Code("package.damaged", "Een onderdeel is beschadigd en niet te lezen.", "een half gedownload bestand",
         "Haal het bestand opnieuw op of sla het opnieuw op in Word of Excel."),
    Code("package.method", "Een onderdeel is ingepakt op een manier die Office niet kent.", "een lzma-zip", _RESAVE),
    Code("package.dtd", "Een onderdeel bevat een DTD of entiteit; dat hoort niet in Office-bestanden.",
         "<!DOCTYPE … [<!ENTITY …>]>", _STRANGER),
    Code("package.bad-xml", "Een onderdeel is geen geldige XML.", "een tag die niet gesloten is", _RESAVE),
    Code("package.encoding", "Een onderdeel gebruikt een andere tekencodering dan UTF-8 of UTF-16.",
         "encoding=\"UTF-7\"", _RESAVE),
    Code("package.strict", "Het bestand is opgeslagen als ‘Strict Open XML’.", "Opslaan als → Strict Open XML",
         "Sla het op als gewoon Word-document (.docx) of Excel-werkmap (.xlsx)."),
    Code("package.no-content-types", "De lijst met inhoudstypen ontbreekt of klopt niet.",
         "een zip zonder [Content_Types].xml", _RESAVE),
    Code("package.no-content-type", "Van een onderdeel is niet bekend wat het is.", "word/media/a.xyz", _RESAVE),
    Code("package.missing-part", "Er wordt verwezen naar een onderdeel dat er niet is.",
         "een relatie naar word/styles2.xml", _RESAVE),
    Code("package.relationships", "De relaties tussen de onderdelen kloppen niet.", "tweemaal rId1", _RESAVE),
    Code("package.wrong-kind", "Dit is geen Word-document of Excel-werkmap.", "een presentatie die .docx heet",
         "Gebruik een .docx-, .dotx-, .xlsx- of .xltx-bestand."),
    Code("package.macros", "Het bestand bevat macro’s.", "een .docm die .docx heet",
         "Sla het op als .docx of .xlsx; dan vervallen de macro’s."),
    Code("package.ole", "Het bestand bevat een ingesloten object.", "een Excelblad dat in Word is ingesloten",
         "Verwijder het object, of plak het als afbeelding."),
    Code("package.activex", "Het bestand bevat ActiveX-besturingselementen.", "een ActiveX-knop",
         "Vervang het door een gewoon formulierveld."),
    Code("package.altchunk", "Het bestand haalt een ander document binnen (altChunk, subdocument).",
         "een ingevoegd HTML-bestand", "Plak de tekst zelf in het sjabloon."),
    Code("package.external", "Het bestand haalt iets van buiten op.", "een gekoppelde afbeelding op internet",
         "Voeg de afbeelding of gegevens in plaats van ze te koppelen."),
    Code("package.external-data", "Het bestand is gekoppeld aan een andere werkmap of gegevensbron.",
         "een formule naar [Begroting.xlsx]", "Verbreek de koppelingen (Gegevens → Koppelingen bewerken)."),
    Code("package.bad-link", "Een hyperlink gaat naar een soort adres dat docgen niet toelaat.",
         "file://server/map of javascript:…", "Gebruik een adres met https://, mailto: of tel:."),
    Code("package.bad-field", "Een veld staat niet op de lijst van toegestane velden.", "een DDE- of INCLUDETEXT-veld",
         "Verwijder het veld; toegestaan zijn onder meer PAGE, NUMPAGES, TOC, REF, PAGEREF en HYPERLINK."),
    Code("package.embedded-font", "Het bestand bevat een ingesloten lettertype.",
         "Opties → Lettertypen insluiten in het bestand", "Zet ‘Lettertypen insluiten’ uit en sla opnieuw op."),
    Code("package.image-too-large", "Een afbeelding heeft te veel beeldpunten.", "een PNG van 30.000 × 30.000",
         "Verklein de afbeelding tot hooguit 50 miljoen beeldpunten."),
    Code("package.bad-image", "Een afbeelding is niet wat haar naam zegt, of is onveilig.",
         "een SVG met een script, of tekst in logo.png", "Voeg de afbeelding opnieuw in als PNG of JPEG."),
    Code("package.bad-formula", "Een formule roept iets buiten de werkmap aan.", "=WEBSERVICE(…) of =cmd|…!A1",
         "Verwijder de formule of vervang haar door een vaste waarde."),
)  # fmt: skip

CODES = {row.code: row for row in _ROWS}


def refusal(code: str, message: str = "", *, part: str | None = None, excerpt: str | None = None) -> Diagnostic:
    """A finding of the gate about `part`; `message` adds what the table cannot know."""
    known = CODES[code]
    text = f"{known.message} {message}".strip()
    return Diagnostic(code, text, Location(part=part, excerpt=excerpt), known.remedy)
