"""`rechallenge.checks.review_date`."""

from datetime import date

import pytest

from tests.checks.samples import found

CODE = "review-date"


def test_a_review_is_due_on_its_day_and_overdue_on_the_next() -> None:
    assert not found(CODE, next_review="2026-11-21")
    (only,) = found(CODE, next_review="2026-11-20")
    assert only.there == "2026-11-20"
    assert only.message == "the next review was due on 2026-11-20"
    assert not found(CODE, next_review="2026-11-20", today=date(2026, 11, 1))


def test_a_retired_pathway_needs_no_review() -> None:
    assert not found(CODE, next_review="2020-01-01", status="retired")


def test_a_last_review_in_the_future_is_found() -> None:
    (only,) = found(CODE, last_review="2026-11-22")
    assert only.there == "2026-11-22"
    assert only.message == "the last review, 2026-11-22, is in the future"
    assert not found(CODE, last_review="2026-11-21")


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ({"last_review": "2026-01-01"}, "reviewed, but by nobody"),
        ({"reviewers": "[Jane Doe]"}, "reviewed, but never"),
        ({}, "reviewed, but by nobody and never"),
    ],
)
def test_reviewed_by_nobody_or_never_is_found_at_the_status(
    head: dict[str, str], said: str
) -> None:
    (only,) = found(CODE, status="reviewed", **head)  # type: ignore[arg-type]
    assert only.there == "reviewed"
    assert only.message == said


def test_a_reviewed_pathway_with_reviewer_and_date_has_no_finding() -> None:
    assert not found(CODE, status="reviewed", reviewers="[Jane Doe]", last_review="2026-01-01")
