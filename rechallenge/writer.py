"""A `Pathway` to the text of a pathway file, and to the hash of its content.

Reading what was written gives an equal pathway. The text is self-contained: sources that the file
took from a library are written out.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from rechallenge.format import NOT_KNOWN_WORDS
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
    Source,
    Statement,
)
from rechallenge.yamltree import dump

Plain = dict[str, Any]


def write(pathway: Pathway) -> str:
    """Return the pathway as the text of a file."""
    return dump(plain(pathway))


def content_hash(pathway: Pathway) -> str:
    """Return the SHA-256 of all that a reader of the pathway, and of what it links to, can see.

    It is 64 hexadecimal digits long. Comments, line breaks and the order of keys do not count.
    """
    content = {
        "pathway": plain(pathway),
        "linked": {id: content_hash(linked) for id, linked in sorted(pathway.linked.items())},
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def short_hash(pathway: Pathway) -> str:
    """Return the first 12 digits of the content hash, the form that is shown to people."""
    return content_hash(pathway)[:12]


def plain(pathway: Pathway) -> Plain:
    """Return the pathway as mappings, lists and texts, with the keys of the file format."""
    return _kept(
        {
            "format": "1",
            "id": pathway.id,
            "title": pathway.title,
            "version": pathway.version,
            "status": pathway.status,
            "drug": pathway.drug,
            "adverse event": pathway.adverse_event,
            "severity": pathway.severity,
            "rechallenge": [kind.value for kind in pathway.rechallenge],
            "population": pathway.population,
            "grading": pathway.grading,
        }
    ) | {
        "not for": list(pathway.not_for),
        "authors": list(pathway.authors),
        "reviewers": list(pathway.reviewers),
        "last review": str(pathway.last_review or "never"),
        "next review": str(pathway.next_review),
        "start": pathway.start,
        "abbreviations": dict(pathway.abbreviations),
        "nodes": {node.id: _node(node) for node in pathway.nodes},
        "evidence": {citation.id: _citation(citation) for citation in pathway.citations},
        "sources": [_source(source) for source in pathway.sources],
        "background": [_background(note) for note in pathway.background],
        "waivers": [
            _kept({"check": w.check, "at": w.at, "reason": w.reason}) for w in pathway.waivers
        ],
    }


def _kept(values: Mapping[str, Any]) -> Plain:
    """Leave out what is empty; say vocabularies and amounts as texts."""
    empty: tuple[Any, ...] = (None, "", (), [], {})
    return {key: _text(value) for key, value in values.items() if value not in empty}


def _text(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (list, dict)):
        return value
    if isinstance(value, tuple):
        return list(value)
    return str(value)


def _node(node: Node) -> Plain:
    match node:
        case Question():
            return _kept(
                {
                    "question": node.text,
                    "why": node.why,
                    "how": node.how,
                    "look for": _statements(node.look_for),
                    "answers": {_answer_id(a.id): _answer(a) for a in node.answers},
                    "excludes": [_answer_id(id) for id in node.excludes],
                    "evidence": node.evidence,
                }
            )
        case Action():
            return _kept(
                {
                    "action": node.text,
                    "why": node.why,
                    "steps": _statements(node.steps),
                    "doses": [_dose(dose) for dose in node.doses],
                    "monitoring": _statements(node.monitoring),
                    "wait": node.wait,
                    "go to": node.target,
                    "evidence": node.evidence,
                }
            )
        case Outcome():
            return _kept(
                {
                    "outcome": node.text,
                    "disposition": node.disposition,
                    "why": node.why,
                    "next": _statements(node.next),
                    "warnings": _statements(node.warnings),
                    "evidence": node.evidence,
                }
            )
        case Link():
            return _kept(
                {
                    "link": node.text,
                    "pathway": node.pathway,
                    "why": node.why,
                    "comes back": {back.outcome: back.target for back in node.returns},
                    "evidence": node.evidence,
                }
            )


def _answer_id(id: str) -> str:
    return NOT_KNOWN_WORDS if id == NOT_KNOWN else id


def _answer(answer: Answer) -> Plain:
    return _kept(
        {
            "text": answer.text,
            "go to": answer.target,
            "note": answer.note,
            "at most": answer.at_most,
            "after that": answer.after_that,
            "evidence": answer.evidence,
        }
    )


def _statements(statements: Iterable[Statement]) -> list[Any]:
    return [_statement(statement) for statement in statements]


def _statement(statement: Statement) -> Any:
    timed = statement.after or statement.every or statement.lasting or statement.evidence
    if not timed:
        return statement.text
    return _kept(
        {
            "text": statement.text,
            "after": statement.after,
            "every": statement.every,
            "for": statement.lasting,
            "evidence": statement.evidence,
        }
    )


def _dose(dose: Dose) -> Plain:
    return _kept(
        {
            "drug": dose.drug,
            "dose": dose.dose,
            "route": dose.route,
            "for": dose.lasting,
            "note": dose.note,
            "evidence": dose.evidence,
        }
    )


def _citation(citation: Citation) -> Plain:
    return _kept(
        {
            "source": citation.source,
            "place": citation.place,
            "finding": citation.finding,
            "grade": citation.grade,
            "provenance": citation.provenance,
            "about": citation.about,
        }
    )


def _source(source: Source) -> Plain:
    return _kept(
        {
            "id": source.id,
            "title": source.title,
            "type": source.type,
            "author": source.authors,
            "container-title": source.container,
            "issued": source.issued,
            "volume": source.volume,
            "issue": source.issue,
            "page": source.page,
            "publisher": source.publisher,
            "DOI": source.doi,
            "PMID": source.pmid,
            "PMCID": source.pmcid,
            "URL": source.url,
            "note": source.note,
        }
    )


def _background(note: Background) -> Plain:
    return _kept({"title": note.title, "about": note.about, "notes": _statements(note.notes)})
