"""The published JSON Schemas accept exactly what the reader accepts."""

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from rechallenge.cases import CASES, cases_schema
from rechallenge.format import PATHWAY, pathway_schema
from rechallenge.library import CASES_SUFFIX, read_text, shipped, shipped_folder
from rechallenge.model import Pathway
from rechallenge.problems import Findings, Problem, Unreadable
from rechallenge.shapes import Record
from rechallenge.spans import NOWHERE
from rechallenge.writer import plain
from rechallenge.yamltree import Mapping, Scalar, Sequence, Tree, parse
from tests.strategies import pathways
from tests.toys import LOOP, toy

CHECKER = Draft202012Validator.FORMAT_CHECKER
PATHWAYS = Draft202012Validator(pathway_schema(), format_checker=CHECKER)
CASE_FILES = Draft202012Validator(cases_schema(), format_checker=CHECKER)

CASE_FILE: dict[str, Any] = {
    "format": "1",
    "pathway": "toy",
    "cases": {
        "made-up": {
            "title": "A patient",
            "kind": "made-up",
            "story": "It happened so.",
            "answers": {"first": "no", "first#2": "not known", "gate/first#12": "yes"},
            "outcome": "gate/on",
            "because": "It must be.",
        },
        "doe-1999": {
            "title": "Another patient",
            "kind": "published patient",
            "source": "doe-1999",
            "place": "abstract",
            "provenance": "read in the source",
            "story": "It happened so.",
            "answers": {},
            "outcome": "on",
            "because": "It must be.",
            "differs": "as published",
        },
    },
}
RICH: dict[str, Any] = {
    "format": "1",
    "id": "toy",
    "title": "A toy",
    "version": "0.1.0",
    "status": "in review",
    "drug": "toyinib",
    "adverse event": "rash",
    "severity": "severe",
    "rechallenge": ["treat-through"],
    "population": "Adults",
    "grading": "none",
    "not for": [],
    "authors": ["Doe J"],
    "reviewers": [],
    "last review": "never",
    "next review": "2027-01-01",
    "start": "first",
    "abbreviations": {"CT": "computed tomography", "C/T": "so to say"},
    "nodes": {
        "first": {
            "question": "Is it bad?",
            "why": "It may be.",
            "look for": ["Signs", {"text": "More", "every": "1 week", "evidence": ["rule"]}],
            "answers": {
                "yes": {"text": "Yes", "go to": "act", "at most": "2", "after that": "on"},
                "not known": {"text": "Not seen", "go to": "gate"},
            },
            "excludes": ["yes", "not known"],
            "evidence": ["rule"],
        },
        "act": {
            "action": "Act",
            "steps": ["Do it"],
            "doses": [{"drug": "toyinib", "dose": "1 to 2 mg/kg/day", "for": "3 weeks"}],
            "monitoring": [{"text": "Look", "for": "48 to 72 hours", "after": "1.5 months"}],
            "wait": "1 week",
            "go to": "first",
        },
        "gate": {"link": "Go", "pathway": "gate", "comes back": {"on": "act"}},
        "on": {"outcome": "Go on", "disposition": "continue", "next": ["Walk"], "warnings": ["No"]},
    },
    "evidence": {
        "rule": {
            "source": "doe",
            "finding": "So it is.",
            "grade": "case reports",
            "provenance": "read in the source",
            "about": "treat-through",
        },
        "own": {
            "finding": "So.",
            "grade": "no published evidence",
            "provenance": "author's default",
        },
    },
    "sources": ["doe", {"id": "roe", "title": "More", "issued": "2020-11", "URL": "http://x.org"}],
    "background": [{"title": "More", "notes": ["So it is."]}],
    "waivers": [{"check": "long-text", "at": "first", "reason": "It must be."}],
}

