"""The chapters of the team edition: how we look, the eight phases, at a glance, writing, working together."""

from __future__ import annotations

from templates.source.handbook.look import MAIN, SIDE, WIDE, section
from templates.source.handbook.pieces import (
    PHASES,
    Entry,
    bookmark,
    heading,
    layout,
    phase_picture,
    see,
)
from templates.source.word.markup import KEEP, PAGE_BREAK, cell, each, para, row, row_each, run, table, when

_CODES = ("aanmelding", "intake", "opstart", "analyse", "planning", "uitvoering", "evaluatie", "uitstroom")
MAIN_COLUMN = 12 - SIDE
PHASE_MARK = "h_fase"
"""The bookmark of a phase's heading; its copies in the loop are called h_fase_2, h_fase_3 and so on."""

ENTRIES = [
    Entry(1, "h_kijken", "Hoe we werken"),
    Entry(2, "h_methode", "Waar de methode vandaan komt", "handboek.methode"),
    Entry(2, "h_uitgangspunten", "Onze uitgangspunten", "handboek.uitgangspunten"),
    Entry(2, "h_leefgebieden", "Onze leefgebieden"),
    Entry(1, "h_fasen", "De acht fasen"),
    *(
        Entry(
            2,
            PHASE_MARK if number == 1 else f"{PHASE_MARK}_{number}",
            f"{number}  {{{{ handboek.fasen.{code}.naam }}}}",
        )
        for number, code in enumerate(_CODES, start=1)
    ),
    Entry(1, "h_overzicht", "In één oogopslag"),
    Entry(2, "h_formulierwijzer", "Welk formulier wanneer"),
    Entry(2, "h_wie_doet_wat", "Wie doet wat"),
    Entry(2, "h_termijnen", "Onze termijnen", "afgeleid.termijnen"),
    Entry(2, "h_matrix", "De matrix"),
    Entry(1, "h_schrijven", "Schrijven voor wie het leest"),
    Entry(1, "h_samen", "Samen werken en leren"),
    Entry(2, "h_rollen", "Onze rollen", "organisatie.rollen"),
    Entry(2, "h_inspraak", "Meepraten over hoe we werken", "handboek.inspraak"),
    Entry(2, "h_leren", "Blijven leren", "handboek.leren"),
    Entry(2, "h_klachten", "Als er iets niet goed gaat", "organisatie.klachten"),
]


def how_we_look() -> str:
    """Principles and leefgebieden."""
    return (
        heading(1, "h_kijken", "Hoe we werken", 20, new_page=True)
        + when(
            "handboek.methode",
            heading(2, "h_methode", "Waar de methode vandaan komt", 23),
            layout(
                [MAIN_COLUMN, SIDE],
                para("Kolomtekst", "{{ handboek.methode }}"),
                para("Kanttekeningkop", "Met dank aan Movisie")
                + para(
                    "Kanttekening",
                    "Movisie beschreef het 8-fasenmodel in een boek voor professionals en in een handreiking voor "
                    "organisaties. Wij werkten de methode voor onszelf uit, in onze eigen woorden.",
                ),
            ),
        )
        + when(
            "handboek.uitgangspunten",
            heading(2, "h_uitgangspunten", "Onze uitgangspunten", 21),
            table(
                "Regeltabel",
                [3.4, 8.6],
                row_each(
                    "code, u",
                    "handboek.uitgangspunten | items",
                    row(
                        cell(0, para("Tabeltekst", run("{{ u.naam }}", "Merk"))),
                        cell(0, para("Tabeltekst", "{{ u.tekst }}")),
                    ),
                    columns=2,
                ),
                title="Onze uitgangspunten",
            ),
        )
        + heading(2, "h_leefgebieden", "Onze leefgebieden", 22, new_page=True)
        + when("handboek.waarom_leefgebieden", para("Tekst", "{{ handboek.waarom_leefgebieden }}"))
        + table(
            "Regeltabel",
            [1.4, 10.6],
            row_each(
                "g",
                "afgeleid.leefgebieden",
                row(
                    cell(0, para("Tabeltekst", "{{ g.pictogram }}"), align="center"),
                    cell(
                        0,
                        para("Leefgebied", "{{ g.naam }}{% if g.bereik %} ({{ g.bereik }}){% endif %}"),
                        para("Tabeltekst", "{{ g.uitleg }}"),
                        para("Klein", "{{ g.themawoorden }}"),
                        align="center",
                    ),
                ),
                columns=2,
            ),
            title="De leefgebieden en waar ze over gaan",
        )
        + para(
            "Tekst",
            run("Vragen om over elk leefgebied te praten staan in "),
            see("h_wijzer", "de leefgebiedenwijzer"),
            run("."),
            properties='<w:spacing w:before="160"/>',
        )
    )


