"""The placeholder of a field, with the options under which it shows most values as the list wrote them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

from papercli.actions.adopt.template import infer
from papercli.model import arxiv_id
from papercli.model.date_format import compile_format
from papercli.readers.markdown.recognise.labels import role
from papercli.writers.markdown.links import MAIN
from papercli.writers.markdown.people import author_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from papercli.actions.adopt.samples import LinkForm, Slot

_MORE = r"(?P<more>,?\s*(?:and\s+)?(?:et\.?\s?al\.?|and others|etc\.?|等))"
ET_AL = re.compile(rf"{_MORE}\W*$", re.IGNORECASE)
ET_AL_NEXT = re.compile(_MORE, re.IGNORECASE)

_NO_WORD = re.compile(r"[,>;{}\[\]]")
"""What a label in an option cannot hold."""
_JOINS = (", ", "; ", ",", " and ", " & ", "、", "，", " / ", " · ", " | ", " ")
_LASTS = (" and ", ", and ", " & ", ", & ", " 和 ")
_DATES = (
    # Of forms that show a date alike the shortest is meant, so years and months come first.
    *(
        "%Y",
        "%Y-%m",
        "%Y/%m",
        "%Y.%m",
        "%b %Y",
        "%B %Y",
        "%b, %Y",
        "%B, %Y",
        "%b. %Y",
        "%m/%Y",
        "%m-%Y",
        "%m.%Y",
        "%-m/%Y",
    ),
    *("%Y/%-m", "%Y.%-m", "%b-%Y", "%Y %b", "%Y %B", "%Y-%b", "%Y, %b", "%Y, %B", "%y'%m", "%y/%m", "%y-%m", "%y.%m"),
    *("%b %y", "%Y年%-m月", "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d %b %Y", "%-d %b %Y", "%d %B %Y", "%-d %B %Y"),
    *("%b %d, %Y", "%b %-d, %Y", "%B %d, %Y", "%B %-d, %Y", "%b. %d, %Y", "%b %d %Y", "%Y/%-m/%-d", "%Y.%-m.%-d"),
    *("%Y-%-m-%-d", "%d/%m/%Y", "%m/%d/%Y", "%-m/%-d/%Y", "%-d/%-m/%Y", "%d.%m.%Y", "%-d.%-m.%Y", "%d-%b-%Y"),
    *("%Y%m%d", "%Y年%m月%d日", "%Y年%-m月%-d日"),
)


def placeholder(field: str, slots: Sequence[Slot]) -> str:
    """The placeholder that shows a field as most of ``slots`` have it."""
    if any(slot.inner for slot in slots):
        return _linked(field, slots)
    if field == "links":
        return links(slots)
    if field == "authors":
        return _with("authors", ["all", *_authors(slots)])
    if field in ("date", "started", "finished"):
        coarse = any(not slot.draft.date for slot in slots)
        return _with(field, [*_date(field, slots), *(["given" if coarse else "precise"] if field == "date" else [])])
    if field == "year":
        return "{year:given}"
    if field == "status":
        return _with("status", _words(slots))
    if field == "rating":
        return _with("rating", _stars(slots))
    if field.startswith("link") and any(slot.links for slot in slots):
        return _one_link(field, slots)
    if field.startswith("links."):
        return f"{{{field}:bare}}"
    if field in ("url", "link"):
        form = url_form(slot.raw for slot in slots)
        return _with("url", [form] * (form != "abs") + ["bare"])
    if field == "see":
        return "{see:numbered}"
    if field.startswith("extra."):
        return f"{{{field}:markdown}}"
    return f"{{{field}}}"


def _with(name: str, options: Iterable[str]) -> str:
    text = ";".join(sorted(options, key=lambda option: option.endswith("\\")))  # a backslash before ; would escape it
    return f"{{{name}:{text}}}" if text else f"{{{name}}}"


def _option(key: str, value: str) -> str:
    return f"{key}={value}".replace(";", "\\;")


def _linked(field: str, slots: Sequence[Slot]) -> str:
    linked = [slot for slot in slots if slot.inner]
    if len(linked) * 2 < len(slots):
        return f"{{{field}}}"
    inner = infer([slot.inner for slot in linked], placeholder)
    form = url_form(slot.url for slot in linked)
    return f"[{inner}]({{url:{form}}})" if form != "abs" else f"[{inner}]({{url}})"


def url_form(urls: Iterable[str]) -> str:
    """The form of address (``fields.URL_FORMS``) that most of the arXiv addresses have."""
    votes: Counter[str] = Counter()
    for url in urls:
        if "arxiv.org" in url or arxiv_id.parse(url):
            votes["pdf.pdf" if url.endswith(".pdf") else "pdf" if "/pdf/" in url else "abs"] += 1
    return votes.most_common(1)[0][0] if votes else "abs"


def links(slots: Sequence[Slot]) -> str:
    """``{links}`` as the list groups them: pattern, joiner, the word for the paper's own address."""
    forms = [form for slot in slots for form in slot.links]
    pattern = most(form.pattern for form in forms) or "[x](u)"
    join = most(form.before for slot in slots for form in slot.links[1:])
    options = [] if pattern == "[x](u)" else [pattern]
    if join not in (None, " "):
        options.append(_option("join", join))
    own = [form for form in forms if form.label is None]
    if are_called_by_id(own):
        before, _, after = pattern.partition("](u)")
        address = f"{before.replace('x', '{arxiv}', 1)}]({_with('url', [f for f in [url_form(o.url for o in own)] if f != 'abs'])}){after}"
        others = f"{{?{join or ' '}{_with('links', options)}}}" if len(own) < len(forms) else ""
        return address + others
    if called := _called(forms):
        options.append(_option("as", ",".join(called)))
    form = url_form(form.url for form in own)
    if form != "abs":
        options.append(form)
    return _with("links", options)


