"""The last step of a rendering: rows joined, values of this document put into the parts, everything zipped."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docgen.diagnostics import Location
from docgen.errors import TemplateError
from docgen.excel.attached import Made, add_drawing, add_links
from docgen.excel.charts import fill_caches
from docgen.excel.codes import finding
from docgen.excel.evaluate import computed_values, known_cells
from docgen.excel.filled import SheetOutput
from docgen.excel.headerpictures import add_header_pictures, with_header_drawing
from docgen.excel.joining import join_rows
from docgen.excel.layout import Layout, SheetLayout
from docgen.excel.source import Source
from docgen.excel.strings import NewStrings
from docgen.excel.tails import filled_tail
from docgen.excel.texts import fill_marks, fill_part
from docgen.excel.values import escape_text
from docgen.ooxml import Content, Draft, Member, ZipWriter, make_kept_member
from docgen.ooxml.content_types import PART_NAME, write_content_types
from docgen.ooxml.inputs import CONTENT_TYPES as INPUT_TYPES
from docgen.ooxml.inputs import ITEM, InputField, input_list
from docgen.ooxml.relationships import rels_name, write_relationships

_HEADER_LIMIT = 255
_PROPERTIES = frozenset({"core-properties", "extended-properties", "custom-properties"})
_MAX_ARCHIVES = 8


def write_output(
    source: Source,
    members: Mapping[str, Member],
    layout: Layout,
    outputs: list[SheetOutput],
    strings: NewStrings,
    core: Mapping[str, list[str]],
    assets: Mapping[str, bytes],
) -> Draft:
    """The workbook, to be packed."""
    made = Made(layout.parts)
    book = known_cells(layout, outputs)
    values = computed_values(layout, book)
    _texts(source, layout, outputs, core, made)
    if book is not None:
        for name in layout.charts:
            made.changed[name] = fill_caches(made.part(source, name) or b"", book.area)
    for number, (output, sheet) in enumerate(zip(outputs, layout.sheets, strict=True)):
        if sheet.touched:
            made.changed[sheet.part] = _sheet(source, output, sheet, made, assets, values[number])
    made.changed[layout.strings_part] = source.strings.content(strings.xml())
    if layout.fields:
        made.changed[ITEM] = _inputs(layout, outputs)
    if made.types or made.defaults:
        made.changed[PART_NAME] = _types(layout, made)
    return Draft("xlsx", _archive(members, layout, tuple(made.changed)), made.changed)


def _texts(
    source: Source, layout: Layout, outputs: list[SheetOutput], core: Mapping[str, list[str]], made: Made
) -> None:
    """Fills the texts beside the cells."""
    for output, sheet in zip(outputs, layout.sheets, strict=True):
        if not output.plan.has_side_texts:
            continue
        _check_lengths(output)
        for name in sheet.companions:
            data = made.part(source, name) or b""
            place = Location(sheet=output.plan.sheet.name, part=name)
            filled = fill_part(data, output.texts, output.plan.line_breaks, place)
            if filled is not data:
                made.changed[name] = filled
    for rel in source.package.rels() if core else ():
        if rel.kind in _PROPERTIES and rel.part in source.parts:
            data = made.part(source, rel.part) or b""
            made.changed[rel.part] = fill_part(data, core, {}, Location(part=rel.part))


def _check_lengths(output: SheetOutput) -> None:
    for text in output.plan.texts:
        for value in output.texts.get(text.key, ()) if text.most else ():
            if len(value) > text.most:
                place = Location(sheet=output.plan.sheet.name, cell=text.cell or None)
                words = {"length": str(len(value)), "most": str(text.most)}
                raise TemplateError([finding("excel.message-too-long", place, **words)])


def _inputs(layout: Layout, outputs: list[SheetOutput]) -> Member:
    """The list of input fields; records of one shape mostly have the same paths."""
    paths = [path for output in outputs for _, _, path in output.fields]
    known = layout.inputs
    if known is not None and known[0] == paths:
        return known[1]
    rows = (InputField(name, path, kind) for (name, kind), path in zip(layout.fields, paths, strict=True))
    made = make_kept_member(ITEM, input_list(rows))
    layout.inputs = (paths, made)
    return made


def _types(layout: Layout, made: Made) -> bytes:
    """The content types with those of pictures, before those of the input fields."""
    types = layout.types
    fields = {part: types.of(part) for part in INPUT_TYPES if layout.fields}
    for part in fields:
        types = types.without(part)
    for part, kind in (made.types | fields).items():
        types = types.with_override(part, kind)
    for extension, kind in made.defaults.items():
        types = types.with_default(extension, kind)
    return write_content_types(types)


def _archive(members: Mapping[str, Member], layout: Layout, changed: tuple[str, ...]) -> ZipWriter:
    """What all documents of a layout share that change these parts."""
    found = layout.archives.get(changed)
    if found is None:
        names = dict.fromkeys([*members, *layout.parts])
        shared = [_shared(members, layout, n) for n in names if n not in layout.removed and n not in changed]
        if len(layout.archives) >= _MAX_ARCHIVES:
            layout.archives.clear()
        found = layout.archives[changed] = ZipWriter(shared)
    return found


def _shared(members: Mapping[str, Member], layout: Layout, name: str) -> Member:
    data = layout.parts.get(name)
    if data is None:
        return members[name]
    if name not in layout.members:
        layout.members[name] = make_kept_member(name, data)
    return layout.members[name]


def _sheet(
    source: Source,
    output: SheetOutput,
    sheet: SheetLayout,
    made: Made,
    assets: Mapping[str, bytes],
    values: Mapping[int, tuple[str, str]],
) -> Content:
    formulas = [_formula(start, f, values.get(at)) for at, (_, start, f) in enumerate(sheet.formulas)]
    rels = list(sheet.rels)
    links = add_links(output, sheet.copy, rels) if output.links else ""
    drawing = add_drawing(source, output, sheet, rels, made, assets) if output.pictures else ""
    pictured = add_header_pictures(source, output, sheet, rels, made, assets) if output.header_pictures else ""
    if len(rels) != len(sheet.rels):
        made.changed[rels_name(sheet.part)] = write_relationships(rels)
    slots = {key: _header(text, output) for key, text in output.slots.items()} if output.slots else {}
    fill = _own_texts(output) if output.plan.texts else None
    rows = join_rows(output, sheet.copy, formulas).encode()
    if not (slots or links or drawing or fill or pictured):
        return sheet.frame, rows
    tail = filled_tail(sheet.tail, slots, links, drawing, fill)
    return b"".join((sheet.frame.head, rows, (with_header_drawing(tail, pictured) if pictured else tail).encode()))


def _own_texts(output: SheetOutput) -> Callable[[str], str]:
    place = Location(sheet=output.plan.sheet.name)
    return lambda text: fill_marks(text, output.texts, output.plan.line_breaks, place)


def _formula(start: str, formula: str, value: tuple[str, str] | None) -> str:
    """A cell with a formula, with its value when that is known."""
    if value is None:
        return f"{start}>{formula}</c>"
    kind, text = value
    return f"{start}{kind}>{formula}<v>{text}</v></c>"


def _header(text: str, output: SheetOutput) -> str:
    if len(text) > _HEADER_LIMIT:
        place = Location(sheet=output.plan.sheet.name)
        raise TemplateError([finding("excel.header-too-long", place, length=str(len(text)))])
    return escape_text(text)
