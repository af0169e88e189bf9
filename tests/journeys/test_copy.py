"""A client's copy from the first question until the client has it, as a counsellor does it on the command line."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from conftest import Project, Ran

from docgen.cli import main
from docgen.ooxml.reading import read_docx

if sys.platform != "win32":
    import pty

COPY = "uitvoer/clienten/c-0001/cyclus-1/mijn-verhaal-v2026.1.docx"
DECISIONS = "clienten/c-0001/kopie-persoonsbeschrijving.yaml"
RECORD = "clienten/c-0001/cyclus-1/persoonsbeschrijving.yaml"
WHO = ("--door", "Marit Dekker", "--datum", "2026-03-24")
PATIENCE = 60  # seconds without a word
SENTENCE = "Mijn dochter Femke is het belangrijkste in mijn leven."

Ask = Callable[..., Ran]


@pytest.fixture
def brug(de_brug: Project) -> Project:
    """De Brug, in which nobody asked for a copy yet and one sentence holds a word of the trade."""
    for file in de_brug.path.glob("clienten/*/kopie-*.yaml"):
        file.unlink()
    return de_brug.change(RECORD, SENTENCE, f"{SENTENCE} Mijn netwerk helpt mij.")


@pytest.fixture
def ask(brug: Project) -> Ask:
    """Runs `docgen copy` while somebody types these answers."""

    def run(*words: str, answers: str = "", form: str = "persoonsbeschrijving") -> Ran:
        call = ["copy", str(brug.path), "c-0001", form, *words]
        done = CliRunner().invoke(main, call, input=answers, prog_name="docgen")
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Ran(done.exit_code, done.stdout, done.stderr, brug.files())

    return run


def told(files: Any, name: str = COPY) -> str:
    return read_docx(files[name])


def test_first_question_is_whether_it_is_safe(ask: Ask) -> None:
    done = ask(*WHO, answers="1\nl\nl\n")

    assert done.code == 0, done.said
    assert done.out.index("veilig") < done.out.index("Voorstel 1")


def test_every_change_is_shown_in_its_sentence_and_taken_over_when_approved(ask: Ask) -> None:
    done = ask(*WHO, answers="1\no\no\n")

    assert "Mijn [netwerk] helpt mij." in done.out or "[Mijn netwerk helpt] mij." in done.out
    assert "De mensen om mij heen helpen mij." in done.out
    assert "De mensen om mij heen helpen mij." in told(done.files)


def test_the_record_is_never_rewritten(brug: Project, ask: Ask) -> None:
    before = brug.text(RECORD)

    ask(*WHO, answers="1\no\no\n")

    assert brug.text(RECORD) == before


def test_an_own_text_takes_the_place_of_the_words(ask: Ask) -> None:
    done = ask(*WHO, answers="1\ne\nFemke en Henk helpen\nl\n")

    assert "Femke en Henk helpen" in told(done.files)


def test_who_stops_halfway_has_a_copy_with_what_was_decided_and_is_told_what_waits(ask: Ask) -> None:
    done = ask(*WHO, answers="1\n")

    assert done.code == 0, done.said
    assert "Mijn netwerk helpt mij." in told(done.files)
    assert "Wacht op een besluit" in done.err


def test_decisions_are_kept_without_the_sentences_and_asked_once(ask: Ask) -> None:
    first = ask(*WHO, answers="1\no\no\n")
    again = ask(*WHO, answers="1\n")

    kept = first.files[DECISIONS].decode()
    assert "netwerk helpt" not in kept
    assert "door: marit-dekker" in kept
    assert "datum: 2026-03-24" in kept
    assert "Voorstel" not in again.out
    assert again.files[COPY] == first.files[COPY]


def test_a_changed_sentence_asks_again_for_that_one_only(brug: Project, ask: Ask) -> None:
    ask(*WHO, answers="1\no\no\n")
    brug.change(RECORD, "Mijn netwerk helpt mij.", "Mijn netwerk helpt mij elke dag.")

    again = ask(*WHO, answers="1\n")

    assert "Voorstel 1 van 1" in again.out
    assert "elke dag" in again.out


def test_open_lists_what_waits_and_ends_in_1(ask: Ask) -> None:
    ask(*WHO, answers="1\n")
    waiting = ask("--open")
    ask(*WHO, answers="1\no\no\n")
    ready = ask("--open")

    assert (waiting.code, ready.code) == (1, 0)
    assert "voorstellen wachten" in waiting.out
    assert "klaar" in ready.out


def test_decisions_from_a_file_name_the_sentence_that_somebody_saw(brug: Project, ask: Ask) -> None:
    seen = json.loads(ask("--open", "--format", "json").out)
    chosen = brug.path.parent / "besluiten.json"
    chosen.write_text(json.dumps([{**item, "besluit": "overnemen"} for item in seen]))

    done = ask(*WHO, "--uitgave", "standaard", "--zonder-vragen", "--besluiten", str(chosen))
    brug.change(RECORD, "Mijn netwerk helpt mij.", "Mijn netwerk helpt mij elke dag.")
    stale = ask(*WHO, "--uitgave", "standaard", "--zonder-vragen", "--besluiten", str(chosen))

    assert "De mensen om mij heen helpen mij." in told(done.files)
    assert stale.code == 1
    assert "copy.wrong-decision" in stale.err


def test_without_questions_nothing_is_approved(ask: Ask) -> None:
    done = ask("--uitgave", "standaard", "--zonder-vragen")

    assert done.code == 0, done.said
    assert "Mijn netwerk helpt mij." in told(done.files)


def test_nobody_decides_for_the_counsellor_whether_it_is_safe(ask: Ask) -> None:
    done = ask("--zonder-vragen")

    assert done.code == 2
    assert COPY not in done.files


def test_neutral_edition_names_nobody_and_says_so(ask: Ask) -> None:
    done = ask(*WHO, answers="2\n" + "o\n" * 8)

    assert done.code == 0, done.said
    assert "Brug" not in told(done.files)
    assert "opvang" not in told(done.files)
    assert "envelop" in done.out


def test_a_copy_that_we_keep_is_made_and_cannot_be_given(ask: Ask) -> None:
    kept = ask(*WHO, answers="3\nl\nl\n")
    given = ask("--uitgereikt", "2026-03-25", "--door", "marit-dekker")

    assert "bewaard_bij_ons" in kept.out
    assert COPY in kept.files
    assert given.code == 1
    assert "copy.kept-here" in given.err


def test_a_given_copy_stays_as_it_was_and_the_next_one_stands_beside_it(brug: Project, ask: Ask) -> None:
    ask(*WHO, answers="1\no\no\n")
    given = ask("--uitgereikt", "2026-03-25", "--door", "marit-dekker")
    brug.change(RECORD, "Op zondag eet ik bij hem", "Op zondag eet ik altijd bij hem")

    built = brug.run("build", "--only", "clienten/c-0001/*")
    later = ask(*WHO, answers="1\n")

    assert given.code == built.code == later.code == 0, later.said
    assert later.files[COPY] == given.files[COPY]
    assert "altijd bij hem" in told(later.files, COPY.replace(".docx", "-2.docx"))


def test_a_copy_that_the_client_has_waits_for_nothing(brug: Project, ask: Ask) -> None:
    ask(*WHO, answers="1\n")
    assert brug.run("copy", "--open").code == 1
    ask("--uitgereikt", "2026-03-25", "--door", "Marit Dekker")

    everything, this_one = brug.run("copy", "--open"), ask("--open")

    assert (everything.code, this_one.code) == (0, 1)
    assert "uitgereikt op 25 maart 2026" in everything.out
    assert "netwerk" not in everything.out


def test_a_copy_is_a_word_file_by_its_name(ask: Ask, tmp_path: Path) -> None:
    done = ask("--uitgave", "standaard", "--zonder-vragen", "-o", str(tmp_path / "kopie.pdf"))

    assert done.code == 2
    assert ".docx" in done.err
    assert list(tmp_path.glob("kopie.*")) == []


def test_a_client_who_has_just_this_copy_gets_no_second_one(brug: Project, ask: Ask) -> None:
    ask(*WHO, answers="1\no\no\n")
    ask("--uitgereikt", "2026-03-25", "--door", "marit-dekker")

    again = ask(*WHO, answers="1\n")
    built = brug.run("build", "--only", "clienten/c-0001/*")

    assert "heeft deze kopie al" in again.out
    assert COPY.replace(".docx", "-2.docx") not in built.files


def test_what_is_not_made_cannot_be_given(ask: Ask) -> None:
    done = ask("--uitgereikt", "2026-03-25", "--door", "marit-dekker")

    assert done.code == 1
    assert "copy.nothing-made" in done.err


def test_what_a_person_changed_in_the_copy_stays(brug: Project, ask: Ask) -> None:
    first = ask(*WHO, answers="1\no\no\n")
    own = brug.path / "eigen.docx"
    own.write_bytes(first.files["clienten/c-0001/kopie-persoonsbeschrijving.yaml"])
    brug.write({COPY: b"not a document of docgen"})

    again = ask(*WHO, answers="1\n")

    assert again.files[COPY] == b"not a document of docgen"
    assert "mijn-verhaal-v2026.1.nieuw.docx" in again.out


def test_build_makes_the_copies_that_were_asked_for_and_leaves_those_that_wait(brug: Project, ask: Ask) -> None:
    none = brug.run("build", "--only", "clienten/c-0001/cyclus-1/*")
    ask(*WHO, answers="1\no\no\n")
    (brug.path / COPY).unlink()
    made = brug.run("build", "--only", "clienten/c-0001/cyclus-1/*")
    brug.change(RECORD, "Mijn netwerk helpt mij.", "Mijn netwerk helpt mij elke dag.")
    waiting = brug.run("build", "--only", "clienten/c-0001/cyclus-1/*", "--format", "json")

    assert not [name for name in none.files if "mijn-verhaal" in name]
    assert COPY in made.files
    told_by_build = {d["path"]: d["status"] for d in json.loads(waiting.out)["documents"]}
    assert told_by_build[COPY.removeprefix("uitvoer/")] == "wacht op goedkeuring"
    assert waiting.files[COPY] == made.files[COPY]


def test_plan_and_card_share_their_decisions(brug: Project, ask: Ask) -> None:
    plan = "clienten/c-0001/cyclus-1/begeleidingsplan.yaml"
    brug.change(
        plan, "Ik wil een eigen huis waar Femke kan blijven slapen.", "Ik wil een eigen huis voor mijn netwerk."
    )

    ask(*WHO, answers="1\n" + "o\n" * 6, form="begeleidingsplan")
    card = ask(*WHO, answers="1\n", form="actiekaart")

    assert "Voorstel" not in card.out
    assert "de mensen om mij heen" in told(card.files, "uitvoer/clienten/c-0001/cyclus-1/mijn-acties-v2026.1.docx")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("c-9999", "persoonsbeschrijving"), "copy.unknown-client"),
        (("c-0001", "persoonsbeschrijvng"), "copy.unknown-form"),
        (("c-0003", "begeleidingsplan"), "copy.no-record"),
    ],
)
def test_what_is_not_there_is_named_with_a_way_on(brug: Project, words: tuple[str, str], code: str) -> None:
    done = brug.run("copy", *words, "--uitgave", "standaard", "--zonder-vragen")

    assert done.code == 1
    assert code in done.err
    assert "→" in done.err


def test_copy_goes_where_it_is_asked(brug: Project, ask: Ask, tmp_path: Path) -> None:
    done = ask("--uitgave", "groot", "--zonder-vragen", "-o", str(tmp_path / "groot.docx"))

    assert done.code == 0, done.said
    assert (tmp_path / "groot.docx").is_file()
    assert COPY not in done.files


def test_inspect_knows_a_copy_and_that_the_client_has_it(brug: Project, ask: Ask) -> None:
    ask(*WHO, answers="1\no\no\n")
    made = brug.docgen("inspect", str(brug.path / COPY), "--map", str(brug.path))
    ask("--uitgereikt", "2026-03-25", "--door", "marit-dekker")
    brug.change(RECORD, "Op zondag eet ik bij hem", "Op zondag eet ik altijd bij hem")

    given = brug.docgen("inspect", str(brug.path / COPY), "--map", str(brug.path))

    assert "actueel" in made.out
    assert "uitgereikt op 25 maart 2026" in given.out


def stand(brug: Project) -> tuple[str, list[str]]:
    done = brug.docgen("inspect", str(brug.path / COPY), "--map", str(brug.path), "--format", "json")
    (found,) = json.loads(done.out)
    return found["standing"], found["reasons"]


def test_inspect_says_that_a_copy_is_current(brug: Project, ask: Ask) -> None:
    ask(*WHO, answers="1\no\no\n")
    assert stand(brug) == ("actueel", [])


def test_inspect_says_that_the_record_behind_a_copy_changed(brug: Project, ask: Ask) -> None:
    ask(*WHO, answers="1\no\no\n")
    brug.change(RECORD, "Op zondag eet ik bij hem", "Op zondag eet ik altijd bij hem")
    assert stand(brug) == ("verouderd", [f"het record is daarna veranderd: {RECORD}"])


def test_inspect_says_that_a_decision_on_a_copy_is_void_for_its_sentence_changed(brug: Project, ask: Ask) -> None:
    ask(*WHO, answers="1\no\no\n")
    brug.change(RECORD, "Mijn netwerk helpt mij.", "Mijn netwerk helpt mij elke dag.")
    assert stand(brug) == (
        "verouderd",
        [
            f"het record is daarna veranderd: {RECORD}",
            "1 besluit telt niet meer: de zin is veranderd",
            "1 voorstel wacht op goedkeuring: docgen copy MAP c-0001 persoonsbeschrijving",
        ],
    )


def test_inspect_says_that_a_decision_on_a_copy_is_void_for_its_entry_changed(brug: Project, ask: Ask) -> None:
    ask(*WHO, answers="1\no\no\n")
    entry = "termen:\n  netwerk: {lidwoord: het, doen: uitleggen, uitleg: de mensen die je kent}\n"
    brug.write({"woordenlijst.yaml": entry})
    standing, why = stand(brug)
    assert standing == "verouderd"
    assert why[0] == "de woordenlijst veranderde bij 'netwerk': wat daarover besloten was, telt niet meer"
    assert why[-1].endswith("op goedkeuring: docgen copy MAP c-0001 persoonsbeschrijving")


def test_inspect_says_that_a_copy_waits_for_what_nobody_decided_yet(brug: Project, ask: Ask) -> None:
    ask("--uitgave", "standaard", "--zonder-vragen")
    standing, (why,) = stand(brug)
    assert standing == "actueel"
    assert "wachten op goedkeuring" in why or "wacht op goedkeuring" in why


def test_inspect_says_that_a_given_copy_was_changed_afterwards(brug: Project, ask: Ask) -> None:
    ask(*WHO, answers="1\no\no\n")
    ask("--uitgereikt", "2026-03-25", "--door", "marit-dekker")
    document = docx.Document(str(brug.path / COPY))
    document.add_paragraph("Nog iets.")
    document.save(str(brug.path / COPY))
    assert stand(brug) == (
        "actueel",
        ["uitgereikt op 25 maart 2026: de cliënt heeft hem zoals hij toen was", "dit bestand is daarna veranderd"],
    )


def test_decisions_that_cannot_be_read_stop_the_copy_and_touch_nothing(brug: Project, ask: Ask) -> None:
    ask(*WHO, answers="1\no\no\n")
    ask("--uitgereikt", "2026-03-25", "--door", "marit-dekker")
    brug.write({DECISIONS: brug.text(DECISIONS).replace("besluit: overnemen", "besluit: ja", 1)})
    before = brug.files("uitvoer")

    done = ask(*WHO, answers="1\n")
    brug.run("build", "--only", "clienten/c-0001/cyclus-1/mijn*")

    assert done.code == 1
    assert "record.unknown-value" in done.err
    assert brug.files("uitvoer")[COPY.removeprefix("uitvoer/")] == before[COPY.removeprefix("uitvoer/")]


def test_an_answer_that_cannot_be_read_is_asked_again_in_dutch(ask: Ask) -> None:
    done = ask(answers="7\nstandaard\nmarit\ngisteren\n24-03-2026\nx\nO\nlaten staan\n")

    assert done.code == 0, done.said
    assert "Kies 1, 2 of 3." in done.out
    assert "2026-03-24" in done.out
    assert "Kies o, e, l of s." in done.out
    assert "Error" not in done.said
    assert "De mensen om mij heen helpen mij." in told(done.files)
    kept = done.files[DECISIONS].decode()
    assert kept.count("door: marit-dekker") == 3
    assert kept.count("datum: 2026-03-24") == 3


def test_a_proposal_says_where_it_stands_and_why(ask: Ask) -> None:
    done = ask(*WHO, answers="1\nl\nl\n")

    assert "Voorstel 1 van 2 · Wat ertoe doet, tekst" in done.out
    assert "met naam genoemd mag worden" in done.out


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own needs a pty")
@pytest.mark.parametrize(
    ("steps", "code", "kept"),
    [
        ([("Kies", "\x03")], 130, None),
        ([("Kies", "1\n"), ("Wie ben je", "\x03")], 130, None),
        ([("Kies", "1\n"), ("Wie ben je", "Marit\n"), ("Welke dag", "2026-03-24\n"), ("[s]traks", "\x03")], 0, 0),
        (
            [("Kies", "1\n"), ("Wie", "Marit\n"), ("dag", "2026-03-24\n"), ("[s]traks", "o\n"), ("[s]traks", "\x03")],
            0,
            1,
        ),
    ],
    ids=["first question", "who", "first proposal", "second proposal"],
)
def test_who_stops_at_the_keyboard_keeps_what_was_decided(
    brug: Project, steps: list[tuple[str, str]], code: int, kept: int | None
) -> None:
    call = ["copy", str(brug.path), "c-0001", "persoonsbeschrijving"]
    ended, said = at_a_keyboard(call, steps)

    assert ended == code, said
    assert (COPY in brug.files()) is (kept is not None)
    if kept is None:
        assert DECISIONS not in brug.files()
    else:
        assert brug.files()[DECISIONS].decode().count("besluit:") == kept


def at_a_keyboard(call: list[str], steps: list[tuple[str, str]]) -> tuple[int, str]:
    """The exit code of docgen and what it said, on a terminal on which somebody types each answer at its question."""
    child, terminal = pty.fork()
    if child == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # who runs the tests in the background ignores Ctrl-C
        os.execv(sys.executable, [sys.executable, "-c", "from docgen.cli import main; main()", *call])
    said, seen = "", 0
    with contextlib.suppress(OSError):  # Linux: reading after the other side has closed
        while True:
            if not select.select([terminal], [], [], PATIENCE)[0]:
                os.kill(child, signal.SIGKILL)  # it waits for an answer that nobody gives
            if not (data := os.read(terminal, 4096)):
                break
            said += data.decode(errors="replace")
            while steps and (at := said.find(steps[0][0], seen)) >= 0:
                seen = at + len(steps[0][0])
                time.sleep(0.1)  # the prompt is printed before it listens
                os.write(terminal, steps.pop(0)[1].encode())
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said


def test_keys_that_leave_odd_signs_do_no_harm(ask: Ask) -> None:
    done = ask(*WHO, answers="1\ne\n\x1b[AFemke & <Henk> helpen\nl\n")

    assert done.code == 0, done.said
    assert "Femke & <Henk> helpen" in told(done.files)


def test_counsellor_hears_which_steps_have_no_room_on_the_card(brug: Project, ask: Ask) -> None:
    path = brug.path / "clienten/c-0001/cyclus-1/begeleidingsplan.yaml"
    text, more = (
        path.read_text(encoding="utf-8"),
        "              - wat: Een brief schrijven\n                wie: client\n",
    )
    steps = "            acties:\n"

    enough = ask(*WHO, answers="1\n", form="actiekaart")
    path.write_text(text.replace(steps, steps + 5 * more), encoding="utf-8")
    many = ask(*WHO, answers="1\n", form="actiekaart")

    assert "passen niet op de kaart" not in enough.said
    assert "2 stappen die nog te doen zijn, passen niet op de kaart en staan alleen in het plan." in many.said
