from __future__ import annotations

import pytest

from docgen.word.runproperties import with_property


@pytest.mark.parametrize(
    ("before", "added", "after"),
    [
        ("", "<w:b/>", "<w:rPr><w:b/></w:rPr>"),
        ('<w:rPr><w:sz w:val="20"/></w:rPr>', "<w:b/>", '<w:rPr><w:b/><w:sz w:val="20"/></w:rPr>'),
        ('<w:rPr><w:b w:val="0"/><w:i/></w:rPr>', "<w:b/>", "<w:rPr><w:b/><w:i/></w:rPr>"),
        ('<w:rPr><w:b/></w:rPr>', '<w:rStyle w:val="H"/>', '<w:rPr><w:rStyle w:val="H"/><w:b/></w:rPr>'),
    ],
)  # fmt: skip
def test_a_property_stands_once_and_where_the_schema_wants_it(before: str, added: str, after: str) -> None:
    assert with_property(before, added) == after
