"""A place is a line and a column, and places are ordered as in the file."""

from rechallenge.spans import NOWHERE, Span


def test_places_are_ordered_by_line_then_column() -> None:
    assert sorted([Span(2, 1), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(2, 1)]


def test_a_place_is_told_by_line_and_column() -> None:
    assert Span(3, 4).line == 3
    assert Span(3, 4).column == 4


def test_nowhere_is_the_beginning() -> None:
    assert NOWHERE == (1, 1)
