"""How the shipped pathways speak: British, plain, and never surer than what was read."""

import re

import pytest

from rechallenge.model import NOT_KNOWN
from tests.trees import shipped
from tests.trees.shipped import NAMES

every_pathway = pytest.mark.parametrize("name", NAMES)

WITHOUT_NOT_KNOWN: dict[tuple[str, str], str] = {}
"""The questions that need no «not known», by pathway and question, each with the reason."""

AMERICAN = re.compile(
    r"\b(anemi|leukemi|hematolog|hemorrhag|edema|esophag|diarrhea|pediatric|tumor|color|behavior|"
    r"favor|center|fiber|liters?\b|labeled|program\b|dermatologic\b|fetal|\w+ization\b|"
    r"(desensit|random|hospital|recogn|organ|categor|standard|minim)iz)",
    re.IGNORECASE,
)
SAFE = re.compile(r"\bsafe(ly|r|st)?\b", re.IGNORECASE)
REEXPOSURE = re.compile(r"rechalleng|re-expos|restart|resum|imatinib again|way back", re.I)
NO_EFFECT = re.compile(
    r"\bno (adverse )?(effect|impact|influence|difference)\b(?! was| detected)"
    r"|\b(does|did|do) not (adversely )?(affect|influence|impair)\b"
    r"|\bwithout (effect|impact)\b|\bproven safe\b|\bguarantee",
    re.IGNORECASE,
)
NO_STUDY = re.compile(
    r"\bno (trial|study)\b|\b(was|were|been) (never|not) (tested|studied) (for|in) imatinib",
    re.IGNORECASE,
)


@every_pathway
def test_nothing_is_said_to_have_no_effect(name: str) -> None:
    assert [s for s in shipped.sentences(name) if NO_EFFECT.search(s)] == []


@every_pathway
def test_no_sentence_calls_reexposure_safe(name: str) -> None:
    said = [s for s in shipped.sentences(name) if SAFE.search(s) and REEXPOSURE.search(s)]
    assert said == []


@every_pathway
def test_a_study_that_was_not_found_is_not_said_not_to_exist(name: str) -> None:
    said = [s for s in shipped.sentences(name) if NO_STUDY.search(s) and " found" not in s]
    assert said == []


@every_pathway
def test_the_spelling_is_british(name: str) -> None:
    assert [s for s in shipped.sentences(name) if AMERICAN.search(s)] == []


@every_pathway
def test_every_question_can_be_answered_with_not_known(name: str) -> None:
    without = {
        (name, question.id)
        for question in shipped.pathway(name).questions()
        if question.answer(NOT_KNOWN) is None
    }
    assert without == {key for key in WITHOUT_NOT_KNOWN if key[0] == name}
    assert all(WITHOUT_NOT_KNOWN.values())
