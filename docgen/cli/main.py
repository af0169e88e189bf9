"""The commands. Results go to standard output, findings to standard error.

Exit codes: 0 done, 1 findings, 2 wrong usage, 3 our mistake, 74 output cannot be written, 75 another build runs.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal

import click

from docgen import __version__
from docgen.cli.door import guarded

FOLDER = click.Path(path_type=Path)
FORMAT = click.Choice(["text", "json"])


def _word_file(_: click.Context, __: click.Parameter, path: Path | None) -> Path | None:
    """The path, when a Word file can have it: a .pdf that is none would not open."""
    if path is not None and path.suffix.lower() != ".docx":
        raise click.BadParameter("Give a name that ends in .docx: it is a Word file.")
    return path


def _workbook(_: click.Context, __: click.Parameter, path: Path | None) -> Path | None:
    """The path, when a workbook can have it."""
    if path is not None and path.suffix.lower() != ".xlsx":
        raise click.BadParameter("Give a name that ends in .xlsx: it is a workbook.")
    return path


DAY = click.DateTime(["%Y-%m-%d"])
EXAMPLE = "\b\nExample:\n  docgen "


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="docgen")
def main() -> None:
    """Make the forms, the handbook and the filled documents of an organisation from one folder."""


@main.command(epilog=EXAMPLE + "init mijn-organisatie --preset opvang-1 --naam 'Stichting De Haven'")
@click.argument("map_", metavar="MAP", type=FOLDER)
@click.option("--preset", required=True, help="Handbook to start from: opvang-1, jongeren-1, ambulant-1, …")
@click.option("--naam", required=True, help="Name of the organisation.")
@guarded
def init(map_: Path, preset: str, naam: str) -> int:
    """Write the folder of a new organisation: small files by topic, with one example each. It builds at once."""
    from docgen import api  # noqa: PLC0415 — commands load what they need
    from docgen.cli import printing  # noqa: PLC0415

    return printing.started(map_, api.init(map_, preset=preset, name=naam))


@main.command(epilog=EXAMPLE + "check samples/de-brug")
@click.argument("map_", metavar="MAP", type=FOLDER)
@click.option("--format", "format_", type=FORMAT, default="text", help="How to print the findings.")
@guarded
def check(map_: Path, format_: str) -> int:
    """Print every finding of configuration, templates and records in one go."""
    from docgen import api  # noqa: PLC0415
    from docgen.cli import printing  # noqa: PLC0415

    return printing.findings(api.check(map_).findings, format_)


@main.command(epilog=EXAMPLE + "review samples/de-brug clienten/c-0001/cyclus-1/persoonsbeschrijving.yaml")
@click.argument("map_", metavar="MAP", type=FOLDER)
@click.argument("record", metavar="[RECORD]", required=False)
@click.option("--all", "everything", is_flag=True, help="Every remark on wording; else the three that help most.")
@click.option("--pages/--no-pages", default=True, help="Lay out each story to count its pages.")
@click.option(
    "-o",
    "--output",
    type=FOLDER,
    callback=_word_file,
    help="Write a Word file: the text with the remarks in its margin.",
)
@click.option("--format", "format_", type=FORMAT, default="text", help="How to print the report.")
@guarded
def review(
    map_: Path,
    record: str | None,
    everything: bool,  # noqa: FBT001 — click passes options by name
    pages: bool,  # noqa: FBT001
    output: Path | None,
    format_: str,
) -> int:
    """Print what a careful colleague would remark on the records of clients, for who wrote them.

    RECORD is a file in MAP, a folder of a client, or a client's ref. Exit code 1 when something is left to do.
    """
    from docgen import api  # noqa: PLC0415
    from docgen.cli import reviewing  # noqa: PLC0415

    report = reviewing.asked(lambda: api.review(map_, record, all_remarks=everything, pages=pages))
    if output is not None:
        reviewing.written(output, api.review_report(report))
    return reviewing.reviewed(report, format_)


@main.command(epilog=EXAMPLE + "show samples/de-brug fasen.intake.vragen")
@click.argument("map_", metavar="MAP", type=FOLDER)
@click.argument("topic", metavar="TOPIC")
@guarded
def show(map_: Path, topic: str) -> int:
    """Print the effective value of a part of the handbook, and where each item comes from."""
    from docgen import api  # noqa: PLC0415
    from docgen.cli import printing  # noqa: PLC0415

    return printing.shown(api.show(map_, topic))


@main.command(epilog=EXAMPLE + "build samples/de-brug --only 'clienten/c-0001/*'")
@click.argument("maps", metavar="MAP…", type=FOLDER, nargs=-1, required=True)
@click.option("--out", metavar="FOLDER|URL", help="Where to write: a folder or s3://bucket/…; MAP/uitvoer unless told.")
@click.option("--only", metavar="GLOB", help="Only documents whose path below the output matches.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes to use; chosen by the amount of work unless told.")
@click.option("--cluster", "address", metavar="ADDRESS", help="Use the workers of a Dask scheduler: tcp://host:8786.")
@click.option("--explain", is_flag=True, help="Print per document why it is made.")
@click.option("--dry-run", is_flag=True, help="Only say what would be made; write nothing.")
@click.option("--force", is_flag=True, help="Make every document again, whatever changed.")
@click.option("--renew", is_flag=True, help="Make a new version beside final documents that would look different now.")
@click.option("--prune", is_flag=True, help="Take away documents that nothing asks for and nobody changed.")
@click.option(
    "--verify",
    type=click.Choice(["stat", "hash"]),
    is_flag=False,
    flag_value="stat",
    help="Look at every document too; with =hash read each one.",
)
@click.option("--keep-going/--no-keep-going", default=True, help="Go on after a document that fails, or stop there.")
@click.option(
    "--report", type=FOLDER, metavar="FILE", callback=_workbook, help="Write the report as a workbook: an .xlsx."
)
@click.option("--format", "format_", type=FORMAT, default="text", help="How to print the report.")
@guarded
def build(
    maps: tuple[Path, ...],
    out: str | None,
    only: str | None,
    jobs: int | None,
    address: str | None,
    *,
    explain: bool,
    dry_run: bool,
    force: bool,
    renew: bool,
    prune: bool,
    verify: Literal["stat", "hash"] | None,
    keep_going: bool,
    report: Path | None,
    format_: str,
) -> int:
    """Make what is not as it should be: blank forms, filled forms and the handbook, in Word and Excel.

    With several folders each is built in turn; --out, --only and --report are for one.
    """
    from docgen import api  # noqa: PLC0415
    from docgen.build.plan import Options  # noqa: PLC0415
    from docgen.cli import building  # noqa: PLC0415

    if out == "":  # an empty variable of a script would be the folder where it stands
        raise click.UsageError("--out is empty: give a folder, or leave it out for MAP/uitvoer.")
    options = Options(force, renew, dry_run, keep_going, prune, verify)
    details = format_ == "json" or explain or report is not None
    map_, *more = maps
    if more:
        if out or only or report is not None:
            raise click.UsageError("--out, --only and --report are for one folder.")
        each = api.build_each(maps, jobs=jobs, address=address, options=options, details=details)
        return building.built_each(maps, each, format_, explain=explain)
    with building.progress(quiet=format_ == "json") as told, building.crew(address) as crew:
        done = api.build(
            map_, out=out, only=only, jobs=jobs, progress=told, options=options, details=details, crew=crew
        )
    if report is not None:
        building.workbook(report, done)
    return building.built(done, format_, explain=explain)


@main.command(epilog=EXAMPLE + "cluster --workers 2")
@click.option("--workers", type=click.IntRange(1, 256), default=2, help="How many workers.")
@guarded
def cluster(workers: int) -> int:
    """Start a scheduler with workers on this machine, to try `build --cluster` with; it runs until Ctrl-C."""
    from docgen.cli import building  # noqa: PLC0415

    return building.clustered(workers)


@main.command(epilog=EXAMPLE + "settle samples/de-brug/uitvoer/clienten/c-0001/intake-v2026.1.docx --keep mine")
@click.argument("file", metavar="FILE|URL")
@click.option("--keep", type=click.Choice(["mine", "new"]), required=True, help="The changed document, or the new one.")
@click.option("--map", "map_", type=FOLDER, help="The organisation's folder, for a document in an object store.")
@guarded
def settle(file: str, keep: Literal["mine", "new"], map_: Path | None) -> int:
    """Choose between a document that somebody changed and the new one beside it. Nothing is lost."""
    from docgen import api  # noqa: PLC0415
    from docgen.cli import building  # noqa: PLC0415

    return building.settled(api.settle(file, keep, folder=map_))


@main.command(epilog=EXAMPLE + "render samples/de-brug intake clienten/c-0001/intake.yaml -o intake.docx")
@click.argument("map_", metavar="MAP", type=FOLDER)
@click.argument("form", metavar="FORM")
@click.argument("record", metavar="[RECORD]", required=False)
@click.option("-o", "--output", required=True, type=FOLDER, help="File to write: .docx or .xlsx.")
@click.option("--engine", type=click.Choice(["docgen", "docxtpl"]), default="docgen", help="docxtpl: to compare.")
@guarded
def render(map_: Path, form: str, record: str | None, output: Path, engine: str) -> int:
    """Make one document: a form filled from a record, or blank without one."""
    from docgen import api  # noqa: PLC0415
    from docgen.cli import printing  # noqa: PLC0415

    return printing.written(output, api.render(map_, form, record, suffix=output.suffix.lower(), engine=engine))


@main.command(epilog=EXAMPLE + "copy samples/de-brug --open")
@click.argument("map_", metavar="MAP", type=FOLDER)
@click.argument("client", metavar="[CLIENT]", required=False)
@click.argument("form", metavar="[FORM]", required=False)
@click.option("--cyclus", type=click.IntRange(1, 999), help="Which cycle; the last one unless told.")
@click.option(
    "--uitgave",
    type=click.Choice(["standaard", "groot", "neutraal", "bewaard"]),
    help="Answer on safety beforehand: ordinary, large print, neutral edition, or kept by us.",
)
@click.option("--door", metavar="NAAM", help="Who is at the desk: code or name of a staff member.")
@click.option("--datum", type=DAY, help="What day it is; docgen never looks at the clock.")
@click.option("--open", "open_", is_flag=True, help="List what waits, write nothing; exit 1 if something does.")
@click.option("--besluiten", type=FOLDER, help="Decisions from a file: --open --format json with a besluit.")
@click.option("--zonder-vragen", "quiet", is_flag=True, help="Ask nothing: what was not decided stays as it was.")
@click.option("--uitgereikt", type=DAY, help="Mark the copy as given to the client on this day.")
@click.option("-o", "--output", type=FOLDER, callback=_word_file, help="File to write; below MAP/uitvoer unless told.")
@click.option("--format", "format_", type=FORMAT, default="text", help="How to print what waits.")
@guarded
def copy(
    map_: Path,
    client: str | None,
    form: str | None,
    cyclus: int | None,
    uitgave: str | None,
    door: str | None,
    datum: datetime | None,
    open_: bool,  # noqa: FBT001 — click passes options by name
    besluiten: Path | None,
    quiet: bool,  # noqa: FBT001
    uitgereikt: datetime | None,
    output: Path | None,
    format_: str,
) -> int:
    """Make the copy that a client takes home, of a persoonsbeschrijving, begeleidingsplan or actiekaart.

    First asks whether it is safe to take along; then shows every proposed change in its sentence. Nothing is replaced
    without a yes, and a record is never rewritten.
    """
    from docgen.api import copying as desks  # noqa: PLC0415
    from docgen.cli import copying  # noqa: PLC0415

    if open_ and not (client and form):
        return copying.listed(desks.open_copies(map_, client, form), format_)
    if client is None or form is None:
        raise click.UsageError("Say whose copy and of which form: MAP CLIENT FORM.")
    desk = desks.open_copy(map_, client, form, cyclus)
    if open_:
        return copying.listed([desk], format_, named=True)
    if uitgereikt is not None:
        return copying.hand_over(desk, uitgereikt.date(), by=door, output=output)
    day = datum.date() if datum else None
    return copying.make(desk, copying.Wishes(uitgave, door, day, besluiten, quiet, output))


@main.command(epilog=EXAMPLE + "release mijn-organisatie")
@click.argument("map_", metavar="MAP", type=FOLDER)
@guarded
def release(map_: Path) -> int:
    """Archive the handbook's version and write the version of each form."""
    from docgen import api  # noqa: PLC0415
    from docgen.cli import printing  # noqa: PLC0415

    return printing.released(api.release(map_))


