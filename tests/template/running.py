"""Templates of plain text, run through every step that an engine runs."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.diagnostics import Diagnostic, Location, Severity
from docgen.template import (
    Compiled,
    Control,
    Output,
    Piece,
    Schema,
    Static,
    compile_program,
    find_tags,
    match_blocks,
    parse_tag,
    plain_text,
    unescape,
)

PLACE = Location(part="tekst")


def compiled(text: str, schema: Schema | None = None) -> tuple[Compiled, list[Diagnostic]]:
    """The program of a text, and all problems of all steps."""
    tags, problems = find_tags(text)
    parsed = []
    pieces: list[Piece] = []
    at = 0
    for tag in tags:
        pieces.append(Static(unescape(text[at : tag.start])))
        at = tag.end
        found, wrong = parse_tag(tag)
        problems += wrong
        parsed.append(found)
        if found.word == "print":
            pieces.append(Output(found, PLACE, lambda _: plain_text))
        elif found.word not in {"", "comment"}:
            pieces.append(Control(found, PLACE))
    pieces.append(Static(unescape(text[at:])))
    problems += match_blocks(parsed)[1]
    broken = any(each.severity is Severity.ERROR for each in problems)
    done = compile_program(pieces, schema, only_check=broken)
    return done, [*problems, *done.problems]


def run(text: str, mapping: Mapping[str, object] | None = None, schema: Schema | None = None) -> str:
    """What comes out of a text template."""
    done, problems = compiled(text, schema)
    assert done.program, [str(each) for each in problems]
    return "".join(done.program.run(mapping or {}))


def codes(text: str, schema: Schema | None = None) -> list[str]:
    """The codes of all that is wrong with a text template."""
    return [each.code for each in compiled(text, schema)[1]]


def reads(text: str, schema: Schema | None = None) -> set[str]:
    """The paths that a text template reads."""
    return set(compiled(text, schema)[0].reads)
