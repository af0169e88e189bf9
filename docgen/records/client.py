"""A client with traject, consents, talks and network: `clienten/<ref>/client.yaml` (method 4)."""

from __future__ import annotations

from datetime import date

from docgen.records.enums import Antwoord, Fase, Gesprekssoort
from docgen.records.fields import veld
from docgen.records.forms import Afwijking, exceptions
from docgen.records.values import Code, Record, Ref, Regel, Tekst


class Clientcontact(Record):
    """How to reach someone, and whether that is safe."""

    geen_vast_adres: bool = veld(False, label="Geen vast adres", merk="P", klasse="P")
    straat: Regel = veld("", label="Straat en huisnummer", merk="P", klasse="P")
    postcode: Regel = veld("", label="Postcode", merk="P", klasse="P")
    plaats: Regel = veld("", label="Plaats", merk="P", klasse="P")
    telefoon: Regel = veld("", label="Telefoon", merk="P", klasse="P")
    email: Regel = veld("", label="E-mail", merk="P", klasse="P")
    veilig: Antwoord | None = veld(None, label="Veilig om te bellen of te schrijven?", merk="P", klasse="P")
    hoe_bereiken: Regel = veld("", label="Hoe en wanneer we contact mogen zoeken", merk="P", klasse="P")


class Vertegenwoordiger(Record):
    """Someone who decides with or for the client."""

    soort: Regel = veld("", label="Bewindvoerder, mentor, voogd of ouder met gezag", merk="P", klasse="T")
    naam: Regel = veld("", label="Naam", merk="P", klasse="T")
    telefoon: Regel = veld("", label="Telefoon", merk="P", klasse="T")


class Gezinslid(Record):
    """A partner or child in the same household."""

    roepnaam: Regel = veld(label="Roepnaam", merk="P", klasse="T")
    relatie: Regel = veld("", label="Relatie tot {de client}", merk="P", klasse="T")
    geboortedatum: date | None = veld(None, label="Geboortedatum", merk="P", klasse="T")
    gaat_mee: bool = veld(True, label="Komt mee", merk="P", klasse="T")


class Netwerklid(Record):
    """Someone around the client; third-party data."""

    naam: Regel = veld(label="Naam of voorletters", merk="S*", klasse="T")
    relatie: Regel = veld("", label="Relatie", merk="S*", klasse="T")
    contact: Regel = veld("", label="Bereikbaar", merk="P", klasse="T")
    rol: Regel = veld("", label="Rol in de begeleiding", merk="S*", klasse="T")
    haalt: Regel = veld("", label="Wat {de client} van deze persoon krijgt", klasse="T")
    brengt: Regel = veld("", label="Wat {de client} deze persoon geeft", klasse="T")
    betekenis: Regel = veld("", label="Wat deze persoon betekent, in woorden van {de client}", merk="P", klasse="T")
    mag_betrekken: bool | None = veld(
        None, label="{Client} vindt het goed dat we deze persoon betrekken", merk="S*", klasse="T"
    )


class Toestemming(Record):
    """A permission that the client gave or refused."""

    code: Code = veld(label="Korte code van deze toestemming", merk="P")
    onderwerp: Regel = veld(label="Waarvoor", klasse="P")
    partij: Regel = veld("", label="Bij of met wie", klasse="T")
    gegeven: bool = veld(label="Gegeven", klasse="P")
    datum: date = veld(label="Datum", merk="S*", klasse="P")
    geldig_tot: date | None = veld(None, label="Geldig tot", merk="P", klasse="P")
    ingetrokken_op: date | None = veld(None, label="Ingetrokken op", merk="P", klasse="P")
    hoe: Regel = veld("", label="Hoe gegeven", merk="P", klasse="P")

    def active_on(self, day: date) -> bool:
        """Whether the permission holds on that day."""
        ended = (self.geldig_tot and day > self.geldig_tot) or (self.ingetrokken_op and day >= self.ingetrokken_op)
        return self.gegeven and self.datum <= day and not ended


