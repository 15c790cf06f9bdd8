"""How the parts of a pathway are said in words, the same in every view."""

from rechallenge.format import NOT_KNOWN_WORDS
from rechallenge.model import NOT_KNOWN, Answer, Citation, Dose, Pathway, Source, Statement
from rechallenge.quantities import Duration
from rechallenge.vocabulary import Provenance, Rechallenge, Status
from rechallenge.writer import short_hash

BANNER = "Training and reference aid, not a medical device."
"""Stands on everything that is shown, printed or written."""

DISCLAIMER = (
    f"{BANNER} It does not replace the judgement of the treating team, the approved labelling "
    "or local policy."
)

_OPENING = 50
"""How many characters of a title stand for a document whose authors are not known."""

DEFAULT_MARK = "author's default, no published source"
"""How a step is marked that rests on nobody's publication."""

_STATUS = {
    Status.DRAFT: "draft, not reviewed by a clinician",
    Status.IN_REVIEW: "in review",
    Status.REVIEWED: "reviewed",
    Status.RETIRED: "retired, do not use",
}


def status_text(pathway: Pathway) -> str:
    """Return the status with what it means for the reader."""
    if pathway.status is Status.DRAFT and pathway.reviewers:
        return Status.DRAFT.value
    return _STATUS[pathway.status]


def stamp(pathway: Pathway, content: str = "") -> str:
    """Return the line that tells which pathway, version, content and status this is.

    ``content`` is the short hash of its content, where it is known already.
    """
    return (
        f"{pathway.id} {pathway.version} · content {content or short_hash(pathway)} · "
        f"{status_text(pathway)} · "
        f"last review: {pathway.last_review or 'never'} · next review: {pathway.next_review}"
    )


def statement_text(statement: Statement) -> str:
    """Return a sentence with its timing: ``Full blood count (every week, for 4 weeks)``."""
    times = [
        f"after {statement.after}" if statement.after else "",
        every(statement.every) if statement.every else "",
        f"for {statement.lasting}" if statement.lasting else "",
    ]
    said = ", ".join(filter(None, times))
    if not said:
        return statement.text
    return f"{statement.text.rstrip('.')} ({said})."


def every(interval: Duration) -> str:
    """Return ``every week`` or ``every 2 weeks``."""
    once = interval.low == interval.high == 1
    return f"every {interval.unit}" if once else f"every {interval}"


def dose_text(dose: Dose) -> str:
    """Return a line of a dosing plan: ``prednisolone 30 mg/day by mouth for 3 weeks``."""
    parts = [dose.drug, str(dose.dose), dose.route, f"for {dose.lasting}" if dose.lasting else ""]
    said = " ".join(filter(None, parts))
    return f"{said} ({dose.note.rstrip('.')})" if dose.note else said


def answer_name(id: str) -> str:
    """Return the id of an answer as it is written in a file: ``not known`` is two words."""
    return NOT_KNOWN_WORDS if id == NOT_KNOWN else id


def limit_text(answer: Answer) -> str:
    """Return how often an answer may be followed: ``at most 4 times``; empty without a limit."""
    match answer.at_most:
        case None:
            return ""
        case 1:
            return "once"
        case 2:
            return "at most twice"
        case times:
            return f"at most {times} times"


def about_text(kind: Rechallenge | None) -> str:
    """Return how evidence for one kind of rechallenge is marked; empty where it is for any."""
    match kind:
        case None:
            return ""
        case Rechallenge.RETREATMENT:
            return f"evidence for {kind.value}, never support for re-exposure"
        case Rechallenge.REEXPOSURE | Rechallenge.TREAT_THROUGH:
            return f"evidence for {kind.value}"


def citation_text(pathway: Pathway, citation: Citation) -> str:
    """Return where a finding stands and how far it can be trusted, in one line."""
    trust = f"{citation.grade.value}; {citation.provenance.value}"
    if not citation.source:
        if citation.provenance is Provenance.DEFAULT:
            return f"{DEFAULT_MARK}"
        return trust
    where = ", ".join(filter(None, [short_reference(pathway, citation.source), citation.place]))
    return f"{where} ({trust})"


def short_reference(pathway: Pathway, id: str) -> str:
    """Return ``Kim 2020``, or the beginning of the title where no author is known."""
    source = pathway.source(id)
    if source is None:
        return id
    who = _family(source.authors[0]) if source.authors else _opening(source.title)
    return f"{who} {source.issued[:4]}".strip()


def _family(author: str) -> str:
    """Drop the initials: ``van de Wal D`` becomes ``van de Wal``."""
    family, _, initials = author.rpartition(" ")
    return family if family and initials.isupper() and len(initials) <= 4 else author


def _opening(title: str) -> str:
    """Cut a long title after its first words."""
    if len(title) <= _OPENING:
        return title
    return title[: title.rfind(" ", 0, _OPENING) if " " in title[:_OPENING] else _OPENING] + "…"


def reference(source: Source) -> str:
    """Return a source as in a reference list, Vancouver style."""
    authors = ", ".join(source.authors[:3]) + (", et al" if len(source.authors) > 3 else "")
    volume = source.volume + (f"({source.issue})" if source.issue else "")
    where = ";".join(filter(None, [source.issued, volume]))
    where = ":".join(filter(None, [where, source.page]))
    parts = [
        authors,
        source.title,
        source.container,
        source.publisher,
        where,
        f"doi:{source.doi}" if source.doi else "",
        f"PMID {source.pmid}" if source.pmid and not source.doi else "",
        source.pmcid if not source.doi else "",
        source.url if not source.doi else "",
    ]
    return " ".join(_sentence(part) for part in parts if part)


def _sentence(text: str) -> str:
    return text if text.endswith(("?", "!")) else text.rstrip(".") + "."
