"""Blocks of rows and of columns on a sheet: which lines repeat, which vanish, which may be absent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from docgen.diagnostics import Diagnostic, Location
from docgen.excel.a1 import MAX_COLUMN, MAX_ROW, column_letters
from docgen.excel.beside import Beside, find_beside
from docgen.excel.codes import finding
from docgen.excel.geometry import Address, Axis
from docgen.excel.tagging import LevelTag
from docgen.template import Block, match_blocks

_MAX_BLOCK = 10_000  # rows of the template, not of the output


@dataclass(slots=True)
class RowBlocks:
    """The row tags of a sheet in reading order, with the number of each for-block by its first tag."""

    axis: Axis
    tags: dict[int, list[LevelTag]] = field(default_factory=dict[int, list[LevelTag]])
    numbers: dict[int, int] = field(default_factory=dict[int, int])
    problems: list[Diagnostic] = field(default_factory=list[Diagnostic])
    beside: dict[int, Beside] = field(default_factory=dict[int, Beside])


def row_blocks(tags: list[LevelTag], size: int, tall: Iterable[int]) -> RowBlocks:
    """The blocks of rows; `tall` are rows whose text may go on in further rows."""
    groups, tags, wrong = find_beside(tags)
    parsed = [tag.parsed for tag in tags]
    blocks, problems = match_blocks(parsed, [tag.place for tag in tags])
    problems = [*wrong, *problems]
    paths: dict[int, Address] = {}
    spans: dict[int, tuple[int, int]] = {}
    loose = set(tall)
    by_row: dict[int, list[LevelTag]] = {}
    numbers: dict[int, int] = {}
    for tag in tags:
        by_row.setdefault(tag.row, []).append(tag)
    for block in blocks:
        first, last = tags[block.start], tags[block.end]
        if first.row == last.row:
            problems.append(_in_one_row(first, last))
            continue
        if last.row - first.row > _MAX_BLOCK:
            problems.append(finding("excel.block-too-tall", first.place, rows=str(last.row - first.row - 1)))
            continue
        loose |= set(range(first.row + 1, last.row))
        if first.word == "for":
            number = numbers[id(first)] = len(spans)
            spans[number] = (first.row, last.row)
            stop = tags[block.middles[0]].row if block.middles else last.row
            for row in range(first.row + 1, stop):
                paths[row] = (*paths.get(row, ()), number)
    vanishing = frozenset(by_row)
    last = max([*vanishing, *loose], default=0)
    axis = Axis(last, MAX_ROW, paths, vanishing, frozenset(loose - vanishing), spans, max(size, last))
    return RowBlocks(axis, by_row, numbers, problems, {group.first: group for group in groups})


def _in_one_row(first: LevelTag, last: LevelTag) -> Diagnostic:
    place = Location(tag=first.parsed.tag.source).within(first.place)
    return finding("excel.loop-in-one-row", place, begin=first.parsed.tag.source, end=last.parsed.tag.source)


@dataclass(frozen=True, slots=True)
class ColumnBlock:
    """A block of columns: its number, the columns of its tags in order, and whether it repeats."""

    number: int
    columns: tuple[int, ...]
    repeats: bool

    @property
    def first(self) -> int:
        """The column of the opening tag."""
        return self.columns[0]

    @property
    def last(self) -> int:
        """The column of the closing tag."""
        return self.columns[-1]


@dataclass(slots=True)
class ColumnBlocks:
    """The blocks of columns of a sheet, outer first, and the tags that define each, by row (0: for all rows)."""

    axis: Axis
    blocks: list[ColumnBlock] = field(default_factory=list[ColumnBlock])
    definitions: dict[tuple[int, int], list[LevelTag]] = field(default_factory=dict[tuple[int, int], list[LevelTag]])
    problems: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def definition(self, row: int, block: ColumnBlock) -> list[LevelTag] | None:
        """The tags of a block as they count in a row: its own, else those of a row outside all loops."""
        return self.definitions.get((row, block.number)) or self.definitions.get((0, block.number))


def column_blocks(tags: list[LevelTag], size: int, rows: Axis) -> ColumnBlocks:
    """The blocks of columns that the column tags of all rows make together."""
    problems: list[Diagnostic] = []
    found: dict[tuple[tuple[int, ...], bool], list[tuple[int, list[LevelTag]]]] = {}
    by_row: dict[int, list[LevelTag]] = {}
    for tag in tags:
        by_row.setdefault(tag.row, []).append(tag)
    for row, row_tags in by_row.items():
        blocks, wrong = match_blocks([t.parsed for t in row_tags], [t.place for t in row_tags])
        problems += [_split(problem, row_tags) for problem in wrong]
        for block in blocks:
            own = _tags_of(block, row_tags)
            key = (tuple(t.column for t in own), own[0].word == "for")
            found.setdefault(key, []).append((row, own))
    keys = sorted(found, key=lambda key: (key[0][0], -key[0][-1]))
    problems += _overlaps(keys, found)
    result = ColumnBlocks(_column_axis(keys, tags, size), problems=problems)
    for number, key in enumerate(keys):
        result.blocks.append(ColumnBlock(number, *key))
        for row, own in found[key]:
            result.definitions[row, number] = own
            if not rows.path(row):
                result.definitions.setdefault((0, number), own)
    return result


def _tags_of(block: Block, tags: list[LevelTag]) -> list[LevelTag]:
    return [tags[index] for index in block.tags]


def _split(problem: Diagnostic, tags: list[LevelTag]) -> Diagnostic:
    del tags
    if problem.code not in ("template.unclosed-block", "template.unopened-block"):
        return problem
    return finding("excel.split-column-block", problem.location, begin="{%tc for … %}", end="{%tc endfor %}")


def _overlaps(
    keys: list[tuple[tuple[int, ...], bool]],
    found: dict[tuple[tuple[int, ...], bool], list[tuple[int, list[LevelTag]]]],
) -> list[Diagnostic]:
    problems: list[Diagnostic] = []
    for at, (one, _) in enumerate(keys):
        for key in keys[at + 1 :]:
            other = key[0]
            nested = one[0] <= other[0] and other[-1] <= one[-1] and one != other
            apart = one[-1] <= other[0]
            if not nested and not apart:
                problems.append(finding("excel.column-blocks-overlap", found[key][0][1][0].place))
    return problems


def _column_axis(keys: list[tuple[tuple[int, ...], bool]], tags: list[LevelTag], size: int) -> Axis:
    paths: dict[int, Address] = {}
    spans: dict[int, tuple[int, int]] = {}
    loose: set[int] = set()
    for number, (columns, repeats) in enumerate(keys):
        loose |= set(range(columns[0] + 1, columns[-1]))
        if repeats:
            spans[number] = (columns[0], columns[-1])
            for column in range(columns[0] + 1, columns[1]):
                paths[column] = (*paths.get(column, ()), number)
    vanishing = frozenset(tag.column for tag in tags)
    last = max([*vanishing, *loose], default=0)
    return Axis(last, MAX_COLUMN, paths, vanishing, frozenset(loose - vanishing), spans, max(size, last))


def lost_cells(row: int, column: int, place: Location, *, rows: Axis, columns: Axis) -> Diagnostic | None:
    """The warning for a cell with content that stands where a tag takes the whole row or column."""
    if row in rows.tags:
        return finding("excel.row-disappears", place)
    if column in columns.tags:
        return finding("excel.column-disappears", place, cell=f"{column_letters(column)}{row}")
    return None
