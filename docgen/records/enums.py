"""The enumerations of the method (method 3): codes are stable, labels can be tailored in the handbook."""

from __future__ import annotations

from enum import StrEnum


class Fase(StrEnum):
    """The eight phases."""

    AANMELDING = "aanmelding"
    INTAKE = "intake"
    OPSTART = "opstart"
    ANALYSE = "analyse"
    PLANNING = "planning"
    UITVOERING = "uitvoering"
    EVALUATIE = "evaluatie"
    UITSTROOM = "uitstroom"


class HandboekVraag(StrEnum):
    """The six questions that the handbook answers for each phase."""

    WAT = "wat"
    WIE = "wie"
    WANNEER = "wanneer"
    WAAR = "waar"
    WAARMEE = "waarmee"
    HOE = "hoe"


class Formuliercode(StrEnum):
    """The forms that docgen makes: F1, F2, F3, F6, F7 (with F8), F9 and F10."""

    AANMELDING = "aanmelding"
    INTAKE = "intake"
    OPNAME = "opname"
    PERSOONSBESCHRIJVING = "persoonsbeschrijving"
    BEGELEIDINGSPLAN = "begeleidingsplan"
    UITSTROOM = "uitstroom"
    EXIT = "exit"


class Profiel(StrEnum):
    """How much a form asks (C36)."""

    KORT = "kort"
    GEWOON = "gewoon"
    RUIM = "ruim"


class Status(StrEnum):
    """Whether a record still moves; a final one keeps its handbook version for ever."""

    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"
    VERVALLEN = "vervallen"


class Antwoord(StrEnum):
    """The answer to a criterion; 'onbekend' is an answer (AM-4)."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


class Aansluiting(StrEnum):
    """How far the offer fits the question."""

    JA = "ja"
    DEELS = "deels"
    NEE = "nee"


class AanmelderType(StrEnum):
    """Who brings the client to the organisation."""

    CLIENT_ZELF = "client_zelf"
    FAMILIE = "familie"
    VERWIJZER = "verwijzer"
    ANDERS = "anders"


class Crisis(StrEnum):
    """Whether help is needed at once, and whether crisis intervention is the right help."""

    GEEN = "geen"
    ACUUT_CRISISINTERVENTIE_PASSEND = "acuut_crisisinterventie_passend"
    ACUUT_NIET_PASSEND = "acuut_niet_passend"


class Plaats(StrEnum):
    """Whether there is room now."""

    BESCHIKBAAR = "beschikbaar"
    WACHTLIJST = "wachtlijst"
    GEEN = "geen"


class Woonsituatie(StrEnum):
    """Where someone lives at the first contact."""

    EIGEN_HUIS = "eigen_huis"
    BIJ_ANDEREN = "bij_anderen"
    INSTELLING = "instelling"
    GEEN_VASTE_PLEK = "geen_vaste_plek"


class Indicatie(StrEnum):
    """Whether the municipality has decided about help."""

    JA = "ja"
    AANGEVRAAGD = "aangevraagd"
    NEE = "nee"
    ONBEKEND = "onbekend"


class Overweging(StrEnum):
    """Which way the consideration points."""

    POSITIEF = "positief"
    NEGATIEF = "negatief"


class Oordeel(StrEnum):
    """The word on one consideration criterion."""

    POSITIEF = "positief"
    TWIJFEL = "twijfel"
    NEGATIEF = "negatief"


class AanmeldBesluit(StrEnum):
    """The four basic outcomes of aanmelding; an own option maps to one of them (C11)."""

    INTAKEGESPREK = "intakegesprek"
    SPOEDOPNAME = "spoedopname"
    DOORVERWIJZING = "doorverwijzing"
    AFWIJZING = "afwijzing"


class IntakeBesluit(StrEnum):
    """The basic outcomes of intake."""

    TOEKENNING = "toekenning"
    PROEFTOEKENNING = "proeftoekenning"
    WACHTLIJST = "wachtlijst"
    BEMIDDELING = "bemiddeling"
    INGETROKKEN_DOOR_CLIENT = "ingetrokken_door_client"


class EvaluatieBesluit(StrEnum):
    """The two basic outcomes of evaluatie."""

    AFRONDEN = "afronden"
    VOORTZETTEN = "voortzetten"


class AfrondReden(StrEnum):
    """Why the help ends."""

    DOEL_BEREIKT = "doel_bereikt"
    ANDERE_HULP = "andere_hulp"
    VERHUIZING = "verhuizing"
    CLIENT_STOPT = "client_stopt"
    WIJ_STOPPEN = "wij_stoppen"
    OVERLEDEN = "overleden"
    ANDERS = "anders"


class Uitvoerder(StrEnum):
    """Who does a one-off matter (RegelzaakUitvoerder)."""

    CLIENT = "client"
    CLIENT_MET_HULP = "client_met_hulp"
    BEGELEIDER = "begeleider"
    NETWERK = "netwerk"
    EXTERN = "extern"


class ActieActor(StrEnum):
    """Who takes a step of the plan."""

    CLIENT = "client"
    NETWERKLID = "netwerklid"
    VRIJWILLIGER = "vrijwilliger"
    BEGELEIDER = "begeleider"
    ANDERE_HULPVERLENER = "andere_hulpverlener"


class DoelRichting(StrEnum):
    """A goal may be about change, stabilising or strengthening (BP-X3)."""

    VERANDERING = "verandering"
    STABILISATIE = "stabilisatie"
    VERSTERKING = "versterking"


class DoelStatus(StrEnum):
    """How far a goal has come."""

    OPEN = "open"
    LOOPT = "loopt"
    BEHAALD = "behaald"
    DEELS_BEHAALD = "deels_behaald"
    NIET_BEHAALD = "niet_behaald"
    BIJGESTELD = "bijgesteld"
    VERVALLEN = "vervallen"


class Perspectief(StrEnum):
    """In which person the fixed text of a document speaks (C28)."""

    IK = "ik"
    JE = "je"
    U = "u"
    NAAM = "naam"


class GeschrevenDoor(StrEnum):
    """Whose pen it was; the client writes if possible (PB-P3)."""

    CLIENT = "client"
    SAMEN = "samen"
    BEGELEIDER = "begeleider"


class Klopt(StrEnum):
    """The client's answer after reading together (PB-P4)."""

    JA = "ja"
    DEELS = "deels"
    NEE = "nee"


