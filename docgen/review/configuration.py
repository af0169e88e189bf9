"""The rules on an organisation's own set-up: CF-1, HB-1, and what a tailored handbook must still add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from docgen.diagnostics import Diagnostic, Location, Severity
from docgen.language.articles import article_of
from docgen.records.enums import Fase, HandboekVraag
from docgen.records.folder import Folder
from docgen.records.values import plain
from docgen.records.versions import Handbookversion, names_of
from docgen.records.wording import unknown_words, walk_texts
from docgen.review.case import weighed
from docgen.review.references import unknown_references

# whole words that name a problem, with the neutral leefgebied that it belongs to (method 2, C04)
PROBLEM_WORDS: Mapping[str, str] = {
    **dict.fromkeys(
        ("verslaving", "verslavingen", "verslavingszorg"), "lichamelijke_gezondheid of psychische_gezondheid"
    ),
    **dict.fromkeys(("psychiatrie", "psychiatrisch", "stoornis", "stoornissen", "ggz"), "psychische_gezondheid"),
    **dict.fromkeys(("depressie", "trauma", "suïcidaliteit"), "psychische_gezondheid"),
    **dict.fromkeys(("schulden", "schuld", "schuldhulp", "schuldhulpverlening", "armoede"), "financien"),
    **dict.fromkeys(("dakloosheid", "huisuitzetting"), "wonen"),
    **dict.fromkeys(("werkloosheid",), "werk_activiteit"),
    **dict.fromkeys(("eenzaamheid", "huiselijk geweld", "mishandeling"), "sociale_relaties"),
    **dict.fromkeys(("criminaliteit", "delinquentie", "delicten", "detentie"), "werk_activiteit of zingeving"),
    **dict.fromkeys(("problematiek", "problemen", "overlast", "agressie"), "het leefgebied waar het om gaat"),
}
DOUBTFUL_WORDS = (
    "justitie",
    "middelen",
    "middelengebruik",
    "veiligheid",
    "drugs",
    "alcohol",
    "politie",
    "gedrag",
    "risico",
)


def review_configuration(folder: Folder) -> Iterator[Diagnostic]:
    """Every remark on the organisation's own words, leefgebieden, handbook cells and names."""
    version = folder.current
    if version is None:
        return
    yield from _leefgebieden(version)
    yield from _cells(version)
    yield from _names(version)
    yield from _words(version, folder)
    yield from _placeholders(version)
    yield from _durations(version, folder)
    yield from unknown_references(version, folder)
    yield from _word_forms(version, folder)


def _place(version: Handbookversion, *path: str) -> Location:
    return version.layers.place(list(path)) if version.layers else Location(field=".".join(path))


def _own(version: Handbookversion, *path: str) -> bool:
    """Whether the organisation wrote this itself; a shipped preset has been looked at."""
    origin = version.layers.origin(path) if version.layers else None
    return origin is None or origin.file is not None


def _leefgebieden(version: Handbookversion) -> Iterator[Diagnostic]:
    effective = version.effective()
    mapped: set[str] = set()
    for code, area in effective["leefgebieden"].items():
        mapped |= {code, *area["valt_onder"]}
        yield from _neutral(version, code, area["naam"])
        missing = [part for part in ("uitleg", "richtvragen", "themawoorden") if not area[part]]
        missing += [f"wijzer.{time}" for time, questions in area["wijzer"].items() if not questions]
        if missing:
            yield Diagnostic(
                "handbook.leefgebied-incomplete",
                f"Het leefgebied '{code}' mist nog: {', '.join(missing)}.",
                _place(version, "leefgebieden", code),
                "Vul dit aan; met 'docgen show' zie je hoe de andere leefgebieden het doen.",
                Severity.WARNING,
            )
    if "zingeving" not in mapped:
        yield Diagnostic(
            "handbook.no-zingeving",
            "Geen leefgebied valt onder 'zingeving', en dat is de kern van de methode.",
            _place(version, "leefgebieden"),
            "Zet bij een van de leefgebieden 'valt_onder: [zingeving]'.",
            Severity.WARNING,
        )


def _neutral(version: Handbookversion, code: str, name: str) -> Iterator[Diagnostic]:
    """CF-1: a leefgebied is about a person and names no problem."""
    severity = weighed("CF-1", version.effective(), Severity.ERROR)
    if severity is None or not _own(version, "leefgebieden", code, "naam"):
        return
    words = {*re.findall(r"[\w-]+", name.casefold()), *code.split("_"), name.casefold()}
    where = _place(version, "leefgebieden", code)
    for problem, neutral in PROBLEM_WORDS.items():
        if problem in words or (" " in problem and problem in name.casefold()):
            yield Diagnostic(
                "CF-1",
                f"Het leefgebied '{code}' noemt een probleem ('{problem}') en geen deel van iemands leven.",
                where,
                f"Zet dit onder {neutral}, bijvoorbeeld met eigen richtvragen of themawoorden.",
                severity,
            )
            return
    if (doubt := next((w for w in DOUBTFUL_WORDS if w in words), None)) and not _decided(version, code, name):
        yield Diagnostic(
            "CF-1",
            f"Past '{doubt}' bij iedereen? Een leefgebied gaat over het leven van mensen, niet over een probleem.",
            where,
            f"Kies een neutraal woord, of leg bij 'besluiten_op_maat' (code C04) uit waarom '{code}' zo heet.",
            Severity.WARNING,
        )


