"""One run over plain targets: only what is stale is made, nothing of a person lost, every target accounted for."""

from __future__ import annotations

import errno
import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build.plain import World, statuses, text
from docgen.build.outcomes import Cause, Status
from docgen.build.places import LocalStore, Seen, Staged
from docgen.build.plan import Options
from docgen.build.targets import State

A, B, C = "clienten/c-1/intake.docx", "clienten/c-2/intake.docx", "formulieren/intake.docx"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "uitvoer", own={A: "een", B: "twee", C: "leeg"})


def test_everything_is_made_at_first_and_nothing_the_second_time(world: World) -> None:
    assert set(statuses(world.outcomes()).values()) == {"gemaakt"}
    assert world.files() == world.wanted()
    assert set(statuses(world.outcomes()).values()) == {"ongewijzigd"}
    assert world.made == []


def test_a_changed_record_makes_its_own_target_only(world: World) -> None:
    world.run()
    world.own[B] = "twee!"
    done = world.run()
    assert world.made == [B]
    assert [str(reason) for reason in done[B].reasons] == ["intake.tekst"]
    assert world.files() == world.wanted()


def test_a_changed_shared_value_is_named_down_to_the_place(world: World) -> None:
    world.run()
    world.shared = "handboek 2"
    done = world.run()
    assert sorted(world.made) == sorted(world.own)
    assert [str(reason) for reason in done[A].reasons] == ["handboek.fasen.intake"]


def test_a_target_that_went_missing_is_made_again(world: World) -> None:
    world.run()
    (world.root / A).unlink()
    done = world.run()
    assert [reason.cause for reason in done[A].reasons] == [Cause.MISSING]
    assert world.files() == world.wanted()


def test_outputs_are_looked_at_only_where_something_changed(world: World) -> None:
    world.run()
    (world.root / A).unlink()
    assert world.run(looked=[])[A].status == Status.UNCHANGED
    assert world.run(Options(verify="stat"), looked=[])[A].status == Status.MADE


def test_verify_by_hash_sees_what_a_stat_does_not(world: World) -> None:
    world.run()
    before = (world.root / A).stat()
    (world.root / A).write_bytes(b"x" * before.st_size)
    os.utime(world.root / A, ns=(before.st_mtime_ns, before.st_mtime_ns))
    assert world.run(Options(verify="stat"))[A].status == Status.UNCHANGED
    done = {o.path: o for o in world.outcomes(Options(verify="hash"))}
    assert done["clienten/c-1/intake.nieuw.docx"].status == Status.BESIDE


def test_a_file_that_was_only_touched_is_left_alone(world: World) -> None:
    world.run()
    os.utime(world.root / A, ns=(1, 1))
    assert world.run()[A].status == Status.UNCHANGED
    assert (world.root / A).stat().st_mtime_ns == 1


def test_a_hand_edit_stays_and_the_new_version_stands_beside_it_once(world: World) -> None:
    world.run()
    theirs = world.edit(A)
    beside = "clienten/c-1/intake.nieuw.docx"
    for own in ("een", "een a", "een b"):
        world.own[A] = own
        assert world.run()[beside].status == Status.BESIDE
    assert world.files()[A] == theirs
    assert world.files()[beside] == text(world.shared, "een b")
    assert len(world.files()) == 4
    world.run()
    assert world.made == []


def test_an_edited_new_version_is_not_overwritten_either(world: World) -> None:
    world.run()
    theirs = world.edit(A)
    world.run()
    also = world.edit("clienten/c-1/intake.nieuw.docx")
    world.own[A] = "een!"
    world.run()
    files = world.files()
    assert files[A] == theirs
    assert files["clienten/c-1/intake.nieuw.docx"] == also
    assert files["clienten/c-1/intake.nieuw-2.docx"] == text(world.shared, "een!")


def test_a_person_who_takes_the_edit_away_gets_the_document_back_and_nothing_beside_it(world: World) -> None:
    world.run()
    world.edit(A)
    world.run()
    (world.root / A).unlink()
    world.run()
    assert world.files() == world.wanted()


