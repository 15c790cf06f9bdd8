"""What changing an answer did, told in full: what was kept, what was dropped, where it now ends."""

from collections.abc import Iterable, Iterator

from rechallenge.model import Outcome
from rechallenge.prose import EMPTY, Block
from rechallenge.routes import Place, Routes
from rechallenge.walk import Change, Misfit
from rechallenge.wording import answer_name


def change_blocks(change: Change, changed: int = 1) -> Iterator[Block]:
    """Yield what ``changed`` new answers did to a walk."""
    kept = len(change.walk.answers) - changed
    yield EMPTY
    yield Block("What this changed", style="title")
    answers = "1 other answer was" if kept == 1 else f"{max(kept, 0)} other answers were"
    yield Block(f"{answers} kept.", "-")
    yield from dropped_blocks(change.walk.map, change.dropped)
    yield Block(_outcome(change), "-", 0, "strong" if change.outcome_changed else "")
    yield EMPTY


def dropped_blocks(map: Routes, dropped: Iterable[Misfit]) -> Iterator[Block]:
    """Yield each answer that no longer applies, with the reason."""
    dropped = tuple(dropped)
    if not dropped:
        yield Block("Nothing was dropped.", "-")
        return
    count = "1 answer was" if len(dropped) == 1 else f"{len(dropped)} answers were"
    yield Block(f"{count} dropped:", "-", 0, "caution")
    for misfit in dropped:
        yield Block(f"{_named(map, misfit)}: {misfit.why}", "-", 2, "caution")


def _named(map: Routes, misfit: Misfit) -> str:
    """Say an answer in the words of its question, as far as the pathway still has it."""
    place = map.places.get(misfit.key.partition("#")[0])
    exits = place.exits if place else ()
    text = next((e.answer.text for e in exits if e.answer and e.answer.id == misfit.answer), "")
    said = f" «{place.node.text}» {text}" if place and text else ""
    return f"{misfit.key}: {answer_name(misfit.answer)}{said}"


def _outcome(change: Change) -> str:
    before = _end(change.before) if change.before else ""
    after = _end(change.after) if change.after else ""
    if before and after and not change.outcome_changed:
        return f"The outcome is the same: {after}."
    if before and after:
        return f"The outcome changed, from {before} to {after}."
    if after:
        return f"The walk now ends at {after}."
    if before:
        asked = change.walk.place.node.text
        return f"The walk ended at {before}; now it does not end yet, but asks: {asked}"
    return "There was no outcome yet, and there is none now."


def _end(place: Place) -> str:
    assert isinstance(place.node, Outcome)
    return f"«{place.node.text}» ({place.node.disposition.value})"
