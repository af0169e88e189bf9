"""The Excel forms as people meet them: made from the samples, opened with other libraries than ours."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from docgen.documents.brands import load_brand
from docgen.documents.catalogue import DocumentSpec, catalogue
from docgen.documents.workshop import Workshop, schema_of
from docgen.excel import ExcelTemplate
from docgen.ooxml import Package
from docgen.records.folder import Folder, load_folder
from docgen.resources import resource
from docgen.template import Schema

ROOT = Path(__file__).resolve().parents[2]
VALIDATOR = ROOT / ".." / "shared" / "tools" / "validate_ooxml.py"
FORMS = ("aanmelding", "opname", "uitstroom", "exit", "begeleidingsplan")


@cache
def folder(name: str) -> Folder:
    return load_folder(resource("samples", name))


@cache
def workshop(name: str) -> Workshop:
    brand, _ = load_brand(folder(name))
    return Workshop(brand)


def spec(organisation: str, form: str, ref: str = "") -> DocumentSpec:
    """The Excel document of a client in the first cycle, or the blank form."""
    found = [s for s in catalogue(folder(organisation)) if s.form == form and s.engine == "excel"]
    if not ref:
        return next(s for s in found if s.file is None)
    return next(s for s in found if s.file is not None and ref in s.record_path and "cyclus-2" not in s.record_path)


@cache
def made(organisation: str, form: str, ref: str = "") -> bytes:
    current = folder(organisation).current
    assert current is not None
    return workshop(organisation).make(spec(organisation, form, ref), current.organisatie)


def opened(organisation: str, form: str, ref: str = "") -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(made(organisation, form, ref)), rich_text=True)


@dataclass(frozen=True)
class Input:
    """An input cell: its name, the path of the record, its kind, where it stands."""

    name: str
    path: str
    kind: str
    sheet: Worksheet
    cell: Any


def inputs(organisation: str, form: str, ref: str = "") -> list[Input]:
    """The input cells of a document, with the paths that it tells of itself."""
    book = opened(organisation, form, ref)
    fields = etree.fromstring(Package.read(made(organisation, form, ref)).parts["customXml/item1.xml"])
    found: list[Input] = []
    for each in fields:
        name = each.get("naam", "")
        ((sheet, place),) = book.defined_names[name].destinations
        found.append(Input(name, each.get("pad", ""), each.get("soort", ""), book[sheet], book[sheet][place]))
    return found


def source_of(organisation: str, form: str, ref: str) -> dict[str, Any]:
    current = folder(organisation).current
    assert current is not None
    return workshop(organisation).context(spec(organisation, form, ref), current.organisatie, frozenset())


def at(source: Any, path: str) -> Any:
    """The value at a path; of a list of codes, whether the code is in it."""
    for key in path.split("."):
        if isinstance(source, list):
            source = source[int(key)] if key.isdigit() and int(key) < len(source) else ("ja" if key in source else None)
        else:
            source = (source or {}).get(key)
    return source


FILLED = [
    ("de-brug", "aanmelding", "c-0001"),
    ("de-brug", "opname", "c-0001"),
    ("de-brug", "uitstroom", "c-0001"),
    ("de-brug", "begeleidingsplan", "c-0001"),
    ("de-brug", "aanmelding", "c-0006"),
    ("de-brug", "begeleidingsplan", "c-0006"),
    ("jong-noord", "aanmelding", "j-02"),
    ("jong-noord", "begeleidingsplan", "j-03"),
]
BLANK = [("de-brug", form, "") for form in FORMS] + [("jong-noord", form, "") for form in FORMS]


@pytest.mark.parametrize("form", FORMS)
def test_a_template_is_clean_under_the_schema_of_its_form(form: str) -> None:
    path = resource("templates", "xlsx", f"{form}.xlsx")

    assert ExcelTemplate.compile(path, schema=schema_of(form)).warnings == ()


@pytest.mark.parametrize(("organisation", "form", "ref"), FILLED + BLANK)
def test_every_document_is_valid(organisation: str, form: str, ref: str, tmp_path: Path) -> None:
    if not VALIDATOR.exists():
        pytest.skip("the OOXML validator is not on this machine")
    target = tmp_path / "document.xlsx"
    target.write_bytes(made(organisation, form, ref))

    ran = subprocess.run(
        [sys.executable, str(VALIDATOR), "-q", str(target)], capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize(("organisation", "form", "ref"), FILLED)
def test_an_answer_stands_in_the_cell_that_names_its_path(organisation: str, form: str, ref: str) -> None:
    source = source_of(organisation, form, ref)
    compared = 0
    for each in inputs(organisation, form, ref):
        if each.path in {"", "client.naam"}:
            continue
        value, shown = at(source, each.path), each.cell.value
        if isinstance(value, date):
            assert isinstance(shown, datetime), each.name
            assert shown.date() == value, each.path
        elif isinstance(value, int) and not isinstance(value, bool):
            assert shown == value, each.path
        elif isinstance(value, str) and each.kind == "tekst":
            assert str(shown or "") == value, each.path
        compared += 1
    assert compared > 20


@pytest.mark.parametrize(("organisation", "form", "ref"), FILLED)
def test_every_free_text_of_the_record_is_in_the_workbook(organisation: str, form: str, ref: str) -> None:
    texts = [str(cell) for row in _cells(made(organisation, form, ref)) for cell in row]
    record = source_of(organisation, form, ref)[form]

    lost = [text for text in _texts(record) if not any(text in cell for cell in texts)]

    assert lost == []


def _cells(data: bytes) -> Iterator[list[Any]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in book.sheet_names:
        yield from book.get_sheet_by_name(name).to_python()


def _texts(value: Any) -> Iterator[str]:
    """Texts that a person wrote: longer than a code, and of a field that the samples have switched on."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name != "woonsituatie_toelichting":
                yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, str) and " " in value:
        yield value


