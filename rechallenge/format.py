"""The format of a pathway file and of a cases file, as one table of keys.

`docs/format.md` explains the same keys by example; the JSON Schema for editors is made from here.
"""

import re
from datetime import date
from typing import Any

from rechallenge import quantities
from rechallenge.model import (
    NOT_KNOWN,
    Action,
    Answer,
    Background,
    Citation,
    Dose,
    Link,
    Outcome,
    Question,
    Return,
    Source,
    Statement,
    Waiver,
)
from rechallenge.shapes import (
    ID,
    SLUG,
    TEXT,
    ById,
    Key,
    KindOf,
    ListOf,
    Needs,
    Parsed,
    Record,
    Schema,
    Single,
    TextOr,
    Whole,
    texts,
    words,
)
from rechallenge.spans import Span
from rechallenge.vocabulary import Disposition, Grade, Provenance, Rechallenge, Severity, Status

NOT_KNOWN_WORDS = "not known"
"""How the answer `rechallenge.model.NOT_KNOWN` is written in a file."""

_NUMBER = r"[0-9]{1,6}(\.[0-9]{1,4})?"


def _version(text: str) -> str:
    if not re.fullmatch(_VERSION, text):
        raise ValueError("should be three numbers: major.minor.patch, such as 0.1.0")
    return text


def _date(text: str) -> date:
    if not re.fullmatch(_DATE, text):
        raise ValueError("should be a date, such as 2026-11-21")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("there is no such day") from None


def _date_or_never(text: str) -> date | None:
    if text == "never":
        return None
    try:
        return _date(text)
    except ValueError as error:
        raise ValueError(f"{error}, or 'never'") from None


def _issued(text: str) -> str:
    if not re.fullmatch(_ISSUED, text):
        raise ValueError("should be a year, a month or a day: 2020, 2020-11 or 2020-11-05")
    return text


def _url(text: str) -> str:
    if not re.fullmatch(_URL, text):
        raise ValueError("should start with https:// or http:// and hold no blanks and no accents")
    return text


_VERSION = r"(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})"
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_ISSUED = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_URL = r"https?://[!-~]{1,400}"
VERSION = Parsed(_version, _VERSION)
DATE = Parsed(_date, _DATE, format="date")
DATE_OR_NEVER = Parsed(_date_or_never, _DATE, format="date", words=("never",))
ISSUED = Parsed(_issued, _ISSUED)
URL = Parsed(_url, _URL)
QUANTITY = Parsed(
    quantities.quantity, rf"{_NUMBER}( to {_NUMBER})? [A-Za-zµ%][A-Za-z0-9µ%²/.]{{0,19}}"
)
DURATION = Parsed(quantities.duration, rf"{_NUMBER}( to {_NUMBER})? (hour|day|week|month|year)s?")
ANSWER_ID = Parsed(
    lambda text: NOT_KNOWN if text == NOT_KNOWN_WORDS else ID.parse(text),
    f"({SLUG}|{NOT_KNOWN_WORDS})",
    "malformed-id",
)
IDS = ListOf(ID)


def _statement(text: str, span: Span) -> Statement:
    return Statement(text, span=span)


_EVIDENCE = Key("evidence", IDS, about="ids of citations, from the list 'evidence' of the file")
_WHY = Key("why", TEXT, about="why this step is here")

STATEMENT = TextOr(
    TEXT,
    _statement,
    Record(
        "a sentence",
        Statement,
        {
            "text": Key("text", TEXT, needed=True),
            "after": Key("after", DURATION, about="how long after the step"),
            "every": Key("every", DURATION, about="how often"),
            "for": Key("lasting", DURATION, about="for how long"),
            "evidence": _EVIDENCE,
        },
    ),
)
STATEMENTS = ListOf(STATEMENT, least=1, what="sentences")

