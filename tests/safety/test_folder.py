"""A hostile organisation's folder: what is bad is named, the rest goes on, and nothing is half-written or outside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from safety.making import document

BUILT = "clienten/c-0001/*intake*"


def _codes(out: str) -> set[str]:
    found: Any = json.loads(out)
    return {each["code"] for each in found}


@pytest.mark.parametrize("name", ["c..c", "C-0001", "c_1", "jan jansen", "c-0001\u202e", "con.", "c-" + "9" * 60])
def test_folder_whose_name_is_no_ref_is_left_out(de_brug: Any, name: str) -> None:
    de_brug.write({f"clienten/{name}/client.yaml": "roepnaam: Jan\n"})

    ran = de_brug.run("check", "--format", "json")

    assert ran.code == 1
    assert "record.bad-ref" in _codes(ran.out)


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ client.__class__ }}", "template.private-name"),
        ("{% import 'os' as os %}", "template.refused-statement"),
        ("{{ 'A' * 10**9 }}", "template.refused-operator"),
        ("{{ intake", "template.unclosed-tag"),
    ],
)
def test_hostile_own_template_stops_its_own_documents_only(de_brug: Any, tag: str, code: str) -> None:
    de_brug.write({"sjablonen/intake.docx": document(tag)})

    ran = de_brug.run("build", "--only", "formulieren/*.docx", "--format", "json")
    report: Any = json.loads(ran.out)

    assert ran.code == 1
    failed = [each for each in report["documents"] if each["status"] == "mislukt"]
    assert failed
    assert all("intake" in each["path"] for each in failed)
    assert {finding["code"] for each in failed for finding in each["findings"]} == {code}
    assert any(each["status"] == "gemaakt" for each in report["documents"])
    made = set(de_brug.files("uitvoer"))
    assert not [name for name in made if "intake" in name and name.endswith(".docx")]
    assert not [name for name in made if name.endswith((".tmp", ".part", "~"))]


def test_documents_never_stand_outside_their_folder(de_brug: Any, tmp_path: Path) -> None:
    before = {path for path in tmp_path.rglob("*") if "uitvoer" not in path.parts}

    de_brug.run("build", "--only", BUILT)

    assert {path for path in tmp_path.rglob("*") if "uitvoer" not in path.parts} == before
