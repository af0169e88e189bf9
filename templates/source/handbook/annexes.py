"""The annexes of the team edition."""

from __future__ import annotations

from templates.source.handbook.pieces import Entry, heading
from templates.source.word.markup import KEEP, cell, each, para, row, row_each, run, table, when

ENTRIES = [
    Entry(1, "h_bijlagen", "Bijlagen"),
    Entry(2, "h_formulieren", "Onze formulieren"),
    Entry(2, "h_criteria", "Criteria"),
    Entry(2, "h_checklists", "Checklists", "afgeleid.checklists"),
    Entry(2, "h_regels", "Regels met hun codes"),
    Entry(2, "h_op_maat", "Besluiten op maat", "afgeleid.besluiten_op_maat"),
    Entry(2, "h_wijzer", "Leefgebiedenwijzer"),
    Entry(2, "h_woorden", "Woorden die we gebruiken"),
]


def annexes() -> str:
    """All annexes, each on its own pages where that reads better."""
    return (
        heading(1, "h_bijlagen", "Bijlagen", 70, new_page=True)
        + _forms()
        + _criteria()
        + _checklists()
        + _rules()
        + _tailoring()
        + domain_guide()
        + _words()
    )


def _head(*words: str) -> str:
    return row(*(cell(0, para("Tabelkop", word)) for word in words), header=True)


def _forms() -> str:
    return heading(2, "h_formulieren", "Onze formulieren", 71) + table(
        "Regeltabel",
        [4, 3.2, 4.8],
        _head("Formulier", "Zo heet het voor wie het invult", "Waar het voor is"),
        row_each(
            "m",
            "afgeleid.formulierwijzer",
            row(
                cell(0, para("Tabeltekst", run("{{ m.naam }}", "Nadruk"), run("  {{ m.nummer }}", "Code"))),
                cell(0, para("Tabeltekst", "{{ m.titel_client }}")),
                cell(0, para("Tabeltekst", "{{ m.waarvoor }}")),
            ),
            columns=3,
        ),
        header=True,
        title="De formulieren",
    )


def _criteria() -> str:
    return (
        heading(2, "h_criteria", "Criteria", 72)
        + when(
            "afgeleid.toelating",
            para("Kop3", "Wanneer onze hulp past"),
            each("c", "afgeleid.toelating", _criterion()),
        )
        + when(
            "afgeleid.uitsluiting",
            para("Kop3", "Wanneer andere hulp beter past"),
            each("c", "afgeleid.uitsluiting", _criterion()),
        )
    )


def _criterion() -> str:
    return para(
        "Lijsttekst",
        run("{{ c.tekst }}"),
        run("  {{ c.toets | hoofdletter }}{% if c.bereik %}, {{ c.bereik }}{% endif %}.", "Grijs"),
    )


def _checklists() -> str:
    return when(
        "afgeleid.checklists",
        heading(2, "h_checklists", "Checklists", 73, new_page=True),
        each(
            "l",
            "afgeleid.checklists",
            para("Kop3", "{{ l.naam }}"),
            each(
                "g",
                "l.groepen",
                para("Label", "{{ g.titel }}"),
                table(
                    "Regeltabel",
                    [9, 3],
                    _head("Wat er geregeld wordt", "Meestal door"),
                    row_each(
                        "i",
                        "g.regels",
                        row(
                            cell(
                                0,
                                para(
                                    "Tabeltekst",
                                    run("{{ i.tekst }}"),
                                    run("{% if i.bereik %} ({{ i.bereik }}){% endif %}", "Grijs"),
                                ),
                            ),
                            cell(0, para("Tabeltekst", run("{{ i.wie }}", "Grijs"))),
                        ),
                        columns=2,
                    ),
                    header=True,
                    title="{{ l.naam }}: {{ g.titel }}",
                ),
            ),
        ),
    )


