"""The styles: all that a designer changes to restyle every document.

Paragraph styles, from large to small: Titel, Kop 1–3, Leefgebied, Inleiding, Standaard, Label, Invoer, Schrijfregel,
Toelichting, Keuze, Lijst, Tabelkop, Tabeltekst, Klein. Sizes follow the scale 9 · 10,5 · 11 · 13 · 16 · 22 · 30; space
comes in multiples of 2 and 4 points.
"""

from __future__ import annotations

from dataclasses import dataclass

from templates.source.word.markup import NAMESPACES, THEME, border, color, mm, theme_fill


def fonts(kind: str) -> str:
    """The theme's heading (`major`) or text (`minor`) font, its literal beside it."""
    return (
        f'<w:rFonts w:asciiTheme="{kind}HAnsi" w:hAnsiTheme="{kind}HAnsi" w:eastAsiaTheme="{kind}EastAsia" '
        f'w:cstheme="{kind}Bidi" w:ascii="Calibri" w:hAnsi="Calibri"/>'
    )


@dataclass(frozen=True, kw_only=True)
class Style:
    """A paragraph style: sizes and spaces in points, indents in millimetres."""

    id: str
    name: str = ""
    based: str = "Standaard"
    next: str = ""
    size: float = 0
    bold: bool | None = None
    slot: str = ""
    font: str = ""
    before: float | None = None
    after: float | None = None
    line: float | None = None
    exact: float | None = None
    least: float | None = None
    middle: bool = False
    keep: bool = False
    whole: bool = False
    outline: int | None = None
    left: float | None = None
    hanging: float = 0
    right: float | None = None
    tabs: str = ""
    numbering: int = 0
    borders: str = ""
    fill: str = ""
    italic: bool = False
    quick: bool = True

    def xml(self) -> str:
        """`w:style`, its elements in the order of the schema."""
        # CT_Style and CT_PPrBase are sequences (ECMA-376 Part 1, 17.7.4.17 and 17.3.1.26)
        default = ' w:default="1"' if self.id == "Standaard" else ""
        parts = [f'<w:name w:val="{self.name or self.id}"/>']
        parts += [f'<w:basedOn w:val="{self.based}"/>'] if self.based and self.id != "Standaard" else []
        parts += [f'<w:next w:val="{self.next}"/>'] if self.next else []
        parts += ["<w:qFormat/>"] if self.quick else []
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.id}">{"".join(parts)}'
            f"{self._paragraph()}{self._run()}</w:style>"
        )

    def _paragraph(self) -> str:
        parts = ["<w:keepNext/>"] if self.keep else []
        parts += ["<w:keepLines/>"] if self.keep or self.whole else []
        parts += [f'<w:numPr><w:numId w:val="{self.numbering}"/></w:numPr>'] if self.numbering else []
        parts += [f"<w:pBdr>{self.borders}</w:pBdr>"] if self.borders else []
        parts += [f'<w:shd w:val="clear" w:color="auto" {theme_fill(self.fill)}/>'] if self.fill else []
        parts += [f"<w:tabs>{self.tabs}</w:tabs>"] if self.tabs else []
        parts += [self._spacing(), self._indent()]
        # letters beside the middle of a sign that is higher than they are
        parts += ['<w:textAlignment w:val="center"/>'] if self.middle else []
        parts += [f'<w:outlineLvl w:val="{self.outline}"/>'] if self.outline is not None else []
        found = "".join(parts)
        return f"<w:pPr>{found}</w:pPr>" if found else ""

    def _spacing(self) -> str:
        parts = [f'w:before="{round(self.before * 20)}"'] if self.before is not None else []
        parts += [f'w:after="{round(self.after * 20)}"'] if self.after is not None else []
        parts += [f'w:line="{round(self.line * 240)}" w:lineRule="auto"'] if self.line is not None else []
        parts += [f'w:line="{round(self.exact * 20)}" w:lineRule="exact"'] if self.exact is not None else []
        parts += [f'w:line="{round(self.least * 20)}" w:lineRule="atLeast"'] if self.least is not None else []
        return f"<w:spacing {' '.join(parts)}/>" if parts else ""

    def _indent(self) -> str:
        parts = [f'w:left="{mm(self.left)}"'] if self.left is not None else []
        parts += [f'w:right="{mm(self.right)}"'] if self.right is not None else []
        parts += [f'w:hanging="{mm(self.hanging)}"'] if self.hanging else []
        return f"<w:ind {' '.join(parts)}/>" if parts else ""

    def _run(self) -> str:
        parts = [fonts(self.font)] if self.font else []
        parts += [] if self.bold is None else ["<w:b/>" if self.bold else '<w:b w:val="0"/>']
        parts += ["<w:i/>"] if self.italic else []
        parts += [color(self.slot)] if self.slot else []
        parts += (
            [f'<w:sz w:val="{round(self.size * 2)}"/><w:szCs w:val="{round(self.size * 2)}"/>'] if self.size else []
        )
        found = "".join(parts)
        return f"<w:rPr>{found}</w:rPr>" if found else ""


