"""The page with every message: code, what it means, an example. The tables of the rooms come first-hand."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.excel.codes import CODES as EXCEL
from docgen.ooxml.codes import CODES as PACKAGE
from docgen.records.rules import RULES
from docgen.template.codes import CODES as TEMPLATE
from docgen.word.codes import CODES as WORD

# findings that are worded where they are found: what they mean, and what gives them
WORDED_IN_PLACE: dict[str, tuple[str, str]] = {
    "folder.missing": ("Dit is geen organisatiemap.", "een map zonder organisatie.yaml"),
    "yaml.unreadable": ("Het bestand is niet te lezen als YAML.", "`naam: De Haven: opvang`"),
    "yaml.duplicate-key": ("Een sleutel staat twee keer.", "`naam:` op regel 1 en op regel 5"),
    "yaml.not-a-mapping": ("Er staan geen sleutels in het bestand.", "een lijst met streepjes"),
    "yaml.not-utf8": ("Het bestand is niet als UTF-8 bewaard.", "een bestand uit een oude editor"),
    "yaml.too-large": ("Het bestand is te groot.", "een bestand van 3 MB"),
    "yaml.cannot-read": ("Het bestand kan niet worden geopend.", "een bestand zonder leesrechten"),
    "yaml.lost-colour": ("Een kleur staat zonder aanhalingstekens.", "`merkkleur: #1F5F8B`"),
    "folder.cannot-read": (
        "Een map of bestand is er, maar mag niet worden gelezen.",
        "een cliëntmap van een ander team",
    ),
    "folder.not-read": ("Dit bestand leest docgen niet.", "`handbook.yaml` in plaats van `handboek.yaml`"),
    "record.unknown-key": ("Een sleutel bestaat hier niet.", "`hulpvrag: …`"),
    "record.loose-text": (
        "Een komma in tekst zonder aanhalingstekens breekt haar af.",
        "`{kern: brood, kaas en melk}`",
    ),
    "record.unknown-value": ("Een waarde staat niet in de lijst.", "`crisis: gen`"),
    "record.missing-key": ("Een sleutel ontbreekt die er moet zijn.", "een cliënt zonder roepnaam"),
    "record.quote-text": ("Tekst lijkt op een getal.", "`telefoon: 31612345678`"),
    "record.bad-date": ("De datum bestaat niet.", "`datum: 2026-02-30`"),
    "record.bad-yes-no": ("Hier hoort true of false.", "`opname: misschien`"),
    "record.bad-number": ("Hier hoort een heel getal.", "`versie: twee`"),
    "record.out-of-range": ("Het getal is te groot of te klein.", "`belang: 11`"),
    "record.too-long": ("De tekst is te lang.", "een hulpvraag van 700 tekens op de aanmelding"),
    "record.bad-version": ("De versie kan niet in een bestandsnaam staan.", '`versie: "2026/1"`'),
    "record.exit-name": ("De naam van een exit vragenlijst verraadt iets.", "`exit/2026/c-0001.yaml`"),
    "record.bad-code": ("De code heeft verkeerde tekens.", "`Eigen Vraag:`"),
    "record.bad-ref": ("De naam van een cliëntmap is geen verwijzing.", "`clienten/Jan Jansen/`"),
    "record.control-character": ("Er staat een onzichtbaar teken in de tekst.", "geplakt uit een oud programma"),
    "record.not-text": ("Hier hoort tekst.", "een lijst waar één tekst hoort"),
    "record.not-a-list": ("Hier hoort een lijst.", "`aanwezigen: Sam`"),
    "record.not-a-mapping": ("Hier horen sleutels met waarden.", "`besluit: ja`"),
    "record.invalid": ("De waarde past hier niet.", "iets anders dan verwacht"),
    "record.unknown-file": ("Een bestand hoort bij geen formulier.", "`aanmeldng.yaml`"),
    "record.no-client": ("In een cliëntmap ontbreekt client.yaml.", "een map met alleen intake.yaml"),
    "bulk.unreadable": ("Het bestand met alle cliënten is niet te lezen.", "een `clienten.sqlite` zonder tabel"),
    "bulk.bad-row": ("Een regel in het bestand met alle cliënten is niet te gebruiken.", "een regel zonder `form`"),
    "bulk.twice": ("Een record staat twee keer in het bestand.", "twee keer de intake van c-0001"),
    "bulk.in-both": ("Een dossier staat in een map en in het bestand.", "`clienten/c-0001/` naast `clienten.jsonl`"),
    "record.unknown-code": ("Een code bestaat niet in het handboek.", "leefgebied `wonnen`"),
    "record.removed-item": ("Een onderdeel staat niet meer in het handboek.", "een weggelaten vraag met een antwoord"),
    "record.unknown-handbook-version": ("De versie van het handboek is er niet.", '`handboek_versie: "2031.1"`'),
    "record.dates-reversed": ("Twee datums staan verkeerd om.", "een einde voor de start"),
    "glossary.unknown-key": ("Een sleutel bestaat niet in de woordenlijst.", "`uitlg: …`"),
    "glossary.unknown-value": ("Een waarde kan niet in de woordenlijst.", "`doen: vervang`"),
    "glossary.unknown-slot": ("Een woord tussen accolades kan docgen niet invullen.", "`wordt: {jullie} plan`"),
    "glossary.unknown-term": ("Wat je weglaat, staat niet in de woordenlijst van docgen.", "`weglaten: [trajct]`"),
    "glossary.incomplete": ("Een woord mist iets om mee te kunnen doen.", "`doen: uitleggen` zonder `uitleg`"),
    "glossary.wrong-kind": ("Er staat iets anders dan verwacht.", "een lijst waar één tekst hoort"),
    "glossary.example-fails": ("Een voorbeeld komt anders uit.", "`na: De gesprek is in mei.`"),
    "glossary.not-plain": ("Wat een woord wordt, is zelf niet gewoon.", "`wordt: het zorgtraject`"),
    "review.required": ("Een veld moet nog worden ingevuld.", "een concept zonder besluit"),
    "review.no-reason": ("Van een regel is afgeweken zonder reden.", "`afwijkingen: {PB-T5: {door: eva}}`"),
    "review.no-owner": ("Bij een afwijking staat niet wie of wanneer.", "`afwijkingen: {PB-T5: {reden: …}}`"),
    "review.not-allowed": ("Een regel die blokkeert, is opzij gezet door wie dat niet mag.", "een rol buiten de lijst"),
    "review.unknown-rule": ("De regel waarvan je afwijkt, bestaat niet.", "`afwijkingen: {PB-T55: …}`"),
    "review.unknown-record": ("Dit record is er niet.", "`docgen review MAP c-9999`"),
    "handbook.missing": ("Er is geen handboek.", "een map zonder handboek/"),
    "handbook.unknown-preset": ("Het basishandboek bestaat niet.", "`basis: opvang-9`"),
    "handbook.verb-missing": ("Een punt staat los, zonder werkwoord.", "`leefgebieden: {wonen: …}`"),
    "handbook.already-there": ("Wat je toevoegt, is er al.", "`toevoegen: {wonen: …}`"),
    "handbook.unknown-code": ("Wat je wijzigt of weglaat, is er niet.", "`weglaten: [wonnen]`"),
    "handbook.unknown-word": ("Een woord tussen accolades is niet bekend.", "`{de cleint}`"),
    "handbook.wrong-article": ("Het lidwoord past niet.", "`het bewoner`"),
    "handbook.name-clash": ("Twee dingen heten hetzelfde.", "een fase die Checklist opname heet"),
    "handbook.no-zingeving": ("Geen leefgebied valt onder zingeving.", "zingeving weggelaten"),
    "handbook.leefgebied-incomplete": ("Een leefgebied mist onderdelen.", "een leefgebied zonder richtvragen"),
    "handbook.verb-shape": ("Achter een werkwoord staat iets anders dan verwacht.", "`weglaten: wonen` zonder haken"),
    "handbook.word-forms": ("Een woord heeft maar een deel van zijn vormen.", "alleen `enkelvoud: bewoner`"),
    "handbook.unknown-rule": ("Deze regel bestaat niet.", "`regels: {PB-T55: …}`"),
    "handbook.unknown-field": ("Dit veld bestaat niet.", "`velden: {waarom_nuu: false}`"),
    "handbook.unknown-pictogram": ("Dit pictogram bestaat niet.", "`pictogram: huisje`"),
    "handbook.unknown-decision": ("Dit landelijke besluit bestaat niet.", "`valt_onder: toekening`"),
    "handbook.unknown-role": ("Deze rol bestaat niet.", "`rol: begleider`"),
    "handbook.unknown-form": ("Dit formulier bestaat niet.", "`formulier: intakke`"),
    "handbook.unknown-scope": ("Dit bereik bestaat niet.", "`geldt_voor: [kaade]`"),
    "handbook.choice-left-out": (
        "Een keuze die een record kan hebben, is weggelaten.",
        "`labels: {crisis: {weglaten: [geen]}}`",
    ),
    "handbook.decision-left-out": ("Een landelijk besluit heeft geen enkele keuze meer.", "`weglaten: [afwijzing]`"),
    "handbook.older-than-release": (
        "Een nieuwe versie is ouder dan een oude.",
        "een `datum` van vorig jaar bij een nieuw nummer",
    ),
    "handbook.code-reused": ("Een code die weg was, betekent nu iets anders.", "`tuin` voor Vervoer"),
    "diff.nothing-released": ("Er is nog geen versie om mee te vergelijken.", "`docgen diff` vóór `docgen release`"),
    "diff.unknown-side": ("Dit is geen versie, map of revisie.", "`docgen diff MAP 2025.9`"),
    "diff.own-template": ("Een eigen sjabloon is anders.", "`sjablonen/intake.docx` na een uitgebrachte versie"),
    "diff.unexplained": ("De lijst met wijzigingen zegt niet waarom.", "een nieuw criterium zonder reden"),
    "diff.incomplete": ("Bij een wijziging ontbreekt iets.", "een wijziging zonder `besloten_door`"),
    "diff.old-name": ("In een tekst staat nog de oude naam.", "`intaker` terwijl de rol anders heet"),
    "diff.nothing-to-tell": ("Er is niets veranderd, dus er komt geen memo.", "`docgen diff MAP -o memo.docx`"),
    "inspect.not-ours": ("Dit document is niet door docgen gemaakt.", "een brief uit een ander programma"),
    "inspect.no-document": ("Dit is geen Word-document of Excel-werkmap.", "`docgen inspect lijst.csv`"),
    "inspect.cannot-read": ("Het bestand kan niet worden geopend.", "een bestand zonder leesrechten"),
    "inspect.unreadable": ("Het bestand is beschadigd.", "een half gedownload document"),
    "migration.missing": ("Wat weg is, heeft nog antwoorden.", "een weggelaten leefgebied in een concept"),
    "migration.not-run": ("Een migratie is nog niet uitgevoerd.", "`migraties.yaml` zonder `docgen migrate`"),
    "migration.shape": ("Een migratie mist een pad.", "`actie: hernoemen` zonder `naar`"),
    "migration.kinds": ("Een antwoord zou op de verkeerde plek komen.", "een vraag die een leefgebied wordt"),
    "migration.shares": (
        "Een verdeling gaat nergens heen.",
        "`verdeling: {tuin: [wil_anders]}` zonder `tuin` bij `naar`",
    ),
    "migration.twice": ("Iets verhuist twee keer.", "twee migraties met dezelfde `van`"),
    "migration.not-read": ("Een record is niet te lezen.", "`docgen migrate` met een tikfout in een dossier"),
    "migration.unknown-item": ("Dit leefgebied of deze vraag is er niet.", "`van: leefgebieden.tuiin`"),
    "migration.still-there": ("Wat verhuist, staat nog in het handboek.", "`van: leefgebieden.wonen`"),
    "migration.nothing-to-take-back": ("Er is geen migratie om terug te draaien.", "twee keer `--terug`"),
    "migration.in-bulk": ("Een record staat niet in een eigen bestand.", "`docgen migrate` met `clienten.jsonl`"),
    "migration.edited-since": ("Een record is na de migratie veranderd.", "een concept dat verder is ingevuld"),
    "migration.unfinished": ("Een migratie is halverwege gestopt.", "stroom weg tijdens `docgen migrate`"),
    "migration.changed-meanwhile": (
        "Een record veranderde tijdens de migratie.",
        "iemand bewaart op dat moment",
    ),
    "migration.bad-journal": ("Het journaal van een migratie is beschadigd.", "een aangepast journaal.yaml"),
    "branding.bad-colour": ("Dit is geen kleur.", "`merkkleur: groen`"),
    "branding.low-contrast": ("De kleur is te licht; docgen maakt hem donkerder.", '`merkkleur: "#FFD400"`'),
    "branding.no-logo-alt": ("Bij het logo ontbreekt een beschrijving.", "`logo: {bestand: logo.png}`"),
    "branding.logo-missing": ("Het logo staat niet in de map.", "een tikfout in de bestandsnaam"),
    "branding.unreadable-logo": ("Het logo is geen PNG of JPEG.", "een SVG die .png heet"),
    "branding.font-not-installed": ("Een lettertype staat niet op deze computer.", "een huislettertype"),
    "template.no-file": ("Hier staat geen sjabloon.", "een verkeerd pad"),
    "template.unknown-file": ("Een eigen sjabloon hoort bij geen formulier.", "`sjablonen/intakke.docx`"),
    "template.unknown-form": ("Het formulier bestaat niet.", "`docgen template fields intakke`"),
    "show.unknown-topic": ("Dit onderwerp bestaat niet.", "`docgen show MAP fasen.intakke`"),
    "render.unknown-form": ("Dit formulier is er niet.", "`docgen render MAP intakke`"),
    "render.unknown-record": ("Dit record is er niet.", "een pad met een tikfout"),
    "render.no-such-kind": ("Zo’n bestand maken jullie niet van dit formulier.", "intake als .xlsx"),
    "release.exists": ("Deze versie is al uitgebracht.", "een gewijzigd handboek met een oud nummer"),
    "init.not-empty": ("In de map staat al iets.", "`docgen init` in een bestaande map"),
    "build.cannot-write": ("Een document kan niet worden geschreven.", "het bestand is open in Word"),
    "copy.unknown-client": ("Deze cliënt is er niet.", "`docgen copy MAP c-9999 persoonsbeschrijving`"),
    "copy.unknown-form": ("Van dit formulier is er geen kopie voor de cliënt.", "`docgen copy MAP c-0001 intake`"),
    "copy.no-record": ("Er is nog geen verhaal of plan.", "`docgen copy MAP c-0001 begeleidingsplan`"),
    "copy.cannot-print": ("Van dit record kan nu geen kopie worden gemaakt.", "een record met een fout"),
    "copy.betrays": ("Een neutrale kopie zou jullie naam nog noemen.", "een eigen tekst met de naam van het huis"),
    "copy.kept-here": ("Deze kopie bewaren wij.", "`--uitgereikt` na 'nee, wij bewaren de kopie'"),
    "copy.nothing-made": ("Er is nog geen kopie om te geven.", "`--uitgereikt` vóór de kopie er is"),
    "copy.wrong-decision": ("Een besluit past bij geen voorstel.", "`--besluiten` met een zin die veranderd is"),
    "build.locked": ("In deze uitvoermap is docgen al bezig.", "twee keer `docgen build` tegelijk"),
    "build.file-open": ("Een document staat open en is niet vernieuwd.", "`~$intake-v2026.1.docx` staat ernaast"),
    "build.manifest-lost": (
        "Wat docgen over de uitvoer onthield, is niet te lezen.",
        "`.docgen/manifest.sqlite` is kapot",
    ),
    "settle.nothing": ("Er staat geen nieuwe versie naast dit document.", "`docgen settle` op een gewoon document"),
    "build.worker-died": ("Een proces dat documenten maakte, viel steeds uit.", "te weinig geheugen"),
    "build.no-workers": (
        "Er start geen enkel proces om documenten te maken.",
        "een eigen script zonder `if __name__ == '__main__':`",
    ),
    "build.no-cluster": ("Er is geen cluster om mee te werken.", "`docgen build MAP --cluster tcp://host:8786`"),
    "build.cluster-gone": ("Het cluster viel weg tijdens het bouwen.", "de computer met de scheduler ging uit"),
    "build.other-docgen": ("Op het cluster staat een andere versie van docgen.", "maar één computer is vernieuwd"),
    "build.no-store": (
        "Bij dit adres hoort geen opslag waarmee docgen hier kan werken.",
        "`--out gs://emmer` zonder gcsfs",
    ),
    "build.not-pruned": ("`--prune` haalde niets weg, want niet alles is te lezen.", "een typfout in een intake"),
    "build.nothing-matches": ("Geen document past bij het patroon.", "`--only 'klanten/*'`"),
}


def messages_page() -> str:
    """Every code of docgen with its meaning and an example, by what has to change."""
    lines = [
        "# Alle meldingen",
        "",
        "Deze bladzijde is gemaakt uit docgen zelf (`python docs/make.py`). Elke melding heeft een vaste code. De code",
        "blijft, ook als de woorden ooit beter worden. Bij elke melding staat waar het is en wat je kunt doen.",
        "",
        "## De map: bestanden, handboek en records",
        "",
        *_table((code, meaning, example) for code, (meaning, example) in WORDED_IN_PLACE.items()),
        "## De regels van de methode",
        "",
        *_table((rule.code, rule.naam, rule.tekst) for rule in RULES.values()),
        "## Sjablonen: de taal",
        "",
        *_table((c.code, c.message, _code(c.example)) for c in TEMPLATE.values()),
        "## Sjablonen: Word",
        "",
        *_table((c.code, c.message, _code(c.example)) for c in WORD.values()),
        "## Sjablonen: Excel",
        "",
        *_table((c.code, c.message, _code(c.example)) for c in EXCEL.values()),
        "## Bestanden die docgen weigert",
        "",
        *_table((c.code, c.message, c.example) for c in PACKAGE.values()),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _code(example: str) -> str:
    return f"`{example}`" if example else ""


def _table(rows: Iterable[tuple[str, str, str]]) -> list[str]:
    lines = ["| code | wat het betekent | voorbeeld |", "|---|---|---|"]
    for code, meaning, example in rows:
        lines.append(f"| `{code}` | {_cell(meaning)} | {_cell(example)} |")
    return [*lines, ""]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ").replace("{{{{", "{{").replace("}}}}", "}}")
