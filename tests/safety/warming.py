"""What a worker does before it measures: load everything once, as a process that has been running for a while."""

from __future__ import annotations

from docgen.errors import TemplateError
from docgen.excel import ExcelTemplate
from docgen.word import WordTemplate
from safety.making import document, workbook


def warm() -> None:
    """Fill both kinds of template, and refuse one."""
    data = {"a": "tekst", "b": [1, 2]}
    WordTemplate.compile(document("{{ a|upper }} {{ b|join(', ') }} {{ a|default('x')|datum }}")).render(
        {**data, "a": "2026-03-03"}
    )
    ExcelTemplate.compile(
        workbook({"A1": "{{ a }}", "A2": "{%tr for x in b %}", "A3": "{{ x }}", "A4": "{%tr endfor %}"})
    ).render(data)
    for engine, source in ((WordTemplate, document("{{ a( }}")), (ExcelTemplate, workbook({"A1": "{{ a( }}"}))):
        try:
            engine.compile(source)
        except TemplateError:
            continue