ODD_TEXTS = (
    *(
        "",
        " ",
        "\t\n",
        "\x85",
        "\x1c",
        "\u3000",
        "\ufeff",
        "\x1b[2J",
        "a\u202eb",
        "a\x00",
        "\ue000",
    ),
    *("yes", "no", "not known", "not-known", "null", "~", "1", "0", "2", "52", "53", "-1", "1.0"),
    *(
        "toy",
        "Toy",
        "a" * 40,
        "a" * 41,
        "a-",
        "-a",
        "a b",
        "toy\n",
        "é",
        "a/b",
        "a#2",
        "a#0",
        "a/b#3",
    ),
    *(
        "1.0.0",
        "1.0",
        "01.0.0",
        "0.0.0\n",
        "2027-01-01",
        "2027-02-30",
        "2027-1-1",
        "never",
        "0000-01-01",
    ),
    *(
        "2020",
        "2020-13",
        "2020-11-31",
        "20200",
        "https://a.b",
        "https://",
        "javascript:x",
        "http://é",
    ),
    *("1 week", "1 weeks", "1.5 to 2 months", "1 weekss", "week", "1  week", "1 fortnight"),
    *(
        "30 mg/day",
        "30mg",
        "1 to 2 mg",
        "30 /day",
        "1.23456 mg",
        "µg",
        "30 µg/m²",
        "30 " + "m" * 21,
    ),
    *("draft", "Draft", "continue", "author's default", "read in the source", "published patient"),
)


def tree(value: Any) -> Tree:
    """Return a plain document as a file that holds it would be read."""
    match value:
        case dict():
            return Mapping([(Scalar(k, NOWHERE, True), tree(v)) for k, v in value.items()], NOWHERE)
        case list():
            return Sequence([tree(item) for item in value], NOWHERE)
        case _:
            return Scalar(value, NOWHERE, True)


def refused(record: Record, document: Any) -> list[Problem]:
    findings = Findings("f")
    try:
        record.read(tree(document), findings)
    except Unreadable as error:
        return list(error.problems)
    return list(findings.unreadable().problems)


