"""The folder ``.papercli/``: what can be made again, may be deleted at any moment, and is never committed."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from papercli.errors import InvalidError, StorageError
from papercli.store import files, layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from papercli.store.layout import Layout


def folder(at: Layout) -> Path:
    """Make the folder, with its own ``.gitignore``. Raises ``StorageError``."""
    layout.without_links(at)
    files.make_folder(at.derived)
    ignore = at.derived / ".gitignore"
    if not (layout.is_regular(ignore) and ignore.stat().st_size):
        files.write_in_place(ignore, b"*\n")  # not by a temporary file, for some who come here hold no lock
    return at.derived


def digest(block: str) -> str:
    """What is remembered of a block: its hash, line ends aside."""
    return hashlib.sha256(block.replace("\r\n", "\n").encode()).hexdigest()


def rendered(at: Layout) -> dict[str, list[str]]:
    """README → hashes of the blocks that papercli last wrote there; empty where nothing (readable) is remembered."""
    try:
        found = json.loads(files.read_bytes(at.derived / "rendered.json", "rendered.json"))
    except (OSError, ValueError, RecursionError, InvalidError, StorageError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(k): [str(each) for each in v] for k, v in found.items() if isinstance(v, list)}


def remember_rendered(at: Layout, digests: Mapping[str, Iterable[str]]) -> None:
    """Remember the hashes of the blocks in each README; a folder that can't be written is no reason to fail."""
    try:
        path = folder(at) / "rendered.json"
        files.write_bytes(
            path, json.dumps({name: list(each) for name, each in digests.items()}, indent=1, sort_keys=True).encode()
        )
    except (StorageError, InvalidError):
        return
