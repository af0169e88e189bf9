"""What shipped templates read is known without compiling them, and is what compiling them gives."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Project

from docgen.documents.shipped import shipped_reads
from docgen.documents.workshop import Workshop, compile_template, form_of

SHIPPED = sorted(
    path for path in (ROOT / "templates").glob("*/*.*") if path.suffix in (".docx", ".xlsx") and path.stem != "memo"
)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_table_of_shipped_templates_says_what_compiling_gives(path: Path) -> None:
    reads = compile_template(path, form_of(path.name), None).reads
    assert shipped_reads(path) == reads, "renew it with: python templates/make.py"


def test_an_own_template_of_the_same_name_is_compiled(tmp_path: Path) -> None:
    shutil.copyfile(ROOT / "templates" / "docx" / "exit.docx", tmp_path / "intake.docx")
    assert shipped_reads(tmp_path / "intake.docx") is None
    shutil.copyfile(ROOT / "templates" / "docx" / "opname.docx", tmp_path / "opname.docx")
    assert Workshop(None, tmp_path).reads("opname.docx") == shipped_reads(ROOT / "templates" / "docx" / "opname.docx")


def test_a_diff_compiles_no_template(de_brug: Project) -> None:
    """It takes a second less, and needs no build before it."""
    script = (
        "import sys; from pathlib import Path; from docgen.api import diff\n"
        f"assert diff(Path({str(de_brug.path)!r}), ['2025.1']).changes\n"
        "print([name for name in sys.modules if name in ('docgen.word.template', 'docgen.excel.template')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