# --- the eight phases


def phases() -> str:
    """The picture and a chapter of at most two pages per phase."""
    return (
        heading(1, "h_fasen", "De acht fasen", 30, new_page=True)
        + para(
            "Tekst",
            "Begeleiding heeft een begin, een kern en een einde. De eerste drie fasen doen we één keer. De vier fasen "
            "in het midden vormen een ronde: kijken, kiezen, doen en terugkijken. Die ronde komt zo vaak terug als "
            "nodig is, en de fasen lopen in het echt door elkaar. De laatste fase is het afscheid.",
        )
        + para("Standaard", phase_picture(163, 800), properties='<w:spacing w:before="160" w:after="320"/>')
        + phases_in_brief()
        + each("f", PHASES, _phase())
    )


def phases_in_brief() -> str:
    """What each phase is for, a line each."""
    return table(
        "Regeltabel",
        [3.4, 8.6],
        row_each(
            "f",
            PHASES,
            row(
                cell(0, para("Klein", run("{{ f.nummer }}  {{ f.naam }}", "Merk"))),
                cell(0, para("Klein", run("{{ f.doel }}", "Zwart"))),
            ),
            columns=2,
        ),
        title="Waar elke fase voor is",
    )


def _phase() -> str:
    return (
        para(
            "Fase",
            bookmark(PHASE_MARK, run("{{ f.nummer }}", "Fasenummer") + run("\t{{ f.naam }}"), 31),
            run("\t{{ f.pictogram }}"),
            properties=PAGE_BREAK,
        )
        + para("Kernzin", "{{ f.doel }}")
        + table(
            "Regeltabel",
            [2, 10],
            row_each(
                "q",
                "f.vragen",
                row(cell(0, para("Tabelkop", "{{ q.woord }}")), cell(0, para("Tabeltekst", "{{ q.zin }}"))),
                columns=2,
            ),
            title="De zes vragen bij deze fase",
        )
        + when(
            "f.client",
            para("Vlakkop", "{{ organisatie.woorden.client.enkelvoud | hoofdletter }}: zelf doen en beslissen"),
            para("Vlak", "{{ f.client }}"),
        )
        + _steps()
        + _decisions()
        + _instruments()
        + _quality()
    )


def _steps() -> str:
    """The steps in the text column, the questions to reflect on beside them as notes in the margin."""
    step = para(
        "Stap",
        run("{{ s.nummer }}", "Merk"),
        run("\t{{ s.titel }}"),
        run("{% if s.bereik %} ({{ s.bereik }}){% endif %}", "Grijs"),
    ) + para("Staptekst", "{{ s.tekst }}")
    notes = when("loop.first and s.reflectie", para("Kanttekeningkop", "Om samen over te praten")) + each(
        "r", "s.reflectie", para("Kanttekening", "{{ r }}")
    )
    return when(
        "f.stappen",
        para("Kop3", "Stap voor stap", properties=_SPACE_ABOVE),
        table(
            "Kantlijn",
            [MAIN_COLUMN, SIDE],
            row_each("s", "f.stappen", row(cell(0, step), cell(0, notes)), columns=2),
            title="Stappen, met ernaast vragen om over te praten",
        ),
    )


