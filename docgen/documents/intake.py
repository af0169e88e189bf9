"""What F2 Intakeformulier prints beyond its fields: leefgebieden, consents, earlier help, the decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from docgen.documents.choosing import Weegregel, once, weighings, yes_no
from docgen.documents.common import CHECKS, age_on, full_name
from docgen.documents.context import derived
from docgen.documents.decisions import Besluitblok, decision
from docgen.documents.derivation import Derivation
from docgen.documents.parts import (
    NO_CHOICE,
    Drie,
    Gegeven,
    Keuzelijst,
    Ondertekend,
    Paar,
    Rij,
    Source,
    Tabelregel,
    Tekstveld,
    empty_rows,
    given,
    is_blank,
    pairs,
    pictogram,
    rows,
    shown,
    signed,
    text_box,
    text_field,
    trios,
    writing_lines,
)
from docgen.documents.phrases import labels
from docgen.documents.velden import Velden, velden_of
from docgen.template import Check, Shape

FORM = "intake"
_FORM = (
    FORM,
    "document",
    "handboek.formulieren.intake",
    "handboek.fasen.intake.voorlichting",
    "handboek.fasen.intake.afwegingen",
    "handboek.fasen.intake.besluiten",
)
_BLANK_ROWS = 2


class Leefgebiedvak(Derivation):
    """One leefgebied: what goes well and what should be different."""

    code: str = Field(description="Code van het leefgebied")
    naam: str = Field(description="Naam")
    pictogram: Shape = Field(description="Teken van het leefgebied")
    pad: str = Field(description="Pad in het record")
    niet_van_belang: Check = Field(description="Vakje: nu niet van belang")
    toon_vakje: bool = Field(description="Staat het vakje er?")
    vragen: list[Paar] = Field(description="De vragen, twee aan twee")


class Hulpregel(Derivation):
    """Help that someone had before."""

    pad: str = Field(description="Pad in het record")
    kop: str = Field(default="", description="Wie en wanneer")
    punten: list[Gegeven] = Field(default_factory=list[Gegeven], description="Wat hielp, wat niet, wat we leren")


@derived(FORM, reads=(*_FORM, "organisatie.medewerkers"))
def kop(source: Source) -> list[Rij]:
    """Wanneer en waar het gesprek is, en wie erbij zijn."""
    record, velden = source[FORM], velden_of(FORM, source)
    return rows(
        source,
        [
            *velden.day("datum", record["datum"]),
            *velden.field("plaats", record["plaats"]),
            *velden.person("intaker", record["intaker"]),
            *velden.field("aanwezigen", record["aanwezigen"]),
        ],
        per=4,
    )


@derived(FORM, reads=(*_FORM, "client"))
def persoon(source: Source) -> list[Rij]:
    """De gegevens van de cliënt, om samen na te lopen."""
    client, record, velden = source["client"], source[FORM], velden_of(FORM, source)
    contact = client["contact"]
    fields = [
        given("client.naam", "Naam", full_name(client)),
        _birthday(source),
        given("client.contact.telefoon", "Telefoon", contact["telefoon"]),
        given("client.contact.email", "E-mail", contact["email"]),
        *velden.field("taal", _language(client), path="client.taal", label="Taal, tolk nodig?"),
        *velden.field("vertegenwoordiger", _representative(client), path="client.vertegenwoordiger"),
        *velden.field("gezin", _household(client), path="client.gezin"),
        *velden.field("indicatie", record["indicatie"]),
        *velden.field("verzekering", record["verzekering"]),
        *velden.field("huisarts", record["huisarts"]),
        *velden.field("bsn", client["bsn"], path="client.bsn"),
    ]
    return rows(source, fields, per=4)


def _birthday(source: Source) -> Gegeven:
    born = source["client"]["geboortedatum"]
    age = age_on(born, source[FORM]["datum"])
    words = shown(born) + (f" ({age} jaar)" if age is not None else "")
    return Gegeven(pad="client.geboortedatum", label="Geboortedatum", waarde=words, datum=True)


def _language(client: Mapping[str, Any]) -> str:
    interpreter = {True: "met tolk", False: "zonder tolk", None: ""}[client["tolk_nodig"]]
    return ", ".join(part for part in (client["taal"], interpreter) if part)


def _representative(client: Mapping[str, Any]) -> str:
    who: Mapping[str, Any] = client["vertegenwoordiger"] or dict[str, Any]()
    return ", ".join(str(part) for part in (who.get(key) for key in ("soort", "naam", "telefoon")) if part)


def _household(client: Mapping[str, Any]) -> str:
    def line(person: Mapping[str, Any]) -> str:
        facts = [person["relatie"], shown(person["geboortedatum"]), "" if person["gaat_mee"] else "gaat niet mee"]
        told = ", ".join(fact for fact in facts if fact)
        return f"{person['roepnaam']} ({told})" if told else str(person["roepnaam"])

    return "; ".join(line(person) for person in client["gezin"])


@derived(FORM, reads=(*_FORM, "handboek.labels.ja_nee"))
def gecontroleerd(source: Source) -> Keuzelijst:
    """Zijn de gegevens samen nagelopen?"""
    code, velden, checked = "gegevens_gecontroleerd", velden_of(FORM, source), source[FORM]["gegevens_gecontroleerd"]
    if not velden.on(code):
        return NO_CHOICE

    def make() -> Keuzelijst:
        return yes_no(source, checked, label=velden.label(code), path=f"{FORM}.{code}")

    return once(velden.kept, code, labels(source, "ja_nee"), checked, make)


def _pairs(source: Source, *codes: str) -> list[Paar]:
    record, velden = source[FORM], velden_of(FORM, source)
    fields: list[Tekstveld] = []
    for code in codes:
        fields += velden.text(code, record[code])
    return pairs(fields)


@derived(FORM, reads=_FORM)
def vraag(source: Source) -> list[Paar]:
    """Waar iemand hulp bij wil, waarom nu, wat anders moet en wat moet blijven."""
    return _pairs(source, "hulpvraag", "waarom_nu", "moet_veranderen", "moet_blijven")


_TIMES = ("vroeger", "nu", "straks")


@derived(FORM, reads=_FORM)
def tijd(source: Source) -> list[Paar]:
    """Vroeger, nu en straks."""
    return [] if is_blank(source) else _pairs(source, *_TIMES)


@derived(FORM, reads=_FORM)
def tijdlijn(source: Source) -> list[Drie]:
    """Vroeger, nu en straks naast elkaar, op een leeg formulier."""
    velden = velden_of(FORM, source)
    return trios(field for code in _TIMES for field in velden.text(code, "")) if is_blank(source) else []


@derived(FORM, reads=_FORM)
def samen(source: Source) -> list[Paar]:
    """Wat iemand zelf kan, wat anderen kunnen, en wat we van elkaar verwachten."""
    return _pairs(
        source,
        "zelf_kunnen",
        "netwerk_kan",
        "netwerk_betrekken",
        "verwacht_van_ons",
        "verwachting_organisatie",
        "bereidheid",
    )


@derived(FORM, reads=_FORM)
def schalen(source: Source) -> list[Rij]:
    """Hoe belangrijk het is en hoeveel vertrouwen er is, van 0 tot 10."""
    record, velden = source[FORM], velden_of(FORM, source)
    fields = [*velden.field("belang", record["belang"]), *velden.field("vertrouwen", record["vertrouwen"])]
    return rows(source, fields)


_BOXES = ("gaat_goed", "wil_anders", "vroeger", "straks", "zelf", "helpers")


@dataclass(frozen=True, slots=True)
class _Area:
    """What a leefgebied has on the form of every client: its sign, and its boxes by name, as they are when empty."""

    path: str
    naam: str
    pictogram: Shape
    boxes: list[tuple[str, Tekstveld]]


@derived(FORM, reads=(*_FORM, "handboek.leefgebieden"))
def leefgebieden(source: Source) -> list[Leefgebiedvak]:
    """Per leefgebied wat goed gaat en wat iemand anders wil."""
    velden = velden_of(FORM, source)
    if not velden.on("leefgebieden"):
        return []
    answers, areas = source[FORM]["leefgebieden"], _areas(source, velden)
    dropped = {code: _area(source, velden, code, {}) for code in answers if code not in areas}
    found = [
        _domain(velden, code, area, answers.get(code) or dict[str, Any]()) for code, area in (areas | dropped).items()
    ]
    return found if velden.open else [block for block in found if block.niet_van_belang.value or block.vragen]


def _areas(source: Source, velden: Velden) -> dict[str, _Area]:
    """The leefgebieden of the handbook, made once for all documents of it that are in the same state."""
    if "areas" not in velden.kept:
        domains = source["handboek"]["leefgebieden"]
        velden.kept["areas"] = {code: _area(source, velden, code, domain) for code, domain in domains.items()}
    return velden.kept["areas"]


def _area(source: Source, velden: Velden, code: str, domain: Mapping[str, Any]) -> _Area:
    path, boxes = f"intake.leefgebieden.{code}", list[tuple[str, Tekstveld]]()
    for name in (*_BOXES, "prioriteit"):
        words = velden.texts[f"leefgebieden_{name}"]
        if words.aan:
            lines = writing_lines(source, words.regels - 1) if name in _BOXES else []
            boxes.append((name, text_box(f"{path}.{name}", words.label, "", lines)))
    return _Area(path, domain.get("naam") or code.replace("_", " "), pictogram(domain.get("pictogram", "")), boxes)


def _domain(velden: Velden, code: str, area: _Area, answer: Mapping[str, Any]) -> Leefgebiedvak:
    unimportant = bool(answer.get("niet_van_belang"))
    fields: list[Tekstveld] = []
    for name, empty in area.boxes:
        value = answer.get(name)
        if value.__class__ is not str:
            value = shown(value)
        if value:
            fields.append(empty.but(waarde=value))
        elif velden.open and (not unimportant or name not in _BOXES):
            fields.append(empty)
    return Leefgebiedvak(
        code=code,
        naam=area.naam,
        pictogram=area.pictogram,
        pad=area.path,
        niet_van_belang=CHECKS[unimportant],
        toon_vakje=velden.open or unimportant,
        vragen=pairs(fields),
    )


@derived(FORM, reads=_FORM)
def eerdere_hulp(source: Source) -> list[Hulpregel]:
    """Eerdere hulp: wie, wanneer, wat hielp en wat niet."""
    if not velden_of(FORM, source).on("eerdere_hulp"):
        return []
    return [_earlier(index, help_) for index, help_ in enumerate(source[FORM]["eerdere_hulp"])]


def _earlier(index: int, help_: Mapping[str, Any]) -> Hulpregel:
    path = f"intake.eerdere_hulp.{index}"
    told = [
        given(f"{path}.{name}", label, help_[name])
        for name, label in (("wat_hielp", "Wat hielp"), ("wat_niet", "Wat niet hielp"), ("les", "Wat we daarvan leren"))
        if help_[name]
    ]
    return Hulpregel(pad=path, kop=", ".join(part for part in (help_["wie"], help_["wanneer"]) if part), punten=told)


@derived(FORM, reads=(*_FORM, "client.netwerk"))
def netwerk(source: Source) -> list[Tabelregel]:
    """De mensen om iemand heen; op een leeg formulier lege regels."""
    if not velden_of(FORM, source).on("netwerk"):
        return []
    words = {True: "ja", False: "nee", None: ""}
    found = [
        Tabelregel(
            pad=f"client.netwerk.{index}",
            een=", ".join(part for part in (person["naam"], person["relatie"]) if part),
            twee=person["rol"],
            drie=_give_and_take(person),
            vier=words[person["mag_betrekken"]],
        )
        for index, person in enumerate(source["client"]["netwerk"])
    ]
    return found or empty_rows(source, "client.netwerk", _BLANK_ROWS)


def _give_and_take(person: Mapping[str, Any]) -> str:
    both = (("krijgt", person["haalt"]), ("geeft", person["brengt"]))
    return "; ".join(f"{word}: {text}" for word, text in both if text)


@derived(FORM, reads=(*_FORM, "client.toestemmingen"))
def toestemmingen(source: Source) -> list[Tabelregel]:
    """Met wie we mogen praten, elk met een eigen ja of nee."""
    if not velden_of(FORM, source).on("toestemmingen"):
        return []
    day = source[FORM]["datum"]
    asked = enumerate(source["client"]["toestemmingen"])
    found = [_consent(index, consent) for index, consent in asked if day is None or consent["datum"] <= day]
    return found or empty_rows(source, "client.toestemmingen", _BLANK_ROWS)


def _consent(index: int, consent: Mapping[str, Any]) -> Tabelregel:
    ended = consent["ingetrokken_op"]
    until = f"ingetrokken op {shown(ended)}" if ended else shown(consent["geldig_tot"])
    return Tabelregel(
        pad=f"client.toestemmingen.{index}",
        een=consent["onderwerp"],
        twee=consent["partij"],
        drie=("ja, " if consent["gegeven"] else "nee, ") + shown(consent["datum"]),
        vier=until,
    )


@derived(FORM, reads=_FORM)
def zorgen(source: Source) -> list[Paar]:
    """Is iedereen veilig, en past de groep?"""
    return _pairs(source, "veiligheid", "groep")


@derived(FORM, reads=_FORM)
def veiligheid(source: Source) -> list[Rij]:
    """Medicijnen en wie we bellen."""
    record, velden = source[FORM], velden_of(FORM, source)
    fields = [*velden.field("medicatie", record["medicatie"]), *velden.field("crisiscontact", record["crisiscontact"])]
    return rows(source, fields, per=2)


@derived(FORM, reads=_FORM)
def verteld(source: Source) -> Keuzelijst:
    """Wat er is verteld."""
    options = source["handboek"]["fasen"]["intake"]["voorlichting"]
    return velden_of(FORM, source).choice("informatie_gegeven", options, source[FORM]["informatie_gegeven"])


@derived(FORM, reads=(*_FORM, "client.toestemmingen"))
def externe_informatie(source: Source) -> list[Tabelregel]:
    """Informatie die bij anderen is gevraagd."""
    if not velden_of(FORM, source).on("externe_informatie"):
        return []
    consents = {consent["code"]: consent["onderwerp"] for consent in source["client"]["toestemmingen"]}
    return [
        Tabelregel(
            pad=f"intake.externe_informatie.{index}",
            een=asked["bij"],
            twee=asked["wat"],
            drie=shown(asked["datum"]),
            vier=consents.get(asked["toestemming"], asked["toestemming"] or ""),
        )
        for index, asked in enumerate(source[FORM]["externe_informatie"])
    ]


@derived(FORM, reads=(*_FORM, "handboek.labels", "client.traject", "organisatie.soorten_begeleiding"))
def afwegingen(source: Source) -> list[Weegregel]:
    """De overweging punt voor punt; de groep alleen waar mensen in een groep wonen."""
    if not velden_of(FORM, source).on("afwegingen"):
        return []
    items: Mapping[str, Any] = source["handboek"]["fasen"]["intake"]["afwegingen"]
    answers: Mapping[str, Any] = source[FORM]["afwegingen"]
    asked = {code: item for code, item in items.items() if not item["bij_groepswonen"] or _lives_in_group(source)}
    known = {**asked, **{code: item for code, item in items.items() if code in answers}}
    return weighings(source, answers, known)


def _lives_in_group(source: Source) -> bool:
    kinds: Mapping[str, Any] = source["organisatie"]["soorten_begeleiding"]
    kind = source["client"]["traject"]["soort_begeleiding"]
    asked = [kinds[kind]] if kind in kinds else list(kinds.values())
    return any(each["groepswonen"] for each in asked)


@derived(FORM, reads=_FORM)
def meegedacht(source: Source) -> list[Rij]:
    """Collega's die meedachten, en op een leeg formulier de informatie van anderen."""
    velden = velden_of(FORM, source)
    fields = velden.field("geraadpleegd", source[FORM]["geraadpleegd"])
    if is_blank(source):
        fields += velden.field("externe_informatie", "", label="Informatie van anderen: bij wie, wat, toestemming")
    return rows(source, fields, per=2)


