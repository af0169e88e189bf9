"""What a derived value reads is what it declares, so a build knows what a document depends on (design 6.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from docgen.api.building import specs_of
from docgen.api.checking import Checked, check
from docgen.documents.catalogue import DocumentSpec
from docgen.documents.clientcopy.making import copy_source, decided_for
from docgen.documents.context import derivations
from docgen.documents.handbook import EDITIONS, handbook_document, handbook_source
from docgen.documents.handbook_values import HANDBOOK
from docgen.documents.sources import form_source, organisation_source
from docgen.records.values import plain
from docgen.resources import resource

ENDS_HERE = ".∅"
SAMPLES = ("de-brug", "jong-noord", "samen-thuis")


class Recorded(dict[str, Any]):
    """A mapping that notes the paths of the values that are taken out of it; a list counts as one value."""

    def __init__(self, value: Mapping[str, Any], seen: set[str], path: str = "") -> None:
        super().__init__(value)
        self._seen, self._path = seen, path

    def _taken(self, key: str, value: Any) -> Any:
        path = f"{self._path}.{key}".lstrip(".")
        if isinstance(value, dict):
            return Recorded(value, self._seen, path)  # pyright: ignore[reportUnknownArgumentType]
        self._seen.add(f"{path}{ENDS_HERE}" if value is None else path)
        return value

    def _whole(self) -> None:
        if self._path:
            self._seen.add(self._path)

    def __getitem__(self, key: str) -> Any:
        if key not in self.keys_quietly():
            self._whole()
        return self._taken(key, super().__getitem__(key))

    def get(self, key: str, default: Any = None) -> Any:  # type: ignore[override]
        if key in self.keys_quietly():
            return self._taken(key, super().__getitem__(key))
        self._seen.add(f"{self._path}.{key}".lstrip("."))
        return default

    def keys_quietly(self) -> set[str]:
        return set(super().keys())

    def __iter__(self) -> Iterator[str]:
        self._whole()
        return super().__iter__()

    def __len__(self) -> int:
        self._whole()
        return super().__len__()

    def keys(self) -> Any:
        self._whole()
        return super().keys()

    def values(self) -> Any:
        self._whole()
        return [self._taken(key, value) for key, value in super().items()]

    def items(self) -> Any:
        self._whole()
        return [(key, self._taken(key, value)) for key, value in super().items()]


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_derived_value_reads_only_what_it_declares(sample: str) -> None:
    checked = check(resource("samples", sample))
    undeclared: set[tuple[str, str, str]] = set()

    for spec in specs_of(checked):
        if spec.edition:
            continue
        source = _source(checked, spec)
        for name, known in derivations(spec.form).items():
            seen: set[str] = set()
            known.function(Recorded(source, seen))
            undeclared |= {(spec.form, name, path) for path in seen if not _declared(path, known.reads)}

    assert not undeclared


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_derived_value_of_the_handbook_reads_only_what_it_declares(sample: str) -> None:
    version = check(resource("samples", sample)).folder.current
    assert version is not None
    source = handbook_source(version)
    undeclared: set[tuple[str, str]] = set()

    for edition in EDITIONS.values():
        whole = {**source, "document": plain(handbook_document(edition, source))}
        for name, known in derivations(HANDBOOK).items():
            seen: set[str] = set()
            known.function(Recorded(whole, seen))
            undeclared |= {(name, path) for path in seen if not _declared(path, known.reads)}

    assert not undeclared


def _declared(path: str, reads: tuple[str, ...]) -> bool:
    if path.endswith(ENDS_HERE):  # nothing stands here, so nothing stands at the paths that begin with it
        path = path.removesuffix(ENDS_HERE)
        if any(read.startswith(f"{path}.") for read in reads):
            return True
    return any(path == read or path.startswith(f"{read}.") for read in reads)


def _source(checked: Checked, spec: DocumentSpec) -> dict[str, Any]:
    assert checked.folder.current is not None
    if spec.copy is not None:
        return copy_source(spec.copy, decided_for(spec.copy, None))
    record = spec.file.record if spec.file else None
    day = getattr(record, "datum", None)
    return form_source(
        spec.form,
        organisation_source(checked.folder.current.organisatie, spec.version, spec.soort),
        spec.version.effective(spec.scope, spec.soort, day),
        spec.document(),
        client=spec.client,
        record=record,
    )
