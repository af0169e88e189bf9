"""Dutch as data: how dates, amounts and lists are written; later word lists and plain-language rules."""

from docgen.language.formatting import (
    bedrag,
    datum,
    datum_kort,
    datum_lang,
    getal,
    hoofdletter,
    ja_nee,
    opsomming,
    tijd,
)

__all__ = [
    "bedrag",
    "datum",
    "datum_kort",
    "datum_lang",
    "getal",
    "hoofdletter",
    "ja_nee",
    "opsomming",
    "tijd",
]
