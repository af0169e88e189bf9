"""The blocks of a form: a question with its answer, short fields in rows, choices, criteria, a decision, signatures.

Every block knows three states. Blank: label, help, room to write. Draft: what is filled, and one line for what is not.
Final: only what is filled.
"""

from __future__ import annotations

from templates.source.word.controls import BLANK, check_control, date_control, long_control, text_control
from templates.source.word.markup import cell, each, para, row, row_each, run, table, when

OPEN = "(document.blanco or document.concept)"
OPTIONAL = "(mag leeg blijven)"


# --- a question with room for an answer


def _label(line: str) -> str:
    """The label that belongs to a kind of writing line."""
    return "Labelsmal" if line == "Smal" else "Label"


def answer(path: str, value: str, lines: str, *, line: str = "Schrijfregel", style: str = "Invoer") -> str:
    """The answer in its own paragraphs, or lines to write on; `value` and `lines` are expressions."""
    empty = long_control(path, para(line, BLANK), lines=lines, line=para(line, BLANK), empty=True)
    filled = long_control(path, para(style, f"{{{{ {value} }}}}"))
    # the space after it also ends a cell in a paragraph, as a cell must
    return when(value, filled, otherwise=empty) + para("Ruimte")


def question(code: str, path: str, *, line: str = "Schrijfregel", help_text: bool = True) -> str:
    """A field of the form in the handbook's words: label, help, answer; gone when it is switched off."""
    field = f"afgeleid.velden.{code}"
    note = f"{{% if document.blanco and not {field}.verplicht %}} {OPTIONAL}{{% endif %}}"
    helped = when(f"document.blanco and {field}.toelichting", para("Toelichting", f"{{{{ {field}.toelichting }}}}"))
    return when(
        f"{field}.aan and ({OPEN} or {path})",
        para(_label(line), run(f"{{{{ {field}.label }}}}"), run(note, "Terzijde")),
        helped if help_text else "",
        answer(path, path, f"afgeleid.lijnen.{code}", line=line),
    )


def open_question(label: str, path: str, value: str, lines: str, *, line: str = "Schrijfregel") -> str:
    """A question in words of the template."""
    return when(f"{OPEN} or {value}", para(_label(line), label), answer(path, value, lines, line=line))


def own_questions(form: str) -> str:
    """The questions that the organisation added."""
    return each(
        "vraag",
        "afgeleid.vragen",
        when(
            f"{OPEN} or vraag.antwoord",
            para("Label", "{{ vraag.vraag }}"),
            when("document.blanco and vraag.toelichting", para("Toelichting", "{{ vraag.toelichting }}")),
            answer(f"{form}.antwoorden.{{{{ vraag.code }}}}", "vraag.antwoord", "vraag.lijnen"),
        ),
    )


# --- short fields


def short_field(field: str, *, line: str = "Schrijfregel") -> str:
    """A `Gegeven`: label and one line, or nothing."""
    path = f"{{{{ {field}.pad }}}}"
    filled = when(
        f"{field}.datum",
        para("Invoer", date_control(path, f"{field}.waarde")),
        otherwise=para("Invoer", text_control(path, f"{field}.waarde")),
    )
    empty = when(
        f"{field}.datum",
        para("Datumsmal" if line == "Smal" else "Datumregel", date_control(path)),
        otherwise=para(line, text_control(path)),
    )
    return when(
        f"{field}.pad", para("Label", f"{{{{ {field}.label }}}}"), when(f"{field}.waarde", filled, otherwise=empty)
    )


_NAMES = ("een", "twee", "drie", "vier", "vijf")


def short_fields(rows: str, *widths: float, line: str = "Schrijfregel") -> str:
    """Short fields in rows (`rows` is an expression for a list of `Rij`) in columns of these widths; three if none."""
    columns = list(widths) or [4.0, 4.0, 4.0]
    cells = [cell(0, short_field(f"rij.{name}", line=line)) for name in _NAMES[: len(columns)]]
    fields = table("Rooster", columns, row_each("rij", rows, row(*cells), columns=len(columns)))
    return when(rows, fields, para("Ruimte"))


def text_field(item: str, *, line: str = "Schrijfregel") -> str:
    """One question with room for text (`item` is an expression for a `Tekstveld`)."""
    return para(_label(line), f"{{{{ {item}.label }}}}") + answer(
        f"{{{{ {item}.pad }}}}", f"{item}.waarde", f"{item}.lijnen", line=line
    )


