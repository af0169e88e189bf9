"""An edition knows its title and version, and gets its page numbers by being made twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.documents.handbook import EDITIONS, handbook_context, handbook_source, render_handbook
from docgen.ooxml import Draft, ZipWriter
from tests.documents.handbooks import version


def _fill(context: Mapping[str, Any]) -> Draft:
    return Draft("docx", ZipWriter([]), {"pages": str(sorted(context["afgeleid"]["paginas"].items())).encode()})


def test_edition_carries_title_version_and_date_of_the_handbook() -> None:
    document = handbook_context(EDITIONS["team"], handbook_source(version()))["document"]

    assert (document["titel"], document["formulier_versie"]) == ("Handboek De Haven", "2026.1")
    assert str(document["datum"]) == "2026-11-02"


def test_measured_pages_stand_in_the_second_rendering() -> None:
    seen: list[bytes] = []

    def measure(made: bytes) -> dict[str, int]:
        seen.append(made)
        return {"h_visie": 4}

    made = render_handbook(EDITIONS["team"], handbook_source(version()), _fill, measure)

    assert seen == [_fill({"afgeleid": {"paginas": {}}}).pack()]
    assert made.part("pages") == b"[('h_visie', 4)]"


def test_without_a_measure_the_numbers_stay_empty() -> None:
    assert render_handbook(EDITIONS["team"], handbook_source(version()), _fill).part("pages") == b"[]"


def test_edition_without_contents_is_never_measured() -> None:
    def measure(_: bytes) -> dict[str, int]:
        raise AssertionError

    made = render_handbook(EDITIONS["client"], handbook_source(version()), _fill, measure)

    assert made.part("pages") == b"[]"


def test_item_of_one_location_stands_in_the_handbook_of_all() -> None:
    own = {"toevoegen": {"huisdier": {"tekst": "Zonder huisdier.", "geldt_voor": ["begeleiding"]}}}
    context = handbook_context(EDITIONS["team"], handbook_source(version(handbook={"toelating": own})))

    assert context["afgeleid"]["toelating"][-1]["bereik"] == "alleen bij Begeleiding"
