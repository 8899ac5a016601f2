"""Whether a text is a list of people's names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from papercli.readers.markdown.recognise import name_words
from papercli.readers.markdown.recognise.institutions import institution

__all__ = ["Authors", "authors", "institution"]

_LONGEST = 20_000

_TITLE_WORDS = frozenset(name_words.TITLE_WORDS.split())
_GIVEN = frozenset(name_words.GIVEN.split())
_CJK_SURNAMES = frozenset(name_words.CJK_SURNAMES.replace("\n", ""))
_CJK_DOUBLE_SURNAMES = frozenset(name_words.CJK_DOUBLE_SURNAMES.split())

_PARTICLES_TEXT = """
    von van der den dem de la le du di da do dos das del della dello degli ter ten te zu zur zum bin ibn ben al el af av op
    vom y e i und san 't d' dal des lo los las mc mac st st. e' abu auf v d bar ap o
"""
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
_SUFFIXES_TEXT = """
    jr jr. sr sr. ii iii iv phd ph.d ph.d.
"""
_SUFFIXES = frozenset(_SUFFIXES_TEXT.split())

# A word in small letters that is no particle: here most titles end.
_LOWER = re.compile(
    r"(?:^|[\s(])(?!(?:and|et|al|others|etc|with|by|von|van|der|den|dem|de|la|le|du|di|da|do|dos|das|del|della|"
    r"dello|degli|ter|ten|te|zu|zur|zum|bin|ibn|ben|el|af|av|op|vom|y|e|i|und|san|dal|des|lo|los|las|in)\b|al-|"
    r"el-|[a-z]['’])[a-z]"
)
_ET_AL = re.compile(
    r"[\s,;.]*(?:\b(?:and|&)\s+)?(?:\bet\.?\s*al(?:ii)?\b\.?|\b(?:and|&)\s+(?:\d+\s+)?(?:others|more|colleagues|"
    r"coworkers|co-workers)\b\.?|\betc\b\s?\.?|\bothers$|等人?$|(?<=[가-힣])\s*외(?:\s*\d+명)?$|(?:ら|ほか|他)$|\.\.\.|"
    r"…)(?:\s*[\*_†‡])*",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"[ ,;.]{12}")  # no list of names, and slow to split
_YEAR = re.compile(r"[\s,.;:]*[(\[（]?\s*['’]?(?P<y>(?:19|20)\d\d)[a-z]?\s*[)\]）]?\s*\.?$")
_BY = re.compile(
    r"(?:written\s+)?(?:by|authors?|author\(s\)|作者|著者|저자)\s*[:：]?\s+(?=\S)|(?:authors?|author\(s\)|by|作者|著者|"
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
_INITIAL = re.compile(r"(?:[^\W\d_]{1,3}\.(?:-?[^\W\d_]{1,2}\.)*|[^\W\d_](?:-[^\W\d_]\.?)?)-?")
_WORD = re.compile(r"(?:[^\W\d_]['’`ʼ])?[^\W\d_]+(?:[-‐‑'’`´ʼ.][^\W\d_]+)*\.?-?")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}")
_CJK_NAME = re.compile(
    r"(?:[\u4e00-\u9fff]{2,5}|[\u4e00-\u9fff]{1,3}\s?[\u4e00-\u9fff\u3040-\u30ff]{1,4}|[가-힣]{2,4}|"
    r"[\u30a0-\u30ff]{2,}[・\s][\u30a0-\u30ff]{2,})"
)
_COLLECTIVE = re.compile(
    r"(?:the\s+)?[\w\s.&'/+-]{2,60}?\s(?:collaborations?|consortium|team|group|working group)$", re.IGNORECASE
)


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
    if _LOWER.search(text) and text.count(",") < 5 and not _ET_AL.search(text):
        return None  # most titles end here, before anything costly
    year = None
    if text and text[0] in "([（【" and text[-1] in ")]）】":
        text = text[1:-1].strip()
    if _DIGIT.search(text[-8:]) and (found := _YEAR.search(text, max(0, len(text) - 12))):
        year, text = int(found["y"]), text[: found.start()]
    et_al, text = _without_et_al(text)
    if not text.isascii() or any(char in text for char in "*#^$<("):
        text = _MARKS.sub("", text)
    if _DIGIT.search(text):
        text = _NUMBERS.sub("", text)
        if _DIGIT.search(text):
            return None
    return _read(text.replace(". -", ".-").strip(" ,;.:，。、"), text.rstrip().endswith("."), et_al, year)


def _without_et_al(text: str) -> tuple[bool, str]:
    found = next(reversed(list(_ET_AL.finditer(text))), None)
    if found is None:
        return False, text
    rest = text[found.end() :].strip(" .,;*_)]")
    # "Smith et al., Google" is not read; "Smith, et al, and Jones" is.
    if rest and not rest.lower().startswith(("and ", "& ", ", ")):
        return False, text
    return True, text[: found.start()] + (f", {rest}" if rest else "")


def _read(text: str, dotted: bool, et_al: bool, year: int | None) -> Authors | None:
    if not text or any(char in text for char in '?!:：{}=+%@"“”'):
        return None
    if dotted and _INITIAL.fullmatch(text.rsplit(None, 1)[-1]):
        text += "."
    names = _names(text)
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
    joined: list[str] = []
    i = 0
    pairs = sum(1 for k in range(1, len(parts), 2) if _is_initials(parts[k]))
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
        and (all(n > 1 for n in words[2:]) and (len(parts) > 2 or parts[1].lower() in _GIVEN))
    ):
        return (f"{parts[0]}, {parts[1]}", *parts[2:])
    if len(parts) >= 3 and parts[-1].lower() in _SUFFIXES:
        return (*parts[:-2], f"{parts[-2]} {parts[-1]}")
    return tuple(part for part in parts if part.lower() not in _SUFFIXES)


def _is_initials(part: str) -> bool:
    return len(part) <= 12 and _INITIALS.fullmatch(part) is not None


def _confidence(names: tuple[str, ...], et_al: bool, dated: bool) -> float:
    """How sure: each name votes, and a list of more names, initials, or ``et al.`` says more than one."""
    total = strange = 0.0
    single = initials = given = 0
    for name in names:
        form, is_single, has_initial, is_given = _form(name)
        if form == 0.0:
            strange += 1
            if strange > 1 + len(names) // 12:
                return 0.0
        total += form
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
        return 0.97 if single < count or count <= 2 else 0.85
    if single == count:
        # "Smith and Jones (2019)", but also "Generate, Annotate"
        if count == 1:
            return 0.0
        return 0.85 if dated and count <= 3 and share == 1.0 else 0.45
    if count == 1:
        return 0.85 if initials and share == 1.0 else 0.75 if given else 0.5
    if single * 3 > count and not initials:
        return 0.5
    return 0.97 if count >= 3 and (initials or given or count >= 5) else 0.9 if initials or given else 0.8


def _form(name: str) -> tuple[float, bool, bool, bool]:
    """How much this has the form of one name (0 to 1); whether it is a family name alone, holds an initial, a known given name."""
    if not name.isascii() and _CJK_NAME.fullmatch(name):
        sure = name[0] in _CJK_SURNAMES or name[:2] in _CJK_DOUBLE_SURNAMES
        return (1.0 if sure else 0.8 if not _HAN.fullmatch(name) else 0.6), False, False, sure
    words = name.replace(",", " ").split()
    if len(words) > 7 or not words:
        return (
            (0.9, False, True, False) if len(name) < 70 and _COLLECTIVE.fullmatch(name) else (0.0, False, False, False)
        )
    real = doubtful = initials = lone = 0
    given = False
    for i, word in enumerate(words):
        small = word.lower()
        if (
            small.rstrip(".") in _PARTICLES
            and (i < len(words) - 1 or "," in name)
            and (word[0].islower() or (i and len(small.rstrip(".")) > 1))
        ):
            continue
        if i and small in _SUFFIXES:
            continue
        if _INITIAL.fullmatch(word) and (word[0].isupper() or not word[0].isascii()):
            initials += "." in word
            lone += 1
            continue
        if not _WORD.fullmatch(word) or not (
            word[0].isupper() or not word.isascii() or small[:3] in ("al-", "el-") or word[1:2] in "'’"
        ):
            return (0.0, False, False, False)
        real += 1
        if small in _TITLE_WORDS or (word.isupper() and len(word) > 3 and len(words) < 2):
            doubtful += 1
        elif small in _GIVEN and i < len(words) - 1 + ("," in name):
            given = True
    if doubtful and doubtful >= real:
        return (0.9, False, True, False) if _COLLECTIVE.fullmatch(name) else (0.0, False, False, False)
    if real > 4 or (not real and not lone):
        return (0.0, False, False, False)
    if doubtful:
        return (0.7 if given or initials else 0.3, False, initials > 0, given)
    if not real:
        return (0.6, True, False, False)
    return 1.0, real == 1 and not lone, initials > 0, given