ANSWER = Record(
    "an answer",
    Answer,
    {
        "text": Key("text", TEXT, needed=True, about="the answer in full"),
        "go to": Key("target", ID, needed=True, placed=True, about="the node it leads to"),
        "note": Key("note", TEXT, about="what the answer means"),
        "at most": Key("at_most", Whole(1, 52), about="how many times in one walk"),
        "after that": Key("after_that", ID, placed=True, about="the node it leads to from then on"),
        "evidence": _EVIDENCE,
    },
    rules=(
        Needs("at most", ("after that",), hint="say where it leads from then on"),
        Needs("after that", ("at most",), hint="say how many times, such as 'at most: 3'"),
    ),
)

DOSE = Record(
    "a dose",
    Dose,
    {
        "drug": Key("drug", TEXT, needed=True),
        "dose": Key("dose", QUANTITY, needed=True, about="an amount and a unit: 30 mg/day"),
        "route": Key("route", TEXT),
        "for": Key("lasting", DURATION, about="for how long"),
        "note": Key("note", TEXT),
        "evidence": _EVIDENCE,
    },
)

RETURNS = ById(Single(ID, Return), least=1, what="outcomes")

NODE = KindOf(
    "a node",
    {
        "question": Record(
            "a question",
            Question,
            {
                "question": Key("text", TEXT, needed=True, about="the question, as in the box"),
                "why": Key("why", TEXT, about="why it is asked"),
                "how": Key("how", TEXT, about="how it is judged"),
                "look for": Key("look_for", STATEMENTS),
                "answers": Key(
                    "answers",
                    ById(ANSWER, 2, 6, "answers", {NOT_KNOWN_WORDS: NOT_KNOWN}),
                    needed=True,
                ),
                "excludes": Key(
                    "excludes",
                    ListOf(ANSWER_ID, least=1),
                    placed=True,
                    about="answers after which the drug must not be given again",
                ),
                "evidence": _EVIDENCE,
            },
        ),
        "action": Record(
            "an action",
            Action,
            {
                "action": Key("text", TEXT, needed=True, about="what is done, as in the box"),
                "why": _WHY,
                "steps": Key("steps", STATEMENTS),
                "doses": Key("doses", ListOf(DOSE, least=1), about="taken one after the other"),
                "monitoring": Key("monitoring", STATEMENTS),
                "wait": Key("wait", DURATION, about="how long until the next node"),
                "go to": Key("target", ID, needed=True, placed=True, about="the next node"),
                "evidence": _EVIDENCE,
            },
        ),
        "outcome": Record(
            "an outcome",
            Outcome,
            {
                "outcome": Key("text", TEXT, needed=True, about="the end, as in the box"),
                "disposition": Key("disposition", words(Disposition), needed=True),
                "why": _WHY,
                "next": Key("next", STATEMENTS, about="what happens now"),
                "warnings": Key("warnings", STATEMENTS),
                "evidence": _EVIDENCE,
            },
        ),
        "link": Record(
            "a link",
            Link,
            {
                "link": Key("text", TEXT, needed=True, about="what happens there, as in the box"),
                "pathway": Key("pathway", ID, needed=True, placed=True, about="its id"),
                "why": _WHY,
                "comes back": Key("returns", RETURNS, about="outcome there: node here"),
                "evidence": _EVIDENCE,
            },
        ),
    },
)

CITATION = Record(
    "a citation",
    Citation,
    {
        "source": Key("source", ID, placed=True, about="an id from the list 'sources'"),
        "place": Key("place", TEXT, about="where in the source"),
        "finding": Key("finding", TEXT, needed=True, about="what it says, in your words"),
        "grade": Key("grade", words(Grade), needed=True),
        "provenance": Key("provenance", words(Provenance), needed=True),
        "about": Key("about", words(Rechallenge), about="the one kind it is evidence for"),
    },
    rules=(
        Needs(
            "provenance",
            ("source",),
            tuple(
                p.value for p in Provenance if p not in (Provenance.DEFAULT, Provenance.INFERRED)
            ),
            hint="name it: 'source: id'",
        ),
    ),
)