_SPACE_ABOVE = '<w:spacing w:before="280"/>'


def _decisions() -> str:
    return when(
        "f.besluiten",
        para("Kop3", "Besluiten"),
        when(
            "f.afwegingen",
            para("Standaard", "We wegen eerst af:", properties=KEEP),
            each(
                "a",
                "f.afwegingen",
                para(
                    "Lijst",
                    run("{{ a.tekst }}"),
                    run(
                        "{% if a.toelichting %} {{ a.toelichting }}{% endif %}"
                        "{% if a.bereik %} ({{ a.bereik }}){% endif %}",
                        "Grijs",
                    ),
                ),
            ),
        ),
        table(
            "Regeltabel",
            [3.6, 8.4],
            row(*(cell(0, para("Tabelkop", word)) for word in ("Besluit", "Wat er dan gebeurt")), header=True),
            row_each(
                "b",
                "f.besluiten",
                row(
                    cell(
                        0,
                        para("Tabeltekst", run("{{ b.naam }}", "Nadruk")),
                        when("b.overweging", para("Klein", "{{ b.overweging | hoofdletter }}")),
                    ),
                    cell(0, para("Tabeltekst", "{{ b.betekenis }}{% if b.bereik %} ({{ b.bereik }}){% endif %}")),
                ),
                columns=2,
            ),
            header=True,
            title="Besluiten in deze fase",
        ),
    )


def _instruments() -> str:
    return when(
        "f.instrumenten",
        para("Kop3", "Waarmee we werken"),
        table(
            "Regeltabel",
            [5, 7],
            row_each(
                "i",
                "f.instrumenten",
                row(
                    cell(
                        0,
                        para(
                            "Tabeltekst",
                            run("{{ i.tekst }}", "Nadruk"),
                            run("{% if i.nummer %} {{ i.nummer }}{% endif %}", "Code"),
                        ),
                    ),
                    cell(
                        0,
                        para(
                            "Tabeltekst",
                            run("{{ i.waarvoor }}{% if not i.verplicht %} Als het helpt.{% endif %}"),
                        ),
                    ),
                ),
                columns=2,
            ),
            title="Formulieren en andere hulpmiddelen",
        ),
        para("Klein", run("Alle formulieren: "), see("h_formulierwijzer", "welk formulier wanneer"), properties=_AIR),
    )


_AIR = '<w:spacing w:before="60"/>'


def _quality() -> str:
    return when(
        "f.kwaliteit",
        para("Kop3", "Waar het goed aan is"),
        each(
            "k",
            "f.kwaliteit",
            para(
                "Lijsttekst",
                run("{{ k.tekst }}{% if k.uitleg %}. {{ k.uitleg }}{% endif %}"),
                run("{% if k.codes %}  {{ k.codes }}{% endif %}", "Code"),
            ),
        ),
    )


# --- at a glance


def at_a_glance() -> str:
    """Forms by moment, roles by phase, terms, and the matrix on a landscape page."""
    return (
        heading(1, "h_overzicht", "In één oogopslag", 40, new_page=True)
        + forms_by_moment()
        + roles_by_phase()
        + terms()
        + section(MAIN)
        + matrix()
        + section(WIDE)
    )


def _legend() -> str:
    return para(
        "Klein",
        "{% for f in afgeleid.fasen %}{{ f.nummer }} {{ f.naam }}{% if not loop.last %} · {% endif %}{% endfor %}",
        properties='<w:spacing w:before="80" w:after="120"/>',
    )


