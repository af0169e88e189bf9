"""kill -9 of driver or worker at random moments: python -m bench.kills [N] [--seed S] (nightly: 1000)."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from build.kills import kill_often
from journeys.kills import Organisation

from docgen.documents import pages


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.kills", description=__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    # LibreOffice, which measures the pages of the handbook, would take all the time
    with tempfile.TemporaryDirectory() as folder, patch.object(pages, "_office", lambda: None):
        # every other organisation is built by workers
        found = kill_often(
            Path(folder), chosen.kills, seed=chosen.seed, others=lambda path, n: Organisation(path, workers=bool(n % 2))
        )
    print(", ".join(f"{world}: {n}" for world, n in sorted(found.worlds.items())))
    print(f"{found.kills} kills: " + ", ".join(f"{phase} {n}" for phase, n in sorted(found.phases.items())))
    print("\n".join(found.problems) or "nothing lost, half written, fresh but stale, or left over")
    return int(bool(found.problems))


if __name__ == "__main__":
    sys.exit(main())