class Uitgave(StrEnum):
    """Which copy the client got, or that we keep it on request (PB-P5)."""

    STANDAARD = "standaard"
    GROOT = "groot"
    NEUTRAAL = "neutraal"
    BEWAARD_BIJ_ONS = "bewaard_bij_ons"


class Bronsoort(StrEnum):
    """Fact or opinion (PB-A2)."""

    FEIT = "feit"
    MENING = "mening"


class MeningVan(StrEnum):
    """Whose opinion it is."""

    CLIENT = "client"
    BEGELEIDER = "begeleider"
    NETWERKLID = "netwerklid"
    VERWIJZER = "verwijzer"
    EXTERN = "extern"


class Zijde(StrEnum):
    """Which side of someone a statement shows."""

    STERK = "sterk"
    ZWAK = "zwak"
    NEUTRAAL = "neutraal"
    TOEKOMST = "toekomst"


class KrachtBron(StrEnum):
    """The six layers of eigen kracht."""

    VAARDIGHEDEN = "vaardigheden"
    INTERESSES = "interesses"
    KENNIS = "kennis"
    KWALITEITEN = "kwaliteiten"
    CONTACTEN = "contacten"
    MOGELIJKHEDEN_IN_DE_OMGEVING = "mogelijkheden_in_de_omgeving"


class Nazorg(StrEnum):
    """What follows after the end."""

    EIGEN_CONTACT_NA_PERIODE = "eigen_contact_na_periode"
    OVERDRACHT = "overdracht"
    GEEN = "geen"


class Overdracht(StrEnum):
    """How the next helper gets to know the client."""

    DRIEGESPREK = "driegesprek"
    SCHRIFTELIJK = "schriftelijk"
    TELEFONISCH = "telefonisch"
    OVERIG = "overig"


class Gesprekssoort(StrEnum):
    """What a talk was for."""

    AANMELD = "aanmeld"
    INTAKE = "intake"
    BEGELEIDING = "begeleiding"
    EVALUATIE = "evaluatie"
    EXIT = "exit"
    DRIEGESPREK = "driegesprek"


class Leerstijl(StrEnum):
    """How someone learns best; never printed as a label on a client's copy."""

    DENKER = "denker"
    BESLISSER = "beslisser"
    DOENER = "doener"
    BEZINNER = "bezinner"


class Bijdrage(StrEnum):
    """What someone's part in a task is."""

    DOET = "doet"
    BESLIST = "beslist"
    DENKT_MEE = "denkt_mee"
    WEET = "weet"


class Overgang(StrEnum):
    """For whom a revision of the handbook counts (method 7)."""

    NIEUWE_DOSSIERS = "nieuwe_dossiers"
    VOLGENDE_CYCLUS = "volgende_cyclus"
    METEEN = "meteen"


class Ernst(StrEnum):
    """What a rule does when it is not met (C38)."""

    BLOKKEREN = "blokkeren"
    WAARSCHUWEN = "waarschuwen"
    UIT = "uit"


class Tijdeenheid(StrEnum):
    """In what a term is counted."""

    DAGEN = "dagen"
    WEKEN = "weken"
    MAANDEN = "maanden"


class Exitantwoord(StrEnum):
    """The five answers of the exit vragenlijst in words, and the way out."""

    HELEMAAL_NIET = "helemaal_niet"
    EEN_BEETJE_NIET = "een_beetje_niet"
    GAAT_WEL = "gaat_wel"
    JA = "ja"
    JA_HEEL_ERG = "ja_heel_erg"
    WEET_IK_NIET = "weet_ik_niet"
