"""The transcript as Markdown (CommonMark), for notes, wikis and hand-outs."""

import re
from collections.abc import Iterator, Sequence

from rechallenge.prose import clean
from rechallenge.transcript.account import (
    Account,
    Asked,
    Done,
    End,
    Entered,
    Evidence,
    Passage,
    Said,
)
from rechallenge.transcript.phrases import (
    NO_TIMES,
    PLAN,
    again_text,
    default_sentence,
    default_text,
    evidence_mark,
    evidence_text,
    marked,
    round_text,
    weakest_text,
    when,
)

SUFFIX = ".md"

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>&|~#$])")
_LEADING = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))")


def render(account: Account) -> str:
    """Return the transcript as Markdown."""
    return "\n".join(_lines(account)) + "\n"


def escape(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line, with nothing hidden in it."""
    escaped = _SPECIAL.sub(r"\\\1", clean(text))
    return _LEADING.sub(lambda m: f"\\{m[1]}" if not m[1].isdecimal() else f"{m[1]}\\", escaped)


def _lines(account: Account) -> Iterator[str]:
    yield f"# Walk through: {escape(account.title)}"
    yield ""
    yield f"**{escape(account.banner)}**"
    yield ""
    yield escape(account.stamp)
    yield ""
    if account.outcome:
        yield from _outcome(account.outcome)
    yield "## The walk"
    yield ""
    for passage in account.steps:
        yield from _step(passage)
    if account.waiting:
        waiting = account.waiting
        yield f"### {waiting.number}. {escape(waiting.text)}"
        yield ""
        yield "Not answered: the walk stops here, before an outcome. Its answers:"
        yield ""
        yield from (f"- {escape(answer.text)} (`{answer.id}`)" for answer in waiting.answers)
        yield ""
    yield "## Time plan"
    yield ""
    yield PLAN if account.plan else NO_TIMES
    yield ""
    for timed in account.plan:
        yield f"- **{when(timed)}:** {escape(timed.text.rstrip('.'))} (step {timed.step})"
    yield from [""] * bool(account.plan)
    yield "## How far it can be trusted"
    yield ""
    said = weakest_text(account), default_text(account)
    yield from (f"- {escape(sentence)}" for sentence in said if sentence)
    yield ""
    if account.references:
        yield "## References"
        yield ""
        yield from (f"{r.number}. {escape(r.text)}" for r in account.references)
        yield ""
    yield f"Path code: `{account.code}`"
    yield ""
    yield escape(account.disclaimer)


def _outcome(end: End) -> Iterator[str]:
    yield f"## Outcome: {escape(end.text)}"
    yield ""
    yield f"**Disposition: {end.disposition.value}**"
    yield ""
    yield from _body(end)


def _step(passage: Passage) -> Iterator[str]:
    lead = {"action": "Do: ", "link": "Go on: ", "outcome": "Back: "}.get(passage.kind, "")
    yield f"### {passage.number}. {lead}{escape(passage.text)}"
    yield ""
    yield from _body(passage)


def _body(passage: Passage) -> Iterator[str]:
    evidence = passage.evidence
    match passage:
        case Asked():
            rounds = round_text(passage)
            yield f"**{escape(passage.answer_text)}**" + (f" ({rounds})" if rounds else "")
            yield ""
            yield from _paragraph("", passage.note)
        case Done(as_at=int(number)):
            yield from _paragraph("", again_text(number))
            yield from _paragraph("", passage.wait and f"Wait {passage.wait} before the next step.")
        case Done():
            yield from _paragraph("Why: ", passage.why)
            yield from _list("", passage.steps, evidence)
            yield from _list("Doses, one after the other:", passage.doses, evidence)
            yield from _list("Monitoring:", passage.monitoring, evidence)
            yield from _paragraph("", passage.wait and f"Wait {passage.wait} before the next step.")
        case Entered():
            yield from _paragraph("In the pathway: ", passage.title)
            yield from _paragraph("Why: ", passage.why)
        case End():
            yield from _paragraph("From the pathway: ", "" if passage.final else passage.title)
            yield from _paragraph("Why this end: ", passage.why)
            yield from _list("Warnings:", passage.warnings, evidence)
            yield from _list("What to do next:", passage.next, evidence)
    yield from _paragraph("", passage.default_mark and default_sentence(passage))
    yield from _evidence(evidence)


def _paragraph(label: str, text: str) -> Iterator[str]:
    if text:
        yield label + escape(text)
        yield ""


def _list(title: str, said: Sequence[Said], evidence: Sequence[Evidence]) -> Iterator[str]:
    if said and title:
        yield title
        yield ""
    for one in said:
        yield f"- {escape(marked(one, evidence))}"
    if said:
        yield ""


def _evidence(evidence: Sequence[Evidence]) -> Iterator[str]:
    for one in evidence:
        yield f"> - {escape(evidence_mark(one))} {escape(evidence_text(one))}"
    if evidence:
        yield ""
