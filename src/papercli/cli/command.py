"""How a command's Typer application is made: the same settings for each."""

from __future__ import annotations

from typing import Any

import typer


def application(**settings: Any) -> typer.Typer:
    """Make the application of one command, or of a group of subcommands."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        **settings,
    )
