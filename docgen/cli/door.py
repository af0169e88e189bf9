"""The door of the command line: exit codes, and exceptions turned into words."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import ParamSpec

import click

FINDINGS, OUR_MISTAKE = 1, 3
P = ParamSpec("P")


def guarded(command: Callable[P, int]) -> Callable[P, None]:
    """The command, ending the process with its exit code; what docgen raises is printed as findings."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        sys.exit(_run(lambda: command(*args, **kwargs)))

    return run


def _run(command: Callable[[], int]) -> int:
    from docgen.errors import BuildError, DocgenError  # noqa: PLC0415 — `--help` does not need it

    try:
        return command()
    except BuildError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except DocgenError as error:
        click.echo(str(error), err=True)
        return FINDINGS
    except KeyboardInterrupt:
        click.echo("Gestopt.", err=True)
        return 130
    except click.ClickException:
        raise
    except Exception as error:
        click.echo(f"docgen: this is our mistake: {type(error).__name__}", err=True)
        click.echo("Please report it with the command that you ran. Nothing was half-written.", err=True)
        if "-v" in sys.argv or _debugging():
            raise
        return OUR_MISTAKE


def _debugging() -> bool:
    import os  # noqa: PLC0415

    return bool(os.environ.get("DOCGEN_DEBUG"))
