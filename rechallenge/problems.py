"""What is wrong with a file, said at its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from rechallenge.spans import NOWHERE, Span

_FEW, _MANY = 50, 1000


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding: where it is, what is there, what would be right.

    ``file`` is the path as the user gave it. ``code`` names the rule, a slug such as
    ``unknown-target``. ``hint`` may be empty.
    """

    file: str
    span: Span
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" — {self.hint}" if self.hint else ""
        line, column = self.span
        return f"{self.file}:{line}:{column}: {self.message}{hint} [{self.code}]"


class Unreadable(Exception):
    """A file that cannot become a pathway or a set of cases; holds every finding, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class Findings:
    """Gathers what is wrong with one file, up to `MOST` findings.

    It is called with the place, the code, the message and the hint (which may be empty) of each.
    Whoever reads the file goes on after a finding, so that one run tells them all.
    """

    MOST = 100
    """After so many, the reading stops; nobody mends more in one go."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Problem] = []
        self._refused: set[Span] = set()

    def __call__(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Add a finding. Raises `Unreadable` with all findings when they are too many."""
        if span in self._refused:
            return
        self._found.append(Problem(self.file, span, code, message, hint))
        if len(self._found) == self.MOST:
            message = f"{self.MOST} problems, and perhaps more"
            self._found.append(Problem(self.file, NOWHERE, "too-many", message, "mend these first"))
            raise self.unreadable()

    def __bool__(self) -> bool:
        return bool(self._found)

    def refuse(self, span: Span, code: str, message: str, hint: str) -> None:
        """Add a finding and hear nothing more of what stands at its place."""
        self(span, code, message, hint)
        self._refused.add(span)

    def forget(self, span: Span) -> None:
        """Hear nothing of what stands at a place, since another finding tells the cause."""
        self._refused.add(span)

    def unreadable(self) -> Unreadable:
        """Return all findings as an exception to raise."""
        return Unreadable(self._found)


class NotFound(Exception):
    """A file or a shipped pathway that is not there, or that may not be opened."""

    def __init__(self, file: str, message: str, hint: str = "") -> None:
        self.problem = Problem(file, NOWHERE, "not-found", message, hint)
        super().__init__(str(self.problem))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is nearest to a misspelt one, or an empty text."""
    word = word[:80]
    near = get_close_matches(word, _candidates(word, list(known)), n=1, cutoff=0.6)
    return near[0] if near else ""


def _candidates(word: str, known: list[str]) -> list[str]:
    """Leave out most of thousands of words; to compare all letter by letter would take long."""
    if len(known) <= _FEW:
        return known
    begin, end = word[:2], word[-2:]
    alike = [k for k in known if k.startswith(begin) or k.endswith(end)]
    alike.sort(key=lambda k: (-k.startswith(begin) - k.endswith(end), k))
    return sorted(alike[:_MANY], key=lambda k: -_shared(word, k))[:_FEW]


def _shared(one: str, other: str) -> int:
    """Count the letters that two words share at their beginnings and their ends."""
    count = 0
    for pairs in (zip(one, other, strict=False), zip(one[::-1], other[::-1], strict=False)):
        for a, b in pairs:
            if a != b:
                break
            count += 1
    return count


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return «did you mean 'x'?» for the nearest known word, or an empty text."""
    near = nearest(word, known)
    return f"did you mean '{near}'?" if near else ""


def quote(text: str, limit: int = 60) -> str:
    """Return an author's text in quotes on one line, cut at ``limit`` characters."""
    line = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    return f"'{line if len(line) <= limit else line[: limit - 1] + '…'}'"