def text_fields(items: str, *, line: str = "Schrijfregel") -> str:
    """Questions with room for text (`items` is an expression for a list of `Tekstveld`)."""
    return each("tekst", items, text_field("tekst", line=line))


# --- choices


def option(item: str, path: str, *, small: bool = False, extra: str = "") -> str:
    """A box with its name; bold when it is chosen."""
    size = "klein" if small else ""
    box = check_control(f"{path}.{{{{ {item}.code }}}}", f"{item}.vakje", f"Vakje{size}")
    words = run(f"\t{{{{ {item}.naam }}}}") + extra
    return when(f"{item}.gekozen", para(f"Gekozen{size}", box, words), otherwise=para(f"Keuze{size}", box, words))


def choice(item: str, *, label: str = "", small: bool = False) -> str:
    """A `Keuzelijst` in one column, its label above."""
    return when(
        f"{item}.toon",
        para("Labelsmal" if small else "Label", label or f"{{{{ {item}.label }}}}"),
        when(f"{item}.toelichting", para("Toelichting", f"{{{{ {item}.toelichting }}}}")),
        each("optie", f"{item}.opties", option("optie", f"{{{{ {item}.pad }}}}", small=small)),
    )


def inline_options(items: str, path: str) -> list[str]:
    """Boxes with their names one after the other, for within a paragraph."""
    box = check_control(f"{path}.{{{{ optie.code }}}}", "optie.vakje", "Vakjeklein")
    # the name stays with its box; the line may break after it
    name = "\u00a0{{ optie.naam }}"
    return [
        run(f"{{% for optie in {items} %}}"),
        box,
        run("{% if optie.gekozen %}"),
        run(name, "Nadruk"),
        run("{% else %}"),
        run(name),
        run("{% endif %}\u2002 {% endfor %}"),
    ]


def inline_choice(item: str, *, label: str = "") -> str:
    """A `Keuzelijst` on one line behind its label."""
    words = run(f"{label or f'{{{{ {item}.label }}}}'}\u2002", "Vraag")
    return when(f"{item}.toon", para("Keuzeregel", words, *inline_options(f"{item}.opties", f"{{{{ {item}.pad }}}}")))


# --- weighing and deciding


def weighing_table(items: str, path: str, title: str) -> str:
    """A row per criterion: what is weighed, the word on it, and why."""
    head = row(
        cell(6.6, para("Tabelkop", title)),
        cell(5.4, para("Tabelkop", "Ons oordeel")),
        header=True,
    )
    body = row(
        cell(
            6.6,
            para("Tabeltekst", run("{{ punt.tekst }}", "Nadruk")),
            when("punt.hulp", para("Tabelhulp", "{{ punt.hulp }}")),
            when("punt.toelichting", para("Tabeltekst", text_control(f"{path}.{{{{ punt.code }}}}.toelichting",
                                                                     "punt.toelichting"))),
        ),
        cell(
            5.4,
            para("Tabeltekst", *inline_options("punt.opties", f"{path}.{{{{ punt.code }}}}.oordeel")),
            when("not punt.toelichting and " + OPEN,
                 para("Schrijfregel", text_control(f"{path}.{{{{ punt.code }}}}.toelichting"))),
        ),
    )  # fmt: skip
    return when(
        items,
        table("Regeltabel", [6.6, 5.4], head, row_each("punt", items, body, columns=2), header=True, title=title),
        para("Ruimte"),
    )


def decision_options(item: str, *, meaning: bool = True, small: bool = False) -> str:
    """The outcomes of a decision; the chosen one is bold, and a form that is filled shows no other."""
    said = run("{% if optie.betekenis %} \u2013 {{ optie.betekenis }}{% endif %}", "Terzijde") if meaning else ""
    return each("optie", f"{item}.opties", option("optie", f"{{{{ {item}.pad }}}}", small=small, extra=said))


# --- signatures


def signatures(*lines: tuple[str, str]) -> str:
    """A line per person with name and date; `lines` are pairs of who and an expression for what is known."""
    rows = [
        row(
            cell(5, para("Handtekeninglijn", f"{{{{ {known} }}}}" if known else BLANK)),
            cell(7, para("Handtekeninglijn", BLANK)),
            height=11,
        )
        + row(cell(5, para("Klein", who)), cell(7, para("Klein", "handtekening en datum")))
        for who, known in lines
    ]
    return table("Rooster", [5, 7], *rows)
