"""WordprocessingML as Python functions: each gives a piece of XML text, and pieces nest.

Text may hold template tags. `para("Label", "Naam")` is a paragraph; `when` and `each` put tags of their own paragraph
around pieces, `row_when` and `row_each` around rows. Widths are in twelfths of the text width (`COLUMN`), so that
everything aligns to one grid.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from docgen.ooxml.namespaces import MC, PIC, W14, W15, WP, WPS, A, R, W

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("w", W), ("r", R), ("a", A), ("pic", PIC), ("wp", WP), ("wps", WPS), ("mc", MC), ("w14", W14), ("w15", W15),
    )
)  # fmt: skip

COLUMN = 770
"""A twelfth of the text width of a page with margins of 25 and 22 mm, in twips."""


GUTTER = 227
"""The space between fields that stand side by side, in twips: 4 mm."""


def mm(value: float) -> int:
    """Millimetres as twips."""
    return round(value * 1440 / 25.4)


# --- text


def run(text: str, style: str = "", *, bold: bool = False) -> str:
    """Text in one run; a tab character becomes a tab, a line end a line break."""
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    properties += "<w:b/>" if bold else ""
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{properties}{_pieces(text)}</w:r>"


def _pieces(text: str) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        parts = [f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in line.split("\t")]
        lines.append("<w:tab/>".join(parts))
    return "<w:br/>".join(lines)


def field(instruction: str, shown: str = "1") -> str:
    """A field that Word works out, such as PAGE."""
    return f"<w:fldSimple w:instr={quoteattr(f' {instruction} ')}><w:r><w:t>{escape(shown)}</w:t></w:r></w:fldSimple>"


def inline(content: str) -> str:
    """XML as it is; anything else as a run."""
    return content if content.startswith("<") else run(content)


def para(style: str, *content: str, properties: str = "") -> str:
    """A paragraph; `properties` is XML that belongs in `w:pPr` after the style, in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{"".join(map(inline, content))}</w:p>'


KEEP = "<w:keepNext/>"
PAGE_BREAK = "<w:pageBreakBefore/>"


# --- tags of their own paragraph or row


def tag(text: str) -> str:
    """A paragraph that holds nothing but a tag and disappears."""
    return para("Sjabloon", text)


def when(condition: str, *content: str, otherwise: str = "") -> str:
    """`content` if the condition holds, `otherwise` if not."""
    other = tag("{%p else %}") + otherwise if otherwise else ""
    return tag(f"{{%p if {condition} %}}") + "".join(content) + other + tag("{%p endif %}")


def each(item: str, items: str, *content: str) -> str:
    """`content` for each item."""
    return tag(f"{{%p for {item} in {items} %}}") + "".join(content) + tag("{%p endfor %}")


def _tag_row(text: str, columns: int) -> str:
    return row(cell(0, para("Sjabloon", text), span=columns))


def row_when(condition: str, *rows: str, columns: int = 1, otherwise: str = "") -> str:
    """`rows` if the condition holds, `otherwise` if not; `columns` is how many the table has."""
    other = _tag_row("{%tr else %}", columns) + otherwise if otherwise else ""
    opening = _tag_row(f"{{%tr if {condition} %}}", columns)
    return opening + "".join(rows) + other + _tag_row("{%tr endif %}", columns)


def row_each(item: str, items: str, *rows: str, columns: int = 1) -> str:
    """`rows` for each item."""
    opening = _tag_row(f"{{%tr for {item} in {items} %}}", columns)
    return opening + "".join(rows) + _tag_row("{%tr endfor %}", columns)


# --- tables


def cell(width: float, *content: str, span: int = 1, fill: str = "", align: str = "", properties: str = "") -> str:
    """A cell; `width` in twelfths (0: as the grid says), `align` is top, center or bottom."""
    inner = f'<w:tcW w:w="{round(width * COLUMN)}" w:type="dxa"/>' if width else ""
    inner += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    inner += f'<w:shd w:val="clear" w:color="auto" {theme_fill(fill)}/>' if fill else ""
    inner += properties
    inner += f'<w:vAlign w:val="{align}"/>' if align else ""
    found = "".join(content) or para("Standaard")
    # a row stays whole by itself; kept paragraphs in it would tie it to the row or table below
    for style in _KEPT:
        named = f'<w:pStyle w:val="{style}"/>'
        found = found.replace(named, f'{named}<w:keepNext w:val="0"/>')
    return f"<w:tc><w:tcPr>{inner}</w:tcPr>{found.replace(_TWICE, _ONCE)}</w:tc>"