def parts(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every container with every key or index of it."""
    keys = value.keys() if isinstance(value, dict) else range(len(value))
    for key in list(keys):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from parts(value[key])


@st.composite
def damaged(draw: Any, documents: st.SearchStrategy[Any]) -> Any:
    """Change a document in one to three places, harmlessly or not."""
    document = copy.deepcopy(draw(documents))
    for _ in range(draw(st.integers(1, 3))):
        places = list(parts(document))
        if places:
            _damage(draw, *draw(st.sampled_from(places)))
    return document


def _damage(draw: Any, container: Any, key: Any) -> None:
    odd = draw(st.sampled_from(ODD_TEXTS))
    match draw(st.sampled_from(["drop", "odd", "odd", "shape", "add", "rename", "many", "cut"])):
        case "drop":
            del container[key]
        case "odd":
            container[key] = odd
        case "shape":
            shapes: list[Any] = [[], {}, [odd], {odd: odd}, {"text": odd}, [[odd]], {"id": odd}]
            container[key] = draw(st.sampled_from(shapes))
        case "add" if isinstance(container, dict):
            container[draw(st.sampled_from([odd, "text", "evidence", "note", "at most"]))] = odd
        case "rename" if isinstance(container, dict):
            kept = dict(container)
            container.clear()
            name = draw(st.sampled_from([odd, f"{key}s", str(key).upper()]))
            container.update({name if k == key else k: value for k, value in kept.items()})
        case "many" if isinstance(container, dict):
            container.update({f"more-{n}": copy.deepcopy(container[key]) for n in range(5)})
        case "many" | "add":
            container.append(copy.deepcopy(container[key]))
        case _:
            container[key] = container[key][:1] if isinstance(container[key], list) else odd


def check(schema: Draft202012Validator, record: Record, document: Any) -> None:
    problems = refused(record, document)
    # JSON Schema cannot compare two numbers within a text.
    assume(
        not any(
            "write the smaller amount first" in problem.hint + problem.message
            for problem in problems
        )
    )
    errors = [error.message for error in schema.iter_errors(document)]
    assert bool(errors) == bool(problems), (errors, list(map(str, problems)))


def test_the_schemas_are_schemas() -> None:
    for schema in (pathway_schema(), cases_schema()):
        Draft202012Validator.check_schema(schema)


@given(pathways())
def test_the_schema_accepts_every_readable_pathway(pathway: Pathway) -> None:
    check(PATHWAYS, PATHWAY, plain(pathway))
    assert PATHWAYS.is_valid(plain(pathway))


@given(damaged(st.just(RICH)))
def test_the_schema_accepts_what_the_reader_accepts(document: Any) -> None:
    check(PATHWAYS, PATHWAY, document)


@given(damaged(pathways(max_nodes=4, links=0).map(plain)))
def test_the_schema_accepts_what_the_reader_accepts_of_any_pathway(document: Any) -> None:
    check(PATHWAYS, PATHWAY, document)


@given(damaged(st.just(CASE_FILE)))
def test_the_schema_of_cases_accepts_what_the_reader_accepts(document: Any) -> None:
    check(CASE_FILES, CASES, document)


@pytest.mark.parametrize("odd", ODD_TEXTS)
def test_the_schemas_judge_every_odd_text_at_every_place_as_the_reader_does(odd: str) -> None:
    for schema, record, document in ((PATHWAYS, PATHWAY, RICH), (CASE_FILES, CASES, CASE_FILE)):
        assert schema.is_valid(document)
        for number in range(len(list(parts(document)))):
            changed = copy.deepcopy(document)
            container, key = list(parts(changed))[number]
            container[key] = odd
            problems = refused(record, changed)
            assert schema.is_valid(changed) == (not problems), (key, list(map(str, problems)))


def typed(there: Tree) -> Any:
    """Return what an editor sees: numbers, truth values and nothing, by the rules of YAML 1.2."""
    match there:
        case Mapping(pairs=pairs):
            return {key.text: typed(value) for key, value in pairs}
        case Sequence(items=items):
            return [typed(item) for item in items]
        case Scalar(text=text, quoted=True):
            return text
        case Scalar(text=text):
            if re.fullmatch("[-+]?[0-9]+", text):
                return int(text)
            if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
                return float(text)
            return {"true": True, "false": False, "null": None, "~": None, "": None}.get(text, text)


def test_an_editor_accepts_the_shipped_files() -> None:
    for id in shipped():
        path = shipped_folder() / f"{id}.yaml"
        PATHWAYS.validate(typed(parse(read_text(str(path)), str(path))))
        cases = path.with_name(id + CASES_SUFFIX)
        if cases.exists():
            CASE_FILES.validate(typed(parse(read_text(str(cases)), str(cases))))


def test_an_editor_accepts_what_it_takes_for_numbers_and_truth_values() -> None:
    nodes = LOOP.replace("go to: on}", "go to: true}", 1).replace("\non:", "\ntrue:")
    nodes = nodes.replace("question: Better?", "question: 1.10\n  excludes: [true]")
    nodes = nodes.replace("yes: {text: Better", "true: {text: 12")
    sources = "sources: [{id: doe, title: 1984, issued: 2020, volume: 12, page: 1.10, PMID: 123}]"
    PATHWAYS.validate(typed(parse(toy(nodes, sources, population="true"), "f")))


def test_an_editor_refuses_a_value_that_is_left_empty() -> None:
    assert PATHWAYS.is_valid(typed(parse(toy(), "f")))
    for key in ("title", "authors", "start", "version", "status", "nodes"):
        assert not PATHWAYS.is_valid(typed(parse(toy(), "f")) | {key: None})


def test_every_key_of_the_format_is_in_the_manual() -> None:
    manual = read_text(str(shipped_folder().parent / "docs" / "format.md"))
    words = set(_words(pathway_schema())) | set(_words(cases_schema()))
    assert {word for word in words if word not in manual} == set()


def _words(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from schema.get("enum", ())
        for key, value in schema.items():
            if key != "not":
                yield from _words(value)
    if isinstance(schema, list):
        for value in schema:
            yield from _words(value)
