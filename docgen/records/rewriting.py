"""A record's YAML text with some of its values moved, comments and quotes kept (only `docgen migrate` does this)."""

# ruamel.yaml ships incomplete types
# pyright: reportUnknownMemberType=false, reportPrivateImportUsage=false

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from docgen.records.migrations import Values

_WIDE = 100_000  # a line that was folded by hand becomes one line; nothing is folded anew


def rewrite(text: str, change: Callable[[Values], list[str]]) -> tuple[str, list[str]]:
    """The text after the change to its mapping, and what the change said; as it was when nothing was said."""
    from ruamel.yaml import YAML  # noqa: PLC0415 — a twelfth of all imports, for one command

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _WIDE
    yaml.indent(mapping=2, sequence=4, offset=2)
    value: Any = yaml.load(text)
    said = change(value)
    if not said:
        return text, said
    target = io.StringIO()
    yaml.dump(value, target)
    return target.getvalue(), said
