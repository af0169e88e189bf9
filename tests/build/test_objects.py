"""An object store under the same laws as a folder: a real S3-compatible server, and fsspec's memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import pytest

from build.plain import Stop, edited, stopping, text
from docgen.build.failures import NoAnswerError, cannot_write, stops_everything
from docgen.build.keys import OWN, Key, Part, digest, keyset, part_of, values_digest
from docgen.build.manifest import Manifest
from docgen.build.objects import ObjectStore
from docgen.build.places import ChangedMeanwhileError, Seen
from docgen.build.plan import Options
from docgen.build.run import Run
from docgen.build.targets import Made, Target
from docgen.build.writing import Phase, recover
from docgen.errors import BuildError

pytest.importorskip("fsspec")
NO_RETRIES = {"retries": {"max_attempts": 0}, "connect_timeout": 1}
PATHS = [f"clienten/c-{number}/intake.docx" for number in range(3)]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    moto = pytest.importorskip("moto.server")
    found = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    found.start()
    host, port = found.get_host_and_port()
    yield f"http://{host}:{port}"
    found.stop()


@pytest.fixture(params=["s3", "memory"])
def store(request: pytest.FixtureRequest) -> ObjectStore:
    if request.param == "memory":
        return ObjectStore(f"memory://{uuid4().hex}/uitvoer")
    pytest.importorskip("s3fs")
    address = request.getfixturevalue("server")
    os.environ.setdefault("AWS_EC2_METADATA_DISABLED", "true")
    bucket = f"b-{uuid4().hex}"
    options = {"key": "x", "secret": "x", "endpoint_url": address, "client_kwargs": {"region_name": "us-east-1"}}
    found = ObjectStore(f"s3://{bucket}/uitvoer", **options)
    found.system.call_s3("create_bucket", Bucket=bucket)
    return found


def put(store: ObjectStore, path: str, data: bytes, expected: Seen | None = None) -> Seen:
    return store.publish(store.stage(data), path, expected)


def test_an_object_is_put_and_read_and_seen(store: ObjectStore) -> None:
    assert store.seen("a/b.docx") is None
    seen = put(store, "a/b.docx", b"een")
    assert (store.read("a/b.docx"), store.seen("a/b.docx")) == (b"een", seen)
    again = put(store, "a/b.docx", b"twee", seen)
    assert again != seen
    assert store.read("a/b.docx") == b"twee"
    store.remove("a/b.docx")
    assert store.seen("a/b.docx") is None


def test_an_object_that_changed_meanwhile_is_left_alone(store: ObjectStore) -> None:
    seen = put(store, "a.docx", b"een")
    put(store, "a.docx", b"van een mens", seen)
    with pytest.raises(ChangedMeanwhileError):
        put(store, "a.docx", b"nieuw", seen)
    with pytest.raises(ChangedMeanwhileError):
        put(store, "a.docx", b"nieuw")
    assert store.read("a.docx") == b"van een mens"


@pytest.mark.parametrize("store", ["s3"], indirect=True)
def test_the_store_itself_refuses_when_something_changed_after_looking(store: ObjectStore) -> None:
    seen = put(store, "a.docx", b"een")
    facts = store._facts("a.docx")
    assert facts is not None
    put(store, "a.docx", b"van een mens", seen)
    with pytest.raises(ChangedMeanwhileError):
        store._put("a.docx", b"nieuw", str(facts["ETag"]))
    with pytest.raises(ChangedMeanwhileError):
        store._put("a.docx", b"nieuw", None)
    assert store.read("a.docx") == b"van een mens"


def test_a_store_that_refuses_or_is_not_there_stops_everything(server: str) -> None:
    pytest.importorskip("s3fs")
    options = {"key": "x", "secret": "x", "client_kwargs": {"region_name": "us-east-1"}}
    nowhere = ObjectStore(f"s3://b-{uuid4().hex}/uitvoer", endpoint_url=server, **options)
    with pytest.raises(NoAnswerError) as found:
        put(nowhere, "a.docx", b"een")
    assert stops_everything(found.value)
    assert "bucket" in cannot_write("s3://…", found.value).message
    silent = ObjectStore("s3://b/uitvoer", endpoint_url="http://127.0.0.1:1", config_kwargs=NO_RETRIES, **options)
    for ask in (silent.seen, silent.read, silent.remove):
        with pytest.raises(NoAnswerError):
            ask("a.docx")


@pytest.mark.parametrize("url", ["bestaatniet://emmer/map", "gs://emmer/map"])
def test_a_store_that_nothing_here_knows_is_told(url: str) -> None:
    with pytest.raises(BuildError) as found:
        ObjectStore(url)
    assert [d.code for d in found.value.diagnostics] == ["build.no-store"]


def test_what_is_kept_gets_a_name_of_its_own(store: ObjectStore) -> None:
    put(store, "a.docx", b"een")
    assert store.keep_copy("a.docx") == ".docgen/bewaard/a.docx"
    assert store.keep("a.docx") == ".docgen/bewaard/a-2.docx"
    assert store.seen("a.docx") is None
    assert store.read(".docgen/bewaard/a-2.docx") == b"een"


def build(store: ObjectStore, folder: Path, shared: str, **more: object) -> list[str]:
    """One build of three documents; the paths of those that were made."""
    made: list[str] = []
    made: list[str] = []
    keys = keyset([part_of("handboek.fasen", {"intake": shared}), Part("intake.tekst", OWN)])
    own, marks = values_digest({"intake.tekst": "a"})
    targets = [Target(path, Key(keys, own, b"", marks["intake.tekst"]), f"{path}.yaml") for path in PATHS]

    def make(wanted: object) -> Iterator[Made]:
        for target in wanted:  # type: ignore[attr-defined]
            made.append(target.path)
            yield Made(target, text(shared, "a"))

    manifest = Manifest.open(folder / "manifest.sqlite")
    try:
        recover(store, manifest)
        list(Run(store, manifest, make, edited, Options(verify="stat"), None, **more).outcomes(targets))  # type: ignore[arg-type]
    finally:
        manifest.close()
    return made


@pytest.mark.parametrize("phase", [*Phase])
def test_a_stop_at_any_moment_loses_nothing(store: ObjectStore, phase: Phase, tmp_path: Path) -> None:
    build(store, tmp_path, "een")
    seen = store.seen(PATHS[0])
    theirs = store.read(PATHS[0]) + b"met de hand"
    put(store, PATHS[0], theirs, seen)
    with suppress(Stop):
        build(store, tmp_path, "twee", at=stopping(phase, 2))
    build(store, tmp_path, "twee")
    assert store.read(PATHS[0]) == theirs
    for path in (PATHS[0].replace(".docx", ".nieuw.docx"), *PATHS[1:]):
        assert digest(store.read(path)) == digest(text("twee", "a"))
    assert build(store, tmp_path, "twee") == []
    found = {path.removeprefix(f"{store.root}/") for path in store.system.find(store.root)}
    assert len(found) == len(PATHS) + 1
