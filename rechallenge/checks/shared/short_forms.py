"""Short forms in a text: CT, HRCT, SpO2, CYP3A4, BCR-ABL1, TKIs.

A short form is a word with two capitals or more. Not short forms are: units (IU), Roman numerals up
to X, words in capitals for emphasis (NOT), names (McDonald, PubMed), numbers of registers and
libraries (NCT03440515, PMC7648351, DOIs) and addresses.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

_CAPITALS = re.compile(r"[A-Z][^\W_A-Z]*[A-Z]")
_PIECE = re.compile(r"(?<![^\W_])[^\W_A-Z]*[A-Z][^\W_A-Z]*[A-Z][^\W_]*")
_WHOLE = re.compile(r"[^\W_]+(?:[-&+/’'][^\W_]+)*\+*")
_PART = re.compile(r"[^\W_]+")
_IDENTIFIER = re.compile(
    r"https?://\S+|\b10\.\d{4,9}/\S+"
    r"|\b(?:NCT|ISRCTN|ACTRN|UMIN|KCT|DRKS|PMC|CRD|jRCT|ChiCTR|EUCTR|CTRI)[-/\w]*\d[-/\w]*"
    r"|\b(?:PMID|PMCID|DOI|ISBN|ISSN|EudraCT)\b"
)
_UNIT = re.compile("[mkM]?IU|MU|[MG]Bq|[MG]Hz|MPa")
_NUMERAL = re.compile("I{2,3}|IV|VI{1,3}|IX")
_STRESSED = re.compile(
    "ALL|ALWAYS|AND|ANY|BEFORE|BUT|DO|IF|IS|MUST|NEVER|NO|NOT|OK|ONLY|OR|STOP|THE|YES"
)
_NAME = re.compile(r"(?:[A-Z][a-z]{2,}){2,}|(?:Mc|Mac|De|Di|Du|La|Le|O)[A-Z][a-z]+")
_STAGED = re.compile(r"(?:I{1,3}|IV)[A-C]")
_STAGE = re.compile(r"\b(?:stage|phase|class|type|grade|group)s? $", re.IGNORECASE)


class ShortForm(NamedTuple):
    """A short form as it stands in a text.

    ``names`` are the forms under which a list may explain it, the one to list it by first.
    """

    names: tuple[str, ...]
    before: str
    after: str

    @property
    def name(self) -> str:
        """The form to list it by."""
        return self.names[0]


def short_forms(text: str) -> Iterator[ShortForm]:
    """Yield the short forms of a text, each as often as it stands there."""
    if not _CAPITALS.search(text):
        return
    text = _IDENTIFIER.sub(" ", text)
    for whole in _WHOLE.finditer(text):
        word = whole[0]
        before, after = text[: whole.start()], text[whole.end() :]
        for piece in _PIECE.finditer(word):
            if not _is_excepted(piece[0], before):
                yield ShortForm(tuple(dict.fromkeys(_names(word, piece))), before, after)


def is_expanded(short: ShortForm) -> bool:
    """Whether the text itself explains it: «long form (SHORT)» or «SHORT (long form)»."""
    if short.before.endswith("(") and re.match(r"s?[),;:]", short.after):
        return _could_mean(short.name, re.split(r"[().;:]", short.before[:-1])[-1])
    explained = re.match(r"s? \(([^()]+)\)", short.after)
    return bool(explained and _could_mean(short.name, explained[1]))


def stands_in(short: str, text: str) -> bool:
    """Whether a text holds a short form of any look as a word of its own, or in the plural."""
    return bool(re.search(rf"(?<![^\W_]){re.escape(short)}s?(?![^\W_])", text))


def covers(known: Collection[str], short: ShortForm) -> set[str]:
    """Return the known forms that explain a short form."""
    return {name for name in short.names if name in known}


def _names(word: str, piece: re.Match[str]) -> Iterator[str]:
    """Yield the piece with all its neighbours that are short themselves, then parts of that."""
    parts = list(_PART.finditer(word))
    here = next(n for n, part in enumerate(parts) if part.start() == piece.start())
    low = high = here
    while low and _joins(word, parts[low - 1], parts[low]):
        low -= 1
    while high + 1 < len(parts) and _joins(word, parts[high], parts[high + 1]):
        high += 1
    yield _singular(word[parts[low].start() : parts[high].end()])
    yield word
    for first in range(len(parts)):
        for last in range(here, len(parts)):
            if first <= here:
                yield _singular(word[parts[first].start() : parts[last].end()])
                yield word[parts[first].start() : parts[last].end()]


def _joins(word: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether two parts of a word make one short form: BCR-ABL1, not AST/ALT and not CT-guided."""
    sign = word[first.end() : second.start()]
    return sign in "-&+" and all(re.search("[A-Z0-9]", part[0]) for part in (first, second))


def _singular(word: str) -> str:
    return word[:-1] if re.search("[A-Z0-9]s$", word) else word


def _is_excepted(piece: str, before: str) -> bool:
    if any(form.fullmatch(piece) for form in (_UNIT, _NUMERAL, _STRESSED, _NAME)):
        return True
    return bool(_STAGED.fullmatch(piece) and _STAGE.search(before))


def _could_mean(short: str, long: str) -> bool:
    words = re.findall(r"[^\W_]+", long)[-len(short) - 3 :]
    return len(words) > 1 and any(word[0].casefold() == short[0].casefold() for word in words)
