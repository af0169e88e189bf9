"""Outlines: the strokes of a drawing as moves, lines and curves, read from the SVG that we draw ourselves.

SVG has many ways to say the same; DrawingML has few. Everything becomes four segments in SVG units:

    M x y                move the pen
    L x y                line
    C x1 y1 x2 y2 x y    cubic curve
    Z                    back to where the pen came down

Only what our own drawings use is read: path with the absolute commands M L H V C A Z, line, polyline, polygon, circle,
rect. Anything else is our mistake.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.ooxml.namespaces import local_name
from docgen.ooxml.xml import Element, parse

_TOKEN = re.compile(r"[MLHVCAZ]|-?(?:\d+\.?\d*|\.\d+)")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7, "Z": 0}
_KAPPA = 0.5522847498  # control points of a quarter circle: 4/3 · (√2 - 1)


class Segment(NamedTuple):
    """One stroke of the pen: `kind` is M, L, C or Z, `points` are one, one, three or no pairs."""

    kind: str
    points: tuple[tuple[float, float], ...] = ()


class Drawing(NamedTuple):
    """An SVG of ours: its title and its outline."""

    title: str
    outline: tuple[Segment, ...]


def read_svg(data: bytes) -> Drawing:
    """The title and the outline of an SVG file.

    Raises:
        ValueError: the file uses something that our drawings do not.
    """
    title, outline = "", list[Segment]()
    for element in parse(data).iterchildren():
        if not isinstance(element.tag, str):
            continue
        if local_name(element.tag) == "title":
            title = element.text or ""
        else:
            outline.extend(_segments(element))
    return Drawing(title, tuple(outline))


def _segments(element: Element) -> Iterator[Segment]:
    number = {key: float(value) for key, value in element.attrib.items() if key not in {"d", "points"}}
    match local_name(str(element.tag)):
        case "path":
            yield from parse_path(element.get("d", ""))
        case "polyline" | "polygon" as kind:
            yield from _polyline(element.get("points", ""), closed=kind == "polygon")
        case "circle":
            radius = number["r"]
            yield from _rounded(number["cx"] - radius, number["cy"] - radius, 2 * radius, 2 * radius, radius)
        case "rect":
            yield from _rounded(number["x"], number["y"], number["width"], number["height"], number.get("rx", 0))
        case other:
            raise ValueError(f"our drawings do not use <{other}>")


def parse_path(text: str) -> Iterator[Segment]:
    """The segments of a path with absolute commands; arcs become curves.

    Raises:
        ValueError: there is something else in the path.
    """
    if _TOKEN.sub("", text).strip(" ,\n"):
        raise ValueError(f"not a path of ours: {text}")
    tokens = _TOKEN.findall(text)
    at, command = 0, ""
    x = y = start_x = start_y = 0.0
    while at < len(tokens):
        if tokens[at] in _ARITY:
            command, at = tokens[at], at + 1
        elif command == "M":  # SVG 2, 9.3.3: further pairs after a move are lines
            command = "L"
        count = _ARITY[command]
        values = [float(token) for token in tokens[at : at + count]]
        at += count
        if command == "Z":
            x, y = start_x, start_y
            yield Segment("Z")
            continue
        if command == "A":
            yield from _arc(x, y, values)
        elif command == "C":
            yield Segment("C", ((values[0], values[1]), (values[2], values[3]), (values[4], values[5])))
        end_x = values[0] if command == "H" else x if command == "V" else values[-2]
        end_y = y if command == "H" else values[-1]
        if command in "MLHV":
            yield Segment("M" if command == "M" else "L", ((end_x, end_y),))
        x, y = end_x, end_y
        if command == "M":
            start_x, start_y = x, y


def _polyline(points: str, *, closed: bool) -> Iterator[Segment]:
    values = [float(value) for value in points.replace(",", " ").split()]
    for number, pair in enumerate(zip(values[::2], values[1::2], strict=True)):
        yield Segment("L" if number else "M", (pair,))
    if closed:
        yield Segment("Z")


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> Iterator[Segment]:
    """A rectangle with round corners; a circle is one that is nothing but corners."""
    right, bottom, k = x + width, y + height, radius * (1 - _KAPPA)
    corners = [  # where the straight side ends, the two control points, where the corner ends
        ((right - radius, y), (right - k, y), (right, y + k), (right, y + radius)),
        ((right, bottom - radius), (right, bottom - k), (right - k, bottom), (right - radius, bottom)),
        ((x + radius, bottom), (x + k, bottom), (x, bottom - k), (x, bottom - radius)),
        ((x, y + radius), (x, y + k), (x + k, y), (x + radius, y)),
    ]
    pen = (x + radius, y)
    yield Segment("M", (pen,))
    for before, first, second, after in corners:
        if before != pen:
            yield Segment("L", (before,))
        if radius:
            yield Segment("C", (first, second, after))
        pen = after
    yield Segment("Z")


def _arc(x: float, y: float, values: list[float]) -> Iterator[Segment]:
    """The arc of a circle as curves of at most a quarter (SVG 2, B.2.4: from end points to centre)."""
    radius, large, sweep, end_x, end_y = values[0], values[3], values[4], values[5], values[6]
    if values[0] != values[1]:
        raise ValueError("our drawings have no elliptic arcs")
    chord = math.hypot(end_x - x, end_y - y)
    radius = max(radius, chord / 2)  # SVG 2, 9.5.1: a radius that is too small grows
    away = math.sqrt(max(0.0, radius**2 - chord**2 / 4)) * (-1 if large == sweep else 1)
    cx = (x + end_x) / 2 - away * (end_y - y) / chord
    cy = (y + end_y) / 2 + away * (end_x - x) / chord
    start = math.atan2(y - cy, x - cx)
    turn = (math.atan2(end_y - cy, end_x - cx) - start) % (2 * math.pi)
    if not sweep:
        turn -= 2 * math.pi
    steps = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    step = turn / steps
    reach = 4 / 3 * math.tan(step / 4) * radius
    for number in range(steps):
        a, b = start + number * step, start + (number + 1) * step
        x1, y1 = cx + radius * math.cos(a), cy + radius * math.sin(a)
        x2, y2 = cx + radius * math.cos(b), cy + radius * math.sin(b)
        first = (x1 - reach * math.sin(a), y1 + reach * math.cos(a))
        second = (x2 + reach * math.sin(b), y2 - reach * math.cos(b))
        yield Segment("C", (first, second, (x2, y2)))
