"""The two sides of a comparison: released versions, folders, revisions in git, or another basis (issue 5).

docgen diff MAP                     what changed since the last release
docgen diff MAP 2025.1 [2026.1]     two released versions, or one and what stands in the folder now
docgen diff MAP HEAD~1 [HEAD]       two revisions of the folder in git
docgen diff MAP ANDERE-MAP          two folders
docgen diff MAP --preset opvang-2   the folder as it is, and on another basis

A word is looked up in this order: released version, version of today, folder, revision in git.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from docgen.api.checking import TEMPLATES
from docgen.api.folders import whole
from docgen.api.releasing import ARCHIVE
from docgen.diagnostics import Diagnostic, Location, nearest
from docgen.documents.catalogue import SUFFIXES
from docgen.documents.forms import FORMS
from docgen.errors import RecordError
from docgen.records.folder import Folder, load_folder
from docgen.records.presets import preset_exists, preset_names
from docgen.records.versions import Handbookversion


@dataclass(frozen=True)
class Side:
    """One side: what it is called, the version of the handbook, and the folder whose records count."""

    kind: str
    label: str
    version: Handbookversion
    folder: Folder

    @property
    def templates(self) -> dict[str, bytes] | None:
        """The own templates of forms on this side, by name; `None` for a release of before they were kept."""
        home = self.folder.path
        if self.kind == "versie" and self.version is not self.folder.current:
            kept = self.version.forms
            if kept is None or any(form.digest for form in kept.formulieren.values()):
                return None
            home = home / ARCHIVE / self.version.name
        names = (form + suffix for form in FORMS for suffix in SUFFIXES.values())
        return {name: path.read_bytes() for name in names if (path := home / TEMPLATES / name).is_file()}


def sides(stack: ExitStack, path: Path, words: Sequence[str], preset: str | None) -> tuple[Side, Side]:
    """The older and the newer side; what git unpacks stays on disk until the stack closes.

    Raises:
        RecordError: a side cannot be found or read.
    """
    folder = whole(load_folder(path))
    now = _now(folder, "map", "nu")
    if preset is not None:
        return now, _on_basis(path, preset)
    if not words:
        return _last_release(folder), now
    found = [_side(stack, folder, word) for word in words]
    if len(found) > 1:
        return found[0], found[1]
    return (now, found[0]) if found[0].kind == "map" else (found[0], now)


def _now(folder: Folder, kind: str, label: str) -> Side:
    if folder.current is None:
        raise RecordError(folder.findings)
    return Side(kind, label, folder.current, folder)


def _last_release(folder: Folder) -> Side:
    """The version of the same number when it was released, and else the newest that was."""
    history = folder.timeline.versions if folder.timeline else ()
    name = folder.current.name if folder.current else ""
    found = folder.archive.get(name) or (history[-2] if len(history) > 1 else None)
    if found is None:
        raise RecordError([_nothing_released(folder)])
    return Side("versie", found.name, found, folder)


def _side(stack: ExitStack, folder: Folder, word: str) -> Side:
    """What a word names: a released version, the version of today, a folder, or a revision in git."""
    if word in folder.archive:
        return Side("versie", word, folder.archive[word], folder)
    if folder.current and word == folder.current.name:
        return _now(folder, "versie", word)
    if (Path(word) / "organisatie.yaml").is_file():
        return _now(whole(load_folder(Path(word))), "map", word)
    if unpacked := _from_git(stack, folder.path, word):
        return _now(whole(load_folder(unpacked)), "git", word)
    raise RecordError([_unknown(folder, word)])


def _on_basis(path: Path, preset: str) -> Side:
    if not preset_exists(preset):
        hint = nearest(preset, preset_names())
        remedy = f"Bedoel je '{hint}'?" if hint else f"Kies uit: {', '.join(preset_names())}."
        message = f"Het basishandboek '{preset}' bestaat niet."
        raise RecordError([Diagnostic("handbook.unknown-preset", message, Location(), remedy)])
    return _now(load_folder(path, basis=preset), "basis", preset)


def _from_git(stack: ExitStack, path: Path, revision: str) -> Path | None:
    """The folder as it was in a revision, unpacked; `None` where git does not know it."""
    known = _git(path, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if known is None:
        return None
    archive = _git(path, "archive", "--format=tar", known.decode().strip(), ".")
    if archive is None:
        return None
    target = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="docgen-"))) / path.resolve().name
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(target, filter="data")
    return target if (target / "organisatie.yaml").is_file() else None


def _git(path: Path, *words: str) -> bytes | None:
    # a hook or a monitor that a folder brings along is not ours to run
    safe = ["git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-C", str(path)]
    try:
        done = subprocess.run([*safe, *words], capture_output=True, check=False, timeout=60)  # noqa: S603 — no shell
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _nothing_released(folder: Folder) -> Diagnostic:
    return Diagnostic(
        "diff.nothing-released",
        "Er is nog geen versie uitgebracht om mee te vergelijken.",
        Location(file="handboek/archief"),
        f"Breng eerst een versie uit met: docgen release {folder.path}",
    )


def _unknown(folder: Folder, word: str) -> Diagnostic:
    hint = nearest(word, folder.version_names())
    return Diagnostic(
        "diff.unknown-side",
        f"'{word}' is geen uitgebrachte versie, geen organisatiemap en geen revisie in git.",
        Location(file="handboek/archief"),
        f"Bedoel je '{hint}'?" if hint else f"Kies uit: {', '.join(folder.version_names())}.",
    )
