"""The Word file of a review: the records as they stand, with what was remarked in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen import __version__
from docgen.api.reviewing import Reviewed, ReviewReport
from docgen.documents.catalogue import DocumentSpec
from docgen.documents.review_report import MarkedText, Note, Part, Section, render_report
from docgen.documents.workshop import Workshop
from docgen.errors import RecordError
from docgen.ooxml.properties import stamp
from docgen.records.versions import Handbookversion
from docgen.review.findings import Finding, Path
from docgen.review.language import Reading

FRAME = "persoonsbeschrijving"
"""The form whose page, header, footer and styles the report borrows."""

TITLE = "Nagekeken"


def review_report(report: ReviewReport) -> bytes:
    """The Word file of a review, in the house style; equal input gives equal bytes.

    Raises:
        RecordError: the folder has no handbook.
    """
    current = report.checked.folder.current
    if current is None:
        raise RecordError(list(report.checked.findings))
    shown = [record for record in report.records if record.readings or record.findings]
    days = [day for record in shown if (day := getattr(record.file.record, "datum", None))]
    brand = report.checked.brand
    data = render_report(
        _frame(report, current),
        TITLE,
        [_section(record) for record in shown],
        day=max(days, default=current.handboek.datum),
        tint=brand.tint if brand else "EEF3F5",
    )
    identity = {
        "docgen.organisatie": current.organisatie.naam,
        "docgen.soort": "nagekeken",
        "docgen.versie": __version__,
    }
    return stamp(data, identity, core={"title": TITLE, "creator": current.organisatie.naam, "lastModifiedBy": "docgen"})


def _frame(report: ReviewReport, current: Handbookversion) -> bytes:
    """An empty form in the house style, whose header and footer say what this is."""
    workshop = Workshop(report.checked.brand)
    spec = DocumentSpec("", FRAME, "word", current, "")
    template = workshop.template(spec.template)
    context = workshop.context(spec, current.organisatie, template.reads)
    refs = {record.file.ref for record in report.records}
    known = {"titel": TITLE, "ref": refs.pop() if len(refs) == 1 else "", "formulier_versie": "", "blanco": False}
    return template.render({**context, "document": {**context["document"], **known}})


def _section(record: Reviewed) -> Section:
    cycle = f", ronde {record.file.cyclus}" if record.file.cyclus else ""
    name = (
        record.case.handbook["formulieren"][record.file.form]["naam"] if record.case else record.file.form.capitalize()
    )
    placed = {id(finding): _place(finding, record.readings) for finding in record.findings}
    whole = [f for f in record.findings if placed[id(f)] is None and f.leefgebied is None]
    return Section(
        f"{name}, {record.file.ref}{cycle}",
        tuple(_parts(record, placed)),
        tuple(map(_note, whole)),
        tuple(_closing(record)),
    )


def _parts(record: Reviewed, placed: dict[int, Reading | None]) -> Iterator[Part]:
    """A part per leefgebied in the order of the record, those without text after them, and the rest."""
    written = [reading.text.leefgebied for reading in record.readings]
    found = [finding.leefgebied for finding in record.findings]
    for area in dict.fromkeys([*written, *found]):
        texts = [reading for reading in record.readings if reading.text.leefgebied == area]
        here = [f for f in record.findings if f.leefgebied == area and placed[id(f)] is None]
        if texts or (area is not None and here):
            title = record.case.area_name(area) if area and record.case else "Algemeen"
            marked = tuple(_marked(record, reading, placed) for reading in texts)
            yield Part(title, marked, tuple(map(_note, here)) if area else ())


def _marked(record: Reviewed, reading: Reading, placed: dict[int, Reading | None]) -> MarkedText:
    notes = tuple(_note(finding) for finding in record.findings if placed[id(finding)] is reading)
    return MarkedText(_label(record, reading.text.path), reading.text.text, notes)


def _place(finding: Finding, readings: Sequence[Reading]) -> Reading | None:
    """The text that a finding stands at: its own, or for a part of a goal or step the text of that goal or step."""
    field = finding.diagnostic.location.field or ""
    for reading in readings:
        if _dotted(reading.text.path) == field:
            return reading
    parent = field.rpartition(".")[0]
    if parent.count(".") < 2:  # a leefgebied has a heading of its own
        return None
    return next((r for r in readings if _dotted(r.text.path[:-1]) == parent), None)


def _dotted(path: Path) -> str:
    return ".".join(map(str, path))


def _note(finding: Finding) -> Note:
    found, passage = finding.diagnostic, finding.passage
    advice = finding.set_aside or found.remedy
    if passage is None:
        return Note(found.message, advice, found.code)
    return Note(found.message, advice, found.code, passage.start, passage.end)


def _label(record: Reviewed, path: Path) -> str:
    """What the form calls the field of a text."""
    names = [str(part) for number, part in enumerate(path) if isinstance(part, str) and number != 1] or [str(path[0])]
    if path[0] != "leefgebieden":
        names = [str(part) for part in path if isinstance(part, str)]
    labels = (record.case.fields if record.case else None) or dict[str, str]()
    for code in ("_".join(names[-2:]), names[-1]):
        if code in labels:
            return labels[code]
    return names[-1].replace("_", " ").capitalize()


def _closing(record: Reviewed) -> Iterator[str]:
    scores, pages = record.scores, record.pages
    if scores and scores.lint2 is not None and scores.share_struggling is not None:
        struggling = round(100 * scores.share_struggling)
        yield (
            f"De taal als geheel: LiNT-II {scores.lint2:.0f}, Flesch-Douma {scores.flesch_douma:.0f}. Naar schatting"
            f" hebben {struggling} van de 100 volwassenen moeite met zo’n tekst. Een score zegt iets over zinnen en"
            " woorden, niets over of het verhaal klopt."
        )
    elif scores and scores.reason_when_missing:
        yield scores.reason_when_missing
    if pages:
        yield f"Dit verhaal beslaat {pages.pages} {'pagina' if pages.pages == 1 else 'pagina’s'} ({pages.judge})."
