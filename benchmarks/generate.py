"""Pathways of any size to measure with: the same arguments always make the same text.

A tree-like pathway branches and rarely meets again; a re-joining one stays eight branches wide.
Both ask, examine and ask again at most twice, treat, cite, and end in every kind of outcome.
"""

from collections import deque
from collections.abc import Callable
from enum import Enum
from typing import Any

from rechallenge.yamltree import dump

Plain = dict[str, Any]
Slot = Callable[[str], None]

SIZES = (20, 200, 2000)
"""The sizes that are measured, in nodes."""

SIGNS = (
    "facial oedema that closes an eye",
    "blisters or detached skin",
    "painful erosions of the mouth",
    "fever of 38.5 degrees or more",
    "enlarged lymph nodes at two sites",
    "more than half of the skin involved",
    "eosinophils above 1,000 per microlitre",
    "breathlessness at rest",
    "new ground-glass opacity on the scan",
    "oxygen saturation under 90 per cent",
    "bilirubin above three times the normal",
    "weight gain of more than 2 kg in a week",
)
MEASURES = (
    "Hold the drug and give prednisolone by mouth",
    "Give a moderate topical steroid and an antihistamine",
    "Image the chest and take cultures",
    "Lower the dose by one step",
)
ENDS = (
    ("continue", "Go on with the drug at the same dose"),
    ("continue with treatment", "Go on and treat the skin"),
    ("rechallenge", "Give the drug again at a lower dose"),
    ("switch", "Change to another drug of the class"),
    ("discuss in a team", "Ask the team that knows the patient"),
    ("permanently stop", "Stop the drug for good"),
)
FINDINGS = 12
JOIN_WIDTH = 8
LARGEST_STEP = 4
"""The most nodes that a step needs: what leads to it, a question, what finds out, one more end."""


class Shape(Enum):
    """How the branches of a generated pathway run."""

    TREE = "tree-like"
    JOINED = "re-joining"


def pathway_text(size: int, shape: Shape) -> str:
    """Return a pathway file with about ``size`` nodes (never more, and at most three fewer)."""
    nodes = _nodes(size, shape)
    cited = dict.fromkeys(id for node in nodes.values() for id in node["evidence"])
    evidence = {id: _citation(number) for number, id in enumerate(cited)}
    studies = dict.fromkeys(citation["source"] for citation in evidence.values())
    sources = [_source(number, id) for number, id in enumerate(studies)]
    return dump(head() | {"nodes": nodes, "evidence": evidence, "sources": sources})


def _nodes(size: int, shape: Shape) -> Plain:
    nodes: Plain = {}
    open_slots: deque[Slot] = deque()
    _exclusion(nodes, open_slots)
    joined = shape is Shape.JOINED
    while len(nodes) + LARGEST_STEP + (len(ENDS) if joined else len(open_slots)) <= size:
        slots = [open_slots.popleft()]
        if joined and len(open_slots) >= JOIN_WIDTH:
            slots.append(open_slots.popleft())
        _step(len(nodes), slots, nodes, open_slots)
    _close(nodes, open_slots, len(ENDS) if joined else len(open_slots))
    return nodes


def _exclusion(nodes: Plain, open_slots: deque[Slot]) -> None:
    """Open with the question that the way to every re-exposure passes."""
    answers = {
        "yes": {"text": "Yes, at least one", "go to": "never-again"},
        "no": _answer("No, after examination", open_slots),
        "not known": {"text": "Not examined yet", "go to": "never-again"},
    }
    nodes["danger"] = {
        "question": "Is any sign of a severe cutaneous reaction present?",
        "why": "After such a reaction the drug must never be given again.",
        "answers": answers,
        "excludes": ["yes", "not known"],
        "evidence": ["finding-0"],
    }
    nodes["never-again"] = {
        "outcome": "Stop the drug for good and tell the patient",
        "disposition": "permanently stop",
        "evidence": ["finding-1"],
    }


def _step(number: int, slots: list[Slot], nodes: Plain, open_slots: deque[Slot]) -> None:
    """Add a question with what leads to it and what finds out its answer."""
    question, sign = f"ask-{number}", SIGNS[number % len(SIGNS)]
    entry = question
    if number % 2:
        entry = f"treat-{number}"
        nodes[entry] = _measure(number, question)
    for slot in slots:
        slot(entry)
    answers = {
        "yes": _answer(f"Yes, with {sign}", open_slots),
        "no": _answer("No, after examination today", open_slots),
    }
    if number % 3 == 0:
        examine, team = f"examine-{number}", "never-again"
        asked = {"go to": examine, "at most": 2, "after that": team}
        answers["not known"] = {"text": "Not examined yet", **asked}
        nodes[examine] = _measure(number + 1, question)
    nodes[question] = {
        "question": f"At visit {number}, is there {sign}?",
        "why": "The next step is safe only when this has been looked for by a trained examiner.",
        "answers": answers,
        "evidence": [f"finding-{number % FINDINGS}"],
    }


def _measure(number: int, target: str) -> Plain:
    return {
        "action": f"{MEASURES[number % len(MEASURES)]} (plan {number})",
        "steps": [
            "Tell the patient whom to call, and when.",
            {"text": "Note the weight and the skin area.", "after": "1 week"},
        ],
        "wait": f"{1 + number % 4} weeks" if number % 4 else "1 week",
        "go to": target,
        "evidence": [f"finding-{number % FINDINGS}"],
    }


def _answer(text: str, open_slots: deque[Slot]) -> Plain:
    answer: Plain = {"text": text}
    open_slots.append(lambda target: answer.update({"go to": target}))
    return answer


def _close(nodes: Plain, open_slots: deque[Slot], ends: int) -> None:
    """Lead every open branch to one of as many outcomes."""
    for number, slot in enumerate(open_slots):
        end = f"end-{number % ends}"
        slot(end)
        disposition, text = ENDS[number % len(ENDS)]
        nodes[end] = {
            "outcome": f"{text}, as plan {end} says",
            "disposition": disposition,
            "next": [{"text": "Clinic visit with blood count", "every": "1 week"}],
            "evidence": [f"finding-{number % FINDINGS}"],
        }


def head() -> Plain:
    return {
        "format": "1",
        "id": "generated",
        "title": "A generated pathway",
        "version": "0.1.0",
        "status": "draft",
        "drug": "a drug",
        "adverse event": "a rash",
        "severity": "severe",
        "rechallenge": ["re-exposure after an adverse event"],
        "population": "Adults who take the drug",
        "grading": "none",
        "not for": ["children"],
        "authors": [],
        "reviewers": [],
        "last review": "never",
        "next review": "2099-01-01",
        "start": "danger",
    }


def _citation(number: int) -> Plain:
    return {
        "source": f"study-{number % 10}",
        "place": f"table {number}",
        "finding": f"{number + 3} of {number + 20} patients took the drug again.",
        "grade": "retrospective study or series",
        "provenance": "read in the source",
    }


def _source(number: int, id: str) -> Plain:
    return {
        "id": id,
        "title": f"Rechallenge after rash, series {number}",
        "author": ["Doe J", "Roe R"],
        "issued": str(2010 + number),
        "container-title": "Journal of Generated Evidence",
        "DOI": f"10.1000/generated.{number}",
    }
