"""Rules that are set aside: with a reason, by who may, and for what it was meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.api import check
from review.dossier import STORY, change, codes, haven, reviewed

D = dict[str, Any]
GOOD = {"reden": "Zo wil Ruud het.", "door": "ina-berg", "op": "2026-03-23"}


def folder_with(tmp_path: Path, exception: D, rule: str = "PB-T6", **more: str) -> Path:
    folder = haven(tmp_path, **more)

    def how(record: D) -> None:
        for area in ("wonen", "financien"):
            record["leefgebieden"][area]["sterk"] = ""
        record["afwijkingen"] = {rule: exception}

    change(folder, STORY, how)
    return folder


def test_a_reason_is_asked_or_the_rule_simply_holds(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, {**GOOD, "reden": ""})
    assert codes(reviewed(folder, STORY)) == ["PB-T6", "PB-T6", "review.no-reason"]


@pytest.mark.parametrize("missing", ["door", "op"])
def test_who_decided_and_when_is_asked_too(missing: str, tmp_path: Path) -> None:
    folder = folder_with(tmp_path, {key: value for key, value in GOOD.items() if key != missing})
    assert codes(reviewed(folder, STORY)) == ["review.no-owner"]


def test_an_exception_holds_for_the_leefgebieden_that_it_names(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, {**GOOD, "leefgebieden": ["wonen"]})
    (left,) = reviewed(folder, STORY).open
    assert left.leefgebied == "financien"


def test_a_rule_that_blocks_is_set_aside_by_who_may_do_so(tmp_path: Path) -> None:
    blocks = {"handboek__regels": "regels: {PB-T6: {ernst: blokkeren}}\n"}
    folder = folder_with(tmp_path / "een", GOOD, **blocks)
    assert codes(reviewed(folder, STORY)) == ["PB-T6", "PB-T6", "review.not-allowed"]
    staff = "medewerkers:\n  ina-berg: {naam: Ina Berg, rol: kwaliteitsmedewerker}\n"
    allowed = folder_with(tmp_path / "twee", GOOD, medewerkers=staff, **blocks)
    assert codes(reviewed(allowed, STORY)) == []


def test_a_rule_that_does_not_exist_is_named(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, GOOD, rule="PB-T66")
    report = reviewed(folder, STORY)
    assert codes(report) == ["PB-T6", "PB-T6", "review.unknown-rule"]
    (found,) = [f for f in report.findings if f.diagnostic.code == "review.unknown-rule"]
    assert "PB-T6" in found.diagnostic.remedy


def test_check_shows_that_a_rule_was_set_aside_and_keeps_the_reason_to_itself(tmp_path: Path) -> None:
    found = [d for d in check(folder_with(tmp_path, GOOD)).findings if d.code == "PB-T6"]
    assert [d.severity.value for d in found] == ["tip", "tip"]
    assert "Ruud" not in " ".join(map(str, found))


def test_a_short_traject_may_have_a_reason_too(tmp_path: Path) -> None:
    folder = haven(tmp_path)
    name = "clienten/c-0001/client.yaml"
    change(folder, name, lambda record: record["traject"].update(verwacht_einde="2026-03-09"))
    assert codes(reviewed(folder, name)) == ["CF-2"]
    change(folder, name, lambda record: record.update(afwijkingen={"CF-2": GOOD}))
    assert codes(reviewed(folder, name)) == []
