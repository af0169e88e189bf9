"""The last step of a rendering: rows joined, values of this document put into the parts, everything zipped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from docgen.branding.pictograms import excel_shape
from docgen.diagnostics import Location
from docgen.errors import TemplateError
from docgen.excel.anchors import EMPTY_DRAWING, Picture, add_pictures, next_shape_id, picture_element
from docgen.excel.charts import fill_caches
from docgen.excel.codes import finding
from docgen.excel.evaluate import computed_values, known_cells
from docgen.excel.filled import SheetOutput
from docgen.excel.follow import SheetCopy
from docgen.excel.joining import join_rows
from docgen.excel.layout import Layout, SheetLayout, tail_text
from docgen.excel.places import cell_name, column_of
from docgen.excel.source import Source
from docgen.excel.strings import NewStrings
from docgen.excel.texts import fill_marks, fill_part
from docgen.excel.values import escape_text
from docgen.ooxml import Member, make_member, write_zip
from docgen.ooxml.content_types import DRAWING as DRAWING_TYPE
from docgen.ooxml.content_types import PART_NAME, write_content_types
from docgen.ooxml.gate import safe_link
from docgen.ooxml.images import MAX_PIXELS, image_info
from docgen.ooxml.inputs import CONTENT_TYPES as INPUT_TYPES
from docgen.ooxml.inputs import ITEM, RELATIONSHIP, InputField, input_parts
from docgen.ooxml.namespaces import R
from docgen.ooxml.relationships import Relationship, next_id, read_relationships, rels_name, write_relationships
from docgen.ooxml.units import Emu, Mm
from docgen.ooxml.xml import Element, parse
from docgen.template import Image, Shape

_HEADER_LIMIT = 255
_PROPERTIES = frozenset({"core-properties", "extended-properties", "custom-properties"})


@dataclass(slots=True)
class _Parts:
    """What this document has of its own: parts, content types, and pictures by token."""

    changed: dict[str, bytes] = field(default_factory=dict[str, bytes])
    types: dict[str, str] = field(default_factory=dict[str, str])
    defaults: dict[str, str] = field(default_factory=dict[str, str])
    pictures: dict[str, str] = field(default_factory=dict[str, str])


def write_output(
    source: Source,
    members: Mapping[str, Member],
    layout: Layout,
    outputs: list[SheetOutput],
    strings: NewStrings,
    kinds: Mapping[str, str],
    core: Mapping[str, list[str]],
    assets: Mapping[str, bytes],
) -> bytes:
    """The bytes of the workbook."""
    _check_sheets(source, layout)
    made = _Parts(dict(layout.parts), dict(layout.types))
    book = known_cells(layout, outputs)
    values = computed_values(layout, book)
    _texts(source, layout, outputs, core, made)
    if book is not None:
        for name in layout.charts:
            made.changed[name] = fill_caches(made.changed[name], book.area)
    for output, sheet in zip(outputs, layout.sheets, strict=True):
        if sheet.touched:
            made.changed[sheet.part] = _sheet(source, layout, output, sheet, made, assets, values)
        elif sheet.copy.number:
            made.changed[sheet.part] = source.parts[source.sheets[sheet.copy.sheet].part]
    _strings(source, strings, made)
    rels = _inputs(layout, outputs, kinds, made)
    if rels != list(source.rels_of(source.package.main)):
        made.changed[rels_name(source.package.main)] = write_relationships(rels)
    _types(source, layout, made)
    return _zip(members, layout, made)


def _texts(
    source: Source, layout: Layout, outputs: list[SheetOutput], core: Mapping[str, list[str]], made: _Parts
) -> None:
    """Fills the texts beside the cells."""
    for output, sheet in zip(outputs, layout.sheets, strict=True):
        if not output.plan.has_side_texts:
            continue
        _check_lengths(output)
        for name in sheet.companions:
            data = made.changed.get(name) or source.parts[name]
            place = Location(sheet=output.plan.sheet.name, part=name)
            filled = fill_part(data, output.texts, output.plan.line_breaks, place)
            if filled is not data:
                made.changed[name] = filled
    for rel in source.package.rels() if core else ():
        if rel.kind in _PROPERTIES and rel.part in source.parts:
            data = made.changed.get(rel.part) or source.parts[rel.part]
            made.changed[rel.part] = fill_part(data, core, {}, Location(part=rel.part))


def _check_lengths(output: SheetOutput) -> None:
    for text in output.plan.texts:
        for value in output.texts.get(text.key, ()) if text.most else ():
            if len(value) > text.most:
                place = Location(sheet=output.plan.sheet.name, cell=text.cell or None)
                words = {"length": str(len(value)), "most": str(text.most)}
                raise TemplateError([finding("excel.message-too-long", place, **words)])


def _check_sheets(source: Source, layout: Layout) -> None:
    visible = [c for c in layout.book.copies if source.workbook.sheets[c.sheet].state == "visible"]
    if not visible:
        raise TemplateError([finding("excel.no-sheets")])


def _strings(source: Source, strings: NewStrings, made: _Parts) -> None:
    part = source.strings_part
    if part is None:
        part = "xl/sharedStrings.xml"
        made.types[part] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    made.changed[part] = strings.write(source.strings.head())


def _inputs(layout: Layout, outputs: list[SheetOutput], kinds: Mapping[str, str], made: _Parts) -> list[Relationship]:
    """The workbook's relationships, with the list of input fields when there are any."""
    paths = [(mark.name, path) for output in outputs for mark, _, path in output.fields]
    rows = [
        InputField(own, path, kinds.get(name, "tekst")) for own, (name, path) in zip(layout.fields, paths, strict=True)
    ]
    rels = list(layout.workbook_rels)
    if rows:
        made.changed |= input_parts(rows)
        made.types |= INPUT_TYPES
        made.defaults["xml"] = "application/xml"
        rels.append(Relationship(next_id(rels), RELATIONSHIP, f"/{ITEM}", part=ITEM))
    return rels