class Gesprek(Record):
    """A talk; walks and activities count as well."""

    datum: date = veld(label="Datum", klasse="P")
    soort: Gesprekssoort = veld(Gesprekssoort.BEGELEIDING, label="Soort gesprek")
    informeel: bool = veld(False, label="Informeel")
    deelnemers: list[Regel] = veld(label="Wie erbij waren", klasse="T", factory=list[str])
    met_netwerk: bool = veld(False, label="Met iemand om {de client} heen", merk="S*")
    kern: Tekst = veld("", label="Kern, in een paar woorden", klasse="F", gedrukt=False)


class Traject(Record):
    """The period of help; it has many cycles (method 1.3)."""

    start: date | None = veld(None, label="Startdatum", merk="S*", klasse="P")
    verwacht_einde: date | None = veld(None, label="Verwachte einddatum", merk="S*", klasse="P")
    einde: date | None = veld(None, label="Einddatum", merk="S*", klasse="P")
    soort_begeleiding: Code | None = veld(None, label="Soort begeleiding", merk="S*")
    locatie: Code | None = veld(None, label="Locatie", merk="S*")
    doelgroep: Code | None = veld(None, label="Doelgroep", merk="S*")
    begeleider: Ref | None = veld(None, label="Persoonlijk begeleider", merk="S*")
    gezin: bool = veld(False, label="Gezin", klasse="P")
    fase: Fase = veld(Fase.AANMELDING, label="Huidige fase")


class Client(Record):
    """Someone who asks or gets help; the folder's name is the pseudonymous ref."""

    voorbeeld: bool = veld(False, label="Verzonnen persoon, alleen om te laten zien", merk="P", gedrukt=False)
    roepnaam: Regel = veld(label="Roepnaam", merk="S*", klasse="P")
    voornamen: Regel = veld("", label="Voornamen", merk="S*", klasse="P")
    tussenvoegsel: Regel = veld("", label="Tussenvoegsel", merk="S*", klasse="P")
    achternaam: Regel = veld("", label="Achternaam", merk="S*", klasse="P")
    geboortedatum: date | None = veld(None, label="Geboortedatum", merk="S*", klasse="P")
    aanspreekvorm: Regel = veld("", label="Hoe wil je aangesproken worden?", merk="P", klasse="P")
    voornaamwoorden: Regel = veld("", label="Voornaamwoorden", merk="P", klasse="P")
    taal: Regel = veld("", label="Taal", merk="P", klasse="P")
    tolk_nodig: bool | None = veld(None, label="Tolk nodig", merk="P", klasse="P")
    lezen: Regel = veld("", label="Lezen: zelf, voorlezen, groot lettertype", merk="P", klasse="P")
    groot_lettertype: bool = veld(False, label="Groot lettertype", merk="P", klasse="P")
    contact: Clientcontact = veld(label="Contact", merk="P", klasse="P", factory=Clientcontact)
    gemeente: Regel = veld("", label="Gemeente", merk="P", klasse="P")
    regiobinding: Regel = veld("", label="Band met deze streek", merk="P", klasse="P")
    bsn: Regel = veld("", label="Burgerservicenummer", merk="P", klasse="BSN", profiel=None, gedrukt=False)
    identiteitsbewijs_gezien: bool | None = veld(None, label="Identiteitsbewijs gezien", merk="P", klasse="P")
    vertegenwoordiger: Vertegenwoordiger | None = veld(None, label="Vertegenwoordiger", merk="P", klasse="T")
    gezin: list[Gezinslid] = veld(label="Gezin", merk="P", klasse="T", factory=list[Gezinslid])
    netwerk: list[Netwerklid] = veld(label="Netwerk", merk="S*", klasse="T", factory=list[Netwerklid])
    netwerk_geheel: Regel = veld("", label="Het netwerk als geheel", klasse="T", gedrukt=False)
    traject: Traject = veld(label="Traject", merk="S*", klasse="P", factory=Traject)
    toestemmingen: list[Toestemming] = veld(label="Toestemmingen", klasse="P", factory=list[Toestemming])
    gesprekken: list[Gesprek] = veld(label="Gesprekken", klasse="P", factory=list[Gesprek])
    afwijkingen: dict[Regel, Afwijking] = exceptions()

    def scope(self) -> tuple[frozenset[str], str | None]:
        """The codes that decide which items of the handbook count here, and the kind of support among them."""
        codes = (self.traject.soort_begeleiding, self.traject.locatie, self.traject.doelgroep)
        return frozenset(code for code in codes if code), self.traject.soort_begeleiding