def forms_by_moment(number: int = 41, *, new_page: bool = False) -> str:
    """Which form when, on one page."""
    width = 0.52
    numbers = [cell(width, para("Tabelkop", str(n), properties=_CENTRE)) for n in range(1, 9)]
    first = 12 - 8 * width - 1.7
    return (
        heading(2, "h_formulierwijzer", "Welk formulier wanneer", number, new_page=new_page)
        + para(
            "Tekst",
            "Een volle stip staat bij de fase waarin we het formulier maken, een open stip waar we het weer gebruiken.",
        )
        + table(
            "Regeltabel",
            [first, *[width] * 8, 1.7],
            row(cell(first, para("Tabelkop", "Formulier")), *numbers, cell(1.7, para("Tabelkop", "Vorm")), header=True),
            row_each(
                "m",
                "afgeleid.formulierwijzer",
                row(
                    cell(
                        first,
                        para("Tabeltekst", run("{{ m.naam }}", "Nadruk"), run("  {{ m.nummer }}", "Code")),
                        para("Klein", "{{ m.waarvoor }}"),
                        para("Klein", "In fase: {{ m.wanneer }}"),
                    ),
                    *_signs("m.tekens", width),
                    cell(1.7, para("Klein", "{{ m.vorm }}"), align="center"),
                ),
                columns=10,
            ),
            header=True,
            title="Welk formulier wanneer",
        )
        + _legend()
    )


_CENTRE = '<w:jc w:val="center"/>'


def _signs(items: str, width: float) -> list[str]:
    """Eight cells, one per phase, each with the value at its place."""
    return [
        cell(width, para("Tabeltekst", f"{{{{ {items}[{n}] }}}}", properties=_CENTRE), align="center") for n in range(8)
    ]


def roles_by_phase(number: int = 42) -> str:
    """Who does what in which phase."""
    width, first = 1.13, 12 - 8 * 1.13
    return (
        heading(2, "h_wie_doet_wat", "Wie doet wat", number, new_page=True)
        + table(
            "Regeltabel",
            [first, *[width] * 8],
            row(
                cell(first, para("Tabelkop", "Rol")),
                *(cell(width, para("Tabelkop", str(n))) for n in range(1, 9)),
                header=True,
            ),
            row_each(
                "r",
                "afgeleid.wie_doet_wat",
                row(
                    cell(first, para("Tabeltekst", run("{{ r.naam }}", "Nadruk"))),
                    *(cell(width, para("Klein", f"{{{{ r.bijdragen[{n}] }}}}")) for n in range(8)),
                ),
                columns=9,
            ),
            header=True,
            title="Wat elke rol in elke fase doet",
        )
        + _legend()
    )


def terms(number: int = 43) -> str:
    """The terms that the organisation keeps to."""
    return when(
        "afgeleid.termijnen",
        heading(2, "h_termijnen", "Onze termijnen", number),
        table(
            "Regeltabel",
            [8, 4],
            row_each(
                "t",
                "afgeleid.termijnen",
                row(
                    cell(8, para("Tabeltekst", "{{ t.naam }}")),
                    cell(4, para("Tabeltekst", run("{{ t.waarde }}", "Nadruk"))),
                ),
                columns=2,
            ),
            title="Termijnen",
        ),
    )


_QUESTIONS = ("wat", "wie", "wanneer", "waar", "waarmee", "hoe")
# twelfths of the portrait page; together the 277 mm of the landscape one
_MATRIX = (1.75, 3.46, 3.85, 2.5, 2.55, 2.43, 3.85)


def matrix(number: int = 44) -> str:
    """The 8 × 6 matrix on one landscape page."""
    head = [cell(_MATRIX[0], para("Matrixkop", "Fase"))]
    head += [cell(w, para("Matrixkop", q.capitalize())) for w, q in zip(_MATRIX[1:], _QUESTIONS, strict=True)]
    cells = [cell(_MATRIX[0], para("Matrixfase", "{{ r.nummer }} {{ r.naam }}"))]
    cells += [cell(w, _points(f"r.{q}")) for w, q in zip(_MATRIX[1:], _QUESTIONS, strict=True)]
    return heading(2, "h_matrix", "De matrix: acht fasen, zes vragen", number) + table(
        "Matrixtabel",
        list(_MATRIX),
        row(*head, header=True),
        row_each("r", "afgeleid.matrix", row(*cells), columns=7),
        header=True,
        title="De matrix: per fase het antwoord op zes vragen",
    )


