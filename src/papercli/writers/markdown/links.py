"""A paper's links as a list shows them: ``[[paper](…)] [[code](…)]``, ``[1](…), [2](…)``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.markdown.autolinks import autolinks
from papercli.markdown.code_span import masked
from papercli.markdown.escape import code, destination, inline, link
from papercli.model.fields import LinkPattern, link_pattern
from papercli.model.url import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from papercli.model.paper import Paper

    Show = Callable[[Paper, int], str]
    Get = Callable[[Paper, int], str | None]
    Pairs = Callable[[Paper, int], Iterator[tuple[str, str]]]

MAIN = "paper"
"""Label of a paper's own address among its links."""
REST = "*"
"""Among the labels to show: all that are not named."""

_BRACKETED = re.compile(r"<(https?://[^<>\s]+)>")
_WEB = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?(?:[/?#]|$)")
_BRACKET = re.compile(r"\\.|[\[\]]")


def one_link(target: Get, text: str) -> Show:
    """Show one address: as a link with ``text`` (Markdown), or itself where that is empty."""

    def show(paper: Paper, n: int) -> str:
        url = target(paper, n)
        if not url:
            return ""
        return (link(text, url) or "") if text else bare(url)

    return show


def bare(url: str) -> str:
    """An address that is its own text; "" where it is no safe one."""
    target = destination(url)
    if target is None:
        return ""
    return f"<{target}>" if target.startswith(("https://", "http://")) else f"[{inline(url)}]({target})"


def unbracketed(text: str, *, before: str, after: str) -> str:
    """``text`` without the angle brackets of those addresses that GitHub makes the same links of without them."""
    out, at = "", 0
    for match in _BRACKETED.finditer(text):
        out += text[at : match.start()]
        at, url = match.end(), match[1]
        around, rest = (before + out)[-1:], text[at:] + after
        words = rest[:1].strip() and rest.split(maxsplit=1)[0]
        found = next(autolinks(f"{around}{url}{words}"), None)
        same = found == (len(around), len(around) + len(url), url) and not words.startswith("<http")
        out += url if same and _WEB.match(url) and not _in_brackets(before + out) else match[0]
    return out + text[at:]


def _in_brackets(text: str) -> bool:
    """Whether a square bracket is open at the end of a text: GitHub makes no links of addresses there."""
    depth = 0
    for match in _BRACKET.finditer(masked(text)):
        depth = depth + 1 if match[0] == "[" else max(0, depth - 1) if match[0] == "]" else depth
    return depth > 0


def links(options: Mapping[str, str], main: Get | None, as_code: Callable[[str], str]) -> Show:
    """Show a paper's links in their order, its own address first unless ``main`` is None; ``as_code`` makes code spans."""
    pairs = _chosen(_labelled(main), labels(options.get("only")), labels(options.get("not")))
    renamed = {
        old.strip(): new.strip() for old, _, new in (part.partition(">") for part in options.get("as", "").split(","))
    }

    def shown(paper: Paper, n: int) -> Iterator[tuple[str, str]]:
        return ((renamed.get(label, label), url) for label, url in pairs(paper, n))

    return _joined(shown, options, " ", inline, as_code)


def references(options: Mapping[str, str]) -> Show:
    """Show a paper's further reading: numbered links, or the addresses themselves."""
    if options.get("words") in ("urls", "bare"):
        join = options.get("join", ", ")
        return lambda p, _n: join.join(filter(None, map(bare, p.see)))
    return _joined(lambda p, _n: ((str(i), url) for i, url in enumerate(p.see, 1)), options, ", ", str, code)


def link_labels(paper: Paper) -> str:
    """The labels alone, as text."""
    return " ".join(paper.links)


def _labelled(main: Get | None) -> Pairs:
    def pairs(paper: Paper, n: int) -> Iterator[tuple[str, str]]:
        own = main(paper, n) if main else None
        if own and MAIN not in paper.links and not _among(own, paper.links):
            yield MAIN, own
        yield from paper.links.items()

    return pairs


def _among(own: str, others: Mapping[str, str]) -> bool:
    if own in others.values():
        return True
    same = normal(own) if others else own
    return any(normal(url) == same for url in others.values())


def _chosen(pairs: Pairs, only: tuple[str, ...], never: tuple[str, ...]) -> Pairs:
    if only:
        places = {label: i for i, label in enumerate(only)}
        rest = places.get(REST)

        def chosen(paper: Paper, n: int) -> Iterator[tuple[str, str]]:
            placed = ((places.get(pair[0], rest), pair) for pair in pairs(paper, n) if pair[0] not in never)
            found = [(place, pair) for place, pair in placed if place is not None]
            return (pair for _, pair in sorted(found, key=lambda each: each[0]))

        return chosen
    if never:
        return lambda p, n: (pair for pair in pairs(p, n) if pair[0] not in never)
    return pairs


def labels(text: str | None) -> tuple[str, ...]:
    """The labels in a list between commas."""
    return tuple(label.strip() for label in text.split(",")) if text else ()


def _joined(
    pairs: Pairs,
    options: Mapping[str, str],
    join: str,
    label_md: Callable[[str], str],
    as_code: Callable[[str], str],
) -> Show:
    """Write pairs by the option ``pattern``, in which ``x`` stands for the label and ``u`` for the address."""
    join = options.get("join", join)
    pattern = link_pattern(options.get("pattern", "")) or LinkPattern("", "", "", "")
    opening, closing = pattern.opening, pattern.closing
    if opening.endswith("`") and closing.startswith("`"):
        opening, closing, label_md = opening[:-1], closing[1:], as_code

    def show(paper: Paper, n: int) -> str:
        out = []
        for label, url in pairs(paper, n):
            text = label_md(label)
            written = link(f"{opening}{text}{closing}" if text else "", url)
            if written:
                out.append(f"{pattern.before}{written}{pattern.after}")
        return join.join(out)

    return show
