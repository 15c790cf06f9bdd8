"""The transcript as plain text, wrapped for a page or a mail."""

from collections.abc import Iterable, Iterator

from rechallenge.prose import EMPTY, Block, lay
from rechallenge.transcript.account import Account
from rechallenge.transcript.passages import (
    closing_blocks,
    evidence_blocks,
    outcome_blocks,
    plan_blocks,
    step_blocks,
    strength_blocks,
)

SUFFIX = ".txt"
WIDTH = 80
"""The width of the page, in columns."""


def render(account: Account) -> str:
    """Return the transcript as text."""
    lines = (line for line, _ in lay(_blocks(account), WIDTH))
    return "\n".join(lines) + "\n"


def _blocks(account: Account) -> Iterator[Block]:
    yield Block(f"Walk through: {account.title}")
    yield Block(account.banner)
    yield Block(account.stamp)
    yield EMPTY
    for passage in account.steps:
        yield from step_blocks(passage, sourced=True)
        yield from evidence_blocks(passage.evidence)
        yield EMPTY
    yield from _end(account)
    yield from _underlined(plan_blocks(account))
    yield EMPTY
    yield from strength_blocks(account)
    if account.references:
        yield EMPTY
        yield from _underlined([Block("References")])
        for reference in account.references:
            yield Block(reference.text, f"[{reference.number}]")
    yield EMPTY
    yield from closing_blocks(account)


def _end(account: Account) -> Iterator[Block]:
    if account.outcome:
        yield from _underlined(outcome_blocks(account.outcome, sourced=True))
        yield EMPTY
        yield from evidence_blocks(account.outcome.evidence, 0)
        yield EMPTY
    if account.waiting:
        yield Block(account.waiting.text, f"{account.waiting.number}.")
        yield Block("Not answered: the walk stops here, before an outcome.", "!", 4)
        for answer in account.waiting.answers:
            yield Block(f"{answer.text} ({answer.id})", "-", 4)
        yield EMPTY


def _underlined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Underline titles, which have no colour here."""
    for block in blocks:
        yield block
        if block.style == "title" or block.text == "References":
            yield Block("─" * min(len(block.text), 20))
