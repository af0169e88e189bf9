"""What a document is made from: filling it reads nothing else, and nothing else changes its inputs (design 6.1)."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from docgen.api.building import specs_of
from docgen.api.checking import Checked, check, workshop_for
from docgen.documents.catalogue import DocumentSpec
from docgen.documents.context import derivations
from docgen.documents.inputs import NEVER_PRINTED, fingerprint, source_paths
from docgen.documents.workshop import Workshop
from docgen.records.folder import RecordFile
from docgen.resources import resource
from documents.test_reads import ENDS_HERE, SAMPLES, Recorded

DERIVED = "afgeleid"


@pytest.fixture(scope="module", params=SAMPLES)
def checked(request: pytest.FixtureRequest) -> Checked:
    return check(resource("samples", request.param))


def forms(checked: Checked) -> list[DocumentSpec]:
    return [spec for spec in specs_of(checked) if not spec.edition and spec.copy is None]


def context_of(workshop: Workshop, checked: Checked, spec: DocumentSpec) -> dict[str, Any]:
    assert checked.folder.current is not None
    return workshop.context(spec, checked.folder.current.organisatie, workshop.reads(spec.template))


def test_filling_a_template_reads_only_what_the_key_is_made_of(checked: Checked) -> None:
    workshop = workshop_for(checked)
    outside: set[tuple[str, str]] = set()
    for spec in forms(checked):
        seen: set[str] = set()
        workshop.template(spec.template).render(Recorded(context_of(workshop, checked, spec), seen))
        paths = source_paths(spec.form, workshop.reads(spec.template))
        read = {path.removesuffix(ENDS_HERE) for path in seen}
        outside |= {(spec.template, path) for path in read if not allowed(path, paths)}
    assert not outside


def allowed(path: str, paths: frozenset[str]) -> bool:
    """A path that is counted, below one that is, or on the way to one: a mapping is asked for what is in it."""
    if path.partition(".")[0] == DERIVED:
        return True
    return any(path == one or path.startswith(f"{one}.") or one.startswith(f"{path}.") for one in paths)


def test_nothing_reads_what_is_said_never_to_be_printed(checked: Checked) -> None:
    workshop = workshop_for(checked)
    for spec in forms(checked):
        seen: set[str] = set()
        source = Recorded(context_of(workshop, checked, spec), seen)
        workshop.template(spec.template).render(source)
        for value in derivations(spec.form).values():
            value.function(source)
        never = {f"{root}.{name}" for root in (spec.form, "client") for name in NEVER_PRINTED}
        assert not {path.removesuffix(ENDS_HERE) for path in seen} & never, spec.path


def test_inputs_hold_the_values_that_the_context_holds(checked: Checked) -> None:
    workshop = workshop_for(checked)
    assert checked.folder.current is not None
    for spec in forms(checked)[:20]:
        context = context_of(workshop, checked, spec)
        inputs = workshop.inputs(spec, checked.folder.current.organisatie)
        assert inputs.shared["handboek"] is context["handboek"]
        assert inputs.shared["organisatie"] is context["organisatie"]
        for path, value in {**inputs.own, **inputs.around}.items():
            if not path.startswith("document."):
                assert at(context, path) == value, path


def at(value: Any, path: str) -> Any:
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def one(checked: Checked, form: str) -> DocumentSpec:
    return next(
        spec for spec in forms(checked) if spec.form == form and spec.file is not None and spec.engine == "word"
    )


def changed(spec: DocumentSpec, **values: Any) -> DocumentSpec:
    assert isinstance(spec.file, RecordFile)
    return replace(spec, file=replace(spec.file, record=spec.file.record.model_copy(update=values)))


def own_of(checked: Checked, spec: DocumentSpec) -> str:
    assert checked.folder.current is not None
    return fingerprint(workshop_for(checked).inputs(spec, checked.folder.current.organisatie).own)


def test_a_field_that_is_printed_changes_the_inputs(checked: Checked) -> None:
    spec = one(checked, "aanmelding")
    assert own_of(checked, spec) != own_of(checked, changed(spec, hulpvraag="Iets heel anders."))


def test_a_field_that_is_never_printed_does_not(checked: Checked) -> None:
    spec = one(checked, "aanmelding")
    assert own_of(checked, spec) == own_of(checked, changed(spec, afwijkingen={"AM-1": None}))


def test_the_order_of_a_mapping_in_a_record_counts() -> None:
    assert fingerprint({"a": {"x": 1, "y": 2}}) != fingerprint({"a": {"y": 2, "x": 1}})


def test_a_digest_of_a_record_stays_what_it_was() -> None:
    values: dict[str, Any] = {"intake.datum": date(2026, 3, 3), "intake.plaats": "Café", "intake.besluit": {"x": [1]}}

    text = '[["intake.datum", "2026-03-03"], ["intake.plaats", "Café"], ["intake.besluit", {"x": [1]}]]'
    assert fingerprint(values) == hashlib.sha256(text.encode()).hexdigest()
