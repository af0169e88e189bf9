"""F7 Begeleidingsplan in Excel: an overview, one sheet per leefgebied with its pictogram, and the evaluation (F8)."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.documents.excel_fields import fields_of, lists_of
from templates.source.excel.book import Book
from templates.source.excel.parts import CAPTIONS, opening_of, own_questions, part, question_rows
from templates.source.excel.sheet import ROW_MM, Blad

FORM = "begeleidingsplan"
OVERVIEW = (36, 82, 42, 30)
AREA = (28, 78, 28, 24, 27, 27)
FORM_WIDTHS = (40, 40, 32, 78)
DONE, STEP, WHO, NAME, WHEN, BEFORE = range(1, 7)
NAMED = "{% set w = afgeleid.velden %}"
PAIRS = {
    "besluit_overweging": "besluit_toelichting",
    "besluit_besluit": "besluit_motivering",
    "besluit_samen_met_client": "besluit_mening_client",
}
DOUBLES = {
    "besluit_datum": "besluit_door",
    "evaluatie_volgende_van": "evaluatie_volgende_tot",
    "evaluatie_kopie_op": "evaluatie_kopie_door",
}


def make() -> bytes:
    book = Book(FORM, size=12)
    _overview(book)
    _area(book)
    _looking_back(book)
    book.choices({name: f"afgeleid.excel_lijsten.{name}" for name in lists_of(FORM)})
    return book.finish()


# --- overview


def _overview(book: Book) -> None:
    blad = Blad(book, "Overzicht", OVERVIEW)
    opening_of(blad, FORM)
    freeze = blad.row
    blad.gap()
    _head(blad)
    _wish(blad)
    _goals_now(blad)
    _later(blad)
    _network(blad)
    _back(blad)
    blad.page_break(always=True)
    _together(blad)
    _must(blad)
    _advice(blad)
    blad.when("afgeleid.excel_vragen", blad.gap, lambda: own_questions(blad))
    blad.finish(freeze=freeze, repeat=(1, 1))


def _head(blad: Blad) -> None:
    """Whose plan it is, and for which time."""
    blad.height(ROW_MM)
    blad.room("afgeleid.excel_ruimte")
    blad.put(1, "Naam", "label+midden_hoog")
    blad.answer(2, "naam", "client.naam", "afgeleid.excel_naam")
    blad.next()
    for first, second in (("begeleider", "versie"), ("periode_van", "periode_tot")):
        _two(blad, first, second)


def _two(blad: Blad, first: str, second: str) -> None:
    """A field, and a short one behind it."""
    fields = fields_of(FORM)

    def row() -> None:
        blad.height(ROW_MM)
        blad.room("afgeleid.excel_ruimte")
        blad.label(1, 1, f"v.{first}.label")
        blad.field_answer(fields[first], 2, "_naast")
        blad.put(3, f"{{{{ v.{second}.label }}}}", "label+midden_hoog+ruim")
        blad.field_answer(fields[second], 4, "_naast", narrow=True)
        blad.next()

    blad.tag(f"if v.{first}.toon and v.{second}.toon")
    row()
    blad.tag(f"elif v.{first}.toon")
    blad.in_column(fields[first], 2)
    blad.tag(f"elif v.{second}.toon")
    blad.in_column(fields[second], 2)
    blad.tag("endif")


def _wish(blad: Blad) -> None:
    field = fields_of(FORM)["lonkend_perspectief"]
    blad.when("v.lonkend_perspectief.toon", lambda: blad.gap(2), lambda: blad.in_column(field, 2, top=True))


def _goals_now(blad: Blad) -> None:
    def row() -> None:
        blad.height(ROW_MM)
        blad.room("g.ruimte")
        for column, value in ((1, "g.leefgebied"), (2, "g.wil"), (3, "g.merk")):
            blad.put(column, f"{{{{ {value} }}}}", "invoer+midden_hoog")
        blad.put(4, "{{ g.klaar_op }}", "invoer+midden_hoog+dag")
        blad.next()

    heads = ("{{ t.ik_wil }}", "{{ t.merk }}", "{{ t.wanneer }}")
    blad.when(
        "afgeleid.excel_doelen_nu",
        blad.gap,
        lambda: blad.heading("{{ t.doelen_nu }}"),
        lambda: blad.captions(("{{ organisatie.woorden.leefgebied.enkelvoud|hoofdletter }}", *heads), inset=True),
        lambda: blad.each("g", "afgeleid.excel_doelen_nu", row),
    )

    def none() -> None:
        blad.height(ROW_MM)
        blad.label(1, 1, "g.naam")
        blad.answer(2, "geen_doel", "{{ g.pad }}", "g.reden")
        blad.next()

    blad.when(
        "afgeleid.excel_geen_doel",
        lambda: blad.gap(2),
        lambda: blad.captions(("{{ t.geen_doel }}", "", "", "")),
        lambda: blad.each("g", "afgeleid.excel_geen_doel", none),
    )


def _table(
    blad: Blad, source: str, title: str, heads: Sequence[str], cells: Sequence[tuple[int, str, str, str, str]]
) -> None:
    """A small table; a cell is column, name, end of its path, value, kind."""

    def row() -> None:
        blad.height(ROW_MM)
        blad.room("r.ruimte")
        for column, name, end, value, kind in cells:
            path = "{{ r.pad }}" + (f".{end}" if end else "")
            blad.answer(column, name, path, f"r.{value}", kind=kind)
        blad.next()

    blad.when(
        source,
        blad.gap,
        lambda: blad.heading(title),
        *([lambda: blad.captions(heads, inset=True)] if any(heads) else []),
        lambda: blad.each("r", source, row),
    )


def _later(blad: Blad) -> None:
    _table(blad, "afgeleid.excel_later", "{{ afgeleid.velden.later.label }}", (), ((2, "later", "", "een", "regel"),))


def _network(blad: Blad) -> None:
    cells = (
        (1, "netwerk_naam", "naam", "een", "regel"),
        (2, "netwerk_rol", "rol", "twee", "regel"),
        (3, "netwerk_haalt", "haalt", "drie", "regel"),
        (4, "netwerk_brengt", "brengt", "vier", "regel"),
    )
    heads = tuple(f"{{{{ afgeleid.velden.netwerk_{name}.label }}}}" for name in ("naam", "rol", "haalt", "brengt"))
    _table(blad, "afgeleid.excel_netwerk", "{{ t.mee }}", heads, cells)


def _must(blad: Blad) -> None:
    cells = (
        (1, "moet_van_wie", "van_wie", "een", "regel"),
        (2, "moet_wat", "wat", "twee", "regel"),
    )
    title = "{{ afgeleid.velden.afspraken_die_moeten.label }}"
    _table(blad, "afgeleid.excel_moet", title, ("Van wie", "Wat", "", ""), cells)


def _advice(blad: Blad) -> None:
    cells = (
        (2, "raad_wie", "wie", "een", "regel"),
        (3, "raad_op", "op", "op", "dag"),
        (4, "raad_besproken", "besproken_op", "besproken_op", "dag"),
    )
    heads = ("", "Wie", "Wanneer", "Besproken op")
    _table(blad, "afgeleid.excel_geraadpleegd", "{{ afgeleid.velden.geraadpleegd.label }}", heads, cells)


def _back(blad: Blad) -> None:
    field = fields_of(FORM)["volgende_evaluatie"]
    blad.when("d.terug", blad.gap, lambda: blad.heading("{{ t.terug }}"), lambda: blad.in_column(field, 2))


def _together(blad: Blad) -> None:
    def rows() -> None:
        blad.gap()
        blad.heading("{{ t.van_mij }}")
        for codes in (
            ("besproken_op", "eigenaar_bevestigd"),
            ("datum", "akkoord"),
            ("opmerkingen_client",),
            ("ondertekening_client_op",),
            ("ondertekening_medewerker", "ondertekening_medewerker_op"),
            ("kopie_door", "kopie_op"),
            ("kopie_uitgave",),
            ("gebaseerd_op_versie", "gebaseerd_op_datum"),
        ):
            if len(codes) > 1:
                _two(blad, *codes)
            else:
                field = fields_of(FORM)[codes[0]]
                blad.when(f"v.{field.code}.toon", lambda f=field: blad.in_column(f, 2, top=f.soort == "tekst"))

    blad.when("d.samen", rows)


# --- one sheet per leefgebied


def _area(book: Book) -> None:
    blad = Blad(book, "{{ a.naam }}", AREA)
    blad.put(0, "{%ts for a in afgeleid.excel_gebieden %}" + NAMED, "tag")
    blad.height(12)
    blad.put(1, "{{ a.pictogram }}", "leeg")
    blad.put(2, "{{ a.naam }}", "titel")
    blad.sheet.merge_range(blad.row, NAME, blad.row, BEFORE, "", book.look.format("organisatie+midden_hoog"))
    blad.put(NAME, "{{ afgeleid.excel_naam }}", "organisatie+midden_hoog")
    blad.next()
    blad.height(7)
    blad.sheet.merge_range(blad.row, 2, blad.row, len(AREA), "", book.look.format("zin"))
    blad.put(2, "{{ a.vragen }}", "zin")
    blad.next()
    freeze = blad.row
    blad.each("g", "a.doelen", lambda: _goal(blad))
    blad.finish(freeze=freeze, repeat=(0, 0))


def _goal(blad: Blad) -> None:
    blad.when("g.toon_hoofd", lambda: _main_goal(blad))
    blad.when(
        "g.toon_doel",
        lambda: blad.gap(4),
        lambda: _text(blad, "doel_wil", "tekst", "w.subdoelen_tekst", "g.wil", _DATE),
        lambda: blad.when("w.subdoelen_meetpunt.aan and (g.merk or g.ruimte)", lambda: _text(
            blad, "doel_merk", "meetpunt", "w.subdoelen_meetpunt", "g.merk", _ORDER)),
        lambda: blad.when("w.subdoelen_hier_gebruik_ik.aan and (g.gebruik or g.ruimte)", lambda: _text(
            blad, "doel_gebruik", "hier_gebruik_ik", "w.subdoelen_hier_gebruik_ik", "g.gebruik")),
        lambda: _facts(blad),
        lambda: blad.when("g.stappen", lambda: _steps(blad)),
        lambda: blad.when("g.toon_terugblik", lambda: _review(blad)),
    )  # fmt: skip


def _main_goal(blad: Blad) -> None:
    blad.gap(2)
    blad.height(9)
    for column in range(1, len(AREA) + 1):
        blad.sheet.write_blank(blad.row, column, None, blad.book.look.format("kop"))
    blad.put(1, "{{ w.hoofddoelen_tekst.label }}", "kop")
    blad.next()
    blad.gap(1.2)
    blad.height(ROW_MM)
    blad.room("g.ruimte_tekst")
    blad.answer(STEP, "hoofddoel", "{{ g.hoofd_pad }}.tekst", "g.hoofd", kind="tekst", look="invoer+sterk")
    blad.next()

    def owner() -> None:
        blad.height(ROW_MM)
        blad.label(1, 1, "w.hoofddoelen_van_wie.label")
        blad.answer(STEP, "van_wie", "{{ g.hoofd_pad }}.van_wie", "g.van_wie", lijst="mening_van")
        blad.next()

    blad.when("g.van_wie", owner)


Beside = tuple[str, str, str, str, str]
"""A short field at the right: name, end of its path, words, value, kind."""
_DATE: Beside = ("doel_klaar", "streefdatum", "w.subdoelen_streefdatum", "g.klaar_op", "dag")
_ORDER: Beside = ("doel_volgorde", "volgorde", "w.subdoelen_volgorde", "g.volgorde", "getal")


def _text(blad: Blad, name: str, end: str, words: str, value: str, beside: Beside | None = None) -> None:
    blad.height(ROW_MM)
    blad.room("g.ruimte_tekst")
    if name == "doel_wil":
        blad.put(1, f"{{{{ {words}.label }}}}", "label+sterk")
    else:
        blad.label(1, 1, f"{words}.label", top=True)
    blad.answer(STEP, name, f"{{{{ g.pad }}}}.{end}", value, kind="tekst")
    if beside:
        field, last, label, source, kind = beside
        text = f"{{% if {label}.aan and ({source} or g.ruimte) %}}{{{{ {label}.label }}}}{{% endif %}}"
        blad.sheet.merge_range(blad.row, WHO, blad.row, NAME, "", blad.book.look.format("label+rechts+ruim"))
        blad.put(WHO, text, "label+rechts+ruim")
        look = {"dag": "invoer+dag", "getal": "invoer+getal"}[kind]
        blad.answer(WHEN, field, f"{{{{ g.pad }}}}.{last}", source, kind=kind, bounds=(1, 99), look=look)
        blad.hide_without_label(WHEN, WHO)
    blad.next()


def _facts(blad: Blad) -> None:
    """What only a wide form asks, and whether the goal can wait."""
    rows = (
        ("doel_later", "later", "w.subdoelen_later", "g.later", "regel", "ja_nee", "g.later"),
        ("doel_begin", "startdatum", "w.subdoelen_startdatum", "g.begin", "datum", "", "g.begin or g.ruimte"),
        ("doel_richting", "richting", "w.subdoelen_richting", "g.richting", "regel", "doel_richting",
         "g.richting or g.ruimte"),
        ("doel_wil_ik", "wil_ik_dit", "w.subdoelen_wil_ik_dit", "g.wil_ik_dit", "getal", "",
         "g.wil_ik_dit is not none or g.ruimte"),
        ("doel_kan_nu", "kan_dit_nu", "w.subdoelen_kan_dit_nu", "g.kan_dit_nu", "getal", "",
         "g.kan_dit_nu is not none or g.ruimte"),
    )  # fmt: skip
    for name, end, words, value, kind, lijst, shown in rows:

        def row(facts: tuple[str, ...] = (name, end, words, value, kind, lijst)) -> None:
            field, last, label, source, sort, choices = facts
            blad.height(ROW_MM)
            blad.room("g.ruimte")
            blad.label(1, 1, f"{label}.label")
            bounds = (0, 10) if field in {"doel_wil_ik", "doel_kan_nu"} else (1, 99)
            blad.answer(STEP, field, f"{{{{ g.pad }}}}.{last}", source, kind=sort, lijst=choices, bounds=bounds)
            blad.next()

        blad.when(f"{words}.aan and ({shown})", row)


def _steps(blad: Blad) -> None:
    def row() -> None:
        blad.height(ROW_MM)
        blad.room("s.ruimte")
        pad = "{{ s.pad }}"
        blad.answer(DONE, "stap_gedaan", f"{pad}.klaar", "s.gedaan", lijst="gedaan", look="invoer+vakje")
        blad.answer(STEP, "stap_wat", f"{pad}.wat", "s.wat")
        blad.answer(WHO, "stap_wie", f"{pad}.wie", "s.wie", lijst="actie_actor")
        blad.answer(NAME, "stap_naam", f"{pad}.naam", "s.naam")
        blad.answer(WHEN, "stap_wanneer", f"{pad}.wanneer", "s.wanneer")
        blad.answer(BEFORE, "stap_voor", f"{pad}.voor", "s.voor", kind="dag")
        blad.next()

    def support() -> None:
        blad.height(ROW_MM)
        blad.put(DONE, "{{ w.acties_hulp_nodig.label }}", "label+midden_hoog+rechts+ruim")
        blad.answer(STEP, "stap_hulp", "{{ s.pad }}.hulp_nodig", "s.hulp")
        blad.next()

    blad.gap(1.5)
    blad.height(6)
    for column, head in ((DONE, "Gedaan?"), (STEP, "{{ t.stappen }}"), (WHO, "Wie"), (NAME, "Naam"),
                         (WHEN, "Wanneer"), (BEFORE, "Vóór")):  # fmt: skip
        blad.put(column, head, "tabelkop" if column == DONE else "tabelkop+inspring")
    blad.next()
    blad.each("s", "g.stappen", row, lambda: blad.when("s.hulp", support))


def _review(blad: Blad) -> None:
    """How the goal went (F8)."""
    blad.gap(1.5)
    blad.height(6)
    for column in range(1, len(AREA) + 1):
        blad.sheet.write_blank(blad.row, column, None, blad.book.look.format("groep"))
    blad.put(1, "{{ t.terugblik }}", "groep")
    blad.next()
    blad.gap(0.8)

    def choice() -> None:
        blad.height(ROW_MM)
        blad.room("g.ruimte")
        blad.label(1, 1, "w.evaluatie_status.label")
        blad.answer(STEP, "doel_status", "{{ g.pad }}.evaluatie.status", "g.status", lijst="doel_status")
        blad.next()

    def mark() -> None:
        blad.height(ROW_MM)
        blad.room("g.ruimte")
        blad.label(1, 1, "w.evaluatie_mate.label")
        blad.answer(STEP, "doel_mate", "{{ g.pad }}.evaluatie.mate", "g.mate", kind="getal", bounds=(0, 10))
        blad.next()

    blad.when("g.status or g.ruimte", choice)
    blad.when("w.evaluatie_mate.aan and (g.mate is not none or g.ruimte)", mark)
    for end, label in (("verloop", "w.evaluatie_verloop"), ("reden", ""), ("les", "w.evaluatie_les")):

        def row(last: str = end, words: str = label) -> None:
            blad.height(ROW_MM)
            blad.room("g.ruimte_tekst")
            if words:
                blad.label(1, 1, f"{words}.label", top=True)
            else:
                blad.put(1, "Hoe dat komt", "label")
            blad.answer(STEP, f"doel_{last}", f"{{{{ g.pad }}}}.evaluatie.{last}", f"g.{last}", kind="tekst")
            blad.next()

        blad.when(f"g.{end} or g.ruimte", row)


# --- looking back together


def _looking_back(book: Book) -> None:
    blad = Blad(book, "Samen terugkijken", FORM_WIDTHS)
    blad.opening("{%ts if afgeleid.excel_terugkijken %}", "{{ t.evaluatie }}", "", logo=False)
    freeze = blad.row
    part(blad, FORM, "terugkijken", "{{ t.terugblik }}", {}, {})
    question_rows(blad, "afweging", "afgeleid.excel_afwegingen", "Wat wegen we af?", "oordeel", answer="oordeel")
    blad.page_break()
    part(blad, FORM, "evaluatiebesluit", "{{ t.besluit }}", PAIRS, DOUBLES, captions=CAPTIONS)
    blad.finish(freeze=freeze, repeat=(1, 1))
