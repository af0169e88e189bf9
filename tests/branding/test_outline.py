"""Our SVG as moves, lines and curves."""

import math

import pytest

from docgen.branding.outline import Segment, parse_path, read_svg


def svg(body: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg"><title>T</title>{body}</svg>'.encode()


def test_further_pairs_after_a_move_are_lines():
    assert list(parse_path("M1 2 3 4H5V6Z")) == [
        Segment("M", ((1, 2),)),
        Segment("L", ((3, 4),)),
        Segment("L", ((5, 4),)),
        Segment("L", ((5, 6),)),
        Segment("Z"),
    ]


def _on_curve(start, segment, t):
    (a, b, c), s = segment.points, 1 - t
    return tuple(
        s**3 * p0 + 3 * s**2 * t * p1 + 3 * s * t**2 * p2 + t**3 * p3
        for p0, p1, p2, p3 in zip(start, a, b, c, strict=True)
    )


@pytest.mark.parametrize("large", [0, 1])
@pytest.mark.parametrize("sweep", [0, 1])
def test_arcs_stay_on_their_circle_and_end_where_they_should(large, sweep):
    segments = list(parse_path(f"M0 0A5 5 0 {large} {sweep} 6 0"))
    assert segments[-1].points[-1] == pytest.approx((6, 0))
    # the two circles of radius 5 through (0, 0) and (6, 0); below is positive in SVG
    centre = (3, 4) if large != sweep else (3, -4)
    pen = (0, 0)
    for segment in segments[1:]:
        for t in (0.25, 0.5, 0.75, 1):
            x, y = _on_curve(pen, segment, t)
            assert math.hypot(x - centre[0], y - centre[1]) == pytest.approx(5, abs=0.01)
        pen = segment.points[-1]


def test_a_circle_is_four_curves():
    drawing = read_svg(svg('<circle cx="12" cy="12" r="9"/>'))
    assert drawing.title == "T"
    assert [segment.kind for segment in drawing.outline] == ["M", "C", "C", "C", "C", "Z"]


def test_a_rectangle_keeps_its_straight_sides():
    drawing = read_svg(svg('<rect x="3" y="5" width="18" height="16" rx="2"/>'))
    assert [s.kind for s in drawing.outline].count("C") == 4
    assert drawing.outline[0] == Segment("M", ((5, 5),))


@pytest.mark.parametrize("body", ['<ellipse cx="1" cy="1" rx="1" ry="2"/>', '<path d="M0 0Q1 1 2 2"/>'])
def test_what_our_drawings_do_not_use_is_refused(body):
    with pytest.raises(ValueError, match="our"):
        read_svg(svg(body))
