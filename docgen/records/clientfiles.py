"""The files of clients' folders, found in one walk and read as bytes, without being parsed.

    clienten/c-0001/client.yaml
                    intake.yaml
                    cyclus-1/begeleidingsplan.yaml
    exit/2026/3f9a1c07.yaml

Every build reads all of them to see what changed, so paths are plain strings here: `pathlib` costs more than the disk.
"""

from __future__ import annotations

import os
from pathlib import Path

from docgen.records.bulk import RawRecord, raw_digest

SUFFIX = ".yaml"


def subfolders(folder: Path) -> list[str]:
    """The names of the folders in a folder, in order, but hidden ones; none when there is no such folder."""
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if entry.name[0] != "." and Path(entry).is_dir())


def files_below(folder: str, suffix: str | tuple[str, ...] = SUFFIX) -> list[tuple[str, ...]]:
    """What ends so in a folder and below, as the parts of its path, in order; links to folders are not followed.

    A folder with such a name is there as well, so that reading it tells what it is. What is hidden is not: systems
    leave their own things behind (`._intake.yaml`, `.Trash-1000`).
    """
    try:
        with os.scandir(folder) as entries:
            found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries if entry.name[0] != "."]
    except OSError:
        return []
    files = [(name,) for name, _ in found if name.endswith(suffix)]
    inner = [
        (name, *below) for name, is_folder in found if is_folder for below in files_below(f"{folder}/{name}", suffix)
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
        return RawRecord(ref, form, cyclus, name, problem=error.strerror or type(error).__name__)
    return RawRecord(ref, form, cyclus, name, 0, data if whole else None, raw_digest(data))
