"""The fields of one form in one of its states, with their switches and words from the handbook."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

from docgen.documents.choosing import once, pick
from docgen.documents.common import employee_name, field_texts
from docgen.documents.parts import NO_CHOICE, Gegeven, Keuzelijst, Source, Tekstveld, is_blank, is_open, shown, text_box
from docgen.documents.sharing import shared_store


def velden_of(form: str, source: Source) -> Velden:
    """The short fields of a form, made once for all documents of one handbook that are in the same state."""
    document, kept = source["document"], shared_store("velden", source)
    key = (form, document["blanco"], document["concept"])
    try:
        return kept[key]
    except KeyError:
        return kept.setdefault(key, Velden(form, source))


class Velden:
    """The short fields of one form in one of its states, with their switches and words; see `velden_of`.

    `kept` is for what else depends on form, handbook and state only.
    """

    def __init__(self, form: str, source: Source) -> None:
        document = {name: source["document"][name] for name in ("blanco", "concept")}
        self.form = form
        self.blank, self.open = is_blank(source), is_open(source)
        self.kept: dict[Hashable, Any] = {}
        self.source: Source = {
            "organisatie": source["organisatie"],
            "document": document,
        }  # no more: no client's values
        self.texts = field_texts(form, source)
        self._places = {
            code: (f"{form}.{code}", words["label"]) if words["aan"] else None for code, words in self.texts.items()
        }

    def on(self, code: str) -> bool:
        """Whether the field is on the form."""
        return self.texts[code]["aan"]

    def label(self, code: str) -> str:
        """The field's words."""
        return self.texts[code]["label"]

    def field(self, code: str, value: Any, *, path: str = "", label: str = "", is_date: bool = False) -> list[Gegeven]:
        """The field in a list of one, or no field when it is switched off."""
        known = self._places[code]
        if known is None:
            return []
        words = value if value.__class__ is str else shown(value)
        return [Gegeven(pad=path or known[0], label=label or known[1], waarde=words, datum=is_date)]

    def day(self, code: str, value: date | None, *, path: str = "", label: str = "") -> list[Gegeven]:
        """A date in a list of one."""
        return self.field(code, value, path=path, label=label, is_date=True)

    def person(self, code: str, ref: str | None, *, path: str = "", label: str = "") -> list[Gegeven]:
        """A staff member in a list of one."""
        return self.field(code, employee_name(self.source, ref) or ref, path=path, label=label)

    def text(self, code: str, value: str | None, *, path: str = "") -> list[Tekstveld]:
        """A question with room for text in a list of one."""
        known = self._places[code]
        if known is None or not (value or self.open):
            return []
        place, label = path or known[0], known[1]
        if not self.blank:
            return [text_box(place, label, value or "", [])]
        words = self.texts[code]
        lines, free = [*range(words.regels - 1)], not words.verplicht
        return [
            Tekstveld(
                pad=place, label=label, toelichting=words.toelichting, vrij=free, waarde=value or "", lijnen=lines
            )
        ]

    def choice(
        self, code: str, options: Mapping[str, Any], chosen: Any, *, path: str = "", label: str = ""
    ) -> Keuzelijst:
        """A question with its options, which are those of the handbook."""
        known = self._places[code]
        if known is None:
            return NO_CHOICE
        place, words = path or known[0], label or known[1]

        def make() -> Keuzelijst:
            help_text = self.texts[code].toelichting
            return pick(self.source, options, chosen, label=words, path=place, help_text=help_text)

        return once(self.kept, (place, words), options, chosen, make)
