"""*Mijn plan*: the begeleidingsplan as the client takes it home."""

from __future__ import annotations

from templates.source import mijn_look as look
from templates.source.word.markup import each, mm, para, run, when
from templates.source.word.styles import Style

STYLES = [
    Style(id="Wensregel", name="Kopie wens", based="Verhaaltekst", size=14, least=19, after=4, font="major"),
    Style(id="Plangebiedkop", name="Kopie plangebied", based="Gebiedkop", before=12, outline=1),
    Style(id="Hoofddoelregel", name="Kopie hoofddoel", based="Verhaaltekst", bold=True, after=4, keep=True),
    Style(id="Doelregelgroot", name="Kopie doel", based="Verhaaltekst", after=2, keep=True),
    Style(id="Stapregel", name="Kopie stap", based="Verhaaltekst", after=2, left=look.IN + 9, hanging=9, whole=True,
          tabs=f'<w:tab w:val="left" w:pos="{mm(look.IN + 9)}"/>'),
    Style(id="Puntregel", name="Kopie punt", based="Lijst", size=look.BODY, least=look.LINE, after=2,
          left=look.IN + 6, hanging=6, whole=True),
]  # fmt: skip


def _step() -> str:
    who = "{% if stap.wie %}\n{{ stap.wie }}{% endif %}"
    return para("Stapregel", run("{{ stap.vakje }}", "Vakjemidden"), run("\t{{ stap.wat }}"), run(who, "Grijs"))


def _goal() -> str:
    return (
        para("Doelregelgroot", run("{{ afgeleid.tekst.komende_tijd }}", "Merk"), run("\u2002{{ doel.tekst }}"))
        + each("regel", "doel.regels", look.labelled("regel"))
        + when(
            "doel.stappen",
            para("Doelregelgroot", run("{{ afgeleid.tekst.stappen }}", "Merk")),
            each("stap", "doel.stappen", _step()),
        )
        + each("regel", "doel.terugblik", look.labelled("regel"))
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
            look.not_right(),
            when("afgeleid.besproken", para("Kopieklein", "{{ afgeleid.besproken }}")),
            look.contact(),
        ]
    )


def build() -> bytes:
    """`templates/docx/mijn-plan.docx`."""
    return look.document(body(), more=STYLES)
