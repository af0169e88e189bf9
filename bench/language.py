"""How well and how fast plain language does: python -m bench.language [accuracy|glossary|speed|load|all]."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from statistics import median
from time import perf_counter

from docgen.language.analysis import analyse, find_remarks
from docgen.language.document import forget, read_document
from docgen.language.glossary import shipped_glossary
from docgen.language.lint2 import combine, score_features
from docgen.language.syllables import count_syllables
from tests.language.glossary_labels import judge_all
from tests.language.syllable_lists import HELD_OUT as WORDS
from tests.language.syllable_lists import pairs
from tests.language.treebank import (
    GENRES,
    HELD_OUT,
    SHARED,
    TUNED,
    agreement,
    our_features,
    own_output,
    passives,
    rebuilt_sentences,
    splitting,
    trees,
)

LEEFGEBIED = (
    "Ik woon op kamer 6 en dat bevalt me. Er zijn twee nieuwe huisgenoten gekomen, en één van hen zet ’s nachts "
    "zijn muziek aan. De casemanager heeft regelmatig met hem gesproken. Het rooster voor de schoonmaak hangt op de "
    "koelkast. Er wordt door de begeleiding i.v.m. de indicatie een MDO georganiseerd. Op woensdag kook ik voor "
    "iedereen, meestal pasta of rijst. Ik wil later een eigen woning met een schuur, want dan kan ik fietsen maken. "
    "Femke helpt mij met de brieven."
)
LOADING = """
import re, time
def resident():
    with open("/proc/self/status") as status:
        return int(re.search(r"VmHWM:\\s+(\\d+)", status.read())[1]) / 1024
before = resident()
start = time.perf_counter()
from docgen.language.lexicon import entry
imported = time.perf_counter()
entry("huis")
print(f"import {imported - start:.3f} s, word data {time.perf_counter() - imported:.3f} s,"
      f" {resident() - before:.0f} MB at most")
"""


def accuracy() -> None:
    known = pairs(WORDS)
    right = sum(count_syllables(word) == count for word, count in known)
    print(f"syllables, list not tuned on: {right}/{len(known)} = {right / len(known):.1%}")
    if not SHARED.is_dir():
        print("no ../shared/lang: nothing else to measure")
        return
    for half, name in ((TUNED, "tuned"), (HELD_OUT, "held out")):
        for genre in GENRES:
            found = agreement(genre, half)
            print(
                f"{name:8} {genre:10} LiNT-II of {found.documents} documents: mean error {found.mean_error:.2f},"
                f" bias {found.bias:+.2f}, r {found.correlation:.3f}, same level {found.same_level:.0%},"
                f" same or near {found.same_or_near:.0%}"
            )
            for what, measured in (("passives", passives), ("sentences", splitting)):
                precision, recall = measured(genre, half)
                print(f"{name:8} {genre:10} {what}: precision {precision:.3f}, recall {recall:.3f}")
    for name in ("level1", "level3"):
        output = own_output(name)
        ours = score_features(combine(our_features(text) for text in rebuilt_sentences(output)))
        print(f"LiNT-II's own {name}: {output['document_lint_score']:.2f}, ours {ours:.2f}")


def glossary() -> None:
    """How the word list does on the sentences that were labelled before it was written."""
    outcomes = judge_all(shipped_glossary())
    verdicts = Counter(outcome.verdict for outcome in outcomes)
    print(
        f"glossary, {len(shipped_glossary().terms)} terms: {len(outcomes)} labelled sentences,"
        f" {verdicts['right']} as labelled = {verdicts['right'] / len(outcomes):.1%},"
        f" {verdicts['flagged']} only flagged, {verdicts['wrong'] + verdicts['missed']} wrong"
    )
    more = "Mijn netwerk helpt mij met de evaluatie. De bewindvoerder betaalt mijn vaste lasten."
    text = " ".join(f"{LEEFGEBIED} {more} {LEEFGEBIED}".split()[:120])
    times: list[float] = []
    for _ in range(21):
        forget()
        start = perf_counter()
        shipped_glossary().propose(text, names=("Femke",), perspective="ik")
        times.append(perf_counter() - start)
    print(f"glossary, one new leefgebied of {len(text.split())} words: median {median(times) * 1000:.1f} ms")


def speed() -> None:
    text = (
        "\n".join(tree.text for genre in GENRES for tree in trees(genre, TUNED))
        if SHARED.is_dir()
        else LEEFGEBIED * 200
    )
    analyse(LEEFGEBIED)
    forget()
    start = perf_counter()
    found = analyse(text)
    whole = perf_counter() - start
    words = found.scores.words
    document = read_document(
        text, names=(), protected=(), glossary={}, leefgebied=None, themes={}, perspective=None, client=()
    )
    runs: list[float] = []
    for _ in range(3):
        start = perf_counter()
        find_remarks(document)
        runs.append(perf_counter() - start)
    print(f"all together, new text: {words} words in {whole:.2f} s = {words / whole:,.0f} words/s")
    print(f"detectors on ready words: {words / min(runs):,.0f} words/s")
    times: list[float] = []
    for count in range(1, len(LEEFGEBIED)):  # as typed, letter by letter
        start = perf_counter()
        analyse(LEEFGEBIED[:count], names=("Femke",), perspective="ik")
        times.append(perf_counter() - start)
    print(f"one leefgebied while typing: median {median(times) * 1000:.1f} ms, worst {max(times) * 1000:.1f} ms")


def load() -> None:
    print(subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True).stdout.strip())


if __name__ == "__main__":
    chosen = sys.argv[1] if len(sys.argv) > 1 else "all"
    for name, run in {"accuracy": accuracy, "glossary": glossary, "speed": speed, "load": load}.items():
        if chosen in {name, "all"}:
            run()
