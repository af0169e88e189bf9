"""The Dutch treebanks and LiNT-II's own output in `../shared/lang`, and what our analyser makes of the same text.

Every second sentence (the even ones) was looked at while the rules were written; `HELD_OUT` are the odd ones.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import correlation, fmean
from typing import Any

from docgen.language import lint2
from docgen.language.clauses import find_clauses
from docgen.language.lexicon import CONCRETE, Flag, entry, frequency
from docgen.language.lint2 import SentenceFeatures, combine, level_of, score_features
from docgen.language.sentences import split_sentences
from docgen.language.tagging import tag_sentence
from docgen.language.tokens import split_tokens
from docgen.language.voice import find_passives

SHARED = Path(__file__).resolve().parents[3] / "shared" / "lang"
GENRES = ("alpino", "lassysmall")  # news and Wikipedia
TUNED, HELD_OUT = 0, 1


@dataclass(frozen=True)
class Row:
    """One token of a treebank; `head` is a position from 0, or -1 for the root."""

    form: str
    lemma: str
    upos: str
    tag: str
    head: int
    relation: str


@dataclass(frozen=True)
class Tree:
    text: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Agreement:
    documents: int
    mean_error: float
    bias: float
    correlation: float
    same_level: float
    same_or_near: float


def trees(genre: str, half: int) -> list[Tree]:
    """Every second sentence of a treebank."""
    return list(_read(SHARED / "ud" / f"nl_{genre}-ud-dev.conllu.gz"))[half::2]


def _read(path: Path) -> Iterator[Tree]:
    text, rows = "", []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# text = "):
                text = line[len("# text = ") :].rstrip("\n")
            elif line[0].isdigit():
                cells = line.split("\t")
                if cells[0].isdigit():
                    rows.append(Row(cells[1], cells[2], cells[3], cells[4], int(cells[6]) - 1, cells[7]))
            elif not line.strip() and rows:
                yield Tree(text, tuple(rows))
                rows = []


def gold_features(tree: Tree) -> SentenceFeatures:
    """LiNT-II's counts by the treebank's tags and heads; a name counts by the noun list only."""
    frequencies: list[float] = []
    concrete = nouns = content = finite = 0
    for row in tree.rows:
        lower, base = row.form.lower(), row.lemma.lower().replace("_", "")
        is_noun = row.upos in {"NOUN", "PROPN"}
        finite += row.tag.startswith("WW|pv")
        if is_noun:
            kind = entry(lower).sem or entry(base).sem
            nouns += kind > 0
            concrete += kind == CONCRETE
        if "TW" in row.tag or row.relation == "cop":
            continue
        if row.upos not in {"NOUN", "PROPN", "VERB", "ADJ"} and not entry(lower).flags & Flag.MANNER:
            continue
        content += 1
        if row.upos != "PROPN" and not (entry(lower).flags | entry(base).flags) & Flag.SKIPPED:
            frequencies.append(frequency(lower, noun=is_noun))
    return SentenceFeatures(tuple(frequencies), concrete, nouns, content, finite, gold_distance(tree.rows))


def gold_distance(rows: tuple[Row, ...]) -> int | None:
    """The longest distance to a head as LiNT-II counts it: no punctuation, conjuncts hang where the first one hangs."""
    counted = [0]
    for row in rows:
        counted.append(counted[-1] + (row.relation != "punct"))
    if counted[-1] < 2:
        return None
    longest = 0
    for at, row in enumerate(rows):
        if row.relation == "punct":
            continue
        first = _first_conjunct(rows, at)
        head = rows[first].head if rows[first].head >= 0 else first
        heads = [head, *(_conjuncts(rows, head) if rows[first].relation == "nsubj" else [])]
        longest = max(longest, *(abs(counted[at] - counted[other]) - 1 for other in heads))
    return longest


def _first_conjunct(rows: tuple[Row, ...], at: int) -> int:
    while rows[at].relation == "conj":
        at = rows[at].head
    return at


def _conjuncts(rows: tuple[Row, ...], head: int) -> list[int]:
    first = _first_conjunct(rows, head)
    return [at for at in range(len(rows)) if at != head and _first_conjunct(rows, at) == first]


def our_features(text: str) -> SentenceFeatures:
    words = tag_sentence(split_tokens(text))
    return lint2.measure_sentence(words, find_clauses(words))


def agreement(genre: str, half: int, size: int = 15) -> Agreement:
    """How our scores of documents of `size` sentences agree with those by gold trees."""
    chosen = trees(genre, half)
    gold = [gold_features(tree) for tree in chosen]
    ours = [our_features(tree.text) for tree in chosen]
    starts = range(0, len(chosen) - size + 1, size)
    pairs = [(_score(gold[at : at + size]), _score(ours[at : at + size])) for at in starts]
    same = [level_of(one)[0] == level_of(other)[0] for one, other in pairs]
    near = [ok or min(abs(one - edge) for edge in (34, 46, 58)) <= 3 for ok, (one, _) in zip(same, pairs, strict=True)]
    return Agreement(
        documents=len(pairs),
        mean_error=fmean(abs(one - other) for one, other in pairs),
        bias=fmean(other - one for one, other in pairs),
        correlation=correlation(*zip(*pairs, strict=True)),
        same_level=fmean(same),
        same_or_near=fmean(near),
    )


def _score(rows: list[SentenceFeatures]) -> float:
    score = score_features(combine(rows))
    assert score is not None
    return score


def passives(genre: str, half: int) -> tuple[float, float]:
    """Precision and recall per sentence of having a passive."""
    hits = found = wanted = 0
    for tree in trees(genre, half):
        words = tag_sentence(split_tokens(tree.text))
        ours = bool(find_passives(words, find_clauses(words)))
        gold = any(row.relation == "aux:pass" for row in tree.rows)
        hits, found, wanted = hits + (ours and gold), found + ours, wanted + gold
    return hits / found, hits / wanted


def splitting(genre: str, half: int) -> tuple[float, float]:
    """Precision and recall of sentences in one running text; those without an end mark are left out."""
    text, gold = "", set()
    for tree in trees(genre, half):
        if tree.text.rstrip("\"')”’")[-1:] in {".", "!", "?"}:
            gold.add((len(text), len(text) + len(tree.text)))
            text += f"{tree.text} "
    ours = {(span.start, span.end) for span in split_sentences(text)}
    return len(ours & gold) / len(ours), len(ours & gold) / len(gold)


def own_output(name: str) -> dict[str, Any]:
    """LiNT-II's own analysis of a demonstration text."""
    return json.loads((SHARED / "lint2" / f"{name}.json").read_text(encoding="utf-8"))


def rebuilt_sentences(output: dict[str, Any]) -> list[str]:
    """The sentences of such an analysis, with the capitals that its tags betray."""
    return [_rebuild(sentence["word_features"]) for sentence in output["sentences"]]


def _rebuild(features: list[dict[str, Any]]) -> str:
    pieces: list[str] = []
    for feature in features:
        marks = feature.get("punctuation") or {}
        if feature["pos"] == "PUNCT" and "standalone" not in marks:
            continue  # stands beside the word that it is attached to
        form = feature["text"]
        if not pieces or feature["pos"] == "PROPN":
            form = form[:1].upper() + form[1:]
        pieces.append(marks.get("leading", "") + form + marks.get("trailing", ""))
    return " ".join(pieces)
