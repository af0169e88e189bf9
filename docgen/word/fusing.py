"""Markers of one field become one call, as a page may hold a hundred fields.

    field · text · field_path                                            →  the field opens, its path follows
    field_path_end · text · new_id, field_empty, plain_text · content    →  its content follows (a box has none)
    content_end · text · field_end                                       →  the field is complete

    opening · {{ path }} · beginning                                     →  the beginning, with its path
    opening · {{ path }} · beginning · {{ value }} · closing             →  the whole field

What the calls do is what the methods of `PartFilling` do one after the other; what is unusual is left to those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from docgen.template import Hook, Output, Piece, Static
from docgen.word.filling import MAX_TAG, PartFilling, control_text

_Step = tuple[Hook, str]  # a marker with the text up to the next one

_OPENING = [PartFilling.field, PartFilling.field_path]
_CLOSING = [PartFilling.content_end, PartFilling.field_end]
_BETWEEN = {PartFilling.new_id, PartFilling.field_empty, PartFilling.plain_text}
_LONGEST = len(_BETWEEN) + 2
_KNOWN = 1000


def fuse(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, with fewer calls."""
    fused: list[Piece] = []
    for plain, group in groupby(pieces, lambda piece: isinstance(piece, Static | Hook)):
        run = [*group]
        fused += _fused_run(run) if plain else run
    return [*_with_values(fused)]