WRITING_LINE = 25.5
"""The height of a line to write on by hand, in points: 9 mm."""

_RIGHT_TAB = '<w:tab w:val="right" w:pos="9240"/>'

PARAGRAPH_STYLES = [
    Style(id="Standaard", name="Normal", before=0, after=4, line=1.0),
    Style(
        id="Titel", name="Title", next="Inleiding", size=22, bold=True, slot="text2", font="major",
        before=8, after=2, line=0.95, keep=True,
    ),
    Style(
        id="Kop1", name="heading 1", next="Standaard", size=16, bold=True, slot="text2", font="major",
        before=16, after=4, keep=True, outline=0,
    ),
    Style(
        id="Kop2", name="heading 2", next="Standaard", size=13, bold=True, slot="text2", font="major",
        before=12, after=4, keep=True, outline=1,
    ),
    Style(
        id="Kop3", name="heading 3", next="Standaard", size=11, bold=True, slot="text1", font="major",
        before=6, after=1, keep=True, outline=2,
    ),
    Style(id="Blokkop", based="Kop2", size=12, before=0, after=2),
    # Kop 1 of a form: a bar in the brand colour
    Style(
        id="Blok", name="Blok", based="Kop1", next="Standaard", size=13, before=9, after=3, outline=0,
        borders=border("top", "accent1", 12, 3),
    ),
    Style(
        id="Leefgebied", based="Kop2", next="Standaard", size=13, before=0, after=0, outline=1,
    ),
    Style(id="Teken", before=2, after=1),
    Style(id="Inleiding", next="Standaard", size=11, slot="accent3", before=0, after=2, line=1.0),
    Style(id="Label", next="Invoer", size=10, bold=True, before=6, after=1, keep=True),
    Style(id="Labelsmal", name="Label smal", based="Label", before=3, after=0),
    Style(id="Invoer", next="Invoer", before=0, after=3),
    Style(
        id="Schrijfregel", based="Invoer", before=0, after=0, exact=WRITING_LINE, fill="background2", keep=True,
        borders=border("bottom", "accent4", 4, 0) + border("between", "accent4", 4, 0),
    ),
    Style(id="Smal", name="Schrijfregel smal", based="Schrijfregel", exact=22),
    Style(id="Krap", name="Schrijfregel krap", based="Schrijfregel", exact=18),
    Style(id="Datumregel", based="Invoer", before=0, after=0, exact=WRITING_LINE),
    Style(id="Datumsmal", name="Datumregel smal", based="Datumregel", exact=22),
    Style(id="Datumkrap", name="Datumregel krap", based="Datumregel", exact=18),
    Style(id="Toelichting", next="Invoer", size=9, slot="accent3", before=0, after=2, keep=True),
    Style(id="Keuzeregel", size=10, before=2, after=1, whole=True),
    # LibreOffice forgets the size of a box in a paragraph style that names no size of its own
    Style(id="Keuze", size=10.5, before=0, after=1, left=7.5, hanging=7.5, whole=True, exact=17),
    Style(id="Keuzeklein", name="Keuze klein", based="Keuze", before=0, after=0, left=6, hanging=6, exact=13.5),
    Style(id="Gekozenklein", name="Keuze gekozen klein", based="Keuzeklein", bold=True),
    Style(id="Gekozen", name="Keuze gekozen", based="Keuze", bold=True),
    Style(id="Lijst", name="List Bullet", before=0, after=2, left=5, hanging=5, numbering=1),
    Style(id="Genummerd", name="List Number", before=0, after=2, left=7, hanging=7, numbering=2),
    Style(id="Tabelkop", size=9, bold=True, slot="text2", before=1, after=1),
    Style(id="Antwoordkop", based="Tabelkop", size=8, bold=False, slot="text1"),
    Style(id="Tabeltekst", size=10, before=1, after=1),
    Style(id="Tabelsmal", name="Tabeltekst smal", based="Tabeltekst", before=0, after=0),
    Style(id="Tabelklein", name="Tabeltekst klein", based="Tabelsmal", size=9),
    # the heading of a group, with how far it is at the right
    Style(
        id="Groepkop", based="Kop3", next="Standaard", slot="text2", size=11, before=4, after=1, outline=1, keep=True,
        tabs='<w:tab w:val="right" w:pos="9060"/>',
    ),
    # the portrait: the story on eight columns, side notes on four
    Style(id="Verhaal", based="Invoer", before=0, after=3),
    Style(id="Richtvraag", based="Toelichting", before=0, after=0),
    Style(id="Kantkop", name="Kantlijnkop", size=9, bold=True, slot="text2", before=2, after=0),
    Style(id="Kant", name="Kantlijn", size=9, before=0, after=0),
    Style(id="Kantkeuze", name="Kantlijnkeuze", based="Keuzeklein", size=9, left=5, hanging=5, exact=11.5),
    Style(id="Kantnoot", name="Kantlijnnoot", size=8, slot="accent3", before=1, after=0),
    # the plan: what someone wants, from large to small
    Style(id="Wens", based="Invoer", size=11.5, before=0, after=4, line=1.1),
    Style(id="Leefgebiedpagina", name="Leefgebied op een eigen pagina", based="Leefgebied", size=18, before=0, after=4),
    Style(id="Hoofddoel", size=14, slot="text1", font="major", before=0, after=6, line=1.05),
    Style(id="Doelzin", size=12, bold=True, before=0, after=2, keep=True),
    # the question above a goal, with a rule that parts it from the goal before
    Style(id="Doellabel", based="Label", before=8, borders=border("top", "accent4", 4, 5)),
    Style(id="Doelregel", size=11, bold=True, before=0, after=0),
    Style(id="Terugblik", based="Kop3", slot="text2", before=8, after=1),
    Style(id="Compact", size=10, before=0, after=1),
    # the questionnaire: words above boxes, and what is said to the reader
    Style(id="Schaal", size=8, before=0, after=1),
    Style(id="Uitleg", size=11, before=0, after=4, line=1.05),
    Style(id="Dank", size=11, bold=True, slot="text2", before=10, after=0),
    # the loose page for the client
    Style(id="Bladvak", size=12.5, before=0, after=0),
    Style(id="Bladtekst", size=12, before=0, after=0),
    Style(id="Bladdatum", size=10.5, before=0, after=0),
    Style(id="Vak", name="Aankruisvak", based="Tabeltekst", before=0, after=0),
    Style(id="Tabelhulp", name="Tabeltoelichting", based="Tabeltekst", size=9, slot="accent3", before=0),
    Style(id="Onderschrift", size=9, slot="accent3", before=0, after=0, keep=True),
    Style(
        id="Handtekeninglijn", before=14, after=0, keep=True, borders=border("bottom", "accent4", 4, 1),
    ),
    # the distance after a table, which has none of its own
    Style(id="Ruimte", size=2, before=0, after=0, exact=2, quick=False),
    Style(id="Klein", size=9, slot="accent3", before=0, after=0),
    Style(id="Koptekst", name="header", based="Klein", tabs=_RIGHT_TAB, quick=False),
    Style(
        id="Vervolgkop", name="Koptekst vervolg", based="Koptekst", tabs=_RIGHT_TAB,
        borders=border("bottom", "accent5", 4, 4), quick=False,
    ),
    Style(id="Voettekst", name="footer", based="Klein", tabs=_RIGHT_TAB, quick=False),
    Style(id="Tussenruimte", size=6, before=0, after=0, exact=6, quick=False),
    # holds a tag of the template language; never seen in a finished document
    Style(id="Sjabloon", name="Sjabloonregel", size=8, slot="accent4", before=0, after=0, exact=10, keep=False),
]  # fmt: skip


