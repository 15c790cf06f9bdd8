"""What is wrong with a file, said at its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from rechallenge.spans import NOWHERE, Span


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


class NotFound(Exception):
    """A file or a shipped pathway that is not there, or that may not be opened."""

    def __init__(self, file: str, message: str, hint: str = "") -> None:
        self.problem = Problem(file, NOWHERE, "not-found", message, hint)
        super().__init__(str(self.problem))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return «did you mean 'x'?» for the nearest known word, or an empty text."""
    near = get_close_matches(word[:80], list(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""


def quote(text: str, limit: int = 60) -> str:
    """Return an author's text in quotes on one line, cut at ``limit`` characters."""
    line = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    return f"'{line if len(line) <= limit else line[: limit - 1] + '…'}'"
