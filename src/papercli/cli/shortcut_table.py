"""The parameters of the commands that ``shortcut`` knows: kind, default, spellings.

Made from what Typer is told by ``tests/cli/test_shortcut.py``; PAPERCLI_UPDATE_TRANSCRIPTS=1 writes it anew.
"""

from __future__ import annotations

from typing import Any

COMMANDS: dict[str, dict[str, tuple[str, Any, str]]] = {
    "list": {
        "words": ("many", None, ""),
        "topic": ("many", None, "--topic -t"),
        "no_topic": ("flag", False, "--no-topic"),
        "unread": ("flag", False, "--unread"),
        "reading": ("flag", False, "--reading"),
        "read": ("flag", False, "--read"),
        "status": ("many", None, "--status"),
        "kind": ("many", None, "--kind"),
        "year": ("many", None, "--year"),
        "author": ("many", None, "--author -a"),
        "venue": ("many", None, "--venue"),
        "sort": ("one", None, "--sort"),
        "limit": ("number", None, "--limit -l"),
        "columns": ("one", None, "--columns"),
        "ids": ("flag", False, "--ids"),
        "json": ("flag", False, "--json"),
        "quiet": ("flag", False, "--quiet -q"),
        "catalog": ("path", None, "--catalog $PAPERCLI_CATALOG"),
    },
    "search": {
        "words": ("many", ..., ""),
        "limit": ("number", None, "--limit -l"),
        "columns": ("one", None, "--columns"),
        "ids": ("flag", False, "--ids"),
        "json": ("flag", False, "--json"),
        "quiet": ("flag", False, "--quiet -q"),
        "catalog": ("path", None, "--catalog $PAPERCLI_CATALOG"),
    },
    "show": {
        "ref": ("one", ..., ""),
        "json": ("flag", False, "--json"),
        "quiet": ("flag", False, "--quiet -q"),
        "catalog": ("path", None, "--catalog $PAPERCLI_CATALOG"),
    },
    "export": {
        "refs": ("many", None, ""),
        "into": ("one", None, "--format -f"),
        "output": ("path", None, "--output -o"),
        "topic": ("many", None, "--topic -t"),
        "no_topic": ("flag", False, "--no-topic"),
        "unread": ("flag", False, "--unread"),
        "reading": ("flag", False, "--reading"),
        "read": ("flag", False, "--read"),
        "status": ("many", None, "--status"),
        "kind": ("many", None, "--kind"),
        "year": ("many", None, "--year"),
        "author": ("many", None, "--author -a"),
        "venue": ("many", None, "--venue"),
        "sort": ("one", None, "--sort"),
        "limit": ("number", None, "--limit -l"),
        "layout": ("one", None, "--layout"),
        "columns": ("one", None, "--columns"),
        "block": ("one", None, "--block"),
        "json": ("flag", False, "--json"),
        "quiet": ("flag", False, "--quiet -q"),
        "catalog": ("path", None, "--catalog $PAPERCLI_CATALOG"),
    },
}
