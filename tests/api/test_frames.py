"""What all documents of an organisation share goes to a worker in one piece, and makes the same documents there."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest
from conftest import Project
from journeys.haven import own_templates, tree

from docgen.api.building import specs_of
from docgen.api.checking import check, workshop_for
from docgen.api.frames import frame_of, opened, packed
from docgen.documents import pages


@pytest.fixture
def haven(project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setattr(pages, "_office", lambda: None)
    return project({**tree(), **own_templates()})


def test_a_frame_makes_the_same_blank_forms_elsewhere(haven: Project) -> None:
    checked = check(haven.path, clients=False)
    workshop = workshop_for(checked)
    frame = pickle.loads(pickle.dumps(packed(frame_of(checked, workshop))))
    spec = next(spec for spec in specs_of(checked) if spec.path.startswith("formulieren/intake"))
    assert checked.folder.current is not None
    here = workshop.make(spec, checked.folder.current.organisatie)
    haven.write(dict.fromkeys(own_templates()))  # a worker elsewhere has no folder
    room = opened(frame)
    assert room.checked.folder.current is not None
    assert room.workshop.make(spec, room.checked.folder.current.organisatie) == here
