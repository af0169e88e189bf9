"""Fixed words of the handbook: what is the same for every organisation, as tables.

Texts may hold words between braces (`{de client}`); `docgen.records.wording` fills them in.
"""

from __future__ import annotations

from collections.abc import Mapping

from docgen.records.enums import Fase, HandboekVraag, Overweging

QUESTIONS: Mapping[HandboekVraag, tuple[str, str]] = {
    HandboekVraag.WAT: ("Wat", "Wat doen we?"),
    HandboekVraag.WIE: ("Wie", "Wie doet het?"),
    HandboekVraag.WANNEER: ("Wanneer", "Wanneer?"),
    HandboekVraag.WAAR: ("Waar", "Waar?"),
    HandboekVraag.WAARMEE: ("Waarmee", "Waarmee?"),
    HandboekVraag.HOE: ("Hoe", "Hoe doen we het goed?"),
}
"""The six questions: the short word for the matrix and the question for a chapter."""

BLOCKS: Mapping[Fase, str] = {
    **dict.fromkeys((Fase.AANMELDING, Fase.INTAKE, Fase.OPSTART), "Begin"),
    **dict.fromkeys((Fase.ANALYSE, Fase.PLANNING, Fase.UITVOERING, Fase.EVALUATIE), "Kern"),
    Fase.UITSTROOM: "Afsluiting",
}

CONSIDERATIONS: Mapping[Overweging, str] = {
    Overweging.POSITIEF: "we gaan verder",
    Overweging.NEGATIEF: "het past niet",
}

OUTSIDERS: Mapping[str, str] = {
    "client": "{client}",
    "netwerk": "mensen eromheen",
    "verwijzer": "verwijzer",
    "extern": "andere hulpverleners",
}
"""Those who take part without being a role of the organisation."""

TERMS: Mapping[str, str] = {
    "antwoord_na_aanmelding": "Antwoord na de aanmelding, binnen",
    "intake_binnen": "Eerste lange gesprek, binnen",
    "wenperiode": "Wenperiode",
    "plan_klaar_binnen": "Eerste plan klaar, binnen",
    "evaluatie_elke": "Samen terugkijken, elke",
    "clientenoverleg_elke": "{Clientenoverleg}, elke",
    "nazorg_na": "Contact na het vertrek, na",
}

AGREEMENTS: Mapping[str, str] = {
    "antwoord_na_aanmelding": "Na je aanmelding hoor je binnen {termijn} van ons.",
    "intake_binnen": "Het eerste lange gesprek is binnen {termijn}.",
    "wenperiode": "Je krijgt {termijn} om te wennen.",
    "plan_klaar_binnen": "Je eerste plan is binnen {termijn} klaar.",
    "evaluatie_elke": "Elke {termijn} kijken we samen terug. Eerder mag ook.",
    "nazorg_na": "Ben je bij ons weg? Dan vragen we na {termijn} hoe het gaat, als je dat wilt.",
}
"""The same terms as sentences for the client; what is about colleagues among themselves is not there."""

POINT_TERMS: Mapping[tuple[Fase, str], str] = {
    (Fase.AANMELDING, "antwoord"): "antwoord_na_aanmelding",
    (Fase.INTAKE, "intake"): "intake_binnen",
    (Fase.OPSTART, "wenperiode"): "wenperiode",
    (Fase.ANALYSE, "ronde"): "evaluatie_elke",
    (Fase.PLANNING, "klaar"): "plan_klaar_binnen",
    (Fase.PLANNING, "ronde"): "evaluatie_elke",
    (Fase.UITVOERING, "overleg"): "clientenoverleg_elke",
    (Fase.EVALUATIE, "ronde"): "evaluatie_elke",
    (Fase.UITSTROOM, "nazorg"): "nazorg_na",
}
"""Points under 'wanneer' whose term is one of `handboek.termijnen`; the organisation's own term counts there."""

CHOICES: Mapping[str, str] = {
    "C02": "Locaties en soorten begeleiding",
    "C03": "Doelgroep",
    "C04": "Leefgebieden",
    "C07": "Rollen",
    "C08": "Criteria",
    "C09": "Vragen",
    "C10": "Manieren om je te melden",
    "C11": "Besluiten",
    "C12": "Opname en wennen",
    "C13": "Checklists",
    "C15": "Gesprekken",
    "C16": "Ritme",
    "C18": "Grenzen aan teksten",
    "C20": "Exit vragenlijst",
    "C21": "Matrix",
    "C22": "Leren en kwaliteit",
    "C25": "Formulieren",
    "C26": "Namen",
    "C27": "Woorden",
    "C28": "Ik, je of u",
    "C30": "Waar iets geldt",
    "C31": "Afwegingen",
    "C32": "Formulieren samen",
    "C33": "Gezin en kind",
    "C34": "Veiligheid",
    "C35": "Bijlagen bij het plan",
    "C36": "Velden",
    "C38": "Regels en bevoegdheden",
    "C39": "Termijnen",
}
"""What the configuration points (method 2) are called in the list of tailoring decisions."""