def _points(items: str) -> str:
    """The points of a cell in one paragraph, with a mark in colour between them: there is no room for a line each."""
    return para(
        "Matrix",
        run(f"{{% for p in {items} %}}{{{{ p }}}}{{% if not loop.last %}}", "Matrixtekst"),
        run(" • ", "Merk"),
        run("{% endif %}{% endfor %}", "Matrixtekst"),
    )


# --- writing, and working together


def writing() -> str:
    """How we write for clients, with one annotated example."""
    return (
        heading(1, "h_schrijven", "Schrijven voor wie het leest", 50)
        + when("handboek.schrijfwijzer.inleiding", para("Kernzin", "{{ handboek.schrijfwijzer.inleiding }}"))
        + when(
            "handboek.schrijfwijzer.regels",
            each("code, s", "handboek.schrijfwijzer.regels | items", para("Lijsttekst", "{{ s }}")),
        )
        + para(
            "Tekst",
            "Hoe lang? Per leefgebied hoogstens {{ handboek.grenzen.regels_max }} regels, alles samen hoogstens "
            "{{ handboek.grenzen.paginas }} pagina’s. In een plan lopen hoogstens "
            "{{ handboek.grenzen.doelen_tegelijk }} doelen tegelijk.",
            properties='<w:spacing w:before="120"/>',
        )
        + when("afgeleid.voorbeeld.delen", _example())
    )


def _example() -> str:
    text = (
        "{% for d in afgeleid.voorbeeld.delen %}{% if d.nummer %}",
        "{{ d.tekst }}",
        "{{ d.nummer }}",
        "{% else %}{{ d.tekst }}{% endif %}{% endfor %}",
    )
    marked = run(text[0]) + run(text[1], "Gemarkeerd") + run(text[2], "Noot") + run(text[3])
    return para(
        "Kop3", "Zo kan het{% if afgeleid.voorbeeld.leefgebied %}: {{ afgeleid.voorbeeld.leefgebied }}{% endif %}"
    ) + layout(
        [6.6, 5.4],
        para("Voorbeeld", marked),
        each(
            "n",
            "afgeleid.voorbeeld.noten",
            para("Kanttekening", run("{{ n.nummer }}  ", "Merk"), run("{{ n.uitleg }}")),
        )
        + para("Sjabloon"),
    )


def together() -> str:
    """Roles, participation, learning, complaints."""
    return (
        heading(1, "h_samen", "Samen werken en leren", 60, new_page=True)
        + when(
            "organisatie.rollen",
            heading(2, "h_rollen", "Onze rollen", 61),
            table(
                "Regeltabel",
                [3.4, 8.6],
                row_each(
                    "code, r",
                    "organisatie.rollen | items",
                    row(
                        cell(0, para("Tabeltekst", run("{{ r.naam }}", "Nadruk"))),
                        cell(0, para("Tabeltekst", "{{ r.taak }}")),
                    ),
                    columns=2,
                ),
                title="De rollen en wat ze doen",
            ),
            para(
                "Tekst",
                run("Wie in welke fase doet, beslist of meedenkt, staat bij "),
                see("h_wie_doet_wat", "wie doet wat"),
                run("."),
                properties='<w:spacing w:before="120"/>',
            ),
        )
        + _text("h_inspraak", "Meepraten over hoe we werken", "handboek.inspraak", 62)
        + _text("h_leren", "Blijven leren", "handboek.leren", 63)
        + _text("h_klachten", "Als er iets niet goed gaat", "organisatie.klachten", 64)
    )


def _text(anchor: str, title: str, source: str, number: int) -> str:
    return when(source, heading(2, anchor, title, number), para("Tekst", f"{{{{ {source} }}}}"))
