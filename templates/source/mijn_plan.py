"""*Mijn plan*: the begeleidingsplan as the client takes it home."""

from __future__ import annotations

from templates.source import mijn_look as look
from templates.source.word.markup import KEEP, each, mm, para, run, when
from templates.source.word.styles import Style

_INNER = look.IN + look.SIDE

STYLES = [
    Style(id="Wensregel", name="Kopie wens", based="Verhaaltekst", size=14, least=19, after=4, font="major"),
    Style(id="Plangebiedkop", name="Kopie plangebied", based="Gebiedkop", outline=1),
    Style(id="Hoofddoelregel", name="Kopie hoofddoel", based="Verhaaltekst", size=14, least=18, font="major", after=4,
          keep=True),
    Style(id="Kopiedoel", name="Kopie doel", based="Kantregel", before=5, after=2, keep=True),
    Style(id="Doeldetail", name="Kopie doelregel", based="Verhaaltekst", after=2, left=_INNER),
    Style(id="Stapkop", name="Kopie stapkop", based="Doeldetail", keep=True),
    Style(id="Stapregel", name="Kopie stap", based="Verhaaltekst", after=0, left=_INNER + 8, hanging=8, whole=True,
          tabs=f'<w:tab w:val="left" w:pos="{mm(_INNER + 8)}"/>'),
    Style(id="Stapwie", name="Kopie stap wie", based="Verhaaltekst", slot="accent3", after=2, left=_INNER + 8),
    Style(id="Puntregel", name="Kopie punt", based="Lijst", size=look.BODY, least=look.LINE, after=2,
          left=look.IN + 6, hanging=6, whole=True),
]  # fmt: skip


def _step() -> str:
    # who does it stands in a paragraph of its own: LibreOffice loses “keep with next” on a page with line breaks
    return para("Stapregel", run("{{ stap.vakje }}", "Vakjemidden"), run("\t{{ stap.wat }}"), properties=KEEP) + para(
        "Stapwie", "{{ stap.wie }}"
    )


def _goal() -> str:
    goal = [run("{{ doel.teken }}\t"), run("{{ afgeleid.tekst.komende_tijd }}:", "Merk")]
    return (
        para("Kopiedoel", *goal, run("\u2002"), run("{{ doel.tekst }}", "Nadruk"))
        + each("regel", "doel.regels", look.labelled("regel", "Doeldetail"))
        + when(
            "doel.stappen",
            para("Stapkop", run("{{ afgeleid.tekst.stappen }}:", "Merk")),
            each("stap", "doel.stappen", _step()),
        )
        + each("regel", "doel.terugblik", look.labelled("regel", "Doeldetail"))
    )


def _goals() -> str:
    return when(
        "afgeleid.plannen",
        para("Verhaalkop", "{{ afgeleid.tekst.doelen }}"),
        each(
            "gebied",
            "afgeleid.plannen",
            when("gebied.titel", look.signed_heading("gebied.teken", "{{ gebied.titel }}", "Plangebiedkop")),
            when("gebied.hoofddoel", para("Hoofddoelregel", "{{ gebied.hoofddoel }}")),
            each("doel", "gebied.doelen", _goal()),
        ),
    )


def _points(words: str, items: str) -> str:
    return when(items, look.heading(words), each("punt", items, para("Puntregel", "{{ punt }}")))


def _lines(words: str, items: str) -> str:
    return when(items, look.heading(words), each("regel", items, look.labelled("regel")))


def _text(words: str, value: str, style: str = "Verhaaltekst") -> str:
    return when(value, look.heading(words), para(style, f"{{{{ {value} }}}}"))


def body() -> str:
    """The copy: whose it is, what someone wants, goals with steps, who takes part, when we look back, whom to call."""
    word = "{{{{ afgeleid.tekst.{} }}}}".format
    return "".join(
        [
            look.opening(),
            _text(word("wens"), "afgeleid.wens", "Wensregel"),
            _goals(),
            _points(word("later"), "afgeleid.later"),
            _lines(word("geen_doel"), "afgeleid.zonder_doel"),
            _points(word("moeten"), "afgeleid.moeten"),
            _lines(word("mee"), "afgeleid.mee"),
            _points(word("raad"), "afgeleid.raad"),
            each(
                "vraag", "afgeleid.vragen", look.heading("{{ vraag.label }}"), para("Verhaaltekst", "{{ vraag.tekst }}")
            ),
            _text(word("opmerking"), "afgeleid.opmerking"),
            _lines(word("evaluatie"), "afgeleid.terugblik"),
            _text(word("terug"), "afgeleid.terug"),
            look.word_list(),
            look.closing("afgeleid.besproken"),
        ]
    )


def build() -> bytes:
    """`templates/docx/mijn-plan.docx`."""
    return look.document(body(), more=STYLES)