@main.command(epilog=EXAMPLE + "diff samples/de-brug 2025.1")
@click.argument("map_", metavar="MAP", type=FOLDER)
@click.argument("sides", metavar="[OUD] [NIEUW]", nargs=-1)
@click.option("--van", help="The older side; as OUD.")
@click.option("--naar", help="The newer side; as NIEUW. The folder as it is now unless told.")
@click.option("--preset", help="Compare with the same folder on another basis, such as opvang-2.")
@click.option(
    "-o", "--output", type=FOLDER, callback=_word_file, help="Write a memo of one page for the team: a .docx."
)
@click.option("--format", "format_", type=FORMAT, default="text", help="How to print what changes.")
@guarded
def diff(
    map_: Path,
    sides: tuple[str, ...],
    van: str | None,
    naar: str | None,
    preset: str | None,
    output: Path | None,
    format_: str,
) -> int:
    """Print what a revision changes, and which forms, rules and documents that touches. Nothing is written but a memo.

    OUD and NIEUW are released versions, folders or revisions in git. Without them: since the last release.
    """
    from docgen import api  # noqa: PLC0415
    from docgen.cli import changes  # noqa: PLC0415

    words = [*sides, *(word for word in (van, naar) if word)]
    if len(words) > 2 or (preset and words) or (naar and not van and not sides):
        raise click.UsageError("Give at most two sides (OUD NIEUW, or --van and --naar), or --preset.")
    with api.compared(map_, words, preset=preset) as comparison:
        if output is not None:
            changes.memo_written(output, api.memo(comparison), quiet=format_ == "json")
        return changes.compared(comparison, format_)


