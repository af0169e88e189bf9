"""What both checklists derive."""

from __future__ import annotations

from tests.documents.form_sources import derive, switched

RECORD = {
    "status": "vastgesteld",
    "regels": {
        "kamer_klaar": {"wie": "begeleider", "klaar_op": "2026-02-22"},
        "meenemen": {"wie": "client", "voor": "2026-02-20"},
        "huisdier": {"nvt": True, "nvt_reden": "Geen huisdier"},
        "vroeger_punt": {"wie": "extern"},
    },
    "eigen_regels": [
        {"activiteit": "Fiets ophalen", "groep": "voor_de_opname"},
        {"activiteit": "Planten water geven", "wie": "netwerk", "naam": "Henk"},
    ],
}


def test_progress_counts_what_is_done_of_what_applies() -> None:
    first = derive("groepen", "opname", RECORD)[0]

    assert (first.titel, first.stand) == ("Voor de opname", "1 van 8 klaar")


def test_own_line_stands_in_its_group_or_in_one_of_its_own() -> None:
    groups = {group.titel: [line.tekst for line in group.regels] for group in derive("groepen", "opname", RECORD)}

    assert "Fiets ophalen" in groups["Voor de opname"]
    assert groups["Eigen punten"] == ["Planten water geven"]
    assert groups["Andere punten"] == ["vroeger punt"]


def test_blank_checklist_has_the_usual_person_and_room_for_own_lines() -> None:
    groups = derive("groepen", "opname")
    lines = {line.tekst: line for group in groups for line in group.regels}

    assert lines["De kamer of plek is klaar"].wie == "begeleider"
    assert [line.tekst for line in groups[-1].regels] == [""] * 4
    assert all(group.stand == "" for group in groups)


def test_loose_page_holds_what_the_client_does() -> None:
    texts = [line.tekst for line in derive("wat_ik_regel", "opname", RECORD)]

    assert "Fiets ophalen" in texts
    assert "De lijst met wat je meeneemt is gemaakt" in texts
    assert not {"De kamer of plek is klaar", "Planten water geven", "Voor een huisdier is een plek gevonden"} & set(
        texts
    )


def test_remark_and_reason_belong_to_the_wide_profile() -> None:
    wide = switched("opname", regels_nvt_reden=True)

    def note(**over: object) -> str:
        lines = [line for group in derive("groepen", "opname", RECORD, **over) for line in group.regels]
        return next(line.noot for line in lines if line.nvt.value)

    assert (note(), note(handbook=wide)) == ("", "Geen huisdier")


def test_leaving_asks_about_aftercare_and_handover() -> None:
    found = derive("keuzes", "uitstroom", {"nazorg": "geen"})

    assert [option.code for option in found.nazorg.opties] == ["geen"]
    assert not found.overdracht.toon
