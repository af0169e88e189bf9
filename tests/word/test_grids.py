from __future__ import annotations

from docgen.word.grids import columns, repair_grid


def grid(*widths: int) -> str:
    inner = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{inner}</w:tblGrid>"


def table(inner: str, *widths: int) -> str:
    return f"<w:tbl>{grid(*widths)}{inner}</w:tbl>"


CELL = "<w:tc><w:p/></w:tc>"
WIDE = '<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p/></w:tc>'


def test_columns_are_those_of_the_widest_row() -> None:
    assert columns(table(f"<w:tr>{CELL * 2}</w:tr><w:tr>{CELL}{WIDE}</w:tr>", 1)) == 4


def test_tables_within_cells_do_not_count() -> None:
    inner = table(f"<w:tr>{CELL * 9}</w:tr>", 1)
    assert columns(table(f"<w:tr><w:tc>{inner}<w:p/></w:tc>{CELL}</w:tr>", 1)) == 2


def test_room_left_open_before_a_row_counts() -> None:
    assert columns(table(f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{CELL}</w:tr>', 1)) == 3


def test_new_columns_share_the_width() -> None:
    assert grid(666, 666, 666) in repair_grid(table(f"<w:tr>{CELL * 3}</w:tr>", 1000, 1000))


def test_columns_that_went_leave_their_width_to_the_others() -> None:
    assert grid(2000) in repair_grid(table(f"<w:tr>{CELL}</w:tr>", 1000, 1000))


def test_a_grid_that_fits_stays_as_it_is() -> None:
    whole = table(f"<w:tr>{CELL * 2}</w:tr>", 300, 700)
    assert repair_grid(whole) == whole
