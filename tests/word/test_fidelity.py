"""What a designer made comes through: only the word that is a tag changes."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from docgen.ooxml import pack
from docgen.word import WordTemplate

from .everything import everything
from .making import docx, member_of, p, r, table
from .test_repeated import LISTS, NUMBERED

VALIDATOR = Path(__file__).parents[2].parent / "shared" / "tools" / "validate_ooxml.py"
SIZES = [0, 1, 5, 1000]


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def valid(data: bytes, path: Path) -> None:
    if not VALIDATOR.is_file():
        pytest.skip("the validator stands beside the repository")
    path.write_bytes(data)
    done = subprocess.run([sys.executable, VALIDATOR, path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_other_part_comes_through_byte_for_byte() -> None:
    source = everything()
    before, after = members(source), members(WordTemplate.compile(source).render({"naam": "Zoë & co"}))
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]


def test_of_the_part_itself_only_the_tag_changes() -> None:
    source = everything()
    before = member_of(source, "word/document.xml").replace("{{ naam }}", "Zoë &amp; co")
    after = member_of(WordTemplate.compile(source).render({"naam": "Zoë & co"}), "word/document.xml")
    assert etree.tostring(etree.fromstring(after.encode()), method="c14n") == etree.tostring(
        etree.fromstring(before.encode()), method="c14n"
    )


def test_a_document_with_everything_is_valid_before_and_after(tmp_path: Path) -> None:
    source = everything()
    plain = _with_document(source, member_of(source, "word/document.xml").replace("{{ naam }}", "Zoë"))
    valid(plain, tmp_path / "voor.docx")
    valid(WordTemplate.compile(source).render({"naam": "Zoë & co"}), tmp_path / "na.docx")


@pytest.mark.parametrize("count", [0, 1, 5, 40])
def test_everything_in_a_loop_stays_valid(count: int, tmp_path: Path) -> None:
    xml = member_of(everything(), "word/document.xml")
    body, section = xml.split('<w:sectPr><w:headerReference w:type="default"')
    head, content = body.split("<w:body>")
    # a section ends once, and a range for everyone has one id; the rest repeats
    content = re.sub(r"<w:pPr><w:sectPr>.*?</w:sectPr></w:pPr>|<w:perm(Start|End)[^>]*>", "", content)
    content = content.replace("{{ naam }}", "{{ n.naam }}")
    rest = '<w:sectPr><w:headerReference w:type="default"' + section
    looped = f"{head}<w:body>{p('{%p for n in namen %}')}{content}{p('{%p endfor %}')}{p('slot')}{rest}"
    source = _with_document(everything(), looped)
    out = WordTemplate.compile(source).render({"namen": [{"naam": f"n{n}"} for n in range(count)]})
    document = member_of(out, "word/document.xml")
    assert document.count("Plan van n") == count
    assert len(set(re.findall(r'<w:bookmarkStart w:id="(\d+)"', document))) == count
    assert len(set(re.findall(r'<wp:docPr id="(\d+)"', document))) == 2 * count
    valid(out, tmp_path / "lus.docx")


def _with_document(source: bytes, xml: str) -> bytes:
    return pack(members(source) | {"word/document.xml": xml.encode()})


@pytest.mark.parametrize("count", SIZES)
def test_a_table_grows_to_as_many_rows_as_there_are_items(count: int, tmp_path: Path) -> None:
    body = table(["Kop", "Kop"], ["{%tr for x in l %}", ""], ["{{ loop.index }}", "{{ x }}"], ["{%tr endfor %}", ""])
    out = WordTemplate.compile(docx(body)).render({"l": [f"r{n}" for n in range(count)]})
    rows = re.findall(r"<w:tr>(.*?)</w:tr>", member_of(out, "word/document.xml"))
    assert len(rows) == count + 1
    assert all(row.count("<w:tc>") == 2 for row in rows)
    assert rows[-1].endswith(f"r{count - 1}</w:t></w:r></w:p></w:tc>" if count else "Kop</w:t></w:r></w:p></w:tc>")
    valid(out, tmp_path / "tabel.docx")


@pytest.mark.parametrize("count", [1, 5, 60])
def test_a_grid_has_a_column_for_each_cell_over_the_same_width(count: int) -> None:
    body = table(["{%tc for x in l %}", "{{ x }}", "{%tc endfor %}"], columns=3)
    xml = member_of(WordTemplate.compile(docx(body)).render({"l": list(range(count))}), "word/document.xml")
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', xml)]
    assert len(widths) == count
    assert 3000 - count <= sum(widths) <= 3000


@pytest.mark.parametrize("count", SIZES)
def test_numbering_counts_on_or_starts_anew_however_many_there_are(count: int, tmp_path: Path) -> None:
    body = [
        "{%p for d in doelen %}",
        p(r("{{ d.naam }}"), properties='<w:pStyle w:val="Kop"/>'),
        "{%p for s in d.stappen %}",
        p("{{ s }}", properties=NUMBERED),
        "{%p endfor %}",
        "{%p endfor %}",
    ]
    goals = [{"naam": f"d{n}", "stappen": ["a", "b"]} for n in range(count)]
    out = WordTemplate.compile(docx(*body, "slot", extra=LISTS)).render({"doelen": goals})
    used = re.findall(r'<w:numId w:val="(\d+)"/>', member_of(out, "word/document.xml"))
    assert used[::2] == used[1::2]
    assert len(set(used)) == count
    known = re.findall(r'<w:num w:numId="(\d+)"', member_of(out, "word/numbering.xml"))
    assert set(used) <= set(known)
    assert len(set(known)) == len(known)
    valid(out, tmp_path / "lijst.docx")
