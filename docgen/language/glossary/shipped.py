"""The word list that docgen ships, read when the first word is asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import ryaml

from docgen.diagnostics import errors_in
from docgen.errors import InternalError
from docgen.language.glossary.wordlist import Glossary

FILE = Path(__file__).parent.parent / "data" / "woordenlijst.yaml"


@cache
def shipped_glossary() -> Glossary:
    """Our word list of the field; its examples are run by the tests."""
    # ryaml ships incomplete types
    values: Any = ryaml.loads(FILE.read_text(encoding="utf-8"))  # pyright: ignore[reportPrivateImportUsage]
    glossary, findings = Glossary.load(values["termen"], name=FILE.name, check=False)
    if wrong := list(errors_in(findings)):
        raise InternalError(wrong)
    return glossary
