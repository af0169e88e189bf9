"""The words of one organisation, looked at only where that is needed: few have words of their own or a client's copy.

What reads words knows all of plain Dutch, and importing that takes a tenth of the time that a worker needs to start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen import __version__
from docgen.build.keys import ENGINE, value_digest
from docgen.build.manifest import Manifest
from docgen.diagnostics import Diagnostic
from docgen.records.folder import Folder
from docgen.records.yaml_files import YamlFile

if TYPE_CHECKING:
    from docgen.language.glossary import Glossary

_RIGHT = "words without a finding"


def words_of(folder: Folder) -> Glossary:
    """As `glossary_for`."""
    from docgen.api.glossaries import glossary_for  # noqa: PLC0415 — see above

    return glossary_for(folder)


def check_words(folder: Folder) -> list[Diagnostic]:
    """Every finding on the organisation's own words, if it has any."""
    if folder.wordlist is None:
        return []
    from docgen.api.glossaries import check_glossary  # noqa: PLC0415 — see above

    return check_glossary(folder.wordlist)


def checked_words(folder: Folder, manifest: Manifest) -> list[Diagnostic]:
    """As `check_words`; words without a finding are not tried on their examples again while their file stays so."""
    file = folder.wordlist
    if file is None or not isinstance(file.file, YamlFile):
        return check_words(folder)
    mark = value_digest([file.file.text, __version__, ENGINE]).hex()
    if manifest.cached(_RIGHT) == mark:
        return []
    findings = check_words(folder)
    if not findings:
        manifest.cache(_RIGHT, mark)
    return findings
