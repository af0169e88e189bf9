"""Whatever an organisation tailors and however little is filled in: every form can still be made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_origin

import pytest
import ryaml
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from docgen.documents.catalogue import DocumentSpec, catalogue
from docgen.documents.forms import FORMS
from docgen.documents.workshop import Workshop
from docgen.ooxml.reading import read_document
from docgen.records.client import Client
from docgen.records.fields import form_fields
from docgen.records.folder import Dossier, Folder, RecordFile
from docgen.records.handboek import Handboek
from docgen.records.merging import Layers
from docgen.records.organisatie import Organisatie
from docgen.records.presets import lay_preset, preset_names
from docgen.records.values import Record
from docgen.records.versions import Handbookversion
from docgen.records.yaml_files import YamlFile

Tailored = dict[str, Any]


@cache
def workshop() -> Workshop:
    """Templates do not depend on the handbook, so all organisations here share one."""
    return Workshop(None)


def version(preset: str, handbook: Tailored, organisation: Tailored | None = None) -> Handbookversion:
    book, who = Layers(Handboek), Layers(Organisatie)
    lay_preset(preset, handbook=book, organisation=who)
    book.lay({"versie": "1", **handbook}, "handboek.yaml")
    who.lay({"naam": "De Haven", "huisstijl": {"merkkleur": "#1F5F8B"}, **(organisation or {})}, "organisatie.yaml")
    assert [*book.findings, *who.findings] == []
    return Handbookversion(Handboek.model_validate(book.value), Organisatie.model_validate(who.value), book)


def made(
    current: Handbookversion, dossiers: tuple[Dossier, ...] = (), *, handbook: bool = False, form: str = ""
) -> Iterator[tuple[DocumentSpec, bytes]]:
    """The blank forms of an organisation without a folder on disk, or the filled ones of these dossiers."""
    for spec in catalogue(Folder(ROOT, current, dossiers=dossiers)):
        wanted = handbook if spec.edition else bool(dossiers) is (spec.file is not None)
        if wanted and spec.variant_of is None and form in ("", spec.form):
            yield spec, workshop().make(spec, current.organisatie)


def texts(current: Handbookversion) -> dict[str, str]:
    return {spec.path: read_document(data) for spec, data in made(current, handbook=True)}


# --- words


HET = {"wijzigen": {"client": {"enkelvoud": "huisgezin", "meervoud": "huisgezinnen", "lidwoord": "het"}}}


@pytest.mark.parametrize("preset", preset_names())
def test_no_article_stands_before_the_wrong_noun(preset: str) -> None:
    wrong = re.compile(r"\b(?:de|deze|die|elke|onze|welke)\s+huisgezin\b", re.IGNORECASE)
    for path, text in texts(version(preset, {}, {"woorden": HET})).items():
        assert wrong.findall(text) == [], path


@pytest.mark.parametrize("preset", ["opvang-1", "ambulant-1", "vrouwenopvang-1"])  # 'jongeren' is also an age
def test_a_word_that_was_replaced_stands_nowhere_any_more(preset: str) -> None:
    before = version(preset, {}).organisatie.woorden["client"]
    old = re.compile(rf"\b(?:{before.enkelvoud}|{before.meervoud})\b", re.IGNORECASE)
    for path, text in texts(version(preset, {}, {"woorden": HET})).items():
        assert old.findall(text) == [], path


def test_a_phase_and_a_form_that_were_renamed_carry_their_new_names() -> None:
    renamed = {
        "fasen": {"intake": {"naam": "Kennismaking"}},
        "formulieren": {"begeleidingsplan": {"naam": "Herstelplan"}},
    }
    found = texts(version("opvang-1", renamed))
    assert "Herstelplan" in found["formulieren/begeleidingsplan-leeg-v1.docx"]
    assert "Kennismaking" in found["handboek/handboek-v1.docx"]
    assert "Begeleidingsplan" not in found["formulieren/begeleidingsplan-leeg-v1.docx"]


# --- switches and profiles


@pytest.mark.parametrize("profile", ["kort", "gewoon", "ruim"])
@pytest.mark.parametrize("perspective", ["ik", "je", "u", "naam"])
def test_every_profile_and_perspective_can_be_made(profile: str, perspective: str) -> None:
    each = {form: {"profiel": profile, "perspectief": perspective, "excel": True} for form in FORMS}
    assert len(list(made(version("opvang-1", {"formulieren": each})))) == 12


def switched(form: str, *, excel: bool = True, **fields: bool) -> Handbookversion:
    return version("opvang-1", {"formulieren": {form: {"excel": excel, "velden": fields}}})


@pytest.mark.parametrize("form", sorted(FORMS))
def test_any_one_field_can_be_switched_off(form: str) -> None:
    for code in form_fields(FORMS[form].record):
        assert list(made(switched(form, excel=False, **{code: False}), form=form))


@pytest.mark.parametrize("form", sorted(FORMS))
@pytest.mark.parametrize("on", [True, False])
def test_all_fields_can_be_switched_at_once(form: str, on: bool) -> None:
    assert list(made(switched(form, **dict.fromkeys(form_fields(FORMS[form].record), on)), form=form))


# --- what may be empty


def open_mappings(
    model: type[BaseModel], value: Any, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Every open mapping of a handbook that holds something, with its codes."""
    for name, info in model.model_fields.items():
        inner, here = value.get(name) if isinstance(value, dict) else None, (*path, name)
        if not isinstance(inner, dict) or not inner:
            continue
        if get_origin(info.annotation) is dict:
            yield here, list(inner)
        elif isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel):
            yield from open_mappings(info.annotation, inner, here)
        else:
            part = next(
                (a for a in get_args(info.annotation) if isinstance(a, type) and issubclass(a, BaseModel)), None
            )
            yield from open_mappings(part, inner, here) if part else ()