SOURCE_KEYS = {
    "id": Key("id", ID, needed=True),
    "title": Key("title", TEXT, needed=True),
    "type": Key("type", TEXT, about="a CSL type, such as article-journal"),
    "author": Key("authors", texts(), about="names as printed in a reference list"),
    "container-title": Key("container", TEXT),
    "issued": Key("issued", ISSUED, about="2020, 2020-11 or 2020-11-05"),
    "volume": Key("volume", TEXT),
    "issue": Key("issue", TEXT),
    "page": Key("page", TEXT),
    "publisher": Key("publisher", TEXT),
    "DOI": Key("doi", TEXT),
    "PMID": Key("pmid", TEXT),
    "PMCID": Key("pmcid", TEXT),
    "URL": Key("url", URL),
    "note": Key("note", TEXT),
}


def _listed(id: str, span: Span) -> tuple[str, Span]:
    return id, span


SOURCE = TextOr(ID, _listed, Record("a source", Source, SOURCE_KEYS))
"""An id from the library of sources, read as ``(id, place)``, or a whole `Source`."""


BACKGROUND = Record(
    "a background note",
    Background,
    {
        "title": Key("title", TEXT, needed=True),
        "about": Key("about", words(Rechallenge), about="the kind of rechallenge it treats"),
        "notes": Key("notes", STATEMENTS, needed=True),
    },
)

WAIVER = Record(
    "a waiver",
    Waiver,
    {
        "check": Key("check", ID, needed=True, about="the code of the finding"),
        "at": Key("at", ID, placed=True, about="a node; left out: everywhere in the file"),
        "reason": Key("reason", TEXT, needed=True),
    },
)


def _abbreviation(short: str, long: str, span: Span, _: Span) -> tuple[str, str, Span]:
    return short, long, span


ABBREVIATIONS = ById(
    Single(TEXT, _abbreviation),
    pattern=re.compile(r"[A-Za-z0-9][A-Za-z0-9&/+-]{0,19}"),
    form="a short form holds letters, digits and - / & +, and at most 20 of them",
)

HEAD = {
    "format": Key("format", Whole(1, 1), needed=True, about="the version of this format"),
    "id": Key("id", ID, needed=True, placed=True, about="as in the name of the file"),
    "title": Key("title", TEXT, needed=True, placed=True),
    "version": Key("version", VERSION, needed=True, about="major.minor.patch"),
    "status": Key("status", words(Status), needed=True, placed=True),
    "drug": Key("drug", TEXT, needed=True, placed=True),
    "adverse event": Key("adverse_event", TEXT, needed=True, placed=True),
    "severity": Key("severity", words(Severity), needed=True),
    "rechallenge": Key("rechallenge", ListOf(words(Rechallenge), 1, 3), needed=True),
    "population": Key("population", TEXT, needed=True, placed=True),
    "grading": Key(
        "grading", TEXT, needed=True, placed=True, about="the grading and its version, or: none"
    ),
    "not for": Key("not_for", texts(), needed=True, placed=True),
    "authors": Key("authors", texts(), needed=True),
    "reviewers": Key("reviewers", texts(), needed=True),
    "last review": Key("last_review", DATE_OR_NEVER, needed=True, placed=True),
    "next review": Key("next_review", DATE, needed=True, placed=True),
    "start": Key("start", ID, needed=True, placed=True, about="the first node"),
    "abbreviations": Key("abbreviations", ABBREVIATIONS, about="short form: long form"),
    "nodes": Key("nodes", ById(NODE, 1, what="nodes", partial=True), needed=True),
    "evidence": Key("citations", ById(CITATION, what="citations", partial=True)),
    "sources": Key("sources", ListOf(SOURCE)),
    "background": Key("background", ListOf(BACKGROUND)),
    "waivers": Key("waivers", ListOf(WAIVER)),
}


def _values(**values: Any) -> dict[str, Any]:
    return values


PATHWAY = Record("the pathway", _values, HEAD, partial=True)
"""A whole pathway file, read as the values of those keys that have no faults."""


def pathway_schema() -> Schema:
    """Return the JSON Schema of a pathway file, for editors."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "rechallenge pathway, format 1",
        **PATHWAY.schema(),
    }
