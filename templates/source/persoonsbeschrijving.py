"""F6 Persoonsbeschrijving: a portrait. Names and side notes on four columns, the story on eight."""

from __future__ import annotations

from templates.source.word import page
from templates.source.word.blocks import (
    OPEN,
    answer,
    inline_choice,
    own_questions,
    question,
    short_fields,
    text_field,
    text_fields,
)
from templates.source.word.controls import check_control, text_control
from templates.source.word.markup import beside, cell, each, para, row, row_each, run, table, when
from templates.source.word.package import docx

SIDE, STORY = 3.7, 8.3
NAME, REST = 2.7, 9.3
LINE, TIGHT = "Smal", "Krap"


def _blank_domains() -> str:
    """A row per leefgebied to write in: at the left sign, name and side notes, at the right the story."""
    sign = beside([1.1, 2.4], para("Teken", "{{ gebied.pictogram }}"), para("Leefgebied", "{{ gebied.naam }}"))
    heading = para("Kantkop", run("{{ kant.teken }}"), run(" {{ kant.veld.label }}"))
    side = each(
        "kant",
        "gebied.kanten",
        heading,
        answer("{{ kant.veld.pad }}", "kant.veld.waarde", "kant.veld.lijnen", line=TIGHT),
    )
    prompts = when("gebied.richtvragen", para("Richtvraag", "{{ gebied.richtvragen|join(' ') }}"))
    right = cell(STORY, prompts, _story(), _seen(), para("Ruimte"))
    rows = row_each("gebied", "afgeleid.leefgebieden", row(cell(SIDE, sign, side), right), columns=2)
    return table("Leefgebieden", [SIDE, STORY], rows, title="Leefgebieden")


def _filled_domains() -> str:
    """A row per leefgebied to read: sign and name at the left, at the right the story and below it the side notes."""
    discussed = when("gebied.besproken", para("Kantnoot", "{{ gebied.besproken }}"))
    name = cell(NAME, para("Teken", "{{ gebied.pictogram }}"), para("Leefgebied", "{{ gebied.naam }}"), discussed)
    heading = para("Kantkop", run("{{ kant.teken }}"), run(" {{ kant.veld.label }}"))
    note = cell(
        0,
        heading,
        when("kant.veld.waarde", para("Kant", text_control("{{ kant.veld.pad }}", "kant.veld.waarde")),
             otherwise=answer("{{ kant.veld.pad }}", "kant.veld.waarde", "kant.veld.lijnen", line=TIGHT)),
    )  # fmt: skip
    opening, closing = (
        cell(0, para("Sjabloon", word)) for word in ("{%tc for kant in gebied.kanten %}", "{%tc endfor %}")
    )
    notes = when("gebied.kanten", table("Rooster", [REST / 3] * 3, row(opening, note, closing)), para("Ruimte"))
    said = each(
        "uitspraak",
        "gebied.uitspraken",
        para(
            "Kant",
            run("{{ uitspraak.tekst }} "),
            run("{% if uitspraak.bij %}({{ uitspraak.bij }}){% endif %}", "Terzijde"),
        ),
    )
    right = cell(REST, _story(), _seen(), notes, said, para("Ruimte"))
    rows = row_each("gebied", "afgeleid.leefgebieden", row(name, right), columns=2)
    return table("Leefgebieden", [NAME, REST], rows, title="Leefgebieden")


def _story() -> str:
    path = "{{ gebied.pad }}.tekst"
    return when("gebied.toon_tekst", answer(path, "gebied.tekst", "gebied.lijnen", line=LINE, style="Verhaal"))


def _seen() -> str:
    box = check_control("{{ gebied.pad }}.bekeken", "gebied.bekeken", "Vakjeklein")
    return when("gebied.toon_bekeken", para("Keuzeklein", box, run("\t{{ afgeleid.tekst.bekeken }}")))


def _differences() -> str:
    subject = when("verschil.onderwerp", para("Kop3", "{{ verschil.onderwerp }}"))
    views = beside([6, 6], text_field("verschil.client", line=LINE), text_field("verschil.begeleider", line=LINE))
    return when(
        "afgeleid.verschillen",
        para("Blok", "{{ afgeleid.velden.verschillen.label }}"),
        when("document.blanco", para("Toelichting", "{{ afgeleid.velden.verschillen.toelichting }}")),
        each("verschil", "afgeleid.verschillen", subject, views),
    )


def _read_together() -> str:
    facts = [
        run("{% for feit in afgeleid.zo_ontstond %}"),
        run("{{ feit.label }}: ", "Nadruk"),
        run("{{ feit.waarde }}{% if not loop.last %} \u00b7 {% endif %}{% endfor %}"),
    ]
    return "".join(
        [
            para("Blok", "{{ afgeleid.tekst.gelezen }}"),
            short_fields("afgeleid.gelezen", 2.4, 2.4, 2.4, 2.4, 2.4, line=LINE),
            inline_choice("afgeleid.keuzes.klopt"),
            text_fields("afgeleid.wijzigingen", line=LINE),
            inline_choice("afgeleid.keuzes.uitgave"),
            inline_choice("afgeleid.keuzes.geschreven_door"),
            short_fields("afgeleid.ontstaan", 6, 6, line=LINE),
            when("afgeleid.zo_ontstond", para("Compact", *facts)),
        ]
    )


def body() -> str:
    """The form: whose it is, the leefgebieden, later, differences, read together."""
    name = "{% if afgeleid.naam %} {{ afgeleid.tekst.van }} {{ afgeleid.naam }}{% endif %}"
    return "".join(
        [
            para("Titel", "{{ document.titel }}" + name),
            para("Inleiding", "{{ afgeleid.tekst.uitleg }}"),
            short_fields("afgeleid.kop", 2.9, 2.2, 2, 2.3, 2.6, line=LINE),
            when("document.blanco", _blank_domains(), otherwise=_filled_domains()),
            para("Ruimte"),
            when(f"afgeleid.velden.toekomst.aan and ({OPEN} or persoonsbeschrijving.toekomst)",
                 para("Blok", "{{ afgeleid.velden.toekomst.label }}"),
                 when("document.blanco", para("Toelichting", "{{ afgeleid.velden.toekomst.toelichting }}")),
                 answer("persoonsbeschrijving.toekomst", "persoonsbeschrijving.toekomst", "afgeleid.lijnen.toekomst",
                        line=LINE, style="Verhaal")),
            _differences(),
            own_questions("persoonsbeschrijving"),
            _read_together(),
            question("aanvulling_client", "persoonsbeschrijving.aanvulling_client", line=LINE),
        ]
    )  # fmt: skip


def build() -> bytes:
    """`templates/docx/persoonsbeschrijving.docx`."""
    return docx(body(), section=page.section(top=19, bottom=15, head=9, foot=8))
