"""Names of venues by their words: Journal, Transactions, Workshop, abbreviations, in the places where venues have them."""

from __future__ import annotations

import re

from papercli.readers.markdown.recognise import venue_names

ACRONYMS = frozenset(venue_names.ACRONYMS.split())
AMBIGUOUS = frozenset(venue_names.AMBIGUOUS.split())
QUALIFIERS = frozenset(venue_names.QUALIFIERS.split())

_HEAD = re.compile(
    r"(?:(?:in\s+)?proceedings of|proc\.? of|proc\.|(?:ieee|acm|ieee/acm|acm/ieee|ieee/cvf|ieee/rsj|siam|springer|"
    r"isca|iet|aiaa|aip|asme|spie|usenix|ifip|eurasip|ebmedicine)\b.*?"
    r"\b(?:trans(?:actions|\.)|conf(?:erence|\.)|j(?:ournal|\.)|letters|lett\.|symp(?:osium|\.)|workshop|magazine|"
    r"mag\.|proceedings|proc\.|access|review|int(?:ernational|\.|'l))|"
    r"transactions (?:of|on)|trans\. |journal of|the journal of|j\. (?=[a-z]{2})|[^:?]{0,60}\b(?:international|annual|"
    r"european|asian|national|joint|world) (?:conference|symposium|workshop|congress|journal|colloquium|"
    r"meeting)\b|"
    r"(?:conference|symposium|workshop|colloquium|congress) on|int(?:l|'l|\.)? (?:conf|j|symp|workshop)|"
    r"international journal|communications of the|communications in|annals of|annual review of|frontiers (?:in|"
    r"of)|findings of|advances in neural|"
    r"foundations and trends|lecture notes|acta |archives of|bulletin of|notices of|philosophical transactions|"
    r"lncs|lnai|physical review|nature |phys\.? ?rev|nat\. |ann\. |nucl\. |rev\. |comput\. |astron\. |appl\. |"
    r"adv\. |acs |npj |iop|jmlr |pmlr |chin\. |eur\. |mon\. not)",
    re.IGNORECASE,
)
_STRONG_HEAD = re.compile(
    r"(?:in\s+)?proc(?:eedings|\.)\s|transactions on|(?:ieee|acm|siam)\b.*(?:trans|conf|journal|letters|symp|"
    r"proc)|[^:?]{0,40}\binternational (?:joint )?(?:conference|symposium|workshop|journal) (?:on|of)|"
    r"phys\.? ?rev|findings of|advances in neural|lecture notes",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\b(?:letters|reviews?|journal|transactions|magazine|conference|symposium|bulletin|proceedings|quarterly|"
    r"annals|workshops?|gazette|press|congress|thesis|dissertation|report|anthology)|lett\.|mag\.|rev\.|commun\.|"
    r"phys\.)$",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"\b(?:J|Phys|Proc|Trans|Nat|Ann|Rev|Comput|Comp|Int|Conf|Lett|Commun|Comm|Math|Sci|Symp|Appl|Adv|Acad|Soc|"
    r"Mech|Eng|Intell|Mach|Anal|Chem|Opt|Exp|Astrophys|Astron|Nucl|Instrum|Res|Am|Amer|Natl|Eur|Biol|Med|Stat|Mod|"
    r"Theor|Technol|Syst|Inf|Inform|Electron|Rob|Autom|Softw|Process|Assoc|Found|Mag|Cogn|Neural|Netw)\.(?=\s|,|$|"
    r"[A-Z])"
)
_THESIS = re.compile(
    r"\b(?:ph\.?\s?d\.?|master'?s?|m\.?sc\.?|bachelor'?s?|doctoral|diploma|undergraduate|mphil|"
    r"dr\.?)\s*(?:degree\s*)?(?:thesis|dissertation)\b|^(?:thesis|dissertation)$",
    re.IGNORECASE,
)
_CONNECTED = re.compile(
    r"\b(?:a|an|is|are|via|using|towards?|from|by|with|under|how|what|why|can|do|does|we|you|your|through|without|"
    r"beyond|into|over|between)\b",
    re.IGNORECASE,
)
_SIGNALS_TEXT = """
    advances thesis dissertation journal journals conference conf proceedings pre-proceedings proc transactions trans letters letter
    symposium symp workshop workshops w/s congress colloquium meeting bulletin magazine mag annals annual nature findings acta
    quarterly press report review reviews communications frontiers foundations lecture archives notices lncs lnai physical
    physics phys jmlr pmlr acs npj iop track challenge tutorial competition oral spotlight poster award paper gazette
    anthology ieee acm siam international
"""
_SIGNALS = frozenset(_SIGNALS_TEXT.split())
"""Where none of these stands, nor an abbreviation, a name of several words is no venue: most titles end here."""
_WORKSHOP = re.compile(
    r"\b(?:workshop|w/s|track|challenge|tutorial|findings|competition|symposium|oral|spotlight|poster|award|"
    r"best paper)\b",
    re.IGNORECASE,
)
_EXPANDED = re.compile(
    r"\b(?:conference|symposium|workshop|journal|transactions|meeting|proceedings)\b.*\([A-Z][\w&' -]{1,12}\)",
    re.IGNORECASE,
)
_SMALL_TEXT = """
    of on the and in for to de la des du et und für & der en y e a
"""
_SMALL = frozenset(_SMALL_TEXT.split())


def confidence(name: str, words: list[str], dated: bool) -> float:
    """How sure it is, 0 to 1, that ``name``, whose words are ``words``, is a venue's: the word stands where venues have it.

    ``dated`` says that a year stood beside the name.
    """
    if len(words) > 24 or "?" in name or "!" in name or not (dated or _has_signal(name, words)):
        return 0.0
    if _THESIS.search(name) and len(words) <= 10:
        return 0.9 if len(words) <= 3 or dated else 0.8
    abbreviations = len(_ABBREVIATION.findall(name))
    letters = [word for word in words if word[0].isalpha()]
    if abbreviations >= 2 or (abbreviations and (dated or len(letters) <= 4)):
        return 0.9 if abbreviations * 2 >= len(letters) or dated else 0.6
    acronym = any(_is_known(word) for word in words)
    if _HEAD.match(name):
        sure = 0.9 if _STRONG_HEAD.match(name) or acronym else 0.75
        return _less(sure + (0.1 if dated else 0.0), name, letters)
    if acronym and _WORKSHOP.search(name):
        return _less(0.9 if dated else 0.75, name, letters)
    if acronym and _EXPANDED.search(name):
        return _less(0.9, name, letters)
    if acronym and dated and len(letters) <= 6 and ":" not in name and _all_titled(letters):
        return 0.0 if _is_titled(name) or _is_behind_a_name(name) else 0.8
    if len(letters) <= 7 and ":" not in name and _TAIL.search(name) and _all_titled(letters):
        return _less(0.85 if dated else 0.55, name, letters)
    return 0.0


def _is_titled(name: str) -> bool:
    """Whether a venue in brackets stands behind words that are none: ``Graph U-Nets (ICML``."""
    before, bracket, _ = name.partition("(")
    words = before.split()
    return bool(bracket) and bool(words) and not any(_is_known(word) or word.lower() in _SIGNALS for word in words)


def _is_behind_a_name(name: str) -> bool:
    """Whether a venue stands behind what may be a person: ``Jane Doe, ICRA``."""
    before, comma, _ = name.partition(",")
    words = before.split()
    return bool(comma) and 2 <= len(words) <= 4 and not any(map(_is_venues, words))


def _is_venues(word: str) -> bool:
    return _is_known(word) or word.lower() in _SIGNALS or word.lower() in QUALIFIERS


def _has_signal(name: str, words: list[str]) -> bool:
    return "." in name or "(" in name or not _SIGNALS.isdisjoint([word.lower() for word in words])


def _is_known(word: str) -> bool:
    small = word.strip(".,:'’\"*").lower()
    return small in ACRONYMS and small not in AMBIGUOUS and sum(map(str.isupper, word)) >= 2


def _all_titled(words: list[str]) -> bool:
    return all(word[0].isupper() or word in _SMALL or word.lower() in QUALIFIERS for word in words)


def _less(sure: float, name: str, letters: list[str]) -> float:
    """Less sure where the text reads like a title: verbs and prepositions of titles, a colon, small words."""
    if _CONNECTED.search(name):
        sure -= 0.5
    if ":" in name or "：" in name:
        sure -= 0.15
    if not _all_titled(letters):
        sure -= 0.3
    return round(min(0.95, max(0.0, sure)), 2)
