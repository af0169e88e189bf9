"""What several Excel forms share: the top of the first sheet, a part with its fields, tables of questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.documents.excel_fields import DELEN, fields_of
from templates.source.excel.sheet import ROW_MM, Blad

SETUP = "{% set v = afgeleid.excel_velden %}{% set t = afgeleid.tekst %}"
PARTS = "{% set d = afgeleid.excel_delen %}"
CAPTIONS = ("antwoord", "toelichting")


def opening_of(blad: Blad, form: str, *, parts: bool = True) -> None:
    """Logo, title and sentence of the form; the short names `v`, `t` and `d` count from here."""
    blad.opening(
        SETUP + (PARTS if parts else ""), "{{ document.titel }}", f"{{{{ handboek.formulieren.{form}.waarvoor }}}}"
    )


def part(
    blad: Blad, form: str, name: str, title: str, pairs: Mapping[str, str], doubles: Mapping[str, str], *,
    own: bool = False, captions: Sequence[str] = (),
) -> None:  # fmt: skip
    """A part of the form: its bar and its fields; `pairs` are choices with their explanation beside them."""
    known, seconds = fields_of(form), {*pairs.values(), *doubles.values()}
    shown = f"d.{name} or afgeleid.excel_vragen" if own else f"d.{name}"
    here = {field.code for field in DELEN[form][name]}

    def rows() -> None:
        blad.gap()
        blad.heading(title, captions)
        for field in DELEN[form][name]:
            if field.code in pairs:
                blad.pair(field, known[pairs[field.code]])
            elif field.code in doubles and doubles[field.code] in here:
                blad.double(field, known[doubles[field.code]])
            elif field.code not in seconds:
                blad.fields([field])
        if own:
            own_questions(blad)

    blad.when(shown, rows)


def own_questions(blad: Blad) -> None:
    """The organisation's own questions."""

    def row() -> None:
        blad.height(ROW_MM)
        blad.room("q.ruimte")
        blad.label(1, blad.last - 1, "q.vraag", "q.hulp", top=True)
        blad.answer(blad.last, "eigen_vraag", "{{ q.pad }}", "q.antwoord", kind="tekst")
        blad.next()

    blad.each("q", "afgeleid.excel_vragen", row)


def question_rows(blad: Blad, name: str, source: str, title: str, lijst: str, *, answer: str = "antwoord") -> None:
    """A table of questions with an answer to choose and room to explain, in the last two columns."""

    def row() -> None:
        blad.height(ROW_MM)
        blad.room("q.ruimte")
        blad.label(1, blad.last - 2, "q.vraag", "q.hulp")
        blad.answer(blad.last - 1, name, f"{{{{ q.pad }}}}.{answer}", "q.antwoord", lijst=lijst)
        blad.answer(blad.last, f"{name}_toelichting", "{{ q.pad }}.toelichting", "q.toelichting")
        blad.next()

    blad.when(source, blad.gap, lambda: blad.heading(title, CAPTIONS), lambda: blad.each("q", source, row))
