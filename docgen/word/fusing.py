"""Markers of one field that stand close together become one call, as a page may hold a hundred fields.

    field · text · field_path                                            →  the field opens, its path follows
    field_path_end · text · new_id, field_empty, plain_text · content    →  its content follows (a box has none)
    content_end · text · field_end                                       →  the field is complete

What the calls do is what the methods of `PartFilling` do one after the other; what is unusual is left to those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from docgen.template import Hook, Piece, Static
from docgen.word.collected import Field
from docgen.word.filling import MAX_TAG, PartFilling, control_text

Call = Callable[[PartFilling, list[str]], None]
_Step = tuple[Hook, str]  # a marker with the text up to the next one

_OPENING = (PartFilling.field, PartFilling.field_path)
_CLOSING = (PartFilling.content_end, PartFilling.field_end)
_BETWEEN = {PartFilling.new_id, PartFilling.field_empty, PartFilling.plain_text}
_LONGEST = len(_BETWEEN) + 2
_PLACES = (PartFilling.new_id, PartFilling.field_empty, PartFilling.plain_text, PartFilling.content)


def fuse(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, with fewer calls."""
    fused: list[Piece] = []
    for plain, group in groupby(pieces, lambda piece: isinstance(piece, Static | Hook)):
        run = [*group]
        fused += _fused_run(run) if plain else run
    return fused


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


def _fused(before: str, steps: Sequence[_Step]) -> tuple[int, Call | None]:
    """How many markers in front are done by one call, and that call; one and none where they are not of a field."""
    calls = [hook.call for hook, _ in steps]
    if calls[:2] == [*_OPENING] and not steps[0][0].values[1]:
        return 2, _opening(before, steps[0][0].values[0], steps[0][1], steps[1][1])
    if calls[:2] == [*_CLOSING]:
        return 2, _closing(before, steps[0][1], steps[1][1])
    if calls[0] == PartFilling.field_path_end:
        length = next((n for n, call in enumerate(calls) if n and call not in _BETWEEN), len(calls))
        if len({*calls[:length]}) == length:  # each at most once
            length += calls[length:][:1] == [PartFilling.content]
            return length, _beginning(before, steps[:length])
    return 1, None


def _opening(before: str, kind: str, between: str, after: str) -> Call:
    def call(state: PartFilling, out: list[str]) -> None:
        filling = state.filling
        number, bookmark = filling.next_bookmark, f"veld_{filling.next_field}"
        filling.next_bookmark = number + 1
        filling.next_field += 1
        state.fields.append((number, bookmark, "", kind))
        out.append(f'{before}<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>{between}')
        state.path_start = len(out)
        if after:
            out.append(after)

    return call


def _beginning(before: str, steps: Sequence[_Step]) -> Call:
    """Each marker leaves an item that is filled, or filled later, and each text one that stays."""
    items, places = list[str](), dict[Callable[..., object], int]()
    for hook, after in steps:
        places[hook.call] = len(items)
        if hook.call in _BETWEEN:
            items.append(control_text(hook.values[0]) if hook.call == PartFilling.plain_text else "")
        items.append(after)
    number, empty, plain, content = (places.get(call, -1) for call in _PLACES)

    def call(state: PartFilling, out: list[str]) -> None:
        base = len(out)
        path = out[-1]
        if not before and base == state.path_start + 1 and _is_short(path):
            fields = state.fields
            mark, bookmark, _, kind = fields[-1]
            fields[-1] = mark, bookmark, path, kind
        else:
            out.append(before)
            state.field_path_end(out)
            base = len(out)
        out += items
        if number >= 0:
            out[base + number] = str(state.filling.new_id())
        if content >= 0:
            first = base + empty if empty >= 0 else state.empty
            state.controls.append((first, base + plain if plain >= 0 else state.plain, base + content))
            state.empty = state.plain = -1

    return call


def _is_short(path: str) -> bool:
    """Whether a path can stand in a tag as it is."""
    return 0 < len(path) <= MAX_TAG and "&" not in path and path.isprintable() and " " not in path


def _closing(before: str, between: str, after: str) -> Call:
    lines = "<w:br/>" in before
    paragraphs = before.count("</w:p>")

    def call(state: PartFilling, out: list[str]) -> None:
        _, plain, start = state.controls[-1]
        if (
            len(out) == start + 2
            and _is_plain(out[-1])
            and out[start].endswith(">")
            and (plain < 0 or not (lines or "<w:br/>" in out[start] or paragraphs + out[start].count("</w:p>") > 1))
        ):
            state.controls.pop()  # one short text: the field is not empty, and a control for text it stays
            number, bookmark, path, kind = state.fields.pop()
            state.filling.fields.append(Field(bookmark, path, kind))
            out.append(f'{before}{between}<w:bookmarkEnd w:id="{number}"/>{after}')
        else:
            out.append(before)
            state.content_end(out)
            out.append(between)
            state.field_end(out)
            out.append(after)

    return call


def _is_plain(value: str) -> bool:
    return bool(value) and "<" not in value and not value.isspace()
