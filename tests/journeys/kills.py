"""A small organisation of which the build is killed: real records, real Word documents, real workers (design 6.2)."""

from __future__ import annotations

import io
import multiprocessing
import shutil
from collections.abc import Collection
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import docx
from build.plain import World, documents

from docgen.api.building import build
from docgen.build.crew import Crew
from docgen.build.outcomes import Outcome
from docgen.build.plan import Options
from docgen.build.writing import At, nowhere
from docgen.documents.forms import FORMS
from journeys.haven import INTAKE, client, tree, word

CLIENTS = 8
EDITIONS = ("handboek", "handboek-pocket", "handboek-client")


@dataclass
class Organisation(World):
    """De Haven with an intake per client, in the shipped template; `own` has an answer per document."""

    workers: bool = False
    _clean: dict[str, dict[str, bytes]] = field(default_factory=dict[str, dict[str, bytes]])

    def __post_init__(self) -> None:
        self.folder, self.root = self.root, self.root / "uitvoer"
        refs = [f"c-{number:04}" for number in range(1, CLIENTS + 1)]
        self.own = {f"clienten/{ref}/intake-v2026.1.docx": "a" for ref in refs}
        unused = "".join(f"  {form}: {{gebruiken: false}}\n" for form in FORMS if form != "intake")
        files: dict[str, str | bytes] = {**tree(), "handboek/formulieren.yaml": f"formulieren:\n{unused}"}
        files |= {f"sjablonen/{name}.docx": word("Handboek") for name in EDITIONS}
        for ref in refs:
            files |= {name: data for name, data in client(ref).items() if "aanmelding" not in name}
        for name in [name for name in files if "aanmelding" in name]:
            del files[name]
        for name, data in files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_bytes(data.encode() if isinstance(data, str) else data)

    def prepare(self) -> None:
        """Write down what the documents are made from."""
        question = f"vragen: {{wijzigen: {{nu: {{vraag: {self.shared}?}}}}}}"
        (self.folder / "handboek" / "vragen.yaml").write_text(f"fasen: {{intake: {{{question}}}}}\n")
        for path, answer in self.own.items():
            record = self.folder / Path(path).parent / "intake.yaml"
            record.write_text(INTAKE.replace("Ik slaap in mijn bus.", f"Ik slaap in mijn bus. {answer}."))

    def outcomes(
        self,
        options: Options | None = None,
        *,
        looked: Collection[str] | None = None,  # noqa: ARG002 — a build finds that out itself
        at: At = nowhere,
    ) -> list[Outcome]:
        self.prepare()
        crew = Crew(lambda: ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork")), 2)
        # looks at every document: an edit in place changes no folder
        options = options or Options(verify="stat")
        report = build(self.folder, self.root, options=options, at=at, crew=crew if self.workers else None)
        self.made[:] = [outcome.path for outcome in report.outcomes if outcome.status == "gemaakt"]
        return report.outcomes

    def wanted(self) -> dict[str, bytes]:
        self.prepare()
        known = f"{self.shared} {[*self.own.values()]}"
        if known not in self._clean:
            clean = self.folder.with_name(f"{self.folder.name}-clean")
            build(self.folder, clean)
            self._clean[known] = documents(clean)
            shutil.rmtree(clean)
        return self._clean[known]

    def edit(self, path: str, words: str = "met de hand") -> bytes:
        document = docx.Document(str(self.root / path))
        document.add_paragraph(words)
        made = io.BytesIO()
        document.save(made)
        (self.root / path).write_bytes(made.getvalue())
        return made.getvalue()
