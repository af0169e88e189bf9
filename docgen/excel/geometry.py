"""Where the rows (or columns) of a template end up when blocks repeat or fall away.

One axis at a time; "line" means row or column, and counts from 1. A `Block` is a `for` over whole lines. The *shape* is
what a rendering did: each turn of a block, and each line that came out inside one. From axis and shape follows an
`AxisMap`, which answers every question that a reference can ask.

    template  1 2 [3] 4 [5] 6         block over line 4, tag lines 3 and 5
    shape     turn, 4, turn, 4        two turns
    output    1 2  4  4  6            = lines 1 2 3 4 5 of the document
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Address = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a block begins."""

    block: int


@dataclass(frozen=True, slots=True)
class Axis:
    """The template's lines along one direction.

    `size` is the last line of all blocks: below it lines only shift; `used` is the last line that anything stands on;
    `paths` gives for each line within blocks the numbers of those
    blocks, outer first; `tags` are the lines that hold tags and vanish; `loose` are the lines that may be absent or
    come out more than once (all lines within blocks or conditions, and tall rows).
    """

    size: int
    limit: int
    paths: dict[int, Address] = field(default_factory=dict[int, Address])
    tags: frozenset[int] = frozenset()
    loose: frozenset[int] = frozenset()
    spans: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    used: int = 0

    @property
    def fixed(self) -> bool:
        """Whether every line comes out exactly once, in its place."""
        return not self.tags and not self.loose

    def path(self, line: int) -> Address:
        """The blocks around a line, outer first."""
        return self.paths.get(line, ())


Shape = tuple[int, ...]


def turn_mark(block: int) -> int:
    """A turn of a block as a number in a shape; lines are positive."""
    return -1 - block


