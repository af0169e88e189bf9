"""Numbering: 1 is the bulleted list, 2 the numbered one, both tied to their styles."""

from __future__ import annotations

from templates.source.word.markup import NAMESPACES, color, mm


def _level(style: str, kind: str, text: str, indent: float) -> str:
    return (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{mm(indent)}" w:hanging="{mm(indent)}"/></w:pPr>'
        f"<w:rPr><w:b/>{color('text2')}</w:rPr></w:lvl>"
    )


def numbering_part() -> str:
    """`word/numbering.xml`."""
    kinds = [("Lijst", "bullet", "•", 5.0), ("Genummerd", "decimal", "%1", 7.0)]
    abstracts = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="singleLevel"/>{_level(*kind)}</w:abstractNum>'
        for n, kind in enumerate(kinds)
    )
    nums = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(kinds)))
    return f"<w:numbering {NAMESPACES}>{abstracts}{nums}</w:numbering>"
