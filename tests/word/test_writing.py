"""Values as text: remembering what came out before changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from hypothesis import given
from hypothesis import strategies as st

from docgen.word.writing import Site, attribute_writer, plain_run_writer


class Keuze(StrEnum):
    JA = "ja"


_VALUES = st.one_of(
    st.text('ab<&>"\n\té☐ ', max_size=150),
    st.sampled_from(["ja", "1", "0", "", "True", Keuze.JA, 1, True, 1.0, Decimal(1), 0, False, None]),
)


@given(st.lists(_VALUES, max_size=300))
def test_a_value_comes_out_the_same_whatever_came_before(values: Sequence[object]) -> None:
    site = Site(splits=True)
    run, attribute = plain_run_writer(site), attribute_writer()
    assert [run(each) for each in values] == [plain_run_writer(site)(each) for each in values]
    assert [attribute(each) for each in values] == [attribute_writer()(each) for each in values]


def test_a_text_that_came_before_is_not_looked_at_again() -> None:
    write = plain_run_writer(Site())
    assert write("Wonen & wijk") is write("Wonen & wijk")
