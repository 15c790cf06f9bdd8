"""The review of a pathway is dated, done and not overdue.

Found is: a `next review` that has passed (unless the pathway is `retired`), a `last review` in the
future, and the status `reviewed` without a reviewer or without a date of the last review. The day
that counts is today, or the one given with `rechallenge check --today`.

## Why it matters

Labels change and reports appear. A reader takes «reviewed» for true, and an old page for current,
unless it says otherwise.

## Bad

```yaml
next review: 2020-01-31
```

## Good

```yaml
status: reviewed
reviewers: [Jane Doe]
last review: 2026-05-02
next review: 2027-05-02
```
"""

from collections.abc import Iterator

from rechallenge.checks import Finding, Subject
from rechallenge.model import Pathway
from rechallenge.vocabulary import Status

CODE = "review-date"


def check(subject: Subject) -> Iterator[Finding]:
    """Find reviews that are overdue, in the future, or claimed but not told."""
    pathway = subject.pathway
    if pathway.next_review < subject.today and pathway.status is not Status.RETIRED:
        message = f"the next review was due on {pathway.next_review}"
        hint = "review the pathway and set the next date, or retire it"
        yield Finding(pathway.span("next review"), message, hint)
    if pathway.last_review and pathway.last_review > subject.today:
        message = f"the last review, {pathway.last_review}, is in the future"
        yield Finding(pathway.span("last review"), message, f"today is {subject.today}")
    if pathway.status is Status.REVIEWED and (missing := _missing(pathway)):
        hint = "name who reviewed it and when, or write 'status: in review'"
        yield Finding(pathway.span("status"), f"reviewed, but {missing}", hint)


def _missing(pathway: Pathway) -> str:
    by_nobody = "by nobody" if not pathway.reviewers else ""
    never = "never" if not pathway.last_review else ""
    return " and ".join(filter(None, [by_nobody, never]))
