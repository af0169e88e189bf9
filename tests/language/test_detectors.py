"""What is remarked upon, and what is left alone."""

from __future__ import annotations

import pytest

from docgen.language.analysis import analyse
from docgen.language.glossary import shipped_glossary
from docgen.language.remarks import Remark, RemarkKind


def remarks(text: str, kind: RemarkKind, **options: object) -> list[Remark]:
    return [item for item in analyse(text, **options).remarks if item.kind is kind]


def places(text: str, kind: RemarkKind, **options: object) -> list[str]:
    return [text[item.start : item.end] for item in remarks(text, kind, **options)]


@pytest.mark.parametrize(
    ("words", "confidence"), [(12, None), (13, 0.4), (15, 0.4), (16, 0.8), (20, 0.8), (21, 0.95), (40, 0.95)]
)
def test_long_sentence_by_its_number_of_words(words: int, confidence: float | None) -> None:
    text = "Ik " + "fiets " * (words - 2) + "graag."
    found = remarks(text, RemarkKind.LONG_SENTENCE)
    assert [item.confidence for item in found] == ([confidence] if confidence else [])


def test_long_sentence_says_where_to_split() -> None:
    text = "Ik ga elke dag met de bus naar mijn werk in de stad, omdat mijn fiets al twee weken stuk is."
    (found,) = remarks(text, RemarkKind.LONG_SENTENCE)
    assert found.message == "Deze zin heeft 21 woorden. Kan hij in tweeën?"
    assert "“omdat”" in found.suggestion


def test_words_in_a_quotation_do_not_make_a_sentence_long() -> None:
    text = "Zij zegt: “ik wil graag een keer met de hele groep naar het strand als het mooi weer is”."
    assert remarks(text, RemarkKind.LONG_SENTENCE) == []


@pytest.mark.parametrize(
    ("kind", "text", "stretch"),
    [
        (RemarkKind.HARD_WORD, "Hij heeft een aversie tegen koffie.", "aversie"),
        (RemarkKind.JARGON, "Het traject loopt tot mei.", "traject"),
        (RemarkKind.JARGON, "Wij werken aan jouw eigen regie.", "eigen regie"),
        (RemarkKind.VAGUE, "Zij belt regelmatig met haar zus.", "regelmatig"),
        (RemarkKind.VAGUE, "Er is sprake van psychische problematiek.", "psychische problematiek"),
        (RemarkKind.PASSIVE, "De huur wordt door Femke betaald.", "wordt door Femke betaald"),
        (RemarkKind.MEN, "Men belt elke week.", "Men"),
        (RemarkKind.NOMINALISATION, "Femke helpt met het invullen van de brief.", "het invullen van"),
        (RemarkKind.NOMINALISATION, "Het gesprek vindt plaats in mei.", "vindt plaats"),
        (RemarkKind.ABBREVIATION, "Het MDO is op maandag.", "MDO"),
        (RemarkKind.ABBREVIATION, "Hij belt i.v.m. de huur.", "i.v.m."),
        (RemarkKind.DOUBLE_NEGATION, "Dat is niet onbelangrijk voor mij.", "niet onbelangrijk"),
        (RemarkKind.NO_SENTENCE, "Zij werkt. Geen schulden meer.", "Geen schulden meer."),
        (RemarkKind.OPINION, "Hij is erg koppig.", "koppig"),
        (RemarkKind.STIGMA, "Zij is een zorgmijder.", "zorgmijder"),
        (RemarkKind.STIGMA, "Twee verslaafden wonen hier.", "verslaafden"),
        (RemarkKind.JE_U, "Je woont hier. Je kookt. U eet mee.", "U"),
    ],
)
def test_remark_stands_on_its_words(kind: RemarkKind, text: str, stretch: str) -> None:
    assert places(text, kind) == [stretch]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (RemarkKind.HARD_WORD, "Ik eet elke dag brood met kaas bij de huisarts in de woonkamer."),
        (RemarkKind.VAGUE, "Er zijn diverse clubs, zoals voetbal en judo."),
        (RemarkKind.PASSIVE, "Ik ben in Zwolle geboren en daar nooit vertrokken."),
        (RemarkKind.MEN, "Mensen bellen elke week."),
        (RemarkKind.ABBREVIATION, "Het MDO (een overleg) is op maandag. Het MDO duurt een uur."),
        (RemarkKind.ABBREVIATION, "Ik kijk tv op de pc."),
        (RemarkKind.DOUBLE_NEGATION, "Ik ben niet ziek en ik heb geen pijn."),
        (RemarkKind.NO_SENTENCE, "Ik werk. Bel jij Femke? Ja."),
        (RemarkKind.OPINION, "Volgens zijn moeder is hij erg koppig."),
        (RemarkKind.STIGMA, "Ik ben gek op muziek."),
        (RemarkKind.JE_U, "Je woont hier. Je kookt."),
        (RemarkKind.TANG, "Ik heb gisteren met Femke gebeld."),
    ],
)
def test_plain_text_is_left_alone(kind: RemarkKind, text: str) -> None:
    assert remarks(text, kind) == []