@main.command(epilog=EXAMPLE + "inspect uitvoer/formulieren/intake-leeg-v2026.1.docx --map samples/de-brug")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FOLDER)
@click.option(
    "--map", "map_", metavar="MAP", type=FOLDER, help="Folder to compare with; the one around the file unless told."
)
@click.option("--format", "format_", type=FORMAT, default="text", help="How to print what is found.")
@guarded
def inspect(files: tuple[Path, ...], map_: Path | None, format_: str) -> int:
    """Print what a document says of itself: whose, which form and version, edited or not, current or stale and why."""
    from docgen import api  # noqa: PLC0415
    from docgen.cli import inspected  # noqa: PLC0415

    return inspected.shown(api.inspect(files, folder=map_), format_)


@main.command(epilog=EXAMPLE + "migrate samples/de-brug --dry-run")
@click.argument("map_", metavar="MAP", type=FOLDER)
@click.option("--dry-run", is_flag=True, help="Only say what would be moved; write nothing.")
@click.option("--terug", is_flag=True, help="Put back what the last migration moved.")
@click.option("--format", "format_", type=FORMAT, default="text", help="How to print what was moved.")
@guarded
def migrate(map_: Path, format_: str, *, dry_run: bool, terug: bool) -> int:
    """Move the answers of drafts to items that are gone, as migraties.yaml says; the originals are kept."""
    from docgen import api  # noqa: PLC0415
    from docgen.cli import changes  # noqa: PLC0415

    if dry_run and terug:
        raise click.UsageError("Give --dry-run or --terug, not both.")
    return changes.migrated(api.take_back(map_) if terug else api.migrate(map_, dry_run=dry_run), format_)


