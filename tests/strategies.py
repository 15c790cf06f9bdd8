"""Random pathways for tests, of every shape, and random walks through them.

`pathways` makes readable ones, in which every walk ends: all exits lead forward in the order of the
file, but those of answers with a limit. Small ones written as text come from `toys`.
"""

import string
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from rechallenge.model import (
    NOT_KNOWN,
    Action,
    Answer,
    Background,
    Citation,
    Dose,
    Link,
    Node,
    Outcome,
    Pathway,
    Question,
    Return,
    Source,
    Statement,
    Waiver,
)
from rechallenge.quantities import Duration, Quantity
from rechallenge.vocabulary import Disposition, Grade, Provenance, Rechallenge, Severity, Status
from rechallenge.walk import Walk
from tests.toys import HEAD as HEAD
from tests.toys import LOOP as LOOP
from tests.toys import NODES as NODES
from tests.toys import toy as toy
from tests.toys import toy_pathway as toy_pathway

T = TypeVar("T")
Draw = Any

HOSTILE = (
    "<b>\"bold\" & 'brave'</b>",
    "</script><script>alert(1)</script>",
    "javascript:alert(1)",
    "]]>",
    "--> <!-- -->",
    "a \\n b \\l c {x|y} \\",
    "text: with # marks - and [more], {of: them} *a &b !c %d @e `f`",
    "- dash",
    "---",
    "'",
    '"',
    "~",
    "=",
    "yes",
    "null",
    "1.10",
    "010",
    "2026-11-21",
    "هل ظهر طفح جلدي؟",
    "האם יש פריחה?",
    "\u2067abc\u2069 def",
    "e\u0301 n\u0303 Z\u0351\u036b\u0343",
    "皮疹很严重吗",
    "👩🏽‍⚕️ µg/m² ≥ 30 %",
    "a\u200bb\u00ad\u200fc",
    "W" * 300,
)
"""Texts that a careless view would break on."""


def _picked(choice: type[T]) -> st.SearchStrategy[T]:
    return st.sampled_from(list(choice))  # type: ignore[call-overload]


@cache
def texts() -> st.SearchStrategy[str]:
    """Texts as the reader keeps them: no outer, double or strange blanks, nothing hidden."""
    letters = st.characters(
        exclude_categories=("Cc", "Cs", "Cn"),
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\ufeff",
    )
    words = st.text(letters, min_size=1, max_size=20).map(lambda text: " ".join(text.split()))
    plain = st.sampled_from(("Is it bad?", "Stop the drug today.", "A longer text of some words"))
    return st.one_of(plain, words.filter(bool), st.sampled_from(HOSTILE))


@cache
def slugs() -> st.SearchStrategy[str]:
    """Ids, among them ``yes``, ``no`` and ``null``."""
    tail = st.text(string.ascii_lowercase + string.digits + "-", max_size=8)
    made = st.tuples(st.sampled_from(string.ascii_lowercase), tail).map("".join)
    return st.one_of(st.sampled_from(("yes", "no", "on", "null", "true", "e1")), made).filter(
        lambda id: id != NOT_KNOWN
    )


def _amounts() -> st.SearchStrategy[tuple[Decimal, Decimal]]:
    numbers = st.sampled_from(["0.5", "1", "1.10", "2", "30", "100", "999999.9999"]).map(Decimal)
    return st.tuples(numbers, numbers).map(lambda pair: (min(pair), max(pair)))


@cache
def durations() -> st.SearchStrategy[Duration]:
    """Lengths of time, single and ranges."""
    units = st.sampled_from(("hour", "day", "week", "month", "year"))
    return st.builds(lambda pair, unit: Duration(pair[0], pair[1], unit), _amounts(), units)


@cache
def quantities() -> st.SearchStrategy[Quantity]:
    """Doses, single and ranges."""
    units = st.sampled_from(("mg", "mg/day", "mg/kg/day", "%", "µg/m²"))
    return st.builds(lambda pair, unit: Quantity(pair[0], pair[1], unit), _amounts(), units)


def _some(strategy: st.SearchStrategy[T], empty: Any) -> st.SearchStrategy[Any]:
    return st.one_of(st.just(empty), strategy)


