"""When things happen on a path: waits, courses and checks in order, with their earliest days."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from rechallenge.model import Action, Dose, Outcome, Statement
from rechallenge.quantities import Duration
from rechallenge.transcript.account import Timed
from rechallenge.walk import Walk
from rechallenge.wording import dose_text, statement_text

_WEEK = 7


def time_plan(walked: Walk) -> tuple[Timed, ...]:
    """Return the time plan of a walk: its doses, its waits, and all sentences that say a time.

    The clock starts with the walk and is moved by waits alone, each taken at its shortest.
    """
    plan: list[Timed] = []
    now = Decimal(0)
    for number, step in enumerate(walked.steps, 1):
        node = step.place.node
        if isinstance(node, Action):
            plan.extend(_sentences(number, "do", node.steps, now))
            plan.extend(_course(number, node.doses, now))
            plan.extend(_sentences(number, "monitor", node.monitoring, now))
            if node.wait:
                after = now + node.wait.days[0]
                plan.append(Timed(number, "wait", f"wait {node.wait}", now, after))
                now = after
        elif isinstance(node, Outcome):
            plan.extend(_sentences(number, "next", node.next, now))
    if walked.outcome:
        plan.extend(_sentences(len(walked.steps) + 1, "next", walked.outcome.next, now))
    return tuple(plan)


def moment(days: Decimal) -> str:
    """Return a day in words: ``day 5``, ``week 3 (day 21)``, ``hour 36``."""
    if days % 1:
        return f"hour {days * 24:.0f}" if days < 3 else f"day {days:.1f}"
    whole = int(days)
    if whole and not whole % _WEEK:
        return f"week {whole // _WEEK} (day {whole})"
    return f"day {whole}"


def _course(number: int, doses: Iterable[Dose], now: Decimal) -> Iterator[Timed]:
    """Yield doses one after the other; after one without a length, nobody knows the day."""
    start: Decimal | None = now
    for dose in doses:
        end = _later(start, dose.lasting)
        yield Timed(number, "dose", dose_text(dose), start, end)
        start = end


def _sentences(
    number: int, what: str, statements: Iterable[Statement], now: Decimal
) -> Iterator[Timed]:
    for statement in statements:
        if statement.after or statement.every or statement.lasting:
            start = _later(now, statement.after) if statement.after else now
            end = _later(start, statement.lasting)
            yield Timed(number, what, statement_text(statement), start, end)


def _later(start: Decimal | None, time: Duration | None) -> Decimal | None:
    return None if start is None or time is None else start + time.days[0]
