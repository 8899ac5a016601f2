"""The pages of the documentation."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = (*(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")), *sorted(DOCS.glob("*.md")))


def name(page: Path) -> str:
    """As tests call a page."""
    return page.relative_to(ROOT).as_posix()


def read(page: str) -> str:
    """The text of a page of docs/."""
    return (DOCS / page).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """What stands under the heading ``title``, to the next heading, code blocks left out; empty where there is none."""
    prose = re.sub(r"^( *)```.*?^\1```$", "", text, flags=re.MULTILINE | re.DOTALL)
    found = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#+ |\Z)", prose, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def mentions(text: str, option: str) -> bool:
    """Whether a command line's option stands in code somewhere."""
    return re.search(rf"`(?:[^`\n]*\s)?{re.escape(option)}[\s`]", text) is not None
