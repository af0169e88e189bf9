# ruff: noqa: E501  # XML as Word writes it
"""A document that holds what Word can put in one, written by hand beside python-docx's own parts, with one tag in it."""

from __future__ import annotations

import io
import zipfile

from docx import Document

from docgen.ooxml import pack
from docgen.ooxml.content_types import WML
from docgen.ooxml.namespaces import MC, W14, W15, WP, WPS, A, C, O, R, V, W

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
W10 = "urn:schemas-microsoft-com:office:word"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:mc="{MC}" xmlns:wps="{WPS}" xmlns:w14="{W14}"'
    f' xmlns:w15="{W15}" xmlns:v="{V}" xmlns:o="{O}" xmlns:m="{M}" xmlns:c="{C}" xmlns:w10="{W10}"'
    ' mc:Ignorable="w14 w15"'
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DRAWINGML = "application/vnd.openxmlformats-officedocument.drawingml."


def _p(content: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def _r(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _sdt(properties: str, content: str, identity: int) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="veld {identity}"/><w:tag w:val="t{identity}"/><w:id w:val="{identity}"/>'
        f"{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def _field(code: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{_r(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _inline(identity: int, uri: str, content: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="914400" cy="914400"/>'
        f'<wp:docPr id="{identity}" name="Beeld {identity}" descr="een beeld"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


_BOX = f"<w:txbxContent>{_p(_r('in een kader'))}</w:txbxContent>"
_TEXTBOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0"'
    ' simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    '<wp:extent cx="914400" cy="457200"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="31" name="Kader"/>'
    "<wp:cNvGraphicFramePr/><a:graphic>"
    f'<a:graphicData uri="{WPS}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="914400" cy="457200"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
    f"<wps:txbx>{_BOX}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    '<mc:Fallback><w:pict><v:shape id="kader" style="width:72pt;height:36pt"><v:textbox>'
    f"{_BOX}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
_CHECK = (
    '<w14:checkbox><w14:checked w14:val="1"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)
_FORM_BOX = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="vak"/><w:enabled/><w:calcOnExit w:val="0"/>'
    '<w:checkBox><w:sizeAuto/><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLook w:val="04A0"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    '<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w="6000" w:type="dxa"/>'
    f'<w:gridSpan w:val="2"/><w:shd w:val="clear" w:color="auto" w:fill="D9E2F3"/></w:tcPr>{_p(_r("Kop", "<w:b/>"))}</w:tc></w:tr>'
    '<w:tr><w:trPr><w:trHeight w:val="400" w:hRule="atLeast"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>'
    f'<w:vMerge w:val="restart"/></w:tcPr>{_p(_r("a"))}</w:tc><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>'
    '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc>'
    f'<w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>{_p(_r("binnen"))}</w:tc></w:tr></w:tbl>{_p("")}</w:tc></w:tr>'
    '<w:tr><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr>'
    f'<w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{_p(_r("b"))}</w:tc></w:tr></w:tbl>'
)
_RUNS = (
    "<w:r><w:t>ta</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:softHyphen/><w:br/><w:cr/>"
    '<w:sym w:font="Wingdings" w:char="F0FC"/><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>'
    '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/>'
    '<w:hpsBaseText w:val="21"/><w:lid w:val="ja-JP"/></w:rubyPr><w:rt><w:r><w:t>は</w:t></w:r></w:rt><w:rubyBase>'
    "<w:r><w:t>母</w:t></w:r></w:rubyBase></w:ruby></w:r>"
)
BODY = "".join(
    [
        _p(
            f'<w:bookmarkStart w:id="1" w:name="kop"/>{_r("Plan van {{ naam }} ", "<w:b/>")}'
            '<w:proofErr w:type="gramStart"/><w:bookmarkEnd w:id="1"/>'
            f'{_r("en de rest", "<w:i/>")}<w:proofErr w:type="gramEnd"/>',
            '<w:pStyle w:val="Heading1"/><w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
        ),
        _p(_field("TOC \\o &quot;1-3&quot; \\h \\z \\u", "Inhoud") + _field("PAGEREF kop \\h", "1")),
        _p(f'<w:fldSimple w:instr=" DATE \\@ &quot;d-M-yyyy&quot; ">{_r("1-1-2026")}</w:fldSimple>{_RUNS}'),
        _p(
            f'<w:hyperlink r:id="rIdLink" w:history="1">{_r("link", "<w:i/>")}</w:hyperlink>'
            f'<w:hyperlink w:anchor="kop">{_r("naar de kop")}</w:hyperlink>'
            f'<w:smartTag w:uri="urn:x" w:element="plaats">{_r("Zwolle")}</w:smartTag>'
        ),
        _p(_r("noot") + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'),
        _p(
            f'<w:commentRangeStart w:id="0"/>{_r("besproken")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        ),
        _p(_TEXTBOX),
        _p(_inline(41, C, '<c:chart r:id="rIdChart"/>')),
        _p(_sdt("<w:text/>", _r("tekst"), 51) + _sdt(_CHECK, _r("☒"), 52)),
        _sdt(
            '<w:date><w:dateFormat w:val="d-M-yyyy"/><w:lid w:val="nl-NL"/><w:storeMappedDataAs w:val="dateTime"/>'
            '<w:calendar w:val="gregorian"/></w:date>',
            _p(_r("1-1-2026")),
            53,
        ),
        _sdt(
            '<w:dropDownList><w:listItem w:displayText="ja" w:value="j"/><w:listItem w:displayText="nee" w:value="n"/>'
            "</w:dropDownList>",
            _p(_r("ja")),
            54,
        ),
        _sdt("<w15:repeatingSection/>", _sdt("<w15:repeatingSectionItem/>", _p(_r("herhaald")), 56), 55),
        _p(_FORM_BOX),
        _p(f"<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>{_r(' som')}"),
        _p(
            _r("kolommen"),
            '<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/><w:cols w:num="2"/></w:sectPr>',
        ),
        _p('<w:permStart w:id="9" w:edGrp="everyone"/>' + _r("vrij") + '<w:permEnd w:id="9"/>'),
        _p(f'<w:bdo w:val="rtl">{_r("sjalom")}</w:bdo>'),
        _TABLE,
        _p(""),
    ]
)
_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdH1"/><w:headerReference w:type="first" r:id="rIdH2"/>'
    '<w:headerReference w:type="even" r:id="rIdH3"/><w:footerReference w:type="default" r:id="rIdF1"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708"'
    ' w:footer="708" w:gutter="0"/><w:lnNumType w:countBy="5"/><w:titlePg/></w:sectPr>'
)


def _root(name: str, content: str) -> bytes:
    return f"{_XML}<w:{name} {NAMESPACES}>{content}</w:{name}>".encode()


def _notes(kind: str) -> bytes:
    signs = {-1: "separator", 0: "continuationSeparator"}
    marks = [
        f'<w:{kind} w:type="{sign}" w:id="{number}">{_p(f"<w:r><w:{sign}/></w:r>")}</w:{kind}>'
        for number, sign in signs.items()
    ]
    own = f'<w:{kind} w:id="2">{_p(f"<w:r><w:{kind}Ref/></w:r>{_r(chr(32) + kind)}")}</w:{kind}>'
    return _root(f"{kind}s", "".join([*marks, own]))


_CHART = (
    f'{_XML}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
    '<c:layout/><c:pieChart><c:varyColors val="1"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numLit>'
    '<c:ptCount val="2"/><c:pt idx="0"><c:v>1</c:v></c:pt><c:pt idx="1"><c:v>2</c:v></c:pt></c:numLit></c:val></c:ser>'
    "</c:pieChart></c:plotArea></c:chart></c:chartSpace>"
).encode()
_ADDED = {
    "word/header1.xml": ("rIdH1", "header", WML + "header+xml", _root("hdr", _p(_r("kop") + _field("PAGE", "1")))),
    "word/header2.xml": ("rIdH2", "header", WML + "header+xml", _root("hdr", _p(_r("eerste")))),
    "word/header3.xml": ("rIdH3", "header", WML + "header+xml", _root("hdr", _p(_r("even")))),
    "word/footer1.xml": ("rIdF1", "footer", WML + "footer+xml", _root("ftr", _p(_r("voet")))),
    "word/footnotes.xml": ("rIdFn", "footnotes", WML + "footnotes+xml", _notes("footnote")),
    "word/endnotes.xml": ("rIdEn", "endnotes", WML + "endnotes+xml", _notes("endnote")),
    "word/comments.xml": (
        "rIdCm", "comments", WML + "comments+xml",
        _root("comments", f'<w:comment w:id="0" w:author="A" w:initials="A">{_p(_r("opmerking"))}</w:comment>'),
    ),
    "word/charts/chart1.xml": ("rIdChart", "chart", _DRAWINGML + "chart+xml", _CHART),
}  # fmt: skip


def everything() -> bytes:
    """The document, `{{ naam }}` being its only tag."""
    out = io.BytesIO()
    Document().save(out)
    with zipfile.ZipFile(io.BytesIO(out.getvalue())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = _root("document", f"<w:body>{BODY}{_SECTION}</w:body>")
    rels = "".join(
        f'<Relationship Id="{identity}" Type="{R}/{kind}" Target="{name.removeprefix("word/")}"/>'
        for name, (identity, kind, _, _) in _ADDED.items()
    )
    rels += f'<Relationship Id="rIdLink" Type="{R}/hyperlink" Target="https://example.org/" TargetMode="External"/>'
    types = "".join(f'<Override PartName="/{name}" ContentType="{each[2]}"/>' for name, each in _ADDED.items())
    for name, more, end in (
        ("word/_rels/document.xml.rels", rels, "</Relationships>"),
        ("[Content_Types].xml", types, "</Types>"),
    ):
        parts[name] = parts[name].replace(end.encode(), (more + end).encode())
    return pack(parts | {name: each[3] for name, each in _ADDED.items()})
