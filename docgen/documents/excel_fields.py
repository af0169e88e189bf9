"""The single fields of the Excel forms: which there are, where they stand in the record, how they are filled.

A table of facts, in the order of the conversation (method 5.0). The words come from the handbook; `label` stands here
only where a record has no words of its own for the field on this form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Soort = Literal["regel", "tekst", "datum", "getal", "keuze", "lijst"]


@dataclass(frozen=True, slots=True)
class Invoer:
    """One field: its code, its path, how it is filled, from which list it is chosen.

    `bij` is the basic decision to which the field belongs; `regels` are the writing lines where the handbook has no
    say, 0 for a field that shows only where it is filled.
    """

    code: str
    pad: str
    soort: Soort = "regel"
    lijst: str = ""
    label: str = ""
    bij: str = ""
    regels: int = 1


def _fields(root: str, *fields: Invoer) -> tuple[Invoer, ...]:
    """The fields with their paths below a root; a path that begins with `client.` stays."""
    return tuple(
        Invoer(f.code, f.pad if f.pad.startswith("client.") else f"{root}.{f.pad or f.code}", f.soort, f.lijst, f.label,
               f.bij, f.regels)
        for f in fields
    )  # fmt: skip


def _line(code: str, pad: str = "", label: str = "", bij: str = "") -> Invoer:
    return Invoer(code, pad, "regel", label=label, bij=bij)


def _story(code: str, pad: str = "", label: str = "", regels: int = 2, bij: str = "") -> Invoer:
    return Invoer(code, pad, "tekst", label=label, regels=regels, bij=bij)


def _items(code: str, pad: str, label: str = "", regels: int = 2, bij: str = "") -> Invoer:
    return Invoer(code, pad, "lijst", label=label, regels=regels, bij=bij)


def _day(code: str, pad: str = "", label: str = "", bij: str = "") -> Invoer:
    return Invoer(code, pad, "datum", label=label, bij=bij)


def _number(code: str, pad: str = "", label: str = "") -> Invoer:
    return Invoer(code, pad, "getal", label=label)


def _choice(code: str, lijst: str, pad: str = "", label: str = "") -> Invoer:
    return Invoer(code, pad, "keuze", lijst, label)


def _decision(root: str) -> tuple[Invoer, ...]:
    """The fields of a decision (method 4)."""
    return (
        _choice("besluit_overweging", "overweging", f"{root}.overweging"),
        _story("besluit_toelichting", f"{root}.toelichting", regels=1),
        _choice("besluit_besluit", "besluit", f"{root}.besluit"),
        _story("besluit_motivering", f"{root}.motivering"),
        _story("besluit_uitzondering", f"{root}.uitzondering", regels=0),
        _choice("besluit_samen_met_client", "ja_nee", f"{root}.samen_met_client"),
        _story("besluit_mening_client", f"{root}.mening_client", "Wat {de client} ervan vindt", 1),
        _day("besluit_datum", f"{root}.datum"),
        _choice("besluit_door", "medewerker", f"{root}.door"),
    )


_NAME = (
    _line("roepnaam", "client.roepnaam", "Roepnaam"),
    _line("tussenvoegsel", "client.tussenvoegsel", "Tussenvoegsel"),
    _line("achternaam", "client.achternaam", "Achternaam"),
)

_AANMELDING = {
    "veilig": (
        _choice("crisis", "crisis"),
        _story("crisis_toelichting"),
        _choice("veilig", "antwoord", "client.contact.veilig", "Veilig om te bellen of te schrijven?"),
        _line("hoe_bereiken", "client.contact.hoe_bereiken", "Hoe en wanneer?"),
    ),
    "melding": (
        _day("datum", label="Datum van het contact"),
        _line("tijd"),
        _choice("kanaal", "kanaal"),
        _choice("aangenomen_door", "medewerker"),
        _choice("aangemeld_door_type", "aanmelder_type", "aangemeld_door.type", "Aangemeld door"),
        _choice("aangemeld_door_verwijzer", "verwijzer", "aangemeld_door.verwijzer"),
        _line("aangemeld_door_naam", "aangemeld_door.naam", "Naam van wie aanmeldt"),
        _line("aangemeld_door_organisatie", "aangemeld_door.organisatie", "Organisatie van wie aanmeldt"),
        _line("aangemeld_door_telefoon", "aangemeld_door.telefoon", "Telefoon van wie aanmeldt"),
        _choice("client_akkoord", "antwoord"),
        _line("client_akkoord_toelichting"),
    ),
    "persoon": (
        *_NAME,
        _day("geboortedatum", "client.geboortedatum", "Geboortedatum"),
        _line("telefoon", "client.contact.telefoon", "Telefoon"),
        _line("email", "client.contact.email", "E-mail"),
        _line("taal", "client.taal"),
        _choice("tolk_nodig", "ja_nee", "client.tolk_nodig"),
        _line("straat", "client.contact.straat"),
        _line("gemeente", "client.gemeente"),
        _line("regiobinding", "client.regiobinding"),
        _choice("woonsituatie", "woonsituatie"),
        _line("woonsituatie_toelichting"),
        _line("gezinssituatie"),
        _number("kinderen_mee"),
        _choice("indicatie", "indicatie"),
    ),
    "vraag": (
        _story("hulpvraag", regels=5),
        _story("verwachting"),
        _choice("meer_dan_een", "antwoord"),
        _story("gaat_goed", regels=3),
    ),
    "onze_kant": (
        _choice("aansluiting", "aansluiting"),
        _story("aansluiting_toelichting"),
        _choice("plaats", "plaats"),
        _number("wachttijd_weken"),
    ),
    "besluit": _decision("besluit"),
    "daarna": (
        _day("intake_datum", "intake.datum", "Afspraak voor de intake: datum", "intakegesprek"),
        _line("intake_tijd", "intake.tijd", "Tijd", "intakegesprek"),
        _line("intake_plaats", "intake.plaats", "Plaats", "intakegesprek"),
        _line("intake_met", "intake.met", "Met wie", "intakegesprek"),
        _line("intake_meenemen", "intake.meenemen", "Meenemen", "intakegesprek"),
        _day("spoedopname_datum", "spoedopname.datum", "Afspraak voor de spoedopname: datum", "spoedopname"),
        _line("spoedopname_tijd", "spoedopname.tijd", "Tijd", "spoedopname"),
        _line("spoedopname_plaats", "spoedopname.plaats", "Plaats", "spoedopname"),
        _line("spoedopname_met", "spoedopname.met", "Met wie", "spoedopname"),
        _line("spoedopname_meenemen", "spoedopname.meenemen", "Meenemen", "spoedopname"),
        _line("doorverwijzing_naar", "doorverwijzing.naar", "Doorverwezen naar", "doorverwijzing"),
        _items("doorverwijzing_acties", "doorverwijzing.acties", "Wat we deden", bij="doorverwijzing"),
        _line("doorverwijzing_terugkoppeling", "doorverwijzing.terugkoppeling", "Wat we terughoorden",
              "doorverwijzing"),
        _items("afwijzing_redenen", "afwijzing.redenen", "Reden van afwijzing", bij="afwijzing"),
        _story("afwijzing_alternatief", "afwijzing.alternatief", "Wat iemand wel kan doen", bij="afwijzing"),
        _day("bericht_op"),
        _line("bericht_hoe"),
        _choice("besproken_met_client", "ja_nee"),
        _story("mening_client", label="Wat {de client} ervan vindt", regels=1),
    ),
}  # fmt: skip

_CHECKLIST = (
    _choice("begeleider", "medewerker"),
    _choice("locatie", "locatie"),
)

_OPNAME = {
    "begin": (*_CHECKLIST, _day("opnamedatum"), _day("datum"), _day("informatie_gegeven_op")),
}

_UITSTROOM = {
    "begin": (*_CHECKLIST, _day("einddatum"), _day("datum"), _choice("reden", "afrond_reden")),
    "afscheid": (
        _story("terugblik", regels=4),
        _choice("nazorg", "nazorg"),
        _line("nazorg_afspraak"),
        _choice("overdracht", "overdracht"),
        _line("overdracht_aan"),
        _day("exitgesprek_aangeboden_op"),
        _day("exitvragenlijst_aangeboden_op"),
    ),
}

_EXIT = {
    "over": (
        _number("jaar"),
        _choice("kwartaal", "kwartaal"),
        _choice("locatie", "locatie"),
        _choice("soort_begeleiding", "soort_begeleiding"),
        _choice("duur", "duur"),
        _choice("reden", "afrond_reden"),
        _choice("ingevuld", "ingevuld"),
    ),
    "cijfers": (_number("rapportcijfer"), _number("aanbevelen")),
}

_PLAN = {
    "begin": (
        _day("datum"),
        _number("versie"),
        _day("periode_van", label="Dit plan loopt van"),
        _day("periode_tot", label="tot"),
        _choice("begeleider", "medewerker"),
        _number("gebaseerd_op_versie", "gebaseerd_op.versie", "Gebaseerd op mijn verhaal: versie"),
        _day("gebaseerd_op_datum", "gebaseerd_op.datum", "van"),
    ),
    "wens": (_story("lonkend_perspectief", regels=5),),
    "terug": (_day("volgende_evaluatie"),),
    "samen": (
        _day("besproken_op"),
        _choice("eigenaar_bevestigd", "ja_nee"),
        _choice("akkoord", "ja_nee"),
        _story("opmerkingen_client", regels=2),
        _day("ondertekening_client_op", "ondertekening.client_op"),
        _choice("ondertekening_medewerker", "medewerker", "ondertekening.medewerker"),
        _day("ondertekening_medewerker_op", "ondertekening.medewerker_op"),
        _day("kopie_op", "kopie.op"),
        _choice("kopie_door", "medewerker", "kopie.door"),
        _choice("kopie_uitgave", "uitgave", "kopie.uitgave"),
    ),
    "terugkijken": (
        _day("evaluatie_datum", "evaluatie.datum"),
        _items("evaluatie_aanwezigen", "evaluatie.aanwezigen", regels=1),
        _story("evaluatie_naar_einddoel", "evaluatie.naar_einddoel"),
        _story("evaluatie_juiste_plek", "evaluatie.juiste_plek"),
        _story("evaluatie_match", "evaluatie.match"),
        _story("evaluatie_ervaring", "evaluatie.ervaring"),
        _story("evaluatie_feedback", "evaluatie.feedback"),
        _story("evaluatie_contact", "evaluatie.contact"),
    ),
    "evaluatiebesluit": (
        _items("evaluatie_betrokkenen", "evaluatie.betrokkenen", regels=1),
        *_decision("evaluatie.besluit"),
        _story("evaluatie_aanvullen_analyse", "evaluatie.aanvullen_analyse", bij="voortzetten"),
        _day("evaluatie_volgende_van", "evaluatie.volgende_van", bij="voortzetten"),
        _day("evaluatie_volgende_tot", "evaluatie.volgende_tot", bij="voortzetten"),
        _choice("evaluatie_reden", "afrond_reden", "evaluatie.reden", "Reden van afronden"),
        _day("evaluatie_einddatum", "evaluatie.einddatum", bij="afronden"),
        _day("evaluatie_gezien_op", "evaluatie.gezien_op"),
        _day("evaluatie_kopie_op", "evaluatie.kopie.op", "Kopie gegeven op"),
        _choice("evaluatie_kopie_door", "medewerker", "evaluatie.kopie.door", "Kopie gegeven door"),
        _choice("evaluatie_kopie_uitgave", "uitgave", "evaluatie.kopie.uitgave", "Welke uitgave"),
    ),
}

DELEN: Mapping[str, Mapping[str, tuple[Invoer, ...]]] = {
    form: {part: _fields(form, *fields) for part, fields in parts.items()}
    for form, parts in {
        "aanmelding": _AANMELDING,
        "opname": _OPNAME,
        "uitstroom": _UITSTROOM,
        "exit": _EXIT,
        "begeleidingsplan": _PLAN,
    }.items()
}
"""The single fields by form and by part of the form."""

LIJSTEN: Mapping[str, tuple[str, ...]] = {
    "aanmelding": ("oordeel",),
    "opname": ("stand", "uitvoerder", "ja"),
    "uitstroom": ("stand", "uitvoerder", "ja"),
    "exit": ("schaal",),
    "begeleidingsplan": ("gedaan", "actie_actor", "doel_status", "mening_van", "doel_richting", "oordeel"),
}
"""The lists of choices that only the tables of a form use."""


def fields_of(form: str) -> dict[str, Invoer]:
    """All single fields of a form by code."""
    return {field.code: field for part in DELEN[form].values() for field in part}


def lists_of(form: str) -> list[str]:
    """The names of all lists of choices of a form, each once, in a fixed order."""
    used = [field.lijst for field in fields_of(form).values() if field.lijst]
    return list(dict.fromkeys([*used, *LIJSTEN[form], *(["ja"] if form == "aanmelding" else [])]))
