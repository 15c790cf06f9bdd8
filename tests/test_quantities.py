"""Doses and lengths of time are kept exactly as written."""

from decimal import Decimal

import pytest
from hypothesis import given

from rechallenge.quantities import Duration, Quantity, duration, quantity
from tests.strategies import durations, quantities


@given(quantities())
def test_a_dose_is_read_back_as_it_is_written(dose: Quantity) -> None:
    assert quantity(str(dose)) == dose


@given(durations())
def test_a_length_of_time_is_read_back_as_it_is_written(time: Duration) -> None:
    assert duration(str(time)) == time


@pytest.mark.parametrize(
    "text",
    ["30 mg/day", "1 to 2 mg/kg/day", "0.5 %", "1.10 g", "400 mg", "30 µg/m²", "5 mg/kg/day"],
)
def test_a_dose_is_written_as_it_was_read(text: str) -> None:
    assert str(quantity(text)) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("3 weeks", "3 weeks"),
        ("1 week", "1 week"),
        ("1 weeks", "1 week"),
        ("3 week", "3 weeks"),
        ("48 to 72 hours", "48 to 72 hours"),
        ("1 to 2 months", "1 to 2 months"),
        ("0.5 days", "0.5 days"),
    ],
)
def test_a_length_of_time_is_written_in_good_english(text: str, written: str) -> None:
    assert str(duration(text)) == written


def test_amounts_are_decimal() -> None:
    assert quantity("0.1 mg").low == Decimal("0.1")
    assert quantity("1 to 2.5 mg") == Quantity(Decimal(1), Decimal("2.5"), "mg")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12 hours", "0.5", "0.5"),
        ("3 weeks", "21", "21"),
        ("1 to 2 months", "30", "60"),
        ("1 year", "365", "365"),
    ],
)
def test_a_length_of_time_is_told_in_days(text: str, low: str, high: str) -> None:
    assert duration(text).days == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("thirty mg", "should be an amount and a unit, such as 30 mg/day or 1 to 2 mg/kg/day"),
        ("30mg", "should be an amount and a unit"),
        ("-1 mg", "should be an amount and a unit"),
        ("1,5 mg", "should be an amount and a unit"),
        ("30 /day", "the unit '/day' should start with a letter, such as mg/day"),
        ("5 to 2 mg/day", "runs from 5 down to 2; write the smaller amount first"),
        ("1e5 mg", "should be an amount"),
        ("٣ mg", "should be an amount"),
        ("", "should be an amount"),
        ("9" * 5000 + " mg", "should be an amount"),
    ],
)
def test_what_is_no_dose_is_told_what_one_looks_like(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        quantity(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a week", "should be a length of time, such as 3 weeks or 48 to 72 hours"),
        ("2 fortnights", "'fortnights' should be hours, days, weeks, months or years"),
        ("3 weekss", "'weekss' should be hours, days, weeks, months or years"),
        ("3 to 2 weeks", "runs from 3 down to 2; write the smaller amount first"),
    ],
)
def test_what_is_no_length_of_time_is_told_what_one_looks_like(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        duration(text)
