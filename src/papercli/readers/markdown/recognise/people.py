"""Whether a text is a list of people's names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from papercli.readers.markdown.recognise.name_forms import GIVEN, SUFFIXES, form, in_small_letters

_LONGEST = 20_000


# A word in small letters that is no particle: here most titles end.
_LOWER = re.compile(
    r"(?:^|[\s(])(?!(?:and|et|al|others|etc|with|by|von|van|der|den|dem|de|la|le|du|di|da|do|dos|das|del|della|"
    r"dello|degli|ter|ten|te|zu|zur|zum|bin|ibn|ben|el|af|av|op|vom|y|e|i|und|san|dal|des|lo|los|las|in)\b|al-|"
    r"el-|[a-z]['’])[a-z]"
)
_ET_AL = re.compile(
    r"[\s,;.]*(?:\b(?:and|&)\s+)?(?:\bet\.?\s*a[lt](?:ii)?\b\.?|\b(?:and|&)\s+(?:\d+\s+)?(?:others|more|colleagues|"
    r"coworkers|co-workers)\b\.?|\betc\b\s?\.?|\bothers$|等人?$|(?<=[가-힣])\s*외(?:\s*\d+명)?$|(?:ら|ほか|他)$|\.\.\.|"
    r"…)(?:\s*[\*_†‡])*",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"[ ,;.]{12}")  # no list of names, and slow to split
_TURNED = re.compile(r"[^\W\d_][^\W\d_]+,\s[^\W\d_][^\W\d_]+,\s+et\.?\s*al\b", re.IGNORECASE)
"""One person turned round, ``Lovelace, Ada, et al.``, as styles of citation that name only the first do."""
_AND = re.compile(r"\s+and\s+")
_FAMILY_FIRST = re.compile(r"(?:[a-z]+\s){0,3}[^\s,]+(?:\s[^\s,]+)?,\s[^\s,]+(?:\s[^\s,]+){0,2}")
_YEAR = re.compile(r"[\s,.;:，、]*[(\[（]?\s*['’]?(?P<y>(?:19|20)\d\d)[a-z]?\s*[)\]）]?\s*\.?$")
_BY = re.compile(
    r"(?:written\s+)?(?:by|par|por|authors?|author\(s\)|作者|著者|저자)\s*[:：]?\s+(?=\S)|(?:authors?|author\(s\)|by|作者|著者|"
    r"저자)\s*[:：]\s*",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"[∗*†‡§¶⋆★☆◇♣♠♥♦♢⚹♯#^✉📧¹²³⁴⁵⁶⁷⁸⁹⁰⁺ᵃ-ᵡ\u200b\u2060\ufe0f]+|\$\^?\{?[^$]{0,12}\}?\$|<sup>[^<]{0,20}</sup>|"
    r"\((?:equal[^()]{0,30}|\*|†|corresponding[^()]{0,20}|co-first[^()]{0,20})\)|\(\s*[\d,\s]+\s*\)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"(?<=[^\W\d_.])[\s.]?\d{1,2}(?:\s*,\s*\d{1,2}(?=\s*(?:,|;|$|and\b|&)))*(?=\s*(?:[,;]|$|and\b|&))"
)
_SPLIT = re.compile(r"\s*(?:,\s*(?:and|&|und|et|y)\s+|,|;|、|，|；|·|•|\||\s&\s|&(?=\s)|\s+(?:and|und|et)\s+|\s/\s)\s*")
_SPLIT_SEMICOLON = re.compile(r"\s*(?:;|；)\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?(?:[\s-]*[^\W\d_]\.)*|(?:[^\W\d_]{1,2}\.[\s-]*)+|[A-Z]{1,3})")
_ACCENT = re.compile(
    r"\{\\?[\"'`^~=.]\s?\\?[A-Za-z]\}|\\?[\"'`^~=.]\{\\?[A-Za-z]\}|\{?\\[A-Za-z]{1,2}\s?\{[A-Za-z]\}\}?|\{\\[A-Za-z]{1,2}\}"
)
"""A letter with its accent as TeX writes it, also as Markdown shows it, without the backslash."""
_INITIAL_LAST = re.compile(r"(?:^|[\s.-])[^\W\d_]$")


@dataclass(frozen=True, slots=True)
class Authors:
    """Names in the order of the text, and how sure it is that they are people."""

    names: tuple[str, ...]
    """Each as written, without marks of affiliation and honours: ``Edward J. Hu``, ``Hu, E. J.``, ``Hu``."""
    et_al: bool
    """The text says that there are more."""
    year: int | None
    """Where it stands behind the names: ``Hu et al. (2021)``."""
    confidence: float
    """0 to 1. From 0.8 on they are people wherever the text stands; from 0.5 on where authors are expected."""

    @property
    def people(self) -> tuple[str, ...]:
        """The names, and ``et al.`` behind them where there are more: what a draft's authors are."""
        return (*self.names, "et al.") if self.et_al else self.names


