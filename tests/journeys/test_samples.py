"""The main job on the three sample organisations: everything is made, is valid, opens, and knows itself."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import ryaml
from conftest import ROOT, Project, Ran
from python_calamine import CalamineWorkbook

from docgen.documents.workshop import edited_by_hand
from docgen.ooxml.properties import content_digest, read_properties
from docgen.ooxml.reading import read_docx

# one worker makes the samples, and makes them once
pytestmark = pytest.mark.xdist_group("samples")

SAMPLES = ("de-brug", "jong-noord", "samen-thuis")


@dataclass(frozen=True)
class Made:
    """A sample with everything that was built from it."""

    folder: Project
    done: Ran

    @cached_property
    def report(self) -> dict[str, Any]:
        return json.loads(self.done.out)

    @cached_property
    def files(self) -> dict[str, bytes]:
        return self.folder.files("uitvoer")

    @property
    def output(self) -> Path:
        return self.folder.path / "uitvoer"


@pytest.fixture(scope="session")
def build_sample(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Made]:
    made: dict[str, Made] = {}

    def build(name: str) -> Made:
        if name not in made:
            target = tmp_path_factory.mktemp("voorbeelden") / name
            shutil.copytree(ROOT / "samples" / name, target, ignore=shutil.ignore_patterns("uitvoer"))
            made[name] = Made(Project(target), Project(target).run("build", "--format", "json"))
        return made[name]

    return build


@pytest.fixture(scope="session", params=SAMPLES)
def sample(request: pytest.FixtureRequest, build_sample: Callable[[str], Made]) -> Made:
    return build_sample(request.param)


def test_everything_is_made(sample: Made) -> None:
    assert sample.done.code == 0, sample.done.err + json.dumps(sample.report["documents"][:3])
    assert set(sample.report["counts"]) <= {"gemaakt", "gelijk"}
    assert sample.report["skipped"] == []
    assert len(sample.files) == sample.report["counts"]["gemaakt"]


def test_de_brug_gives_at_least_sixty_documents(build_sample: Callable[[str], Made]) -> None:
    assert len(build_sample("de-brug").files) >= 60


def test_every_form_stands_there_blank_and_every_edition_of_the_handbook(sample: Made) -> None:
    version = ryaml.loads(sample.folder.text("handboek/handboek.yaml"))["versie"]
    blanks = {name.split("/")[1].split("-leeg")[0] for name in sample.files if name.startswith("formulieren/")}
    assert blanks >= {"aanmelding", "intake", "persoonsbeschrijving", "begeleidingsplan", "uitstroom", "exit"}
    assert {f"handboek/{stem}-v{version}.docx" for stem in ("handboek", "handboek-op-zak", "zo-werken-wij")} <= set(
        sample.files
    )


NAME = re.compile(
    r"(formulieren/[a-z]+-leeg(-[a-z0-9-]+)?|clienten/[a-z0-9-]+/(cyclus-\d+/)?[a-z-]+|exit/\d{4}/[0-9a-f]{8}|handboek/[a-z-]+)"
    r"-v\d{4}\.\d+\.(docx|xlsx)"
)


def test_names_carry_form_cycle_and_version(sample: Made) -> None:
    assert [name for name in sample.files if not NAME.fullmatch(name)] == []


def clients(sample: Made) -> list[dict[str, Any]]:
    return [
        ryaml.loads(p.read_text(encoding="utf-8")) for p in sorted(sample.folder.path.glob("clienten/*/client.yaml"))
    ]


def test_no_client_is_named_in_a_path_a_title_or_a_property(sample: Made) -> None:
    names = {part for who in clients(sample) for key in ("roepnaam", "achternaam") if (part := who.get(key))}
    assert names
    for name, data in sample.files.items():
        told = " ".join([name, *read_properties(data).values(), *core(name, data)])
        assert [n for n in names if re.search(rf"\b{re.escape(n)}\b", told)] == [], name


def core(name: str, data: bytes) -> list[str]:
    if name.endswith(".docx"):
        found = docx.Document(io.BytesIO(data)).core_properties
        return [found.title, found.subject, found.author, found.keywords, found.comments, found.last_modified_by]
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [
        str(getattr(book.properties, key) or "") for key in ("title", "subject", "creator", "keywords", "description")
    ]


def test_a_second_build_changes_nothing(sample: Made) -> None:
    everything = "de-brug" in sample.folder.path.name
    again = sample.folder.run("build", "--format", "json", *(() if everything else ("--only", "[cef]*")))
    assert set(json.loads(again.out)["counts"]) <= {"ongewijzigd", "gelijk"}
    assert sample.folder.files("uitvoer") == sample.files


def test_every_document_knows_what_it_is(sample: Made) -> None:
    for name, data in sample.files.items():
        facts = read_properties(data)
        assert {"docgen.formulier", "docgen.formulierversie", "docgen.inhoud"} <= set(facts), name
        assert "docgen.organisatie" in facts or "/mijn-" in name, name  # a neutral copy does not tell
        assert f"-v{facts['docgen.formulierversie']}." in name
        assert facts["docgen.inhoud"] == content_digest(data), name
        assert ("docgen.record" in facts) is name.startswith(("clienten/", "exit/")), name


def test_a_record_closed_under_an_earlier_handbook_is_printed_under_that_one(
    build_sample: Callable[[str], Made],
) -> None:
    names = build_sample("de-brug").files
    assert any(name.endswith("uitstroom-v2025.1.docx") for name in names)
    assert any(name.endswith("uitstroom-v2026.1.docx") for name in names)


def test_every_file_is_valid(sample: Made, shared: Path) -> None:
    files = [str(sample.output / name) for name in sample.files]
    done = subprocess.run(
        [sys.executable, str(shared / "tools" / "validate_ooxml.py"), *files],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    errors = [line for line in done.stdout.splitlines() if ": error" in line]
    # POL10 sees what looks like a tag of a template; some of our clients write such things themselves
    said = tags_that_clients_wrote(sample)
    assert [line for line in errors if "POL10" not in line or not any(tag in line for tag in said)] == []
    assert len(re.findall(r": (?:ok|FAIL\w*) \(\d+ errors", done.stdout)) == len(files)


def test_every_file_opens_in_the_usual_libraries(sample: Made) -> None:
    for name, data in sample.files.items():
        if name.endswith(".docx"):
            assert len(docx.Document(io.BytesIO(data)).element.body) > 1, name
        else:
            assert (
                openpyxl.load_workbook(io.BytesIO(data)).sheetnames
                == CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names
            )


@pytest.mark.parametrize(("kind", "target"), [("docx", "txt:Text"), ("xlsx", "csv")])
def test_every_file_opens_in_libreoffice(
    kind: str, target: str, sample: Made, soffice: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    flat = tmp_path / "plat"
    flat.mkdir()
    for name, data in sample.files.items():
        if name.endswith(kind):
            (flat / name.replace("/", "_")).write_bytes(data)
    done = soffice("--convert-to", target, "--outdir", str(tmp_path / "open"), *map(str, flat.iterdir()))
    opened = {path.stem for path in (tmp_path / "open").iterdir()}
    assert opened == {path.stem for path in flat.iterdir()}, done.stderr[-2000:]
    assert all(path.stat().st_size > 20 for path in (tmp_path / "open").iterdir())


TAG_LEFT = re.compile(r"\{[{%#]|[}%#]\}|\bNone\b|\bTrue\b|\bFalse\b|Undefined|<[A-Z]\w+\.\w+:|\{de |\{client")


def tags_that_clients_wrote(sample: Made) -> set[str]:
    records = [*sample.folder.path.glob("clienten/**/*.yaml"), *sample.folder.path.glob("exit/**/*.yaml")]
    texts = (path.read_text(encoding="utf-8") for path in records)
    return {tag for text in texts for tag in re.findall(r"\{[{%#].*?[}%#]\}", text)}


def test_no_tag_or_value_of_python_reaches_paper(sample: Made) -> None:
    said = tags_that_clients_wrote(sample)
    for name, data in sample.files.items():
        if name.endswith(".docx"):
            text = read_docx(data)
        else:
            book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            rows = (row for sheet in book.sheet_names for row in book.get_sheet_by_name(sheet).to_python())
            text = "\n".join(cell for row in rows for cell in row if isinstance(cell, str))
        for tag in said:
            text = text.replace(tag, "")
        assert TAG_LEFT.findall(text) == [], name


def test_a_hidden_address_stands_on_no_document(build_sample: Callable[[str], Made]) -> None:
    made = build_sample("de-brug")
    for name, data in made.files.items():
        text = read_docx(data) if name.endswith(".docx") else ""
        assert "0999 - 41 20 03" not in text, name  # the telephone of Huis Linde


def test_anonymous_answers_point_at_nobody(sample: Made) -> None:
    refs = [path.name for path in (sample.folder.path / "clienten").iterdir()]
    for name, data in sample.files.items():
        if name.startswith("exit/"):
            text = read_docx(data) if name.endswith(".docx") else ""
            assert [ref for ref in refs if ref in text] == [], name
            assert not {"docgen.ref", "docgen.datum"} & set(read_properties(data)), name


def test_two_processes_give_the_bytes_of_one(build_sample: Callable[[str], Made], tmp_path: Path) -> None:
    made = build_sample("de-brug")
    done = made.folder.run("build", "--only", "clienten/*", "--jobs", "2", "--out", str(tmp_path / "samen"))
    assert done.code == 0, done.said
    assert Project(tmp_path / "samen").files() == {n: d for n, d in made.files.items() if n.startswith("clienten/")}


@pytest.mark.parametrize("preset", ["opvang-1", "jongeren-1", "ambulant-1", "vrouwenopvang-1"])
def test_a_new_organisation_builds_at_once(preset: str, tmp_path: Path) -> None:
    new = Project(tmp_path / "nieuw")
    assert new.run("init", "--preset", preset, "--naam", "De Haven & Co <1>").code == 0
    done = new.run("build", "--only", "formulieren/*")
    assert done.code == 0, done.said
    assert len(new.files("uitvoer")) >= 10


def test_a_document_that_libreoffice_saved_again_is_still_ours(
    build_sample: Callable[[str], Made], soffice: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    made = build_sample("de-brug")
    names = [n for n in made.files if n.startswith(("clienten/c-0001/", "handboek/handboek-v"))]
    for kind in ("docx", "xlsx"):
        files = [str(made.output / name) for name in names if name.endswith(kind)]
        soffice("--convert-to", kind, "--outdir", str(tmp_path), *files)
    saved = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert len(saved) == len(names)
    assert [name for name, data in saved.items() if edited_by_hand(data)] == []
