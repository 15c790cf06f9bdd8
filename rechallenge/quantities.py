"""Amounts with their units: doses and lengths of time, kept exactly as written."""

import re
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = r"([0-9]{1,6}(?:\.[0-9]{1,4})?)"
_AMOUNT = re.compile(rf"{_NUMBER}(?: to {_NUMBER})? (\S{{1,20}})")
_UNIT = re.compile(r"[A-Za-zµ%][A-Za-z0-9µ%²/.]*")
_DAYS = {
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal(30),
    "year": Decimal(365),
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount or a range of amounts with a unit: ``30 mg/day``, ``1 to 2 mg/kg/day``."""

    low: Decimal
    high: Decimal
    unit: str

    def __str__(self) -> str:
        amount = f"{self.low}" if self.low == self.high else f"{self.low} to {self.high}"
        return f"{amount} {self.unit}"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time or a range of them, such as ``3 weeks`` or ``48 to 72 hours``."""

    low: Decimal
    high: Decimal
    unit: str

    def __str__(self) -> str:
        if self.low == self.high:
            return f"{self.low} {self.unit}{'' if self.low == 1 else 's'}"
        return f"{self.low} to {self.high} {self.unit}s"

    @property
    def days(self) -> tuple[Decimal, Decimal]:
        """The shortest and the longest reading in days; a month counts 30, a year 365."""
        return self.low * _DAYS[self.unit], self.high * _DAYS[self.unit]


def quantity(text: str) -> Quantity:
    """Read ``30 mg/day`` or ``1 to 2 mg/kg/day``.

    Raises ``ValueError`` with a message for the author of the text.
    """
    low, high, unit = _amount(text, "an amount and a unit, such as 30 mg/day or 1 to 2 mg/kg/day")
    if not _UNIT.fullmatch(unit):
        raise ValueError(f"the unit '{unit}' should start with a letter, such as mg/day")
    return Quantity(low, high, unit)


def duration(text: str) -> Duration:
    """Read ``3 weeks`` or ``48 to 72 hours``.

    Raises ``ValueError`` with a message for the author of the text.
    """
    low, high, word = _amount(text, "a length of time, such as 3 weeks or 48 to 72 hours")
    unit = word.removesuffix("s")
    if unit not in _DAYS:
        raise ValueError(f"'{word}' should be hours, days, weeks, months or years")
    return Duration(low, high, unit)


def _amount(text: str, wanted: str) -> tuple[Decimal, Decimal, str]:
    match = _AMOUNT.fullmatch(text)
    if not match:
        raise ValueError(f"should be {wanted}")
    low = Decimal(match[1])
    high = Decimal(match[2]) if match[2] else low
    if high < low:
        raise ValueError(f"runs from {low} down to {high}; write the smaller amount first")
    return low, high, match[3]