def test_tangconstructie_names_both_verbs() -> None:
    text = "Ik heb vorige week met mijn moeder en mijn broer in de stad gegeten."
    (found,) = remarks(text, RemarkKind.TANG)
    assert "“heb” en “gegeten”" in found.message


def test_passive_with_who_proposes_to_turn_it() -> None:
    (found,) = remarks("De huur wordt door de gemeente betaald.", RemarkKind.PASSIVE)
    assert "“De gemeente …”" in found.suggestion


def test_the_perspective_of_the_form_decides_between_je_and_u() -> None:
    assert places("Je woont hier. Je kookt.", RemarkKind.JE_U, perspective="u") == ["Je", "Je"]


@pytest.mark.parametrize(
    ("perspective", "stretches"), [("je", ["De cliënt", "Milan"]), ("ik", ["De cliënt", "Milan"]), ("naam", [])]
)
def test_client_in_the_third_person(perspective: str, stretches: list[str]) -> None:
    text = "De cliënt woont hier. Op zondag kookt Milan."
    assert places(text, RemarkKind.THIRD_PERSON, perspective=perspective, client=["Milan"]) == stretches


def test_saying_ones_name_is_no_third_person() -> None:
    assert places("Ik ben Milan.", RemarkKind.THIRD_PERSON, perspective="ik", client=["Milan"]) == []


def test_the_organisations_own_glossary_goes_first() -> None:
    (found,) = remarks("De time-out duurt een week.", RemarkKind.JARGON, glossary={"time-out": "even weg van de groep"})
    assert found.suggestion == "Zeg liever: even weg van de groep."


def test_theme_of_another_leefgebied() -> None:
    themes = {"wonen": ["kamer", "huis", "huur"], "geld": ["schuld", "uitkering", "sparen"]}
    text = "De kamer is groot. Zijn schulden zijn hoog en de uitkering is laag."
    (found,) = remarks(text, RemarkKind.OTHER_THEME, leefgebied="wonen", themes=themes)
    assert found.message == "Gaat dit misschien over geld?"
    assert remarks(text, RemarkKind.OTHER_THEME) == []


def test_every_remark_helps_in_dutch() -> None:
    text = (
        "Cliënt is zorgmijdend en heeft regelmatig problemen. Er wordt door de casemanager i.v.m. de indicatie een MDO"
        " georganiseerd. Men vindt hem koppig. Geen werk nu. Het is niet onbelangrijk dat u je brieven opent."
    )
    found = analyse(text, perspective="je").remarks
    assert len({item.kind for item in found}) >= 9
    for item in found:
        assert item.message[-1] in ".?"
        assert item.suggestion[-1] in ".?"
        assert 0 < item.confidence <= 1
        assert 0 <= item.start < item.end <= len(text)


@pytest.mark.parametrize(
    "text", ["Ik wil gezond oud worden.", "Ze zijn gescheiden.", "Ik word gespannen van lawaai.", "Ik ben gemotiveerd."]
)
def test_a_state_of_somebody_is_nothing_that_another_does(text: str) -> None:
    assert RemarkKind.PASSIVE not in {remark.kind for remark in analyse(text).remarks if remark.confidence > 0.5}


def test_a_word_with_a_question_of_its_own_is_asked_about_and_not_replaced() -> None:
    kinds = {remark.kind for remark in analyse("Sam is gemotiveerd om te leren.").remarks}
    assert RemarkKind.VAGUE in kinds
    assert RemarkKind.JARGON not in kinds


def test_notes_without_a_subject_are_no_sentences() -> None:
    for text in ("Sam kookt. Verzorgt zichzelf slecht.", "Sam slaapt. Wel last van de buren.", "Hij eet. Medicatie."):
        (found,) = [remark for remark in analyse(text).remarks if remark.kind is RemarkKind.NO_SENTENCE]
        assert text[found.start : found.end] == text.partition(". ")[2]
    listed = "- Woont in Assen\n- Ik kook zelf\n- Werkt op maandag"
    assert [listed[r.start : r.end] for r in analyse(listed).remarks if r.kind is RemarkKind.NO_SENTENCE] == [
        "Woont in Assen", "Werkt op maandag",
    ]  # fmt: skip
    for text in ("Komt er bezoek, dan zet ik thee.", "Is er iets?", "Bel de dokter.", "Wacht tot ik er ben."):
        assert RemarkKind.NO_SENTENCE not in {remark.kind for remark in analyse(text).remarks}


@pytest.mark.parametrize(
    "text", ["Het lukt door middel van een lijst te worden geholpen.", "Er wordt door gebrek aan tijd niet gekookt."]
)
def test_a_means_does_nothing_itself(text: str) -> None:
    assert not any(
        "middel" in r.message or "gebrek" in r.message for r in analyse(text).remarks if r.kind is RemarkKind.PASSIVE
    )


def test_plain_words_are_said_to_whom_the_text_speaks() -> None:
    def said(perspective: str, client: str = "") -> str:
        words = shipped_glossary().plain_for(perspective, client)
        remarks = analyse("Het netwerk helpt.", glossary=words).remarks
        return next(remark.suggestion for remark in remarks if remark.kind is RemarkKind.JARGON)

    assert "om mij heen" in said("ik")
    assert "om u heen" in said("u")
    assert "om Sam heen" in said("naam", "Sam")
