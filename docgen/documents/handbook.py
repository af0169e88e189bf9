"""What a handbook document is: its editions, its context, and page numbers by a second rendering.

    version → source → context → render → measure pages → context with numbers → render again

Rendering and measuring are handed in, so that everything here is a pure function.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from docgen.documents import handbook_annexes as _annexes  # noqa: F401  # pyright: ignore[reportUnusedImport] — registers
from docgen.documents.context import Document, derivations
from docgen.documents.handbook_values import HANDBOOK, Source, names
from docgen.documents.sources import organisation_source
from docgen.ooxml import Draft
from docgen.records.versions import Handbookversion
from docgen.records.wording import fill


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the handbook: its code, its template in `templates/docx`, its title, its file name.

    `contents` says whether it has a table of contents, and so wants its pages measured.
    """

    code: str
    template: str
    title: str
    stem: str
    contents: bool = False


EDITIONS: dict[str, Edition] = {
    edition.code: edition
    for edition in (
        Edition("team", "handboek.docx", "Handboek {organisatie}", "handboek", contents=True),
        Edition("pocket", "handboek-pocket.docx", "Handboek op zak {organisatie}", "handboek-op-zak"),
        Edition("client", "handboek-client.docx", "Zo werken wij", "zo-werken-wij"),
    )
}


def handbook_source(version: Handbookversion) -> dict[str, Any]:
    """The source roots of every edition: the organisation, and the handbook with all that counts somewhere in it."""
    everywhere = frozenset(version.scopes())
    return {
        "organisatie": organisation_source(version.organisatie, version),
        "handboek": version.effective(everywhere, None, version.handboek.datum),
    }


def handbook_document(edition: Edition, source: Source) -> Document:
    """What is true of this one document: it carries the version and the date of the handbook itself."""
    handbook = source["handboek"]
    return Document(
        datum=handbook["datum"],
        titel=fill(edition.title, source["organisatie"]["woorden"], names(source)),
        formulier=HANDBOOK,
        formulier_versie=handbook["versie"],
    )


def handbook_context(edition: Edition, source: Source, *, pages: Mapping[str, int] | None = None) -> dict[str, Any]:
    """The whole context of an edition; `pages` are the page numbers of its headings, by bookmark."""
    whole = {**source, "document": handbook_document(edition, source)}
    found = {name: value.function(whole) for name, value in derivations(HANDBOOK).items()}
    return {**whole, "afgeleid": {**found, "paginas": dict(pages or {})}}


def render_handbook(
    edition: Edition,
    source: Source,
    fill: Callable[[Mapping[str, Any]], Draft],
    measure: Callable[[bytes], Mapping[str, int]] | None = None,
) -> Draft:
    """The document; with `measure` its table of contents shows page numbers.

    Numbers take room where there was none, but no more than the line on which they stand, so measuring once is enough.
    """
    first = fill(handbook_context(edition, source))
    if measure is None or not edition.contents:
        return first
    pages = measure(first.pack())
    return fill(handbook_context(edition, source, pages=pages)) if pages else first