@dataclass(slots=True)
class AxisMap:
    """The lines of one rendering.

    `lines` gives for each output line up to the last block its template line and address; a fixed axis has none.
    """

    axis: Axis
    lines: list[tuple[int, Address]]
    _spans: dict[tuple[int, Address], tuple[int, int]] = field(
        default_factory=dict[tuple[int, Address], tuple[int, int]]
    )
    _known: list[int] = field(default_factory=list[int])
    _numbers: dict[int, list[int]] = field(default_factory=dict[int, list[int]])  # made when first asked for

    def __post_init__(self) -> None:
        for number, (line, address) in enumerate(self.lines, 1):
            for length in range(len(address) + 1):
                key = (line, address[:length])
                found = self._spans.get(key)
                self._spans[key] = (found[0], number) if found else (number, number)
        self._known = sorted({line for line, _ in self.lines})

    @property
    def shift(self) -> int:
        """How far the lines below all blocks move."""
        return 0 if self.axis.fixed else len(self.lines) - self.axis.size

    def line(self, number: int) -> tuple[int, Address]:
        """The template line and address of an output line; outside all blocks the address is empty."""
        if self.axis.fixed:
            return number, ()
        return self.lines[number - 1] if number <= len(self.lines) else (number - self.shift, ())

    def at(self, line: int, address: Address) -> int | None:
        """The output line of one copy of a template line, up to the last block."""
        first, _ = self._spans.get((line, address), (0, 0))
        return first if first and self.lines[first - 1] == (line, address) else None

    def places(self, line: int) -> list[int]:
        """All output lines of a template line."""
        if self.axis.fixed:
            return [line]
        if line > self.axis.size:
            return [self.beyond(line)]
        return [number for first, last in self.runs(line, line) for number in range(first, last + 1)]

    def beyond(self, line: int) -> int:
        """The place of a line below everything in the template."""
        limit = self.axis.limit
        return limit if line >= limit else min(max(line + self.shift, 1), limit)

    def first(self, low: int, high: int, address: Address = (), path: Address = ()) -> int | None:
        """The first output line of template lines `low` to `high`, as seen from `address` on `path`."""
        if self.axis.fixed:
            return low
        if low > self.axis.size:
            return self.beyond(low)
        at = bisect_left(self._known, low)
        while at < len(self._known) and self._known[at] <= high:
            found = self._span(self._known[at], address, path)
            if found:
                return found[0]
            at += 1
        return self.beyond(self.axis.size + 1) if high > self.axis.size else None

    def last(self, low: int, high: int, address: Address = (), path: Address = ()) -> int | None:
        """The last output line of template lines `low` to `high`."""
        if self.axis.fixed:
            return high
        if high > self.axis.size:
            return self.beyond(high)
        at = bisect_left(self._known, high + 1) - 1
        while at >= 0 and self._known[at] >= low:
            found = self._span(self._known[at], address, path)
            if found:
                return found[1]
            at -= 1
        return None

    def _span(self, line: int, address: Address, path: Address) -> tuple[int, int] | None:
        own = self.axis.path(line)
        common = 0
        for one, other in zip(own, path, strict=False):
            if one != other:
                break
            common += 1
        return self._spans.get((line, address[:common]))

    def instances(self, low: int, high: int) -> Iterator[tuple[Address, int, int]]:
        """Each occurrence of the lines `low` to `high`: the address of their common blocks, first and last line."""
        if low > self.axis.size or self.axis.fixed:
            yield (), self.beyond(low), self.beyond(high)
            return
        path = self.common(low, high)
        for address in self.addresses(path, low, high):
            first, last = self.first(low, high, address, path), self.last(low, high, address, path)
            if first is not None and last is not None:
                yield address, first, last

    def common(self, low: int, high: int) -> Address:
        """The blocks that hold all lines from `low` to `high`."""
        first, last = self.axis.path(low), self.axis.path(high)
        shared: list[int] = []
        for one, other in zip(first, last, strict=False):
            if one != other:
                break
            shared.append(one)
        # both ends may stand on the tag lines of a block, which lie outside it
        return tuple(shared)

    def addresses(self, path: Address, low: int, high: int) -> list[Address]:
        """The addresses at which a block path occurs among these lines, in order."""
        if not path:
            return [()]
        size = len(path)
        places = [self.lines[number - 1] for number in self._between(low, high)]
        found = {address[:size]: None for line, address in places if self.axis.path(line)[:size] == path}
        return list(found)

    def _between(self, low: int, high: int) -> list[int]:
        """The output lines up to the last block that come from template lines `low` to `high`, in order."""
        if not self._numbers:
            for number, (line, _) in enumerate(self.lines, 1):
                self._numbers.setdefault(line, []).append(number)
        known = self._known[bisect_left(self._known, low) : bisect_right(self._known, high)]
        if len(known) == 1:
            return self._numbers[known[0]]
        return sorted(number for line in known for number in self._numbers[line])

    def runs(self, low: int, high: int) -> list[tuple[int, int]]:
        """The output lines of template lines `low` to `high` as unbroken runs."""
        if self.axis.fixed:
            return [(low, high)]
        runs: list[tuple[int, int]] = []
        for number in self._between(low, high):
            if runs and runs[-1][1] == number - 1:
                runs[-1] = (runs[-1][0], number)
            else:
                runs.append((number, number))
        if high > self.axis.size:
            start, end = self.beyond(max(low, self.axis.size + 1)), self.beyond(high)
            if runs and runs[-1][1] == start - 1:
                runs[-1] = (runs[-1][0], end)
            else:
                runs.append((start, end))
        return runs


def map_axis(axis: Axis, shape: Iterable[int]) -> AxisMap:
    """The lines that a shape gives; lines that are not loose come out once, in order."""
    if axis.fixed:
        return AxisMap(axis, [])
    lines: list[tuple[int, Address]] = []
    counters: dict[int, int] = {}
    at = 1
    for mark in shape:
        if mark < 0:
            block = -1 - mark
            counters[block] = counters.get(block, -1) + 1
            _reset_inner(axis, counters, block)
            at = _plain_until(axis, lines, at, axis.spans[block][0])
            continue
        at = _plain_until(axis, lines, at, mark)
        lines.append((mark, tuple(counters.get(b, 0) for b in axis.path(mark))))
    _plain_until(axis, lines, at, axis.size + 1)
    return AxisMap(axis, lines)


def _reset_inner(axis: Axis, counters: dict[int, int], block: int) -> None:
    low, high = axis.spans[block]
    for other, (first, last) in axis.spans.items():
        # blocks are numbered outer first, so one with the same lines and a higher number is the inner one
        if other > block and low <= first and last <= high and other in counters:
            del counters[other]


def _plain_until(axis: Axis, lines: list[tuple[int, Address]], at: int, line: int) -> int:
    """Adds the lines that always come out, from `at` to just before `line`; gives where to go on."""
    while at < line:
        if at not in axis.tags and at not in axis.loose:
            lines.append((at, ()))
        at += 1
    return max(at, line)
