"""Where lines end up when blocks repeat."""

from __future__ import annotations

from docgen.excel.geometry import Axis, map_axis, turn_mark

TURN = turn_mark(0)
# a block over line 4, its tags on lines 3 and 5, and three lines below
AXIS = Axis(8, 1_048_576, {4: (0,)}, frozenset({3, 5}), frozenset({4}), {0: (3, 5)})


def test_two_turns_give_two_copies_and_the_tag_lines_vanish() -> None:
    found = map_axis(AXIS, [TURN, 4, TURN, 4])

    assert [line for line, _ in found.lines] == [1, 2, 4, 4, 6, 7, 8]
    assert found.shift == -1


def test_no_turns_leave_nothing_of_the_block() -> None:
    found = map_axis(AXIS, [])

    assert [line for line, _ in found.lines] == [1, 2, 6, 7, 8]
    assert found.first(4, 4) is None
    assert found.runs(4, 4) == []


def test_seen_from_outside_a_line_runs_from_its_first_to_its_last_copy() -> None:
    found = map_axis(AXIS, [TURN, 4, TURN, 4, TURN, 4])

    assert (found.first(4, 4), found.last(4, 4)) == (3, 5)


def test_seen_from_its_own_turn_a_line_is_one_copy() -> None:
    found = map_axis(AXIS, [TURN, 4, TURN, 4])

    assert found.first(4, 4, (1,), (0,)) == found.last(4, 4, (1,), (0,)) == 4


def test_lines_below_everything_move_along() -> None:
    found = map_axis(AXIS, [TURN, 4] * 10)

    assert found.first(20, 20) == 27
    assert found.last(1, 1_048_576) == 1_048_576


def test_a_tall_line_comes_out_more_than_once() -> None:
    axis = Axis(3, 1_048_576, loose=frozenset({2}))

    assert map_axis(axis, [2, 2, 2]).runs(2, 2) == [(2, 4)]


def test_inner_turns_count_anew_in_each_outer_turn() -> None:
    axis = Axis(
        6, 1_048_576, {2: (0,), 3: (0,), 4: (0, 1), 5: (0,)}, frozenset({1, 3, 5, 6}), frozenset({2, 4}),
        {0: (1, 6), 1: (3, 5)},
    )  # fmt: skip
    outer, inner = turn_mark(0), turn_mark(1)

    found = map_axis(axis, [outer, 2, inner, 4, inner, 4, outer, 2, inner, 4])

    assert [address for line, address in found.lines if line == 4] == [(0, 0), (0, 1), (1, 0)]
    assert [(first, last) for _, first, last in found.instances(2, 4)] == [(1, 3), (4, 5)]
