"""The fixed text of the copies in the ik, je, u and naam form: written out, never built by rules (C28).

What a counsellor wrote is never changed for its perspective; only these words are ours to choose.
"""

from __future__ import annotations

from collections.abc import Mapping

from docgen.documents.phrases import Phrase, same

_EVERYWHERE: Mapping[str, Phrase] = {
    "klopt_niet": same("Klopt er iets niet? Zeg het ons."),
    "woorden": same("Woorden uitgelegd"),
    "foto": same("Plaats voor een foto"),
    "bellen": ("Wie kan ik bellen?", "Wie kun je bellen?", "Wie kunt u bellen?", "Wie kan {naam} bellen?"),
    "bij": ("mijn {begeleider}", "jouw {begeleider}", "uw {begeleider}", "de {begeleider} van {naam}"),
    "nog_niet_af": same("nog niet af"),
}  # fmt: skip

PHRASES: Mapping[str, Mapping[str, Phrase]] = {
    "mijn_verhaal": {
        **_EVERYWHERE,
        "uitleg": (
            ("Dit is mijn verhaal: hoe het nu met mij gaat, wat goed gaat en wat aandacht vraagt. Het is van mij, en "
            "ik mag er altijd iets in veranderen."),
            ("Dit is jouw verhaal: hoe het nu met je gaat, wat goed gaat en wat aandacht vraagt. Het is van jou, en "
            "je mag er altijd iets in veranderen."),
            ("Dit is uw verhaal: hoe het nu met u gaat, wat goed gaat en wat aandacht vraagt. Het is van u, en "
            "u mag er altijd iets in veranderen."),
            ("Dit is het verhaal van {naam}: hoe het nu gaat, wat goed gaat en wat aandacht vraagt. Het is van {naam}, "
            "en er mag altijd iets in veranderen."),
        ),
        "gelezen": same("Samen gelezen op"),
        "sterk": same("Sterk"),
        "aandacht": same("Aandacht"),
        "straks": same("Straks"),
        "bekeken": same("Dit hebben we samen bekeken. Hier is nu niets bijzonders."),
        "toekomst": ("Zo wil ik het straks", "Zo wil je het straks", "Zo wilt u het straks",
                     "Zo wil {naam} het straks"),
        "verschillen": same("Hier denken we verschillend over"),
        "client_ziet": ("Zo zie ik het", "Zo zie jij het", "Zo ziet u het", "Zo ziet {naam} het"),
        "wij_zien": ("Zo ziet mijn {begeleider} het", "Zo ziet je {begeleider} het", "Zo ziet uw {begeleider} het",
                     "Zo ziet {de begeleider} het"),
        "aanvulling": ("Wat ik er nog bij wil zeggen", "Wat je er nog bij wilt zeggen",
                       "Wat u er nog bij wilt zeggen", "Wat {naam} er nog bij wil zeggen"),
        "veranderen": (
            "Ik mag altijd zeggen dat iets anders moet. Dan veranderen we het, of we zetten mijn woorden erbij.",
            "Je mag altijd zeggen dat iets anders moet. Dan veranderen we het, of we zetten jouw woorden erbij.",
            "U mag altijd zeggen dat iets anders moet. Dan veranderen we het, of we zetten uw woorden erbij.",
            "{naam} mag altijd zeggen dat iets anders moet. Dan veranderen we het, of we zetten die woorden erbij.",
        ),
    },
    "mijn_plan": {
        **_EVERYWHERE,
        "uitleg": (
            "Dit is mijn plan: wat ik wil bereiken, en wie wat doet. Het is van mij, en ik mag het altijd veranderen.",
            ("Dit is jouw plan: wat je wilt bereiken, en wie wat doet. Het is van jou, en je mag het altijd "
            "veranderen."),
            "Dit is uw plan: wat u wilt bereiken, en wie wat doet. Het is van u, en u mag het altijd veranderen.",
            ("Dit is het plan van {naam}: wat {naam} wil bereiken, en wie wat doet. Het is van {naam}, en het mag "
            "altijd anders."),
        ),
        "besproken": same("Samen besproken op"),
        "wens": ("Zo wil ik het", "Zo wil je het", "Zo wilt u het", "Zo wil {naam} het"),
        "doelen": ("Hier werk ik nu aan", "Hier werk je nu aan", "Hier werkt u nu aan", "Hier werkt {naam} nu aan"),
        "komende_tijd": same("De komende tijd"),
        "merk": ("Ik merk het aan", "Je merkt het aan", "U merkt het aan", "{naam} merkt het aan"),
        "gebruik": ("Hier gebruik ik", "Hier gebruik je", "Hier gebruikt u", "Hier gebruikt {naam}"),
        "klaar_op": same("Klaar op"),
        "stappen": same("Stappen"),
        "client": ("ik", "jij", "u", "{naam}"),
        "hulp": same("Hulp"),
        "zo_ging": same("Zo ging het"),
        "reden": same("Hoe dat komt"),
        "les": same("Wat we ervan leren"),
        "later": same("Dit kan later"),
        "geen_doel": same("Hier is nu geen doel voor"),
        "moeten": same("Afspraken die moeten"),
        "mee": same("Wie doet mee?"),
        "haalt": ("Dit krijg ik", "Dit krijg je", "Dit krijgt u", "Dit krijgt {naam}"),
        "brengt": ("Dit geef ik", "Dit geef je", "Dit geeft u", "Dit geeft {naam}"),
        "raad": same("Met wie we overlegden"),
        "opmerking": ("Wat ik erbij wil zeggen", "Wat je erbij wilt zeggen", "Wat u erbij wilt zeggen",
                      "Wat {naam} erbij wil zeggen"),
        "terug": same("Wanneer kijken we terug?"),
        "evaluatie": same("Samen terugkijken"),
        "besluit": same("Dit hebben we besloten"),
        "mening": ("Wat ik ervan vind", "Wat je ervan vindt", "Wat u ervan vindt", "Wat {naam} ervan vindt"),
        "veranderen": (
            "Wil ik iets anders, of gaat het niet zoals we dachten? Dan mag ik het plan veranderen.",
            "Wil je iets anders, of gaat het niet zoals we dachten? Dan mag je het plan veranderen.",
            "Wilt u iets anders, of gaat het niet zoals we dachten? Dan mag u het plan veranderen.",
            "Wil {naam} iets anders, of gaat het niet zoals we dachten? Dan mag het plan anders.",
        ),
    },
    "mijn_acties": {
        **_EVERYWHERE,
        "ik_wil": ("Ik wil", "Jij wilt", "U wilt", "{naam} wil"),
        "komende_tijd": same("De komende tijd"),
        "stappen": ("Mijn stappen", "Jouw stappen", "Uw stappen", "De stappen van {naam}"),
        "client": ("ik", "jij", "u", "{naam}"),
        "hulp": same("Hulp"),
        "helpt": ("Wie mij helpt", "Wie jou helpt", "Wie u helpt", "Wie {naam} helpt"),
        "gesprek": same("Ons volgende gesprek"),
        "terug": same("We kijken samen terug op"),
        "schrijf": same("Dag en tijd"),
        "dag": same("Dag"),
    },
}  # fmt: skip
