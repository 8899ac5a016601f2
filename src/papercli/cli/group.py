"""The commands, each in a module of its own that is loaded when it is asked for."""

from __future__ import annotations

import importlib
from typing import Any

import typer
from typer.core import TyperGroup

from papercli.errors import UsageError

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("init", "Make a catalog in this folder."),
    "add": ("add", "Add papers by arXiv id or link, or one by hand."),
    "list": ("list", "List papers, filtered and sorted."),
    "search": ("search", "Search the full text of all papers."),
    "show": ("show", "Show everything about one paper."),
    "mark": ("mark", "Mark papers as unread, reading, read or skipped."),
    "tag": ("tag", "Put papers under a topic."),
    "untag": ("untag", "Take papers out of a topic."),
    "topics": ("topics", "Show the tree of topics, or change it."),
    "set": ("set", "Set fields of papers."),
    "edit": ("edit", "Edit a paper's file in your editor."),
    "note": ("note", "Edit the reading notes of a paper."),
    "remove": ("remove", "Remove papers."),
    "rename": ("rename", "Give a paper another id."),
    "render-readme": ("render_readme", "Write the README's blocks, or check them."),
    "import": ("import_", "Take over a hand-kept list of papers."),
    "adopt": ("adopt", "Take over a hand-kept README: its papers and its style."),
    "absorb": ("absorb", "Take edits made by hand in a README into the catalog."),
    "export": ("export", "Export papers as BibTeX, CSL-JSON, RIS, CSV, JSON or Markdown."),
    "check": ("check", "Check the whole catalog and the READMEs."),
    "stats": ("stats", "Show how much is read."),
}
"""Command → its module below ``cli.commands``, and what it does in a line."""


def load(name: str) -> Any:
    """Import one command's module and make its command."""
    module, help_ = COMMANDS[name]
    app: typer.Typer = importlib.import_module(f"papercli.cli.commands.{module}").app
    command = typer.main.get_command(app)
    command.name = name
    command.short_help = help_
    return command


class LazyGroup(TyperGroup):
    """A group that knows its commands by name and loads the one that runs."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Load a command, None where there is none."""
        return load(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command of ``args``. Raises ``UsageError`` naming the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from papercli.model.text import nearest

            near = nearest(args[0], COMMANDS, 2)
            hint = f"did you mean {' or '.join(near)}?" if near else "papercli --help lists the commands"
            raise UsageError(f'there is no command "{args[0]}"', hint=hint)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the commands of the help without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_) for name, (_, help_) in COMMANDS.items()])
