"""Saved walks: the answers of a walk and the pathway they belong to, in a small JSON file.

It holds no patient data and no time, and is read by the same rules as a pathway: hostile, broken
and foreign files get a message that names the place. docs/walk.md describes the format.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from rechallenge import __version__
from rechallenge.cases import ANSWERS, Given
from rechallenge.format import VERSION
from rechallenge.model import Pathway
from rechallenge.problems import Problem, Unreadable
from rechallenge.routes import Routes
from rechallenge.shapes import BAD, ID, TEXT, Key, Parsed, Record, Shape, Whole, Words
from rechallenge.spans import Span
from rechallenge.walk import Misfit, Walk, replay
from rechallenge.wording import answer_name
from rechallenge.writer import content_hash
from rechallenge.yamltree import Mapping as Keys
from rechallenge.yamltree import Scalar, Tree, parse

KIND = "saved walk"
"""What the file calls itself."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved walk as read: the pathway it belongs to, as it was then, and the answers by key."""

    pathway: str
    version: str
    content: str
    given: tuple[Given, ...]
    saved_by: str = ""

    @property
    def answers(self) -> Mapping[str, str]:
        """The answers by key, in walking order."""
        return {given.key: given.answer for given in self.given}


class Resumed(NamedTuple):
    """A saved walk taken up again; ``changed`` says how the pathway differs from then, in words."""

    walk: Walk
    changed: str
    misfits: tuple[Misfit, ...]


def written(walked: Walk) -> str:
    """Return the text of the file of a walk; the same walk gives the same text."""
    pathway = walked.pathway
    told = {
        "format": 1,
        "kind": KIND,
        "pathway": pathway.id,
        "version": pathway.version,
        "content": content_hash(pathway),
        "answers": {key: answer_name(id) for key, id in walked.answers.items()},
        "saved by": f"rechallenge {__version__}",
    }
    return json.dumps(told, indent=2) + "\n"


def read_saved(text: str, file: str) -> Saved:
    """Read a saved walk. Raises `Unreadable` with all findings."""
    saved: Saved = _read(_SAVED, parse(text, file), file)
    return saved


def read_answers(text: str, file: str) -> Mapping[str, str]:
    """Read answers by key from a mapping in YAML or JSON, or from a saved walk.

    Raises `Unreadable` with all findings.
    """
    tree = parse(text, file)
    if isinstance(tree, Keys) and any(
        key.text == "answers" and not isinstance(value, Scalar) for key, value in tree.pairs
    ):
        saved: Saved = _read(_SAVED, tree, file)
        return saved.answers
    given: tuple[Given, ...] = _read(ANSWERS, tree, file)
    return {one.key: one.answer for one in given}


def resume(map: Routes, saved: Saved) -> Resumed:
    """Take up a saved walk as far as it fits the pathway as it is now.

    Raises `ValueError` with a message when it belongs to another pathway.
    """
    pathway = map.pathway
    if saved.pathway != pathway.id:
        raise ValueError(f"this saved walk is for '{saved.pathway}', not '{pathway.id}'")
    walked, misfits = replay(map, saved.answers)
    return Resumed(walked, _changed(saved, pathway), misfits)


def _changed(saved: Saved, pathway: Pathway) -> str:
    now = content_hash(pathway)
    if now == saved.content:
        return ""
    return (
        f"the pathway has changed since the walk was saved: {saved.version} "
        f"(content {saved.content[:12]}) is now {pathway.version} (content {now[:12]})"
    )


def _read(shape: Shape, tree: Tree, file: str) -> Any:
    problems: list[Problem] = []

    def report(span: Span, code: str, message: str, hint: str) -> None:
        problems.append(Problem(file, span, code, message, hint))

    value = shape.read(tree, report)
    if value is BAD or problems:
        raise Unreadable(problems)
    return value


def _hash(text: str) -> str:
    if len(text) != 64 or not set(text) <= set("0123456789abcdef"):
        raise ValueError("should be the 64 hexadecimal digits of a content hash")
    return text


def _saved(**values: Any) -> Saved:
    names = ("pathway", "version", "content", "given", "saved_by")
    return Saved(**{name: values[name] for name in names if name in values})


_SAVED = Record(
    "a saved walk",
    _saved,
    {
        "format": Key("format", Whole(1, 1), needed=True),
        "kind": Key("kind", Words({KIND: KIND}), needed=True),
        "pathway": Key("pathway", ID, needed=True),
        "version": Key("version", VERSION, needed=True),
        "content": Key("content", Parsed(_hash, "[0-9a-f]{64}"), needed=True),
        "answers": Key("given", ANSWERS, needed=True),
        "saved by": Key("saved_by", TEXT),
    },
)
