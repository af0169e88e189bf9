"""*Mijn acties*: one A4 for the fridge. Folded twice it is an A6; each quarter can be read on its own.

┌ Ik wil … ──────┬ Mijn stappen ──┐
│                │ ☐ ☐ ☐          │
├ Wie mij helpt ─┼ Ons volgende ──┤
│                │ gesprek        │
└────────────────┴────────────────┘
"""

from __future__ import annotations

from collections.abc import Callable

from docgen.documents.clientcopy.fitting import HEADING, MEASURES, POINT, Measure
from templates.source import mijn_look as look
from templates.source.word.markup import NAMESPACES, border, each, mm, para, row, run, when
from templates.source.word.page import FOOTER_LATER
from templates.source.word.styles import Style

# millimetres: the table begins 9 from the edges, so that its inner lines lie where an A4 is folded
_MARGIN, _PANEL, _PADDING = 9, 96, 6
_UPPER, _LOWER = 148.5 - _MARGIN, 100
SIZE, LINE = 14, 18.2  # points


def _sized(m: Measure) -> list[Style]:
    """The styles of one size; those of the first have no word for it in their names."""
    sign, word = ("", "") if m is MEASURES[0] else (m.name, f" {m.name}")
    tab = f'<w:tab w:val="left" w:pos="{mm(10)}"/>'
    return [
        Style(id=f"Kaartnaam{sign}", name=f"Kaart naam{word}", based="Naam", size=m.naam.size, before=0,
              after=m.naam.after),
        Style(id=f"Kaartwens{sign}", name=f"Kaart wens{word}", size=m.wens.size, font="major", line=1.0, before=0,
              after=m.wens.after),
        Style(id=f"Kaartnu{sign}", name=f"Kaart nu{word}", size=m.nu.size, least=m.nu.line, before=0,
              after=m.nu.after),
        Style(id=f"Kaartstap{sign}", name=f"Kaart stap{word}", size=m.stap.size, least=m.stap.line, before=0,
              after=m.stap.after, left=10, hanging=10, tabs=tab, bold=True),
        Style(id=f"Kaartwie{sign}", name=f"Kaart wie{word}", size=m.wie.size, least=m.wie.line, before=0,
              after=m.wie.after, left=10),
    ]  # fmt: skip


STYLES = [
    Style(id="Kaarttitel", name="Kaart titel", based="Titel", size=14, bold=False, slot="accent3", before=0, after=0),
    Style(id="Kaartkop", name="Kaart kop", based="Verhaalkop", size=HEADING.size, before=0, after=HEADING.after,
          left=12, hanging=12, middle=True, tabs=f'<w:tab w:val="left" w:pos="{mm(12)}"/>', keep=False,
          outline=0),
    Style(id="Kaarttekst", name="Kaart tekst", size=SIZE, least=LINE, before=0, after=4),
    Style(id="Kaartpunt", name="Kaart punt", based="Lijst", size=POINT.size, least=POINT.line, after=POINT.after,
          left=6, hanging=6),
    Style(id="Kaartregel", name="Kaart schrijfregel", size=SIZE, before=10, after=10, exact=18,
          borders=border("bottom", "accent4", 4, 1) + border("between", "accent4", 4, 1)),
    Style(id="Kaartvoet", name="Kaart voet", based="Klein", size=8, before=0, after=0),
    *(style for measure in MEASURES for style in _sized(measure)),
]  # fmt: skip

# the lines where the paper is folded
_FOLD = "".join(border(side, "accent5", 6).replace('"single"', '"dashed"') for side in ("insideH", "insideV"))
_TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="Kaart"><w:name w:val="Kaart"/>'
    f'<w:basedOn w:val="Standaardtabel"/><w:tblPr><w:tblBorders>{_FOLD}</w:tblBorders><w:tblCellMar>'
    + "".join(f'<w:{side} w:w="{mm(_PADDING)}" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    + "</w:tblCellMar></w:tblPr></w:style>"
)


def _heading(sign: str, words: str) -> str:
    return para("Kaartkop", run(f"{{{{ {sign} }}}}"), run(f"\t{words}"))


