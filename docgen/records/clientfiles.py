"""The files of clients' folders, found in one walk and read as bytes, without being parsed.

    clienten/c-0001/client.yaml
                    intake.yaml
                    cyclus-1/begeleidingsplan.yaml
    exit/2026/3f9a1c07.yaml

Every build reads all of them to see what changed, so paths are plain strings here: `pathlib` costs more than the disk.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from docgen.records.bulk import RawRecord, raw_digest

SUFFIX = ".yaml"
_PROBLEMS = {
    errno.EACCES: "geen toegang",
    errno.EPERM: "geen toegang",
    errno.EISDIR: "het is een map",
    errno.ENOENT: "het is er niet",
    errno.ELOOP: "het verwijst in een kring",
    errno.EIO: "de schijf of het netwerk geeft een fout",
}


def subfolders(folder: Path) -> list[str]:
    """The names of the folders in a folder, in order, but hidden ones; none when there is no such folder to read."""
    with suppress(OSError), os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if entry.name[0] != "." and Path(entry).is_dir())
    return []


def files_below(
    folder: str, suffix: str | tuple[str, ...] = SUFFIX, *, told: Callable[[OSError], object] | None = None
) -> list[tuple[str, ...]]:
    """What ends so in a folder and below, as the parts of its path, in order; links to folders are not followed.

    A folder with such a name is there as well, so that reading it tells what it is. What is hidden is not: systems
    leave their own things behind (`._intake.yaml`, `.Trash-1000`). `told` hears of a folder that cannot be read.
    """
    try:
        with os.scandir(folder) as entries:
            found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries if entry.name[0] != "."]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        if told is not None:
            told(error)
        return []
    files = [(name,) for name, _ in found if name.endswith(suffix)]
    inner = [
        (name, *below)
        for name, is_folder in found
        if is_folder
        for below in files_below(f"{folder}/{name}", suffix, told=told)
    ]
    return sorted(files + inner)


def read_file(
    folder: str, name: str, *, ref: str = "", form: str = "", cyclus: int | None = None, whole: bool = True
) -> RawRecord:
    """The file of that name in the organisation's folder, unread; without `whole` just its digest is kept."""
    try:
        with open(f"{folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 — see above
            data = file.read()
    except OSError as error:
        return RawRecord(ref, form, cyclus, name, problem=problem_of(error))
    return RawRecord(ref, form, cyclus, name, 0, data if whole else None, raw_digest(data))


def problem_of(error: OSError) -> str:
    """Why something cannot be read, in a few words."""
    return _PROBLEMS.get(error.errno or 0) or error.strerror or type(error).__name__
