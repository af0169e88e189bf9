"""The pages of the forms, counted by LibreOffice (method 5.0, and look.md's “Before a template is done”)."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from docgen.branding import Brand
from docgen.documents.pages import office_installed
from tests.documents.form_sources import rendered

pytestmark = pytest.mark.skipif(not office_installed(), reason="LibreOffice (soffice) is not installed")

BRAND = Brand("De Haven", "#2B5C9E")
LONG_NAME = {
    "roepnaam": "Żaneta-Małgorzata",
    "tussenvoegsel": "d’",
    "achternaam": "Áncona-van ’t Hoff-Wiśniewska y Núñez",
}
LONG_WORD = "arbeidsongeschiktheidsverzekeringsmaatschappij"
DOMAINS = (
    "zingeving", "wonen", "financien", "sociale_relaties", "lichamelijke_gezondheid", "psychische_gezondheid",
    "werk_activiteit",
)  # fmt: skip
# ten lines of about 75 characters
TEN_LINES = " ".join(["Ik woon aan het water en ik kook op donderdag voor het hele huis, samen met Sjaak."] * 9)


def goal(number: int) -> dict[str, Any]:
    step = {"wat": "Elke donderdag het woningaanbod bekijken", "wie": "client", "wanneer": "elke donderdag"}
    text = f"Doel {number}: ik reageer elke week op een woning."
    return {"tekst": text, "meetpunt": "Tien keer", "acties": [step] * 3}


def plan(goals: int) -> dict[str, Any]:
    return {"hoofddoelen": [{"tekst": "Ik wil een eigen huis.", "subdoelen": [goal(n) for n in range(goals)]}]}


DOCUMENTS: dict[str, tuple[str, dict[str, Any] | None, dict[str, Any]]] = {
    **{f"{form}-leeg": (form, None, {}) for form in (
        "aanmelding", "intake", "opname", "persoonsbeschrijving", "begeleidingsplan", "uitstroom", "exit",
    )},
    "verhaal-tien-regels": (
        "persoonsbeschrijving",
        {"status": "vastgesteld", "leefgebieden": {domain: {"tekst": TEN_LINES} for domain in DOMAINS}},
        {},
    ),
    "verhaal-kort": ("persoonsbeschrijving", {"leefgebieden": {"wonen": {"tekst": "Goed."}}}, {}),
    "plan-twee-leefgebieden": ("begeleidingsplan", {"leefgebieden": {"wonen": plan(1), "financien": plan(1)}}, {}),
    "plan-tien-doelen": ("begeleidingsplan", {"leefgebieden": {"wonen": plan(10)}}, {"client": LONG_NAME}),
    "intake-lang": (
        "intake",
        {"hulpvraag": "\n\n".join([TEN_LINES] * 12), "nu": LONG_WORD},
        {"client": LONG_NAME},
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    folder = tmp_path_factory.mktemp("paginas")
    for name, (form, record, more) in DOCUMENTS.items():
        (folder / f"{name}.docx").write_bytes(rendered(form, record, brand=BRAND, **more))
    office = ["soffice", f"-env:UserInstallation={(folder / 'profiel').as_uri()}", "--headless", "--convert-to", "pdf"]
    sources = sorted(folder.glob("*.docx"))
    subprocess.run([*office, "--outdir", folder, *sources], check=True, capture_output=True, timeout=300)
    return {path.stem: counted(path) for path in folder.glob("*.pdf")}


def counted(pdf: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("aanmelding-leeg", 1),
        ("intake-leeg", 4),
        ("opname-leeg", 3),  # two, and the loose page for the client
        ("persoonsbeschrijving-leeg", 3),
        ("begeleidingsplan-leeg", 6),  # overview, a page for each of three goals, and looking back on two
        ("uitstroom-leeg", 3),
        ("exit-leeg", 2),
        ("verhaal-tien-regels", 2),
        ("verhaal-kort", 1),
        ("plan-twee-leefgebieden", 3),
    ],
)
def test_form_fits_on_its_pages(name: str, most: int, pages: dict[str, int]) -> None:
    assert pages[name] <= most


def test_ten_goals_flow_on_over_pages(pages: dict[str, int]) -> None:
    assert 4 <= pages["plan-tien-doelen"] <= 9


def test_long_answer_grows_the_form_and_is_not_cut_off(pages: dict[str, int]) -> None:
    assert pages["intake-lang"] > 3
