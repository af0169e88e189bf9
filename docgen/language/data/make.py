"""Makes `words.bin` from the word lists of LiNT-II 0.1.3 (EUPL-1.2) and the two lists of our own in this folder.

    python make.py WHEEL        WHEEL: lint_ii-0.1.3-py3-none-any.whl; needs pyarrow to read its parquet files

Verbs and adjectives are derived, not copied: a word in -en is a verb when its regular past, participle or third person
also occurs in the frequency list; the irregular ones stand in `werkwoorden.txt`. How the file is laid out stands in
`docgen/language/lexicon.py`, which reads it.
"""

from __future__ import annotations

import io
import json
import sys
import zlib
from array import array
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import ZipFile

HERE = Path(__file__).resolve().parent
LISTS = "lint_ii/linguistic_data/data/"
BLOCK = 32
NOUNS, FREQUENCIES = "nouns_sem_types_20251118", "subtlex_wordfreq"
SEM_TYPES = {"concrete": 1, "abstract": 2, "undefined": 3}
NOUN, PLURAL, PV_ONE, PV_MANY, INFINITIVE, PARTICIPLE, ADJECTIVE, PAST = (1 << bit for bit in range(8))
ONLY_ZIJN, ALSO_ZIJN, SKIPPED, MANNER, UNIT, HUMAN, DE_E, TO_T = (1 << bit for bit in range(8, 16))
VOWELS = "aeiouyëïöüéè"
INSEPARABLE = (
    "be",
    "ge",
    "her",
    "ont",
    "ver",
    "er",
    "mis",
    "over",
    "onder",
    "vol",
    "door",
    "om",
    "weer",
    "aan",
    "voor",
)
ADJECTIVE_ENDINGS = (
    *("ig", "lijk", "isch", "baar", "zaam", "loos", "vol", "achtig", "eel", "ief", "air", "aal", "eus", "abel", "ibel"),
    *("iek", "ant", "ent", "end", "air", "rijk", "arm", "vrij", "waardig", "matig", "vormig", "talig"),
)
# words that the derivation would take for verbs
NO_VERB = frozenset(
    [
        "waren",
        "weten",
        "kinderen",
        "zeven",
        "tegen",
        "open",
        "eigen",
        "zonen",
        "samen",
        "morgen",
        "gisteren",
        "binnen",
        "buiten",
    ]
)


def read_list(wheel: ZipFile, name: str) -> list[dict[str, Any]]:
    """The rows of one parquet file of the wheel."""
    parquet: Any = import_module("pyarrow.parquet")
    return parquet.read_table(io.BytesIO(wheel.read(f"{LISTS}{name}.parquet"))).to_pylist()


