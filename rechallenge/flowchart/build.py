"""A pathway to its `Flowchart`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rechallenge.flowchart.arrows import Way, outcome_there
from rechallenge.flowchart.chart import (
    Arrow,
    Box,
    Flowchart,
    Head,
    Kind,
    Line,
    Stamp,
    Style,
)
from rechallenge.flowchart.evidence import Evidence, cited_in_box, number_sources
from rechallenge.flowchart.jumps import jump
from rechallenge.flowchart.options import Detail, Options
from rechallenge.flowchart.order import Order, order
from rechallenge.flowchart.text import clean
from rechallenge.flowchart.trail import Trail, trail
from rechallenge.model import Action, Link, Node, Outcome, Pathway, Question
from rechallenge.walk import Walk
from rechallenge.wording import DISCLAIMER, dose_text, stamp, status_text
from rechallenge.writer import short_hash

STATE = "b0"
"""The id of the clinical state, the box at the top."""


def flowchart(
    pathway: Pathway, options: Options | None = None, walk: Walk | None = None
) -> Flowchart:
    """Build the chart of a pathway; ``walk`` is marked in it.

    Raises ``ValueError`` when the walk is one through another pathway.
    """
    if walk is not None and walk.pathway.id != pathway.id:
        raise ValueError(f"the walk is through '{walk.pathway.id}', not through '{pathway.id}'")
    detail = (options or Options()).detail
    read = order(pathway)
    evidence = number_sources(pathway, read.nodes)
    passed = trail(walk) if walk else None
    shown = evidence if detail is Detail.EVIDENCE else None
    boxes = {
        node: _box(pathway, pathway.node(node), number, detail, shown, passed)
        for number, node in enumerate(read.nodes, 1)
    }
    state = _state(pathway, passed)
    arrows = [
        Arrow(
            "a0", STATE, boxes[pathway.start].id, (boxes[pathway.start].id,), walked=state.walked
        ),
        *_arrows(read, boxes, shown, passed, detail),
    ]
    by_id = {box.id: box for box in [state, *boxes.values()]}
    content = short_hash(pathway)
    return Flowchart(
        head=_head(pathway),
        boxes=(*by_id.values(), *(jump(a, by_id, {}) for a in arrows if a.target[0] == "j")),
        arrows=tuple(arrows),
        sources=shown.references() if shown else (),
        marks=shown.marks() if shown else (),
        footer=(clean(stamp(pathway, content)), DISCLAIMER),
        stamp=Stamp(
            clean(pathway.id),
            clean(pathway.version),
            content,
            pathway.status.value,
        ),
        walk=_said(passed, boxes) if passed else "",
    )


def _head(pathway: Pathway) -> Head:
    kinds = ", ".join(kind.value for kind in pathway.rechallenge)
    graded = f"graded by {pathway.grading} · " if pathway.grading != "none" else ""
    lines = [
        f"{pathway.drug} · {pathway.adverse_event} · {graded}about {kinds}",
        f"Status: {status_text(pathway)}",
        f"Not for: {'; '.join(pathway.not_for)}" if pathway.not_for else "",
    ]
    said = tuple(clean(line[:1].upper() + line[1:]) for line in lines if line)
    return Head(clean(pathway.title), pathway.severity, said)


def _state(pathway: Pathway, passed: Trail | None) -> Box:
    event = f"{pathway.adverse_event} on {pathway.drug}"
    return Box(
        STATE,
        Kind.STATE,
        (
            Line(clean(event[:1].upper() + event[1:])),
            Line(clean(pathway.population), Style.DETAIL),
            Line(f"{pathway.severity.value} adverse event", Style.NOTE),
        ),
        walked=(0,) if passed else (),
    )


def _box(
    pathway: Pathway,
    node: Node,
    number: int,
    detail: Detail,
    evidence: Evidence | None,
    passed: Trail | None,
) -> Box:
    lines = [Line(node.text)]
    if detail is not Detail.TITLE:
        lines.extend(_details(pathway, node))
    if evidence and (signs := evidence.signs(cited_in_box(node))):
        lines.append(Line(f"[{signs}]", Style.EVIDENCE))
    box = Box(
        id=f"b{number}",
        kind=_KINDS[node.kind],
        lines=tuple(Line(clean(line.text), line.style) for line in lines),
        number=number,
        node=clean(node.id),
        walked=passed.nodes.get(node.id, ()) if passed else (),
    )
    if isinstance(node, Outcome):
        return replace(box, badge=node.disposition.value, disposition=node.disposition)
    return box


_KINDS = {
    Question.kind: Kind.QUESTION,
    Action.kind: Kind.ACTION,
    Outcome.kind: Kind.OUTCOME,
    Link.kind: Kind.LINK,
}


def _details(pathway: Pathway, node: Node) -> Iterator[Line]:
    match node:
        case Action():
            for dose in node.doses:
                yield Line(dose_text(dose), Style.DETAIL)
        case Link():
            there = pathway.linked.get(node.pathway)
            yield Line(f"Pathway: {there.title if there else node.pathway}", Style.DETAIL)
            named = {back.outcome for back in node.returns}
            ends = [o.id for o in there.outcomes() if o.id not in named] if there else []
            if ends:
                texts = "; ".join(outcome_there(pathway, node, id) for id in ends)
                yield Line(f"It may also end there: {texts}", Style.NOTE)
        case Question() | Outcome():
            pass


def _arrows(
    read: Order,
    boxes: Mapping[str, Box],
    evidence: Evidence | None,
    passed: Trail | None,
    detail: Detail,
) -> Iterator[Arrow]:
    for number, (way, then) in enumerate(_joined(read), 1):
        ends = [boxes[w.target].id for w in (way, then) if w]
        taken = [(w.source, w.answer, w.used_up) for w in (way, then) if w]
        walked = {n for key in taken for n in passed.ways.get(key, ())} if passed else set()
        waits = not way.answer and detail is Detail.TITLE
        yield Arrow(
            id=f"a{number}",
            source=boxes[way.source].id,
            target=ends[0] if way in read.lines else f"j{number}",
            ends=tuple(ends),
            text="" if waits else clean(way.text),
            limit=way.limit,
            evidence=evidence.signs(way.evidence) if evidence else "",
            answer=clean(way.answer),
            used_up=way.used_up,
            walked=tuple(sorted(walked)),
        )


def _joined(read: Order) -> Iterable[tuple[Way, Way | None]]:
    """Join the two ways of an answer with a limit where neither is drawn as a line."""
    joined: list[tuple[Way, Way | None]] = []
    for way in read.ways:
        before = joined[-1][0] if joined else None
        if (
            way.used_up
            and before
            and way not in read.lines
            and before not in read.lines
            and (before.source, before.answer) == (way.source, way.answer)
        ):
            joined[-1] = (before, way)
        else:
            joined.append((way, None))
    return joined


def _said(passed: Trail, boxes: Mapping[str, Box]) -> str:
    last = boxes[passed.last]
    where = f"box {last.number}: {last.lines[0].text}"
    verb = "ends at" if last.kind in (Kind.OUTCOME, Kind.LINK) else "stands at"
    steps = "1 step" if passed.steps == 1 else f"{passed.steps} steps"
    return f"The walk shown has {steps}, numbered in circles, and {verb} {where}"
