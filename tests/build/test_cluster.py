"""Work on a cluster of Dask: who answers, who may help, and what happens when it goes away."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from docgen.build import cluster as clusters
from docgen.build.cluster import cluster, local_cluster
from docgen.build.crew import share_out
from docgen.errors import BuildError

pytest.importorskip("distributed")


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, int]]:
    """The address of a cluster in another process, and the group of processes that it is."""
    command = [sys.executable, "-c", "from docgen.cli import main; main(['cluster', '--workers', '1'])"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True, env=environment
    ) as process:
        assert process.stdout
        told = "".join(process.stdout.readline() for _ in range(2))
        found = re.search(r"--cluster (\S+)$", told, re.MULTILINE)
        assert found, told
        yield found[1], process.pid
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def slowly(items: list[int]) -> list[int]:
    time.sleep(0.2)
    return items


def lost(item: int) -> list[int]:
    return [-item]


@pytest.mark.parametrize("address", ["ergens", "", "tcp://ergens", "http://ergens:1", "tcp://127.0.0.1:1."])
def test_what_is_no_address_is_told_at_once(address: str) -> None:
    with pytest.raises(BuildError) as found, cluster(address):
        pass
    assert [d.code for d in found.value.diagnostics] == ["build.no-cluster"]


def test_a_cluster_that_goes_away_ends_the_work(elsewhere: tuple[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "_PATIENCE", "1s")
    address, group = elsewhere
    with cluster(address) as crew:
        results = share_out(crew, slowly, ([number] for number in range(1000)), lost)
        assert next(results) in ([0], [1])
        os.killpg(group, signal.SIGKILL)
        with pytest.raises(BuildError) as found:
            list(results)
    assert [d.code for d in found.value.diagnostics] == ["build.cluster-gone"]


def test_workers_with_another_docgen_are_not_given_work(monkeypatch: pytest.MonkeyPatch) -> None:
    with local_cluster(1) as address:
        with cluster(address) as crew:
            assert list(share_out(crew, slowly, [[1]], lost)) == [[1]]
        monkeypatch.setattr(clusters, "__version__", "0.0.9")
        with pytest.raises(BuildError) as found, cluster(address):
            pass
    (finding,) = found.value.diagnostics
    assert finding.code == "build.other-docgen"
    assert "0.0.9" in finding.message
