"""A card is one sheet: long words make the letters smaller, and only then are there fewer steps (look.md)."""

from __future__ import annotations

import pytest

from docgen.documents.clientcopy.fitting import MEASURES, Quarter, costs_no_page
from docgen.ooxml import Package
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import parse
from documents.clientcopy.making import PLAN, job, made

BODY = "word/document.xml"
SHORT = ("Het aanbod bekijken", "Ik, elke donderdag")
LONG = ("Ik woon nu drie maanden aan de kade en ik vind het er best fijn. " * 3, "Ik, elke donderdag na het eten")
LONGEST = ("woord " * 50, "Henk, elke donderdag " + "woord " * 90)
STANDARD, LARGE = Quarter("Calibri"), Quarter("Calibri", 18 / 14)


@pytest.mark.parametrize(
    ("steps", "standard", "large"),
    [
        ([SHORT] * 3, ("ruim", 3), ("ruim", 3)),
        ([LONG], ("ruim", 1), ("ruim", 1)),
        ([LONG] * 3, ("krap", 3), ("ruim", 1)),
        ([LONGEST] * 3, ("klein", 1), ("klein", 1)),
        ([], ("ruim", 0), ("ruim", 0)),
    ],
    ids=["short", "one long", "long", "longest", "none"],
)
def test_steps_are_set_smaller_before_any_is_left_out(
    steps: list[tuple[str, str]], standard: tuple[str, int], large: tuple[str, int]
) -> None:
    for quarter, wanted in ((STANDARD, standard), (LARGE, large)):
        measure, number = quarter.steps_measure("Mijn stappen", steps)
        assert (measure.name, number) == wanted


def test_a_long_name_and_a_long_wish_are_set_smaller() -> None:
    assert STANDARD.wish_measure("Ruud Vermeulen", "Mijn huis", "Ik wil een huis.", "Ik zoek.") is MEASURES[0]
    name = "Maximiliaan-Alexander van Oldenbarnevelt-Hoogendoorn tot Westerwolde"
    assert STANDARD.wish_measure(name, "Mijn huis", LONG[0], LONG[0]) is not MEASURES[0]


def test_helpers_that_do_not_fit_are_left_out_and_one_always_fits() -> None:
    assert STANDARD.points_that_fit("Wie mij helpt", ["Henk"] * 4) == ["Henk"] * 4
    assert STANDARD.points_that_fit("Wie mij helpt", ["woord " * 50] * 4) == ["woord " * 50]


def test_a_wider_font_leaves_less_room() -> None:
    sizes = [Quarter(font).steps_measure("Mijn stappen", [LONG] * 3)[0].name for font in ("Calibri", "Arial")]
    assert sizes == ["krap", "klein"]


def card(steps: list[dict[str, object]]) -> dict[str, object]:
    area = {"hoofddoelen": [{"tekst": "Ik wil een huis.", "subdoelen": [{"tekst": "Ik zoek.", "acties": steps}]}]}
    return {**PLAN, "leefgebieden": {"wonen": area}}


def test_long_steps_use_the_smaller_styles_and_are_whole() -> None:
    said = LONG[0].strip()
    step = {"wat": said, "wie": "client"}
    copy = made(job("actiekaart", card([step] * 3)))
    assert copy.text.count(said) == 3


def test_what_is_still_to_do_stays_when_not_every_step_fits() -> None:
    long = {"wie": "client", "wanneer": "woord " * 49}
    steps = [
        {"wat": f"{name} {'woord ' * 45}", "klaar": done, **long} for name, done in (("Eerst", True), ("Dan", False))
    ]
    text = made(job("actiekaart", card(steps))).text
    assert "Dan woord" in text
    assert "Eerst woord" not in text


def test_a_card_without_steps_has_room_to_write_them() -> None:
    assert made(job("actiekaart", card([]))).text.count("☐") == 3


def test_blocks_stay_whole_as_long_as_that_costs_no_page() -> None:
    assert costs_no_page([300, 300, 300], after=100)
    assert costs_no_page([300, 300, 300, 200], after=300)
    assert not costs_no_page([340, 340, 340, 340, 340, 340], after=0)  # one block fits on the first page, two on others


@pytest.mark.parametrize(("times", "kept"), [(20, True), (200, False)])
def test_a_leefgebied_shorter_than_half_a_page_stays_on_one_page(times: int, *, kept: bool) -> None:
    area = {"wonen": {"tekst": "Ik woon hier. " * times, "sterk": "Ik kook."}, "financien": {"tekst": "Goed."}}
    body = parse(Package.read(made(job("persoonsbeschrijving", {"leefgebieden": area})).data).parts[BODY])
    story, alone = (
        next(p for p in body.iter(qn("w:p")) if "".join(p.itertext()).startswith(words))
        for words in ("Ik woon hier.", "Goed.")
    )
    assert (next(story.iter(qn("w:keepLines")), None) is not None) is kept
    assert next(alone.iter(qn("w:keepNext")), None) is None  # it would hold on to the next leefgebied


def test_large_print_leaves_no_half_pages_empty() -> None:
    area = {"wonen": {"tekst": "Ik woon hier. " * 20, "sterk": "Ik kook."}}
    large = made(job("persoonsbeschrijving", {"leefgebieden": area}, ronde={"uitgave": "groot"}))
    body = parse(Package.read(large.data).parts[BODY])
    story = next(p for p in body.iter(qn("w:p")) if "".join(p.itertext()).startswith("Ik woon hier."))
    assert next(story.iter(qn("w:keepLines")), None) is None