def read_lines(name: str) -> list[str]:
    """The lines of one of our own lists, without its comments."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def stems(infinitive: str) -> list[str]:
    """The possible stems of an infinitive in -en as Dutch spells them: maken → maak, wandelen → wandel, wandeel."""
    base = infinitive[:-2]
    if not base:
        return []
    last = base[-1]
    hard = {"v": "f", "z": "s"}.get(last, last)
    if len(base) > 2 and base[-2] == last:
        return [base[:-1]]
    if last in VOWELS:
        return [base]
    single_vowel = len(base) > 1 and base[-2] in "aeou" and (len(base) < 3 or base[-3] not in VOWELS)
    if single_vowel:
        long = base[:-2] + base[-2] * 2 + hard
        return [long, base[:-1] + hard]
    return [base[:-1] + hard]


def weak_forms(infinitive: str, stem: str) -> tuple[str, str, str, str, str]:
    """Third person, past, past plural and participle, with the participle of a verb that takes no ge- last."""
    ending = "t" if infinitive[-3] in "tkfschpx" or infinitive.endswith("chen") else "d"
    past = f"{stem}{ending}e"
    closed = stem if stem.endswith(("t", "d")) else stem + ending
    ge = "geë" if closed.startswith("e") and not closed.startswith(("ei", "eu", "ee")) else "ge"
    participle = ge + (closed[1:] if ge == "geë" else closed)
    return (stem if stem.endswith("t") else f"{stem}t", past, f"{past}n", participle, closed)


class Words:
    """What is known of each word while the lists are read: flags, noun type, links to head, singular and infinitive."""

    def __init__(self) -> None:
        self.frequency: dict[str, float] = {}
        self.flags: dict[str, int] = {}
        self.sem: dict[str, int] = {}
        self.head: dict[str, str] = {}
        self.singular: dict[str, str] = {}
        self.infinitive: dict[str, str] = {}

    def mark(self, word: str, flag: int, infinitive: str | None = None) -> None:
        """Adds a flag to a word, and for a verb form its infinitive."""
        self.flags[word] = self.flags.get(word, 0) | flag
        if infinitive:
            self.infinitive.setdefault(word, infinitive)

    def often(self, word: str, least: float = 1.9) -> bool:
        """Whether a word occurs more than a few times (log10 per billion; once is 1.66)."""
        return self.frequency.get(word, 0.0) >= least


def add_nouns(words: Words, rows: list[dict[str, Any]]) -> None:
    """Types, heads and singulars of the noun list."""
    for row in rows:
        word = row["word"]
        words.mark(word, NOUN | (PLURAL if row["is_plural"] else 0))
        words.sem[word] = SEM_TYPES.get(row["super_sem_type"], 0)
        if row["sem_type"] == "human":
            words.mark(word, HUMAN)
        if row["head"]:
            words.head[word] = row["head"]
        if row["singular"]:
            words.singular[word] = row["singular"]


def add_verb(words: Words, infinitive: str, forms: tuple[str, str, str, str, str], flags: int) -> None:
    """All forms of one verb: stem, third person, past, past plural, participle."""
    one, third, past, pasts, participle = forms
    words.mark(infinitive, INFINITIVE | PV_MANY, infinitive)
    words.mark(one, PV_ONE, infinitive)
    words.mark(third, PV_ONE | TO_T, infinitive)
    words.mark(past, PV_ONE | PAST, infinitive)
    words.mark(pasts, PV_MANY | PAST, infinitive)
    if participle != "-":
        words.mark(participle, PARTICIPLE | flags, infinitive)


def add_irregular(words: Words) -> frozenset[str]:
    """The verbs of `werkwoorden.txt`; gives their infinitives."""
    done: set[str] = set()
    for line in read_lines("werkwoorden.txt"):
        infinitive, past, pasts, participle, *more = line.split()
        flags = {"=": ONLY_ZIJN, "~": ALSO_ZIJN}.get(more[0], 0) if more else 0
        done.add(infinitive)
        if infinitive.endswith("en"):
            found = stems(infinitive)
            stem = max(found, key=lambda form: words.frequency.get(form if form.endswith("t") else f"{form}t", 0.0))
        else:  # gaan, staan, slaan, doen, zien, zijn
            stem = infinitive[:-1].replace("aa", "a")
        third, regular_past, regular_pasts, _, _ = weak_forms(infinitive, stem)
        if infinitive.endswith("aan"):
            third = infinitive[:-1] + "t"
        forms = (
            stem,
            third,
            regular_past if past == "-" else past,
            regular_pasts if pasts == "-" else pasts,
            participle,
        )
        add_verb(words, infinitive, forms, flags)
    return frozenset(done)


def add_regular(words: Words, done: frozenset[str]) -> None:
    """Every word in -en whose regular forms occur too."""
    for infinitive in list(words.frequency):
        if not infinitive.endswith("en") or len(infinitive) < 5 or infinitive in done or infinitive in NO_VERB:
            continue
        for stem in stems(infinitive):
            third, past, pasts, with_ge, without_ge = weak_forms(infinitive, stem)
            inseparable = infinitive.startswith(INSEPARABLE)
            participle = without_ge if inseparable and not words.often(with_ge) else with_ge
            if sum((words.often(participle), words.often(third) and third != stem, words.often(past))) < 2:
                continue
            if inseparable and participle == without_ge and not words.often(past) and not words.often(stem):
                continue
            add_verb(words, infinitive, (stem, third, past, pasts, participle), 0)
            break


def inflected(adjective: str) -> str:
    """The form in -e: groot → grote, wit → witte, lief → lieve."""
    if adjective.endswith("e"):
        return adjective
    last, before = adjective[-1], adjective[-2:-1]
    soft = {"f": "v", "s": "z"}
    if len(adjective) > 2 and before in "aeou" and adjective[-3] == before:
        return adjective[:-2] + soft.get(last, last) + "e"
    if (
        before in "aeou"
        and last not in VOWELS
        and len(adjective) > 2
        and adjective[-3] not in VOWELS
        and len(adjective) < 6
    ):
        return adjective + last + "e"
    if last in soft and adjective[-3:-1] in ("ie", "ij", "oe", "eu", "ui", "ei"):
        return adjective[:-1] + soft[last] + "e"
    return adjective + "e"


def add_adjectives(words: Words) -> None:
    """Adjectives of our own list, and words with an adjective's ending that also occur with -e."""
    listed = [word.lower() for line in read_lines("bijvoeglijk.txt") for word in line.split()]
    derived = [
        word
        for word in words.frequency
        if word.endswith(ADJECTIVE_ENDINGS)
        and len(word) > 4
        and words.often(word)
        and words.often(inflected(word))
        and not words.flags.get(word, 0) & PV_ONE
        and not (words.flags.get(word, 0) & NOUN and word.endswith(("aal", "air", "arm", "ant", "ent", "eel")))
    ]
    for word in [*listed, *derived]:
        for form in (
            word,
            inflected(word),
            word + "s",
            f"{inflected(word)}r",
            f"{inflected(word)}re",
            f"{word}st",
            f"{word}ste",
        ):
            if form == word or words.often(form):
                words.mark(form, ADJECTIVE | (DE_E if form.endswith("e") else 0))
    for word, flags in list(words.flags.items()):  # a participle before a noun
        if flags & PARTICIPLE and word.endswith(("t", "d")):
            words.mark(word + "e", ADJECTIVE | DE_E, words.infinitive.get(word))