def _character(identity: str, name: str, properties: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Standaardalinea"/><w:qFormat/><w:rPr>{properties}</w:rPr></w:style>'
    )


_DEFAULT_CHARACTER = (
    '<w:style w:type="character" w:default="1" w:styleId="Standaardalinea">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
)

CHARACTER_STYLES = [
    _DEFAULT_CHARACTER,
    _character("Nadruk", "Strong", "<w:b/><w:bCs/>"),
    _character("Merk", "Merk", f"<w:b/>{color('text2')}"),
    _character("Grijs", "Grijs", color("accent3")),
    _character("Vraag", "Vraag", "<w:b/>"),
    _character("Terzijde", "Terzijde", f'<w:b w:val="0"/>{color("accent3")}<w:sz w:val="18"/><w:szCs w:val="18"/>'),
    _character(
        "Datumvak",
        "Datumvak",
        '<w:sz w:val="30"/><w:szCs w:val="30"/><w:bdr w:val="single" w:sz="4" w:space="0" '
        f'w:color="{THEME["accent4"]}" w:themeColor="accent4"/>'
        f'<w:shd w:val="clear" w:color="auto" {theme_fill("background2")}/>',
    ),
    _character("Gewoon", "Gewoon", '<w:b w:val="0"/>'),
    # the sign fills about four fifths of its height: 4,5 mm, and 3 mm where much stands together
    _character("Vakje", "Vakje", '<w:b w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/>'),
    _character("Vakjemidden", "Vakje midden", '<w:b w:val="0"/><w:sz w:val="28"/><w:szCs w:val="28"/>'),
    _character("Vakjeklein", "Vakje klein", '<w:b w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/>'),
    _character("Link", "Hyperlink", f'{color("text2")}<w:u w:val="single"/>'),
]


