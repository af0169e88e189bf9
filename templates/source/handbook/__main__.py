"""Writes the handbook's templates: `.venv/bin/python -m templates.source.handbook`, from the root of the project."""

from pathlib import Path

from templates.source.handbook import make

for name, made in make().items():
    (Path("templates") / name).write_bytes(made)
