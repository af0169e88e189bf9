"""Content controls: what someone fills in on the screen, each with the path of its answer.

The tag `veld:<path>` makes a control a form field (docgen.word.fields). An empty one shows en spaces, never grey words
that would be printed.
"""

from __future__ import annotations

from templates.source.word.markup import each, run

BLANK = "\u2002" * 5
_GOTHIC = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
_DATE = (
    '<w:date><w:dateFormat w:val="d-M-yyyy"/><w:lid w:val="nl-NL"/><w:storeMappedDataAs w:val="dateTime"/>'
    '<w:calendar w:val="gregorian"/></w:date>'
)
_TEXT = '<w:text w:multiLine="1"/>'


def control(path: str, content: str, kind: str = "", *, empty: bool = False) -> str:
    """A content control for the field at `path`; `empty` says that what it shows is no answer."""
    showing = "<w:showingPlcHdr/>" if empty else ""
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="veld:{path}"/>{showing}{kind}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def text_control(path: str, value: str = "") -> str:
    """A line of text within a paragraph; `value` is an expression."""
    if value:
        return control(path, run(f"{{{{ {value} }}}}"), _TEXT)
    return control(path, run(BLANK), _TEXT, empty=True)


def date_control(path: str, value: str = "") -> str:
    """A date within a paragraph; empty it is three boxes for day, month and year."""
    if value:
        return control(path, run(f"{{{{ {value} }}}}"), _DATE)
    box = "\u2002"
    boxes = [run(box * 3, "Datumvak"), run("\u2009"), run(box * 3, "Datumvak"), run("\u2009"), run(box * 5, "Datumvak")]
    return control(path, "".join(boxes), _DATE, empty=True)


def check_control(path: str, value: str, style: str = "Vakje") -> str:
    """A box to tick; `value` is an expression that gives a Check, `style` its size."""
    box = (
        '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )
    look = f'<w:rPr><w:rStyle w:val="{style}"/>{_GOTHIC}</w:rPr>'
    return (
        f'<w:sdt><w:sdtPr>{look}<w:tag w:val="veld:{path}"/>{box}</w:sdtPr>'
        f"<w:sdtContent><w:r>{look}<w:t>{{{{ {value} }}}}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def long_control(path: str, paragraph: str, *, lines: str = "", line: str = "", empty: bool = False) -> str:
    """Text in paragraphs of its own; empty it holds a `line` for each item of `lines` after the first."""
    content = paragraph + (each("regel", lines, line) if lines else "")
    return control(path, content, empty=empty)