def test_a_strangers_file_is_kept(world: World) -> None:
    (world.root / A).parent.mkdir(parents=True)
    (world.root / A).write_bytes(b"van iemand anders")
    world.run()
    assert world.files()[A] == b"van iemand anders"
    assert world.files()["clienten/c-1/intake.nieuw.docx"] == text(world.shared, "een")


def test_a_final_document_follows_its_record_only_and_renewing_stands_beside_it(world: World) -> None:
    world.states[A] = State.FINAL
    world.run()
    first = world.files()[A]
    world.shared = "handboek 2"
    assert world.run()[A].status == Status.FROZEN
    assert world.files()[A] == first

    renewed = "clienten/c-1/intake.hernieuwd.docx"
    done = statuses(world.outcomes(Options(renew=True)))
    assert done[renewed] == "gemaakt"
    assert done[A] == "bevroren"
    assert world.files()[A] == first
    assert world.files()[renewed] == text("handboek 2", "een")
    assert statuses(world.outcomes())[renewed] == "ongewijzigd"

    world.shared = "handboek 3"
    done = statuses(world.outcomes(Options(renew=True)))
    assert done["clienten/c-1/intake.hernieuwd-2.docx"] == "gemaakt"
    assert (done[A], done[renewed]) == ("bevroren", "bevroren")


def test_a_final_document_whose_record_is_corrected_is_made_again_and_the_old_one_is_kept(world: World) -> None:
    world.states[A] = State.FINAL
    world.run()
    before = world.files()[A]
    world.own[A] = "verbeterd"
    assert world.run()[A].status == Status.MADE
    assert (world.root / ".docgen" / "bewaard" / A).read_bytes() == before


def test_what_waits_or_was_handed_over_is_never_made(world: World) -> None:
    world.states |= {A: State.WAITING, B: State.HANDED}
    assert statuses(world.outcomes()) == {A: "wacht op goedkeuring", B: "bevroren", C: "gemaakt"}
    assert list(world.files()) == [C]
    world.states.clear()
    world.run()
    assert world.files() == world.wanted()


def test_a_variant_equal_to_its_general_form_is_left_out_until_it_differs(world: World) -> None:
    world.own["formulieren/intake-oost.docx"] = "leeg"
    world.variants["formulieren/intake-oost.docx"] = C
    assert statuses(world.outcomes())["formulieren/intake-oost.docx"] == "gelijk"
    assert "formulieren/intake-oost.docx" not in world.files()
    world.run()
    assert world.made == []
    world.own[C] = "anders"
    assert statuses(world.outcomes())["formulieren/intake-oost.docx"] == "gemaakt"
    assert world.files() == world.wanted()


def test_a_target_that_nobody_asks_for_stays_and_is_told_until_it_is_pruned(world: World) -> None:
    world.run()
    world.edit(B)
    del world.own[A], world.own[B]
    world.run()
    assert {A, B} <= set(world.files())
    world.run(Options(prune=True))
    assert A not in world.files()
    assert B in world.files()


def test_a_dry_run_writes_nothing_and_says_what_would_be_made(world: World) -> None:
    world.run()
    world.own[A] = "een!"
    before = world.files()
    assert statuses(world.outcomes(Options(dry_run=True))) == {A: "te maken", B: "ongewijzigd", C: "ongewijzigd"}
    assert world.files() == before
    assert world.made == []


def test_force_makes_everything_and_gives_the_same_bytes(world: World) -> None:
    world.run()
    assert set(statuses(world.outcomes(Options(force=True))).values()) == {"ongewijzigd"}
    assert sorted(world.made) == sorted(world.own)


@pytest.mark.parametrize("lock", ["~$take.docx", "~$intake.docx", ".~lock.intake.docx#"])
def test_a_document_that_is_open_is_told_and_left_for_next_time(world: World, lock: str) -> None:
    world.run()
    world.own[A] = "een!"
    (world.root / A).with_name(lock).write_bytes(b"")
    done = world.run()
    assert done[A].status == Status.FAILED
    assert [d.code for d in done[A].findings] == ["build.file-open"]
    (world.root / A).with_name(lock).unlink()
    assert world.run()[A].status == Status.MADE


class Stubborn(LocalStore):
    """A store in which one document cannot be replaced."""

    def publish(self, staged: Staged, path: str, expected: Seen | None) -> Seen:
        if path == A and self.number is not None:
            raise OSError(self.number, os.strerror(self.number))
        return super().publish(staged, path, expected)

    number: int | None = errno.EACCES