@derived(FORM, reads=(*_FORM, "handboek.labels", "organisatie.medewerkers"))
def besluit(source: Source) -> Besluitblok:
    """Het besluit: alle mogelijkheden op een leeg formulier, anders wat gekozen is."""
    options = source["handboek"]["fasen"]["intake"]["besluiten"]
    return decision(source, FORM, "intake.besluit", source[FORM]["besluit"], options)


_OUTCOMES = ("proef_tot", "wachtlijst", "bemiddeling", "intrekking_reden")


@derived(FORM, reads=_FORM)
def uitkomst(source: Source) -> list[Rij]:
    """Wat bij het gekozen besluit hoort: proef, wachtlijst, bemiddeling of terugtrekken."""
    record = source[FORM]
    if not (is_blank(source) or any(record[name] for name in _OUTCOMES)):
        return []
    waiting: Mapping[str, Any] = record["wachtlijst"] or dict[str, Any]()
    other: Mapping[str, Any] = record["bemiddeling"] or dict[str, Any]()
    velden, actions = velden_of(FORM, source), "; ".join(other.get("acties", []))
    back = other.get("terugkoppeling")
    fields = [
        *velden.day("proef_tot", record["proef_tot"]),
        *velden.day("wachtlijst_sinds", waiting.get("sinds"), path="intake.wachtlijst.sinds"),
        *velden.field("wachtlijst_positie", waiting.get("positie"), path="intake.wachtlijst.positie"),
        *velden.field(
            "wachtlijst_contactafspraak", waiting.get("contactafspraak"), path="intake.wachtlijst.contactafspraak"
        ),
        *velden.field(
            "bemiddeling_naar", other.get("naar"), path="intake.bemiddeling.naar", label="Andere hulp: bij wie"
        ),
        *velden.field("bemiddeling_acties", actions, path="intake.bemiddeling.acties"),
        *velden.field("bemiddeling_terugkoppeling", back, path="intake.bemiddeling.terugkoppeling"),
        *velden.field("intrekking_reden", record["intrekking_reden"], label="Waarom niet verder"),
    ]
    return rows(source, fields if is_blank(source) else [field for field in fields if field.waarde], per=4)


