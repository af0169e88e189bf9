# ruff: noqa: E501  # a table: one finding a line
"""Every finding of the Word engine itself: code, words, remedy and one example; the language has its own table."""

from __future__ import annotations

from docgen.diagnostics import Severity
from docgen.template.codes import Code, make_finding

_WARN = Severity.WARNING

_ROWS = (
    Code("word.broken-part", "Een onderdeel van het Word-bestand is niet te lezen: {what}.", "Open het sjabloon in Word, sla het opnieuw op en probeer het nog eens.", "document.xml zonder einde"),
    Code("word.not-a-document", "Dit is geen Word-document (.docx).", "Sla het sjabloon in Word op als .docx.", "een .xlsx"),
    Code("word.tag-in-field", "Er staat een tag in de code van een Word-veld.", "Zet de tag in gewone tekst; gebruik voor een link een waarde van de soort link.", "HYPERLINK \"{{ url }}\""),
    Code("word.tag-in-link", "Er staat een tag in het adres van een link.", "Haal de link weg, en zet op die plek een tag met een waarde van de soort link.", "een link naar http://{{ adres }}"),
    Code("word.split-field", "Dit blok knipt een Word-veld in tweeën.", "Zet het begin en het einde van het blok voor en achter het veld.", "{% if x %} voor een paginanummer, {% endif %} erin"),
    Code("word.level-place", "“{level}” kan hier niet: de tag staat niet in {needs}.", "Zet de tag in {needs}, of laat “{level}” weg.", "{%tr … %} buiten een tabel"),
    Code("word.crowded-level", "Er staat meer in {needs} dan de tag “{level}”; dat verdwijnt.", "Geef de tag een eigen {needs_bare}.", "tekst naast {%p if x %}", _WARN),
    Code("word.block-in-one", "Dit blok begint en eindigt in dezelfde {needs_bare}: er wordt niets herhaald of gekozen.", "Zet begin en einde elk in een eigen {needs_bare}, of gebruik ze zonder “{level}”.", "{%tr for d in doelen %} en {%tr endfor %} in één rij"),
    Code("word.tag-place", "Een tag kan op deze plek niet worden ingevuld ({what}).", "Zet de tag in gewone tekst.", "een tag in een naamruimte"),
    Code("word.unknown-image", "De afbeelding “{name}” is niet meegegeven.", "Geef de afbeelding mee, of haal de tag weg.", "Image('logo', 30) zonder logo"),
    Code("word.bad-image", "De afbeelding “{name}” is geen PNG of JPEG die te gebruiken is ({what}).", "Geef een PNG of JPEG van hooguit 50 miljoen beeldpunten.", "een GIF"),
    Code("word.unknown-pictogram", "Er is geen pictogram “{name}”.", "{near}Zie de map docgen/branding/pictograms voor alle namen.", "Shape('huisje', 10)"),
    Code("word.value-place", "{what} kan niet op deze plek staan.", "Zet de tag in gewone tekst van een alinea.", "een afbeelding in een alt-tekst"),
    Code("word.bad-link", "Een link begint niet met http, https, mailto of tel.", "Geef een volledig adres.", "javascript:…"),
    Code("word.field-path", "Het pad van een invulveld is leeg of bevat vreemde tekens: “{path}”.", "Schrijf in de tag van het besturingselement `veld:` en dan het pad, zoals `veld:intake.hulpvraag`.", "veld:"),
    Code("word.merge-outside", "“{word}” hoort in een tabelcel.", "Zet de tag in een cel; bij vm en hm in die van een rij of kolom die wordt herhaald.", "{% vm %} buiten een tabel"),
    Code("word.tracked-changes", "Het sjabloon bevat bijgehouden wijzigingen; verwijderde tekst blijft staan zoals hij is.", "Aanvaard of verwerp de wijzigingen in Word.", "w:del", _WARN),
    Code("word.reference-engine", "docxtpl kan dit niet: {what}.", "Maak het document zonder `--engine docxtpl`.", "een lijst met opmaak met --engine docxtpl"),
    Code("word.wrong-number", "Op deze plek hoort een getal.", "Verbeter de waarde.", "rijhoogte {{ 'hoog' }}"),
)  # fmt: skip


CODES = {code.code: code for code in _ROWS}

finding = make_finding(CODES)
