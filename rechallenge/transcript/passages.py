"""The parts of an account as blocks to lay out: the steps, the end, the time plan."""

from collections.abc import Iterator, Sequence

from rechallenge.prose import EMPTY, Block, Style
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
    evidence_range,
    evidence_text,
    marked,
    round_text,
    weakest_text,
    when,
)
from rechallenge.vocabulary import Disposition

RULE = "═" * 40
"""Sets an outcome apart."""

_INDENT = 4


def step_blocks(passage: Passage, sourced: bool = False) -> Iterator[Block]:
    """Yield a step; ``sourced`` puts the numbers of the references behind its sentences."""
    match passage:
        case Asked():
            yield from _asked(passage)
        case Done():
            yield from _done(passage, sourced)
        case Entered():
            yield _headline(passage.number, f"Go on in «{passage.title}»: {passage.text}")
            yield from _optional("Why: ", passage.why)
        case End():
            yield _headline(passage.number, f"Back from «{passage.title}»: {passage.text}")
            yield from _optional("Why: ", passage.why)
            yield from _sentences("What to do next", passage.next, passage.evidence, sourced)
            yield from _sentences("Warnings", passage.warnings, passage.evidence, sourced)
    if passage.default_mark:
        yield Block(default_sentence(passage), "!", _INDENT, "caution")


def evidence_blocks(evidence: Sequence[Evidence], indent: int = _INDENT) -> Iterator[Block]:
    """Yield the citations of a step, one a block."""
    for one in evidence:
        yield Block(evidence_text(one), evidence_mark(one), indent, "quiet")


def outcome_blocks(end: End, sourced: bool = False) -> Iterator[Block]:
    """Yield the outcome, set apart, with what it means and what follows."""
    style = disposition_style(end.disposition)
    yield Block(RULE, style=style)
    yield Block(f"OUTCOME: {end.disposition.value}", style=style)
    yield Block(end.text, style="strong")
    yield Block(RULE, style=style)
    if end.default_mark:
        yield Block(default_sentence(end), "!", 0, "caution")
    if end.why:
        yield EMPTY
        yield Block(f"Why this end: {end.why}")
    yield from _section("Warnings", end.warnings, end.evidence, sourced, "!", "caution")
    yield from _section("What to do next", end.next, end.evidence, sourced)


def plan_blocks(account: Account) -> Iterator[Block]:
    """Yield the time plan."""
    yield Block("Time plan", style="title")
    if not account.plan:
        yield Block(NO_TIMES, style="quiet")
        return
    yield Block(PLAN, style="quiet")
    for timed in account.plan:
        yield Block(f"{when(timed)}: {timed.text.rstrip('.')} (step {timed.step})", "-")


def reason_blocks(account: Account) -> Iterator[Block]:
    """Yield why the walk ended there: each step with its answer and evidence, in brief."""
    yield Block("How the walk came here", style="title")
    for passage in account.steps:
        yield Block(_brief(passage), f"{passage.number}.", 0)
        if isinstance(passage, Asked):
            yield Block(_answered(passage), "→", _INDENT, "strong")
        yield Block(evidence_range(passage.evidence), "", _INDENT, "quiet")
    if account.outcome:
        yield Block(_brief(account.outcome), f"{account.outcome.number}.", 0)
        yield Block(evidence_range(account.outcome.evidence), "", _INDENT, "quiet")
    yield EMPTY
    yield from strength_blocks(account)


def strength_blocks(account: Account) -> Iterator[Block]:
    """Yield how strong the path is: its weakest evidence and the author's defaults on it."""
    yield Block(weakest_text(account), "!", 0, "caution")
    if said := default_text(account):
        yield Block(said, "!", 0, "caution")


def closing_blocks(account: Account) -> Iterator[Block]:
    """Yield what stands at the end of everything."""
    yield Block("Path code:")
    yield Block(account.code, indent=2, unbroken=True)
    yield Block(account.disclaimer, style="quiet")
    yield Block(account.stamp, style="quiet")


def disposition_style(disposition: Disposition) -> Style:
    """Return the colour of a disposition, which its words say too."""
    if disposition.gives_drug:
        return "caution"
    if disposition in (Disposition.STOP, Disposition.EMERGENCY):
        return "bad"
    return "good" if disposition is Disposition.LEAVE else "title"


def _asked(passage: Asked) -> Iterator[Block]:
    yield _headline(passage.number, passage.text)
    yield Block(_answered(passage), "→", _INDENT, "good")
    yield from _optional("", passage.note)


def _answered(passage: Asked) -> str:
    rounds = round_text(passage)
    return f"{passage.answer_text} ({rounds})" if rounds else passage.answer_text


def _done(passage: Done, sourced: bool) -> Iterator[Block]:
    yield _headline(passage.number, f"Do: {passage.text}")
    if passage.as_at:
        yield Block(again_text(passage.as_at), "", _INDENT)
    else:
        said = passage.evidence, sourced
        yield from _optional("Why: ", passage.why)
        yield from _sentences("", passage.steps, *said)
        yield from _sentences("Doses, one after the other", passage.doses, *said)
        yield from _sentences("Monitoring", passage.monitoring, *said)
    if passage.wait:
        yield Block(f"Wait {passage.wait} before the next step.", "", _INDENT, "strong")


def _brief(passage: Passage) -> str:
    match passage:
        case Asked():
            return passage.text
        case Done():
            wait = f" · wait {passage.wait}" if passage.wait else ""
            return f"Do: {passage.text}{wait}"
        case Entered():
            return f"Go on in «{passage.title}»: {passage.text}"
        case End():
            lead = "Outcome" if passage.final else f"Back from «{passage.title}»"
            return f"{lead}: {passage.text}"


def _headline(number: int, text: str) -> Block:
    return Block(text, f"{number}.", 0, "title")


def _optional(label: str, text: str) -> Iterator[Block]:
    if text:
        yield Block(label + text, "", _INDENT)


def _sentences(
    title: str, said: Sequence[Said], evidence: Sequence[Evidence], sourced: bool
) -> Iterator[Block]:
    if said and title:
        yield Block(f"{title}:", "", _INDENT)
    for one in said:
        yield Block(marked(one, evidence) if sourced else one.text, "-", _INDENT)


def _section(
    title: str,
    said: Sequence[Said],
    evidence: Sequence[Evidence],
    sourced: bool,
    mark: str = "-",
    style: Style = "",
) -> Iterator[Block]:
    if not said:
        return
    yield EMPTY
    yield Block(title, style="title")
    for one in said:
        yield Block(marked(one, evidence) if sourced else one.text, mark, 0, style)
