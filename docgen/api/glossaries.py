"""The words that are proposed for one organisation: its own `woordenlijst.yaml` before ours, with its findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.diagnostics import Diagnostic, Location, Severity, nearest
from docgen.language.analysis import analyse
from docgen.language.glossary import Action, Entry, Glossary, shipped_glossary
from docgen.language.glossary.proposing import plain_wording
from docgen.language.remarks import RemarkKind
from docgen.records.folder import Folder, RecordFile
from docgen.records.woordenlijst import Woordenlijst

_NOT_PLAIN = frozenset((RemarkKind.JARGON, RemarkKind.HARD_WORD, RemarkKind.ABBREVIATION))


def glossary_for(folder: Folder) -> Glossary:
    """Our word list, with the organisation's own words before it and without those that it leaves out."""
    file = folder.wordlist
    return shipped_glossary() if file is None else shipped_glossary().with_own(_own(file)[0])


def check_glossary(file: RecordFile) -> list[Diagnostic]:
    """Every finding on an organisation's own word list; a word with an error does not take part."""
    if not isinstance(file.record, Woordenlijst):
        return []
    own, findings = _own(file)
    return [*findings, *_left_out(file, file.record), *_not_plain(file, own)]


def _own(file: RecordFile) -> tuple[Glossary, tuple[Diagnostic, ...]]:
    record = file.record
    if not isinstance(record, Woordenlijst):
        return Glossary(), ()

    def place(path: Sequence[str | int]) -> Location:
        return file.place("termen", *path)

    return Glossary.load(record.termen, name=file.file.name, place=place, weglaten=record.weglaten)


def _left_out(file: RecordFile, record: Woordenlijst) -> Iterator[Diagnostic]:
    known = shipped_glossary().terms
    for number, term in enumerate(record.weglaten):
        if term not in known:
            hint = nearest(term, known)
            yield Diagnostic(
                "glossary.unknown-term",
                f"'{term}' staat niet in de woordenlijst van docgen, dus er is niets weg te laten.",
                file.place("weglaten", number),
                f"Bedoel je '{hint}'?" if hint else "Haal deze regel weg.",
                Severity.WARNING,
            )


def _not_plain(file: RecordFile, own: Glossary) -> Iterator[Diagnostic]:
    """A finding for each replacement that is itself a hard word."""
    for entry in own.terms.values():
        if entry.action is Action.VERVANGEN and (hard := _hard_words(entry)):
            yield Diagnostic(
                "glossary.not-plain",
                f"Wat '{entry.term}' wordt, is zelf niet gewoon: {', '.join(f'“{word}”' for word in hard)}.",
                file.place("termen", entry.term, "wordt"),
                "Zeg het zoals je het aan tafel zou zeggen.",
                Severity.WARNING,
            )


def _hard_words(entry: Entry) -> list[str]:
    wording = plain_wording(entry)
    return [wording[remark.start : remark.end] for remark in analyse(wording).remarks if remark.kind in _NOT_PLAIN]
