r"""Formulas as pieces: text that stays as it is, and references that follow rows, columns and sheets.

    SUM('Mijn blad'!$B$5:B5)&"A1"   →   "SUM("  Reference('Mijn blad', $B$5:B5)  ")&"  ""A1"

The tokenizer knows strings, quoted sheet names, 3-D sheet ranges, structured references, array constants, error values
and function names, so that only what is a reference is treated as one (ECMA-376 Part 1, 18.17.2).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from docgen.excel.a1 import MAX_COLUMN, MAX_ROW, column_letters, column_number

_SHEET = r"(?:'(?:[^']|'')+'|[^\W\d][\w.]*(?::[^\W\d][\w.]*)?)!"
_CELL = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}"
_END = r"(?![\w.(\[!])"
_TOKEN = re.compile(
    rf"""
    (?P<string>"(?:[^"]|"")*")
  | (?P<error>\#(?:REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|N/A|GETTING_DATA|SPILL!|CALC!))
  | (?P<sheet>{_SHEET})?(?:
        (?P<area>{_CELL}:{_CELL}){_END}
      | (?P<columns>\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}){_END}
      | (?P<rows>\$?[1-9][0-9]{{0,6}}:\$?[1-9][0-9]{{0,6}}){_END}
      | (?P<cell>{_CELL}){_END}
    )
  | (?P<function>[^\W\d][\w.]*\()
  | (?P<table>[^\W\d][\w.]*)(?=\[)
  | (?P<bracket>\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\])
  | (?P<name>(?:{_SHEET})?[^\W\d\\]?[\w.\\?]+)
  | (?P<open>\() | (?P<close>\)) | (?P<comma>[,;]) | (?P<brace>\{{[^}}]*\}})
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
BRACKETS = re.compile(r"\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\]")  # the columns of a table
_ENDPOINT = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)([0-9]*)")

# functions whose argument is a set of cells: a single cell in a repeated row stands there for all its copies
_SET_WORDS = """
    SUM COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS SUMIF SUMIFS AVERAGE AVERAGEA AVERAGEIF AVERAGEIFS MIN MAX MINA MAXA
    MEDIAN MODE PRODUCT STDEV STDEVP VAR VARP SUMPRODUCT SUBTOTAL AGGREGATE SUMSQ LARGE SMALL RANK ROWS COLUMNS AND OR
    CONCAT TEXTJOIN UNIQUE FILTER SORT
"""
_OPENS, _CLOSES = ("(", ",", ";"), (")", ",", ";")
_SETS = frozenset(_SET_WORDS.split())


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to cells; a row or column of 0 means that the reference has none (`A:B`, `1:2`).

    `sheet` is the sheet's name, `last_sheet` the other end of a 3-D reference. `in_set` says that it is a whole
    argument of a function over sets of cells. `single` is a reference to one cell. `written` is how the template
    spells it, which counts as long as it goes to the same cells; `call` the function whose argument it is.
    """

    sheet: str | None
    row1: int
    column1: int
    row2: int
    column2: int
    row1_absolute: bool = False
    column1_absolute: bool = False
    row2_absolute: bool = False
    column2_absolute: bool = False
    single: bool = True
    in_set: bool = False
    last_sheet: str | None = None
    written: str = field(default="", compare=False)
    call: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A defined name or a table name, which copies of a sheet may have to rename."""

    text: str
    sheet: str | None = None
    written: str = field(default="", compare=False)


Piece = str | Reference | Name


@lru_cache(maxsize=4096)
def parse_formula(text: str) -> tuple[Piece, ...]:
    """The pieces of a formula, without a leading `=`; joined again they give the same formula."""
    pieces: list[Piece] = []
    functions: list[str] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind in ("area", "columns", "rows", "cell"):
            within = bool(functions) and functions[-1] in _SETS
            whole = text[match.start() - 1 : match.start()] in _OPENS and text[match.end() : match.end() + 1] in _CLOSES
            reference = _reference(kind, match, in_set=within and whole, call=functions[-1] if functions else "")
            pieces.append(reference if reference is not None else match[0])
            continue
        if kind == "function":
            functions.append(match[0][:-1].upper().removeprefix("_XLFN.").removeprefix("_XLWS."))
        elif kind == "open":
            functions.append("(")
        elif kind == "close" and functions:
            functions.pop()
        if kind in ("name", "table"):
            pieces.append(_name(match[0]))
        elif pieces and isinstance(pieces[-1], str):
            pieces[-1] += match[0]
        else:
            pieces.append(match[0])
    return tuple(pieces)


def references(pieces: tuple[Piece, ...]) -> list[Reference]:
    """The references among the pieces."""
    return [piece for piece in pieces if isinstance(piece, Reference)]


def _name(text: str) -> Piece:
    sheet, mark, name = text.rpartition("!")
    if text.upper() in ("TRUE", "FALSE") or text[:1].isdigit():
        return text
    return Name(name, _unquoted(sheet), text) if mark else Name(text)


