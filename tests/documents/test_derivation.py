"""Derived values are mappings with declared fields, and every one of them is what its declaration says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from docgen.api.checking import check, workshop_for
from docgen.documents.catalogue import DocumentSpec, catalogue
from docgen.documents.context import derivations
from docgen.documents.derivation import Derivation, derivation_of
from docgen.template import Schema

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


class Person(Derivation):
    """Somebody."""

    naam: str = Field(description="Hoe iemand heet")
    dagen: list[str] = Field(default_factory=list[str], description="Wanneer")


class Colleague(Person):
    """Somebody at work."""

    taak: str = Field(default="begeleider", description="Wat iemand doet")


def test_fields_are_read_by_name_and_as_a_mapping() -> None:
    someone = Colleague(naam="Noor")

    assert (someone.naam, someone["taak"], someone.dagen) == ("Noor", "begeleider", [])
    assert dict(someone) == {"naam": "Noor", "taak": "begeleider", "dagen": []}


def test_one_with_other_values_leaves_the_first_as_it_is() -> None:
    someone = Colleague(naam="Noor")

    other = someone.but(taak="gedragsdeskundige")

    assert (type(other), other.taak, someone.taak) == (Colleague, "gedragsdeskundige", "begeleider")


def test_one_whose_fields_are_all_given_is_made_by_dict_alone() -> None:
    class Name(Derivation):
        naam: str = Field(description="Hoe iemand heet")

    class Nickname(Name):
        van: str = Field(default="vrienden", description="Van wie")

    assert Name.__init__ is dict.__init__
    assert (Name(naam="Noor").naam, Nickname(naam="Noor").van) == ("Noor", "vrienden")


def test_an_unknown_name_is_no_field() -> None:
    with pytest.raises(AttributeError, match="leeftijd"):
        _ = Colleague(naam="Noor").leeftijd


def test_a_schema_tells_names_types_and_descriptions() -> None:
    root = derivation_of("Context", {"wie": (Colleague, "De collega"), "aantal": (int, "Hoeveel")})

    listed = {each.path: each.explanation for each in Schema.from_model(root).fields()}

    assert listed["wie.naam"] == "Hoe iemand heet"
    assert [*listed] == ["wie", "wie.naam", "wie.dagen", "wie.taak", "aantal"]


def conforms(annotation: Any, value: Any) -> list[str]:
    """What in a value is not as its annotation says, by path."""
    if isinstance(annotation, type) and issubclass(annotation, Derivation):
        if not isinstance(value, annotation):
            return [f" is a {type(value).__name__}"]
        fields = annotation.model_fields
        wrong = [f".{name} is not declared" for name in value.keys() - fields.keys()]
        wrong += [f".{name} is missing" for name in fields.keys() - value.keys()]
        return wrong + [
            f".{name}{each}"
            for name, info in fields.items()
            if name in value
            for each in conforms(info.annotation, value[name])
        ]
    if get_origin(annotation) is list and isinstance(value, list):
        return [f"[{at}]{each}" for at, item in enumerate(value) for each in conforms(get_args(annotation)[0], item)]
    if get_origin(annotation) is dict and isinstance(value, Mapping):
        return [f"[{at}]{each}" for at, item in value.items() for each in conforms(get_args(annotation)[1], item)]
    try:
        TypeAdapter(annotation).validate_python(value, strict=True)
    except ValidationError:
        return [f" is {type(value).__name__}, not {annotation}"]
    return []


@pytest.mark.parametrize("sample", ["de-brug", "jong-noord", "samen-thuis"])
def test_every_derived_value_is_what_it_declares(sample: str) -> None:
    checked = check(SAMPLES / sample)
    workshop = workshop_for(checked)
    assert checked.folder.current is not None
    specs: list[DocumentSpec] = [spec for spec in catalogue(checked.folder) if not (spec.edition or spec.copy)]

    wrong = {
        f"{spec.form} afgeleid.{name}{each}"
        for spec in specs
        for known, context in [
            (
                derivations(spec.form),
                workshop.context(
                    spec, checked.folder.current.organisatie, frozenset(f"afgeleid.{n}" for n in derivations(spec.form))
                ),
            )
        ]
        for name, value in context["afgeleid"].items()
        for each in conforms(known[name].returns, value)
    }

    assert not wrong