def _table(identity: str, name: str, properties: str, conditions: str = "", based: str = "Standaardtabel") -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/><w:tblPr>{properties}</w:tblPr>{conditions}</w:style>'
    )


def _padding(top: float, left: float, bottom: float, right: float) -> str:
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    return "".join(
        ["<w:tblCellMar>", *(f'<w:{side} w:w="{mm(value)}" w:type="dxa"/>' for side, value in sides), "</w:tblCellMar>"]
    )


_HEAD = (
    '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
    f"{border('bottom', 'accent1', 12)}</w:tcBorders></w:tcPr></w:tblStylePr>"
)

_DEFAULT_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="Standaardtabel"><w:name w:val="Normal Table"/>'
    f'<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    f"{_padding(0, 0, 0, 0)}</w:tblPr></w:style>"
)

TABLE_STYLES = [
    _DEFAULT_TABLE,
    # Rooster: fields side by side; no lines, a gutter at the right of each cell
    _table("Rooster", "Rooster", _padding(0, 0, 0, 4)),
    # Regeltabel: horizontal rules only
    _table(
        "Regeltabel", "Regeltabel",
        f"<w:tblBorders>{border('top', 'accent1', 4)}{border('bottom', 'accent4', 4)}"
        f"{border('insideH', 'accent4', 4)}</w:tblBorders>{_padding(1, 1.5, 1, 1.5)}",
        _HEAD,
    ),
    # Smalle tabel: as Regeltabel, closer together
    _table(
        "Smalletabel", "Smalle tabel",
        f"<w:tblBorders>{border('top', 'accent1', 4)}{border('bottom', 'accent4', 4)}"
        f"{border('insideH', 'accent5', 4)}</w:tblBorders>{_padding(0, 1.5, 0, 1.5)}",
        _HEAD,
    ),
    # Leefgebieden: a rule above each
    _table(
        "Leefgebieden", "Leefgebieden",
        f"<w:tblBorders>{border('top', 'accent4', 4)}{border('bottom', 'accent4', 4)}"
        f"{border('insideH', 'accent4', 4)}</w:tblBorders>{_padding(1, 0, 0.5, 2)}",
    ),
    # Checklijst: rules between the lines, no padding above and below
    _table(
        "Checklijst", "Checklijst",
        f"<w:tblBorders>{border('top', 'accent1', 4)}{border('bottom', 'accent4', 4)}"
        f"{border('insideH', 'accent5', 4)}</w:tblBorders>{_padding(0.3, 1, 0.3, 1.5)}",
        _HEAD,
    ),
    # Kader: a frame around what belongs together, such as a decision
    _table(
        "Kader", "Kader",
        f"<w:tblBorders>{border('top', 'accent1', 12)}{border('left', 'accent1', 12)}{border('bottom', 'accent1', 12)}"
        f"{border('right', 'accent1', 12)}</w:tblBorders>{_padding(1.5, 3, 1, 3)}",
    ),
]  # fmt: skip


def styles_part() -> str:
    """`word/styles.xml`."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts('minor')}{color('text1')}"
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    found = "".join([*(style.xml() for style in PARAGRAPH_STYLES), *CHARACTER_STYLES, *TABLE_STYLES])
    return f"<w:styles {NAMESPACES}>{defaults}{found}</w:styles>"