@lru_cache(4096)
def authors(text: str) -> Authors | None:
    """Read a text that is a list of authors as a whole; None where it is not.

    Takes commas, semicolons, ``and``, ``&``, ``、`` and bars between names, ``Last, F.`` in pairs, ``et al.`` and its like in several
    languages, marks and numbers of affiliations, ``By`` or ``Authors:`` before and a year behind. One name alone, such as
    ``Chelsea Finn``, is never certain: titles look the same.

    >>> authors("E. J. Hu, Yelong Shen and others (2021)")
    Authors(names=('E. J. Hu', 'Yelong Shen'), et_al=True, year=2021, confidence=0.97)
    """
    if not 2 <= len(text) <= _LONGEST:
        return None
    text = " ".join(text.split()).strip(" *_`~|-–—:：")
    if _RUN.search(text):
        return None
    if text.isascii() and not (" " in text or "," in text):
        return None
    if (by := _BY.match(text)) is not None:
        text = text[by.end() :]
    if _LOWER.search(text) and text.count(",") < 2 and not _ET_AL.search(text):
        return None  # most titles end here, before anything costly
    accents: dict[int, str] = {}
    if "{" in text:
        text = _ACCENT.sub(lambda found: _stand_in(found[0], accents), text)
    year = None
    if text and text[0] in "([（【" and text[-1] in ")]）】":
        text = text[1:-1].strip()
    if _DIGIT.search(text[-8:]) and (found := _YEAR.search(text, max(0, len(text) - 12))):
        year, text = int(found["y"]), _with_its_stop(text[: found.start()], found[0])
    et_al, rest = _without_et_al(text)
    turned = et_al and _TURNED.match(text) is not None
    text = rest
    if not text.isascii() or any(char in text for char in "*#^$<("):
        text = _MARKS.sub("", text)
    if _DIGIT.search(text):
        text = _NUMBERS.sub("", text)
        if _DIGIT.search(text):
            return None
    found_names = _read(
        text.replace(". -", ".-").strip(" ,;.:，。、"), text.rstrip().endswith("."), et_al, year, turned=turned
    )
    if accents and found_names is not None:
        return replace(found_names, names=tuple(name.translate(accents) for name in found_names.names))
    return found_names


def _stand_in(written: str, known: dict[int, str]) -> str:
    """A letter that stands for an accented one while names are told apart: none of those that names are written with."""
    letter = next((char for char in reversed(written) if char.isalpha()), "a")
    place = (0x10A0 if letter.isupper() else 0x250) + len(known) % 38
    known[place] = written
    return chr(place)


def _without_et_al(text: str) -> tuple[bool, str]:
    found = next(reversed(list(_ET_AL.finditer(text))), None)
    if found is None:
        return False, text
    rest = text[found.end() :].strip(" .,;*_)]")
    # "Smith et al., Google" is not read; "Smith, et al, and Jones" is.
    if rest and not rest.lower().startswith(("and ", "& ")):
        return False, ""
    return True, _with_its_stop(text[: found.start()], found[0]) + (f", {rest}" if rest else "")


def _with_its_stop(head: str, after: str) -> str:
    """A text that ends in an initial, with the full stop of that."""
    return head + "." if after.startswith(".") and _INITIAL_LAST.search(head) else head


def _read(text: str, dotted: bool, et_al: bool, year: int | None, *, turned: bool) -> Authors | None:
    if not text or any(char in text for char in '?!:：{}=+%@"“”'):
        return None
    if dotted and _INITIAL_LAST.search(text):
        text += "."
    names = (text,) if turned else _names(text)
    if not names or len(names) > 2000:
        return None
    confidence = _confidence(names, et_al, year is not None)
    return Authors(names, et_al, year, confidence) if confidence > 0 else None


