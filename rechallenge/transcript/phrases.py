"""How an account is said in words, the same in every transcript."""

from collections.abc import Sequence

from rechallenge.transcript.account import Account, Asked, Evidence, Passage, Said, Timed
from rechallenge.transcript.timeplan import moment
from rechallenge.vocabulary import Provenance
from rechallenge.wording import DEFAULT_MARK, about_text

NO_TIMES = "No times are given on this path."
PLAN = (
    "Earliest times from the start of the walk, each wait taken at its shortest; a month counts "
    "30 days."
)
"""What the numbers of a time plan mean."""


def round_text(asked: Asked) -> str:
    """Return how often a limited answer was given: ``round 2 of 4``; empty without a limit."""
    if asked.rounds is None:
        return ""
    if asked.used_up:
        times = "its one round is" if asked.rounds == 1 else f"all {asked.rounds} rounds are"
        return f"{times} used up, so the walk goes on elsewhere"
    return f"round {asked.round} of {asked.rounds}"


def again_text(number: int) -> str:
    """Return how a step is told that was told before."""
    return f"The same again as at step {number}."


def marked(said: Said, evidence: Sequence[Evidence]) -> str:
    """Return a sentence with the numbers of its references: ``Stop the drug [2, 5].``."""
    own = [e for e in evidence if e.id in said.evidence]
    marks = [str(n) for n in dict.fromkeys(e.reference for e in own) if n is not None]
    if any(e.reference is None and e.provenance is Provenance.DEFAULT for e in own):
        marks.append("author's default")
    return f"{said.text} [{', '.join(marks)}]" if marks else said.text


def evidence_text(evidence: Evidence) -> str:
    """Return a citation with its finding: ``Kim 2020, abstract (…): 22 of 29 patients …``."""
    about = about_text(evidence.about)
    return f"{evidence.said}{f' [{about}]' if about else ''}: {evidence.finding}"


def evidence_range(evidence: Sequence[Evidence]) -> str:
    """Return the evidence of a step in brief: all of it, or the strongest and the weakest."""
    ranked = sorted(evidence, key=lambda one: (one.grade.rank, one.provenance.rank))
    said = list(dict.fromkeys(one.said for one in ranked))
    if len(said) > 2:
        return f"{len(evidence)} citations, the strongest: {said[0]}; the weakest: {said[-1]}"
    return "; ".join(said) or "no evidence is cited"


def evidence_mark(evidence: Evidence) -> str:
    """Return what stands before a citation in a list: the number of its reference."""
    return f"[{evidence.reference}]" if evidence.reference is not None else "[-]"


def weakest_text(account: Account) -> str:
    """Return the weakest evidence on the path, in a sentence."""
    if account.weakest is None:
        return "No evidence is cited on this path."
    grade, provenance, steps = (
        account.weakest.grade.value,
        account.weakest.provenance.value,
        account.weakest.steps,
    )
    return f"Weakest evidence on this path: {grade} ({provenance}), at {numbered(steps)}."


def default_text(account: Account) -> str:
    """Return how many steps rest on the author's default, in a sentence; empty if none do."""
    total = len(account.steps) + (account.outcome is not None)
    said = [
        f"{len(steps)} of {total} steps {'rests' if len(steps) == 1 else 'rest'} on it {how} "
        f"({numbered(steps)})"
        for steps, how in ((account.on_default, "alone"), (account.partly_on_default, "in part"))
        if steps
    ]
    return f"{DEFAULT_MARK.capitalize()}: {'; '.join(said)}." if said else ""


def default_sentence(passage: Passage) -> str:
    """Return the mark of a step that rests on the author's default, as a sentence."""
    return f"{passage.default_mark[:1].upper()}{passage.default_mark[1:]}."


def numbered(steps: Sequence[int]) -> str:
    """Return ``step 3`` or ``steps 3, 5 to 8 and 11``; the numbers ascend."""
    runs: list[list[int]] = []
    for step in steps:
        if runs and step == runs[-1][-1] + 1:
            runs[-1].append(step)
        else:
            runs.append([step])
    said = [part for run in runs for part in _run(run)]
    *first, last = said
    many = "step" if len(steps) == 1 else "steps"
    return f"{many} {', '.join(first)} and {last}" if first else f"{many} {last}"


def when(timed: Timed) -> str:
    """Return the time of a line of the plan: ``day 0 to week 3 (day 21)``, ``after that``."""
    if timed.starts is None:
        return "after that"
    if timed.ends is None or timed.ends == timed.starts:
        start = moment(timed.starts)
        return f"from {start}" if timed.what == "dose" else start
    return f"{moment(timed.starts)} to {moment(timed.ends)}"


def _run(run: Sequence[int]) -> list[str]:
    return [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(step) for step in run]