def _few(strategy: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


@cache
def _note() -> st.SearchStrategy[str]:
    return _some(texts(), "")


@cache
def _time() -> st.SearchStrategy[Duration | None]:
    return _some(durations(), None)


@cache
def _cited(ids: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return _few(st.sampled_from(ids)) if ids else st.just(())


@cache
def statements(cited: tuple[str, ...] = ()) -> st.SearchStrategy[Statement]:
    """Sentences with and without timing, citing some of the ids ``cited``."""
    timed = st.builds(
        Statement,
        text=texts(),
        after=_time(),
        every=_time(),
        lasting=_time(),
        evidence=_cited(cited),
    )
    return st.one_of(st.builds(Statement, text=texts()), timed)


@cache
def _doses(cited: tuple[str, ...]) -> st.SearchStrategy[Dose]:
    return st.builds(
        Dose,
        drug=texts(),
        dose=quantities(),
        route=_note(),
        lasting=_time(),
        note=_note(),
        evidence=_cited(cited),
    )


def _answer(
    draw: Draw, id: str, later: list[str], all: list[str], cited: tuple[str, ...]
) -> Answer:
    limited = draw(st.booleans())
    return Answer(
        id=id,
        text=draw(texts()),
        target=draw(st.sampled_from(all if limited else later)),
        note=draw(_note()),
        at_most=draw(st.integers(1, 3)) if limited else None,
        after_that=draw(st.sampled_from(later)) if limited else "",
        evidence=draw(_cited(cited)),
    )


def _question(
    draw: Draw, id: str, later: list[str], all: list[str], cited: tuple[str, ...]
) -> Question:
    ids = draw(st.lists(slugs(), min_size=2, max_size=5, unique=True))
    if draw(st.booleans()):
        ids.append(NOT_KNOWN)
    return Question(
        id=id,
        text=draw(texts()),
        answers=tuple(_answer(draw, answer, later, all, cited) for answer in ids),
        why=draw(_note()),
        how=draw(_note()),
        look_for=draw(_few(statements(cited))),
        excludes=tuple(draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))),
        evidence=draw(_cited(cited)),
    )


def _action(draw: Draw, id: str, later: list[str], cited: tuple[str, ...]) -> Action:
    return Action(
        id=id,
        text=draw(texts()),
        target=draw(st.sampled_from(later)),
        why=draw(_note()),
        steps=draw(_few(statements(cited))),
        doses=draw(_few(_doses(cited))),
        monitoring=draw(_few(statements(cited))),
        wait=draw(_time()),
        evidence=draw(_cited(cited)),
    )


def _outcome(draw: Draw, id: str, cited: tuple[str, ...]) -> Outcome:
    return Outcome(
        id=id,
        text=draw(texts()),
        disposition=draw(_picked(Disposition)),
        why=draw(_note()),
        next=draw(_few(statements(cited))),
        warnings=draw(_few(statements(cited))),
        evidence=draw(_cited(cited)),
    )


def _link(draw: Draw, id: str, there: Pathway, later: list[str], cited: tuple[str, ...]) -> Link:
    outcomes = [outcome.id for outcome in there.outcomes()]
    back = draw(st.lists(st.sampled_from(outcomes), unique=True))
    return Link(
        id=id,
        text=draw(texts()),
        pathway=there.id,
        why=draw(_note()),
        returns=tuple(Return(outcome, draw(st.sampled_from(later))) for outcome in back),
        evidence=draw(_cited(cited)),
    )


