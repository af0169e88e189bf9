"""The template language: docxtpl's dialect of Jinja, checked against a schema and compiled to Python.

What it knows nothing of is files. An engine (`docgen.word`, `docgen.excel`) uses it in five steps:

1. `has_tags(text)` / `find_tags(text)` give the `Tag`s of a text, with offsets, level ("" inline, "p", "tr", "tc",
"ts",
   "r") and what is wrong (unclosed, too long). Text between tags goes through `unescape` (`{_{` → `{{`).
2. `parse_tag(tag)` gives a `Parsed`: its `word` ("print", "comment", "if", "elif", "else", "endif", "for", "endfor",
   "set", "cellbg", "colspan", "hm", "vm", or "" when it is none of ours) and Jinja's node; plus what is wrong with it.
   `Tag.output("loop.length")` makes a tag that no one typed.
3. `match_blocks(parsed, places)` pairs the block tags of one part in document order: `Block(start, middles, end)` are
   indexes. The engine uses the pairs to see that both ends stand on the same level (`template.split-block`) and to know
   which rows, columns or paragraphs a block repeats.
4. The engine lays its part out as pieces in output order and compiles them:

       compiled = compile_program([
           Static(anything),                      # comes out as it is; neighbouring texts become one
           Output(parsed, place, bind),           # bind(checked) -> function: called once, when compiling, with the
                                                  # type and paths of the expression; function(value) -> what comes out
           Hook(call),                            # call(state, out) while filling: counts, or looks back
           Control(parsed, place),                # if, elif, else, endif, for, endfor, set
       ], schema)
       compiled.problems                          # every finding, placed; errors mean compiled.program is None
       compiled.reads                             # "plan.doelen[].tekst"; "plan.doelen[]" is the length (or the codes)

   Statics may be any object, so an engine can put markers of its own around rows, cells and sheets and read the flat
   list of what came out as events. A tag that must not print but is needed as a value (a sheet's name, a condition) is
   an Output whose function makes an event. `Output(containers=True)` lets lists and records through.
5. `compiled.program.run(context, full)` gives the list of what came out. Whatever goes wrong is a TemplateError that
   carries the tag's place. `full(out)` is called when the list grows beyond `mark` inside a loop: it must refuse what
   grows beyond bounds, and gives the next mark.

Rules of the language that engines rely on: None prints as ""; every printed value is given to the engine's function as
it is (str, int, Decimal, float, bool, date, datetime, None, `Image`, `Link`, `Markdown`, `Check`, `Shape`);
`plain_text` is the text of a single value. `set` inside an if is seen after it, inside a for only until the turn ends.
A code that an open mapping lacks is None; a field that the schema does not require may be missing and is None; any
other missing name is an error, and a typo is one when compiling. `finding(code, place, **words)` makes a diagnostic of
a code in `codes.CODES`; an engine keeps a table of its own with `Code` and `make_finding`.
"""

from docgen.template.blocks import MAX_UNCLOSED, Block, match_blocks
from docgen.template.codes import CODES, Code, finding, make_finding
from docgen.template.pieces import Checked, Control, Hook, Output, Piece, Stateful, Static
from docgen.template.program import Compiled, Program
from docgen.template.runtime import Budget, TooMuchError, WrongValueError, plain_text
from docgen.template.schema import Listed, Schema
from docgen.template.syntax import Parsed, parse_tag
from docgen.template.tags import Tag, TagKind, find_tags, has_tags, too_many_tags, unescape
from docgen.template.values import Check, Image, Link, Markdown, Shape
from docgen.template.writer import MAX_BLOCKS, compile_program

__all__ = [
    "CODES",
    "MAX_BLOCKS",
    "MAX_UNCLOSED",
    "Block",
    "Budget",
    "Check",
    "Checked",
    "Code",
    "Compiled",
    "Control",
    "Hook",
    "Image",
    "Link",
    "Listed",
    "Markdown",
    "Output",
    "Parsed",
    "Piece",
    "Program",
    "Schema",
    "Shape",
    "Stateful",
    "Static",
    "Tag",
    "TagKind",
    "TooMuchError",
    "WrongValueError",
    "compile_program",
    "find_tags",
    "finding",
    "has_tags",
    "make_finding",
    "match_blocks",
    "parse_tag",
    "plain_text",
    "too_many_tags",
    "unescape",
]
