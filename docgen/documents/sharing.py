"""What documents of one form share: values made of the handbook and the organisation alone, made once for all.

Both mappings are the same objects from document to document and nobody changes them, so their identity stands for
their value. A few sets of stores are kept, those made last: one per handbook and organisation.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Hashable, Mapping
from threading import Lock
from typing import Any

from pydantic import BaseModel

from docgen.records.values import plain

ROOTS = ("handboek", "organisatie")
"""The roots of a context that many documents share."""

_Stores = tuple[object, object, defaultdict[str, dict[Hashable, Any]]]
"""A handbook, an organisation, and what is kept for both by name; to hold the two keeps their identities theirs."""

_KEPT = 32
_stores: OrderedDict[tuple[int, int], _Stores] = OrderedDict()
_latest: list[_Stores] = [(None, None, defaultdict(dict))]
"""Those of the document in hand, which asks for them some forty times."""

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
    handbook, organisation, stores = _latest[0]
    if handbook is not source["handboek"] or organisation is not source["organisatie"]:
        _latest[0] = found = _stores_of(source["handboek"], source["organisatie"])
        return found[2][form]
    return stores[form]


def _stores_of(handbook: object, organisation: object) -> _Stores:
    key = (id(handbook), id(organisation))
    with _lock:
        found = _stores.setdefault(key, (handbook, organisation, defaultdict(dict)))
        if len(_stores) > _KEPT:
            _stores.popitem(last=False)
    return found


def is_shared(path: str) -> bool:
    """Whether a source path stands under one of the shared roots."""
    return path.partition(".")[0] in ROOTS
