"""From a list of pieces to one Python function that fills them in.

An engine lays its template out as pieces in the order in which they come out: fixed values, output tags and control
tags. `compile_program` checks all tags against the schema and writes the function; `Program.run` calls it and gives the
list of what came out, ready to join (Word) or to place (Excel).

    Static("<w:t>")  Output({{ naam }})  Static("</w:t>")          a('<w:t>'); a(p1(c['naam'])); a('</w:t>')
    Hook(open_cell)                                                open_cell(s, out)
    Control({% for x in lijst %}) … Control({% endfor %})          for x1 in b.items(c['lijst']): …
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import CodeType
from typing import Any

from jinja2 import nodes

from docgen.diagnostics import Diagnostic, Severity
from docgen.template.codes import finding
from docgen.template.expressions import checker_for
from docgen.template.filters import FILTERS
from docgen.template.pieces import Checked, Control, Hook, Output, Piece, Stateful, Static
from docgen.template.predicates import TESTS
from docgen.template.program import FILE, Compiled, Place, Program, placed
from docgen.template.runtime import OPERATIONS
from docgen.template.schema import Schema
from docgen.template.scope import Frame, Loop, Scope, Value
from docgen.template.types import FREE, TEXT, Free, ListOf, Record, Scalar, Type, describe
from docgen.template.types import Mapping as MappingType

MAX_BLOCKS, MAX_LOOPS, MAX_BRANCHES = 40, 10, 200
MAX_LINES = 20_000  # Python takes a hundred megabytes to read them


def compile_program(
    pieces: Sequence[Piece], schema: Schema | None = None, *, mark: int = 10_000, only_check: bool = False
) -> Compiled:
    """The function for a list of pieces.

    `mark` is how many pieces may stand in the list before `full` is called. `only_check` is for pieces whose blocks are
    known to be wrong (`match_blocks`): their names are checked as far as can be, and there is no program.
    """
    writer = _Writer(schema, mark)
    for piece in pieces:
        writer.piece(piece)
    return writer.finish(only_check=only_check)


@dataclass(slots=True)
class _Open:
    """A for-block being written: the line of its header, what the header says, and its number."""

    word: str
    header: int = 0
    number: int = 0
    targets: str = ""
    over: str = ""
    loop: Loop | None = None
    branched: bool = False
    branches: int = 0


class _Writer:
    """Writes the lines of one function, keeping for each tag the line where it begins."""

    def __init__(self, schema: Schema | None, mark: int) -> None:
        self.scope = Scope()
        self.checker = checker_for(schema.root if schema else None, self.scope)
        self.mark = mark
        self.body: list[str] = [""]
        self.indent = 1
        self.open: list[_Open] = []
        self.tagged: list[tuple[int, Place]] = []
        self.names: dict[str, Any] = dict(OPERATIONS)
        self.names |= {f"f_{name}": found.function for name, found in FILTERS.items()}
        self.names |= {f"t_{name}": found.function for name, found in TESTS.items()}
        self.texts: list[str] = []
        self.problems: list[Diagnostic] = []
        self.count = 0
        self.writing = {
            "if": self._if,
            "elif": self._elif,
            "else": self._else,
            "endif": self._endif,
            "for": self._for,
            "endfor": self._endfor,
            "set": self._set,
        }

    def line(self, text: str) -> None:
        # deeper than this is an error already, and never becomes a program
        self.body.append("\t" * min(self.indent, 2 * MAX_BLOCKS) + text)

    def name(self, value: Any) -> str:
        self.count += 1
        name = f"k{self.count}"
        self.names[name] = value
        return name

    def piece(self, piece: Piece) -> None:
        if isinstance(piece, Static):
            self._static(piece.value)
            return
        self._flush()
        if isinstance(piece, Hook):
            self._hook(piece)
            return
        self._begin_tag(piece)
        if isinstance(piece, Output):
            self.line(f"a({self._written(piece)})")
        elif writing := self.writing.get(piece.parsed.word):
            writing(piece.parsed.node)
        self._end_tag(piece)

    def _begin_tag(self, piece: Output | Control) -> None:
        self.tagged.append((len(self.body) + 1, (piece.parsed.tag.source, piece.place)))

    def _end_tag(self, piece: Output | Control) -> None:
        if self.checker.problems:
            place = placed(piece.parsed.tag.source, piece.place)
            self.problems += [each.within(place) for each in self.checker.problems]
            self.checker.problems.clear()

    def _hook(self, hook: Hook) -> None:
        outputs = [value for value in hook.values if isinstance(value, Output)]
        if outputs:
            self._begin_tag(outputs[0])  # what the call itself refuses
        self.line(f"{self.name(hook.call)}(s,out")
        for value in hook.values:
            if isinstance(value, Output):  # on a line of its own, which tells where it stands
                self._begin_tag(value)
                self.line(f",{self._written(value)}")
                self._end_tag(value)
            else:
                self.line(f",{self.name(value)}")
        self.line(")")

    def _static(self, value: Any) -> None:
        if isinstance(value, str):
            self.texts.append(value)
            return
        self._flush()
        self.line(f"a({self.name(value)})")

    def _flush(self) -> None:
        if self.texts:
            text = "".join(self.texts)
            self.texts.clear()
            if text:
                self.line(f"a({self.name(text)})")

    def _written(self, piece: Output) -> str:
        """The code of what comes out for a value."""
        value = self.checker.value(piece.parsed.node)
        self.checker.used(value)
        if not piece.containers:
            self.checker.printable(value)
            if not piece.bare:
                self._warn_of_bare(value)
        function = piece.bind(Checked(value.type, value.name, value.paths, value.constant))
        if isinstance(function, Stateful):
            return f"{self.name(function.function)}({value.code},s)"
        return f"{self.name(function)}({value.code})"

    def _warn_of_bare(self, value: Value) -> None:
        if isinstance(value.type, Scalar) and value.paths and not value.code.startswith(("f_", "b.spent(f_")):
            bare = {"DATE": "template.bare-date", "DATETIME": "template.bare-date", "BOOL": "template.bare-bool"}
            if code := bare.get(value.type.kind.name):
                self.checker.wrong(code, name=value.name)

    # blocks

    def _if(self, node: nodes.Node | None) -> None:
        test = self.checker.condition(node.test if isinstance(node, nodes.If) else None)
        self.line(f"if {test.code}:")
        self._enter(_Open("if"))

    def _enter(self, opened: _Open) -> None:
        self.open.append(opened)
        # Python itself stops at 100 levels, and at 20 loops within each other; said of the first that is too deep
        loops = sum(each.word == "for" for each in self.open[: MAX_BLOCKS + 1])
        if len(self.open) == MAX_BLOCKS + 1 or (opened.word == "for" and loops == MAX_LOOPS + 1):
            self.checker.wrong("template.too-complex")
        self.indent += 1
        self.line("pass")

    def _elif(self, node: nodes.Node | None) -> None:
        if self.open:
            self.open[-1].branches += 1
            if self.open[-1].branches == MAX_BRANCHES:  # Python reads each as an if within the one before
                self.checker.wrong("template.too-complex")
        test = self.checker.condition(node.test if isinstance(node, nodes.If) else None)
        self.indent -= 1
        self.line(f"elif {test.code}:")
        self.indent += 1
        self.line("pass")

    def _else(self, node: nodes.Node | None) -> None:
        del node
        if self.open and self.open[-1].word == "for":
            opened = self.open[-1]
            self._leave_loop(opened)
            self.line(f"if not s{opened.number}:")
            opened.branched = True
        else:
            self.indent = max(1, self.indent - 1)
            self.line("else:")
        self.indent += 1
        self.line("pass")

    def _endif(self, node: nodes.Node | None) -> None:
        del node
        if self.open and self.open[-1].word == "if":
            self.open.pop()
            self.indent -= 1

    def _for(self, node: nodes.Node | None) -> None:
        number = self.scope.number()
        opened = _Open("for", number=number)
        if not isinstance(node, nodes.For):
            self.line(f"s{number}=()")
            self._begin_loop(opened, {}, Value(f"x{number}"), f"x{number}")
            return
        if node.recursive:
            self.checker.wrong("template.recursive-loop")
        value = self.checker.value(node.iter)
        self.checker.reads |= value.items()
        names, item, targets = self._targets(node.target, value, number)
        source = f"b.items(pairs({value.code}))" if value.pairs else f"b.items({value.code})"
        self.line(f"s{number}={source}")
        if node.test is not None:
            self.scope.frames.append(Frame(dict(names)))
            test = self.checker.condition(node.test)
            self.scope.frames.pop()
            self.line(f"s{number}=[{item.code} for {targets} in s{number} if {test.code}]")
        opened.over = value.name
        self._begin_loop(opened, names, item, targets)

    def _begin_loop(self, opened: _Open, names: dict[str, Value], item: Value, targets: str) -> None:
        opened.header = len(self.body)
        opened.targets = targets
        self.line("")  # the header: written at the end, when it is known whether `loop` is asked for
        depth = 1 + sum(each.word == "for" for each in self.open)
        opened.loop = Loop(opened.number, depth, item)
        self._enter(opened)
        self.scope.frames.append(Frame(names, opened.loop, len(self.body) - 1))

    def _targets(self, target: nodes.Node, value: Value, number: int) -> tuple[dict[str, Value], Value, str]:
        """The names of the turn, the item as one value, and the Python targets."""
        item_type, paths = self._item(value), value.items()
        single = isinstance(value.type, ListOf) and isinstance(item_type, Record | Scalar | MappingType)
        if single and isinstance(target, nodes.Tuple):  # what Python would unpack are the keys of each item
            self.checker.wrong("template.loop-target")
        match target:
            case nodes.Name(name=name) if not name.startswith("_"):
                if value.pairs:
                    self.checker.wrong("template.loop-target")
                code = f"x{number}"
                item = Value(code, item_type, paths, name, code)
                return {name: item}, item, code
            case nodes.Tuple(items=[nodes.Name(name=first), nodes.Name(name=second)]) if not (
                first.startswith("_") or second.startswith("_")
            ):
                return self._two_targets(first, second, value, number)
            case _:
                private = [n.name for n in target.find_all(nodes.Name) if n.name.startswith("_")]
                if private or (isinstance(target, nodes.Name) and target.name.startswith("_")):
                    name = private[0] if private else getattr(target, "name", "_")
                    self.checker.wrong("template.private-name", name=name)
                else:
                    self.checker.wrong("template.loop-target")
                return {}, Value(f"x{number}"), f"x{number}"

    def _two_targets(self, first: str, second: str, value: Value, number: int) -> tuple[dict[str, Value], Value, str]:
        if not value.pairs and isinstance(value.type, MappingType | Record):
            self.checker.wrong("template.loop-needs-items", name=value.name)
        kind = value.type.value if isinstance(value.type, MappingType) else FREE
        paths = value.items()
        key = Value(f"x{number}", TEXT if value.pairs else FREE, paths, first, f"x{number}")
        each = Value(f"y{number}", kind, paths, second, f"y{number}")
        item = Value(f"(x{number},y{number})", FREE, paths, second)
        return {first: key, second: each}, item, f"x{number},y{number}"

    def _item(self, value: Value) -> Type:
        match value.type:
            case ListOf():
                return value.type.item
            case MappingType():
                return TEXT  # looping over a mapping gives its codes
            case Free():
                return FREE
            case _:
                self.checker.wrong("template.loop-over-value", name=value.name, type=describe(value.type))
                return FREE

    def _endfor(self, node: nodes.Node | None) -> None:
        del node
        if not self.open or self.open[-1].word != "for":
            return
        opened = self.open[-1]
        if opened.branched:
            self.indent -= 1
        else:
            self._leave_loop(opened)
        self.open.pop()

    def _leave_loop(self, opened: _Open) -> None:
        self.line("if len(out)>m:m=full(out)")
        self.indent -= 1
        n, loop = opened.number, opened.loop
        if loop and loop.used:
            header = (
                f"n{n}=len(s{n})\n" + "\t" * self.indent + f"for i{n},{_bracketed(opened.targets)} in enumerate(s{n}):"
            )
        else:
            header = f"for {opened.targets} in s{n}:"
        self.body[opened.header] = "\t" * self.indent + header
        frame = self.scope.frames.pop()
        self.scope.gone |= dict.fromkeys(frame.names, opened.over)

    def _set(self, node: nodes.Node | None) -> None:
        if not isinstance(node, nodes.Assign):
            return
        if not isinstance(node.target, nodes.Name):
            self.checker.wrong("template.set-target")
            return
        name = node.target.name
        if name.startswith("_"):
            self.checker.wrong("template.private-name", name=name)
            return
        value = self.checker.value(node.node)
        # what stands open inside the innermost for decides whether this line may be passed over
        within = [each.word for each in self.open]
        inner = within[len(within) - within[::-1].index("for") :] if "for" in within else within
        branched = bool(self.open and self.open[-1].branched)
        before = self.scope.find(name) or self._outside(name)
        local, needs_first = self.scope.assign(name, value, before, conditional="if" in inner or branched)
        if needs_first:
            head = self.scope.frames[-1].head
            depth = 1 + self._depth_of_frame()
            self.body[head] += "\n" + "\t" * depth + f"{local.code}={before.soft or before.code}"
        self.line(f"{local.code}={value.code}")

    def _depth_of_frame(self) -> int:
        """How many levels the innermost for-block's body stands below the function's."""
        deepest = max((n for n, each in enumerate(self.open) if each.word == "for" and not each.branched), default=-1)
        return deepest + 1

    def _outside(self, name: str) -> Value:
        """What a name is before the template sets it: a root of the context, or nothing."""
        root = self.checker.root
        if root is None or name in root.fields:
            return self.checker.root_value(name)
        return Value("None", FREE, soft="None")

    def finish(self, *, only_check: bool) -> Compiled:
        self._flush()
        reads = frozenset(path for path in self.checker.reads if path)
        problems = tuple(self.problems)
        if only_check or any(each.severity is Severity.ERROR for each in problems):
            return Compiled(None, reads, problems)
        if len(self.body) > MAX_LINES:
            return Compiled(None, reads, (*problems, finding("template.too-many-tags")))
        source = f"def fill(c,out,a,b,full,s,m={self.mark}):" + "\n".join([*self.body, "\treturn"])
        try:
            code: CodeType = compile(source, FILE, "exec")
        except (SyntaxError, RecursionError, MemoryError):  # what Python's own limits call too much
            return Compiled(None, reads, (*problems, finding("template.too-complex")))
        space: dict[str, Any] = dict(self.names)
        space["__builtins__"] = {"len": len, "enumerate": enumerate}
        exec(code, space)  # noqa: S102  # the text is written above, out of checked constants only
        lines, places = self._line_table()
        return Compiled(Program(source, space["fill"], lines, places, reads), reads, problems)

    def _line_table(self) -> tuple[tuple[int, ...], tuple[Place, ...]]:
        """The first line of each tag in the source, entries of the body being one line or more."""
        starts: list[int] = []
        at = 1
        for entry in self.body:
            starts.append(at)
            at += entry.count("\n") + 1
        first = [starts[index - 1] if index - 1 < len(starts) else at for index, _ in self.tagged]
        return tuple(first), tuple(place for _, place in self.tagged)


def _bracketed(targets: str) -> str:
    return f"({targets})" if "," in targets else targets