def _rules() -> str:
    return (
        heading(2, "h_regels", "Regels met hun codes", 74, new_page=True)
        + para(
            "Tekst",
            "Dit vragen we van ons werk. Bij ‘moet’ stellen we een document pas vast als het in orde is. Bij ‘let op’ "
            "kijk je er nog eens naar en kies je zelf.",
        )
        + each(
            "g",
            "afgeleid.regels",
            para("Kop3", "{{ g.titel }}"),
            table(
                "Regeltabel",
                [1.3, 9.2, 1.5],
                _head("Code", "Wat we afspreken", "Hoe streng"),
                row_each(
                    "r",
                    "g.regels",
                    row(
                        cell(0, para("Tabeltekst", run("{{ r.code }}", "Code"))),
                        cell(
                            0,
                            para("Tabeltekst", run("{{ r.naam }}. ", "Nadruk"), run("{{ r.tekst }}")),
                            when("r.reden", para("Klein", "Bij ons anders: {{ r.reden }}")),
                        ),
                        cell(0, para("Tabeltekst", run("{{ r.ernst }}", "Grijs"))),
                    ),
                    columns=3,
                ),
                header=True,
                title="Regels: {{ g.titel }}",
            ),
        )
    )


def _tailoring() -> str:
    return when(
        "afgeleid.besluiten_op_maat",
        heading(2, "h_op_maat", "Besluiten op maat", 75),
        para("Tekst", "Wat wij anders doen dan het voorbeeldhandboek waarop we verder bouwden, en waarom."),
        table(
            "Regeltabel",
            [2.6, 6, 3.4],
            _head("Onderwerp", "Wat en waarom", "Wie besloot, wie dacht mee"),
            row_each(
                "b",
                "afgeleid.besluiten_op_maat",
                row(
                    cell(0, para("Tabeltekst", run("{{ b.onderwerp }}", "Nadruk"), run("  {{ b.code }}", "Code"))),
                    cell(0, para("Tabeltekst", run("{{ b.wat }}", "Nadruk")), para("Tabeltekst", "{{ b.waarom }}")),
                    cell(
                        0,
                        para("Tabeltekst", run("{{ b.besluit }}", "Grijs")),
                        when(
                            "b.betrokken",
                            para("Tabeltekst", run("Dachten mee: {{ b.betrokken }}", "Grijs")),
                        ),
                    ),
                ),
                columns=3,
            ),
            header=True,
            title="Besluiten op maat",
        ),
    )


def domain_guide(number: int = 76) -> str:
    """The leefgebiedenwijzer: questions to talk with, per leefgebied and time."""
    columns = (("heden", "Nu"), ("verleden", "Vroeger"), ("toekomst", "Straks"))
    return (
        heading(2, "h_wijzer", "Leefgebiedenwijzer", number, new_page=True)
        + para(
            "Tekst",
            "Vragen om een gesprek mee te beginnen. Het is geen lijst om af te werken: kies wat past, en laat de rest "
            "liggen.",
        )
        + each(
            "g",
            "afgeleid.leefgebieden",
            para("Wijzerkop", run("{{ g.teken }}"), run("  {{ g.naam }}"), properties=KEEP),
            table(
                "Regeltabel",
                [4, 4, 4],
                _head(*(word for _, word in columns)),
                row(*(cell(4, each("v", f"g.{time}", para("Wijzer", "{{ v }}"))) for time, _ in columns)),
                header=True,
                title="Gespreksvragen over {{ g.naam }}",
            ),
        )
    )


def _words() -> str:
    return (
        heading(2, "h_woorden", "Woorden die we gebruiken", 77, new_page=True)
        + table(
            "Regeltabel",
            [3.8, 8.2],
            _head("Woord", "Wat we ermee bedoelen"),
            row_each(
                "w",
                "afgeleid.woorden",
                row(
                    cell(
                        0,
                        para("Tabeltekst", run("{{ w.woord | hoofdletter }}", "Nadruk")),
                    ),
                    cell(0, para("Tabeltekst", "{{ w.uitleg }}")),
                ),
                columns=2,
            ),
            header=True,
            title="Woordenlijst",
        )
        + para("Sjabloon")
    )