@pytest.mark.parametrize(("organisation", "form", "ref"), BLANK)
def test_every_input_of_a_blank_form_can_be_filled_and_read_back(organisation: str, form: str, ref: str) -> None:
    found = inputs(organisation, form, ref)

    assert len(found) > 15
    for each in found:
        assert each.cell.protection.locked is False, each.name
        assert each.sheet.protection.sheet, each.sheet.title
        assert not each.sheet.protection.password
        assert each.path.split(".")[0] in {form, "client"}, each.path


@pytest.mark.parametrize(("organisation", "form", "ref"), BLANK)
def test_an_answer_is_never_a_merged_cell(organisation: str, form: str, ref: str) -> None:
    for each in inputs(organisation, form, ref):
        inside = [area for area in each.sheet.merged_cells.ranges if each.cell.coordinate in area]
        assert inside == [], each.name


@pytest.mark.parametrize(("organisation", "form", "ref"), BLANK)
def test_a_blank_form_has_no_answers(organisation: str, form: str, ref: str) -> None:
    given = {
        each.name: each.cell.value
        for each in inputs(organisation, form, ref)
        if each.cell.value not in {None, "☐"} and not each.path.endswith(".wie") and "versie" not in each.name
    }

    assert given == {}


@pytest.mark.parametrize(("organisation", "form", "ref"), BLANK)
def test_each_list_offers_the_choices_of_the_handbook(organisation: str, form: str, ref: str) -> None:
    book = opened(organisation, form, ref)
    lists = {
        check.formula1: check
        for sheet in book.worksheets
        for check in sheet.data_validations.dataValidation
        if check.type == "list"
    }

    assert lists
    for formula in lists:
        defined = book.defined_names[formula.removeprefix("=")]
        ((sheet, area),) = defined.destinations
        left, top, _, bottom = range_boundaries(area)
        options = [book[sheet].cell(row, left).value for row in range(top, bottom + 1)]
        assert sheet == "Keuzes"
        assert all(options), formula


def test_the_choices_come_from_the_organisations_own_handbook() -> None:
    book = opened("de-brug", "aanmelding")
    current = folder("de-brug").current
    assert current is not None
    ((sheet, area),) = book.defined_names["keuzes_medewerker"].destinations
    left, top, _, bottom = range_boundaries(area)

    names = [book[sheet].cell(row, left).value for row in range(top, bottom + 1)]

    assert names == [person.naam for person in current.organisatie.medewerkers.values()]
    assert book[sheet].sheet_state == "hidden"


def test_a_date_is_checked_with_a_dutch_message() -> None:
    book = opened("de-brug", "begeleidingsplan")
    checks = [c for c in book["Overzicht"].data_validations.dataValidation if c.type == "date"]

    assert checks
    assert all("bijvoorbeeld 03-03-2026" in (c.error or "") and c.prompt for c in checks)
    assert all((c.formula1, c.formula2) == ("DATE(2000,1,1)", "DATE(2099,12,31)") for c in checks)


def test_a_birthday_lies_between_1900_and_today() -> None:
    book = opened("de-brug", "aanmelding")
    cell = next(each.cell.coordinate for each in inputs("de-brug", "aanmelding") if each.path == "client.geboortedatum")
    check = next(c for c in book["Aanmelding"].data_validations.dataValidation if cell in c.sqref)

    assert (check.formula1, check.formula2) == ("DATE(1900,1,1)", "TODAY()")