@main.command(epilog=EXAMPLE + "schema samples/de-brug -o schemas-de-brug")
@click.argument("map_", metavar="[MAP]", type=FOLDER, required=False)
@click.option("-o", "--output", type=FOLDER, default=Path("schemas"), help="Folder to write to.")
@guarded
def schema(map_: Path | None, output: Path) -> int:
    """Write JSON Schemas of the records, for editors; with MAP those of that organisation."""
    from docgen import api  # noqa: PLC0415
    from docgen.cli import printing  # noqa: PLC0415

    return printing.files(api.write_schemas(output, map_))


@main.group()
def template() -> None:
    """Help for who makes a template."""


@template.command("fields", epilog=EXAMPLE + "template fields intake")
@click.argument("form", metavar="FORM")
@guarded
def template_fields(form: str) -> int:
    """Print what a template of this form may use: path, type, explanation."""
    from docgen import api  # noqa: PLC0415
    from docgen.cli import printing  # noqa: PLC0415

    return printing.fields(api.template_fields(form))


@template.command("check", epilog=EXAMPLE + "template check templates/docx/intake.docx --form intake")
@click.argument("file", metavar="FILE", type=FOLDER)
@click.option("--form", required=True, help="Form that the template is for.")
@click.option("--format", "format_", type=FORMAT, default="text", help="How to print the findings.")
@guarded
def template_check(file: Path, form: str, format_: str) -> int:
    """Print every finding on a template: unknown names, tags that do not close, what is not allowed."""
    from docgen import api  # noqa: PLC0415
    from docgen.cli import printing  # noqa: PLC0415

    return printing.findings(api.check_template(file, form), format_)
