"""Parsing each tag on its own with Jinja's parser.

A statement that opens a block gets its end glued on (`{% for … %}{% endfor %}`), so that one broken tag never hides the
next one. Which block an end belongs to is the business of `blocks`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from docgen.diagnostics import Diagnostic, Location, nearest
from docgen.template.codes import finding
from docgen.template.grammar import MEND, explain
from docgen.template.tags import Tag, TagKind

MAX_DEPTH = 30
_WORD = re.compile(r"[A-Za-z_]\w*")
_DOTTED = r"([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)"
_SIMPLE_OUTPUT = re.compile(rf"\{{\{{ {_DOTTED} \}}\}}", re.ASCII)
_SIMPLE_IF = re.compile(rf"\{{% if {_DOTTED} %\}}\{{% endif %\}}", re.ASCII)
_SIMPLE_FOR = re.compile(rf"\{{% for ([A-Za-z_]\w*) in {_DOTTED} %\}}\{{% endfor %\}}", re.ASCII)
_RESERVED = frozenset(
    {
        "true",
        "false",
        "none",
        "True",
        "False",
        "None",
        "not",
        "and",
        "or",
        "in",
        "is",
        "if",
        "else",
        "elif",
        "recursive",
    }
)
_ENDS = {"if": "endif", "for": "endfor"}
_BARE = frozenset({"else", "endif", "endfor", "hm", "vm"})
_EXPRESSIONS = frozenset({"cellbg", "colspan"})
KNOWN = frozenset({"if", "elif", "for", "set"}) | _BARE | _EXPRESSIONS
_REFUSED = frozenset(
    [
        "macro",
        "endmacro",
        "call",
        "endcall",
        "import",
        "from",
        "include",
        "extends",
        "block",
        "endblock",
        "filter",
        "endfilter",
        "with",
        "endwith",
        "autoescape",
        "endautoescape",
        "raw",
        "endraw",
        "do",
        "trans",
        "endtrans",
        "break",
        "continue",
        "print",
        "endset",
        "debug",
        "pluralize",
    ]
)
_UNKNOWN = {  # words of other languages, of people and of machines, that are near none of ours
    "als": "if", "indien": "if", "elseif": "elif", "elsif": "elif", "anders": "else", "eindals": "endif",
    "einde": "endif of endfor", "eind": "endif of endfor", "end": "endif of endfor", "fi": "endif", "voor": "for",
    "foreach": "for", "each": "for", "eindvoor": "endfor", "endforeach": "endfor", "let": "set", "assign": "set",
    "unless": "if not",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tag and its meaning.

    `word` is "print", "comment", a statement's first word, or "" when it is none of ours. `node` is Jinja's: an
    expression for print, cellbg and colspan; `If`, `For` or `Assign`; `None` for bare words and for tags that are
    wrong.
    """

    tag: Tag
    word: str
    node: nodes.Node | None = None


def parse_tag(tag: Tag) -> tuple[Parsed, list[Diagnostic]]:
    """The meaning of one tag and what is wrong with its grammar; a wrong block tag keeps its word, to match its end."""
    place = Location(tag=tag.source)
    if tag.kind is TagKind.COMMENT:
        return Parsed(tag, "comment"), []
    if tag.kind is TagKind.OUTPUT:
        node, problems = _parse(f"{{{{ {tag.body} }}}}", place)
        return Parsed(tag, "print", _only_expression(node)), problems
    found = _WORD.match(tag.body)
    word = found.group() if found else ""
    rest = tag.body[len(word) :].strip()
    if word not in KNOWN:
        return Parsed(tag, ""), [_unknown_word(word, place)]
    if word in _BARE:
        return Parsed(tag, word), _nothing_after(word, rest, place)
    return _statement(tag, word, rest, place)


def _nothing_after(word: str, rest: str, place: Location) -> list[Diagnostic]:
    if not rest:
        return []
    condition = word == "else" and rest.startswith("if")
    how = "Schrijf `elif` voor een tweede voorwaarde." if condition else f"Haal weg wat er na “{word}” staat."
    return [finding("template.syntax", place, what=f"na “{word}” hoort niets te staan", how=how)]


