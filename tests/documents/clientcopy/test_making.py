"""The finished copy: what is approved stands in it, what is not stays as it was written, in four persons."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.branding import Brand
from docgen.documents.clientcopy.kinds import KINDS
from docgen.documents.clientcopy.making import decided_for
from docgen.errors import TemplateError
from docgen.ooxml import Package
from docgen.ooxml.namespaces import qn
from docgen.ooxml.properties import read_properties
from docgen.ooxml.xml import parse
from tests.documents.clientcopy.making import STORY, answered, decision, job, made, words

GOLDEN = Path(__file__).parent / "golden"
VALIDATOR = Path(__file__).resolve().parents[4] / "shared" / "tools" / "validate_ooxml.py"
NETWORK = {"term": "netwerk", "lidwoord": "het", "wordt": "de mensen om {mij} heen", "getal": "meervoud"}
ADMINISTRATOR = {"term": "bewindvoerder", "lidwoord": "de", "meervoud": "bewindvoerders", "doen": "uitleggen",
                 "uitleg": "iemand die van de rechter je geldzaken regelt"}  # fmt: skip


def said(text: str) -> dict[str, object]:
    return {**STORY, "leefgebieden": {"wonen": {"tekst": text}}}


@pytest.mark.parametrize("perspective", ["ik", "je", "u", "naam"])
@pytest.mark.parametrize("name", KINDS)
def test_reading_text_of_a_copy_in_each_person(name: str, perspective: str) -> None:
    form = KINDS[name].form
    copy = made(job(name, handbook={"formulieren": {form: {"perspectief": perspective}}}))
    kept = GOLDEN / f"{KINDS[name].stem}-{perspective}.txt"
    if os.environ.get("DOCGEN_UPDATE_GOLDEN"):
        kept.write_text(copy.text, encoding="utf-8")

    assert copy.text == kept.read_text(encoding="utf-8")


def test_equal_input_gives_equal_bytes() -> None:
    assert made(job()).data == made(job()).data


def test_nothing_is_replaced_without_a_decision() -> None:
    copy = job(record=said("Mijn netwerk helpt mij."))

    assert "Mijn netwerk helpt mij." in made(copy, words(NETWORK)).text


def test_an_approved_change_stands_in_the_copy_and_not_in_the_record() -> None:
    record = said("Mijn netwerk helpt mij.")
    decisions = answered(job(record=record), words(NETWORK), "overnemen")
    copy = job(record=record, ronde={"besluiten": decisions})

    text = made(copy, words(NETWORK)).text

    assert "De mensen om mij heen helpen mij." in text
    assert copy.file.record.leefgebieden["wonen"].tekst == "Mijn netwerk helpt mij."


def test_an_own_text_takes_the_place_of_the_words() -> None:
    record = said("Mijn netwerk helpt mij.")
    decisions = answered(job(record=record), words(NETWORK), "eigen_tekst", "Mijn familie helpt")

    text = made(job(record=record, ronde={"besluiten": decisions}), words(NETWORK)).text

    assert "Mijn familie helpt mij." in text


def test_a_changed_sentence_voids_its_own_decision_only() -> None:
    before = job(record=said("Mijn netwerk helpt mij. Ik bel mijn netwerk."))
    decisions = answered(before, words(NETWORK), "overnemen")
    after = job(record=said("Mijn netwerk helpt mij. Ik bel soms mijn netwerk."), ronde={"besluiten": decisions})

    waiting = decided_for(after, words(NETWORK)).waiting

    assert [change.sentence for change in waiting] == ["Ik bel soms mijn netwerk."]


def test_a_changed_entry_voids_the_decisions_on_it() -> None:
    record = said("Mijn netwerk helpt mij. Mijn bewindvoerder belt.")
    decisions = answered(job(record=record), words(NETWORK, ADMINISTRATOR), "overnemen")
    other = words(NETWORK, {**ADMINISTRATOR, "uitleg": "iemand die je geld beheert"})

    waiting = decided_for(job(record=record, ronde={"besluiten": decisions}), other).waiting

    assert [change.term for change in waiting] == ["bewindvoerder"]


def test_the_same_word_twice_in_a_sentence_is_decided_twice() -> None:
    record = said("De bus helpt mij en de bus helpt haar.")
    entry = words({"term": "bus", "lidwoord": "de", "wordt": "de wagen"})
    first, second = (change for change, _ in decided_for(job(record=record), entry).changes)
    only_second = {"besluiten": [decision(first, "laten_staan"), decision(second, "overnemen")]}

    assert "De bus helpt mij en de wagen helpt haar." in made(job(record=record, ronde=only_second), entry).text


def test_an_explained_word_stays_and_stands_in_the_list_once() -> None:
    record = said("Mijn bewindvoerder belt. De bewindvoerder is aardig.")
    decisions = answered(job(record=record), words(ADMINISTRATOR), "overnemen")

    text = made(job(record=record, ronde={"besluiten": decisions}), words(ADMINISTRATOR)).text

    assert "Mijn bewindvoerder belt. De bewindvoerder is aardig." in text
    assert text.count("bewindvoerder: iemand die van de rechter") == 1


def test_the_word_list_holds_eight_words_and_the_rest_stands_in_brackets() -> None:
    terms = [f"woord{letter}" for letter in "abcdefghij"]
    glossary = words(*({**ADMINISTRATOR, "term": term, "meervoud": [], "uitleg": f"dit is {term}"} for term in terms))
    record = said(" ".join(f"Hier staat {term}." for term in terms))
    decisions = answered(job(record=record), glossary, "overnemen")

    text = made(job(record=record, ronde={"besluiten": decisions}), glossary).text

    assert len(re.findall(r"\bwoord[a-j]: dit is", text)) == 8
    assert "Hier staat woordi (dit is woordi). Hier staat woordj (dit is woordj)." in text


def test_the_clients_own_words_and_quotations_are_never_proposed() -> None:
    record = {**said('Henk zegt: "Mijn netwerk helpt mij."'), "aanvulling_client": "Mijn netwerk helpt mij."}

    assert decided_for(job(record=record), words(NETWORK)).changes == ()


def test_what_the_client_wrote_from_begin_to_end_is_left_alone() -> None:
    record = {**said("Mijn netwerk helpt mij."), "geschreven_door": "client"}

    assert decided_for(job(record=record), words(NETWORK)).changes == ()


def test_a_field_that_is_switched_off_is_neither_printed_nor_asked_about() -> None:
    off = {"formulieren": {"persoonsbeschrijving": {"velden": {"leefgebieden_sterk": False}}}}
    copy = job(record={"leefgebieden": {"wonen": {"sterk": "Mijn netwerk helpt."}}}, handbook=off)

    assert decided_for(copy, words(NETWORK)).changes == ()
    assert "netwerk" not in made(copy).text


def test_what_is_not_answered_yet_is_not_on_the_copy() -> None:
    areas = {"wonen": {"tekst": "Ik woon hier."}, "financien": {"tekst": "n.v.t."}, "zingeving": {"tekst": "volgt nog"}}
    text = made(job(record={"leefgebieden": areas})).text

    assert "Ik woon hier." in text
    assert "n.v.t." not in text
    assert "volgt" not in text


def test_people_around_the_client_are_named_only_when_they_may_be() -> None:
    henk = {"naam": "Henk", "relatie": "broer"}
    allowed = job("begeleidingsplan", client={"netwerk": [{**henk, "mag_betrekken": True}]})
    not_allowed = job("begeleidingsplan", client={"netwerk": [{**henk, "mag_betrekken": False}]})

    assert "Henk, broer" in made(allowed).text
    assert "Henk" not in made(not_allowed).text
    assert "Broer" in made(not_allowed).text


def test_card_shows_at_most_three_steps_of_the_first_goal_with_their_day() -> None:
    text = made(job("actiekaart")).text

    assert "Het aanbod bekijken" in text
    assert "vóór donderdag 30 april 2026" in text
    assert "maandag 22 juni 2026" in text


def test_title_is_the_organisations_own() -> None:
    named = {"formulieren": {"begeleidingsplan": {"titel_client": "Mijn herstelplan", "titel_kaart": "Mijn kaart"}}}

    assert "Mijn herstelplan" in made(job("begeleidingsplan", handbook=named)).text
    assert "Mijn kaart" in made(job("actiekaart", handbook=named)).text


def test_large_print_is_eighteen_points_with_larger_signs() -> None:
    small, large = (made(job(ronde={"uitgave": edition})).data for edition in ("standaard", "groot"))

    def size(data: bytes) -> str | None:
        styles = parse(Package.read(data).parts["word/styles.xml"])
        found = next(s for s in styles.iter(qn("w:style")) if s.get(qn("w:styleId")) == "Verhaaltekst")
        return next(found.iter(qn("w:sz"))).get(qn("w:val"))

    def widest(data: bytes) -> int:
        body = parse(Package.read(data).parts["word/document.xml"])
        return max(int(extent.get("cx", 0)) for extent in body.iter(qn("wp:extent")))

    assert (size(small), size(large)) == ("25", "36")
    assert widest(large) > 1.4 * widest(small)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("edition", ["standaard", "groot", "neutraal"])
def test_every_edition_is_a_sound_and_accessible_word_file(name: str, edition: str, tmp_path: Path) -> None:
    safety = {"veiligheid": {"antwoord": "neutraal" if edition == "neutraal" else "standaard"}, "uitgave": edition}
    copy = made(job(name, ronde=safety), brand=Brand("De Haven", "#0B6E6E"))
    parts = Package.read(copy.data).parts
    styles = parse(parts["word/styles.xml"])
    levels = {s.get(qn("w:styleId")): next(s.iter(qn("w:outlineLvl")), None) for s in styles.iter(qn("w:style"))}
    used = {p.get(qn("w:val")) for p in parse(parts["word/document.xml"]).iter(qn("w:pStyle"))}

    assert any(levels[style] is not None for style in used)
    assert next(styles.iter(qn("w:lang"))).get(qn("w:val")) == "nl-NL"
    if VALIDATOR.is_file():
        path = tmp_path / "kopie.docx"
        path.write_bytes(copy.data)
        found = subprocess.run([sys.executable, VALIDATOR, path], capture_output=True, text=True, check=False)
        assert found.returncode == 0, found.stdout


# --- the neutral edition

BRUG = {
    "naam": "Stichting De Brug", "korte_naam": "De Brug", "contact": {"telefoon": "0999 - 41 20 00"},
    "bezoekadres": {"straat": "Havenkade 12", "postcode": "0999 BK", "plaats": "Rivierstad"},
    "logo": {"bestand": "logo.png", "alt": "Logo van De Brug"},
}  # fmt: skip
NEUTRAL = {"veiligheid": {"antwoord": "neutraal"}, "uitgave": "neutraal"}


def everything_in(data: bytes) -> str:
    return "\n".join(
        part.decode("utf-8", "replace")
        for name, part in Package.read(data).parts.items()
        if name.endswith((".xml", ".rels"))
    )


@pytest.mark.parametrize("name", KINDS)
def test_neutral_edition_tells_nowhere_who_helps(name: str) -> None:
    record = {"verschillen": [], "toekomst": "Ik woon in de opvang van De Brug, Havenkade 12."}
    copy = made(job(name, record if name == "persoonsbeschrijving" else {}, organisation=BRUG, ronde=NEUTRAL))

    whole = everything_in(copy.data)

    assert not re.search(
        r"brug|opvang|havenkade|0999", whole.replace("0999 - 41 20 11".replace(" ", "\u00a0"), ""), re.IGNORECASE
    )
    assert not [part for part in Package.read(copy.data).parts if part.startswith("word/media/logo")]
    assert "docgen.organisatie" not in read_properties(copy.data)


def test_neutral_edition_is_refused_when_an_own_text_still_tells() -> None:
    record = {"toekomst": "Ik woon in De Brug."}
    decisions = answered(job(record=record, organisation=BRUG, ronde=NEUTRAL), None, "eigen_tekst", "bij De Brug")

    with pytest.raises(TemplateError) as caught:
        made(job(record=record, organisation=BRUG, ronde={**NEUTRAL, "besluiten": decisions}))

    assert [finding.code for finding in caught.value.diagnostics] == ["copy.betrays"]


def test_neutral_copy_has_no_telling_name() -> None:
    assert job(ronde=NEUTRAL).path() == job().path() == "clienten/c-0001/cyclus-1/mijn-verhaal-v2026.1.docx"


def test_a_copy_that_the_client_has_keeps_its_place() -> None:
    handed = {"datum": "2026-03-24", "door": "marit-dekker", "bestand": f"uitvoer/{job().path()}",
              "digest": "0" * 16, "inhoud": "0" * 16, "uitgave": "standaard"}  # fmt: skip

    assert job(ronde={"uitgereikt": [handed]}).path().endswith("mijn-verhaal-v2026.1-2.docx")