@derived(FORM, reads=(*_FORM, "organisatie.medewerkers"))
def vervolg(source: Source) -> list[Rij]:
    """Eerste afspraak, vaste begeleider en start."""
    then, velden, path = source[FORM]["vervolg"], velden_of(FORM, source), "intake.vervolg"
    fields = [
        *velden.day("vervolg_eerste_afspraak", then["eerste_afspraak"], path=f"{path}.eerste_afspraak"),
        *velden.person(
            "vervolg_persoonlijk_begeleider", then["persoonlijk_begeleider"], path=f"{path}.persoonlijk_begeleider"
        ),
        *velden.day("vervolg_verwachte_start", then["verwachte_start"], path=f"{path}.verwachte_start"),
    ]
    return rows(source, fields)


@derived(FORM, reads=(*_FORM, "handboek.labels.ja_nee"))
def vervolg_verteld(source: Source) -> Keuzelijst:
    """Zijn vervolg en termijn verteld?"""
    told, options = source[FORM]["vervolg"]["verteld"], labels(source, "ja_nee")
    return velden_of(FORM, source).choice("vervolg_verteld", options, told, path="intake.vervolg.verteld")


@derived(FORM, reads=_FORM)
def stappen(source: Source) -> list[Tekstveld]:
    """Wat er nu gebeurt."""
    then = source[FORM]["vervolg"]["stappen"]
    if not velden_of(FORM, source).on("vervolg_stappen"):
        return []
    return text_field(source, "intake.vervolg.stappen", "Wat er nu gebeurt", then)


@derived(FORM, reads=("intake.ondertekening", "organisatie.medewerkers", "client"))
def ondertekening(source: Source) -> Ondertekend:
    """Wie het samen besprak, en wanneer."""
    return signed(source, source[FORM]["ondertekening"])
