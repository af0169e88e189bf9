"""The handleiding keeps its word: every example loads, every command runs, every table says what docgen does."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import click
import docx
import pytest
from click.testing import CliRunner

from docgen.api import check, check_template, init, show
from docgen.cli import main
from docgen.diagnostics import Severity
from docgen.records.handboek import Bereik, Formulierinstelling, Handboek, Leefgebied
from docgen.records.organisatie import Organisatie
from docgen.records.presets import preset_names
from tests.readme.page import PAGE, ROOT, Block, anchor, blocks, headings, lines, table

FILES = [block for block in blocks() if block.mark == "bestand"]
COMMANDS = [(b, line) for b in blocks() if b.language == "sh" for line in b.text.splitlines()]
TEMPLATES = [block for block in blocks() if block.mark == "sjabloon"]
LOGO = ROOT / "samples" / "de-brug" / "logo.png"


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of De Haven as the page builds it: what `init` gives, with every example in its file."""
    folder = tmp_path_factory.mktemp("handleiding") / "de-haven"
    init(folder, preset="opvang-1", name="Stichting De Haven")
    texts: dict[str, str] = {}
    for block in FILES:
        texts[block.name] = texts.get(block.name, "") + block.text
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    shutil.copy(LOGO, folder / "logo.png")
    return folder