_KEPT = (
    "Label", "Labelsmal", "Toelichting", "Richtvraag", "Kop3", "Blokkop", "Leefgebied", "Schrijfregel", "Smal", "Krap",
)  # fmt: skip
_ONCE = '<w:keepNext w:val="0"/>'
_TWICE = _ONCE * 2


def kept(content: str) -> str:
    """The content with every paragraph kept on the page of the next, for what must not be parted from a signature."""
    content = content.replace(_ONCE, "")
    named = re.sub(r'(<w:pStyle w:val="(?!Sjabloon)\w+"/>)(<w:keepNext/>)?', r"\1<w:keepNext/>", content)
    return named.replace("<w:keepNext/><w:keepNext/>", "<w:keepNext/>")


def row(*cells: str, header: bool = False, height: float = 0, exact: bool = False) -> str:
    """A row that stays on one page; `height` in millimetres, at least or exactly."""
    inner = "<w:cantSplit/>"
    rule = "exact" if exact else "atLeast"
    inner += f'<w:trHeight w:val="{mm(height)}" w:hRule="{rule}"/>' if height else ""
    inner += "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr>{inner}</w:trPr>{''.join(cells)}</w:tr>"


def fields_row(*contents: str) -> str:
    """A row of the style Rooster: each cell has a gutter at its right, but the last ends with the text."""
    flush = '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>'
    last = len(contents) - 1
    return row(*(cell(0, content, properties=flush if n == last else "") for n, content in enumerate(contents)))


def beside(widths: list[float], *contents: str) -> str:
    """Contents side by side, and what parts them from a table below; the widths are in twelfths."""
    return table("Rooster", widths, fields_row(*contents)) + para("Ruimte")


def _side_by_side(widths: list[float]) -> list[int]:
    """Columns of which the contents keep these proportions, the gutters between them aside."""
    inner = sum(widths) * COLUMN - GUTTER * (len(widths) - 1)
    columns = [round(inner * width / sum(widths)) + GUTTER for width in widths]
    return [*columns[:-1], columns[-1] - GUTTER]


def table(style: str, widths: list[float], *rows: str, header: bool = False, title: str = "") -> str:
    """A table of fixed widths (twelfths); `title` is what a screen reader says of it."""
    columns = _side_by_side(widths) if style == "Rooster" else [round(width * COLUMN) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    look = f'w:firstRow="{int(header)}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"'
    value = "0620" if header else "0600"
    caption = f"<w:tblCaption w:val={quoteattr(title)}/>" if title else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{value}" {look}/>{caption}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


# --- theme colours: the slot and beside it the literal that belongs to it

THEME = {
    # slot of w:themeColor: literal of the neutral example brand (docgen.branding fills in the organisation's own)
    "text1": "1A1A1A", "background1": "FFFFFF", "text2": "1F5F7A", "background2": "E6EEF1",
    "accent1": "1F5F7A", "accent2": "B8562B", "accent3": "6B6B6B", "accent4": "8C8C8C", "accent5": "D0D0D0",
    "accent6": "FFFFFF",
}  # fmt: skip


def color(slot: str) -> str:
    """`w:color` in a theme slot."""
    return f'<w:color w:val="{THEME[slot]}" w:themeColor="{slot}"/>'


def theme_fill(slot: str) -> str:
    """The attributes of a fill in a theme slot."""
    return f'w:fill="{THEME[slot]}" w:themeFill="{slot}"'


def border(side: str, slot: str, eighths: int = 4, space: int = 0) -> str:
    """A border of a paragraph, table or cell; its width is in eighths of a point, `space` in points."""
    return (
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{THEME[slot]}" w:themeColor="{slot}"/>'
    )
