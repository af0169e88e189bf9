"""Cover, colophon and the first chapter: who we are."""

from __future__ import annotations

from templates.source.handbook.pieces import Entry, heading, see
from templates.source.word.markup import cell, para, row, row_each, run, table, when

ENTRIES = [
    Entry(1, "h_wie_we_zijn", "Wie we zijn"),
    Entry(2, "h_over_ons", "Over ons", "handboek.over_ons"),
    Entry(2, "h_visie", "Onze visie", "handboek.visie"),
    Entry(2, "h_doelgroep", "Voor wie we er zijn", "handboek.doelgroep.uitleg"),
    Entry(2, "h_opbrengst", "Wat het oplevert", "handboek.opbrengst"),
]


def cover(name: str, title: str) -> str:
    """The words on the cover; its colours stand in the header of that page."""
    return (
        para("Omslagtitel", title)
        + para("Omslagregel", run(name, "Nadruk"))
        + para("Omslagregel", "{{ handboek.doelgroep.naam | hoofdletter }}")
        # the foot of the cover hangs below the plane of colour
        + para("Omslagvoet", *_pictograms(), properties=_FOOT)
        + para("Omslagvoet", "Versie {{ handboek.versie }}", properties=_FOOT)
        + when("handboek.datum", para("Omslagvoet", "{{ handboek.datum | datum }}", properties=_FOOT))
    )


_FOOT = '<w:framePr w:w="9240" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="margin" w:x="1" w:y="12900"/>'


def _pictograms() -> list[str]:
    return [run("{% for g in afgeleid.leefgebieden %}{{ g.pictogram }}   {% endfor %}")]


def colophon() -> str:
    """Who decided, when it is revised, and what changed; on the page after the cover."""
    facts = [
        ("Versie", "{{ handboek.versie }}", ""),
        ("Datum", "{{ handboek.datum | datum }}", "handboek.datum"),
        ("Vastgesteld door", "{{ handboek.besloten_door }}", "handboek.besloten_door"),
        ("Vastgesteld op", "{{ handboek.besloten_op | datum }}", "handboek.besloten_op"),
        ("Volgende herziening", "{{ handboek.volgende_herziening | datum }}", "handboek.volgende_herziening"),
        ("Bouwt verder op", "{{ handboek.basis }}", "handboek.basis"),
        ("Methode", "8-fasenmodel, Movisie (zesde uitgave, 2014, aangepast in 2021)", ""),
        ("Vragen over dit handboek", "{{ organisatie.contact.email }}", "organisatie.contact.email"),
        ("Privacy", "{{ organisatie.privacycontact }}", "organisatie.privacycontact"),
    ]
    return (
        para("Inhoudkop", "Over deze versie")
        + table("Regeltabel", [3.6, 8.4], *(_fact(*fact) for fact in facts), title="Colofon")
        + when(
            "afgeleid.wijzigingen",
            para("Kop3", "Wat er veranderde"),
            table(
                "Regeltabel",
                [1.3, 6.9, 3.8],
                row(*(cell(0, para("Tabelkop", word)) for word in ("Versie", "Wat en waarom", "Besluit")), header=True),
                row_each("w", "afgeleid.wijzigingen", row(*_change()), columns=3),
                header=True,
                title="Wijzigingen per versie",
            ),
        )
    )


def _fact(name: str, value: str, condition: str) -> str:
    found = row(cell(3.6, para("Tabelkop", name)), cell(8.4, para("Tabeltekst", value)))
    if not condition:
        return found
    opening = row(cell(0, para("Sjabloon", f"{{%tr if {condition} %}}"), span=2))
    return opening + found + row(cell(0, para("Sjabloon", "{%tr endif %}"), span=2))


def _change() -> list[str]:
    return [
        cell(0, para("Tabeltekst", run("{{ w.versie }}", "Nadruk"))),
        cell(0, para("Tabeltekst", run("{{ w.wat }}", "Nadruk")), para("Tabeltekst", "{{ w.reden }}")),
        cell(
            0,
            para("Tabeltekst", run("{{ w.besluit }}", "Grijs")),
            para(
                "Tabeltekst", run("Geldt {{ w.geldt }}.{% if w.clienten %} Met cliënten besproken.{% endif %}", "Grijs")
            ),
        ),
    ]


def who_we_are() -> str:
    """The organisation in its own words."""
    return (
        heading(1, "h_wie_we_zijn", "Wie we zijn", 1, new_page=True)
        + _own_text("h_over_ons", "Over ons", "handboek.over_ons", 2)
        + _own_text("h_visie", "Onze visie", "handboek.visie", 3)
        + when(
            "handboek.doelgroep.uitleg",
            heading(2, "h_doelgroep", "Voor wie we er zijn", 4),
            when("handboek.doelgroep.naam", para("Kernzin", "{{ handboek.doelgroep.naam | hoofdletter }}")),
            para("Tekst", "{{ handboek.doelgroep.uitleg }}"),
            para("Tekst", run("De criteria staan in "), see("h_criteria", "de bijlage met criteria"), run(".")),
        )
        + _own_text("h_opbrengst", "Wat het oplevert", "handboek.opbrengst", 5)
    )


def _own_text(anchor: str, title: str, source: str, number: int) -> str:
    return when(source, heading(2, anchor, title, number), para("Tekst", f"{{{{ {source} }}}}"))
