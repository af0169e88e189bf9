"""What documents of one form share: values made of the handbook and the organisation alone, made once for all.

Both mappings are the same objects from document to document and nobody changes them, so their identity stands for
their value. A few stores are kept, those used last: one per form, handbook and organisation.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from threading import Lock
from typing import Any

from pydantic import BaseModel

from docgen.records.values import plain

ROOTS = ("handboek", "organisatie")
"""The roots of a context that many documents share."""

_KEPT = 128
_stores: OrderedDict[tuple[str, int, int], tuple[object, object, dict[Hashable, Any]]] = OrderedDict()
_lock = Lock()
_RECORDS = 16
_plain: OrderedDict[int, tuple[BaseModel, dict[str, Any]]] = OrderedDict()


def plain_record(record: BaseModel) -> dict[str, Any]:
    """The values of a record as plain values, made once for all that is worked out of it; nobody may change them."""
    with _lock:
        found = _plain.get(id(record))
    if found is None:
        found = (record, plain(record))  # holding the record keeps its identity its own
        with _lock:
            _plain[id(record)] = found
            if len(_plain) > _RECORDS:
                _plain.popitem(last=False)
    return found[1]


def shared_store(form: str, source: Mapping[str, Any]) -> dict[Hashable, Any]:
    """Where to keep, by name, what is made of the handbook and the organisation of this context only."""
    handbook, organisation = source["handboek"], source["organisatie"]
    key = (form, id(handbook), id(organisation))
    found = _stores.get(key)
    if found is None:
        with _lock:
            found = _stores.setdefault(key, (handbook, organisation, {}))  # holding both keeps their identities theirs
            if len(_stores) > _KEPT:
                _stores.popitem(last=False)
    return found[2]


def is_shared(path: str) -> bool:
    """Whether a source path stands under one of the shared roots."""
    return path.partition(".")[0] in ROOTS
