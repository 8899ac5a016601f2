r"""BibTeX, for classic BibTeX and for biblatex: UTF-8, what TeX would obey escaped, braces balanced.

Mathematics in titles stays mathematics as long as all of its macros are harmless ones: a title is text from outside, and TeX is a
programming language (``\input``, ``\write18``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from papercli.model.clean import clean
from papercli.writers.names import people
from papercli.writers.works import address, issued, work_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papercli.model.paper import Paper
    from papercli.writers.names import Name
    from papercli.writers.works import Work
    from papercli.writers.writer import Around

ENDINGS: tuple[str, ...] = (".bib", ".bibtex")

_TYPES: dict[Work, tuple[str, str]] = {
    "article": ("article", "journal"),
    "conference": ("inproceedings", "booktitle"),
    "preprint": ("misc", "howpublished"),
    "book": ("book", "publisher"),
    "blog": ("online", "organization"),
    "dataset": ("dataset", "publisher"),
    "software": ("software", "organization"),
    "course": ("online", "organization"),
    "talk": ("misc", "howpublished"),
    "other": ("misc", "howpublished"),
}
"""The type of entry, and its field for the venue."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_SPECIAL = re.compile(r"[\\{}$%&#_~^<>|]|([-`',])(?=\1)|[?!](?=`)")
_ESCAPES = {
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
    **{char: f"\\{char}" for char in "{}$%&#_"},
    **{char: f"{char}{{}}" for char in "-`',?!"},
}
r"""Characters that TeX obeys, and the first of those that it sets as one (``--``, ``?` ``)."""
_LONE_BRACES = {"{": r"{\textbraceleft}", "}": r"{\textbraceright}"}
"""Where they are not balanced: BibTeX counts them, whatever stands before."""

_MATH = r"(?<!\\)(\$(?=\S)[^$]*[^\s\\$]\$)(?!\d)"
_MACROS = """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho varrho sigma varsigma
    tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell hbar imath jmath wp Re Im aleph
    mathcal mathbb mathrm mathbf mathit mathsf mathtt mathfrak mathscr boldsymbol bm text textrm textit textbf textsc rm bf it cal sf tt
    frac tfrac dfrac sqrt sum prod int oint lim inf sup max min arg argmax argmin log ln exp sin cos tan sinh cosh tanh det dim ker gcd
    Pr operatorname mod bmod pmod binom to gets mapsto rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow
    longrightarrow uparrow downarrow infty partial nabla forall exists emptyset varnothing in notin ni subset subseteq supset supseteq
    cup cap setminus le leq ge geq ne neq ll gg lt gt equiv approx sim simeq cong propto prec succ perp parallel mid times cdot div pm mp
    ast star circ bullet oplus otimes odot dagger ddagger wedge vee neg lnot land lor top bot prime angle triangle square Box ldots cdots
    dots vdots ddots hat widehat tilde widetilde bar overline underline vec dot ddot acute grave breve check langle rangle lceil rceil
    lfloor rfloor lvert rvert lVert rVert vert Vert left right big Big bigl bigr quad qquad lesssim gtrsim rightsquigarrow
"""
_HARMLESS = frozenset(_MACROS.split())
"""Macros that do nothing but show something."""

_WORD = re.compile(r"[^\W_]+(?:[-'’./][^\W_]+)*")


def render(papers: Iterable[Paper], around: Around) -> Iterator[str]:  # noqa: ARG001 - each writer is given the same
    """An entry a paper, a blank line between them."""
    between = ""
    for paper in papers:
        kind, fields = _fields(paper)
        lines = "".join(f"  {name} = {value},\n" for name, value in fields if value != "{}")
        yield f"{between}@{kind}{{{paper.id},\n{lines}}}\n"
        between = "\n"


def _fields(paper: Paper) -> tuple[str, list[tuple[str, str]]]:
    """The type of the entry, and its fields as they are written."""
    work = work_of(paper)
    kind, container = _TYPES[work]
    url = address(paper)
    if work == "other" and url:
        kind, container = "online", "organization"
    names, cut = people(paper.authors)
    authors = [*map(_person, names), *(["others"] if cut else [])]
    year, month, *_ = (*issued(paper), 0, 0)
    fields = [
        ("author", f"{{{' and '.join(authors)}}}"),
        ("title", f"{{{title(paper.title) or _escaped(paper.id)}}}"),
        ("shorttitle", f"{{{title(paper.name)}}}" if paper.name else "{}"),
        (container, f"{{{_escaped(clean(paper.venue or ''))}}}"),
        ("year", f"{{{year or ''}}}"),
        ("month", _MONTHS[month - 1] if month else "{}"),
        ("doi", f"{{{_verbatim(paper.doi or '')}}}"),
        ("url", f"{{{_verbatim(url)}}}"),
        ("keywords", f"{{{', '.join(map(_keyword, paper.topics))}}}"),
    ]
    if paper.arxiv:
        version = f"v{paper.version}" if paper.version else ""
        fields[6:6] = [("eprint", f"{{{paper.arxiv}{version}}}"), ("archiveprefix", "{arXiv}")]
    return kind, fields


def title(text: str) -> str:
    r"""A title: its mathematics as it is, and braces around words whose capitals a style must not make small.

    >>> title("LoRA for U-Net & GPT-4: a $k$-shot Study")
    '{LoRA} for {U-Net} \\& {GPT-4}: a $k$-shot Study'
    """
    text = clean(text)
    if "$" not in text:
        return _protected(text)
    parts = re.split(_MATH, text)
    return "".join(part if i % 2 and _is_harmless(part) else _protected(part) for i, part in enumerate(parts))


def _is_harmless(math: str) -> bool:
    """Whether TeX sets this and does nothing else."""
    macros = re.findall(r"\\([A-Za-z]+|.)", math)
    return (
        "^^" not in math  # another way to write any character
        and not re.search(r"(?<!\\)[%#&~]", math)
        and all(macro in _HARMLESS or not macro.isalpha() for macro in macros)
        and not any(macro in "()[]@" for macro in macros)  # would end the mathematics
        and _is_balanced(math)
    )


def _protected(text: str) -> str:
    """Escaped text, its words with capitals that matter in braces."""
    return _WORD.sub(_word, _escaped(text))


def _word(found: re.Match[str]) -> str:
    word = found[0]
    if word[1:].islower() and (word[1:].isalpha() or word.islower()):  # most are
        return word
    return f"{{{word}}}" if _has_capitals(word) else word


def _has_capitals(word: str) -> bool:
    """Whether a word has capitals beyond the first letter of a part, or a part is a capital alone, or one beside digits."""
    for part in re.split(r"[-'’./]", word):
        rest = part[1:]
        if rest != rest.lower() or (
            part[:1].isupper() and ((rest == "" and part != "A") or any(map(str.isdigit, rest)))
        ):
            return True
    return False


def _escaped(text: str) -> str:
    """Text that TeX shows as it is."""
    if not _SPECIAL.search(text):
        return text
    braces = {} if _is_balanced(text) else _LONE_BRACES
    return _SPECIAL.sub(lambda found: braces.get(found[0]) or _ESCAPES[found[0]], text)


def _is_balanced(text: str) -> bool:
    depth = 0
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


_ODD = re.compile(rf"{_SPECIAL.pattern}|[,\"]|\band\b", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def _person(name: Name) -> str:
    """``Last, First``; in braces what BibTeX would take apart in another way."""
    family, given, behind = name
    if given and not behind and not _ODD.search(f"{family} {given}"):  # most are
        return f"{family}, {given}"
    family, given, suffix = map(_escaped, (family, given, name.suffix))
    plain = not re.search(r",|\band\b", f"{family} {given} {suffix}", re.IGNORECASE)
    if plain and given:
        return f"{family}, {suffix}, {given}" if suffix else f"{family}, {given}"
    whole = f"{given} {family}{_escaped(behind)}".strip()
    if given and "," in given:  # written «Hu, Edward J., Jr.»
        whole = f"{family}, {given}"
    return whole if plain and whole and " " not in whole and whole != "others" else f"{{{whole}}}"


def _keyword(topic: str) -> str:
    text = _escaped(clean(topic))
    return f"{{{text}}}" if "," in text else text


_OPEN = re.compile(r"[{}\\\s]")


def _verbatim(address: str) -> str:
    """An address or DOI, which styles take as it is, with what BibTeX would count percent-encoded."""
    return _OPEN.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), clean(address))