def test_what_must_be_filled_shows_until_it_is() -> None:
    book = opened("de-brug", "aanmelding")
    cell = next(each.cell for each in inputs("de-brug", "aanmelding") if each.path == "aanmelding.hulpvraag")
    rules = [
        rule
        for area in book["Aanmelding"].conditional_formatting
        if cell.coordinate in area.sqref
        for rule in area.rules
    ]

    assert [rule.formula for rule in rules] == [[f"LEN(TRIM({cell.coordinate}))=0"]]
    assert rules[0].dxf.border.bottom.color.theme == 4


@pytest.mark.parametrize(("organisation", "form", "ref"), FILLED + BLANK)
def test_a_sheet_prints_on_a4_and_opens_at_its_first_input(organisation: str, form: str, ref: str) -> None:
    book = opened(organisation, form, ref)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]

    assert book.active is shown[0]
    for sheet in shown:
        setup, view = sheet.page_setup, sheet.sheet_view
        assert (setup.paperSize, setup.fitToWidth or 1, setup.fitToHeight) == (9, 1, 0), sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert round(sheet.page_margins.left * 25.4) == 25
        assert "pagina &P van &N" in (sheet.oddFooter.right.text or "")
        assert view.showGridLines is False
        assert view.zoomScale in {None, 100}
        assert sheet.print_area
        assert sheet.sheet_properties.tabColor.theme == 4
    if ref:
        return
    first = shown[0]
    selected = first.sheet_view.selection[-1].activeCell
    assert selected in {
        each.cell.coordinate for each in inputs(organisation, form, ref) if each.sheet.title == first.title
    }


def test_the_progress_line_counts_what_is_done_and_leaves_out_what_does_not_apply() -> None:
    texts = [str(cell) for row in _cells(made("de-brug", "opname", "c-0001")) for cell in row]

    assert "Klaar: 35 van 35" in texts
    assert "Klaar: 0 van 37" in [str(cell) for row in _cells(made("de-brug", "opname")) for cell in row]


def test_an_empty_plan_has_a_sheet_with_a_pictogram_for_each_leefgebied() -> None:
    current = folder("jong-noord").current
    assert current is not None
    names = [area.naam for area in current.handboek.leefgebieden.values()]
    package = Package.read(made("jong-noord", "begeleidingsplan"))

    sheets = opened("jong-noord", "begeleidingsplan").sheetnames

    assert sheets == ["Overzicht", *[name[:31] for name in names], "Samen terugkijken", "Keuzes"]
    drawn = [name for name, data in package.parts.items() if "drawings/" in name and b"custGeom" in data]
    assert len(drawn) == len(names)


def test_a_filled_plan_has_sheets_only_for_leefgebieden_with_a_goal() -> None:
    sheets = opened("de-brug", "begeleidingsplan", "c-0001").sheetnames

    assert sheets == ["Overzicht", "Wonen", "Financiën", "Sociale relaties", "Samen terugkijken", "Keuzes"]


def test_a_field_that_is_switched_off_leaves_with_its_label() -> None:
    template = workshop("de-brug").template("opname.xlsx")
    assert isinstance(template, ExcelTemplate)
    current = folder("de-brug").current
    assert current is not None
    context = workshop("de-brug").context(spec("de-brug", "opname"), current.organisatie, template.reads)
    label = context["afgeleid"]["excel_velden"]["informatie_gegeven_op"]["label"]

    def texts(data: bytes) -> list[str]:
        return [str(cell) for row in _cells(data) for cell in row]

    assert label in texts(template.render(context))
    context["afgeleid"]["excel_velden"]["informatie_gegeven_op"]["toon"] = False
    assert label not in texts(template.render(context))


def test_without_a_name_an_exit_form_holds_no_reference_to_a_client() -> None:
    paths = {each.path for each in inputs("de-brug", "exit")}

    assert paths
    assert all(path.startswith("exit.") for path in paths)


def test_a_schema_for_another_form_does_not_fit() -> None:
    assert schema_of("exit") is not schema_of("opname")
    assert isinstance(schema_of("exit"), Schema)


def test_an_exit_form_without_a_word_has_no_empty_sheet() -> None:
    template = workshop("de-brug").template("exit.xlsx")
    assert isinstance(template, ExcelTemplate)
    current = folder("de-brug").current
    assert current is not None
    context = workshop("de-brug").context(spec("de-brug", "exit", "2026"), current.organisatie, template.reads)
    context["afgeleid"]["excel_open_vragen"] = []

    sheets = CalamineWorkbook.from_filelike(io.BytesIO(template.render(context))).sheet_names

    assert sheets == ["Vragen", "Keuzes"]
