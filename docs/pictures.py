"""Make the pictures of README from the sample organisations. Needs LibreOffice and pdftoppm (poppler-utils).

Run `python docs/pictures.py`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from docgen import api
from docgen.resources import resource

HERE = Path(__file__).resolve().parent
DOTS_PER_INCH = 60

# picture → organisation, document below its output (a glob), page
PICTURES = {
    "persoonsbeschrijving": ("de-brug", "clienten/c-0001/cyclus-1/persoonsbeschrijving-*.docx", 1),
    "begeleidingsplan": ("jong-noord", "clienten/j-01/cyclus-1/begeleidingsplan-*.docx", 1),
    "mijn-verhaal": ("de-brug", "clienten/c-0001/cyclus-1/mijn-verhaal-*.docx", 1),
    "mijn-acties": ("de-brug", "clienten/c-0001/cyclus-1/mijn-acties-*.docx", 1),
    "aanmelding-leeg": ("samen-thuis", "formulieren/aanmelding-leeg-v*.docx", 1),
    "handboek": ("de-brug", "handboek/handboek-v*.docx", 9),
    "matrix": ("jong-noord", "handboek/handboek-op-zak-v*.docx", 4),
    "checklist-excel": ("de-brug", "clienten/c-0001/opname-*.xlsx", 1),
}


def main() -> int:
    """Write every picture; gives the exit code."""
    (HERE / "pictures").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, (organisation, pattern, page) in PICTURES.items():
            out = Path(folder) / organisation
            api.build(resource("samples", organisation), out=out, only=pattern)
            document = next(iter(sorted(out.glob(pattern))))
            draw(document, page, HERE / "pictures" / f"{name}.png")
            sys.stdout.write(f"docs/pictures/{name}.png\n")
    return 0


def draw(document: Path, page: int, target: Path) -> None:
    """One page of a document as a PNG."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder).as_uri()}/profile"
        office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(document)]
        subprocess.run(office, check=True, capture_output=True)
        pdf = Path(folder) / f"{document.stem}.pdf"
        pages = ["-f", str(page), "-l", str(page), "-singlefile", "-r", str(DOTS_PER_INCH)]
        subprocess.run(["pdftoppm", *pages, "-png", str(pdf), str(target.with_suffix(""))], check=True)


if __name__ == "__main__":
    sys.exit(main())
