"""What `diff` says that a revision touches is just what the next build makes, no more and no less (issue 5)."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, Project

from docgen.documents import pages

KEPT = ("c-0001", "c-0006", "c-0007")
AT_ONCE = 'wijzigingen:\n  - {versie: "2027.1", wat: Iets, reden: Daarom, overgang: meteen}\n'

REVISIONS: dict[str, tuple[tuple[str, str, str], ...]] = {
    # in which file, what stood there, what stands there now; an empty text stands for the end of the file
    "a new number": (),
    "a later review": (("handboek/handboek.yaml", "herziening: 2027-01-11", "herziening: 2027-05-10"),),
    "a reworded question": (
        ("handboek/handboek.yaml", "wijzigingen:\n", AT_ONCE),
        ("handboek/fasen.yaml", "      weglaten: [waarom_nu]",
         "      wijzigen: {hulpvraag: {vraag: Waar begin je?}}\n      weglaten: [waarom_nu]"),
    ),
    "another order": (
        ("handboek/handboek.yaml", "wijzigingen:\n", AT_ONCE),
        ("handboek/fasen.yaml", "      weglaten: [waarom_nu]", "      weglaten: [waarom_nu]\n      volgorde: [nu]"),
    ),
    "a question for one kind of support": (
        ("handboek/fasen.yaml", "          regels: 3\n",
         "          regels: 3\n        sleutel: {vraag: Wie heeft er een sleutel?, geldt_voor: [nazorg_thuis]}\n"),
    ),
    "a limit": (
        ("handboek/handboek.yaml", "wijzigingen:\n", AT_ONCE),
        ("handboek/termijnen.yaml", "", "grenzen: {doelen_tegelijk: 2}\n"),
    ),
    "a leefgebied that is called otherwise": (
        ("handboek/leefgebieden.yaml", "", "    wonen: {naam: Een plek}\n"),
    ),
    "a form that is not used": (("handboek/formulieren.yaml", "", "  uitstroom: {gebruiken: false}\n"),),
    "a form without a workbook": (("handboek/formulieren.yaml", "", "  begeleidingsplan: {excel: false}\n"),),
    "a word": (("organisatie.yaml", "  wijzigen:\n", "  wijzigen:\n    begeleider: {enkelvoud: coach}\n"),),
    "a role": (("organisatie.yaml", "rollen:\n", "rollen:\n  wijzigen:\n    intaker: {naam: Verkenner}\n"),),
    "the colour": (("organisatie.yaml", "#0B6E6E", "#0B6E9E"),),
    "the short name": (("organisatie.yaml", "korte_naam: De Brug", "korte_naam: De Boog"),),
    "the telephone": (("organisatie.yaml", "0999 - 41 20 00", "0999 - 41 20 99"),),
    "a location": (("organisatie.yaml", "naam: Het Kadehuis", "naam: Huis aan de Kade"),),
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _no_office() -> Iterator[None]:  # pyright: ignore[reportUnusedFunction] — pytest asks for it
    """No page numbers: they take most of the time, and whether an edition is made does not depend on them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "_office", lambda: None)
        yield


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of De Brug, released and built: final records, drafts, copies that no client has yet, questionnaires."""
    folder = tmp_path_factory.mktemp("brug") / "brug"
    shutil.copytree(ROOT / "samples" / "de-brug", folder, ignore=shutil.ignore_patterns("uitvoer"))
    for client in (folder / "clienten").iterdir():
        if client.name not in KEPT:
            shutil.rmtree(client)
    for file in sorted((folder / "exit").glob("*/*.yaml"))[2:]:
        file.unlink()
    assert Project(folder).run("build").code == 0
    return folder


@pytest.mark.parametrize("name", REVISIONS)
def test_what_diff_says_is_what_build_makes(name: str, built: Path, tmp_path: Path) -> None:
    folder = Project(tmp_path / "brug")
    shutil.copytree(built, folder.path)
    folder.change(
        "handboek/handboek.yaml", 'versie: "2026.1"\ndatum: 2026-01-12', 'versie: "2027.1"\ndatum: 2026-12-01'
    )
    for file, old, new in REVISIONS[name]:
        folder.write({file: folder.text(file) + new if not old else folder.text(file).replace(old, new, 1)})

    told = json.loads(folder.run("diff", "--format", "json").out)
    # only what is made can turn out to be no other than the general form
    dry = () if "one kind" in name else ("--dry-run",)
    done = json.loads(folder.run("build", *dry, "--format", "json").out)

    touched = told["touched"]
    drafts = {path for record in touched["open_records"] for path in record["documents"]}
    said = {*touched["blank_forms"], *drafts, *touched["other_documents"]}
    made = [document["path"] for document in done["documents"] if document["status"] in ("gemaakt", "te maken")]
    assert {without_version(path) for path in made if not path.startswith("handboek/")} == {
        without_version(path) for path in said
    }
    assert len(touched["editions"]) == sum(path.startswith("handboek/") for path in made) == 3
    gone = {without_version(path) for path in done["removed"] if path.startswith("formulieren/")}
    assert gone == set(touched["gone_forms"])


def without_version(path: str) -> str:
    return re.sub(r"-v\d[^/]*(?=\.\w+$)", "", path)
