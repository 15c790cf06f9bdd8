"""Faulty YAML is explained to somebody who never heard of YAML, whichever parser finds it."""

import pytest
import yaml

from rechallenge import yamltree
from rechallenge.problems import Unreadable
from rechallenge.spans import Span
from rechallenge.yamlfaults import fault
from rechallenge.yamltree import parse

FAULTS = {
    "title: Is it bad: yes": "1:17: a second ': ' in one line — put the whole text in quotes",
    '"a": "b": c': "1:9: a second ': ' in one line — put the whole text in quotes",
    'a: "b\nc: d': "1:4: a quote is opened here and never closed — close it",
    "a: 'b\nc: d": "1:4: a quote is opened here and never closed — close it",
    'a: "b\n---\nc"': "1:4: a quote is opened here and never closed — close it",
    "a: 'it's bad'": "1:8: more text after the closing ' — put the whole text in quotes of",
    'a: "b" c': '1:8: more text after the closing " — put the whole text in quotes of',
    "a: {b} c": "1:8: more text after the closing '}' — put the whole text in quotes",
    "a: [b]]": "1:7: more text after the closing ']' — put the whole text in quotes",
    '"a" b': '1:5: more text after the closing " — put the whole text in quotes of the other kind',
    "a: 1\n b: 2": "2:3: the indentation of this line is off — let it start in the same column",
    "a:\n   b: 1\n  c: 2": "3:3: the indentation of this line is off — let it start in the same",
    "a:\n\tb: c": "2:1: a tab in the indentation — indent with spaces",
    "a: 1\nb c\nd: 2": "2:1: a line without ': ' — write 'key: value', a blank after the colon",
    "a: 1\nb:c\nd: 2": "2:1: a line without ': ' — write 'key: value', a blank after the colon",
    "a: %b": "1:4: a text that starts with '%' — put the whole text in quotes",
    "a: @b": "1:4: a text that starts with '@' — put the whole text in quotes",
    "a: `b`": "1:4: a text that starts with '`' — put the whole text in quotes",
    "a: * b": "1:4: a text that starts with '*' — put the whole text in quotes",
    "a: & b": "1:4: a text that starts with '&' — put the whole text in quotes",
    "a: > 5 mg": "1:4: a text that starts with '>' — put the whole text in quotes",
    "a: | b": "1:4: a text that starts with '|' — put the whole text in quotes",
    "a: ? b": "1:4: a text that starts with '?' — put the whole text in quotes",
    "a: ]": "1:4: a text that starts with ']' — put the whole text in quotes",
    "a: - b": "1:4: a text that starts with '- ' — put the text in quotes, or each item on a line",
    "a: [b, c\nd: e": "1:4: '[' is opened here and never closed — close it by ']'",
    "a: {b: c\nd: e": "1:4: '{' is opened here and never closed — close it by '}'",
    "a: {b: c d: e}": "1:11: an unexpected ':' after '{' — part the items by ', ' and end them by",
    'a: "50 \\%"': "1:8: a backslash in double quotes — use single quotes",
    'a: "\\xZZ"': "1:5: a backslash in double quotes — use single quotes",
    "- a\nb: c": "2:1: a key where a list item should be — start it with '- ', or let it start",
    "b: c\n- a": "2:1: a list item where a key should be — let it start in the same column",
    "a: b\n...\nc: d": "3:1: more text after '...', which ends the file — remove the '...'",
    "% a\nb: c": "1:1: a line that starts with '%' — put the whole text in quotes",
    "%YAML 2.0\n---\na: b": "1:1: a line that starts with '%' — put the whole text in quotes",
    "a: !x!y z": "1:4: a text that starts with '!' — put the whole text in quotes",
    ": a": "1:1: a ':' without a key before it — write 'key: value'",
    "a: : b": "1:4: a second ': ' in one line — put the whole text in quotes",
    "a" * 1100 + ": b": "1:1101: a key of over 1000 characters — a key is a short word",
    "a: 👩🏽‍⚕️é: b": "1:10: a second ': ' in one line — put the whole text in quotes",
}


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["fast", "pure"])
@pytest.mark.parametrize(
    "text", FAULTS, ids=lambda text: text[:20].encode("unicode_escape").decode()
)
def test_a_slip_is_told_at_its_place(
    text: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yamltree, "_Loader", loader)
    with pytest.raises(Unreadable) as caught:
        parse(text + "\n", "f")
    assert str(caught.value).startswith("f:" + FAULTS[text])
    assert str(caught.value).endswith(" [yaml]")


def test_what_nobody_foresaw_is_told_in_the_words_of_the_parser() -> None:
    assert fault("", None, "found a mystery", Span(2, 3), "a\nb\n") == (
        Span(2, 3),
        "faulty YAML: found a mystery",
        "compare with docs/format.md",
    )
    assert fault("", None, "found a mystery", None, "").span == (1, 1)


def test_a_place_behind_the_end_of_the_text_is_no_trouble() -> None:
    said = fault("", None, "mapping values are not allowed here", Span(9, 9), "a\n")
    assert said.span == (9, 9)
