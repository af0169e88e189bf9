"""The templates of the client's copies: made by their source, accessible, and in three pages for a normal record."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.api.copying import answer_safety, open_copy, render_copy
from docgen.branding import Brand
from docgen.documents.clientcopy.kinds import KINDS
from docgen.documents.workshop import schema_of
from docgen.ooxml import Package
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import parse
from docgen.records.kopie import Meenemen
from docgen.resources import resource
from docgen.word import WordTemplate
from templates.make import build

ROOT = Path(__file__).resolve().parents[2]
VALIDATOR = ROOT.parent / "shared" / "tools" / "validate_ooxml.py"
BRANDS = [Brand("A", "#0B6E6E"), Brand("B", "#E8590C", heading_font="Arial"), Brand("C", "#2B5C9E")]
every_copy = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


@every_copy
def test_committed_template_is_what_its_source_makes(kind) -> None:
    committed = resource("templates", "docx", kind.template).read_bytes()

    assert dict(Package.read(committed).parts) == dict(Package.read(build(kind.code)).parts)


@every_copy
def test_template_compiles_for_every_brand_without_a_remark(kind) -> None:
    for brand in BRANDS:
        template = WordTemplate.compile(resource("templates", "docx", kind.template), schema_of(kind.code), brand)
        assert template.warnings == ()


@every_copy
def test_every_style_that_is_used_exists(kind) -> None:
    parts = Package.read(resource("templates", "docx", kind.template).read_bytes()).parts
    known = {style.get(qn("w:styleId")) for style in parse(parts["word/styles.xml"]).iter(qn("w:style"))}
    used = {
        element.get(qn("w:val"))
        for name, data in parts.items()
        if re.match(r"word/(document|header\d|footer\d)\.xml", name)
        for element in parse(data).iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
    }

    assert used <= known


@pytest.mark.skipif(not VALIDATOR.is_file(), reason="the validator is not here")
def test_templates_are_sound_word_files() -> None:
    files = [resource("templates", "docx", kind.template) for kind in KINDS.values()]
    found = subprocess.run(
        [sys.executable, VALIDATOR, "--templates", *files], capture_output=True, text=True, check=False
    )

    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(
    ("organisation", "ref", "name", "most"),
    [
        ("de-brug", "c-0001", "persoonsbeschrijving", 3),
        ("jong-noord", "j-01", "persoonsbeschrijving", 3),
        ("samen-thuis", "s-01", "persoonsbeschrijving", 3),
        ("de-brug", "c-0001", "begeleidingsplan", 4),
        ("jong-noord", "j-01", "actiekaart", 1),
    ],
)
def test_a_copy_of_a_normal_record_fits_on_its_pages(
    organisation: str,
    ref: str,
    name: str,
    most: int,
    soffice: Callable[..., subprocess.CompletedProcess[str]],
    tmp_path: Path,
) -> None:
    desk = answer_safety(open_copy(resource("samples", organisation), ref, name, 1), Meenemen.STANDAARD)
    (tmp_path / "kopie.docx").write_bytes(render_copy(desk))

    soffice("--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "kopie.docx"))

    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "kopie.pdf").read_bytes())) <= most
