"""The toy pathways that are walked here, and walks through them."""

from pathlib import Path

from rechallenge.library import load
from rechallenge.model import Pathway
from rechallenge.walk import Walk, walk

FOLDER = Path(__file__).parent / "pathways"
RASH = str(FOLDER / "toy-rash.yaml")
GATE = str(FOLDER / "toy-gate.yaml")

TO_RECHALLENGE = ("not-known", "no", "three", "no", "yes", "no")
"""The answers of the published patient: through both loops and the gate to the rechallenge."""


def rash() -> Pathway:
    """The toy pathway with loops, doses, a link and every kind of evidence."""
    return load(RASH)


def walked(*answers: str, pathway: Pathway | None = None) -> Walk:
    """Walk the toy pathway by answers."""
    here = walk(pathway or rash())
    for answer in answers:
        here = here.answer(answer)
    return here
