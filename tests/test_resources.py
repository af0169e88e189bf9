"""Shipped files are found in a checkout as in an installed wheel."""

from __future__ import annotations

import pytest

from docgen.documents.catalogue import EXCEL_FORMS
from docgen.documents.forms import FORMS
from docgen.documents.handbook import EDITIONS
from docgen.resources import resource


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_form_has_a_word_template(form: str) -> None:
    assert resource("templates", "docx", f"{form}.docx").is_file()


@pytest.mark.parametrize("form", sorted(EXCEL_FORMS))
def test_the_forms_that_can_be_a_workbook_have_a_template(form: str) -> None:
    assert resource("templates", "xlsx", f"{form}.xlsx").is_file()


@pytest.mark.parametrize("edition", sorted(EDITIONS))
def test_every_edition_of_the_handbook_has_a_template(edition: str) -> None:
    assert resource("templates", "docx", EDITIONS[edition].template).is_file()


@pytest.mark.parametrize("folder", ["templates", "schemas", "samples", "presets"])
def test_the_folders_that_people_open_are_there(folder: str) -> None:
    assert any(resource(folder).iterdir())


def test_what_is_not_shipped_is_said_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        resource("templates", "docx", "nergens.docx")
