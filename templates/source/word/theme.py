"""The theme part: the slots that every template uses, in the neutral example brand."""

from __future__ import annotations

from docgen.ooxml.namespaces import A
from templates.source.word.markup import THEME

_SLOTS = {
    "dk1": THEME["text1"], "lt1": THEME["background1"], "dk2": THEME["text2"], "lt2": THEME["background2"],
    **{f"accent{n}": THEME[f"accent{n}"] for n in range(1, 7)},
    "hlink": THEME["text2"], "folHlink": THEME["text2"],
}  # fmt: skip
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FONT = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'


def theme_part() -> str:
    """`word/theme/theme1.xml`."""
    colors = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in _SLOTS.items())
    lines = "".join(f'<a:ln w="{width}">{_FILL}</a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:theme xmlns:a="{A}" name="Huisstijl"><a:themeElements><a:clrScheme name="Huisstijl">{colors}</a:clrScheme>'
        f'<a:fontScheme name="Huisstijl"><a:majorFont>{_FONT}</a:majorFont><a:minorFont>{_FONT}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="Huisstijl"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
