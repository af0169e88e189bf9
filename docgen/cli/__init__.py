"""Words on a terminal; every command parses, calls one verb of `docgen.api` and prints its result.

Commands import what they need when they run, so that `docgen --help` is quick.
"""

from docgen.cli.main import main

__all__ = ["main"]
