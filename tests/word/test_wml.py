"""Parts that other programs write: other prefixes for the same names, and another encoding."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from docgen.ooxml import Package, pack
from docgen.ooxml.namespaces import W
from docgen.ooxml.reading import read_docx
from docgen.template import Check, Markdown
from docgen.word import WordTemplate

from .making import docx, numbering, p, table
from .test_notes import LOOP, with_note
from .test_repeated import GOALS, LISTS, NUMBERED

BODY = [
    "{{ tekst }}",
    "{%p for d in doelen %}",
    "{{ d.naam }}",
    "{%p for s in d.stappen %}",
    p("{{ s }}", properties=NUMBERED),
    "{%p endfor %}",
    table(["{%tr for s in d.stappen %}"], ["{{ s }}"], ["{%tr endfor %}"]),
    "{%p endfor %}",
    table(["{%tc for d in doelen %}", "{{ d.naam }}", "{%tc endfor %}"]),
    p("{{ vak }}"),
    "{{p opmaak }}",
]
MAPPING = {"tekst": "een\n\ntwee\tdrie", "doelen": GOALS, "vak": Check(True), "opmaak": Markdown("**vet**\n\n- a")}


def other_prefix(text: str) -> str:
    """As Python's ElementTree writes it."""
    return re.sub(r"(</?|\s)w:", r"\1ns0:", text).replace("xmlns:w=", "xmlns:ns0=")


def default_namespace(text: str) -> str:
    """Elements without a prefix, attributes with one."""
    return re.sub(r"(</?)w:", r"\1", text).replace("xmlns:w=", f'xmlns="{W}" xmlns:w=', 1)


def declared_inside(text: str) -> str:
    """Each paragraph with a prefix of its own."""
    inner = re.sub(r"(</?)w:(p|r|t|pPr|br)(?=[ />])", r"\1q:\2", text)
    return re.sub(r"<q:p(?=[ />])", f'<q:p xmlns:q="{W}"', inner)


def taken(text: str) -> str:
    """With `w` for something else."""
    return re.sub(r"(</?|\s)w:", r"\1q:", text).replace("xmlns:w=", 'xmlns:w="urn:x" xmlns:q=')


def rewritten(data: bytes, write: Callable[[str], str], encoding: str = "utf-8") -> bytes:
    parts = dict(Package.read(data).parts)
    for name in ("word/document.xml", "word/numbering.xml", "word/footnotes.xml"):
        if name in parts:
            text = write(parts[name].decode())
            parts[name] = text.replace('encoding="UTF-8"', f'encoding="{encoding}"').encode(encoding)
    return pack(parts)


@pytest.mark.parametrize("write", [other_prefix, default_namespace, declared_inside, taken])
def test_prefixes_make_no_difference(write: Callable[[str], str]) -> None:
    plain = docx(*BODY, extra=LISTS)
    out = WordTemplate.compile(rewritten(plain, write)).render(MAPPING)
    assert read_docx(out) == read_docx(WordTemplate.compile(plain).render(MAPPING))


@pytest.mark.parametrize("write", [other_prefix, default_namespace])
def test_notes_are_copied_whatever_their_prefix(write: Callable[[str], str]) -> None:
    for content in (p("Zie {{ d.naam }}"), p("vast")):
        plain = with_note(content, *LOOP)
        out = WordTemplate.compile(rewritten(plain, write)).render({"doelen": GOALS})
        assert read_docx(out) == read_docx(WordTemplate.compile(plain).render({"doelen": GOALS}))


def test_an_encoding_makes_no_difference() -> None:
    plain = docx(*BODY, extra=numbering(LISTS["word/numbering.xml"][2].decode().split(">", 2)[2].rsplit("<", 1)[0]))
    out = WordTemplate.compile(rewritten(plain, str, "utf-16")).render(MAPPING)
    assert read_docx(out) == read_docx(WordTemplate.compile(plain).render(MAPPING))


def test_parts_may_have_other_names() -> None:
    plain = docx(*BODY, extra=LISTS)
    moved = {
        name.replace("word/document.xml", "doc/hoofd.xml")
        .replace("word/numbering.xml", "doc/nummers.xml")
        .replace("word/_rels/document.xml", "doc/_rels/hoofd.xml"): data.replace(b"numbering.xml", b"nummers.xml")
        .replace(b"document.xml", b"hoofd.xml")
        .replace(b"word/", b"doc/")
        for name, data in Package.read(plain).parts.items()
    }
    out = WordTemplate.compile(pack(moved)).render(MAPPING)
    assert read_docx(out) == read_docx(WordTemplate.compile(plain).render(MAPPING))
    assert b"<w:num " in Package.read(out).parts["doc/nummers.xml"]
