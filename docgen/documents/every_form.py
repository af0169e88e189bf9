"""What every form has under `afgeleid`: fixed texts, writing lines, and the organisation's own questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pydantic import Field

from docgen.documents.common import EigenVraag, eigen_vragen, field_texts
from docgen.documents.context import derived
from docgen.documents.derivation import Derivation, derivation_of
from docgen.documents.forms import FORMS
from docgen.documents.parts import Source, is_blank, writing_lines
from docgen.documents.phrases import PHRASES, phrases
from docgen.records.fields import form_fields


class Vraagregel(EigenVraag):
    """A question of the organisation's own with its writing lines."""

    lijnen: list[int] = Field(
        default_factory=list[int], description="Schrijfregels op een leeg formulier, na de eerste"
    )


def _register(
    name: str, form: str, model: type[Derivation], reads: Iterable[str], make: Callable[[Source], Any]
) -> None:
    make.__name__ = name
    make.__annotations__["return"] = model
    derived(form, reads=reads)(make)


def _register_phrases(form: str) -> None:
    model = derivation_of(f"Tekst_{form}", {code: (str, texts[1]) for code, texts in PHRASES[form].items()})
    reads = ["client.roepnaam", f"{form}.perspectief"]

    def tekst(source: Source) -> Any:
        """Vaste tekst in de vorm die bij jullie hoort: ik, je, u of de naam."""
        return model(**phrases(form, source))

    _register("tekst", form, model, reads, tekst)


def _register_lines(form: str) -> None:
    codes = form_fields(FORMS[form].record)
    model = derivation_of(f"Lijnen_{form}", {code: (list[int], f"Schrijfregels bij {code}") for code in codes})
    nowhere = model(**{code: [] for code in codes})

    def lijnen(source: Source) -> Any:
        """Per veld de schrijfregels op een leeg formulier, na de eerste."""
        if not is_blank(source):
            return nowhere
        return model(**{code: [*range(text.regels - 1)] for code, text in field_texts(form, source).items()})

    _register("lijnen", form, model, ["document.blanco"], lijnen)


@derived(*(code for code in FORMS if code != "exit"), reads=("{form}.antwoorden",))
def vragen(source: Source) -> list[Vraagregel]:
    """Vragen die de organisatie zelf toevoegde, met het antwoord of de schrijfregels."""
    return [Vraagregel(**asked, lijnen=writing_lines(source, asked.regels - 1)) for asked in eigen_vragen(source)]


for _code in FORMS:
    _register_phrases(_code)
    _register_lines(_code)
