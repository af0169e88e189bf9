"""What the templates that docgen ships read, worked out when they were made, so that nobody compiles them to know it.

`python templates/make.py` writes `templates/reads.json`: per template the digest of its file and the paths. A file with
another digest is compiled, as is an organisation's own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from docgen.resources import resource


def shipped_reads(path: Path) -> frozenset[str] | None:
    """What this file reads when it is a template as docgen ships it, and else `None`."""
    facts = _table().get(path.name)
    if facts is None or facts[0] != sha256(path.read_bytes()).hexdigest():
        return None
    return frozenset(facts[1])


@cache
def _table() -> dict[str, tuple[str, list[str]]]:
    try:
        return json.loads(resource("templates", "reads.json").read_bytes())
    except FileNotFoundError:  # of templates that are being made
        return {}


def reads_table(templates: Iterable[tuple[Path, frozenset[str]]]) -> bytes:
    """The table of these templates with what they read."""
    table = {path.name: (sha256(path.read_bytes()).hexdigest(), sorted(reads)) for path, reads in templates}
    return (json.dumps(table, indent=1, sort_keys=True) + "\n").encode()
