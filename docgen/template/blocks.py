"""Which tag closes which: a stack of our own over tags that were parsed one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docgen.diagnostics import Diagnostic, Location
from docgen.template.codes import finding
from docgen.template.syntax import Parsed

MAX_UNCLOSED = 50  # whoever left more of them open has read enough


@dataclass(slots=True)
class Block:
    """One block: the index of its first tag, of its elif and else tags in order, and of its end (-1 while open)."""

    start: int
    middles: list[int] = field(default_factory=list[int])
    end: int = -1

    @property
    def tags(self) -> list[int]:
        """All its tags, first to last."""
        return [self.start, *self.middles, self.end]


def match_blocks(
    parsed: Sequence[Parsed], places: Sequence[Location] | None = None
) -> tuple[list[Block], list[Diagnostic]]:
    """The complete blocks among tags that follow each other, outer before inner, and every end without its beginning.

    `places` are where the tags stand, for the second place in a message.
    """
    open_blocks: list[Block] = []
    complete: list[Block] = []
    problems: list[Diagnostic] = []
    for index, each in enumerate(parsed):
        match each.word:
            case "if" | "for":
                open_blocks.append(Block(index))
            case "elif" | "else":
                problems += [each.within(_place(parsed, places, index)) for each in _middle(parsed, open_blocks, index)]
            case "endif" | "endfor":
                problems += _end(parsed, places, open_blocks, complete, index)
            case _:
                pass
    problems += [
        finding("template.unclosed-block", _place(parsed, places, b.start), end=_end_word(parsed[b.start].word))
        for b in open_blocks[:MAX_UNCLOSED]
    ]
    return sorted(complete, key=lambda block: block.start), problems


def _middle(parsed: Sequence[Parsed], open_blocks: list[Block], index: int) -> list[Diagnostic]:
    word = parsed[index].word
    if not open_blocks:
        return [finding("template.unopened-block", word=word, begin="if")]
    block = open_blocks[-1]
    after_else = any(parsed[m].word == "else" for m in block.middles)
    if after_else or (word == "elif" and parsed[block.start].word == "for"):
        return [finding("template.misplaced-branch", word=word)]
    block.middles.append(index)
    return []


def _end(
    parsed: Sequence[Parsed],
    places: Sequence[Location] | None,
    open_blocks: list[Block],
    complete: list[Block],
    index: int,
) -> list[Diagnostic]:
    word = parsed[index].word
    begin = word.removeprefix("end")
    fitting = next((n for n in reversed(range(len(open_blocks))) if parsed[open_blocks[n].start].word == begin), -1)
    if fitting < 0:
        return [finding("template.unopened-block", _place(parsed, places, index), word=word, begin=begin)]
    # what stands open above the fitting block was never closed; report it there and go on
    skipped = open_blocks[fitting + 1 :]
    block = open_blocks[fitting]
    del open_blocks[fitting:]
    block.end = index
    complete.append(block)
    return [
        finding("template.unclosed-block", _place(parsed, places, b.start), end=_end_word(parsed[b.start].word))
        for b in skipped[:MAX_UNCLOSED]
    ]


def _end_word(word: str) -> str:
    return f"end{word}"


def _place(parsed: Sequence[Parsed], places: Sequence[Location] | None, index: int) -> Location:
    own = Location(tag=parsed[index].tag.source)
    return own.within(places[index]) if places else own
