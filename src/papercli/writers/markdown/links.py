"""A paper's links as a list shows them: ``[[paper](…)] [[code](…)]``, ``[1](…), [2](…)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.markdown.escape import destination, inline, link
from papercli.model.url import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from papercli.model.paper import Paper

    Show = Callable[[Paper, int], str]
    Get = Callable[[Paper, int], str | None]
    Pairs = Callable[[Paper, int], Iterator[tuple[str, str]]]

MAIN = "paper"
"""Label of a paper's own address among its links."""


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


def links(options: Mapping[str, str], main: Get | None) -> Show:
    """Show a paper's links in their order, its own address first unless ``main`` is None."""
    pairs = _chosen(_labelled(main), labels(options.get("only")), labels(options.get("not")))
    renamed = {
        old.strip(): new.strip() for old, _, new in (part.partition(">") for part in options.get("as", "").split(","))
    }
    return _joined(lambda p, n: ((renamed.get(label, label), url) for label, url in pairs(p, n)), options, " ", inline)


def references(options: Mapping[str, str]) -> Show:
    """Show a paper's further reading: numbered links, or the addresses themselves."""
    if options.get("words") == "urls":
        join = options.get("join", ", ")
        return lambda p, _n: join.join(filter(None, map(bare, p.see)))
    return _joined(lambda p, _n: ((str(i), url) for i, url in enumerate(p.see, 1)), options, ", ", str)


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
        return lambda p, n: iter(
            sorted((pair for pair in pairs(p, n) if pair[0] in places), key=lambda pair: places[pair[0]])
        )
    if never:
        return lambda p, n: (pair for pair in pairs(p, n) if pair[0] not in never)
    return pairs


def labels(text: str | None) -> tuple[str, ...]:
    """The labels in a list between commas."""
    return tuple(label.strip() for label in text.split(",")) if text else ()


def _joined(pairs: Pairs, options: Mapping[str, str], join: str, label_md: Callable[[str], str]) -> Show:
    """Write pairs by the option ``pattern``, in which ``x`` stands for the label and ``u`` for the address."""
    join = options.get("join", join)
    pattern = options.get("pattern", "[x](u)")
    within = "[[x]](u)" if "[[x]](u)" in pattern else "[x](u)"
    before, _, after = pattern.partition(within)

    def show(paper: Paper, n: int) -> str:
        out = []
        for label, url in pairs(paper, n):
            text = label_md(label)
            written = link(f"[{text}]" if within == "[[x]](u)" and text else text, url)
            if written:
                out.append(f"{before}{written}{after}")
        return join.join(out)

    return show
