"""All Excel templates by file name."""

from __future__ import annotations

from importlib import import_module

MODULES = ("aanmelding",)


def make() -> dict[str, bytes]:
    """The bytes of each template by file name."""
    return {f"{name}.xlsx": import_module(f"templates.source.excel.{name}").make() for name in MODULES}
