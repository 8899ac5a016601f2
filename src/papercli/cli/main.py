"""The front door, and the one boundary that turns errors into words and an exit status."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING

from papercli import __version__
from papercli.errors import PapercliError, StatusError, StorageError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    json = "--json" in options
    try:
        _refuse_other_encodings(args)
        status = _invoke(args)
        sys.stdout.flush()
    except BrokenPipeError:
        return _without_stdout(141)
    except KeyboardInterrupt:
        return 130
    except PapercliError as error:
        return _report(json, error)
    except OSError as error:
        _say(json, _refused(error))
        return _without_stdout(StorageError.exit_status)
    except Exception as error:
        _say(json, _bug(error))
        return PapercliError.exit_status
    return status


def _refuse_other_encodings(args: Sequence[str]) -> None:
    """Refuse what is not UTF-8: no file of a catalog could hold it."""
    for arg in args:
        try:
            arg.encode()
        except UnicodeEncodeError:
            raise UsageError(f'"{arg}" is not UTF-8', hint="run it in a terminal and with files that are") from None


def _report(json: bool, error: PapercliError) -> int:
    try:
        sys.stdout.flush()
    except OSError:
        _without_stdout(0)
    _say(json, error)
    return error.exit_status


def _say(json: bool, error: PapercliError) -> None:
    from papercli.cli.output import Output  # here, since most commands end well, and --version needs no more

    with contextlib.suppress(OSError):  # where stderr cannot be written either, the status says it
        Output(json=json).error(error)


def _invoke(args: Sequence[str]) -> int:
    if list(args) == ["--version"]:  # asked for by scripts, and answered before Typer is loaded
        sys.stdout.write(f"papercli {__version__}\n")
        return 0
    from papercli.cli import shortcut

    try:
        answer = shortcut.find(args, os.environ)
        if answer is not None:
            answer()
            return 0
        from papercli.cli.app import invoke

        return invoke(args)
    except StatusError as end:
        return end.status


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
