"""The sentences that were labelled by hand before the glossary was written, and how it does on them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen.language.glossary import Action, Glossary, Proposal, apply_proposals

FILE = Path(__file__).parent / "glossary_sentences.txt"
NAMES = ("Sam", "Femke", "Ruud Vermeulen", "Marit Dekker", "Henk", "Joris Netwerk", "Amina")
CLIENT = "Sam"


@dataclass(frozen=True)
class Labelled:
    """One line of the file: `sign` is + certain change, ? only flagged, ! signalled, = nothing."""

    perspective: str
    sign: str
    before: str
    after: str


@dataclass(frozen=True)
class Outcome:
    """What the glossary made of a line: right, flagged instead of certain, or wrong."""

    labelled: Labelled
    verdict: str
    after: str


def labelled() -> list[Labelled]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = [[part.strip() for part in line.split(" | ")] for line in lines if line and line[0] != "#"]
    return [Labelled(row[0], row[1], row[2], row[3] if len(row) > 3 else row[2]) for row in rows]


def proposals(glossary: Glossary, line: Labelled) -> tuple[Proposal, ...]:
    return glossary.propose(line.before, perspective=line.perspective, names=NAMES, client=CLIENT)


def judge(glossary: Glossary, line: Labelled) -> Outcome:
    found = proposals(glossary, line)
    sure = [item for item in found if item.sure]
    after = apply_proposals(line.before, sure)
    if line.sign == "+":
        unsure = [item for item in found if not item.sure and item.action is not Action.SIGNALEREN]
        verdict = "right" if after == line.after else "flagged" if unsure and after == line.before else "wrong"
        if not found:
            verdict = "missed"
    elif line.sign == "!":
        signals = [item for item in found if item.action is Action.SIGNALEREN]
        verdict = "right" if signals and not sure else "wrong"
    elif line.sign == "=":
        verdict = "wrong" if found else "right"
    else:
        verdict = "wrong" if sure else "right" if found else "missed"
    shown = " / ".join(f"{item.after}{'' if item.sure else ' ?'}" for item in found)
    return Outcome(line, verdict, after if after != line.before else shown)


def judge_all(glossary: Glossary) -> list[Outcome]:
    return [judge(glossary, line) for line in labelled()]
