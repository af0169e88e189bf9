"""What byte strings have in common changes neither their digests nor what arrives."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from docgen.build.alike import Digests, Shipment, common
from docgen.build.keys import digest

_BEGINNINGS = [b"", b"PK\x03\x04" * 40_000, b"PK\x03\x04" * 40_000 + b"\0", b"\0" * 70_000, b"PK\x03"]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(_BEGINNINGS), st.binary(max_size=40))))
def test_the_digest_of_bytes_is_the_same_whatever_came_before_them(
    documents: list[tuple[str, bytes, bytes]],
) -> None:
    digests = Digests()
    for kind, beginning, rest in documents:
        assert digests.of(beginning + rest, kind) == digest(beginning + rest)


def test_many_kinds_change_no_digest() -> None:
    digests = Digests()
    for number in [*range(600), *range(600)]:
        data = b"same for all" + number.to_bytes(4)
        assert digests.of(data, number % 300) == digest(data)


@given(st.binary(), st.binary(), st.binary())
def test_what_two_have_in_common_is_the_longest_beginning_of_both(start: bytes, one: bytes, other: bytes) -> None:
    found = common(start + one, start + other)
    size = len(found)
    assert (start + one)[:size] == found == (start + other)[:size]
    assert size >= len(start)
    assert min(len(start + one), len(start + other)) == size or (start + one)[size] != (start + other)[size]


@given(st.lists(st.none() | st.tuples(st.sampled_from(_BEGINNINGS), st.binary(max_size=40)).map(b"".join)))
def test_what_is_sent_arrives(documents: list[bytes | None]) -> None:
    sent = Shipment((f"{number}.docx", data, ("opmerking",)) for number, data in enumerate(documents))
    assert pickle.loads(pickle.dumps(sent)) == sent


def test_what_documents_begin_with_is_sent_once() -> None:
    beginning = bytes(range(256)) * 150
    sent = Shipment((f"{number}.docx", beginning + number.to_bytes(4) * 100, None) for number in range(50))
    assert len(pickle.dumps(sent)) < len(beginning) + 50 * 500
