"""Every table, then one summary with what each figure must be: python -m bench [--rounds N] [--json] [TABLE …]."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict

from bench import cli, compile, excel, memory, shares, word  # noqa: A004 — the table is called so in the command
from bench.measuring import Table, show, show_figures
from bench.size import measure as measure_size

TABLES: dict[str, Callable[[int], Table]] = {
    "word": word.measure,
    "excel": excel.measure,
    "size": measure_size,
    "compile": compile.measure,
    "memory": memory.measure,
    "cli": cli.measure,
    "shares": shares.measure,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("tables", nargs="*", metavar="TABLE", help=f"some of: {', '.join(TABLES)}")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--json", action="store_true", help="print every table as one JSON list")
    chosen = parser.parse_args()
    if unknown := set(chosen.tables) - TABLES.keys():
        parser.error(f"no table is called {', '.join(sorted(unknown))}")
    tables: list[Table] = []
    for name in chosen.tables or TABLES:
        tables.append(TABLES[name](chosen.rounds))
        if not chosen.json:
            print(show(tables[-1]), flush=True)
    figures = [figure for table in tables for figure in table.figures]
    if chosen.json:
        print(json.dumps([asdict(table) for table in tables], ensure_ascii=False, indent=1))
    else:
        print("\n".join(["Summary", "", *show_figures(figures)]))
    return int(not all(figure.met for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
