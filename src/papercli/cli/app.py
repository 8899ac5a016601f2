"""The one Typer application: it reads the command line and runs the command that is meant."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from papercli import __version__
from papercli.cli.group import LazyGroup
from papercli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

app = typer.Typer(
    cls=LazyGroup,
    name="papercli",
    add_completion=True,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"papercli {__version__}\n")
        raise typer.Exit


@app.callback()
def _papercli(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Keep a list of research papers as data in Git, and write the README from it.

    For instance: papercli add 2305.11206 --topic alignment
    """


def invoke(args: Sequence[str]) -> int:
    """Run a command line and return its exit status. Raises whatever the command raises, and ``UsageError`` for what is no command line."""
    stdout = sys.stdout
    try:
        result = app(args=list(args), prog_name="papercli", standalone_mode=False)
    except typer.Abort:
        return 130
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stderr.write(error.format_message() + "\n")
            return 2
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "papercli"
        raise UsageError(error.format_message().rstrip("."), hint=f"{path} --help") from None
    except SystemExit as leaving:
        if sys.stdout is not stdout:  # Typer met a closed pipe, and has put a deaf stream in its place
            sys.stdout = stdout
            raise BrokenPipeError from None
        return leaving.code if isinstance(leaving.code, int) else 1
    return result if isinstance(result, int) else 0