def column(kind: str, values: list[int] | list[float]) -> bytes:
    """One column, little-endian, deflated."""
    packed = array(kind, values)
    if sys.byteorder == "big":
        packed.byteswap()
    return zlib.compress(packed.tobytes(), 9)


def write_words(words: Words) -> bytes:
    """The file: a line of JSON with the sizes of the blocks, then the blocks."""
    vocabulary = sorted(
        {*words.frequency, *words.flags, *words.head.values(), *words.singular.values(), *words.infinitive.values()},
        key=lambda word: word.encode(),
    )
    number = {word: index + 1 for index, word in enumerate(vocabulary)}
    distinct = sorted(set(words.frequency.values()))
    rank = {value: index + 1 for index, value in enumerate(distinct)}

    def links(table: dict[str, str]) -> list[int]:
        return [number[table[word]] if word in table else 0 for word in vocabulary]

    text = ("\n" + "\n".join(vocabulary) + "\n").encode()
    starts: list[int] = []  # where every BLOCK-th word starts, so that reading need not cut the whole text
    at = 1
    for index, word in enumerate(vocabulary):
        if index % BLOCK == 0:
            starts.append(at)
        at += len(word.encode()) + 1
    blocks = {
        "words": zlib.compress(text, 9),
        "starts": column("I", starts),
        "counts": column("d", distinct),
        "frequency": column("H", [rank.get(words.frequency.get(word, -1.0), 0) for word in vocabulary]),
        "flags": column("H", [words.flags.get(word, 0) for word in vocabulary]),
        "sem": column("B", [words.sem.get(word, 0) for word in vocabulary]),
        "head": column("I", links(words.head)),
        "singular": column("I", links(words.singular)),
        "infinitive": column("I", links(words.infinitive)),
    }
    header = json.dumps({name: len(block) for name, block in blocks.items()})
    return header.encode() + b"\n" + b"".join(blocks.values())


def main(wheel_path: str) -> None:
    """Writes `words.bin` beside this script."""
    words = Words()
    with ZipFile(wheel_path) as wheel:
        rows = read_list(wheel, FREQUENCIES)
        words.frequency = {row["word"]: row["word_count"] for row in rows if row["word"] is not None}
        add_nouns(words, [row for row in read_list(wheel, NOUNS) if row["word"] is not None])
        flagged = [
            (SKIPPED, "subtlex_wordfreq_skiplist", "word"),
            (MANNER, "manner_adverbs_20251017", "adverb"),
            (UNIT, "measurement_units", "symbol"),
        ]
        for flag, name, key in flagged:
            for row in read_list(wheel, name):
                words.mark(row[key], flag)
    add_regular(words, add_irregular(words))
    add_adjectives(words)
    (HERE / "words.bin").write_bytes(write_words(words))


if __name__ == "__main__":
    main(sys.argv[1])
