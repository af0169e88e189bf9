"""A client of De Haven with a story and a plan that nobody has a remark on; what every rule is tried on.

`told(change)` gives the findings of review after one change to one of the records.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ryaml
from journeys.haven import CLIENT, tree

from docgen.api import ReviewReport, review

REF = "c-0001"
STORY = f"clienten/{REF}/cyclus-1/persoonsbeschrijving.yaml"
PLAN = f"clienten/{REF}/cyclus-1/begeleidingsplan.yaml"
START = f"clienten/{REF}/opname.yaml"
END = f"clienten/{REF}/uitstroom.yaml"
INTAKE = f"clienten/{REF}/intake.yaml"
ASKED = f"clienten/{REF}/aanmelding.yaml"

_AREA = """\
    tekst: >-
      Ik vind dit nu belangrijk. Ik denk er elke dag aan. Op maandag praat ik erover met Henk. Hij luistert goed en
      hij stelt vragen. Daarna weet ik beter wat ik wil. Thuis schrijf ik het op in een schrift. Op vrijdag lees ik
      het terug. Dan ben ik blij met wat ik al kan en met wie mij helpt.
    sterk: Ik weet goed wat ik wil.
    aandacht: Ik vraag nog bijna nooit om hulp.
    besproken_op: 2026-03-23
"""
AREAS = (
    "zingeving",
    "wonen",
    "financien",
    "sociale_relaties",
    "lichamelijke_gezondheid",
    "psychische_gezondheid",
    "werk_activiteit",
)
STORY_TEXT = """\
status: vastgesteld
handboek_versie: "2026.1"
datum: 2026-03-23
versie: 1
opgesteld_door: ina-berg
samen_met: [Ruud Vermeulen]
geschreven_door: samen
perspectief: ik
verteld_op: 2026-03-02
gesprekken:
  - {datum: 2026-03-02, met: Ruud}
  - {datum: 2026-03-15, met: Henk, netwerk: true}
toekomst: Over een jaar woon ik in een eigen huis.
gecheckt: {op: 2026-03-23, klopt: ja}
kopie: {op: 2026-03-24, door: ina-berg, uitgave: standaard}
leefgebieden:
""" + "".join(f"  {area}:\n{_AREA}" for area in AREAS)
PLAN_TEXT = """\
status: vastgesteld
handboek_versie: "2026.1"
datum: 2026-03-30
versie: 1
periode_van: 2026-03-30
periode_tot: 2026-06-22
begeleider: ina-berg
volgende_evaluatie: 2026-06-22
gebaseerd_op: {versie: 1, datum: 2026-03-23}
lonkend_perspectief: Ik woon in een eigen huis met een schuur.
leefgebieden:
  wonen:
    hoofddoelen:
      - tekst: Ik wil een eigen huis.
        van_wie: client
        subdoelen:
          - tekst: Ik reageer elke week op een woning.
            meetpunt: In juni heb ik op tien woningen gereageerd.
            streefdatum: 2026-06-22
            acties:
              - {wat: Elke donderdag het aanbod bekijken, wie: client}
besproken_op: 2026-03-30
akkoord: true
eigenaar_bevestigd: true
kopie: {op: 2026-03-31, door: ina-berg, uitgave: standaard}
ondertekening: {client_op: 2026-03-30, medewerker: ina-berg, medewerker_op: 2026-03-30}
"""
START_TEXT = """\
status: concept
handboek_versie: "2026.1"
datum: 2026-02-23
opnamedatum: 2026-02-23
begeleider: ina-berg
informatie_gegeven_op: 2026-02-24
"""
END_TEXT = """\
status: concept
handboek_versie: "2026.1"
datum: 2026-08-01
einddatum: 2026-08-14
begeleider: ina-berg
nazorg: geen
exitgesprek_aangeboden_op: 2026-08-02
exitvragenlijst_aangeboden_op: 2026-08-02
"""
TEXTS = {STORY: STORY_TEXT, PLAN: PLAN_TEXT, START: START_TEXT, END: END_TEXT}

Change = Callable[[dict[str, Any]], object]


def haven(folder: Path, **more: str) -> Path:
    """The folder of De Haven with the whole dossier; `more` are files of the handbook or the client to add."""
    files: dict[str, str | bytes] = {**tree(), **TEXTS, f"clienten/{REF}/client.yaml": CLIENT}
    files.update({name.replace("__", "/") + ".yaml": text for name, text in more.items()})
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def change(folder: Path, name: str, how: Change) -> None:
    """Change the value in one file of the folder."""
    value = ryaml.loads((folder / name).read_text(encoding="utf-8"))
    how(value)
    (folder / name).write_text(ryaml.dumps(value), encoding="utf-8")


def reviewed(folder: Path, name: str, *, everything: bool = False) -> ReviewReport:
    """The review of one record, without laying out pages."""
    return review(folder, name, all_remarks=everything, pages=False)


def codes(report: ReviewReport) -> list[str]:
    """The rules of what is left to do, in order."""
    return sorted(finding.diagnostic.code for finding in report.open)
