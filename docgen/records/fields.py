"""`veld`: a field of a form, with everything that the method wants known about it (design 2.2).

Each field carries its mark (S stated, S* follows, P proposed), sensitivity class, purpose in one line, the place in the
handbook that it serves, and the smallest profile in which it is on. `form_fields` gives them back, for the switches in
the handbook, for `docgen template fields`, for the JSON Schema and for the checks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, Field

from docgen.records.enums import Profiel

Merk = Literal["S", "S*", "P"]
Klasse = Literal["N", "P", "B", "J", "T", "F", "BSN"]
"""N none, P personal, B special category, J criminal, T third party, F free text (treated as B), BSN national number."""
Eis = Literal["nee", "ja", "vastgesteld"]
"""Whether the field is asked: never, always, or before the record can be made final."""

_ORDER = {Profiel.KORT: 0, Profiel.GEWOON: 1, Profiel.RUIM: 2}


@dataclass(frozen=True, slots=True)
class Veld:
    """What the method says of one field of a form."""

    code: str
    label: str
    doel: str
    merk: Merk
    klasse: Klasse
    eis: Eis
    profiel: Profiel | None
    handboek: str
    gedrukt: bool

    def on_in(self, profiel: Profiel) -> bool:
        """Whether the field is on in this profile; `None` means off until switched on by name."""
        return self.profiel is not None and _ORDER[self.profiel] <= _ORDER[profiel]


def veld(  # noqa: PLR0913 — a field has this many facts
    default: Any = None,
    *,
    label: str,
    doel: str = "",
    merk: Merk = "S",
    klasse: Klasse = "N",
    eis: Eis = "nee",
    profiel: Profiel | None = Profiel.KORT,
    handboek: str = "",
    gedrukt: bool = True,
    factory: Any = None,
    **limits: Any,
) -> Any:
    """A pydantic field that carries the facts of `Veld`; `factory` makes the default of a list or mapping."""
    extra = {
        "merk": merk,
        "klasse": klasse,
        "eis": eis,
        "profiel": profiel.value if profiel else None,
        "handboek": handboek,
        "gedrukt": gedrukt,
        "doel": doel,
    }
    if factory is not None:
        return Field(default_factory=factory, title=label, description=doel or label, json_schema_extra=extra, **limits)
    return Field(default, title=label, description=doel or label, json_schema_extra=extra, **limits)


@cache
def form_fields(model: type[BaseModel]) -> Mapping[str, Veld]:
    """The switchable fields of a form by code, in the order of the conversation."""
    return {
        name: Veld(
            code=name,
            label=info.title or name,
            doel=str(extra["doel"]),
            merk=extra["merk"],
            klasse=extra["klasse"],
            eis=extra["eis"],
            profiel=Profiel(extra["profiel"]) if extra["profiel"] else None,
            handboek=str(extra["handboek"]),
            gedrukt=bool(extra["gedrukt"]),
        )
        for name, info in model.model_fields.items()
        if isinstance(extra := info.json_schema_extra, dict) and "merk" in extra
    }
