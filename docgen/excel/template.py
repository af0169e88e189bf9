"""An Excel template, compiled once and filled many times.

package → brand → sheets as rows → tags → blocks → pieces → one function        compile, once per form and brand
mapping → rows → layout (cached per shape) → rows joined → zip                  render, once per document
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from docgen.branding import Brand
from docgen.diagnostics import Diagnostic, Location, Severity
from docgen.errors import TemplateError
from docgen.excel.codes import finding
from docgen.excel.compiling import compile_plans, field_kinds, plan_sheets, static_members
from docgen.excel.fill import Filler
from docgen.excel.filled import SheetOutput
from docgen.excel.layout import Layout, build_layout
from docgen.excel.output import write_output
from docgen.excel.plan import SheetPlan, is_plain
from docgen.excel.sheetnames import unique_names
from docgen.excel.source import Source, read_source
from docgen.excel.strings import NewStrings, ReadyEnds
from docgen.excel.texts import mark_properties
from docgen.ooxml import Draft, Member, ZipWriter
from docgen.template import Program, Schema, too_many_tags
from docgen.template import finding as language_finding

_LAYOUTS = 64
_SHEETS = 1_000
_TAGGED_CELLS = 10_000


@dataclass(slots=True)
class _Cache:
    """The layouts of the last renderings, by what they depend on, and how their short texts are written."""

    layouts: OrderedDict[Hashable, Layout] = field(default_factory=OrderedDict[Hashable, Layout])
    texts: dict[str, str] = field(default_factory=dict[str, str])
    lock: Lock = field(default_factory=Lock)

    def get(self, key: Hashable) -> Layout | None:
        with self.lock:
            found = self.layouts.get(key)
            if found is not None:
                self.layouts.move_to_end(key)
            return found

    def put(self, key: Hashable, layout: Layout) -> None:
        with self.lock:
            self.layouts[key] = layout
            while len(self.layouts) > _LAYOUTS:
                self.layouts.popitem(last=False)


@dataclass(frozen=True)
class ExcelTemplate:
    """A checked template; safe to use from several threads.

    `reads` are the paths of the mapping that rendering may read: `client.naam`, `plan.doelen[].tekst`, and
    `plan.doelen[]` for the length of a list (or the codes of a mapping). `warnings` do not stop it.
    """

    reads: frozenset[str]
    warnings: tuple[Diagnostic, ...]
    _source: Source
    _plans: list[SheetPlan]
    _program: Program | None
    _members: Mapping[str, Member]
    _kinds: dict[str, str]
    _ends: ReadyEnds
    _cache: _Cache

    @staticmethod
    def compile(source: Path | str | bytes, schema: Schema | None = None, brand: Brand | None = None) -> ExcelTemplate:
        """The template in a file or in bytes, checked against a schema, in the style of a brand.

        Raises:
            TemplateError: everything that is wrong with it, in one go, each with its place.
        """
        place = Location(file=None if isinstance(source, bytes) else Path(source).name)
        try:
            found = read_source(source, brand)
            if problems := too_many_tags(d for name, d in found.parts.items() if found.types.of(name).endswith("xml")):
                raise TemplateError(problems)  # noqa: TRY301  # its place is added below, as to all others
            return _compiled(found, schema)
        except TemplateError as error:
            raise TemplateError(each.within(place) for each in error.diagnostics) from None
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
            # the schema of workbooks is not checked: numbers that are none, and names that lead nowhere, show here
            raise TemplateError([finding("excel.broken-part", place)]) from error

    def render(self, mapping: Mapping[str, Any], assets: Mapping[str, bytes] | None = None) -> bytes:
        """The workbook for a mapping; `assets` are the bytes of its pictures by token (PNG or JPEG).

        Raises:
            TemplateError: a name that is missing, or a value that its tag cannot print, with the tag's place.
        """
        return self.fill(mapping, assets).pack()

    def fill(self, mapping: Mapping[str, Any], assets: Mapping[str, bytes] | None = None) -> Draft:
        """What `render` packs, to be given an identity first.

        Raises:
            TemplateError: as `render`.
        """
        try:
            return self._filled(mapping, assets or {})
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
            # values of a kind that no cell can hold, which only show when the sheets are written
            raise TemplateError([language_finding("template.wrong-value", what=type(error).__name__)]) from error

    def _filled(self, mapping: Mapping[str, Any], assets: Mapping[str, bytes]) -> Draft:
        if self._program is None:
            return Draft("xlsx", ZipWriter(self._members.values()), {})
        strings = NewStrings(self._ends, self._cache.texts)
        filler = Filler(self._plans, strings, since_1904=self._source.workbook.since_1904)
        self._program.run(mapping, state=filler)
        outputs = filler.finish()
        layout = self._layout(outputs)
        return write_output(self._source, self._members, layout, outputs, strings, filler.core, assets)

    def _layout(self, outputs: list[SheetOutput]) -> Layout:
        if len(outputs) > _SHEETS:
            raise TemplateError([finding("excel.too-many-sheets", count=str(len(outputs)))])
        names = unique_names(output.name for output in outputs)
        key = tuple(
            (o.plan.number, name, tuple(o.shape), frozenset(o.columns), len(o.fields))
            for o, name in zip(outputs, names, strict=True)
        )
        layout = self._cache.get(key)
        if layout is None:
            layout = build_layout(self._source, outputs, names, self._kinds)
            self._cache.put(key, layout)
        return layout


def _compiled(source: Source, schema: Schema | None) -> ExcelTemplate:
    plans = plan_sheets(source)
    if sum(len(plan.cells) for plan in plans) > _TAGGED_CELLS:
        raise TemplateError([finding("excel.too-many-cells")])
    core = mark_properties(source)
    problems = [p for plan in plans for p in plan.problems]
    problems += [p for text in core for p in text.tagged.problems]
    if not any(plan.tagged for plan in plans) and not core and not problems:
        members = static_members(source, keep_all=True)
        return ExcelTemplate(frozenset(), (), source, plans, None, members, {}, ReadyEnds(0), _Cache())
    compiled = compile_plans(source, plans, core, schema)
    problems += compiled.problems
    if compiled.program is None or any(p.severity is Severity.ERROR for p in problems):
        placed = [problem for problem in problems if problem.location != Location()]
        raise TemplateError(dict.fromkeys(placed or problems))  # blocks without an end say so with their place
    warnings = tuple(dict.fromkeys(problems))
    vary = any(plan.sheet_tags or not is_plain(plan.name) for plan in plans)
    members = static_members(source, keep_all=False, sheets_vary=vary)
    kinds, ends = field_kinds(source, plans), ReadyEnds(len(source.strings.items))
    return ExcelTemplate(compiled.reads, warnings, source, plans, compiled.program, members, kinds, ends, _Cache())