def _types(source: Source, layout: Layout, made: _Parts) -> None:
    types = source.types
    for part in layout.removed:
        types = types.without(part)
    for part, kind in made.types.items():
        types = types.with_override(part, kind)
    for extension, kind in made.defaults.items():
        types = types.with_default(extension, kind)
    if types is not source.types:
        made.changed[PART_NAME] = write_content_types(types)


def _zip(members: Mapping[str, Member], layout: Layout, made: _Parts) -> bytes:
    ready: list[Member] = []
    for name, member in members.items():
        data = made.changed.get(name)
        if data is not None:
            ready.append(_member(layout, name, data))
        elif name not in layout.removed:
            ready.append(member)
    ready += [_member(layout, name, data) for name, data in made.changed.items() if name not in members]
    return write_zip(ready)


def _member(layout: Layout, name: str, data: bytes) -> Member:
    """The deflated part; parts of the layout itself are deflated once."""
    if layout.parts.get(name) is not data:
        return make_member(name, data)
    known = layout.members.get(name)
    if known is None:
        known = layout.members[name] = make_member(name, data)
    return known


def _sheet(
    source: Source,
    layout: Layout,
    output: SheetOutput,
    sheet: SheetLayout,
    made: _Parts,
    assets: Mapping[str, bytes],
    values: Mapping[tuple[int, int], tuple[str, str]],
) -> bytes:
    number = layout.book.copies.index(sheet.copy)
    formulas = [_formula(start, f, values.get((number, at))) for at, (_, start, f) in enumerate(sheet.formulas)]
    rels = list(sheet.rels)
    links = _links(output, sheet.copy, rels) if output.links else ""
    drawing = _pictures(source, output, sheet, rels, made, assets) if output.pictures else ""
    if len(rels) != len(sheet.rels):
        made.changed[rels_name(sheet.part)] = write_relationships(rels)
    slots = {key: _header(text, output) for key, text in output.slots.items()} if output.slots else {}
    fill = _own_texts(output) if output.plan.texts else None
    rows = join_rows(output, sheet.copy, formulas)
    return "".join([sheet.head, rows, tail_text(sheet, slots, links, drawing, fill)]).encode()


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


