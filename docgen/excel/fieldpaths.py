"""Writing in a workbook which path of the record each input cell is for."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.ooxml import Package, pack
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import parse, serialize


def add_field_paths(data: bytes, paths: Mapping[str, str]) -> bytes:
    """The workbook with each path as the comment of its defined name; a path may hold tags (`{{ loop.index0 }}`).

    Raises:
        KeyError: a name in `paths` that the workbook does not define.
    """
    package = Package.read(data)
    root = parse(package.parts[package.main])
    names = {name.get("name", ""): name for name in root.iter(qn("s:definedName"))}
    for name, path in paths.items():
        names[name].set("comment", path)
    parts = {name: package.members[name] for name in package.parts}
    return pack({**parts, package.main: serialize(root)})
