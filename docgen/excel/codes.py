"""The findings of the Excel engine beside those of the template language: code, words, remedy and one example."""

from __future__ import annotations

from docgen.diagnostics import Severity
from docgen.template.codes import Code, make_finding

_WARN = Severity.WARNING

_ROWS = (
    Code(
        "excel.loop-in-one-row",
        "Het begin en het einde van dit blok staan in dezelfde rij.",
        "Zet de tag {begin} in een eigen rij erboven en {end} in een eigen rij eronder; die twee rijen verdwijnen.",
        "A5: {%tr for x in lijst %}, C5: {%tr endfor %}",
    ),
    Code(
        "excel.beside-nested",
        "In deze rij beginnen meer lussen naast elkaar, maar ze eindigen niet samen in de volgende rij met tags.",
        "Laat lussen naast elkaar in dezelfde rij eindigen; zet lussen in elkaar in eigen rijen of in één cel.",
        "A5: {%tr for x in a %}, D5: {%tr for y in b %}, A7: {%tr endfor %}, D9: {%tr endfor %}",
    ),
    Code(
        "excel.block-too-tall",
        "Dit blok beslaat {rows} rijen van het sjabloon; hooguit 10.000.",
        "Zet de eindtag dichter bij de begintag.",
        "A1: {%tr for x in lijst %}, A500000: {%tr endfor %}",
    ),
    Code(
        "excel.row-disappears",
        "Deze rij verdwijnt, omdat er een rij-tag in staat; wat er verder in staat raak je kwijt.",
        "Zet de tag in een eigen rij.",
        "A5: {%tr for x in lijst %}, B5: Naam",
        _WARN,
    ),
    Code(
        "excel.column-disappears",
        "Deze kolom verdwijnt, omdat er een kolom-tag in staat; wat er in {cell} staat raak je kwijt.",
        "Zet de tag in een eigen kolom.",
        "C3: {%tc for x in lijst %}, C4: Naam",
        _WARN,
    ),
    Code(
        "excel.split-column-block",
        "Het begin en het einde van dit blok met kolommen staan niet in dezelfde rij.",
        "Zet {begin} en {end} in dezelfde rij, met de kolommen die herhaald worden ertussen.",
        "C3: {%tc for x in lijst %}, F4: {%tc endfor %}",
    ),
    Code(
        "excel.column-blocks-overlap",
        "Twee blokken met kolommen op dit blad overlappen elkaar.",
        "Zet de kolom-tags in alle rijen in dezelfde kolommen.",
        "rij 3 herhaalt C–E, rij 4 herhaalt D–F",
    ),
    Code(
        "excel.column-turns-differ",
        "Deze kolomlus staat in een rijlus en overlapt een andere.",
        "Zet de kolomlus in een rij buiten de rijlus.",
        "{%tc for %} binnen {%tr for %}",
    ),
    Code(
        "excel.sheet-tag-place",
        "Een blad-tag ({{%ts … %}}) mag alleen in cel A1 staan.",
        "Zet de tag vooraan in cel A1 van het blad.",
        "C4: {%ts for g in gebieden %}",
    ),
    Code(
        "excel.misplaced-level",
        "“{level}” kan in een werkmap niet.",
        "Gebruik {{%tr … %}} voor rijen, {{%tc … %}} voor kolommen en {{%ts … %}} voor bladen.",
        "{%p if x %}",
    ),
    Code(
        "excel.split-cell-block",
        "Dit blok begint en eindigt niet in dezelfde cel.",
        "Zet begin en einde in dezelfde cel, of gebruik {{%tr … %}} voor rijen.",
        "A5: {% if x %}, B5: {% endif %}",
    ),
    Code(
        "excel.value-in-text",
        "Een {kind} kan niet tussen andere tekst staan.",
        "Zet de tag alleen in de cel.",
        "Logo: {{ organisatie.logo }}",
    ),
    Code(
        "excel.text-too-long",
        "Een tekst heeft {length} tekens; in een cel passen er 32.767.",
        "Kort de tekst in of verdeel haar over meer velden.",
        "een tekst van tien bladzijden",
    ),
    Code(
        "excel.header-too-long",
        "De kop- of voettekst heeft {length} tekens; er passen er 255.",
        "Kort de tekst in.",
        "een adres van vier regels in de voettekst",
    ),
    Code(
        "excel.header-picture",
        "In één deel van een kop- of voettekst staan twee afbeeldingen; Excel toont er één.",
        "Zet de afbeeldingen in verschillende delen: links, midden of rechts.",
        "&L{{ organisatie.logo }} {{ organisatie.keurmerk }}",
    ),
    Code(
        "excel.too-many-rows",
        "Het blad krijgt meer dan 1.048.576 rijen.",
        "Maak de lijst korter.",
        "een lus over een miljoen regels",
    ),
    Code(
        "excel.too-many-columns",
        "Het blad krijgt meer dan 16.384 kolommen.",
        "Maak de lijst korter.",
        "een kolomlus over 20.000 regels",
    ),
    Code(
        "excel.too-many-sheets",
        "De werkmap krijgt {count} bladen; hooguit 1.000.",
        "Maak de lijst korter, of zet de gegevens in rijen.",
        "{%ts for %} over 5.000 regels",
    ),
    Code(
        "excel.too-many-cells",
        "De werkmap heeft te veel cellen: hooguit 50.000, en 10.000 met een tag.",
        "Haal de cellen weg die niet nodig zijn, of laat een lus de rijen maken.",
        "een werkblad van 100.000 gevulde rijen als sjabloon",
    ),
    Code(
        "excel.broken-part",
        "De werkmap is niet goed opgebouwd.",
        "Open het bestand in Excel, sla het opnieuw op en probeer het nog eens.",
        "een rij met het nummer “drie”",
    ),
    Code(
        "excel.no-sheets",
        "Alle bladen vallen weg of zijn verborgen.",
        "Laat minstens één zichtbaar blad zonder voorwaarde staan.",
        "{%ts if false %} op het enige blad",
    ),
    Code(
        "excel.missing-asset",
        "De afbeelding “{token}” is niet meegegeven.",
        "Geef de afbeelding mee in `assets`.",
        "{{ organisatie.logo }} zonder logo",
    ),
    Code(
        "excel.bad-asset",
        "De afbeelding “{token}” is geen PNG of JPEG, of is te groot.",
        "Geef een PNG of JPEG van hooguit 50 miljoen beeldpunten mee.",
        "een PDF als logo",
    ),
    Code(
        "excel.unknown-pictogram",
        "Er is geen pictogram “{name}”.",
        "{near}Zie de lijst van pictogrammen.",
        "{{ gebied.pictogram }} met de waarde “huisje”",
    ),
    Code(
        "excel.bad-link",
        "Een link gaat naar een soort adres dat niet is toegestaan.",
        "Gebruik een adres met https://, mailto: of tel:.",
        "javascript:…",
    ),
    Code(
        "excel.formula-too-long",
        "Deze formule wordt langer dan 8.192 tekens, omdat zij over te veel bladen telt.",
        "Tel per blad in een cel van dat blad, en tel die cel over de bladen op.",
        "=AANTAL.ALS('{{ x.naam }}'!A3:A3;\"ja\") over driehonderd bladen",
    ),
    Code(
        "excel.link-too-long",
        "Het adres van een link heeft {length} tekens; er passen er 2.079.",
        "Gebruik een korter adres.",
        "een link met een heel formulier erin",
    ),
    Code(
        "excel.too-many-links",
        "Het blad krijgt {count} links; Excel bewaart er 65.530.",
        "Maak de lijst korter, of zet de adressen als tekst neer.",
        "een lus over 70.000 regels met elk een link",
    ),
    Code(
        "excel.bad-number",
        "Een getal is oneindig of geen getal.",
        "Verbeter het getal in de gegevens.",
        "NaN",
    ),
    Code(
        "excel.bad-character",
        "Een tekst bevat een teken dat in een werkmap niet kan staan ({sign}).",
        "Haal het teken uit de gegevens.",
        "een tekst met U+0000",
    ),
    Code(
        "excel.tag-in-formula",
        "In een formule kan geen tag staan.",
        "Zet de waarde in een eigen cel en verwijs daarnaar.",
        "=A1*{{ aantal }}",
    ),
    Code(
        "excel.control-in-loop",
        "Deze knop of dit formulierelement staat in een rij of kolom die herhaald wordt, maar komt er één keer.",
        "Zet het element buiten de lus, of gebruik in de rij een keuzelijst (gegevensvalidatie).",
        "een selectievakje in de rij tussen {%tr for %} en {%tr endfor %}",
        _WARN,
    ),
    Code(
        "excel.tag-elsewhere",
        "Hier staat een tag op een plek waar docgen geen tags leest.",
        "Zet de tag in een cel, een opmerking, een tekstvak, een titel van een grafiek of een kop- of voettekst.",
        "een tag in een filter of in de naam van een vorm",
    ),
    Code(
        "excel.tag-in-address",
        "In het adres van een hyperlink kan geen tag staan.",
        "Zet in de cel een tag met een waarde van het soort link; die brengt haar adres mee.",
        "https://voorbeeld.nl/{{ client.ref }}",
    ),
    Code(
        "excel.message-too-long",
        "De melding bij deze cel heeft {length} tekens; er passen er {most}.",
        "Kort de tekst in.",
        "een invoerbericht van drie alinea’s bij gegevensvalidatie",
    ),
    Code(
        "excel.wrong-file",
        "Dit is een Word-document, geen Excel-werkmap.",
        "Geef een .xlsx-bestand.",
        "intake.docx",
    ),
)

CODES = {code.code: code for code in _ROWS}
finding = make_finding(CODES)
