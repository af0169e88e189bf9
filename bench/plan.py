"""A begeleidingsplan of four pages with header and logo, in the dialect of each engine, and 200 records for it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Mm, Pt

from bench.dialects import Dialect

FACTS = (
    ("Naam", "naam"),
    ("Geboortedatum", "geboortedatum"),
    ("Begeleider", "begeleider"),
    ("Locatie", "locatie"),
    ("Datum van het plan", "datum"),
    ("Evaluatie op", "evaluatie"),
    ("Hoofddoel", "hoofddoel"),
    ("Wat goed gaat", "kracht"),
)
GOAL = (
    ("Doel", "d.doel"),
    ("Wat ga ik doen", "d.actie"),
    ("Wie helpt", "d.wie"),
    ("Wanneer", "d.op"),
    ("Klaar", "d.klaar"),
)
DOMAINS = (
    "Zingeving",
    "Wonen",
    "Financiën",
    "Sociale relaties",
    "Lichamelijke gezondheid",
    "Psychische gezondheid",
    "Werk en activiteit",
)
SENTENCES = (
    "Ik woon sinds dit voorjaar op kamer zes en ken de meeste huisgenoten nu bij naam.",
    "De brieven leg ik in de blauwe map, die we op maandag samen doornemen.",
    "Met mijn zus bel ik elke week, en in de vakantie ga ik bij haar op bezoek.",
    "Op dinsdag en donderdag werk ik in de fietsenwerkplaats, dat houdt mijn hoofd rustig.",
    "Slapen gaat beter sinds ik na tien uur geen koffie meer neem.",
    "Ik wil leren hoe ik zelf een afspraak bij de huisarts maak en op tijd kom.",
    "Als het te druk wordt, ga ik een rondje lopen en vertel ik het daarna aan mijn begeleider.",
    "Sparen lukt met vijf euro per week, want de pot staat niet op mijn kamer.",
    "Ik kook graag voor de groep, vooral rijst met groente van de markt.",
)


def sentences(start: int, count: int) -> str:
    """Some sentences in a row, others for each start."""
    return " ".join(SENTENCES[(start + at) % len(SENTENCES)] for at in range(count))


def record(number: int) -> dict[str, Any]:
    """The plan of one client; different in every text."""
    return {
        "naam": f"Cliënt nummer {number}",
        "geboortedatum": f"{1 + number % 28:02}-0{1 + number % 9}-19{60 + number % 40}",
        "begeleider": f"Femke de Boer ({number % 12})",
        "locatie": f"De Brug, huis {number % 7}",
        "datum": f"{1 + number % 28} maart 2026",
        "evaluatie": f"{1 + number % 28} juni 2026",
        "hoofddoel": f"Over {number % 9 + 3} maanden heb ik een eigen plek om te wonen.",
        "kracht": sentences(number, 2),
        "leefgebieden": [
            {
                "titel": name,
                "situatie": sentences(number + at, 4 + (number + at) % 2),
                "wens": sentences(number + at * 3 + 2, 2),
                "doelen": [
                    {
                        "doel": f"Doel {step + 1}: {sentences(number + at + step, 1)}",
                        "actie": sentences(number * 2 + at + step, 1),
                        "wie": ("ik zelf", "mijn begeleider", "mijn zus")[(number + step) % 3],
                        "op": f"{1 + (number + step) % 28}-04-2026",
                        "klaar": ("ja", "nee")[(number + at + step) % 2],
                    }
                    for step in range(2)
                ],
            }
            for at, name in enumerate(DOMAINS)
        ],
    }


def write_records(path: Path) -> list[dict[str, Any]]:
    """Two hundred records in a JSON file."""
    records = [record(number) for number in range(200)]
    path.write_text(json.dumps(records), encoding="utf-8")
    return records


def write_template(path: Path, dialect: Dialect, logo: bytes) -> None:
    """The template in that dialect; the same text, styles, tables and picture for all."""
    document = Document()
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10.5)
    section = document.sections[0]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(18)
    header = section.header
    header.paragraphs[0].add_run().add_picture(io.BytesIO(logo), width=Mm(30))
    header.add_paragraph(f"Begeleidingsplan van {dialect.value('naam')}")
    section.footer.paragraphs[0].text = f"Plan van {dialect.value('datum')}. Dit plan is van jou."
    document.add_heading("Begeleidingsplan", 0)
    facts = document.add_table(0, 2, style="Table Grid")
    for label, name in FACTS:
        cells = facts.add_row().cells
        cells[0].paragraphs[0].add_run(label).bold = True
        cells[1].text = dialect.value(name)
    if dialect.before:
        document.add_paragraph(dialect.before)
    _domain(document, dialect)
    if dialect.after:
        document.add_heading(dialect.after, 1) if not dialect.before else document.add_paragraph(dialect.after)
    document.add_heading("Handtekeningen", 1)
    for who in ("naam", "begeleider"):
        document.add_paragraph(f"{dialect.value(who)}: ______________________")
    document.save(str(path))


def _domain(document: Any, dialect: Dialect) -> None:
    document.add_heading(dialect.value("l.titel"), 1)
    document.add_paragraph(dialect.value("l.situatie"))
    document.add_paragraph("Wat ik wil: ").add_run(dialect.value("l.wens")).italic = True
    table = document.add_table(1, len(GOAL), style="Table Grid")
    for cell, (label, _) in zip(table.rows[0].cells, GOAL, strict=True):
        cell.paragraphs[0].add_run(label).bold = True
    for texts in dialect.rows([path for _, path in GOAL]):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.add_paragraph()
