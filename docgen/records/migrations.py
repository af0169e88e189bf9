"""Moving what records hold when a leefgebied or a question is gone: `migraties.yaml` (method 7, revision rules).

    migraties:
      - actie: hernoemen        # an item got another code
        van: leefgebieden.vrije_tijd
        naar: leefgebieden.ontspanning
      - actie: samenvoegen      # several became one; texts come below one another
        van: [leefgebieden.wonen, leefgebieden.huishouden]
        naar: leefgebieden.thuis
      - actie: splitsen         # one became several; fields that are not named go to the first
        van: leefgebieden.gezondheid
        naar: [leefgebieden.lichaam, leefgebieden.geest]
        verdeling: {geest: [aandacht]}
      - actie: archiveren       # it is asked no more; the answer stays readable under 'eerder gevraagd'
        van: fasen.intake.vragen.huisdier

Here is what happens to one draft, as plain values; final records keep their version, and so their codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, cast

from pydantic import BeforeValidator, Field

from docgen.records.begeleidingsplan import LeefgebiedPlan
from docgen.records.fields import form_fields
from docgen.records.folder import ONCE, PER_CYCLE
from docgen.records.intake import IntakeLeefgebied
from docgen.records.persoonsbeschrijving import LeefgebiedTekst
from docgen.records.values import Code, Record, Regel, Tekst

Values = MutableMapping[str, Any]
ANSWERS, ASKED_BEFORE, ONE = "antwoorden", "eerder_gevraagd", "leefgebied"
_CODE = re.compile(r"[a-z0-9_-]+")

FORMS_OF_PHASE: Mapping[str, str] = {
    "aanmelding": "aanmelding", "intake": "intake", "opstart": "opname", "analyse": "persoonsbeschrijving",
    "planning": "begeleidingsplan", "evaluatie": "begeleidingsplan", "uitstroom": "uitstroom",
}  # fmt: skip
"""The form on which the questions of a phase stand."""


PARTS_OF_AREA: tuple[str, ...] = (
    *IntakeLeefgebied.model_fields, *LeefgebiedTekst.model_fields, *LeefgebiedPlan.model_fields,
)  # fmt: skip
"""What a form can ask of each leefgebied."""


class Actie(StrEnum):
    """What happens to the answers of an item that is gone."""

    HERNOEMEN = "hernoemen"
    SAMENVOEGEN = "samenvoegen"
    SPLITSEN = "splitsen"
    ARCHIVEREN = "archiveren"


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Paden = Annotated[list[Regel], BeforeValidator(_as_list)]
"""One path or several: `leefgebieden.wonen`, `fasen.intake.vragen.huisdier`."""


class Migratie(Record):
    """One move: what was, what it becomes."""

    actie: Actie = Field(description="hernoemen, samenvoegen, splitsen of archiveren")
    van: Paden = Field(description="Wat niet meer in het handboek staat", min_length=1)
    naar: Paden = Field(default_factory=list[str], description="Wat ervoor in de plaats komt; leeg bij archiveren")
    verdeling: dict[Code, list[Code]] = Field(
        default_factory=dict[str, list[str]], description="Bij splitsen: welke velden naar welke code gaan"
    )
    reden: Tekst = Field(default="", description="Waarom")


class Migraties(Record):
    """`migraties.yaml`: every move, in the order in which they are made."""

    migraties: list[Migratie] = Field(default_factory=list[Migratie], description="De verhuizingen, op volgorde")


@dataclass(frozen=True, slots=True)
class Item:
    """A leefgebied or a question, by the code that records know it by; `phase` is empty for a leefgebied."""

    code: str
    phase: str = ""

    @property
    def path(self) -> str:
        """As `migraties.yaml` and the handbook name it."""
        return f"fasen.{self.phase}.vragen.{self.code}" if self.phase else f"leefgebieden.{self.code}"


def item_of(path: str) -> Item | None:
    """What a path names, or `None` when records hold nothing by it."""
    match path.removeprefix("handboek.").split("."):
        case ["leefgebieden", code]:
            return Item(code)
        case ["fasen", phase, "vragen", code] if phase in FORMS_OF_PHASE:
            return Item(code, phase)
        case _:
            return None


@dataclass(frozen=True, slots=True)
class Move:
    """A migration that is known to make sense; `names` tells what each item was called."""

    actie: Actie
    van: tuple[Item, ...]
    naar: tuple[Item, ...] = ()
    verdeling: tuple[tuple[str, tuple[str, ...]], ...] = ()
    names: tuple[str, ...] = ()


def holds(record: Mapping[str, Any], form: str, item: Item) -> bool:
    """Whether a record has an answer by this code."""
    if item.phase:
        answer = _answers(record, form, item)
        return answer is not None and bool(answer.get(item.code))
    return any(True for _ in _areas(record, item.code))


def move(record: Values, form: str, moves: Iterable[Move]) -> list[str]:
    """What was moved in this record, in words without any answer; the record itself is changed."""
    said: list[str] = []
    for one in moves:
        held = [(item, name) for item, name in zip(one.van, one.names, strict=True) if holds(record, form, item)]
        for item, name in held:
            if one.actie is Actie.ARCHIVEREN:
                _archive(record, form, item, name)
                said.append(f"{item.path} staat nu onder 'eerder gevraagd'")
            else:
                said.append(_transfer(record, form, item, one))
    return said


def _transfer(record: Values, form: str, item: Item, one: Move) -> str:
    targets = [target.code for target in one.naar]
    for values in _spots(record, form, item):
        if isinstance(values, list):
            _replace_in_list(cast("list[Any]", values), item.code, targets)
        elif values.get(ONE) == item.code:
            values[ONE] = targets[0]
        else:
            here = cast("Values", values)
            homes = {target.code: _home(record, form, target, here) for target in one.naar}
            _put(here, item.code, homes, dict(one.verdeling))
    named = ", ".join(target.path for target in one.naar)
    check = " (kijk na of het goed verdeeld is)" if one.actie is Actie.SPLITSEN else ""
    return f"{item.path} is nu {named}{check}"


def _home(record: Values, form: str, target: Item, here: Values) -> Values:
    """Where an answer belongs: in the record when the form has a field for it, else below `antwoorden`.

    What is said of a leefgebied stays here.
    """
    if not target.phase:
        return here
    if target.code in {**ONCE, **PER_CYCLE}[form].model_fields:
        return record
    if not isinstance(record.get(ANSWERS), MutableMapping):
        record[ANSWERS] = {}
    return cast("Values", record[ANSWERS])


def _put(values: Values, code: str, homes: Mapping[str, Values], shares: Mapping[str, tuple[str, ...]]) -> None:
    """The value of a code under its new code or codes, each in its home: in the old place when that is the same."""
    place, value = list(values).index(code), values.pop(code)
    first, *others = homes
    parts = {target: _share(value, shares.get(target, ())) for target in others}
    for target, part in reversed([(first, value), *parts.items()]):
        home = homes[target]
        if part in ("", None, {}):
            continue
        if target in home:
            home[target] = _joined(home[target], part)
        elif home is values:
            _insert(values, place, target, part)
        else:
            home[target] = part


def _share(value: Any, fields: tuple[str, ...]) -> Any:
    """The fields that go elsewhere, taken out of the value."""
    if not isinstance(value, MutableMapping):
        return ""
    inside = cast("Values", value)
    return {field: inside.pop(field) for field in fields if field in inside}


def _joined(first: Any, second: Any) -> Any:
    """Two answers as one: texts below one another, lists behind one another, parts each with its like."""
    if isinstance(first, MutableMapping) and isinstance(second, MutableMapping):
        old, new = cast("Values", first), cast("Values", second)
        for key, value in new.items():
            old[key] = _joined(old[key], value) if key in old else value
        return old
    if isinstance(first, list) and isinstance(second, list):
        return [*cast("list[Any]", first), *cast("list[Any]", second)]
    if isinstance(first, str) and isinstance(second, str) and first != second:
        return "\n\n".join(text for text in (first, second) if text)
    return cast("Any", second if first in ("", None) else first)


def _insert(values: Values, place: int, key: str, value: Any) -> None:
    behind = list(values)[place:]
    values[key] = value
    for name in behind:  # a mapping keeps the order in which its keys came
        values[name] = values.pop(name)


def _replace_in_list(values: list[Any], code: str, targets: list[str]) -> None:
    place = values.index(code)
    values[place : place + 1] = [target for target in targets if target not in values]


# --- where a record holds an item


def _spots(record: Values, form: str, item: Item) -> list[Any]:
    if item.phase:
        answers = _answers(record, form, item)
        return [answers] if answers is not None and item.code in answers else []
    return list(_areas(record, item.code))


def _answers(record: Mapping[str, Any], form: str, item: Item) -> Values | None:
    """The mapping in which the answer to a question stands: own questions below, those of the form in the record."""
    if FORMS_OF_PHASE[item.phase] != form:
        return None
    own = record.get(ANSWERS)
    if isinstance(own, MutableMapping) and item.code in own:
        return cast("Values", own)
    fields = form_fields({**ONCE, **PER_CYCLE}[form])
    return cast("Values", record) if item.code in fields and isinstance(record.get(item.code), str) else None


def _areas(value: Any, code: str, key: str = "") -> Iterator[Any]:
    """Every mapping or list of leefgebieden with this code, and every part of which the field `leefgebied` is it."""
    if isinstance(value, MutableMapping):
        inside = cast("Values", value)
        if (key == "leefgebieden" and code in inside) or inside.get(ONE) == code:
            yield inside
        for name, item in list(inside.items()):
            if name == ASKED_BEFORE:
                continue
            yield from _areas(item, code, name)
    elif isinstance(value, list):
        items = cast("list[Any]", value)
        if key == "leefgebieden" and code in items:
            yield items
        for item in items:
            yield from _areas(item, code)


# --- what is asked no more


def _archive(record: Values, form: str, item: Item, name: str) -> None:
    kept: list[str] = []
    for values in _spots(record, form, item):
        if isinstance(values, list):
            cast("list[Any]", values).remove(item.code)
            kept.append("Aangekruist.")
        elif values.get(ONE) == item.code:
            del values[ONE]
        else:
            kept += _lines(cast("Values", values).pop(item.code))
    asked: list[Any] = record.setdefault(ASKED_BEFORE, [])
    answer = "\n\n".join(dict.fromkeys(line for line in kept if line))
    asked.append({"onderdeel": item.path, "vraag": name, "antwoord": answer})


def _lines(value: Any) -> Iterator[str]:
    """Every text in an answer, in its order; switches, numbers and codes mean nothing outside their block."""
    if isinstance(value, str):
        yield "" if _CODE.fullmatch(value) else value
    elif isinstance(value, Mapping):
        for item in cast("Mapping[str, Any]", value).values():
            yield from _lines(item)
    elif isinstance(value, list):
        for item in cast("list[Any]", value):
            yield from _lines(item)
