"""What LibreOffice really shows: the colours, the logo and the pictograms of the brand, in Word and in Excel files."""

import shutil
import subprocess

import pytest

from docgen.branding import Brand, brand_excel, brand_word
from docgen.branding.pictograms import word_shape_xml
from tests.branding.samples import excel, pack, png, unpack, word

needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftoppm")), reason="LibreOffice or pdftoppm is not installed"
)
LOGO = (20, 120, 20)
PLACEHOLDER = (200, 30, 30)
BRAND = Brand("De Brug", "#7A1FA2", None, "Cambria", "Arial", png(600, 200, LOGO), "Logo")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The colours on page 1 of each file, with how many pixels have them."""
    folder = tmp_path_factory.mktemp("office")
    parts = unpack(word(png(300, 100, PLACEHOLDER)))
    document = parts["word/document.xml"].decode()
    document = document.replace('name="Picture 1"', 'name="logo"')
    run = f"<w:p><w:r>{word_shape_xml('wonen', 30, 'Wonen', 90)}</w:r></w:p>"
    document = document.replace("<w:sectPr", run + "<w:sectPr", 1)
    parts["word/document.xml"] = document.encode()
    (folder / "brand.docx").write_bytes(pack(brand_word(parts, BRAND)))
    (folder / "brand.xlsx").write_bytes(pack(brand_excel(unpack(excel(png(300, 100, PLACEHOLDER))), BRAND)))
    colors = {}
    for kind in ("docx", "xlsx"):
        target = folder / kind
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            target,
            folder / f"brand.{kind}",
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        page = subprocess.run(
            ["pdftoppm", "-r", "60", "-singlefile", target / "brand.pdf"], check=True, capture_output=True, timeout=60
        ).stdout
        pixels = page.split(b"\n", 3)[3]
        counts = {}
        for at in range(0, len(pixels) - 2, 3):
            color = tuple(pixels[at : at + 3])
            counts[color] = counts.get(color, 0) + 1
        colors[kind] = counts
    return colors


def _rgb(color: str) -> tuple[int, int, int]:
    return tuple(int(color[at : at + 2], 16) for at in (0, 2, 4))


def _near(counts, color):
    return sum(n for seen, n in counts.items() if max(abs(a - b) for a, b in zip(seen, color, strict=True)) <= 4)


@needs_office
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_brand_colour_is_on_the_page(pages, kind):
    assert _near(pages[kind], _rgb(BRAND.shape_color)) > 1000


@needs_office
def test_the_tint_is_on_the_page(pages):
    assert _near(pages["docx"], _rgb(BRAND.tint)) > 1000


@needs_office
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_logo_stands_where_its_placeholder_stood(pages, kind):
    assert _near(pages[kind], LOGO) > 500
    assert _near(pages[kind], PLACEHOLDER) == 0


@needs_office
def test_nothing_of_the_theme_that_was_there_before_is_left(pages):
    for old in ("4F81BD", "365F91", "DBE5F1", "C0504D"):
        assert _near(pages["docx"], _rgb(old)) == 0, old
