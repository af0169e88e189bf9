"""What the begeleidingsplan derives."""

from __future__ import annotations

from typing import Any

from tests.documents.form_sources import derive


def goal(text: str, **more: Any) -> dict[str, Any]:
    return {"tekst": text, **more}


def plan(**domains: list[dict[str, Any]]) -> dict[str, Any]:
    made = {code: {"hoofddoelen": [{"tekst": "Rust", "subdoelen": goals}]} for code, goals in domains.items()}
    return {"status": "vastgesteld", "leefgebieden": made}


def test_goals_of_now_come_in_order_of_importance() -> None:
    record = plan(
        wonen=[goal("Een huis", volgorde=2)], financien=[goal("Een lijst", volgorde=1), goal("Ooit", later=True)]
    )

    found = derive("doelen_nu", "begeleidingsplan", record)

    assert [(line.nummer, line.leefgebied, line.tekst) for line in found] == [
        (1, "Financiën", "Een lijst"), (2, "Wonen", "Een huis"),
    ]  # fmt: skip


def test_goal_that_can_wait_stands_at_later() -> None:
    record = {**plan(financien=[goal("Ooit", later=True)]), "later": ["Zingen"]}

    assert derive("later", "begeleidingsplan", record) == ["Zingen", "Ooit"]


def test_page_per_leefgebied_with_a_goal_and_a_line_for_the_others() -> None:
    record = plan(wonen=[goal("Een huis")])
    record["leefgebieden"]["zingeving"] = {"geen_doel": "Eerst het huis."}

    pages, others = (derive(name, "begeleidingsplan", record) for name in ("leefgebieden", "geen_doel"))

    assert [page.naam for page in pages] == ["Wonen"]
    assert len(others) == 6
    assert (others[0].naam, others[0].reden) == ("Zingeving", "Eerst het huis.")


def test_blank_plan_has_room_for_the_goals_and_steps_of_the_handbook() -> None:
    limits = {"grenzen": {"lege_doelen": 2, "lege_stappen": 5}}

    pages = derive("leefgebieden", "begeleidingsplan", handbook=limits)

    assert [len(page.hoofddoelen[0].doelen[0].stappen) for page in pages] == [5, 5]
    assert all(page.hoofddoelen[0].doelen[0].terugblik.toon for page in pages)


def test_step_says_who_and_by_when() -> None:
    step = {
        "wat": "Bellen",
        "wie": "begeleider",
        "naam": "Marit",
        "wanneer": "in april",
        "voor": "2026-04-30",
        "klaar": True,
    }

    (page,) = derive("leefgebieden", "begeleidingsplan", plan(wonen=[goal("Een huis", acties=[step])]))
    (made,) = page.hoofddoelen[0].doelen[0].stappen

    assert (made.wie, made.wanneer, made.klaar.value) == ("begeleider, Marit", "in april, vóór 30-04-2026", True)


def test_scales_belong_to_the_wide_profile() -> None:
    record = plan(wonen=[goal("Een huis", wil_ik_dit=9)])
    wide = {"formulieren": {"begeleidingsplan": {"profiel": "ruim"}}}

    def labels(**over: Any) -> list[str]:
        (page,) = derive("leefgebieden", "begeleidingsplan", record, **over)
        return [row.een.label for row in page.hoofddoelen[0].doelen[0].gegevens]

    assert labels() == []
    assert labels(handbook=wide) == ["Wil ik dit echt? (0–10)"]
