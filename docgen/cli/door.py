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
        # a console or pipe with another alphabet: a sign less, not a failure
        if (reconfigure := getattr(sys.stdout, "reconfigure", None)) is not None:
            reconfigure(errors="backslashreplace")
        sys.exit(_run(lambda: command(*args, **kwargs)))

    return run


def _run(command: Callable[[], int]) -> int:
    from docgen.errors import BuildError, DocgenError, InternalError  # noqa: PLC0415 — `--help` does not need it

    try:
        return command()
    except BuildError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except InternalError as error:
        click.echo(str(error), err=True)
        return OUR_MISTAKE
    except DocgenError as error:
        click.echo(str(error), err=True)
        return FINDINGS
    except KeyboardInterrupt:
        click.echo("Gestopt.", err=True)
        return 130
    except (click.ClickException, BrokenPipeError):  # `docgen show … | head`: click ends quietly
        raise
    except Exception as error:
        click.echo(f"docgen: hier ging bij ons iets mis ({type(error).__name__}).", err=True)
        click.echo("Meld het ons met de opdracht die je gaf. Er is niets half geschreven.", err=True)
        if _debugging():
            raise
        return OUR_MISTAKE


def _debugging() -> bool:
    import os  # noqa: PLC0415

    return bool(os.environ.get("DOCGEN_DEBUG"))