def _reference(kind: str, match: re.Match[str], *, in_set: bool, call: str) -> Reference | None:
    first, _, last = match[kind].partition(":")
    one, two = _endpoint(first), _endpoint(last or first)
    row1, column1, row2, column2 = one[3], one[1], two[3], two[1]
    if max(row1, row2) > MAX_ROW or max(column1, column2) > MAX_COLUMN:
        return None
    names = _sheets(match["sheet"])
    return Reference(
        names[0], row1, column1, row2, column2, one[2], one[0], two[2], two[0],
        single=kind == "cell", in_set=in_set, last_sheet=names[1], written=match[0], call=call,
    )  # fmt: skip


def _endpoint(text: str) -> tuple[bool, int, bool, int]:
    match = _ENDPOINT.fullmatch(text)
    if match is None:  # the token pattern lets nothing else through
        return False, 0, False, 0
    letters, digits = match[2], match[4]
    if letters:
        return bool(match[1]), column_number(letters), bool(match[3]), int(digits or 0)
    return False, 0, bool(match[1] or match[3]), int(digits or 0)


def _sheets(prefix: str | None) -> tuple[str | None, str | None]:
    if prefix is None:
        return None, None
    name = _unquoted(prefix[:-1])
    first, mark, last = name.partition(":")
    return (first, last) if mark else (name, None)


def _unquoted(name: str) -> str:
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


_PLAIN_SHEET = re.compile(r"[^\W\d][\w.]*$")
_LIKE_CELL = re.compile(r"(?:[A-Za-z]{1,3}[0-9]+|[rR][0-9]*[cC]?[0-9]*|[cC][0-9]*)$")


@lru_cache(maxsize=1024)
def quoted_sheet(name: str, last: str | None = None) -> str:
    """A sheet name as it stands in a formula, with quotation marks where Excel wants them."""
    plain = all(_PLAIN_SHEET.match(n) and not _LIKE_CELL.match(n) for n in (name, last or name))
    text = name if last is None else f"{name}:{last}"
    return text if plain else "'" + text.replace("'", "''") + "'"


def write_reference(ref: Reference) -> str:
    """The reference as it stands in a formula."""
    prefix = "" if ref.sheet is None else quoted_sheet(ref.sheet, ref.last_sheet) + "!"
    first = _corner(ref.row1, ref.column1, row_fixed=ref.row1_absolute, column_fixed=ref.column1_absolute)
    if ref.single:
        return prefix + first
    last = _corner(ref.row2, ref.column2, row_fixed=ref.row2_absolute, column_fixed=ref.column2_absolute)
    return f"{prefix}{first}:{last}"


def _corner(row: int, column: int, *, row_fixed: bool, column_fixed: bool) -> str:
    letters = ("$" if column_fixed else "") + column_letters(column) if column else ""
    digits = ("$" if row_fixed else "") + str(row) if row else ""
    return letters + digits


def write_formula(pieces: tuple[Piece, ...], change: Callable[[Reference | Name], str] | None = None) -> str:
    """The formula as text; `change` says how each reference and name is written."""
    return "".join(piece if isinstance(piece, str) else (change or _same)(piece) for piece in pieces)


def _same(piece: Reference | Name) -> str:
    if isinstance(piece, Reference):
        return write_reference(piece)
    return piece.text if piece.sheet is None else f"{quoted_sheet(piece.sheet)}!{piece.text}"


_CALL = re.compile(r"""(?P<skip>"(?:[^"]|"")*"|'(?:[^']|'')+'!)|(?P<name>[^\W\d][\w.]*)\(|(?P<open>\()|(?P<close>\))""")


def replace_calls(text: str, names: frozenset[str], change: Callable[[str], str]) -> str:
    """The formula with each outermost call of one of these functions changed."""
    found: list[str] = []
    done = start = depth = 0
    inside = 0  # how deep the call that is being read began
    for match in _CALL.finditer(text):
        if match["skip"]:
            continue
        if match["close"]:
            depth -= 1
            if inside and depth < inside:
                found += [text[done:start], change(text[start : match.end()])]
                done, inside = match.end(), 0
            continue
        depth += 1
        if not inside and (match["name"] or "").upper() in names:
            start, inside = match.start(), depth
    return "".join([*found, text[done:]])


def moved(pieces: tuple[Piece, ...], rows: int, columns: int) -> tuple[Piece, ...]:
    """The formula as another cell of a shared formula has it: relative references shifted."""
    return tuple(_shifted(p, rows, columns) if isinstance(p, Reference) else p for p in pieces)


def _shifted(ref: Reference, rows: int, columns: int) -> Reference:
    def row(value: int, *, fixed: bool) -> int:
        return value if fixed or not value else (value + rows - 1) % MAX_ROW + 1

    def column(value: int, *, fixed: bool) -> int:
        return value if fixed or not value else (value + columns - 1) % MAX_COLUMN + 1

    return Reference(
        ref.sheet,
        row(ref.row1, fixed=ref.row1_absolute),
        column(ref.column1, fixed=ref.column1_absolute),
        row(ref.row2, fixed=ref.row2_absolute),
        column(ref.column2, fixed=ref.column2_absolute),
        ref.row1_absolute,
        ref.column1_absolute,
        ref.row2_absolute,
        ref.column2_absolute,
        ref.single,
        ref.in_set,
        ref.last_sheet,
    )
