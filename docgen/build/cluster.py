"""A crew on many machines: Dask distributed, the extra `docgen[cluster]`."""

# distributed ships without types
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUntypedBaseClass=false

from __future__ import annotations

from collections.abc import Generator
from concurrent.futures import BrokenExecutor, CancelledError
from contextlib import contextmanager
from typing import Any

from docgen.build.crew import Crew
from docgen.diagnostics import Diagnostic
from docgen.errors import BuildError

NOT_INSTALLED = "build.no-cluster"


@contextmanager
def cluster(address: str) -> Generator[Crew]:
    """The workers behind the scheduler at this address, for as long as it lasts.

    Raises:
        BuildError: `build.no-cluster`: Dask is not installed, or nobody answers.
    """
    try:
        from distributed import Client  # noqa: PLC0415 — an extra
        from distributed.scheduler import KilledWorker  # noqa: PLC0415
    except ImportError as error:
        raise BuildError([_missing()]) from error
    try:
        client: Any = Client(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise BuildError([_no_answer(address)]) from error
    with client:
        size = max(1, sum(client.nthreads().values()))
        died = (BrokenExecutor, KilledWorker, CancelledError)
        yield Crew(lambda: client.get_executor(pure=False), size, died, lasting=True)


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
        NOT_INSTALLED,
        "Voor meer machines is Dask nodig, en dat is niet geïnstalleerd.",
        remedy="Installeer het met: pip install 'docgen[cluster]'",
    )


def _no_answer(address: str) -> Diagnostic:
    return Diagnostic(
        NOT_INSTALLED,
        f"Op '{address}' geeft geen cluster antwoord.",
        remedy="Kijk het adres na; 'docgen cluster' start er een om te proberen en zegt waar.",
    )