def _statement(tag: Tag, word: str, rest: str, place: Location) -> tuple[Parsed, list[Diagnostic]]:
    if word in _EXPRESSIONS:
        node, problems = _parse(f"{{{{ {rest} }}}}", place)
        return Parsed(tag, word, _only_expression(node)), problems
    if word == "set" and "=" not in rest:
        return Parsed(tag, word), [finding("template.set-block", place)]
    opening = "if" if word == "elif" else word
    end = f"{{% {_ENDS[opening]} %}}" if opening in _ENDS else ""
    node, problems = _parse(f"{{% {opening} {rest} %}}{end}", place)
    body = node.body if isinstance(node, nodes.Template) else []
    return Parsed(tag, word, body[0] if len(body) == 1 else None), problems


def _only_expression(node: nodes.Template | None) -> nodes.Node | None:
    match node.body if node else []:
        case [nodes.Output(nodes=[nodes.TemplateData()])]:
            return None
        case [nodes.Output(nodes=[expression])]:
            return expression
        case _:
            return None


def _parse(source: str, place: Location) -> tuple[nodes.Template | None, list[Diagnostic]]:
    tree, problem = _tree(source)
    return tree, [problem.within(place)] if problem else []


@lru_cache(maxsize=4096)
def _tree(source: str) -> tuple[nodes.Template | None, Diagnostic | None]:
    """The tree of one tag; a template says the same thing many times, and nobody changes a tree."""
    if simple := _simple(source):
        return simple, None
    if _depth(source) > MAX_DEPTH:
        return None, finding("template.too-complex")
    try:
        tree = _environment().parse(source)
    except TemplateSyntaxError as error:
        what, how = explain(error.message or "")
        return None, finding("template.syntax", what=what, how=how)
    except (RecursionError, ValueError, OverflowError, MemoryError):  # nested or long beyond what a person writes
        return None, finding("template.too-complex")
    if _is_deep(tree):
        return None, finding("template.too-complex")
    if len(tree.body) != 1:
        return None, finding("template.syntax", what="de tag is leeg of bevat meer dan één opdracht", how=MEND)
    return tree, None


def _simple(source: str) -> nodes.Template | None:
    """The tree of a tag that holds nothing but a dotted name, as most tags do; Jinja takes a hundred times as long."""
    if found := _SIMPLE_OUTPUT.fullmatch(source):
        name = _dotted(found[1])
        return nodes.Template([nodes.Output([name])]) if name else None
    if found := _SIMPLE_IF.fullmatch(source):
        name = _dotted(found[1])
        return nodes.Template([nodes.If(name, [], [], [])]) if name else None
    if found := _SIMPLE_FOR.fullmatch(source):
        name, target = _dotted(found[2]), _dotted(found[1])
        if name and target:
            return nodes.Template([nodes.For(nodes.Name(found[1], "store"), name, [], [], None, False)])  # noqa: FBT003
    return None


def _dotted(text: str) -> nodes.Expr | None:
    first, *rest = text.split(".")
    if first in _RESERVED or len(rest) > MAX_DEPTH:
        return None
    tree: nodes.Expr = nodes.Name(first, "load")
    for name in rest:
        tree = nodes.Getattr(tree, name, "load")
    return tree


@cache
def _environment() -> Environment:
    # only ever parses: nothing is compiled or run by Jinja, and its optimizer (which folds 9**9**9) never sees the tree
    return Environment()  # noqa: S701


def _depth(source: str) -> int:
    deepest = depth = 0
    for sign in source:
        depth += (sign in "([{") - (sign in ")]}")
        deepest = max(deepest, depth)
    return deepest


def _is_deep(tree: nodes.Node) -> bool:
    level: list[nodes.Node] = [tree]
    for _ in range(2 * MAX_DEPTH):
        level = [child for node in level for child in node.iter_child_nodes()]
        if not level:
            return False
    return True


def _unknown_word(word: str, place: Location) -> Diagnostic:
    if word in _REFUSED:
        how = "Gebruik if, for of set; schrijf een gedeelte dat vaker voorkomt twee keer uit."
        if word in {"raw", "endraw"}:  # what stands between them would be tags to Word's users and text to us
            how = "Laat raw weg, en schrijf tekens die geen tag zijn als {_{ … }_} of {_% … %_}."
        return finding("template.refused-statement", place, word=word, how=how)
    # a level that is glued to its word: {%pif x %}
    parts = [(level, word.removeprefix(level)) for level in ("tr", "tc", "ts", "p", "r") if word.startswith(level)]
    glued = next((f"{level} {rest}" for level, rest in parts if rest in KNOWN), "")
    near = glued or _UNKNOWN.get(word.lower()) or nearest(word, KNOWN)
    hint = f"Bedoel je “{near}”? " if near else ""
    return finding("template.unknown-statement", place, word=word or "(niets)", near=hint)