def _names(text: str) -> tuple[str, ...]:
    """The parts of the text between separators, with family and given names that commas divide put together again."""
    if ";" in text or "；" in text:
        return tuple(part for part in (piece.strip(" ,") for piece in _SPLIT_SEMICOLON.split(text)) if part)
    parts = [
        part
        for part in (
            piece.strip(" .,") if len(piece) > 3 and piece[-2:-1].islower() else piece.strip(" ,")
            for piece in _SPLIT.split(text)
        )
        if part
    ]
    parts = [part for part in parts if part.lower() not in ("and", "&")]
    if "," not in text or len(parts) < 2:
        return tuple(parts)
    if turned := _turned(text):
        return turned
    joined: list[str] = []
    i = 0
    pairs = sum(_is_initials(b) and not _is_initials(a) for a, b in pairwise(parts))
    if pairs and pairs * 2 >= len(parts) - 1:
        while i < len(parts):
            if i + 1 < len(parts) and _is_initials(parts[i + 1]) and not _is_initials(parts[i]):
                joined.append(f"{parts[i]}, {parts[i + 1]}")
                i += 2
            else:
                joined.append(parts[i])
                i += 1
        return tuple(joined)
    words = [len(part.split()) for part in parts]
    # "Watt, Conrad, Andreas Rossberg": only the first is turned round. "Narayan, Shravan" is one person, too.
    if (
        words[0] == 1
        and words[1] == 1
        and (all(n > 1 for n in words[2:]) and (len(parts) > 2 or parts[1].lower() in GIVEN))
    ):
        return (f"{parts[0]}, {parts[1]}", *parts[2:])
    if words[0] == 1 and words[1] > 1 and _is_initials(parts[1].split()[-1]) and all(n > 1 for n in words[2:]):
        return (f"{parts[0]}, {parts[1]}", *parts[2:])
    if len(parts) >= 3 and parts[-1].lower() in SUFFIXES:
        return (*parts[:-2], f"{parts[-2]} {parts[-1]}")
    return tuple(part for part in parts if part.lower() not in SUFFIXES)


def _turned(text: str) -> tuple[str, ...]:
    """``Doe, Jane and Roe, John``, as BibTeX has it; empty for anything else."""
    people = [piece.strip(" ,") for piece in _AND.split(text)]
    if len(people) < 2 or not all(_FAMILY_FIRST.fullmatch(name) for name in people):
        return ()
    return tuple(people)


def _is_initials(part: str) -> bool:
    return len(part) <= 12 and _INITIALS.fullmatch(part) is not None


def _confidence(names: tuple[str, ...], et_al: bool, dated: bool) -> float:
    """How sure: each name votes, and a list of more names, initials, or ``et al.`` says more than one."""
    total = strange = 0.0
    single = initials = given = small = 0
    for name in names:
        likeness, is_single, has_initial, is_given = form(name)
        if likeness == 0.0 and len(names) > 2 and not small and in_small_letters(name):
            small, likeness = 1, 1.0
        if likeness == 0.0:
            strange += 1
            if strange > 1 + len(names) // 12:
                return 0.0
        total += likeness
        single += is_single
        initials += has_initial
        given += is_given
    count = len(names)
    if strange and count < 6:
        return 0.0
    share = total / count
    if share < 0.65 or (strange and share < 0.85):
        return 0.4 if share >= 0.6 and (et_al or count >= 4) else 0.0
    if et_al:
        if share < 0.75 and count > 1:
            return 0.6
        return 0.97 if single < count or count <= 2 else 0.85
    if single == count:
        # "Smith and Jones (2019)", but also "Generate, Annotate"
        if count == 1:
            return 0.0
        return 0.85 if dated and count <= 3 and share == 1.0 else 0.45
    if count == 1:
        return 0.85 if initials and share == 1.0 else 0.75 if given else 0.5
    if single * 3 > count and not initials:
        return 0.5 if given or count > 3 else 0.45
    return 0.97 if count >= 3 and (initials or given or count >= 5) else 0.9 if initials or given else 0.8
