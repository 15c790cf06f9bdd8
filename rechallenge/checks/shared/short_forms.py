"""Short forms in a text: CT, HRCT, SpO2, CYP3A4, BCR-ABL1, TKIs.

A short form is a word with two capitals or more. Not short forms are: units (IU), Roman numerals up
to X, words in capitals for emphasis (NOT), names (McDonald, PubMed), numbers of registers and
libraries (NCT03440515, PMC7648351, DOIs) and addresses.
"""

import re
from collections.abc import Iterator
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
    "ALWAYS|AND|ANY|BEFORE|BUT|DO|IF|IS|MUST|NEVER|NO|NOT|OK|ONLY|OR|STOP|THE|YES"
)
_NAME = re.compile(r"(?:[A-Z][a-z]{2,}){2,}|(?:Mc|Mac|De|Di|Du|La|Le|O)[A-Z][a-z]+")
_EXCEPTED = (_UNIT, _NUMERAL, _STRESSED, _NAME)
_STAGED = re.compile(r"(?:I{1,3}|IV)[A-C]")
_STAGE = re.compile(r"\b(?:stage|phase|class|type|grade|group)s? $", re.IGNORECASE)
_EXPLAINED = re.compile(r"s? \(([^()]{1,200})\)")
_BRACKET_ENDS = re.compile(r"s?[),;:]")
_NEAR = 200  # how far before a short form its explanation may begin
_MOST_PARTS = 9


class ShortForm(NamedTuple):
    """A short form as it stands in a text, from ``start`` to ``end``.

    ``names`` are the forms under which a list may explain it, the one to list it by first.
    """

    names: tuple[str, ...]
    text: str
    start: int
    end: int

    @property
    def name(self) -> str:
        """The form to list it by."""
        return self.names[0]

    @property
    def before(self) -> str:
        """What stands before it, as far as it matters."""
        return self.text[max(0, self.start - _NEAR) : self.start]


def short_forms(text: str) -> Iterator[ShortForm]:
    """Yield the short forms of a text, each as often as it stands there."""
    if not _CAPITALS.search(text):
        return
    text = _IDENTIFIER.sub(" ", text)
    known: dict[str, list[_Form]] = {}
    for whole in _WHOLE.finditer(text):
        word = whole[0]
        if word not in known:
            known[word] = list(_forms(word))
        start, end = whole.span()
        for form in known[word]:
            if not (form.may_be_stage and _STAGE.search(text, max(0, start - 12), start)):
                yield ShortForm(form.names, text, start, end)


def is_expanded(short: ShortForm) -> bool:
    """Whether the text itself explains it: «long form (SHORT)» or «SHORT (long form)»."""
    if short.text[short.start - 1 : short.start] == "(":
        return bool(_BRACKET_ENDS.match(short.text, short.end)) and _could_mean(
            short.name, re.split(r"[().;:]", short.before[:-1])[-1]
        )
    explained = _EXPLAINED.match(short.text, short.end)
    return bool(explained and _could_mean(short.name, explained[1]))


def words(text: str) -> set[str]:
    """Return the words of a text, compounds whole and in their parts, plurals in both forms."""
    found = set()
    for whole in _WHOLE.finditer(text):
        found.add(whole[0])
        found.update(_PART.findall(whole[0]))
    return found | {_singular(word) for word in found}


class _Form(NamedTuple):
    names: tuple[str, ...]
    may_be_stage: bool


def _forms(word: str) -> Iterator[_Form]:
    """Yield the short forms in a word; of a word that is no word, only its parts."""
    parts = list(_PART.finditer(word))
    for here, part in enumerate(parts):
        if not _PIECE.fullmatch(part[0]) or any(f.fullmatch(part[0]) for f in _EXCEPTED):
            continue
        names = _names(word, parts, here) if len(parts) <= _MOST_PARTS else [part[0]]
        yield _Form(tuple(dict.fromkeys(names)), bool(_STAGED.fullmatch(part[0])))


def _names(word: str, parts: list[re.Match[str]], here: int) -> Iterator[str]:
    """Yield a part with all its neighbours that are short themselves, then other compounds."""
    low = high = here
    while low and _joins(word, parts[low - 1], parts[low]):
        low -= 1
    while high + 1 < len(parts) and _joins(word, parts[high], parts[high + 1]):
        high += 1
    yield _singular(word[parts[low].start() : parts[high].end()])
    yield word
    for first in parts[: here + 1]:
        for last in parts[here:]:
            compound = word[first.start() : last.end()]
            yield compound
            yield _singular(compound)


def _joins(word: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether two parts of a word make one short form: BCR-ABL1, not AST/ALT and not CT-guided."""
    sign = word[first.end() : second.start()]
    return sign in "-&+" and all(re.search("[A-Z0-9]", part[0]) for part in (first, second))


def _singular(word: str) -> str:
    return word[:-1] if re.search("[A-Z0-9]s$", word[-2:]) else word


def _could_mean(short: str, long: str) -> bool:
    near = re.findall(r"[^\W_]+", long)[-len(short) - 3 :]
    return len(near) > 1 and any(word[0].casefold() == short[0].casefold() for word in near)
