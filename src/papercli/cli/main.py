"""The front door: one Typer application, and the one boundary that turns errors into words and an exit status."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from papercli import __version__
from papercli.cli.group import LazyGroup
from papercli.cli.output import Output
from papercli.errors import PapercliError, StorageError, UsageError

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


def main(argv: Sequence[str] | None = None) -> None:
    """Run the program and exit."""
    args = list(sys.argv[1:] if argv is None else argv)
    _open_missing_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    status = run(args)
    for name in ("stdout", "stderr"):
        try:
            getattr(sys, name).flush()
        except OSError:  # Python would try again as it ends, fail again, and change the status
            setattr(sys, name, None)
    sys.exit(status)


def _open_missing_streams() -> None:
    """Give stdin, stdout and stderr something harmless to be where whoever started us closed them, as cron may."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open until we end


def run(args: Sequence[str]) -> int:
    """Run one command line and return its exit status; no exception leaves."""
    options = args[: list(args).index("--")] if "--" in args else args
    out = Output(json="--json" in options)
    try:
        _refuse_other_encodings(args)
        status = _invoke(args)
        sys.stdout.flush()
    except BrokenPipeError:
        return _without_stdout(141)
    except KeyboardInterrupt:
        return 130
    except PapercliError as error:
        return _report(out, error)
    except OSError as error:
        _say(out, _refused(error))
        return _without_stdout(StorageError.exit_status)
    except Exception as error:
        _say(out, _bug(error))
        return PapercliError.exit_status
    return status


def _refuse_other_encodings(args: Sequence[str]) -> None:
    """Refuse what is not UTF-8: no file of a catalog could hold it."""
    for arg in args:
        try:
            arg.encode()
        except UnicodeEncodeError:
            raise UsageError(f'"{arg}" is not UTF-8', hint="run it in a terminal and with files that are") from None


def _report(out: Output, error: PapercliError) -> int:
    try:
        sys.stdout.flush()
    except OSError:
        _without_stdout(0)
    _say(out, error)
    return error.exit_status


def _say(out: Output, error: PapercliError) -> None:
    with contextlib.suppress(OSError):  # where stderr cannot be written either, the status says it
        out.error(error)


def _invoke(args: Sequence[str]) -> int:
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


def _without_stdout(status: int) -> int:
    """Let Python close a stdout that nobody reads, without a word."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return status


def _refused(error: OSError) -> StorageError:
    """The error for a system call that nobody nearer to it has met: on a file, or on our own streams where it names none."""
    reason = (error.strerror or str(error)).lower()
    writing = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
    what = "write" if writing else "read or write"
    return StorageError(f"cannot {what} {error.filename}: {reason}" if error.filename else f"cannot {what}: {reason}")


def _bug(error: Exception) -> PapercliError:
    """Put the traceback where a person can find it."""
    import tempfile
    import traceback

    message = f"this is a bug in papercli: {type(error).__name__}: {error}"
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="papercli-bug-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(f"papercli {__version__}, Python {sys.version}\n\n")
            file.write("".join(traceback.format_exception(error)))
        return PapercliError(message, code="bug", hint=f"please report it with {file.name}")
    except OSError:
        return PapercliError(message, code="bug", hint="please report it")