def _nodes(draw: Draw, most: int, linked: list[Pathway], cited: tuple[str, ...]) -> list[Node]:
    ids = draw(st.lists(slugs(), min_size=1, max_size=most, unique=True))
    ends = draw(st.integers(1, max(1, len(ids) // 2)))
    nodes: list[Node] = []
    for number, id in enumerate(ids):
        later = ids[number + 1 :]
        kinds = ["question", "question", "action", *(["link"] if linked else [])]
        kind = "outcome" if number >= len(ids) - ends else draw(st.sampled_from(kinds))
        match kind:
            case "question":
                nodes.append(_question(draw, id, later, ids, cited))
            case "action":
                nodes.append(_action(draw, id, later, cited))
            case "link":
                nodes.append(_link(draw, id, draw(st.sampled_from(linked)), later, cited))
            case _:
                nodes.append(_outcome(draw, id, cited))
    return nodes


@st.composite
def sources(draw: Draw, id: str = "source") -> Source:
    """Draw a source with some of its fields."""
    names = ("container", "volume", "issue", "page", "publisher", "doi", "pmid", "pmcid", "note")
    return Source(
        id=id,
        title=draw(texts()),
        authors=draw(_few(texts(), 4)),
        issued=draw(st.sampled_from(("", "2020", "2020-11", "2020-11-05"))),
        url=draw(st.sampled_from(("", "https://example.org/a?b=<c>&d='e'"))),
        **{name: draw(_note()) for name in names},
    )


def _citation(draw: Draw, id: str, listed: list[Source]) -> Citation:
    alone = (Provenance.DEFAULT, Provenance.INFERRED)
    source = draw(st.sampled_from(["", *(source.id for source in listed)]))
    return Citation(
        id=id,
        finding=draw(texts()),
        grade=draw(_picked(Grade)),
        provenance=draw(_picked(Provenance) if source else st.sampled_from(alone)),
        source=source,
        place=draw(_note()),
        about=draw(_some(_picked(Rechallenge), None)),
    )


def _background(draw: Draw, cited: tuple[str, ...]) -> Background:
    return Background(
        title=draw(texts()),
        notes=draw(st.lists(statements(cited), min_size=1, max_size=2).map(tuple)),
        about=draw(_some(_picked(Rechallenge), None)),
    )


def _abbreviations() -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    shorts = st.text(string.ascii_uppercase + string.digits, min_size=1, max_size=5)
    return st.dictionaries(shorts, texts(), max_size=2).map(lambda found: tuple(found.items()))


def _waivers(nodes: list[Node]) -> st.SearchStrategy[tuple[Waiver, ...]]:
    at = st.sampled_from(["", *(node.id for node in nodes)])
    return _few(st.builds(Waiver, check=slugs(), reason=texts(), at=at), 1)


@st.composite
def pathways(draw: Draw, max_nodes: int = 8, links: int = 1, id: str = "") -> Pathway:
    """Draw a readable pathway in which every walk ends.

    ``links`` is how deep pathways may link to others; 0 makes one without links. ``id`` fixes the
    id of the pathway.
    """
    id = id or draw(slugs())
    linked = []
    if links and draw(st.booleans()):
        behind = pathways(max_nodes=max(2, max_nodes // 2), links=links - 1, id=f"{id[:30]}-l")
        linked.append(draw(behind))
    ids = draw(st.lists(slugs(), max_size=3, unique=True))
    listed = [draw(sources(source)) for source in draw(st.lists(slugs(), max_size=2, unique=True))]
    cited = tuple(ids)
    nodes = _nodes(draw, max_nodes, linked, cited)
    return Pathway(
        id=id,
        title=draw(texts()),
        version=draw(st.sampled_from(("0.1.0", "1.10.0", "12.0.9999"))),
        status=draw(_picked(Status)),
        drug=draw(texts()),
        adverse_event=draw(texts()),
        severity=draw(_picked(Severity)),
        rechallenge=tuple(draw(st.lists(_picked(Rechallenge), min_size=1, max_size=3))),
        population=draw(texts()),
        grading=draw(texts()),
        not_for=draw(_few(texts())),
        authors=draw(_few(texts())),
        reviewers=draw(_few(texts())),
        last_review=draw(_some(st.dates(date(2000, 1, 1)), None)),
        next_review=draw(st.dates(date(2000, 1, 1))),
        start=nodes[0].id,
        nodes=tuple(nodes),
        citations=tuple(_citation(draw, cited_id, listed) for cited_id in ids),
        sources=tuple(listed),
        abbreviations=draw(_abbreviations()),
        background=tuple(_background(draw, cited) for _ in range(draw(st.integers(0, 1)))),
        waivers=draw(_waivers(nodes)),
        linked={other.id: other for other in linked},
        file="",
    )


def picks() -> st.SearchStrategy[list[int]]:
    """Numbers to pick answers by, for `wander`."""
    number = st.integers(0, 5)
    return st.one_of(st.lists(number, max_size=5), st.lists(number, min_size=10, max_size=40))


def wander(start: Walk, numbers: Iterable[int]) -> Walk:
    """Answer question after question by the numbers, until they or the walk end."""
    here = start
    for number in numbers:
        if here.question is None:
            break
        answers = here.question.answers
        here = here.answer(answers[number % len(answers)].id)
    return here
