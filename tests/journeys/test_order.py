"""A changed order is a change: `diff`, `build` and `release` agree on the documents that show it (issue 5)."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Project

from docgen.documents import pages

ORDERS = {
    "handboek.leefgebieden": "leefgebieden: {volgorde: [werk_activiteit]}\n",
    "handboek.toelating": "toelating: {volgorde: [zelfzorg]}\n",
    "handboek.fasen.intake.vragen": "fasen: {intake: {vragen: {volgorde: [slechte_dag]}}}\n",
    "handboek.fasen.opstart.stappen": "fasen: {opstart: {stappen: {volgorde: [wennen]}}}\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """De Brug as it was released, built once."""
    path = tmp_path_factory.mktemp("order") / "de-brug"
    shutil.copytree(ROOT / "samples" / "de-brug", path, ignore=shutil.ignore_patterns("uitvoer"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pages, "_office", lambda: None)
        done = Project(path).run("build")
    assert done.code == 0, done.said
    return path


def told(folder: Project, *words: str) -> dict[str, Any]:
    return json.loads(folder.run(*words, "--format", "json").out)


@pytest.mark.parametrize("place", ORDERS)
def test_diff_build_and_release_agree_on_what_shows_an_order(
    place: str, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_office", lambda: None)
    shutil.copytree(built, tmp_path / "de-brug")
    folder = Project(tmp_path / "de-brug").write({"handboek/volgorde.yaml": ORDERS[place]})
    book = folder.text("handboek/handboek.yaml")
    folder.write({"handboek/handboek.yaml": book.replace('versie: "2026.1"\ndatum', 'versie: "2026.2"\ndatum', 1)})

    compared = told(folder, "diff")
    report = told(folder, "build", "--dry-run")
    release = folder.run("release")

    assert [(c["path"].rpartition(".")[0], c["kind"]) for c in compared["changes"]] == [(place, "verplaatst")]
    made = {d["path"]: d["reasons"] for d in report["documents"] if d["status"] == "te maken"}
    touched = compared["touched"]
    blank = {re.sub(r"-v[\d.]+(?=\.\w+$)", "", path) for path in made if path.startswith("formulieren/")}
    assert blank == set(touched["blank_forms"])
    assert {path for path in made if path.startswith("clienten/")} == {
        path for record in touched["open_records"] for path in record["documents"]
    }
    forms = {Path(path).name.partition("-leeg")[0] for path in blank}
    assert set(re.findall(r"(\w+): versie 2026\.2 \(veranderd\)", release.out)) == forms
    assert {(r["cause"], r["path"]) for p, reasons in made.items() if p[:8] != "handboek" for r in reasons} <= {
        ("volgorde", place)
    }