@pytest.fixture
def haven(written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of De Haven to change, in the folder that commands run from."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(written, tmp_path / "de-haven")
    return tmp_path / "de-haven"


# --- files


def test_every_yaml_example_says_which_file_it_is():
    assert [b.line for b in blocks() if b.language == "yaml" and b.mark != "bestand"] == []


def test_the_examples_together_are_an_organisation_without_errors(written: Path):
    assert [str(d) for d in check(written).findings if d.severity is Severity.ERROR] == []


def test_the_configuration_of_the_examples_has_no_remark_at_all(written: Path):
    own = [d for d in check(written).findings if not (d.location.file or "").startswith(("clienten/", "exit/"))]

    assert [str(d) for d in own] == []


@pytest.mark.parametrize("block", [b for b in FILES if b.name.startswith("handboek/")], ids=lambda b: b.name)
def test_an_example_of_the_handbook_changes_what_counts(block: Block, written: Path):
    topics = [line.rstrip(":").split(":")[0] for line in block.text.splitlines() if re.match(r"[a-z]", line)]

    assert all(any(block.name in line.origin for line in show(written, topic)) for topic in topics)


def test_the_four_verbs_give_the_list_that_the_page_shows(written: Path):
    codes = [(row[0].strip("`"), row[1]) for row in table("uitkomst")]

    assert codes == [(line.path.split(".")[1], line.value) for line in show(written, "kanalen")]


def test_the_list_before_the_four_verbs_is_that_of_the_preset(tmp_path: Path):
    init(tmp_path / "nieuw", preset="opvang-1", name="Nieuw")

    for line in show(tmp_path / "nieuw", "kanalen"):
        assert f"| `{line.path.split('.')[1]}` | {line.value} |" in lines()


# --- commands


def test_init_makes_the_folder_that_the_page_starts_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (command,) = [line for block, line in COMMANDS if block.mark == "begin"]

    done = CliRunner().invoke(main, shlex.split(command)[1:])

    assert done.exit_code == 0, done.output
    assert (tmp_path / "de-haven" / "handboek" / "handboek.yaml").is_file()


@pytest.mark.parametrize("command", [c for b, c in COMMANDS if b.mark != "begin" and " build " not in c])
def test_a_command_of_the_page_ends_well(command: str, haven: Path):
    _prepare(haven, command)

    done = CliRunner().invoke(main, _words(command))

    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("command", list(dict.fromkeys(c for _, c in COMMANDS if " build " in c)))
def test_building_as_the_page_says_puts_the_documents_where_it_says(command: str, haven: Path):
    done = CliRunner().invoke(main, _words(command))

    assert done.exit_code == 0, done.output
    made = {path.relative_to(haven / "uitvoer").parts[0] for path in (haven / "uitvoer").rglob("*.docx")}
    wanted = re.search(r'--only "(\w+)', command)
    assert made == ({wanted[1]} if wanted else {"formulieren", "clienten", "exit", "handboek"})


def test_a_question_for_one_kind_of_support_gives_a_blank_form_of_its_own(haven: Path):
    done = CliRunner().invoke(main, ["build", "de-haven", "--only", "formulieren/aanmelding-leeg*.docx"])

    assert done.exit_code == 0, done.output
    assert {p.name.partition("-v")[0] for p in (haven / "uitvoer" / "formulieren").iterdir()} == {
        "aanmelding-leeg",
        "aanmelding-leeg-thuis",
    }


def test_a_release_keeps_the_version_where_the_page_says(haven: Path):
    done = CliRunner().invoke(main, ["release", "de-haven"])

    assert done.exit_code == 0, done.output
    assert {p.name for p in (haven / "handboek" / "archief" / "2026.1").iterdir()} == {
        "handboek.yaml",
        "organisatie.yaml",
        "versies.yaml",
    }
    assert (haven / "handboek" / "versies.yaml").is_file()


def _words(command: str) -> list[str]:
    """The words after `docgen`; a path in the checkout is found from anywhere."""
    words = shlex.split(command.removeprefix("python3 dev.py "))
    assert words[0] == "docgen"
    return [str(ROOT / word) if word.startswith("samples/") else word for word in words[1:]]


def _prepare(haven: Path, command: str) -> None:
    if "sjablonen/" in command:
        (haven / "sjablonen").mkdir()
        shutil.copy(ROOT / "templates" / "docx" / "aanmelding.docx", haven / "sjablonen")


def test_every_command_is_explained():
    page = _page()

    assert [name for name in _commands(main, "docgen") if f"{name} " not in page] == []


def _commands(group: click.Group, path: str) -> list[str]:
    return [
        name
        for command in group.commands.values()
        for name in (
            _commands(command, f"{path} {command.name}")
            if isinstance(command, click.Group)
            else [f"{path} {command.name}"]
        )
    ]


# --- findings

MISTAKES: dict[str, tuple[str, str, str]] = {
    # code → file, what stands there, what a tired person writes instead
    "yaml.unreadable": ("organisatie.yaml", 'alt: "Logo van De Haven: een boot onder een lantaarn"', "alt: Logo: boot"),
    "yaml.duplicate-key": ("organisatie.yaml", "korte_naam: De Haven", "korte_naam: De Haven\nkorte_naam: Haven"),
    "record.unknown-key": ("organisatie.yaml", "korte_naam:", "koretnaam:"),
    "record.unknown-value": ("clienten/c-0001/intake.yaml", "status: concept", "status: klaar"),
    "record.quote-text": ("organisatie.yaml", 'telefoon: "0999 - 12 34 50"', "telefoon: 31612345678"),
    "record.bad-date": ("clienten/c-0001/intake.yaml", "datum: 2026-02-05", "datum: 31-3-2026"),
    "record.missing-key": ("medewerkers.yaml", "    naam: Ada Visser\n", ""),
    "handbook.verb-missing": ("handboek/kanalen.yaml", "kanalen:", "kanalen:\n  overig: {naam: Op een andere manier}"),
    "handbook.unknown-code": ("handboek/kanalen.yaml", "[schriftelijk]", "[brief]"),
    "handbook.already-there": ("handboek/kanalen.yaml", "inloop: {naam", "telefonisch: {naam"),
    "handbook.unknown-word": ("handboek/over-ons.yaml", "{De client}", "{De klant}"),
    "handbook.leefgebied-incomplete": (
        "handboek/leefgebieden.yaml",
        "      uitleg: Hoe het met de kinderen gaat en wat iemand als ouder doet.\n",
        "",
    ),
    "handbook.wrong-article": (
        "organisatie.yaml",
        "bewoners\n          lidwoord: de",
        "bewoners\n          lidwoord: het",
    ),
    "CF-1": ("handboek/leefgebieden.yaml", "naam: Kinderen en opvoeden", "naam: Verslaving"),
    "branding.low-contrast": ("organisatie.yaml", "#1F5F8B", "#FFD400"),
    "branding.logo-missing": ("organisatie.yaml", "bestand: logo.png", "bestand: plaatje.png"),
    "record.unknown-code": ("clienten/c-0001/intake.yaml", "  opvoeding:", "  opvoedingg:"),
    "record.removed-item": ("clienten/c-0001/aanmelding.yaml", "kanaal: inloop", "kanaal: schriftelijk"),
    "record.unknown-handbook-version": ("clienten/c-0001/intake.yaml", '"2026.1"', '"2062.1"'),
    "review.required": ("clienten/c-0001/intake.yaml", "intaker: bram-tol\n", ""),
    "AM-4": ("clienten/c-0001/aanmelding.yaml", "  regio: {antwoord: ja}\n", ""),
}


def test_the_table_of_findings_and_the_mistakes_are_about_the_same_codes():
    assert {row[0].strip("`") for row in table("meldingen")} == set(MISTAKES)


@pytest.mark.parametrize("code", MISTAKES)
def test_the_mistake_that_the_page_explains_gives_its_code(code: str, haven: Path):
    name, before, after = MISTAKES[code]
    text = (haven / name).read_text(encoding="utf-8")
    assert before in text
    (haven / name).write_text(text.replace(before, after, 1), encoding="utf-8")

    assert code in {finding.code for finding in check(haven).findings}


def test_a_finding_looks_on_the_screen_as_the_page_shows(haven: Path):
    name, before, after = MISTAKES["record.quote-text"]
    text = (haven / name).read_text(encoding="utf-8")
    (haven / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    (shown,) = [b.text for b in blocks() if b.text.startswith("✗")]

    said = CliRunner().invoke(main, ["check", "de-haven"]).stderr

    assert re.sub(r"regel \d+", "", shown).strip() in re.sub(r"regel \d+", "", said)


# --- templates


@pytest.mark.parametrize("block", TEMPLATES, ids=lambda b: f"line-{b.line}")
def test_a_piece_of_template_on_the_page_is_without_remarks(block: Block, tmp_path: Path):
    path = _template(tmp_path, block.text)

    assert [str(d) for d in check_template(path, block.name)] == []


@pytest.mark.parametrize(("written_so", "code"), [(row[0], row[1]) for row in table("sjabloonfouten")])
def test_a_typical_mistake_in_a_template_gives_its_code(written_so: str, code: str, tmp_path: Path):
    path = _template(tmp_path, written_so.strip("`"))

    assert code.strip("`") in {finding.code for finding in check_template(path, "intake")}


def test_an_own_template_is_used_for_the_documents(haven: Path):
    (haven / "sjablonen").mkdir()
    text = "".join(block.text for block in TEMPLATES if block.name == "intake")
    _template(haven / "sjablonen", text, "intake.docx")

    words = ["render", "de-haven", "intake", "clienten/c-0001/intake.yaml", "-o", "intake.docx"]
    done = CliRunner().invoke(main, words)

    assert done.exit_code == 0, done.output
    shown = [p.text for p in docx.Document("intake.docx").paragraphs]
    assert shown[:3] == [
        "Stichting De Haven",
        "Intake met Wim op 5 februari 2026",
        "Erbij waren: Wim en Bram Tol",
    ]
    assert "Waar wil je als eerste hulp bij?" in shown
    assert "Nog niet eerder hulp gehad." in shown


def _template(folder: Path, text: str, name: str = "sjabloon.docx") -> Path:
    """A Word file of the notation on the page: a line is a paragraph, `| a | b |` is a row."""
    document = docx.Document()
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    for line in text.splitlines():
        if not line.startswith("|"):
            document.add_paragraph(line)
    if rows:
        made = document.add_table(len(rows), max(map(len, rows)))
        for row, texts in zip(made.rows, rows, strict=True):
            for cell, inside in zip(row.cells, texts, strict=False):
                cell.text = inside.strip("| ")
    document.save(str(folder / name))
    return folder / name


# --- the page itself


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)]+)\)", PAGE.read_text(encoding="utf-8")))
def test_a_link_leads_somewhere(link: str):
    file, _, heading = link.partition("#")
    if link.startswith("http"):
        return
    assert not file or (PAGE.parent / file).is_file()
    assert file or heading in {anchor(h) for h in headings()}


def test_the_contents_name_every_chapter():
    chapters = [h for h in headings() if re.match(r"\d+\. ", h)]

    assert re.findall(r"^\d+\. \[.*\]\(#(.*)\)$", PAGE.read_text(encoding="utf-8"), re.M) == [
        anchor(h) for h in chapters
    ]


@pytest.mark.parametrize(
    "model", [Organisatie, Handboek, Leefgebied, Formulierinstelling, Bereik], ids=lambda m: m.__name__
)
def test_every_topic_of_the_configuration_is_explained(model: type):
    page = _page()

    assert [key for key in model.model_fields if not re.search(rf"\b{key}\b", page)] == []


def test_every_preset_is_named():
    assert [name for name in preset_names() if f"`{name}`" not in _page()] == []


def test_every_code_on_the_page_stands_on_the_page_of_messages():
    messages = (PAGE.parent / "meldingen.md").read_text(encoding="utf-8")
    found = set(re.findall(r"`((?:yaml|record|handbook|branding|template|review|word|excel)\.[a-z-]+)`", _page()))

    assert [code for code in sorted(found) if f"`{code}`" not in messages] == []


def _page() -> str:
    return PAGE.read_text(encoding="utf-8")
