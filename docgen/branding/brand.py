"""The house style of one organisation: what it chose, and the colours that follow from it.

A template uses theme slots, not colours; `Brand.slots` says what each slot holds:

    accent1  the brand colour: bars, numerals, pictograms     dk1  text, nearly black
    accent2  the second colour                                lt1  white
    accent3  grey for notes (text)                            dk2  the brand colour, dark enough for text
    accent4  grey for boxes (3 : 1)                           lt2  tint for input areas
    accent5  light grey for rules between rows                hlink, folHlink  as dk2
    accent6  text on the brand colour: white or black

Contrast is luminance, so what passes here is also told apart on a black-and-white printer.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from docgen.branding.colors import (
    AA_SHAPE,
    AA_TEXT,
    BLACK,
    WHITE,
    contrast,
    darken_until,
    mix,
    parse_color,
)
from docgen.diagnostics import Diagnostic, Severity
from docgen.errors import BrandingError
from docgen.ooxml.images import MAX_PIXELS, ImageInfo, image_info

TEXT = "1A1A1A"
GREY_NOTES = "6B6B6B"
GREY_BOXES = "8C8C8C"
GREY_RULES = "D0D0D0"

# fonts of Office and the free fonts with the same widths that LibreOffice puts in their place
METRIC_TWINS = {
    "arial": "liberation sans",
    "arial narrow": "liberation sans narrow",
    "calibri": "carlito",
    "cambria": "caladea",
    "courier new": "liberation mono",
    "times new roman": "liberation serif",
}


@dataclass(frozen=True)
class Brand:
    """What an organisation chose: colours as `#0B6E6E`, fonts by name, the logo as PNG or JPEG bytes or `None`.

    The derived colours are six hex digits without `#`. They raise `BrandingError` when a chosen colour is none;
    `check_brand` finds that first, with everything else.
    """

    name: str
    color: str
    second_color: str | None = None
    heading_font: str = "Calibri"
    body_font: str = "Calibri"
    logo: bytes | None = None
    logo_alt: str = ""

    @cached_property
    def shape_color(self) -> str:
        """The brand colour for bars, numerals and pictograms: itself, darkened when it would fade on white paper."""
        return darken_until(_required(self.color, "kleur"), AA_SHAPE, WHITE)

    @cached_property
    def second(self) -> str:
        """The second colour, darkened like the first; without one, the brand colour for text."""
        if self.second_color is None:
            return self.text_color
        return darken_until(_required(self.second_color, "tweede kleur"), AA_SHAPE, WHITE)

    @cached_property
    def tint(self) -> str:
        """A breath of the brand colour, about 10 %: to be seen beside white, and light enough for grey notes on it."""
        color = _required(self.color, "kleur")
        tints = [mix(color, WHITE, percent / 100) for percent in range(20, 3, -1)]
        readable = [tint for tint in tints if contrast(GREY_NOTES, tint) >= AA_TEXT]
        visible = [tint for tint in readable if contrast(WHITE, tint) >= 1.12]
        return visible[-1] if visible else readable[0]

    @cached_property
    def text_color(self) -> str:
        """The brand colour, dark enough for text on white and on the tint (WCAG AA)."""
        return darken_until(_required(self.color, "kleur"), AA_TEXT, WHITE, self.tint)

    @cached_property
    def on_color(self) -> str:
        """White when it can be read on the brand colour, otherwise black."""
        return WHITE if contrast(WHITE, self.shape_color) >= AA_TEXT else BLACK

    @cached_property
    def slots(self) -> dict[str, str]:
        """The colour of each theme slot."""
        return {
            "dk1": TEXT,
            "lt1": WHITE,
            "dk2": self.text_color,
            "lt2": self.tint,
            "accent1": self.shape_color,
            "accent2": self.second,
            "accent3": GREY_NOTES,
            "accent4": GREY_BOXES,
            "accent5": GREY_RULES,
            "accent6": self.on_color,
            "hlink": self.text_color,
            "folHlink": self.text_color,
        }

    @cached_property
    def logo_info(self) -> ImageInfo | None:
        """Kind and size of the logo; `None` without a logo, and for anything but a PNG or JPEG of sensible size."""
        info = image_info(self.logo) if self.logo else None
        if info is None or info.kind not in {"png", "jpeg"}:
            return None
        return info if 0 < info.width * info.height <= MAX_PIXELS else None


def check_brand(brand: Brand, *, fonts: Collection[str] | None = None) -> tuple[Diagnostic, ...]:
    """What a careful designer would remark on a house style.

    `fonts` are the names of the installed fonts; only when they are given, a font that is not among them is a hint.
    """
    return (*_check_colors(brand), *_check_logo(brand), *_check_fonts(brand, fonts))


def _check_colors(brand: Brand) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for label, written in (("kleur", brand.color), ("tweede kleur", brand.second_color)):
        if written is None:
            continue
        color = parse_color(written)
        if color is None:
            found.append(_bad_color(label, written))
        elif (ratio := contrast(color, WHITE)) < (AA_TEXT if label == "kleur" else AA_SHAPE):
            found.append(_low_contrast(label, color, ratio, brand))
    return found


def _bad_color(label: str, written: str) -> Diagnostic:
    return Diagnostic(
        "branding.bad-colour",
        f"De {label} “{written}” is geen kleurcode.",
        remedy='Schrijf een # met zes cijfers of letters a–f, tussen aanhalingstekens, zoals "#0B6E6E".',
    )


def _low_contrast(label: str, color: str, ratio: float, brand: Brand) -> Diagnostic:
    figure = f"{ratio:.1f}".replace(".", ",")
    if label == "kleur":
        changes = [f"tekst in deze kleur wordt #{brand.text_color}"]
        if brand.shape_color != color:
            changes.append(f"balken, cijfers en pictogrammen worden #{brand.shape_color}")
    else:
        changes = [f"hij wordt #{brand.second}"]
    return Diagnostic(
        "branding.low-contrast",
        f"De {label} #{color} is te licht op wit papier (contrast {figure} : 1): {' en '.join(changes)}.",
        remedy="Kies een donkerder kleur als je dit niet wilt; anders hoef je niets te doen.",
        severity=Severity.WARNING,
    )


def _check_logo(brand: Brand) -> list[Diagnostic]:
    if brand.logo is None:
        return []
    found: list[Diagnostic] = []
    if brand.logo_info is None:
        found.append(
            Diagnostic(
                "branding.unreadable-logo",
                "Het logo is geen leesbare PNG of JPEG van hoogstens 50 miljoen beeldpunten.",
                remedy="Bewaar het logo als PNG, liefst zo’n 1200 beeldpunten breed, en noem dat bestand.",
            )
        )
    if not brand.logo_alt.strip():
        found.append(
            Diagnostic(
                "branding.no-logo-alt",
                "Het logo heeft geen tekst voor wie het niet kan zien.",
                remedy=f"Zet bij het logo wat erop staat, bijvoorbeeld “Logo van {brand.name}”.",
            )
        )
    return found


def _check_fonts(brand: Brand, fonts: Collection[str] | None) -> list[Diagnostic]:
    if fonts is None:
        return []
    installed = {name.casefold() for name in fonts}
    return [
        Diagnostic(
            "branding.font-not-installed",
            f"Het lettertype “{font}” staat niet op deze computer; regels en bladzijden kunnen anders uitvallen.",
            remedy="Installeer het lettertype, of kies er een dat iedereen heeft, zoals Calibri of Arial.",
            severity=Severity.HINT,
        )
        for font in dict.fromkeys((brand.heading_font, brand.body_font))
        if not {font.casefold(), METRIC_TWINS.get(font.casefold(), font.casefold())} & installed
    ]


def _required(written: str, label: str) -> str:
    color = parse_color(written)
    if color is None:
        raise BrandingError([_bad_color(label, written)])
    return color
