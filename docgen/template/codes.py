# ruff: noqa: E501  # a table: one finding a line
"""Every finding of the template language: code, words, remedy and one example.

`finding` fills the words in. The table is what the page of codes is generated from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docgen.diagnostics import Diagnostic, Location, Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One code: `message` and `remedy` hold `{names}`; `example` is a tag or situation that gives it."""

    code: str
    message: str
    remedy: str
    example: str
    severity: Severity = Severity.ERROR


_WARN = Severity.WARNING

_LANGUAGE = (
    Code("template.unclosed-tag", "Een tag wordt niet gesloten.", "Zet {close} achter de tag.", "{{ client.naam"),
    Code("template.stray-end", "Er staat {end} zonder begin van een tag.", "Zet het begin van de tag ervoor, of schrijf het teken als {{_{{ … }}_}}.", "client.naam }}", _WARN),
    Code("template.tag-too-long", "De tag telt {length} tekens; meer dan 500 kan niet.", "Maak de tag korter, of verdeel hem over `set`-regels.", "{{ … }} van 600 tekens"),
    Code("template.too-many-tags", "Het sjabloon heeft te veel tags: hooguit 10.000.", "Verdeel het over meer sjablonen, of laat een lus herhalen wat hetzelfde is.", "een document van 100.000 tags"),
    Code("template.syntax", "De tag is niet te lezen: {what}.", "{how}", "{{ client. }}"),
    Code("template.too-complex", "De tag is te diep genest, of staat in te veel blokken.", "Verdeel de tag over meer regels met `set`.", "{{ ((((((((…)))))))) }}"),
    Code("template.unknown-statement", "“{word}” is geen opdracht.", "{near}Gebruik if, elif, else, endif, for, endfor of set.", "{% fi x %}"),
    Code("template.refused-statement", "De opdracht “{word}” is in sjablonen niet toegestaan.", "{how}", "{% include 'x' %}"),
    Code("template.set-block", "Een `set` zonder = is niet toegestaan.", "Schrijf de waarde in de tag zelf: `set naam = waarde`.", "{% set x %}tekst{% endset %}"),
    Code("template.set-target", "Met `set` krijgt één gewone naam een waarde.", "Schrijf `set naam = waarde`.", "{% set a.b = 1 %}"),
    Code("template.unclosed-block", "Dit blok wordt niet gesloten.", "Zet de tag {end} aan het einde van het blok.", "{% if x %} zonder {% endif %}"),
    Code("template.unopened-block", "“{word}” staat hier zonder {begin} ervoor.", "Zet het begin van het blok ervoor, of haal deze tag weg.", "{% endif %} zonder {% if %}"),
    Code("template.misplaced-branch", "“{word}” kan hier niet staan.", "Zet elif vóór else, en gebruik elif alleen in een if-blok.", "{% else %}{% elif x %}"),
    Code("template.split-block", "Dit blok begint in {begin} en eindigt in {end}.", "Zet begin en einde in dezelfde alinea, of gebruik voor hele alinea’s `{{%p … %}}`, voor rijen `{{%tr … %}}` en voor cellen `{{%tc … %}}`.", "{% if x %} in de ene cel, {% endif %} in de andere"),
    Code("template.unknown-name", "De naam “{name}” bestaat hier niet.", "{near}Zie `docgen template fields` voor alle namen.", "{{ client.naaam }}"),
    Code("template.private-name", "De naam “{name}” is niet toegestaan: namen met een _ vooraan zijn van Python.", "Gebruik een naam van het formulier.", "{{ client.__class__ }}"),
    Code("template.no-field-of-value", "“{name}” heeft geen onderdelen: het is {type}.", "Gebruik “{name}” zelf, zonder “{field}” erachter.", "{{ client.naam.voor }}"),
    Code("template.field-of-list", "“{name}” is een lijst, dus “.{field}” kan niet.", "Loop de lijst door met `for x in {name}` en gebruik `x.{field}`.", "{{ plan.doelen.tekst }}"),
    Code("template.call", "Een aanroep met haakjes is niet toegestaan: “{name}(…)”.", "{remedy}", "{{ client.items() }}"),
    Code("template.refused-operator", "De bewerking “{sign}” is niet toegestaan.", "Plak tekst aaneen met ~; reken hooguit met + en - en laat ander rekenwerk in het formulier zelf doen.", "{{ 2 * prijs }}"),
    Code("template.plus-on-text", "+ en - werken alleen met getallen; dit is {type}.", "Plak tekst aaneen met ~.", "{{ naam + plaats }}"),
    Code("template.dynamic-subscript", "Tussen [ ] kan alleen een vast getal of een vaste naam tussen aanhalingstekens staan.", "Loop erdoorheen met `for code, x in …|items`.", "{{ lijst[i] }}"),
    Code("template.refused-expression", "{what} is in een tag niet toegestaan.", "Gebruik namen, vaste waarden, vergelijkingen en filters.", "{{ {'a': 1} }}"),
    Code("template.unknown-filter", "Het filter “{name}” bestaat niet.", "{near}Filters: {known}.", "{{ d|datun }}"),
    Code("template.filter-arguments", "Het filter “{name}” krijgt te veel of te weinig waarden tussen de haakjes.", "Schrijf het als {usage}.", "{{ x|replace('a') }}"),
    Code("template.filter-type", "Het filter “{name}” werkt niet op {type}.", "Gebruik het op {expects}.", "{{ client.naam|items }}"),
    Code("template.unknown-test", "De toets “is {name}” bestaat niet.", "{near}Toetsen: {known}.", "{% if x is leeg %}"),
    Code("template.unknown-choice", "“{value}” is geen keuze van “{name}”.", "{near}Kies uit: {known}.", "{% if besluit.uitkomst == 'opgenome' %}"),
    Code("template.loop-over-value", "“{name}” is geen lijst: het is {type}.", "Gebruik `for` alleen met een lijst of met `…|items`.", "{% for x in client.naam %}"),
    Code("template.loop-needs-items", "“{name}” is een verzameling per code; twee namen vragen om `|items`.", "Schrijf `for code, x in {name}|items`.", "{% for code, x in leefgebieden %}"),
    Code("template.loop-target", "In `for` kunnen één of twee gewone namen staan.", "Schrijf `for x in lijst` of `for code, x in …|items`.", "{% for a, b, c in lijst %}"),
    Code("template.recursive-loop", "`recursive` is niet toegestaan.", "Schrijf de binnenste lijst als een eigen `for`.", "{% for x in lijst recursive %}"),
    Code("template.loop-outside", "“loop” bestaat alleen binnen een for-blok.", "Zet de tag tussen for en endfor.", "{{ loop.index }} buiten een lus"),
    Code("template.prints-container", "“{name}” is {type} en kan niet als tekst worden afgedrukt.", "Kies een onderdeel, of loop de lijst door met `for`.", "{{ client }}"),
    Code("template.bare-date", "De datum “{name}” krijgt geen vorm en komt als 2026-03-03 op papier.", "Zet er een filter achter: `{name}|datum`.", "{{ client.geboortedatum }}", _WARN),
    Code("template.bare-bool", "“{name}” is ja of nee en komt als True of False op papier.", "Zet er een filter achter: `{name}|ja_nee`.", "{{ client.akkoord }}", _WARN),
)  # fmt: skip