MEANINGS: Mapping[str, str] = {
    "client": "Degene om wie het gaat: hier begint elk gesprek en elk besluit.",
    "begeleider": "Wie er namens ons naast {de client} staat.",
    "persoonlijk_begeleider": "Het vaste gezicht: maakt het verhaal en het plan samen met {de client}.",
    "intaker": "Wie de eerste gesprekken voert.",
    "leidinggevende": "Wie zorgt dat er tijd, rust en scholing is.",
    "team": "De collega’s die samen verantwoordelijk zijn.",
    "traject": "De hele tijd dat iemand van ons begeleiding krijgt, van de eerste vraag tot na het vertrek.",
    "leefgebied": "Een deel van iemands leven, zoals wonen of geld. Nooit een probleem.",
    "aanmeldingsformulier": "Wat we bij het eerste contact opschrijven, niet meer dan nodig is.",
    "intakeformulier": "Wat we bij de kennismaking opschrijven om samen te kunnen beslissen.",
    "checklist_opname": "De lijst van wat er bij de start geregeld wordt, en wie dat doet.",
    "persoonsbeschrijving": "Het verhaal van hoe het nu gaat, op elk deel van het leven, samen geschreven.",
    "begeleidingsplan": "Wat {de client} wil bereiken, in welke stappen, met wie en wanneer.",
    "checklist_uitstroom": "De lijst van wat er voor het vertrek geregeld wordt, en wie dat doet.",
    "exitvragenlijst": "Wat iemand die vertrekt van ons vond, zonder naam.",
    "evaluatie": "Samen terugkijken op de doelen, op het contact en op wat er volgt.",
    "clientenoverleg": "Overleg waarin collega’s meedenken over een vraag die vooraf met {de client} is besproken.",
    "clientenraad": "De raad die meepraat over hoe wij werken.",
    "netwerk": "Familie, vrienden, buren en anderen die er ook zijn als wij weg zijn.",
    "locatie": "Een plek waar wij wonen of werken aanbieden.",
}
"""What the organisation's nouns mean, by their code in `organisatie.woorden`."""

EXTRA_WORDS: Mapping[str, str] = {
    "eigen kracht": "Waar iemand op kan bouwen: wat iemand kan en weet, wie iemand kent en wat er in de buurt is.",
    "eigen regie": "Zelf beslissen over je leven, met steun waar je die wilt.",
    "lonkend perspectief": "Een beeld van hoe het leven eruitziet als het gelukt is, zo dat je er zin in krijgt.",
    "ronde": "Kijken, kiezen, doen en terugkijken. Een traject heeft er zoveel als nodig zijn.",
    "hoofddoel": "Wat iemand uiteindelijk wil.",
    "subdoel": "Wat iemand de komende tijd wil bereiken.",
    "wederkerig": "Van twee kanten: iemand krijgt hulp, en heeft zelf ook iets te geven.",
    "driegesprek": "Gesprek met {de client}, ons en de nieuwe begeleider samen.",
    "nazorg": "Contact nadat de begeleiding is gestopt.",
}
"""Words of the method that everybody meets and that an organisation does not rename."""

CLIENT_WORDS: Mapping[str, str] = {
    "traject": "De tijd dat je hulp van ons krijgt.",
    "leefgebied": "Een deel van je leven, zoals wonen of geld.",
    "persoonsbeschrijving": "Jouw verhaal: hoe het nu met je gaat.",
    "begeleidingsplan": "Jouw plan: wat jij wilt, en wie wat doet.",
    "netwerk": "De mensen om je heen.",
    "evaluatie": "Samen terugkijken.",
    "clientenoverleg": "Overleg van hulpverleners over hoe ze je het best helpen. Dat bespreken we eerst met jou.",
    "clientenraad": "Mensen die zelf hulp krijgen en meepraten over hoe wij werken.",
}
"""The organisation's nouns explained to the client, by their code in `organisatie.woorden`."""