def _fused_run(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Texts and markers between two tags."""
    before, steps = _steps(pieces)
    at = 0
    while at < len(steps):
        length, call = _fused(before, steps[at : at + _LONGEST])
        if call is None:
            yield from (Static(before), steps[at][0])
            before = steps[at][1]
        else:
            yield Hook(call)
            before = ""
        at += length
    if before or not steps:
        yield Static(before)


def _steps(pieces: Sequence[Piece]) -> tuple[str, list[_Step]]:
    """The text in front, and each marker with the text that follows it."""
    texts: list[list[str]] = [[]]
    hooks: list[Hook] = []
    for piece in pieces:
        if isinstance(piece, Hook):
            hooks.append(piece)
            texts.append([])
        elif isinstance(piece, Static):
            texts[-1].append(piece.value)
    joined = ["".join(each) for each in texts]
    return joined[0], list(zip(hooks, joined[1:], strict=True))


def _fused(before: str, steps: Sequence[_Step]) -> tuple[int, _Markers | None]:
    """How many markers in front are done by one call, and that call; one and none where they are not of a field."""
    calls = [hook.call for hook, _ in steps]
    if calls[:2] == _OPENING and not steps[0][0].values[1]:
        return 2, _Opening(before, tuple(steps[:2]))
    if calls[:2] == _CLOSING:
        return 2, _Closing(before, tuple(steps[:2]))
    if calls[0] == PartFilling.field_path_end:
        length = next((n for n, call in enumerate(calls) if n and call not in _BETWEEN), len(calls))
        if len({*calls[:length]}) == length:  # each at most once
            length += calls[length:][:1] == [PartFilling.content]
            return length, _Beginning(before, tuple(steps[:length]))
    return 1, None


def _with_values(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The calls of one field joined with the values that stand between them."""
    at = 0
    while at < len(pieces):
        opening = _call_of(pieces, at)
        path = _path_of(pieces, at + 1) if isinstance(opening, _Opening) else []
        begins = at + 1 + len(path)
        match opening, path, [_call_of(pieces, n) for n in range(begins, begins + 3)]:
            case _Opening() as opens, [Output() as only], [_Beginning() as begun, Output() as value, _Closing() as end]:
                yield Hook(_whole(opens, _Paths(opens, path, begun), begun, end), (only, value))
                at = begins + 3
            case _Opening() as opens, [_, *_], [_Beginning() as begun, *_]:
                values = tuple(each for each in path if isinstance(each, Output))
                yield Hook(_begun(opens, _Paths(opens, path, begun), begun), values)
                at = begins + 1
            case _:
                yield pieces[at]
                at += 1


def _call_of(pieces: Sequence[Piece], at: int) -> object:
    """The call that a hook makes, or another piece itself."""
    piece = pieces[at] if at < len(pieces) else None
    return piece.call if isinstance(piece, Hook) else piece


def _path_of(pieces: Sequence[Piece], at: int) -> list[Static | Output]:
    """The values that make a path, with the texts between them."""
    path: list[Static | Output] = []
    while at + len(path) < len(pieces) and isinstance(piece := pieces[at + len(path)], Static | Output):
        path.append(piece)
    return path


@dataclass(frozen=True, slots=True)
class _Markers:
    """Markers that belong together with the texts around them; a call does one after the other."""

    before: str
    steps: tuple[_Step, ...]

    def __call__(self, state: PartFilling, out: list[str]) -> None:
        out.append(self.before)
        self.go_on(state, out, self.steps)

    def go_on(self, state: PartFilling, out: list[str], steps: Sequence[_Step]) -> None:
        """The last of its markers."""
        for hook, after in steps:
            hook.call(state, out, *hook.values)
            out.append(after)

    def text_after(self, index: int) -> str:
        """The text behind one of its markers."""
        return self.steps[index][1]


class _Opening(_Markers):
    """A field opens, and its path follows."""

    @property
    def head(self) -> tuple[str, str, str, str]:
        """Its text, the kind of the field, what follows its bookmark, and how the path begins."""
        return self.before, str(self.steps[0][0].values[0]), self.text_after(0), self.text_after(1)


class _Beginning(_Markers):
    """A path is complete, and content follows."""

    def around_id(self) -> list[str]:
        """What comes out before and after the id of the control when its content is one line; one text without id."""
        texts = [self.text_after(0)]
        for hook, after in self.steps[1:]:
            if hook.call == PartFilling.new_id:
                texts.append("")
            elif hook.call == PartFilling.plain_text:
                texts[-1] += control_text(str(hook.values[0]))
            texts[-1] += after
        return texts


class _Closing(_Markers):
    """Content is complete, and so is its field."""


class _Paths:
    """The paths of one field by the values that make them: the same come back in every document."""

    def __init__(self, opening: _Opening, path: Sequence[Static | Output], beginning: _Beginning) -> None:
        self._texts = [None if isinstance(each, Output) else str(each.value) for each in path]
        whole = [opening.head[-1], *self._texts, beginning.before]
        self._pattern = "".join("%s" if text is None else text.replace("%", "%%") for text in whole)
        self.known: dict[tuple[str, ...], str] = {}

    def made(self, values: tuple[str, ...]) -> str:
        """A path that is not known yet; empty when it cannot stand in a tag as it is."""
        path = self._pattern % values
        if not 0 < len(path) <= MAX_TAG or "&" in path or path.strip() != path:
            return ""
        if len(self.known) < _KNOWN:
            self.known[values] = path
        return path

    def pieces(self, values: tuple[str, ...]) -> list[str]:
        """The values with the texts between them, one by one."""
        left = iter(values)
        return [next(left) if text is None else text for text in self._texts]


def _begun(opening: _Opening, paths: _Paths, beginning: _Beginning) -> Callable[..., None]:
    before, kind, between, _ = opening.head
    after, first, rest = beginning.text_after(0), "", beginning.steps[1:]
    numbered = bool(rest) and rest[0][0].call == PartFilling.new_id
    if numbered:
        first, rest = rest[0][1], rest[1:]
    known = paths.known

    def call(state: PartFilling, out: list[str], *values: str) -> None:
        if path := known.get(values) or paths.made(values):
            number, bookmark = state.filling.new_field()
            state.fields.append((number, bookmark, path, kind))
            control = state.filling.new_id() if numbered else ""
            out.append(
                f'{before}<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>{between}{path}{after}{control}{first}'
            )
            if rest:
                beginning.go_on(state, out, rest)
        else:
            opening(state, out)
            out += paths.pieces(values)
            beginning(state, out)

    return call


def _whole(
    opening: _Opening, paths: _Paths, beginning: _Beginning, closing: _Closing
) -> Callable[[PartFilling, list[str], str, str], None]:
    before, kind, between, _ = opening.head
    first, *others = beginning.around_id()
    rest, numbered = "".join(others), bool(others)
    last, opens = beginning.text_after(-1), beginning.steps[-1][0].call == PartFilling.content
    content = last + closing.before
    # a text of one line leaves the control as it is
    usual = opens and last.endswith(">") and content.count("</w:p>") < 2 and "<w:br/>" not in content
    after = f'{closing.before}{closing.text_after(0)}<w:bookmarkEnd w:id="'
    end = f'"/>{closing.text_after(1)}'
    begun = _begun(opening, paths, beginning)
    known = paths.known

    def call(state: PartFilling, out: list[str], value: str, text: str) -> None:
        if (
            usual
            and text
            and "<" not in text
            and not text.isspace()
            and (path := known.get((value,)) or paths.made((value,)))
        ):
            filling = state.filling
            number, bookmark = filling.new_field()
            filling.fields.append((bookmark, path, kind))
            control = filling.new_id() if numbered else ""
            out.append(
                f'{before}<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>{between}{path}{first}{control}{rest}'
                f"{text}{after}{number}{end}"
            )
        else:
            begun(state, out, value)
            out.append(text)
            closing(state, out)

    return call
