"""The pages of records as documents: made in the standard edition, and counted by whatever can do it here (PB-T8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docgen.api.checking import Checked, workshop_for
from docgen.documents.catalogue import filled
from docgen.documents.page_counts import PageCount, count_pages
from docgen.documents.workshop import Workshop
from docgen.errors import DocgenError
from docgen.records.enums import Status
from docgen.review.case import Case
from docgen.review.pages import Pages, estimate, limit_of

LIMITED = "persoonsbeschrijving"
"""The form that has a limit of pages."""


def pages_of(checked: Checked, cases: Sequence[Case]) -> dict[str, Pages]:
    """The pages of each record, by the name of its file: counted in one run, else estimated by its lines."""
    workshop = workshop_for(checked)
    made = [(case, data) for case in cases if (data := _standard_edition(checked, workshop, case)) is not None]
    fonts = _fonts(checked)
    counted: dict[str, PageCount | None] = {}
    for limit in sorted({limit_of(case) for case, _ in made}):
        same = [(case, data) for case, data in made if limit_of(case) == limit]
        counts = count_pages([data for _, data in same], fonts, limit)
        counted.update((case.file.file.name, count) for (case, _), count in zip(same, counts, strict=True))
    return {case.file.file.name: _pages(case, counted.get(case.file.file.name)) for case in cases}


def _pages(case: Case, count: PageCount | None) -> Pages:
    return Pages(count.pages, count.judge.value, count.lines_over) if count else estimate(case)


def _fonts(checked: Checked) -> list[str]:
    """The fonts of the house style."""
    current = checked.folder.current
    style = current.organisatie.huisstijl if current else None
    return [style.lettertype_koppen, style.lettertype_tekst] if style else []


def _standard_edition(checked: Checked, workshop: Workshop, case: Case) -> bytes | None:
    """The document as it will be when it is final, without room for what is open; `None` when it cannot be made."""
    final = case.record.model_copy(update={"status": Status.VASTGESTELD})
    current, file = checked.folder.current, replace(case.file, record=final)
    specs = filled(checked.folder, case.dossier, replace(file, record=case.record))
    spec = next((spec for spec in specs if spec.engine == "word"), None)
    if spec is None or current is None:
        return None
    try:
        return workshop.make(replace(spec, file=file), current.organisatie)
    except DocgenError:
        return None  # what is wrong with it is a finding of its own
