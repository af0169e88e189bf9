"""The word data: exact, small, and read only when asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from docgen.language import lexicon
from docgen.language.lexicon import CONCRETE, UNKNOWN_FREQUENCY, Flag, entry, frequency
from tests.language.treebank import SHARED, own_output

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared/lang on this machine")
MEASURE = """
import re, time
def peak():
    with open("/proc/self/status") as status:
        return int(re.search(r"VmHWM:\\s+(\\d+)", status.read())[1]) / 1024
import docgen.language.analysis
from docgen.language.lexicon import entry
before, start = peak(), time.perf_counter()
entry("huis")
print(time.perf_counter() - start, peak() - before)
"""


@needs_shared
@pytest.mark.parametrize("name", ["level1", "level3"])
def test_frequencies_are_exactly_those_of_lint(name: str) -> None:
    words = [word for sentence in own_output(name)["sentences"] for word in sentence["word_features"]]
    known = [word for word in words if "word_frequency" in word]
    assert len(known) > 40
    for word in known:
        assert frequency(word["text"], noun=word["pos"] in {"NOUN", "PROPN"}) == word["word_frequency"]


def test_a_compound_counts_as_its_head() -> None:
    assert entry("jongvolwassenen").head == "volwassene"
    assert frequency("jongvolwassenen", noun=True) == frequency("volwassene")


def test_an_unknown_word_counts_as_seen_once() -> None:
    assert frequency("kwilpzijver") == UNKNOWN_FREQUENCY
    assert entry("kwilpzijver").flags == 0
    assert entry("").flags == entry("a\nb").flags == entry("\ud800").flags == 0


def test_forms_point_to_their_verb_and_singular() -> None:
    assert entry("gelopen").infinitive == "lopen"
    assert entry("gelopen").flags & Flag.PARTICIPLE
    assert entry("begeleidt").infinitive == "begeleiden"
    assert entry("huizen").singular == "huis"
    assert entry("huizen").sem == CONCRETE


def test_the_first_and_the_last_word_of_the_list_are_found() -> None:
    assert entry("zwijgen").frequency is not None
    assert entry("aan").frequency is not None


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak of memory from /proc")
def test_loading_takes_little_time_and_memory() -> None:
    runs = [
        subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True) for _ in range(2)
    ]
    seconds, megabytes = (min(float(run.stdout.split()[at]) for run in runs) for at in (0, 1))
    assert seconds <= 0.5
    assert megabytes <= 80


def test_nothing_is_read_before_the_first_word() -> None:
    code = "import docgen.language.analysis, docgen.language.lexicon as l; print(l._columns.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_the_word_data_travel_with_their_licence_and_their_source() -> None:
    folder = Path(lexicon.__file__).parent / "data"
    assert (folder / "LICENSE").read_text(encoding="utf-8").startswith("European Union Public Licence v. 1.2")
    credit = (folder / "README.md").read_text(encoding="utf-8")
    assert "LiNT-II 0.1.3" in credit
    assert "SUBTLEX-NL" in credit
