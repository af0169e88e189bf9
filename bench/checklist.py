"""A checklist of forty rows with validations, conditional formats, logo and protection, and 200 records for it.

Some engines repeat one row, others fill forty that stand ready; what comes out is the same sheet.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from bench.plan import SENTENCES

ROWS = 40
COLUMNS = ("nr", "taak", "wie", "datum", "klaar", "opmerking")
LABELS = ("Nr.", "Wat", "Wie", "Op", "Klaar", "Opmerking")
WIDTHS = (6, 48, 18, 12, 9, 40)
HEAD = 6  # the row of the labels; rows count from 0


@dataclass(frozen=True)
class Layout:
    """What an engine wants in the sheet: the cells of the head, rows, and how many of them stand ready."""

    head: dict[str, str]
    rows: list[list[str]]
    ready: int


def _columns(before: str, after: str) -> list[str]:
    return [before + name + after for name in COLUMNS]


_HEAD = {name: f"{{{{ {name} }}}}" for name in ("client", "begeleider", "datum")}
_REST = [""] * (len(COLUMNS) - 1)
DOCGEN = Layout(_HEAD, [["{%tr for r in regels %}", *_REST], _columns("{{ r.", " }}"), ["{%tr endfor %}", *_REST]], 3)
READY = Layout(dict.fromkeys(_HEAD, ""), [[""] * len(COLUMNS)] * ROWS, ROWS)
XLSXJINJA = Layout(
    {"client": "{{ client }}", "begeleider": "{{ begeleider }}", "datum": "{% xv datum %}"},
    [
        [
            "{%- for r in regels %}{% xv r.nr %}",
            *("{{ r.taak }}", "{{ r.wie }}", "{% xv r.datum %}", "{{ r.klaar }}"),
            "{{ r.opmerking }}{%+ endfor %}",
        ]
    ],
    1,
)
XLSX_TEMPLATE = Layout({name: f"${{{name}}}" for name in _HEAD}, [[f"${{table:regels.{name}}}" for name in COLUMNS]], 1)
CARBONE = Layout(
    {name: f"{{d.{name}}}" for name in _HEAD},
    [[f"{{d.regels[{at}].{name}}}" for name in COLUMNS] for at in ("i", "i+1")],
    2,
)


def record(number: int) -> dict[str, Any]:
    """The checklist of one client; dates are dates."""
    day = date(2026, 3, 1) + timedelta(days=number % 90)
    return {
        "client": f"Cliënt nummer {number}",
        "begeleider": f"Femke de Boer ({number % 12})",
        "datum": {"date": day.isoformat()},
        "regels": [
            {
                "nr": row + 1,
                "taak": f"Taak {row + 1}: {SENTENCES[(number + row) % len(SENTENCES)][:48]}",
                "wie": ("cliënt", "begeleider", "huismeester")[(number + row) % 3],
                "datum": {"date": (day + timedelta(days=row)).isoformat()},
                "klaar": ("ja", "nee")[(number * 3 + row) % 2],
                "opmerking": f"Besproken in week {(number + row) % 52 + 1}",
            }
            for row in range(ROWS)
        ],
    }


def plain_record(number: int) -> dict[str, Any]:
    """The checklist of one client as a worker reads it."""
    return json.loads(json.dumps(record(number)), object_hook=dated)


def dated(value: dict[str, Any]) -> Any:
    """`{"date": "2026-03-03"}` as a date, anything else as it is."""
    return date.fromisoformat(value["date"]) if value.keys() == {"date"} else value


def write_records(path: Path) -> None:
    """Two hundred records in a JSON file."""
    path.write_text(json.dumps([record(number) for number in range(200)]), encoding="utf-8")


def write_template(path: Path, layout: Layout, logo: bytes) -> None:
    """The workbook in the words of an engine; the same formats, rules, picture and protection for all."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Checklist")
        plain = book.add_format({"border": 1, "text_wrap": True, "valign": "top", "locked": False})
        day = book.add_format({"border": 1, "num_format": "dd-mm-yyyy", "valign": "top", "locked": False})
        bold = book.add_format({"bold": True, "bg_color": "#DCEBF7", "border": 1})
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        sheet.insert_image(0, 4, "logo.png", {"image_data": io.BytesIO(logo), "x_scale": 0.2, "y_scale": 0.2})
        sheet.write(0, 0, "Checklist opname", book.add_format({"bold": True, "font_size": 16}))
        for row, name in enumerate(("client", "begeleider"), start=2):
            sheet.write(row, 0, name.capitalize(), bold)
            sheet.write(row, 1, layout.head[name], plain)
        sheet.write(2, 3, "Datum", bold)
        sheet.write(2, 4, layout.head["datum"], day)
        for column, label in enumerate(LABELS):
            sheet.write(HEAD, column, label, bold)
        for row, cells in enumerate(layout.rows, start=HEAD + 1):
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text, day if COLUMNS[column] == "datum" else plain) if text else (
                    sheet.write_blank(row, column, None, day if COLUMNS[column] == "datum" else plain)
                )
        _rules(book, sheet, HEAD + 1, HEAD + layout.ready)


def _rules(book: Any, sheet: Any, first: int, last: int) -> None:
    green, red = book.add_format({"bg_color": "#D9EAD3"}), book.add_format({"bg_color": "#F4CCCC"})
    sheet.data_validation(first, 4, last, 4, {"validate": "list", "source": ["ja", "nee"]})
    sheet.data_validation(first, 2, last, 2, {"validate": "list", "source": ["cliënt", "begeleider", "huismeester"]})
    sheet.data_validation(
        first,
        3,
        last,
        3,
        {"validate": "date", "criteria": ">=", "value": date(2026, 1, 1)},
    )
    sheet.conditional_format(first, 4, last, 4, {"type": "cell", "criteria": "==", "value": '"ja"', "format": green})
    late = f'=AND($D{first + 1}<TODAY(),$E{first + 1}="nee")'
    sheet.conditional_format(first, 0, last, 5, {"type": "formula", "criteria": late, "format": red})
    sheet.write_formula(HEAD - 2, 4, f'=COUNTIF(E{first + 1}:E{last + 1},"ja")')
    sheet.repeat_rows(HEAD)
    sheet.freeze_panes(HEAD + 1, 0)
    sheet.protect()
