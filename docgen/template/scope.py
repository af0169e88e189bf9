"""Names while a template is read: what each is called in the generated function, its type, and its paths."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.template.types import FREE, Type, as_nullable, merged

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Value:
    """One expression: Python `code`, its `type`, and the `paths` of the mapping that it may be.

    `name` is what messages call it. `soft` is the same code with missing names as `MISSING`. `constant` says that
    `value` is known now.
    """

    code: str
    type: Type = FREE
    paths: frozenset[str] = _NONE
    name: str = ""
    soft: str = ""
    constant: bool = False
    value: object = None
    pairs: bool = False

    def step(self, code: str, soft: str, kind: Type, name: str) -> Value:
        """The value one name further: `client` → `client.naam`."""
        paths = frozenset(f"{path}.{name}" if path else name for path in self.paths)
        return Value(code, kind, paths, f"{self.name}.{name}" if self.name else name, soft)

    def items(self) -> frozenset[str]:
        """The paths of the items of this list or mapping."""
        return frozenset(path + "[]" for path in self.paths)


@dataclass(slots=True)
class Loop:
    """The `loop` of one for-block: the numbered locals of the generated function, and whether they are asked for."""

    number: int
    depth: int
    item: Value
    used: bool = False

    def attribute(self, name: str) -> str | None:
        """The Python expression of `loop.<name>`, or `None` when there is no such name."""
        n = self.number
        return {
            "index": f"(i{n}+1)",
            "index0": f"i{n}",
            "first": f"(i{n}==0)",
            "last": f"(i{n}==n{n}-1)",
            "length": f"n{n}",
            "revindex": f"(n{n}-i{n})",
            "revindex0": f"(n{n}-i{n}-1)",
            "depth": str(self.depth),
            "depth0": str(self.depth - 1),
            "previtem": f"(s{n}[i{n}-1] if i{n} else None)",
            "nextitem": f"(s{n}[i{n}+1] if i{n}<n{n}-1 else None)",
        }.get(name)


LOOP_NAMES = (
    "index", "index0", "first", "last", "length", "revindex", "revindex0", "depth", "depth0", "previtem", "nextitem",
)  # fmt: skip


@dataclass(slots=True)
class Frame:
    """The names of one for-block, or of the whole template; `head` is the line where its names get a first value."""

    names: dict[str, Value] = field(default_factory=dict[str, Value])
    loop: Loop | None = None
    head: int = 0


class Scope:
    """The frames from the whole template to the innermost for-block."""

    def __init__(self) -> None:
        self.frames = [Frame()]
        self.count = 0
        self.gone: dict[str, str] = {}  # names of loops that have ended, and what they looped over

    def number(self) -> int:
        """A number that no other name of this function has."""
        self.count += 1
        return self.count

    def find(self, name: str) -> Value | None:
        """The innermost value with a name, or `None`."""
        return next((frame.names[name] for frame in reversed(self.frames) if name in frame.names), None)

    def known(self) -> set[str]:
        """Every name that the template itself gave."""
        return {name for frame in self.frames for name in frame.names}

    @property
    def loop(self) -> Loop | None:
        """The innermost for-block's `loop`."""
        return self.frames[-1].loop

    def assign(self, name: str, value: Value, before: Value, *, conditional: bool) -> tuple[Value, bool]:
        """The local for `set name = value`, and whether it must be given the value `before` where the frame begins.

        Within an if either value may be the one that counts, so type and paths of both are kept.
        """
        names = self.frames[-1].names
        existing = names.get(name)
        own = existing is not None and existing.code.startswith("v")
        code = existing.code if existing and own else f"v{self.number()}"
        if conditional:
            # a name that was nothing before is nothing when the if is passed over
            kind = as_nullable(value.type) if before.code == "None" else merged(before.type, value.type)
            paths = before.paths | value.paths
        else:
            kind, paths = value.type, value.paths
        # a name is called by its path in messages, where it has one
        names[name] = Value(code, kind, paths, value.name or name, code, pairs=value.pairs and not conditional)
        return names[name], conditional and not own
