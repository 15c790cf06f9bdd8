"""What stands at the end of a walk."""

from collections.abc import Iterator

from rechallenge.prose import EMPTY, Block
from rechallenge.transcript.passages import (
    closing_blocks,
    disposition_style,
    outcome_blocks,
    plan_blocks,
    reason_blocks,
)
from rechallenge.transcript.tell import tell
from rechallenge.walk import Walk


def ending_blocks(walked: Walk, way_back: str, scrolled: bool = False) -> Iterator[Block]:
    """Yield the outcome, why, what to do next with its time plan, and how to come back here.

    ``scrolled`` says the outcome once more below, where it has left a screen at the top.
    """
    account = tell(walked)
    if account.outcome:
        yield from outcome_blocks(account.outcome)
        yield EMPTY
    yield from plan_blocks(account)
    yield EMPTY
    yield from reason_blocks(account)
    yield EMPTY
    yield from closing_blocks(account)
    yield Block("To come back here:")
    yield Block(way_back, indent=2, unbroken=True)
    yield EMPTY
    if account.outcome and scrolled:
        end = account.outcome
        style = disposition_style(end.disposition)
        yield Block(f"OUTCOME: {end.disposition.value}: {end.text}", style=style)
        yield EMPTY