def test_a_document_that_cannot_be_replaced_does_not_stop_the_others(world: World) -> None:
    world.store = Stubborn
    done = world.run()
    assert statuses(done.values()) == {A: "mislukt", B: "gemaakt", C: "gemaakt"}
    assert [d.code for d in done[A].findings] == ["build.cannot-write"]
    world.store = LocalStore
    world.run()
    assert world.made == [A]
    assert world.files() == world.wanted()


def test_a_document_that_another_program_holds_is_told_as_open(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(self: LocalStore, staged: Staged, path: str, expected: Seen | None) -> Seen:
        error = PermissionError(errno.EACCES, "sharing violation")
        error.winerror = 32  # type: ignore[attr-defined] — as Windows says it
        raise error

    monkeypatch.setattr(LocalStore, "publish", held)
    assert {d.code for outcome in world.outcomes() for d in outcome.findings} == {"build.file-open"}


def test_a_full_disk_stops_the_run_and_the_next_one_finishes_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.store = Stubborn
    monkeypatch.setattr(Stubborn, "number", errno.ENOSPC)
    with pytest.raises(OSError, match="No space"):
        world.run()
    world.store = LocalStore
    world.run()
    assert world.files() == world.wanted()
    assert world.leftovers() == []


def test_no_keep_going_stops_at_the_first_failure(world: World) -> None:
    world.states.clear()
    failing = World(world.root, own=dict(world.own))
    failing.make = lambda targets: iter(  # type: ignore[method-assign]
        [made if made.target.path != A else type(made)(made.target, None) for made in World.make(failing, targets)]
    )
    done = statuses(failing.outcomes(Options(keep_going=False)))
    assert done == {A: "mislukt"}


def test_a_lost_manifest_keeps_every_hand_edit_and_every_untouched_document(world: World) -> None:
    world.states[B] = State.FINAL
    world.run()
    theirs = world.edit(A)
    changed = (world.root / C).stat().st_mtime_ns
    (world.root / ".docgen" / "manifest.sqlite").unlink()
    world.run()
    assert world.files()[A] == theirs
    assert (world.root / C).stat().st_mtime_ns == changed
    world.run()
    assert world.made == []


PATHS = [f"clienten/c-{number}/intake.docx" for number in range(5)]
steps = st.lists(
    st.one_of(
        st.tuples(st.just("own"), st.sampled_from(PATHS), st.sampled_from("abc")),
        st.tuples(st.just("shared"), st.sampled_from("123")),
        st.tuples(st.just("remove"), st.sampled_from(PATHS)),
        st.tuples(st.just("delete"), st.sampled_from(PATHS)),
        st.tuples(st.just("edit"), st.sampled_from(PATHS)),
        st.tuples(
            st.just("build"),
        ),
    ),
    max_size=12,
)


@given(steps)
def test_after_any_history_the_tree_is_that_of_a_clean_build_with_the_edits_kept(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[str, ...]]
) -> None:
    world = World(tmp_path_factory.mktemp("law") / "uitvoer", own=dict.fromkeys(PATHS[:3], "a"))
    edits: dict[str, bytes] = {}
    for what, *rest in [*history, ("build",)]:
        file = world.root / rest[0] if what in ("delete", "edit") else None
        if what == "own":
            world.own[rest[0]] = rest[1]
        elif what == "shared":
            world.shared = rest[0]
        elif what == "remove" and len(world.own) > 1:
            world.own.pop(rest[0], None)
        elif what == "delete" and file is not None and file.is_file():
            file.unlink()
            edits.pop(rest[0], None)
        elif what == "edit" and file is not None and file.is_file():
            edits[rest[0]] = world.edit(rest[0])
        elif what == "build":
            outcomes = world.outcomes()
            assert sum(Counter(o.status for o in outcomes).values()) == len(world.own)
    files = world.files()
    assert {path: files[path] for path in edits if path in files} == edits
    for path, data in world.wanted().items():
        beside = path.replace(".docx", ".nieuw.docx")
        assert data in (files[path], files.get(beside)), path
    world.run()
    assert world.made == []
