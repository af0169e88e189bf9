"""A crew on many machines: Dask distributed, the extra `docgen[cluster]`."""

# distributed ships without types
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUntypedBaseClass=false

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import contextmanager, suppress
from typing import Any

from docgen import __version__
from docgen.build.crew import Crew
from docgen.diagnostics import Diagnostic
from docgen.errors import BuildError

NO_CLUSTER = "build.no-cluster"
_PATIENCE = "10s"
_MOMENT = 0.1


@contextmanager
def cluster(address: str) -> Generator[Crew]:
    """The workers behind the scheduler at this address, for as long as it lasts.

    Raises:
        BuildError: `build.no-cluster`: Dask is not installed, or nobody answers; `build.other-docgen`: workers would
            make other documents than this docgen. Who hands out work gets `build.cluster-gone` once nobody is there.
    """
    try:
        from distributed import Client  # noqa: PLC0415 — an extra
        from distributed.comm.addressing import get_address_host_port  # noqa: PLC0415
        from distributed.scheduler import KilledWorker  # noqa: PLC0415
    except ImportError as error:
        raise BuildError([_missing()]) from error
    try:
        get_address_host_port(address)  # a client of an address that is none takes long to leave
        client: Any = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise BuildError([_no_answer(address)]) from error
    with client:
        _check_versions(client)
        size = max(1, sum(client.nthreads().values()))
        died = (BrokenExecutor, KilledWorker, CancelledError)
        yield Crew(lambda: _Hands(client, address), size, died, lasting=True)


class _Hands(Executor):
    """The workers of a client, while it is connected: what is handed to one that closes is never done."""

    def __init__(self, client: Any, address: str) -> None:
        self._client, self._address = client, address
        self._executor: Executor = client.get_executor(pure=False)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """As any executor.

        Raises:
            BuildError: `build.cluster-gone`.
        """
        while self._client.status == "connecting":
            time.sleep(_MOMENT)
        if self._client.status != "running":
            raise BuildError([_gone(self._address)])
        return self._executor.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """As any executor; Dask always forgets what nobody waits for, and a closed client has nothing to forget."""
        from distributed.client import ClosedClientError  # noqa: PLC0415 — an extra

        with suppress(ClosedClientError):
            self._executor.shutdown(wait)


def _check_versions(client: Any) -> None:
    """Raise when a worker, or the scheduler that hands it its work, has no docgen or another one."""
    found = client.get_versions(packages=["docgen"])
    others = {str(one["packages"].get("docgen")) for one in (found["scheduler"], *found["workers"].values())}
    others -= {__version__}
    if others:
        raise BuildError([_other_docgen(sorted(others))])


@contextmanager
def local_cluster(workers: int) -> Generator[str]:
    """A scheduler with workers on this machine, for trying; gives its address.

    Raises:
        BuildError: `build.no-cluster`: Dask is not installed.
    """
    try:
        from distributed import LocalCluster  # noqa: PLC0415 — an extra
    except ImportError as error:
        raise BuildError([_missing()]) from error
    found: Any
    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0", processes=True) as found:
        yield str(found.scheduler_address)


def _missing() -> Diagnostic:
    return Diagnostic(
        NO_CLUSTER,
        "Voor meer machines is Dask nodig, en dat is niet geïnstalleerd.",
        remedy="Installeer het met: pip install 'docgen[cluster]'",
    )


def _no_answer(address: str) -> Diagnostic:
    return Diagnostic(
        NO_CLUSTER,
        f"Op '{address}' geeft geen cluster antwoord.",
        remedy="Kijk het adres na; 'docgen cluster' start er een om te proberen en zegt waar.",
    )


def _gone(address: str) -> Diagnostic:
    return Diagnostic(
        "build.cluster-gone",
        f"Het cluster op '{address}' is weggevallen.",
        remedy="Start het weer en geef de opdracht opnieuw: wat al gemaakt was, blijft.",
    )


def _other_docgen(versions: list[str]) -> Diagnostic:
    told = ", ".join("geen" if version == "None" else version for version in versions)
    return Diagnostic(
        "build.other-docgen",
        f"Op dit cluster staat een andere docgen ({told}) dan hier ({__version__}).",
        remedy="Zet overal dezelfde versie, en start het cluster opnieuw.",
    )
