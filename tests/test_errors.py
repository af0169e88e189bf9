"""The tree of exceptions: all findings at once, through a process boundary and back."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest

from docgen import errors
from docgen.diagnostics import Diagnostic, Location
from docgen.errors import BuildError, DocgenError

FOUND = (Diagnostic("a.b", "Wat.", Location(file="x"), "Doe."), Diagnostic("c.d", "Dat."))


def tree(root: type[DocgenError] = DocgenError) -> Iterator[type[DocgenError]]:
    yield root
    for branch in root.__subclasses__():
        yield from tree(branch)


TREE = list(tree())


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_every_exception_survives_pickling_with_its_findings(kind: type[DocgenError]) -> None:
    back = pickle.loads(pickle.dumps(kind(FOUND)))
    assert type(back) is kind
    assert back.diagnostics == FOUND


@pytest.mark.parametrize("code", [74, 75])
def test_a_build_error_keeps_its_exit_code(code: int) -> None:
    back = pickle.loads(pickle.dumps(BuildError(FOUND, code)))
    assert (back.exit_code, back.diagnostics) == (code, FOUND)


def fail() -> None:
    raise BuildError(FOUND, 75)


def test_an_exception_comes_back_from_another_process() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool, pytest.raises(BuildError) as caught:
        pool.submit(fail).result()
    assert caught.value.exit_code == 75


def test_an_exception_reads_as_all_its_findings() -> None:
    assert str(DocgenError(iter(FOUND))) == "x: a.b\n  Wat.\n  → Doe.\nc.d\n  Dat."


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = re.findall(r"(\w+Error)\b", (errors.__doc__ or "").split("\n\n", 1)[1])
    assert set(drawn) == {kind.__name__ for kind in TREE}
