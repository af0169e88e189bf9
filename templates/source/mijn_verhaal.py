"""*Mijn verhaal*: the persoonsbeschrijving as the client takes it home."""

from __future__ import annotations

from templates.source import mijn_look as look
from templates.source.word.markup import KEEP, each, para, when


def _domains() -> str:
    story = para("Verhaaltekst", "{{ gebied.tekst }}")
    together = para("Verhaaltekst", "{{ gebied.tekst }}", properties=f"{KEEP}<w:keepLines/>")
    text = when("gebied.tekst", when("gebied.bijeen", together, otherwise=story))
    return each(
        "gebied",
        "afgeleid.gebieden",
        look.signed_heading("gebied.teken", "{{ gebied.titel }}"),
        text,
        look.sides("kant", "gebied.kanten"),
    )


def _differences() -> str:
    subject = when("verschil.onderwerp", para("Verhaaltekst", "{{ verschil.onderwerp }}", properties="<w:keepNext/>"))
    return when(
        "afgeleid.verschillen",
        look.heading("{{ afgeleid.tekst.verschillen }}"),
        each("verschil", "afgeleid.verschillen", subject, each("kant", "verschil.kanten", look.labelled("kant"))),
    )


def body() -> str:
    """The copy: whose it is, the leefgebieden, later, differences, own words, words explained, whom to call."""
    return "".join(
        [
            look.opening(),
            _domains(),
            when(
                "afgeleid.toekomst",
                look.heading("{{ afgeleid.tekst.toekomst }}"),
                para("Verhaaltekst", "{{ afgeleid.toekomst }}"),
            ),
            _differences(),
            each(
                "vraag", "afgeleid.vragen", look.heading("{{ vraag.label }}"), para("Verhaaltekst", "{{ vraag.tekst }}")
            ),
            when(
                "afgeleid.aanvulling",
                look.heading("{{ afgeleid.tekst.aanvulling }}"),
                para("Verhaaltekst", "{{ afgeleid.aanvulling }}"),
            ),
            look.word_list(),
            look.closing("afgeleid.gelezen"),
        ]
    )


def build() -> bytes:
    """`templates/docx/mijn-verhaal.docx`."""
    return look.document(body())