def preset_value(name: str) -> Tailored:
    book, who = Layers(Handboek), Layers(Organisatie)
    lay_preset(name, handbook=book, organisation=who)
    return book.value


MAPPINGS = list(open_mappings(Handboek, preset_value("opvang-1")))


def group_of(path: tuple[str, ...]) -> str:
    return ".".join(path[:2]) if path[0] == "fasen" else path[0]


def emptied(group: str) -> Tailored:
    """A handbook in which every list of a group is left empty; lists inside those go with them."""
    paths = [(path, codes) for path, codes in MAPPINGS if group_of(path) == group]
    own: Tailored = {}
    for path, codes in paths:
        inner = own
        for key in path:
            inner = inner.setdefault(key, {})
        inner["weglaten"] = codes
    return own


GROUPS = sorted({group_of(path) for path, _ in MAPPINGS} - {"labels"})  # a choice may not go: records can hold it


def test_there_are_lists_to_empty() -> None:
    assert len(MAPPINGS) > 50
    assert len(GROUPS) > 15


@pytest.mark.parametrize("group", GROUPS)
def test_every_list_of_the_handbook_may_be_left_empty(group: str) -> None:
    assert list(
        made(version("opvang-1", emptied(group)), handbook=group.startswith(("fasen", "leef", "uit", "schrijf")))
    )


def test_everything_may_be_left_empty_at_once() -> None:
    own: Tailored = {}
    for group in GROUPS:
        own = {**own, **{k: {**own.get(k, {}), **v} for k, v in emptied(group).items()}}
    assert list(made(version("opvang-1", own), handbook=True))


@pytest.mark.parametrize("number", [1, 2, 5, 12])
def test_an_organisation_may_have_few_or_many_leefgebieden(number: int) -> None:
    seven = list(preset_value("opvang-1")["leefgebieden"])
    more = {f"eigen_{n}": {"naam": f"Eigen leefgebied nummer {n}"} for n in range(max(0, number - 7))}
    current = version("opvang-1", {"leefgebieden": {"weglaten": seven[number:], "toevoegen": more}})
    assert len(current.handboek.leefgebieden) == number
    assert list(made(current, handbook=True))


# --- drafts


def records() -> Iterator[tuple[str, Tailored, Tailored]]:
    """Every record of De Brug with its client, as plain values."""
    for path in sorted((ROOT / "samples" / "de-brug" / "clienten").rglob("*.yaml")):
        if path.stem in FORMS:
            folder = path.parent if (path.parent / "client.yaml").is_file() else path.parent.parent
            read = (ryaml.loads(p.read_text(encoding="utf-8")) for p in (path, folder / "client.yaml"))
            yield (path.stem, *read)


RECORDS = list(records())


def pruned(value: Any, keep: st.DrawFn, share: float) -> Any:
    """The value with here and there a key or an item taken away."""
    if isinstance(value, dict):
        return {k: pruned(v, keep, share) for k, v in value.items() if keep(st.floats(0, 1)) < share}
    if isinstance(value, list):
        return [pruned(v, keep, share) for v in value if keep(st.floats(0, 1)) < share]
    return value


@st.composite
def drafts(draw: st.DrawFn) -> tuple[str, Record, Client]:
    form, record, client = draw(st.sampled_from(RECORDS))
    share = draw(st.sampled_from([0.3, 0.6, 0.9]))
    kept = {**pruned(record, draw, share), "handboek_versie": "1", "status": "concept"}
    who = {**pruned(client, draw, share), "roepnaam": "Ruud"}
    return form, _valid(FORMS[form].record, kept), _valid(Client, who)


def _valid(model: type[Record], value: Tailored) -> Any:
    """The record without the parts that a missing key makes invalid."""
    for _ in range(50):
        try:
            return model.model_validate(value)
        except ValidationError as error:
            value.pop(str(error.errors()[0]["loc"][0]))
    raise AssertionError(value)


@settings(max_examples=60, deadline=None)
@given(drafts())
def test_a_half_filled_draft_can_always_be_printed(draft: tuple[str, Record, Client]) -> None:
    form, record, client = draft
    current = de_brug()
    files = RecordFile(form, YamlFile("a.yaml", ""), record, ref="c-0001", cyclus=1 if FORMS[form].per_cycle else None)
    dossier = Dossier("c-0001", RecordFile("client", YamlFile("client.yaml", ""), client, ref="c-0001"), (files,))
    for spec, data in made(current, (dossier,)):
        text = read_document(data)
        assert "None" not in text, spec.path


@cache
def de_brug() -> Handbookversion:
    from docgen.records.folder import load_folder

    current = load_folder(ROOT / "samples" / "de-brug").current
    assert current is not None
    handboek = current.handboek.model_copy(update={"versie": "1"})
    return Handbookversion(handboek, current.organisatie, current.layers)
