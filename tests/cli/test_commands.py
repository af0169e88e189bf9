"""The command line from outside: every command, its exit codes, and the examples in its help."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import click
import docx
import pytest
from click.testing import CliRunner
from conftest import ROOT, Project, Ran
from journeys.haven import own_templates, tree, word, workbook

from docgen import __version__, api
from docgen.cli import main
from docgen.diagnostics import Diagnostic
from docgen.errors import BuildError, InternalError, RecordError, TemplateError
from docgen.records.presets import preset_names

Make = Callable[..., Project]
Docgen = Callable[..., Ran]


def commands(group: click.Group = main, *before: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words that call it."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *before, name)
        else:
            yield (*before, name), command


COMMANDS = dict(commands())


# --- help


def test_the_commands_are_those_of_the_design() -> None:
    assert {" ".join(words) for words in COMMANDS} == {
        "init", "check", "show", "build", "render", "release", "schema", "template fields", "template check",
        "diff", "inspect", "migrate", "copy", "settle", "review", "cluster",
    }  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_says_what_a_command_does_and_explains_every_option(words: tuple[str, ...], docgen: Docgen) -> None:
    done = docgen(*words, "--help")
    assert done.code == 0
    assert COMMANDS[words].help
    options = [p for p in COMMANDS[words].params if isinstance(p, click.Option)]
    assert all(option.help for option in options)


def example_of(command: click.Command) -> list[str]:
    assert command.epilog is not None
    return shlex.split(command.epilog.strip().splitlines()[-1])


def _edited(folder: Path) -> Path:
    """A document of De Brug that somebody changed, with the new one beside it."""
    build = ["build", "samples/de-brug", "--out", str(folder / "uitvoer"), "--only", "formulieren/intake-*"]
    CliRunner().invoke(main, build)
    document = next((folder / "uitvoer").rglob("intake-*.docx"))
    changed = docx.Document(str(document))
    changed.add_paragraph("Met de hand erbij.")
    changed.save(str(document))
    CliRunner().invoke(main, build)
    return document


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_example_in_the_help_runs(words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, *call = example_of(COMMANDS[words])
    assert program == "docgen"
    assert tuple(call[: len(words)]) == words
    for shipped in ("samples", "templates"):
        (tmp_path / shipped).symlink_to(ROOT / shipped, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    if words == ("release",):  # on the organisation that the example of init makes
        CliRunner().invoke(main, example_of(COMMANDS["init",])[1:])
    if words == ("inspect",):
        CliRunner().invoke(main, ["build", "samples/de-brug", "--out", "uitvoer", "--only", "formulieren/intake-*"])
    if words == ("settle",):  # on a document that somebody changed
        call[1] = str(_edited(tmp_path))
    if words == ("cluster",):  # it would wait for Ctrl-C
        pytest.importorskip("distributed")
        monkeypatch.setattr("docgen.cli.building.until_stopped", lambda: None)
    if words == ("build",):  # never write into the samples themselves
        call += ["--out", "uitvoer"]
    done = CliRunner().invoke(main, call)
    assert done.exit_code == 0, done.output


# --- exit codes


@pytest.mark.parametrize(
    "call",
    [
        ["bild", "x"],
        ["build"],
        ["build", "x", "--jobs", "0"],
        ["check", "x", "--format", "xml"],
        ["init", "x"],
        ["render", "x", "intake"],
        ["template", "check", "x.docx"],
        ["show", "x"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_in_2(call: list[str], docgen: Docgen) -> None:
    done = docgen(*call)
    assert done.code == 2
    assert "Usage" in done.err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RecordError([Diagnostic("record.bad-date", "x")]), 1),
        (TemplateError([Diagnostic("template.syntax", "x")]), 1),
        (BuildError([Diagnostic("build.cannot-write", "x")]), 74),
        (BuildError([Diagnostic("build.locked", "x")], 75), 75),
        (InternalError([Diagnostic("internal.engine", "x")]), 3),
        (ZeroDivisionError(), 3),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_exception_becomes_an_exit_code(
    error: Exception, code: int, docgen: Docgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path) -> None:
        raise error

    monkeypatch.setattr(api, "check", fail)
    monkeypatch.delenv("DOCGEN_DEBUG", raising=False)
    done = docgen("check", "x")
    assert done.code == code
    assert done.out == ""
    assert done.err


def test_a_mistake_of_ours_shows_no_values_of_the_record(docgen: Docgen, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_path: Path) -> None:
        raise ValueError("Ruud Vermeulen")

    monkeypatch.setattr(api, "check", fail)
    done = docgen("check", "x")
    assert "Ruud" not in done.err
    assert "ValueError" in done.err


def test_a_reader_that_stops_reading_is_no_mistake() -> None:
    call = [sys.executable, "-c", "from docgen.cli import main; main()", "template", "fields", "intake"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""


# --- check


def test_check_prints_findings_on_stderr_and_the_count_on_stdout(project: Make) -> None:
    done = project(tree()).change("handboek/handboek.yaml", "2026-01-12", "2026-13-12").run("check")
    assert done.code == 1
    assert done.err.startswith("✗ handboek/handboek.yaml, regel 3, datum: record.bad-date\n")
    assert done.out.strip() == "1 fout"


def test_check_as_json_is_a_list_on_stdout_and_nothing_else(project: Make) -> None:
    done = project(tree()).change("handboek/handboek.yaml", "2026-01-12", "2026-13-12").run("check", "--format", "json")
    assert done.err == ""
    assert json.loads(done.out) == [
        {
            "code": "record.bad-date",
            "severity": "fout",
            "message": "'datum' is geen datum die bestaat.",
            "location": {"file": "handboek/handboek.yaml", "line": 3, "column": 1, "field": "datum"},
            "remedy": "Schrijf jaar-maand-dag, zoals 2026-03-31.",
        }
    ]


# --- show


def test_show_tells_the_effective_value_and_its_origin(project: Make) -> None:
    own = {"handboek/leefgebieden.yaml": "leefgebieden:\n  wijzigen:\n    wonen:\n      naam: Huis\n"}
    done = project({**tree(), **own}).run("show", "leefgebieden.wonen")
    rows = {line.split()[0]: line for line in done.out.splitlines()}
    assert rows["leefgebieden.wonen.naam"].endswith("handboek/leefgebieden.yaml, regel 4")
    assert rows["leefgebieden.wonen.uitleg"].rstrip().endswith(("basis basis-1", "basis opvang-1"))


def test_show_fills_in_the_words_of_the_organisation(project: Make) -> None:
    files = tree()
    files["organisatie.yaml"] = str(files["organisatie.yaml"]) + (
        "woorden:\n  wijzigen:\n    client: {enkelvoud: gezin, meervoud: gezinnen, lidwoord: het}\n"
    )
    done = project(files).run("show", "toelating.leeftijd")
    assert "Het gezin is 18 jaar of ouder." in done.out


def test_show_also_knows_the_organisation(project: Make) -> None:
    done = project(tree()).run("show", "organisatie.huisstijl")
    assert "#1F5F8B" in done.out
    assert "organisatie.yaml, regel 7" in done.out


@pytest.mark.parametrize(
    ("topic", "remedy"),
    [("fasen.intak", "'fasen.intake'"), ("leefgebiden", "'leefgebieden'"), ("fasen.intake.naam.x", "niets meer")],
)
def test_show_of_an_unknown_topic_gives_the_nearest(topic: str, remedy: str, project: Make) -> None:
    done = project(tree()).run("show", topic)
    assert done.code == 1
    assert "show.unknown-topic" in done.err
    assert remedy in done.err


# --- render


def test_render_writes_one_filled_form(project: Make, tmp_path: Path) -> None:
    folder = project({**tree(), **own_templates()})
    done = folder.run("render", "aanmelding", "clienten/c-0001/aanmelding.yaml", "-o", str(tmp_path / "uit" / "a.docx"))
    assert done.code == 0, done.said
    assert (tmp_path / "uit" / "a.docx").read_bytes().startswith(b"PK")
    assert str(tmp_path / "uit" / "a.docx") in done.out


def test_render_gives_the_same_bytes_as_build(project: Make, tmp_path: Path) -> None:
    folder = project({**tree(), **own_templates()})
    folder.run("build", "--only", "clienten/*")
    folder.run("render", "aanmelding", "clienten/c-0001/aanmelding", "-o", str(tmp_path / "a.xlsx"))
    built = folder.files("uitvoer")["clienten/c-0001/aanmelding-v2026.1.xlsx"]
    assert (tmp_path / "a.xlsx").read_bytes() == built


@pytest.mark.parametrize(
    ("words", "code", "remedy"),
    [
        (["intaek", "-o", "x.docx"], "render.unknown-form", "'intake'"),
        (["intake", "clienten/c-001/intake.yaml", "-o", "x.docx"], "render.unknown-record", "c-0001/intake.yaml"),
        (["intake", "-o", "x.xlsx"], "render.no-such-kind", "formulieren"),
        (["intake", "-o", "x.pdf"], "render.no-such-kind", "ander soort bestand"),
    ],
)
def test_render_of_what_is_not_there_says_what_is(words: list[str], code: str, remedy: str, project: Make) -> None:
    done = project({**tree(), **own_templates()}).run("render", *words)
    assert done.code == 1
    assert code in done.err
    assert remedy in done.err


def test_render_of_a_bad_record_tells_what_is_wrong_with_it(project: Make, tmp_path: Path) -> None:
    folder = project({**tree(), **own_templates()}).change("clienten/c-0001/intake.yaml", "2026-02-12", "2026-02-30")
    done = folder.run("render", "intake", "clienten/c-0001/intake.yaml", "-o", str(tmp_path / "x.docx"))
    assert done.code == 1
    assert "record.bad-date" in done.err
    assert not (tmp_path / "x.docx").exists()


# --- init


@pytest.mark.parametrize("preset", preset_names())
def test_init_makes_a_folder_without_findings(preset: str, docgen: Docgen, tmp_path: Path) -> None:
    done = docgen(
        "init", str(tmp_path / "nieuw"), "--preset", preset, "--naam", 'Stichting "De Haven": wonen & meer #1'
    )
    assert done.code == 0, done.said
    assert f"docgen build {tmp_path / 'nieuw'}" in done.out
    checked = docgen("check", str(tmp_path / "nieuw"))
    assert (checked.code, checked.out.strip()) == (0, "Geen opmerkingen."), checked.said
    assert 'Stichting "De Haven": wonen & meer #1' in docgen("show", str(tmp_path / "nieuw"), "organisatie.naam").out


def test_init_never_writes_into_a_folder_that_holds_something(project: Make) -> None:
    folder = project({"brief.txt": "van iemand anders"})
    done = folder.run("init", "--preset", "opvang-1", "--naam", "De Haven")
    assert done.code == 1
    assert "init.not-empty" in done.err
    assert list(done.files) == ["brief.txt"]


def test_init_where_a_file_stands_in_the_way_says_so(docgen: Docgen, tmp_path: Path) -> None:
    (tmp_path / "haven").write_text("x")
    done = docgen("init", str(tmp_path / "haven"), "--preset", "opvang-1", "--naam", "De Haven")
    assert done.code == 1
    assert "init.not-empty" in done.err


def test_init_of_an_unknown_preset_gives_the_nearest(docgen: Docgen, tmp_path: Path) -> None:
    done = docgen("init", str(tmp_path / "nieuw"), "--preset", "opvang1", "--naam", "De Haven")
    assert done.code == 1
    assert "Bedoel je 'opvang-1'?" in done.err
    assert not (tmp_path / "nieuw").exists()


def test_the_defaults_that_init_shows_are_comments_to_the_last_line(docgen: Docgen, tmp_path: Path) -> None:
    docgen("init", str(tmp_path / "nieuw"), "--preset", "opvang-1", "--naam", "De Haven")
    text = (tmp_path / "nieuw" / "handboek" / "exitvragenlijst.yaml").read_text(encoding="utf-8")
    assert "Zo staat het in opvang-1" in text
    assert [line for line in text.splitlines() if not line.startswith("#")] == []


# --- schema


def test_schema_writes_one_file_per_kind_of_record(docgen: Docgen, tmp_path: Path) -> None:
    done = docgen("schema", "-o", str(tmp_path / "s"))
    assert done.code == 0
    assert sorted(p.name for p in (tmp_path / "s").iterdir()) == [
        f"{name}.schema.json"
        for name in (
            "aanmelding", "begeleidingsplan", "client", "exit", "handboek", "intake", "opname", "organisatie",
            "persoonsbeschrijving", "uitstroom", "woordenlijst",
        )
    ]  # fmt: skip
    assert len(done.out.splitlines()) == 11


def test_the_schemas_that_are_shipped_are_those_of_the_records(docgen: Docgen, tmp_path: Path) -> None:
    docgen("schema", "-o", str(tmp_path))
    shipped = {p.name: p.read_text(encoding="utf-8") for p in (ROOT / "schemas").glob("*.json")}
    assert shipped == {p.name: p.read_text(encoding="utf-8") for p in tmp_path.glob("*.json")}, "run: docgen schema"


def test_the_schema_of_an_organisation_knows_its_codes_and_its_switches(project: Make, tmp_path: Path) -> None:
    own = {"handboek/eigen.yaml": "formulieren: {intake: {velden: {toevoegen: {straks: false}}}}\n"}
    own["handboek/meer.yaml"] = "toelating: {toevoegen: {zelfzorg: {tekst: Wast zichzelf}}}\n"
    done = project({**tree(), **own}).run("schema", "-o", str(tmp_path / "s"))
    assert done.code == 0, done.said
    registration = json.loads((tmp_path / "s" / "aanmelding.schema.json").read_text())
    assert "zelfzorg" in registration["properties"]["toelating"]["propertyNames"]["enum"]
    intake = json.loads((tmp_path / "s" / "intake.schema.json").read_text())["properties"]
    assert "nu" in intake
    assert "straks" not in intake


# --- template


@pytest.mark.parametrize(
    "form",
    ["aanmelding", "intake", "opname", "persoonsbeschrijving", "begeleidingsplan", "uitstroom", "exit", "handboek"],
)
def test_template_fields_lists_path_type_and_explanation(form: str, docgen: Docgen) -> None:
    done = docgen("template", "fields", form)
    assert done.code == 0, done.said
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert all(len(row) == 3 for row in rows)
    assert {row[0] for row in rows} >= {"organisatie.naam", "document.datum", "handboek.versie"}
    assert [row[0] for row in rows if not row[1]] == []


def test_template_fields_of_a_form_explains_every_field_of_its_record(docgen: Docgen) -> None:
    rows = [line.split("\t") for line in docgen("template", "fields", "intake").out.splitlines()]
    assert [path for path, _, explanation in rows if path.startswith("intake.") and not explanation] == []


def test_template_fields_of_an_unknown_form_gives_the_nearest(docgen: Docgen) -> None:
    done = docgen("template", "fields", "intaek")
    assert done.code == 1
    assert "Bedoel je 'intake'?" in done.err


def test_template_check_finds_typos_in_word_and_excel(docgen: Docgen, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word("Goed", "{{ client.roepnaam }}", "{{ client.roepnam }}"))
    (tmp_path / "a.xlsx").write_bytes(workbook({"C4": "{{ aanmelding.hulpvrag }}"}))
    done = docgen("template", "check", str(tmp_path / "a.docx"), "--form", "aanmelding", "--format", "json")
    assert done.code == 1
    assert [(f["code"], f["location"]["paragraph"]) for f in json.loads(done.out)] == [("template.unknown-name", 3)]
    done = docgen("template", "check", str(tmp_path / "a.xlsx"), "--form", "aanmelding", "--format", "json")
    assert [(f["code"], f["location"]["cell"]) for f in json.loads(done.out)] == [("template.unknown-name", "C4")]


def test_template_check_of_a_good_template_has_nothing_to_say(docgen: Docgen, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word("{{ client.roepnaam }}"))
    done = docgen("template", "check", str(tmp_path / "a.docx"), "--form", "aanmelding")
    assert (done.code, done.out.strip()) == (0, "Geen opmerkingen.")


def test_template_check_refuses_a_form_that_is_not_there(docgen: Docgen, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word("{{ client.roepnaam }}"))
    done = docgen("template", "check", str(tmp_path / "a.docx"), "--form", "intaek")
    assert done.code == 1
    assert "template.unknown-form" in done.err


@pytest.mark.parametrize("name", ["niets.docx", "lijst.txt"])
def test_template_check_of_no_template_is_a_finding(name: str, docgen: Docgen, tmp_path: Path) -> None:
    (tmp_path / "lijst.txt").write_text("x")
    done = docgen("template", "check", str(tmp_path / name), "--form", "intake")
    assert done.code == 1
    assert "template.no-file" in done.err


# --- how it starts


def run_python(code: str) -> str:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    return done.stdout.strip()


def test_help_loads_nothing_heavy() -> None:
    loaded = run_python(
        "import sys\n"
        "from docgen.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('pydantic', 'lxml', 'rich', 'docx', 'openpyxl') if m in sys.modules])"
    )
    assert loaded.splitlines()[-1] == "[]"


def test_the_version_is_that_of_the_package(docgen: Docgen) -> None:
    assert docgen("--version").out.strip() == f"docgen, version {__version__}"


def test_every_verb_of_the_command_line_is_one_of_the_api() -> None:
    door: ModuleType = api
    assert {
        "init",
        "check",
        "show",
        "build",
        "render",
        "release",
        "write_schemas",
        "template_fields",
        "check_template",
    } <= set(door.__all__)
