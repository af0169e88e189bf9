"""The client's edition, “Zo werken wij”: plain Dutch in the je-form, on four pages at most."""

from __future__ import annotations

from templates.source.handbook.look import FIRST, document, section
from templates.source.handbook.pieces import PHASES
from templates.source.word.markup import KEEP, cell, each, para, row, row_each, run, table, when

_PROMISES = (
    "We kijken naar je hele leven. Niet alleen naar wat moeilijk is, ook naar wat goed gaat.",
    "We beginnen bij wat jij kunt, wat je weet en wie je kent.",
    "Jij beslist wat je wilt bereiken, en hoe snel. Het plan is van jou.",
    "Mensen om je heen doen mee als jij dat wilt.",
    "We zeggen eerlijk wat we denken. Jij mag dat ook tegen ons doen.",
)
_RIGHTS = (
    "Je mag alles lezen wat we over jou opschrijven.",
    "Je krijgt je verhaal en je plan mee. Wil je dat liever niet, dan bewaren wij ze voor je.",
    "Klopt er iets niet, of denk je er anders over? Zeg het. Dan zetten we het erbij.",
    "We praten alleen met anderen over jou als jij dat goedvindt. Is er gevaar, dan kan het anders. Dat zeggen we dan.",
    "Je mag altijd iemand meenemen naar een gesprek.",
    "Je mag van gedachten veranderen. Ook over je plan, en ook over ons.",
)


def client() -> bytes:
    """`handboek-client.docx`."""
    body = [
        para("Jijtitel", "{{ document.titel }}"),
        para(
            "Jijtekst",
            "Dit is voor jou. Je leest hoe {% if organisatie.korte_naam %}{{ organisatie.korte_naam }}{% else %}"
            "{{ organisatie.naam }}{% endif %} werkt, wat er gaat gebeuren en wat je van ons mag verwachten. Lees het "
            "rustig, of vraag of iemand het met je leest.",
        ),
        para("Kop1", "Dit mag je van ons verwachten"),
        _bullets(_PROMISES),
        _domains(),
        _steps(),
        _agreements(),
        _papers(),
        para("Kop1", "Dit zijn jouw rechten"),
        _bullets(_RIGHTS),
        _not_right(),
        _words(),
        _contact(),
        section(FIRST, last=True),
    ]
    return document("".join(body))


def _bullets(lines: tuple[str, ...]) -> str:
    """A list that stays on one page."""
    return "".join(para("Jijlijst", line, properties=KEEP) for line in lines[:-1]) + para("Jijlijst", lines[-1])


def _domains() -> str:
    return (
        para("Kop1", "Hier praten we over")
        + para(
            "Jijtekst", "Een leven heeft veel kanten. We kijken samen naar allemaal. Jij kiest waar we mee beginnen."
        )
        + table(
            "Luchtig",
            [1.3, 10.7],
            row_each(
                "g",
                "afgeleid.leefgebieden",
                row(
                    cell(0, para("Jijregel", "{{ g.teken }}"), align="center"),
                    cell(
                        0,
                        para("Jijnaam", "{{ g.titel_client }}"),
                        when("g.richtvragen", para("Jijregel", "{{ g.richtvragen | first }}")),
                        align="center",
                    ),
                ),
                columns=2,
            ),
            title="Waar we over praten",
        )
    )


def _steps() -> str:
    return (
        para("Kop1", "Zo gaat het, stap voor stap")
        + table(
            "Luchtig",
            [1.3, 10.7],
            row_each(
                "f",
                PHASES,
                row(
                    cell(0, para("Jijregel", "{{ f.teken }}")),
                    cell(
                        0,
                        para("Jijnaam", "{{ f.nummer }}. {{ f.titel_client }}"),
                        para("Jijregel", "{{ f.client_uitleg }}"),
                    ),
                ),
                columns=2,
            ),
            title="De stappen",
        )
        + para(
            "Jijtekst",
            "Stap 4 tot en met 7 doen we zo vaak als nodig is: kijken, kiezen, doen en samen terugkijken.",
            properties='<w:spacing w:before="120"/>',
        )
    )


def _agreements() -> str:
    return when(
        "afgeleid.afspraken",
        para("Kop1", "Zo lang duurt het"),
        each(
            "a",
            "afgeleid.afspraken",
            when("loop.last", para("Jijlijst", "{{ a }}"), otherwise=para("Jijlijst", "{{ a }}", properties=KEEP)),
        ),
    )


def _papers() -> str:
    """The client's own papers: those that bear a title of their own."""
    return (
        para("Kop1", "Jouw papieren")
        + para("Jijlijst", run("{{ handboek.formulieren.persoonsbeschrijving.titel_client }}", "Nadruk"), run(_STORY))
        + para("Jijlijst", run("{{ handboek.formulieren.begeleidingsplan.titel_client }}", "Nadruk"), run(_PLAN))
    )


_STORY = ": hoe het nu met je gaat, in jouw woorden. We lezen het samen na."
_PLAN = ": wat jij wilt bereiken, wie wat doet en wanneer we terugkijken."


def _not_right() -> str:
    return (
        para("Kop1", "Klopt er iets niet? Zeg het ons")
        + para(
            "Jijtekst",
            "Ben je niet blij met hoe het gaat? Vertel het iemand bij ons die je vertrouwt. We luisteren, en we zoeken "
            "samen naar wat beter kan.",
        )
        + when("organisatie.klachten", para("Jijtekst", "{{ organisatie.klachten }}"))
        + when(
            "organisatie.privacycontact", para("Jijtekst", "Vragen over je gegevens: {{ organisatie.privacycontact }}")
        )
    )


def _words() -> str:
    """Words that the client will hear, explained."""
    return when(
        "afgeleid.jouw_woorden",
        para("Kop1", "Woorden die je kunt horen"),
        table(
            "Regeltabel",
            [4, 8],
            row_each(
                "w",
                "afgeleid.jouw_woorden",
                row(
                    # one block with its heading and the contact that follows
                    cell(0, para("Jijregel", run("{{ w.woord | hoofdletter }}", "Nadruk"), properties=KEEP)),
                    cell(0, para("Jijregel", "{{ w.uitleg }}", properties=KEEP)),
                ),
                columns=2,
            ),
            title="Woorden die je kunt horen",
        ),
    )


def _contact() -> str:
    contact = "organisatie.contact"
    lines = para(
        "Jijvlak",
        run("{{ organisatie.naam }}", "Nadruk"),
        *(
            run(f"{{% if {contact}.{name} %}}\n{{{{ {contact}.{name} }}}}{{% endif %}}")
            for name in ("telefoon", "bereikbaar", "email", "website")
        ),
        properties=KEEP,
    )
    places = each(
        "p",
        "afgeleid.plekken",
        para(
            "Jijvlak",
            run("{{ p.naam }}", "Nadruk"),
            run("{% if p.adres %}: {{ p.adres }}{% endif %}{% if p.telefoon %}, {{ p.telefoon }}{% endif %}"),
            properties=KEEP,
        ),
    )
    yours = para(
        "Jijvlak",
        "Jouw {{ organisatie.woorden.begeleider.enkelvoud }}: ______________________________",
        properties=KEEP,
    )
    phone = para("Jijvlak", "Telefoon: ______________________________")
    return para("Kop1", "Zo bereik je ons") + lines + places + yours + phone