def _links(output: SheetOutput, copy: SheetCopy, rels: list[Relationship]) -> str:
    rows: list[str] = []
    for place, url in output.links:
        if not safe_link(url):
            where = Location(sheet=output.plan.sheet.name, cell=cell_name(place, copy))
            raise TemplateError([finding("excel.bad-link", where)])
        identity = next_id(rels)
        rels.append(Relationship(identity, f"{R}/hyperlink", url, external=True))
        rows.append(f'<hyperlink xmlns:r="{R}" ref="{cell_name(place, copy)}" r:id={quoteattr(identity)}/>')
    return "".join(rows)


def _pictures(
    source: Source,
    output: SheetOutput,
    sheet: SheetLayout,
    rels: list[Relationship],
    made: _Parts,
    assets: Mapping[str, bytes],
) -> str:
    """Adds the pictures to the sheet's drawing; gives the `drawing` element when the sheet had none."""
    part, element = sheet.drawing, ""
    if part is None:
        stem = sheet.part.rpartition("/")[2].rpartition(".")[0]
        part = f"xl/drawings/docgen-{stem}.xml"
        identity = next_id(rels)
        rels.append(Relationship(identity, f"{R}/drawing", f"/{part}", part=part))
        made.types[part] = DRAWING_TYPE
        made.changed[part] = EMPTY_DRAWING
        element = f'<drawing xmlns:r="{R}" r:id="{identity}"/>'
    return _fill_drawing(source, part, element, output, sheet, made, assets)


def _fill_drawing(
    source: Source,
    part: str,
    element: str,
    output: SheetOutput,
    sheet: SheetLayout,
    made: _Parts,
    assets: Mapping[str, bytes],
) -> str:
    root = parse(made.changed.get(part) or source.parts[part])
    known = made.changed.get(rels_name(part)) or source.parts.get(rels_name(part))
    rels = list(read_relationships(known, part)) if known is not None else []
    number = next_shape_id(root)
    pictures: list[Picture] = []
    for place, value in output.pictures:
        column = column_of(place, sheet.copy)
        where = Location(sheet=output.plan.sheet.name, cell=cell_name(place, sheet.copy))
        shown, width, height = _shown(value, number, rels, made, assets, where)
        pictures.append(Picture(place.row, column, width, height, shown))
        number += 1
    made.changed[part] = add_pictures(root, pictures)
    if rels:
        made.changed[rels_name(part)] = write_relationships(rels)
    return element


def _shown(
    value: Image | Shape,
    number: int,
    rels: list[Relationship],
    made: _Parts,
    assets: Mapping[str, bytes],
    where: Location,
) -> tuple[Element, Emu, Emu]:
    width = Mm(value.width_mm)
    if isinstance(value, Shape):
        return excel_shape(value.name, value.width_mm, value.alt, number), width, width
    data = assets.get(value.token)
    if data is None:
        raise TemplateError([finding("excel.missing-asset", where, token=value.token)])
    info = image_info(data)
    if info is None or info.kind not in ("png", "jpeg") or not 0 < info.width * info.height <= MAX_PIXELS:
        raise TemplateError([finding("excel.bad-asset", where, token=value.token)])
    part = made.pictures.get(value.token)
    if part is None:
        part = made.pictures[value.token] = f"xl/media/docgen-{len(made.pictures) + 1}.{info.extension}"
        made.changed[part] = data
        made.defaults[info.extension] = info.content_type
    found = next((r.id for r in rels if r.part == part), None)
    if found is None:
        found = next_id(rels)
        rels.append(Relationship(found, f"{R}/image", f"/{part}", part=part))
    height = Emu(round(width * info.height / info.width))
    return picture_element(found, f"Afbeelding {number}", value.alt, number, width, height), width, height