def are_called_by_id(forms: Sequence[LinkForm]) -> bool:
    """Whether most of the links have the arXiv ids that they lead to as their texts."""
    return sum(map(is_called_by_id, forms)) * 2 > len(forms)


def is_called_by_id(form: LinkForm) -> bool:
    """Whether a link's text is the arXiv id that it leads to."""
    said, meant = arxiv_id.parse(form.text.strip("[]\\ ")), arxiv_id.parse(form.url)
    return said is not None and meant is not None and said.id == meant.id


def _one_link(field: str, slots: Sequence[Slot]) -> str:
    """A link in a place of its own, within its pattern."""
    forms = [form for slot in slots for form in slot.links]
    pattern = most(form.pattern for form in forms) or "[x](u)"
    text = most(form.text for form in forms) or ""
    before, _, after = pattern.partition("](u)")
    opening, _, inside = before.rpartition("[")
    shown = inside.replace("x", text, 1)
    options = [_option("text", shown)]
    if field == "link" and (form := url_form(form.url for form in forms)) != "abs":
        options.append(form)
    return f"{opening}{_with(field, options)}{after}" if "{" not in shown else _with(field, [])


def _called(forms: Sequence[LinkForm]) -> list[str]:
    """What the links of a label are called where that is not the label: ``paper>pdf``. No two labels are called alike."""
    out: dict[str, str] = {}
    labels = dict.fromkeys(form.label for form in forms)
    for label in labels:
        name, word = label or MAIN, word_for(label, forms)
        if not word or word == name or word in out or _NO_WORD.search(name):
            continue
        if label is None or (role(word) and word not in labels):  # other words are names, of one entry's code
            out[word] = f"{name}>{word}"
    return [*out.values()]


def word_for(label: str | None, forms: Iterable[LinkForm]) -> str | None:
    """What most entries call the links of a label, None being the papers' own, if it can be said in an option."""
    word = most(form.text for form in forms if form.label == label)
    return word if word and not _NO_WORD.search(word) else None


def most(values: Iterable[str]) -> str | None:
    """What stands there most often; None where nothing does."""
    votes = Counter(values)
    return votes.most_common(1)[0][0] if votes else None


def _best(slots: Sequence[Slot], candidates: Iterable[tuple[list[str], Callable[[Slot], str | None]]]) -> list[str]:
    """The options under which most slots are shown as they were; of equals the first."""
    best, score = [], -1
    for options, show in candidates:
        right = sum(_same(show(slot), slot.raw) for slot in slots)
        if right > score:
            best, score = options, right
        if right == len(slots):
            break
    return best


def _same(shown: str | None, raw: str) -> bool:
    return shown is not None and shown.split() == raw.split()


def _authors(slots: Sequence[Slot]) -> list[str]:
    some = list(slots[:: max(1, len(slots) // 200)])
    more = most(found["more"] for slot in slots if (found := ET_AL.search(slot.raw)))

    def candidates() -> Iterable[tuple[list[str], Callable[[Slot], str | None]]]:
        for join, last in product(_JOINS, (None, *_LASTS)):
            options = {"join": join, "last": last or join}
            write = author_list(options)
            said = ([] if join == ", " else [_option("join", join)]) + ([_option("last", last)] if last else [])

            def show(slot: Slot, write: Callable[[Sequence[str]], str] = write) -> str:
                return write([a for a in slot.draft.authors if a != "et al."]) + (
                    (more or "") if ET_AL.search(slot.raw) else ""
                )

            yield said, show

    return _best(some, candidates()) + ([_option("more", more)] if more and more != " et al." else [])


def _date(field: str, slots: Sequence[Slot]) -> list[str]:
    def value(slot: Slot) -> str | None:
        draft = slot.draft
        if field == "date":
            return draft.date or (str(draft.year) if draft.year else None)
        return draft.started if field == "started" else draft.finished

    def candidates() -> Iterable[tuple[list[str], Callable[[Slot], str | None]]]:
        for form in _DATES:
            show = compile_format(form)
            yield [form], lambda slot, show=show: show(iso) if (iso := value(slot)) else None  # type: ignore[misc]

    return _best(slots[:: max(1, len(slots) // 200)], candidates())


def _words(slots: Sequence[Slot]) -> list[str]:
    words: dict[str, Counter[str]] = {}
    for slot in slots:
        words.setdefault(slot.draft.status or "unread", Counter())[slot.raw] += 1
    return [_option(status, votes.most_common(1)[0][0]) for status, votes in words.items()]


def _stars(slots: Sequence[Slot]) -> list[str]:
    votes: Counter[str] = Counter()
    for slot in slots:
        rating = slot.draft.rating or 0
        if rating and len(slot.raw) % rating == 0 and slot.raw == slot.raw[: len(slot.raw) // rating] * rating:
            votes[slot.raw[: len(slot.raw) // rating]] += 1
    return [_option("stars", votes.most_common(1)[0][0])] if votes else []
