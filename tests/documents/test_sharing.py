"""What is made of handbook and organisation is kept for both, and for no others."""

from __future__ import annotations

from docgen.documents.sharing import shared_store


def roots(*, handbook: dict[str, object], organisation: dict[str, object]) -> dict[str, object]:
    return {"handboek": handbook, "organisatie": organisation}


def test_documents_of_one_handbook_and_organisation_share_what_is_kept_by_name() -> None:
    handbook, organisation = dict[str, object](), dict[str, object]()

    shared_store("woorden", roots(handbook=handbook, organisation=organisation))["x"] = 1

    assert shared_store("woorden", roots(handbook=handbook, organisation=organisation)) == {"x": 1}
    assert shared_store("labels", roots(handbook=handbook, organisation=organisation)) == {}


def test_an_equal_handbook_or_organisation_is_another_one() -> None:
    handbook, organisation = dict[str, object](), dict[str, object]()
    shared_store("woorden", roots(handbook=handbook, organisation=organisation))["x"] = 1

    for other in (roots(handbook={}, organisation=organisation), roots(handbook=handbook, organisation={})):
        assert shared_store("woorden", other) == {}
    assert shared_store("woorden", roots(handbook=handbook, organisation=organisation)) == {"x": 1}


def test_only_those_made_last_are_kept() -> None:
    first = roots(handbook={}, organisation={})
    shared_store("woorden", first)["x"] = 1

    others = [roots(handbook={}, organisation={}) for _ in range(200)]

    assert all(shared_store("woorden", other) == {} for other in others)
    assert shared_store("woorden", first) == {}
