"""The kinds of text and the base model of which every record is made.

Records accept a half-filled draft: shape is checked here, sense in `docgen.review` (design 2.2).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import partial
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

# C0/C1 controls, lone surrogates and bidirectional overrides end or bend a document without a word
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def clean_text(text: str) -> str:
    """The text in NFC with plain line ends.

    Raises:
        PydanticCustomError: `control_character`, when a character stands in it that no document can hold.
    """
    if text.isascii() and text.isprintable():  # nearly all of them: nothing to change, and nothing forbidden
        return text.strip()
    if text.replace("\n", " ").isprintable():  # what is forbidden is not printable
        return unicodedata.normalize("NFC", text).strip()
    if found := _FORBIDDEN.search(text):
        raise PydanticCustomError(
            "control_character",
            "teken U+{code} kan niet in een document staan",
            {"code": f"{ord(found.group()):04X}"},
        )
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


SETTINGS = "instellingen"
"""Marks a mapping whose codes are fixed by the method: its values are settings, which simply replace (`merging`)."""

CODE_PATTERN = r"^[a-z][a-z0-9_]*$"

Tekst = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(clean_text)]
"""Running text of up to about five pages; paragraphs are separated by a blank line."""

KorteTekst = Annotated[str, StringConstraints(max_length=600), AfterValidator(clean_text)]
"""A paragraph. A limit of its own, because a `max_length` beside `Tekst` is overruled by that of the type."""

Regel = Annotated[str, StringConstraints(max_length=300), AfterValidator(clean_text)]
"""One line: a name, a label, a short answer."""

_VERSION = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z ._-]{0,28}[0-9A-Za-z])?")


def file_safe(version: str) -> str:
    """The version, when it can stand in the name of a file.

    Raises:
        PydanticCustomError: `bad_version`.
    """
    if not _VERSION.fullmatch(version):
        raise PydanticCustomError("bad_version", "een versie staat in bestandsnamen")
    return version


Versie = Annotated[str, AfterValidator(file_safe)]
"""The number or name of a version, which stands in the names of files and folders: `2026.1`."""

Code = Annotated[str, StringConstraints(pattern=CODE_PATTERN, max_length=60)]
"""A speaking code: small letters, digits and underscores, starting with a letter."""

Ref = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
"""A pseudonymous reference that may stand in file names: `c-0001`."""


class Record(BaseModel):
    """Base of everything that is read from a file: frozen, and an unknown key is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=False, allow_inf_nan=False)


_AS_IT_IS = frozenset((str, int, float, bool, NoneType, date, datetime, Decimal))


def plain(value: Any) -> Any:
    """The value of a record as plain dicts, lists, strings, numbers, booleans and dates, for a template's context."""
    kind = value.__class__
    return value if kind in _AS_IT_IS else _WAYS[kind](value)  # nearly all are as they are


class _Ways(dict[type[Any], Callable[[Any], Any]]):
    """How a value of each class becomes plain, found out when the first one comes by."""

    def __missing__(self, kind: type[Any]) -> Callable[[Any], Any]:
        self[kind] = found = _way(kind)
        return found


_WAYS = _Ways()


def _way(kind: type[Any]) -> Callable[[Any], Any]:
    if issubclass(kind, BaseModel):
        return partial(_plain_model, _not_plain(kind))
    if issubclass(kind, dict):
        return _plain_dict
    if issubclass(kind, list | tuple):
        return _plain_list
    return str.__str__ if issubclass(kind, StrEnum) else lambda value: value


def _not_plain(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that may hold more than one text, number or date."""
    return tuple(name for name, info in model.model_fields.items() if not _classes(info.annotation) <= _AS_IT_IS)


def _classes(annotation: Any) -> set[Any]:
    """The classes in an annotation: `str` and that of `None` in `Regel | None`."""
    if get_origin(annotation) is Annotated:
        return _classes(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return {found for each in get_args(annotation) for found in _classes(each)}
    return {annotation}


# a record has some sixty values of its own: to call `plain` for each would cost as much as all the rest


def _plain_model(names: tuple[str, ...], value: BaseModel) -> dict[str, Any]:
    found = value.__dict__.copy()
    for name in names:
        item = found[name]
        kind = item.__class__
        if kind not in _AS_IT_IS:
            found[name] = _WAYS[kind](item)
    return found


def _plain_dict(value: dict[Any, Any]) -> dict[str, Any]:
    return {str(k): v if v.__class__ in _AS_IT_IS else _WAYS[v.__class__](v) for k, v in value.items()}


def _plain_list(value: list[Any] | tuple[Any, ...]) -> list[Any]:
    return [v if v.__class__ in _AS_IT_IS else _WAYS[v.__class__](v) for v in value]
