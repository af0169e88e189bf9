"""What an attack is, and the short ways to write one down.

Preparing makes what the attacker hands in and is not measured; the action is what docgen does with it. It ends in a
coded refusal (one of `codes`) or in a document in which every text of `shows` stands literally. Where both are given,
either will do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Action = Callable[[], bytes | str]


@dataclass(frozen=True)
class Attack:
    """One attack: `name` is its test's id; `formulas` and `links` are what its document may hold of those."""

    name: str
    prepare: Callable[[], Action]
    codes: frozenset[str] = frozenset()
    shows: tuple[str, ...] = ()
    formulas: int = 0
    links: frozenset[str] = frozenset()
    may_pass: bool = False


def _codes(refused: str | Iterable[str]) -> frozenset[str]:
    return frozenset([refused] if isinstance(refused, str) else refused)


def word(
    name: str,
    template: Callable[[], bytes],
    data: Callable[[], Mapping[str, Any]] = dict,
    *,
    refused: str | Iterable[str] = (),
    shows: tuple[str, ...] = (),
    assets: Callable[[], Mapping[str, bytes]] = dict,
    links: Iterable[str] = (),
    may_pass: bool = False,
) -> Attack:
    """An attack on the Word engine: compile a template and fill it."""

    def prepare() -> Action:
        from docgen.word import WordTemplate

        source, mapping, pictures = template(), data(), assets()
        return lambda: WordTemplate.compile(source).render(mapping, pictures)

    return Attack(f"word-{name}", prepare, _codes(refused), shows, links=frozenset(links), may_pass=may_pass)


def excel(
    name: str,
    template: Callable[[], bytes],
    data: Callable[[], Mapping[str, Any]] = dict,
    *,
    refused: str | Iterable[str] = (),
    shows: tuple[str, ...] = (),
    assets: Callable[[], Mapping[str, bytes]] = dict,
    formulas: int = 0,
    links: Iterable[str] = (),
    may_pass: bool = False,
) -> Attack:
    """An attack on the Excel engine: compile a template and fill it."""

    def prepare() -> Action:
        from docgen.excel import ExcelTemplate

        source, mapping, pictures = template(), data(), assets()
        return lambda: ExcelTemplate.compile(source).render(mapping, pictures)

    return Attack(f"excel-{name}", prepare, _codes(refused), shows, formulas, frozenset(links), may_pass)


def package(name: str, make: Callable[[], bytes], refused: str | Iterable[str], *, may_pass: bool = False) -> Attack:
    """A hostile package, refused at the gate before anything of it is used."""

    def prepare() -> Action:
        from docgen.ooxml import Package
        from docgen.ooxml.zipping import write_zip

        source = make()
        return lambda: write_zip(Package.read(source, name="sjabloon").members.values())

    return Attack(f"package-{name}", prepare, _codes(refused), may_pass=may_pass)
