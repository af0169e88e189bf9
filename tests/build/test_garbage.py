"""Looking for cycles goes on as before when the work is done, however it ends."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager

import pytest

from docgen.build.garbage import seldom_collected, uncollected


@pytest.fixture(autouse=True)
def usual() -> Generator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.enable()


@pytest.mark.parametrize("pace", [(700, 10, 10), (90_000, 5, 5), (0, 10, 10)])
@pytest.mark.parametrize("how", [seldom_collected, uncollected])
def test_afterwards_everything_is_as_it_was(
    how: Callable[[], AbstractContextManager[None]], pace: tuple[int, int, int]
) -> None:
    gc.set_threshold(*pace)
    with pytest.raises(KeyError), how(), how():
        raise KeyError
    assert (gc.get_threshold(), gc.isenabled()) == (pace, True)


def test_values_that_hold_each_other_are_still_found_one_day() -> None:
    class Value:
        other: Value

    gc.collect()
    with seldom_collected():
        assert gc.get_threshold()[0] > 10_000
        before = gc.get_stats()[0]["collections"]
        for _ in range(30_000):
            one, two = Value(), Value()
            one.other, two.other = two, one
        assert gc.get_stats()[0]["collections"] in (before + 1, before + 2, before + 3)


def test_who_never_looks_is_left_alone() -> None:
    gc.set_threshold(0)
    with seldom_collected():
        assert gc.get_threshold()[0] == 0
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()
