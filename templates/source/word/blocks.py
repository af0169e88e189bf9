"""The blocks of a form: a question with its answer, short fields in rows, choices, criteria, a decision, signatures.

Every block knows three states. Blank: label, help, room to write. Draft: what is filled, and one line for what is not.
Final: only what is filled.
"""

from __future__ import annotations

from templates.source.word.controls import BLANK, check_control, date_control, long_control, text_control
from templates.source.word.markup import beside, cell, each, fields_row, para, row, row_each, run, table, when

OPEN = "(document.blanco or document.concept)"
OPTIONAL = "(mag leeg blijven)"


# --- a question with room for an answer


def _label(line: str) -> str:
    """The label that belongs to a kind of writing line."""
    return "Label" if line == "Schrijfregel" else "Labelsmal"


def answer(path: str, value: str, lines: str, *, line: str = "Schrijfregel", style: str = "Invoer") -> str:
    """The answer in its own paragraphs, or lines to write on; `value` and `lines` are expressions."""
    empty = long_control(path, para(line, BLANK), lines=lines, line=para(line, BLANK), empty=True)
    filled = long_control(path, para(style, f"{{{{ {value} }}}}"))
    # the space after it also ends a cell in a paragraph, as a cell must
    return when(value, filled, otherwise=empty) + para("Ruimte")


def question(code: str, path: str, *, line: str = "Schrijfregel", help_text: bool = True, style: str = "Invoer") -> str:
    """A field of the form in the handbook's words: label, help, answer; gone when it is switched off."""
    field = f"afgeleid.velden.{code}"
    note = f"{{% if document.blanco and not {field}.verplicht %}} {OPTIONAL}{{% endif %}}"
    helped = when(f"document.blanco and {field}.toelichting", para("Toelichting", f"{{{{ {field}.toelichting }}}}"))
    return when(
        f"{field}.aan and ({OPEN} or {path})",
        para(_label(line), run(f"{{{{ {field}.label }}}}"), run(note, "Terzijde")),
        helped if help_text else "",
        answer(path, path, f"afgeleid.lijnen.{code}", line=line, style=style),
    )


def open_question(label: str, path: str, value: str, lines: str, *, line: str = "Schrijfregel") -> str:
    """A question in words of the template."""
    return when(f"{OPEN} or {value}", para(_label(line), label), answer(path, value, lines, line=line))


def own_questions(form: str) -> str:
    """The questions that the organisation added, and the answers to what is asked no more."""
    added = each(
        "vraag",
        "afgeleid.vragen",
        when(
            f"{OPEN} or vraag.antwoord",
            para("Label", "{{ vraag.vraag }}"),
            when("document.blanco and vraag.toelichting", para("Toelichting", "{{ vraag.toelichting }}")),
            answer(f"{form}.antwoorden.{{{{ vraag.code }}}}", "vraag.antwoord", "vraag.lijnen"),
        ),
    )
    return added + asked_before(form)


def asked_before(form: str) -> str:
    """Answers to what the handbook no longer asks: only to read, and only where there are any."""
    shown = f"{form}.eerder_gevraagd and afgeleid.velden.eerder_gevraagd.aan"
    answers = each(
        "oud",
        f"{form}.eerder_gevraagd",
        para("Labelsmal", "{{ oud.vraag }}"),
        para("Invoer", "{{ oud.antwoord }}"),
    )
    return when(shown, para("Kop3", "{{ afgeleid.velden.eerder_gevraagd.label }}"), answers, para("Ruimte"))


# --- short fields

_DATE_LINES = {"Schrijfregel": "Datumregel", "Smal": "Datumsmal", "Krap": "Datumkrap"}


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
        para(_DATE_LINES[line], date_control(path)),
        otherwise=para(line, text_control(path)),
    )
    return when(
        f"{field}.pad", para("Label", f"{{{{ {field}.label }}}}"), when(f"{field}.waarde", filled, otherwise=empty)
    )


_NAMES = ("een", "twee", "drie", "vier", "vijf")


def short_fields(rows: str, *widths: float, line: str = "Schrijfregel") -> str:
    """Short fields in rows (`rows` is an expression for a list of `Rij`) in columns of these widths; three if none."""
    columns = list(widths) or [4.0, 4.0, 4.0]
    cells = [short_field(f"rij.{name}", line=line) for name in _NAMES[: len(columns)]]
    fields = table("Rooster", columns, row_each("rij", rows, fields_row(*cells), columns=len(columns)))
    return when(rows, fields, para("Ruimte"))


def text_field(item: str, *, line: str = "Schrijfregel") -> str:
    """One question with room for text (`item` is an expression for a `Tekstveld`)."""
    label = para(
        _label(line), run(f"{{{{ {item}.label }}}}"), run(f"{{% if {item}.vrij %}} {OPTIONAL}{{% endif %}}", "Terzijde")
    )
    help_text = when(f"{item}.toelichting", para("Toelichting", f"{{{{ {item}.toelichting }}}}"))
    return label + help_text + answer(f"{{{{ {item}.pad }}}}", f"{item}.waarde", f"{item}.lijnen", line=line)


def text_fields(items: str, *, line: str = "Schrijfregel") -> str:
    """Questions with room for text (`items` is an expression for a list of `Tekstveld`)."""
    return each("tekst", items, text_field("tekst", line=line))


def text_trios(items: str, *, line: str = "Schrijfregel") -> str:
    """Questions with room for text, three by three (`items` is an expression for a list of `Drie`)."""
    parts = [when(f"drie.{name}.pad", text_field(f"drie.{name}", line=line)) for name in ("links", "midden", "rechts")]
    return each("drie", items, beside([4, 4, 4], *parts))


def text_pairs(items: str, *, line: str = "Schrijfregel", width: float = 12) -> str:
    """Questions with room for text, two by two (`items` is an expression for a list of `Paar`)."""
    second = when("paar.rechts.pad", text_field("paar.rechts", line=line))
    two = beside([width / 2, width / 2], text_field("paar.links", line=line), second)
    return each("paar", items, when("paar.rechts.pad", two, otherwise=text_field("paar.links", line=line)))


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
        para("Ruimte"),
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


def weighing_table(items: str, path: str, title: str, *, line: str = "Smal") -> str:
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
                 para(line, text_control(f"{path}.{{{{ punt.code }}}}.toelichting"))),
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


def decision_block(item: str, title: str, *, small: bool = False, line: str = "Smal") -> str:
    """The decision in a frame: title, outcomes, reason, who and when."""
    inner = [
        para("Blokkop", title),
        inline_choice(f"{item}.overweging"),
        decision_options(item, small=small),
        beside([7, 4.4], text_fields(f"{item}.teksten", line=line), text_fields(f"{item}.mening", line=line)),
        short_fields(f"{item}.gegevens", 3.8, 3.8, 3.8, line=line),
        inline_choice(f"{item}.samen"),
        para("Ruimte"),
    ]
    return when(f"{item}.toon", para("Tussenruimte"), table("Kader", [12], row(cell(12, *inner))), para("Ruimte"))


# --- signatures


def signatures(*lines: tuple[str, str, str]) -> str:
    """Places to sign side by side, with name and date; each is who, and expressions for the name and the date."""
    cells = [
        para("Handtekeninglijn", f"{{{{ {name} }}}}{{% if {day} %}}, {{{{ {day} }}}}{{% endif %}}")
        + para("Onderschrift", f"{who}: naam, datum en handtekening")
        for who, name, day in lines
    ]
    return beside([12 / len(cells)] * len(cells), *cells)
