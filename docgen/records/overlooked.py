"""Files that look like ours but stand where nothing reads them, or under another name: who wrote one must hear of it.

Word files, notes, and what a system leaves behind (.DS_Store, Thumbs.db, ~$…) are nobody's mistake.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.diagnostics import Diagnostic, Location, Severity, nearest
from docgen.errors import RecordError
from docgen.records.bulk import NAMES, bulk_file
from docgen.records.clientfiles import SUFFIX, files_below, problem_of
from docgen.records.dossiers import PER_CYCLE, like_form

_FILES = ("organisatie", "medewerkers", "woordenlijst", "handboek", "migraties")
_FOLDERS = {"clienten": (SUFFIX,), "exit": (SUFFIX,), "handboek": (SUFFIX,), "sjablonen": (".docx", ".xlsx")}
_ALMOST = (".yml", ".yaml.txt", ".yml.txt", ".YAML", ".YML", ".Yaml", ".Yml")
"""Endings of files that somebody meant as YAML: other programs write them, or hide a second ending from view."""
_JSON = ".json"  # what is written so is YAML too
_ROWS = {".json": 0, ".jsonl": 0, ".ndjson": 0, ".sqlite": 1, ".sqlite3": 1, ".db": 1}
"""Endings of files with rows, and which of `NAMES` somebody meant."""


def check_overlooked(root: Path) -> list[Diagnostic]:
    """A remark on every file of an organisation's folder that its writer must think is read."""
    return [*_at_the_top(root), *_folders(root), *_loose(root), *_almost(root)]


def _at_the_top(root: Path) -> Iterator[Diagnostic]:
    for name in _names(root, SUFFIX):
        hint = nearest(name.removesuffix(SUFFIX), _FILES)
        if name.removesuffix(SUFFIX) not in _FILES and not (hint and _same(root / name, root / f"{hint}{SUFFIX}")):
            yield _not_read(name, f"Bedoel je '{hint}{SUFFIX}'?" if hint else _where(name))
    rows = bulk_file(root)
    for ending, meant in _ROWS.items():
        for name in _names(root, ending):
            if rows is not None and name in NAMES and name != rows.name:
                yield _not_read(name, f"Laat één van de twee staan: docgen leest '{rows.name}'.")
            elif name not in NAMES and nearest(name.removesuffix(ending), ["clienten"]):
                yield _not_read(name, f"Bedoel je '{NAMES[meant]}'?")


def _where(name: str) -> str:
    form = like_form(name.removesuffix(SUFFIX))
    if form is None:
        return "Hoort het bij het handboek, zet het dan in de map handboek."
    inside = f"{form}{SUFFIX}" if form not in PER_CYCLE else f"cyclus-1/{form}{SUFFIX}"
    return f"Zet het in de map van een cliënt, zoals clienten/c-0001/{inside}."


def _folders(root: Path) -> Iterator[Diagnostic]:
    """Folders that resemble one of ours and hold what ours would."""
    for path in sorted(root.glob("[!.]*/")):
        hint = nearest(path.name, _FOLDERS)
        if not hint or path.name in _FOLDERS or _same(path, root / hint):
            continue
        if files_below(str(path), _FOLDERS[hint]):
            yield _not_read(path.name, f"Bedoel je de map '{hint}'?", what="Deze map")


def _loose(root: Path) -> Iterator[Diagnostic]:
    """Files that stand one folder too high or too low."""
    for name in _names(root / "clienten", SUFFIX):
        known = (root / "clienten" / name.removesuffix(SUFFIX)).is_dir()
        folder = name.removesuffix(SUFFIX) if known else "c-0001"
        yield _not_read(f"clienten/{name}", f"Zet het in de map van de cliënt, zoals clienten/{folder}/intake.yaml.")
    for name in _names(root / "exit", SUFFIX):
        yield _not_read(f"exit/{name}", "Zet het in de map van een jaar: exit/2026/.")
    for year, *inside in files_below(f"{root}/exit"):
        if len(inside) > 1:
            yield _not_read("/".join(("exit", year, *inside)), f"Zet het in de map van een jaar: exit/{year}/.")
    for first, *inside in files_below(f"{root}/handboek"):
        if inside and first != "archief":
            yield _not_read("/".join(("handboek", first, *inside)), "Zet het in de map handboek zelf.")


def _almost(root: Path) -> Iterator[Diagnostic]:
    """Files that are YAML but for the end of their names, and folders that may hold them but cannot be read."""
    errors: list[OSError] = []
    found = [name for ending in _ALMOST for name in _names(root, ending)]
    for top, endings in (("handboek", _ALMOST), ("clienten", (*_ALMOST, _JSON)), ("exit", (*_ALMOST, _JSON))):
        found += ["/".join((top, *parts)) for parts in files_below(f"{root}/{top}", endings, told=errors.append)]
    for error in errors:
        yield _cannot_read(root, error)
    for name in found:
        ending = next(ending for ending in (*_ALMOST, _JSON) if name.endswith(ending))
        meant = Path(name.removesuffix(ending) + SUFFIX)
        if not _same(Path(root, name), root / meant):
            yield _not_read(name, f"Noem het bestand '{meant.name}'.")


def _names(folder: Path, ending: str) -> list[str]:
    return sorted(path.name for path in folder.glob(f"[!.]*{ending}") if path.is_file())


def _same(path: Path, other: Path) -> bool:
    """Whether both are one, on a disk that does not tell capitals from small letters."""
    return other.exists() and path.samefile(other)


@contextmanager
def readable(root: Path) -> Generator[None]:
    """Turn what cannot be read below this folder into a finding.

    Raises:
        RecordError: `folder.cannot-read`.
    """
    try:
        yield
    except OSError as error:
        raise RecordError([_cannot_read(root, error)]) from error


def _cannot_read(root: Path, error: OSError) -> Diagnostic:
    name = Path(error.filename or root)
    return Diagnostic(
        "folder.cannot-read",
        f"Dit is niet te lezen: {problem_of(error)}.",
        Location(file=name.relative_to(root).as_posix() if name.is_relative_to(root) else name.name),
        "Kijk of je het mag lezen, of vraag het aan wie over de rechten gaat.",
    )


def _not_read(name: str, remedy: str, *, what: str = "Dit bestand") -> Diagnostic:
    return Diagnostic("folder.not-read", f"{what} leest docgen niet.", Location(file=name), remedy, Severity.WARNING)
