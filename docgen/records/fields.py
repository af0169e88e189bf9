"""`veld`: a field of a form, with everything that the method wants known about it (design 2.2).

Each field carries its mark (S stated, S* follows, P proposed), sensitivity class, purpose in one line, the place in the
handbook that it serves, and the smallest profile in which it is on. `form_fields` gives them back, for the switches in
the handbook, for `docgen template fields`, for the JSON Schema and for the checks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, reduce
from typing import Any, Literal, cast, get_args

from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo

from docgen.records.enums import Profiel

Merk = Literal["S", "S*", "P"]
Klasse = Literal["N", "P", "B", "J", "T", "F", "BSN"]
"""N none, P personal, B special category, J criminal, T third party, F free text (as B), BSN national number."""
Eis = Literal["nee", "ja", "vastgesteld"]
"""Whether the field is asked: never, always, or before the record can be made final."""

_ORDER = {Profiel.KORT: 0, Profiel.GEWOON: 1, Profiel.RUIM: 2}


@dataclass(frozen=True, slots=True)
class Veld:
    """What the method says of one field of a form."""

    code: str
    naam: str
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


def veld(
    default: Any = ...,
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
    """A pydantic field that carries the facts of `Veld`; `factory` makes the default of a list or mapping.

    With neither the key must stand in the file.
    """
    extra: dict[str, Any] = {
        "label": label,
        "merk": merk,
        "klasse": klasse,
        "eis": eis,
        "profiel": profiel.value if profiel else None,
        "handboek": handboek,
        "gedrukt": gedrukt,
        "doel": doel,
    }
    if factory is not None:
        return Field(
            default_factory=factory,
            title=plain_label(label),
            description=doel or plain_label(label),
            json_schema_extra=extra,
            **limits,
        )
    return Field(
        default, title=plain_label(label), description=doel or plain_label(label), json_schema_extra=extra, **limits
    )


def plain_label(label: str) -> str:
    """The label with the method's own words, for editors; forms fill in those of the organisation."""
    words = {"{de client}": "de cliënt", "{De client}": "De cliënt", "{client}": "cliënt", "{Client}": "Cliënt"}
    return reduce(lambda text, word: text.replace(word, words[word]), words, label)


def read_veld(name: str, info: FieldInfo, *, parent: str = "") -> Veld | None:
    """The facts that `veld` put on a pydantic field, or `None` for a field made otherwise."""
    extra = info.json_schema_extra
    if not isinstance(extra, dict) or "merk" not in extra:
        return None
    facts = cast("dict[str, Any]", extra)
    code = f"{parent}_{name}" if parent else name
    return Veld(
        code=code,
        naam=name,
        label=facts["label"],
        doel=facts["doel"],
        merk=facts["merk"],
        klasse=facts["klasse"],
        eis=facts["eis"],
        profiel=Profiel(facts["profiel"]) if facts["profiel"] else None,
        handboek=facts["handboek"],
        gedrukt=facts["gedrukt"],
    )


@cache
def form_fields(model: type[BaseModel]) -> Mapping[str, Veld]:
    """The switchable fields of a form by code, in the order of the conversation.

    A field inside a part of the form is named after the part: `regels_paraaf` is the column *paraaf* of the lines.
    What a form shows of the client is listed in `van_client`.
    """
    own = {name: found for name, info in model.model_fields.items() if (found := read_veld(name, info))}
    nested = {v.code: v for name, info in model.model_fields.items() for v in _nested(name, info)}
    return {**nested, **own, **getattr(model, "van_client", {})}


def shown(model: type[BaseModel], profiel: Profiel | None, *names: str) -> dict[str, Veld]:
    """Fields of another record that a form shows as well, with the profile in which this form does so."""
    found = {name: read_veld(name, model.model_fields[name]) for name in names}
    return {name: replace(facts, profiel=profiel) for name, facts in found.items() if facts}


def _nested(parent: str, info: FieldInfo) -> list[Veld]:
    found: list[Veld] = []
    for part in _models_in(info.annotation):
        for name, inner in part.model_fields.items():
            if facts := read_veld(name, inner, parent=parent):
                found.append(facts)
            found.extend(_nested(name, inner))
    return found


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]
