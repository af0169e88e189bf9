"""The handbook's templates are what their source makes, and their pages keep to what was promised."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from docgen.documents.brands import load_brand
from docgen.documents.handbook import EDITIONS, Edition, handbook_source, render_handbook
from docgen.documents.pages import bookmarks, measure_pages, office_installed
from docgen.documents.workshop import schema_of
from docgen.ooxml import Package
from docgen.ooxml.namespaces import qn
from docgen.ooxml.reading import read_docx
from docgen.ooxml.xml import parse
from docgen.records.folder import load_folder
from docgen.resources import resource
from docgen.word import WordTemplate
from templates.source.handbook import make

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ("de-brug", "jong-noord", "samen-thuis")
needs_office = pytest.mark.skipif(not office_installed(), reason="LibreOffice (soffice) is not installed")


def _made(edition: Edition, sample: str, measure: Callable[[bytes], dict[str, int]] | None = None) -> bytes:
    folder = load_folder(ROOT / "samples" / sample)
    assert folder.current is not None
    template = WordTemplate.compile(
        resource("templates", "docx", edition.template), schema_of("handboek"), load_brand(folder)[0]
    )
    return render_handbook(edition, handbook_source(folder.current), template.fill, measure).pack()


def _page_count(docx: bytes, tmp_path: Path, soffice: Callable[..., object]) -> list[bool]:
    """For each page whether it is landscape."""
    source = tmp_path / "handboek.docx"
    source.write_bytes(docx)
    soffice("--convert-to", "pdf", "--outdir", str(tmp_path), str(source))
    boxes = re.findall(
        rb"/Type/Page/.*?/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]",
        source.with_suffix(".pdf").read_bytes(),
        re.DOTALL,
    )
    return [float(width) > float(height) for width, height in boxes]


@pytest.mark.parametrize("path", sorted(make()))
def test_shipped_template_is_what_its_source_makes(path: str) -> None:
    assert (ROOT / "templates" / path).read_bytes() == make()[path]


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=list(EDITIONS))
def test_template_compiles_without_a_remark(edition: Edition) -> None:
    template = WordTemplate.compile(resource("templates", "docx", edition.template), schema_of("handboek"))

    assert template.warnings == ()


def test_every_line_of_the_contents_leads_to_a_heading() -> None:
    made = _made(EDITIONS["team"], "de-brug")
    root = parse(Package.read(made).parts["word/document.xml"])
    anchors = [link.get(qn("w:anchor")) for link in root.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))]

    assert len(anchors) > 35
    assert set(anchors) <= set(bookmarks(made))
    assert len(bookmarks(made)) == len(set(bookmarks(made)))


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("edition", EDITIONS.values(), ids=list(EDITIONS))
def test_edition_is_valid_and_has_no_tag_left(edition: Edition, sample: str, shared: Path, tmp_path: Path) -> None:
    file = tmp_path / edition.template
    file.write_bytes(_made(edition, sample))

    validator = shared / "tools" / "validate_ooxml.py"
    done = subprocess.run([sys.executable, str(validator), str(file)], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
    assert not re.search(r"\{\{|\{%|None", read_docx(file.read_bytes()))


@pytest.mark.parametrize("sample", SAMPLES)
def test_team_edition_says_everything_of_the_handbook(sample: str) -> None:
    folder = load_folder(ROOT / "samples" / sample)
    assert folder.current is not None
    handbook = handbook_source(folder.current)["handboek"]
    text = re.sub(r"\s+", " ", read_docx(_made(EDITIONS["team"], sample)))

    said = [handbook["over_ons"], handbook["visie"], handbook["inspraak"], handbook["leren"]]
    for phase in handbook["fasen"].values():
        said += [phase["naam"], phase["doel"], phase["client"], *phase["reflectie"].values()]
        said += [step["tekst"] for step in phase["stappen"].values()]
        said += [choice["betekenis"] for choice in phase["besluiten"].values()]
        said += [phase[word]["zin"] for word in ("wat", "wie", "wanneer", "waar", "waarmee", "hoe")]
    for domain in handbook["leefgebieden"].values():
        said += [
            domain["naam"],
            *domain["wijzer"]["heden"],
            *domain["wijzer"]["verleden"],
            *domain["wijzer"]["toekomst"],
        ]
    missing = [part for words in said for part in words.split("\n\n") if re.sub(r"\s+", " ", part).strip() not in text]
    assert missing == []


def test_client_edition_speaks_to_the_client_and_shows_no_code() -> None:
    text = read_docx(_made(EDITIONS["client"], "de-brug"))

    assert "Dit is voor jou" in text
    assert not re.search(r"\b(PB|BP|AM|IN|OP|EV|UI)-[A-Z]?\d|\bF\d", text)
    assert "Huis Linde" not in text


@needs_office
@pytest.mark.parametrize("sample", SAMPLES)
def test_contents_show_where_each_heading_stands_and_a_phase_takes_two_pages_at_most(sample: str) -> None:
    made = _made(EDITIONS["team"], sample, measure_pages)
    pages = measure_pages(made)

    marks = ["h_fase", *(f"h_fase_{number}" for number in range(2, 9)), "h_overzicht"]
    starts = [pages[mark] for mark in marks]
    assert all(after - before <= 2 for before, after in pairwise(starts)), starts
    root = parse(Package.read(made).parts["word/document.xml"])
    numbered: list[str] = []
    for line in root.iter(qn("w:hyperlink")):
        if (number := "".join(line.itertext()).rpartition("\\h ")[2]).isdigit():
            assert int(number) == pages[str(line.get(qn("w:anchor")))]
            numbered.append(number)
    assert len(numbered) > 30


@pytest.mark.parametrize("sample", SAMPLES)
def test_matrix_is_the_one_landscape_page(sample: str, tmp_path: Path, soffice: Callable[..., object]) -> None:
    landscape = _page_count(_made(EDITIONS["pocket"], sample), tmp_path, soffice)

    assert landscape.count(True) == 1
    assert len(landscape) <= 5


@pytest.mark.parametrize("sample", SAMPLES)
def test_client_edition_has_four_pages_at_most(sample: str, tmp_path: Path, soffice: Callable[..., object]) -> None:
    assert len(_page_count(_made(EDITIONS["client"], sample), tmp_path, soffice)) <= 4
