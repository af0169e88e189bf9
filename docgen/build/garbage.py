"""How often Python looks for values that only hold each other, while many are made that do not.

Its usual pace, every 700 new values, takes three of a hundred seconds of a build of thousands of documents.
"""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

_MANY = 50_000


@contextmanager
def seldom_collected() -> Generator[None]:
    """Look after so many new values only: what a few documents leave behind is not worth a search."""
    usual, *others = gc.get_threshold()
    gc.set_threshold(usual and max(usual, _MANY), *others)  # where nobody looks at all that stays so
    try:
        yield
    finally:
        gc.set_threshold(usual, *others)


@contextmanager
def uncollected() -> Generator[None]:
    """Do not look at all: among a hundred thousand values without cycles it takes as long as making them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