def _decided(version: Handbookversion, code: str, name: str) -> bool:
    decisions = [d for d in version.handboek.besluiten_op_maat if d.code == "C04"]
    return any(word.casefold() in f"{d.wat} {d.waarom}".casefold() for d in decisions for word in (code, name))


def _cells(version: Handbookversion) -> Iterator[Diagnostic]:
    """HB-1: every cell of the matrix has an answer, or says why it was left open."""
    effective = version.effective()
    severity = weighed("HB-1", effective, Severity.ERROR)
    if severity is None:
        return
    for phase in Fase:
        for question in HandboekVraag:
            cell = effective["fasen"][phase][question]
            if not (cell["zin"] or cell["punten"] or cell["open_gelaten"]):
                yield Diagnostic(
                    "HB-1",
                    f"Bij de fase '{phase}' staat nog geen antwoord op de vraag '{question}'.",
                    _place(version, *_emptied(version, "fasen", phase, question)),
                    "Schrijf een zin of punten, of zeg bij 'open_gelaten' waarom jullie dit openlaten.",
                    severity,
                )


def _emptied(version: Handbookversion, *cell: str) -> tuple[str, ...]:
    """The part of a cell that the organisation made empty itself, or the cell."""
    return next((path for part in ("zin", "punten") if _own(version, *(path := (*cell, part)))), cell)


_WHERE = {"fase": "fasen", "formulier": "formulieren", "leefgebied": "leefgebieden"}


def _names(version: Handbookversion) -> Iterator[Diagnostic]:
    """C26: two things with one name confuse everybody."""
    effective = version.effective()
    named: dict[str, tuple[str, str]] = {}
    for kind, where in _WHERE.items():
        for code, item in effective[where].items():
            key = item["naam"].strip().casefold()
            if key in named and (kind, code) != named[key] and not (kind == "leefgebied" and named[key][0] == kind):
                other_kind, other = named[key]
                places = [(where, code, "naam"), (_WHERE[other_kind], other, "naam")]
                yield Diagnostic(
                    "handbook.name-clash",
                    f"De {kind} '{code}' heet hetzelfde als de {other_kind} '{other}'."
                    if kind == "fase"
                    else f"Het {kind} '{code}' heet hetzelfde als {_the(other_kind)} '{other}'.",
                    _place(version, *next((path for path in places if _own(version, *path)), places[0])),
                    "Geef een van de twee een andere naam; de codes blijven gelijk.",
                    Severity.WARNING,
                )
            named.setdefault(key, (kind, code))


def _the(kind: str) -> str:
    return f"de {kind}" if kind == "fase" else f"het {kind}"


def _words(version: Handbookversion, folder: Folder) -> Iterator[Diagnostic]:
    """C27: a noun with the wrong article makes every sentence with it wrong."""
    for code, word in version.organisatie.woorden.items():
        for path, forms in (
            (("woorden", code), word),
            *((("woorden", code, "per_soort", s), w) for s, w in word.per_soort.items()),
        ):
            right = article_of(forms.enkelvoud)
            if right and right != forms.lidwoord:
                layers = folder.organisation_layers
                yield Diagnostic(
                    "handbook.wrong-article",
                    f"'{forms.lidwoord} {forms.enkelvoud}' is geen goed Nederlands.",
                    layers.place([*path, "lidwoord"]) if layers else Location(),
                    f"Schrijf 'lidwoord: {right}'.",
                )


def _placeholders(version: Handbookversion) -> Iterator[Diagnostic]:
    """A word between braces that nothing fills in would end up on paper as it stands."""
    words, names = version.words(), names_of(version.handboek, version.organisatie)
    for path, text in walk_texts(plain(version.handboek)):
        for word, hint in unknown_words(text, words, names):
            yield Diagnostic(
                "handbook.unknown-word",
                f"Het woord tussen accolades '{{{word}}}' kent docgen niet.",
                _place(version, *path),
                f"Bedoel je '{{{hint}}}'?" if hint else f"Kies uit de woorden: {', '.join(words)}.",
            )


def _durations(version: Handbookversion, folder: Folder) -> Iterator[Diagnostic]:
    """CF-2 on the organisation: the method needs at least six weeks."""
    severity = weighed("CF-2", version.effective(), Severity.WARNING)
    for code, kind in version.organisatie.soorten_begeleiding.items():
        if severity is not None and kind.geplande_weken is not None and kind.geplande_weken < 6:
            layers = folder.organisation_layers
            yield Diagnostic(
                "CF-2",
                f"'{code}' duurt meestal {kind.geplande_weken} weken. De methode vraagt er minstens zes.",
                layers.place(["soorten_begeleiding", code, "geplande_weken"]) if layers else Location(),
                "Gebruik voor korte hulp geen traject, of verleng de geplande tijd.",
                severity,
            )


def _word_forms(version: Handbookversion, folder: Folder) -> Iterator[Diagnostic]:
    """C27: who changes one form of a noun is asked for the others, or half the sentences speak of someone else."""
    layers = folder.organisation_layers
    if layers is None:
        return
    for code in version.organisatie.woorden:
        origins = {form: layers.origin(("woorden", code, form)) for form in ("enkelvoud", "meervoud", "lidwoord")}
        missing = [form for form, origin in origins.items() if origin is None or origin.file is None]
        if missing and "enkelvoud" not in missing:
            yield Diagnostic(
                "handbook.word-forms",
                f"Het woord '{code}' heeft een eigen enkelvoud, maar nog niet: {', '.join(missing)}.",
                layers.place(["woorden", code, "enkelvoud"]),
                "Geef alle vormen: enkelvoud, meervoud en lidwoord.",
                Severity.WARNING,
            )