def _by_size(name: str, content: Callable[[str], str]) -> str:
    """The content in each size, of which one is chosen; it gets what the ids of its styles end with."""
    found = content("")
    for m in MEASURES[1:]:
        found = when(f"{name} == '{m.name}'", content(m.name), otherwise=found)
    return found


def _wish() -> str:
    return para("Kaarttitel", "{{ document.titel }}") + _by_size("afgeleid.kaart.maat_wens", _wanted)


def _wanted(size: str) -> str:
    now = [run("{{ afgeleid.tekst.komende_tijd }}", "Merk"), run("\n{{ afgeleid.kaart.nu }}")]
    return (
        para(f"Kaartnaam{size}", "{{ afgeleid.naam }}")
        + _heading("afgeleid.kaart.teken", "{{ afgeleid.kaart.kop }}")
        + when("afgeleid.kaart.wens", para(f"Kaartwens{size}", "{{ afgeleid.kaart.wens }}"))
        + when("afgeleid.kaart.nu", para(f"Kaartnu{size}", *now))
        + when("not afgeleid.kaart.wens and not afgeleid.kaart.nu", para("Kaartregel") * 2)
    )


def _step(size: str) -> str:
    box = run("{{ stap.vakje }}", "Vakjemidden" if size else "Vakje")
    step = para(f"Kaartstap{size}", box, run("\t{{ stap.wat }}")) + para(f"Kaartwie{size}", "{{ stap.wie }}")
    return each("stap", "afgeleid.kaart.stappen", step)


def _steps() -> str:
    """The steps; where there are none yet, room to write them by hand."""
    to_write = para("Kaartregel", run("\u2610", "Vakje")) * 3
    return _heading("afgeleid.kaart.actie", "{{ afgeleid.tekst.stappen }}") + when(
        "afgeleid.kaart.stappen", _by_size("afgeleid.kaart.maat", _step), otherwise=to_write
    )


def _helpers() -> str:
    return _heading("afgeleid.kaart.netwerk", "{{ afgeleid.tekst.helpt }}") + each(
        "wie", "afgeleid.kaart.helpers", para("Kaartpunt", "{{ wie }}")
    )


def _talk() -> str:
    return (
        _heading("afgeleid.kaart.datum", "{{ afgeleid.tekst.gesprek }}")
        + para("Kaarttekst", "{{ afgeleid.tekst.schrijf }}")
        + para("Kaartregel")
        + when(
            "afgeleid.kaart.gesprek",
            para("Kaarttekst", run("{{ afgeleid.tekst.terug }}", "Merk"), run("\n{{ afgeleid.kaart.gesprek }}")),
        )
        + when(
            "afgeleid.contact.telefoon",
            para(
                "Kaarttekst",
                run("{{ afgeleid.tekst.bellen }}", "Merk"),
                run("\n{{ afgeleid.contact.naam }}{% if afgeleid.contact.naam %}, {% endif %}"
                    "{{ afgeleid.contact.telefoon }}"),
            ),
        )
    )  # fmt: skip


def _panel(content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{mm(_PANEL)}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _sheet() -> str:
    grid = f'<w:gridCol w:w="{mm(_PANEL)}"/>' * 2
    rows = [
        row(_panel(_wish()), _panel(_steps()), height=_UPPER),
        row(_panel(_helpers()), _panel(_talk()), height=_LOWER),
    ]
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Kaart"/><w:tblW w:w="{mm(_PANEL) * 2}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{{ document.titel }}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _section() -> str:
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{FOOTER_LATER}"/>'
        f'<w:pgSz w:w="{mm(210)}" w:h="{mm(297)}"/><w:pgMar w:top="{mm(_MARGIN)}" w:right="{mm(_MARGIN)}" '
        f'w:bottom="{mm(14)}" w:left="{mm(_MARGIN)}" w:header="{mm(4)}" w:footer="{mm(6)}" w:gutter="0"/></w:sectPr>'
    )


def build() -> bytes:
    """`templates/docx/mijn-acties.docx`."""
    footer = f"<w:ftr {NAMESPACES}>{para('Kaartvoet', look.FOOTER)}</w:ftr>"
    parts = {"word/footer1.xml": footer, "word/footer2.xml": footer}
    return look.document(_sheet() + para("Ruimte"), section=_section(), more=STYLES, tables=_TABLE, parts=parts)