_RENDERING = (
    Code("template.missing-name", "De naam “{name}” ontbreekt in de gegevens.", "Geef de naam een waarde (die leeg mag zijn), of vraag eerst of hij er is met `is defined`.", "{{ naam }} zonder naam in de gegevens"),
    Code("template.wrong-value", "De waarde op deze plek past niet bij de tag: {what}.", "Verbeter de gegevens of de tag.", "een lijst waar een tekst hoort"),
    Code("template.too-much", "Het document wordt te groot: {what}.", "Maak de lijsten korter of neem lussen in lussen weg.", "zes lussen in elkaar over duizend regels"),
    Code("template.illegal-character", "Een tekst bevat een teken dat in een document niet kan staan ({sign}).", "Haal het teken uit de gegevens.", "een tekst met U+0000"),
    Code("template.not-a-number", "Een getal is oneindig of geen getal.", "Verbeter het getal in de gegevens.", "NaN"),
)  # fmt: skip

CODES = {code.code: code for code in (*_LANGUAGE, *_RENDERING)}


def make_finding(codes: Mapping[str, Code]) -> Callable[..., Diagnostic]:
    """A function `finding(code, place, **words)` over a table: an engine has a table of its own."""

    def finding(code: str, location: Location | None = None, /, **words: str) -> Diagnostic:
        known = codes[code]
        message, remedy = known.message.format(**words), known.remedy.format(**words)
        return Diagnostic(code, message, location or Location(), remedy, known.severity)

    return finding


finding = make_finding(CODES)
