"""YAML is read as texts with their places, and nothing in a file can hurt."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rechallenge import yamltree
from rechallenge.problems import Findings, Unreadable
from rechallenge.spans import Span
from rechallenge.writer import plain, write
from rechallenge.yamltree import (
    MAX_BYTES,
    MAX_DEPTH,
    Mapping,
    Scalar,
    Sequence,
    Tree,
    decode,
    dump,
    parse,
    place,
    texts_under,
)
from tests.strategies import pathways
from tests.toys import NODES, toy

LOADERS = (yaml.CSafeLoader, yaml.SafeLoader)


def said(text: str) -> str:
    with pytest.raises(Unreadable) as caught:
        parse(text, "f")
    return str(caught.value)


def values(tree: Tree) -> object:
    match tree:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [values(item) for item in items]
        case Mapping(pairs=pairs):
            return {key.text: values(value) for key, value in pairs}


def spans(tree: Tree) -> Iterator[Span]:
    yield tree.span
    match tree:
        case Sequence(items=items):
            for item in items:
                yield from spans(item)
        case Mapping(pairs=pairs):
            for key, value in pairs:
                yield key.span
                yield from spans(value)
        case Scalar():
            pass


def alike(one: Tree, other: Tree) -> bool:
    """Compare trees but for the places of what is not there, where parsers differ by a blank."""
    return values(one) == values(other) and _filled(one) == _filled(other)


def _filled(tree: Tree) -> object:
    match tree:
        case Scalar(text=""):
            return None
        case Scalar():
            return tree
        case Sequence(items=items, span=span):
            return span, [_filled(item) for item in items]
        case Mapping(pairs=pairs, span=span):
            return span, [(_filled(key), _filled(value)) for key, value in pairs]


@pytest.fixture(params=LOADERS, ids=["fast", "pure"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamltree, "_Loader", request.param)


@pytest.mark.parametrize("word", ["yes", "No", "on", "null", "~", "1.10", "010", "0x1F", "1:30"])
def test_a_plain_word_stays_a_text(word: str) -> None:
    assert values(parse(f"{word}: {word}\n", "f")) == {word: word}


def test_every_text_and_list_knows_its_place() -> None:
    tree = parse("a: b\nc:\n  - é 👩🏽‍⚕️\n  - {d: 'e'}\n", "f")
    assert list(spans(tree)) == [
        (1, 1),
        (1, 1),
        (1, 4),
        (2, 1),
        (3, 3),
        (3, 5),
        (4, 5),
        (4, 6),
        (4, 9),
    ]


def test_columns_count_characters_also_after_emoji() -> None:
    tree = parse("{👩🏽‍⚕️é: x, b: y}", "f")
    assert isinstance(tree, Mapping)
    assert tree.pairs[1][0].span == (1, 13)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_all_line_ends_count_alike(ends: str) -> None:
    tree = parse(ends.join(["a: b", "", "c: d", ""]), "f")
    assert list(spans(tree)) == [(1, 1), (1, 1), (1, 4), (3, 1), (3, 4)]


@pytest.mark.parametrize("odd", ["\x85", "\u2028", "\u2029"])
def test_a_break_that_no_editor_shows_is_no_break(odd: str) -> None:
    tree = parse(f"a: b{odd}c # d{odd}e: f\ng: h\n", "f")
    assert values(tree) == {"a": "b c", "g": "h"}
    assert list(spans(tree))[-1] == (2, 4)


def test_a_tab_is_a_blank_except_in_the_indentation() -> None:
    assert values(parse("a:\tb\tc\n\t\nd: e\n", "f")) == {"a": "b c", "d": "e"}
    assert said("a:\n  \tb: c\n\td: e\n\t\te: f\n") == (
        "f:2:3: a tab in the indentation, and in 2 more lines — indent with spaces [yaml]"
    )


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("left", ["[", "- ", "{a: ", "? "])
def test_nesting_is_read_down_to_the_limit_and_no_further(left: str) -> None:
    right = {"[": "]", "{a: ": "}"}.get(left, "")
    deep = left * (MAX_DEPTH + 1) + "x" + right * (MAX_DEPTH + 1)
    assert "nested over 40 levels" in said(deep)
    if left != "? ":
        fits = left * MAX_DEPTH + "x" + right * MAX_DEPTH
        assert len(list(spans(parse(fits, "f")))) >= MAX_DEPTH + 1


@pytest.mark.usefixtures("loader")
def test_200_000_brackets_hurt_nobody() -> None:
    assert said("[" * 200_000).startswith("f:1:41: nested over 40 levels")
    assert "f:1:41: nested over 40 levels" in said("{" * 200_000)


def test_bombs_of_aliases_and_merges_are_refused() -> None:
    lines = ["a: &a [x, x]"]
    merges = ["a: &a {x: x}"]
    for last, next in zip("abcdef", "bcdefg", strict=True):
        nine = ", ".join([f"*{last}"] * 9)
        lines.append(f"{next}: &{next} [{nine}]")
        merges.append(f"{next}: &{next} {{<<: [{nine}]}}")
    assert "the anchor '&a'" in said("\n".join(lines))
    assert "the anchor '&a'" in said("\n".join(merges))


def test_a_merge_is_told_once() -> None:
    assert said("a: {<<: *b}") == (
        "f:1:9: the alias '*b' — put a text that starts with * in quotes; "
        "write a repeated value out [alias]"
    )


def test_the_first_of_two_keys_is_named_by_its_line() -> None:
    assert said("a: 1\nb: 2\n\na: 3\n") == (
        "f:4:1: a second key 'a' — the first is in line 1; keep one of them [duplicate-key]"
    )


def test_with_findings_given_the_tree_is_built_without_what_was_refused() -> None:
    findings = Findings("f")
    tree = parse("a: *b\nc: &d e\na: 2\n", "f", findings)
    assert [p.code for p in findings.unreadable().problems] == ["alias", "alias", "duplicate-key"]
    assert isinstance(tree, Mapping)
    assert [values(value) for _, value in tree.pairs] == ["", "e", "2"]


def test_texts_under_a_key_are_found_anywhere() -> None:
    tree = parse("a: [b, {a: [c]}, [d]]\ne: {a: f}\ng: {a: [h]}\n", "f")
    found = [item.text for _, item in texts_under(tree, "a")]
    assert found == ["b", "h"]


def test_a_file_may_hold_one_mebibyte_and_not_a_byte_more() -> None:
    assert len(decode(b"#" * MAX_BYTES, "f")) == MAX_BYTES
    with pytest.raises(Unreadable, match=r"f:1:1: over 1048576 bytes \(at most 1 MiB\)"):
        decode(b"#" * (MAX_BYTES + 1), "f")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "bom"])
def test_a_byte_that_is_not_utf_8_is_told_at_its_place(mark: bytes) -> None:
    with pytest.raises(Unreadable, match="f:2:5: the byte 0xe9 is not UTF-8"):
        decode(mark + "a: é\r\nb: ".encode() + b"t\xe9st", "f")


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(b"\xef\xbb\xbfa: b", "f") == "a: b"


@pytest.mark.parametrize("code", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_refused(code: str) -> None:
    with pytest.raises(Unreadable, match=r"UTF-16|U\+0000|not UTF-8"):
        parse(decode("a: b\n".encode(code), "f"), "f")


CONTROLS = ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\ufeff", "\uffff", "\ud800"]


@pytest.mark.parametrize("bad", CONTROLS)
def test_a_control_character_is_told_at_its_place(bad: str) -> None:
    assert said(f"a: b\r\nc: d{bad}e").startswith(f"f:2:5: the control character U+{ord(bad):04X}")


def test_places_are_counted_from_one() -> None:
    assert place("", 0) == (1, 1)
    assert place("ab\ncd", 4) == (2, 2)
    assert place("ab\r\ncd", 5) == (2, 2)


@given(pathways())
def test_both_parsers_of_pyyaml_give_the_same_tree(pathway: object) -> None:
    text = write(pathway)  # type: ignore[arg-type]
    assert _parsed(text, LOADERS[0]) == _parsed(text, LOADERS[1])


SNIPPETS = [
    *"abé🙂 '\"[]{},#!|>%@`\\\t\n",
    "b: ",
    ": ",
    "- ",
    "\n  ",
    "&x ",
    "*x",
    "---",
    "...",
    "<<",
]


@given(st.lists(st.sampled_from(SNIPPETS), max_size=12).map("".join))
def test_where_both_parsers_of_pyyaml_read_a_text_they_read_the_same(text: str) -> None:
    fast, pure = (_parsed(text, loader) for loader in LOADERS)
    assert isinstance(fast, str) or isinstance(pure, str) or alike(fast, pure)


def _parsed(text: str, loader: type) -> Tree | str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamltree, "_Loader", loader)
        try:
            return parse(text, "f")
        except Unreadable as error:
            return str(error)


@given(st.binary(max_size=200))
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    with suppress(Unreadable):
        text = decode(data, "f")
        assert all(_parsed(text, loader) for loader in LOADERS)


@given(st.text(max_size=100))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    for loader in LOADERS:
        assert _parsed(text, loader)


@given(st.data())
def test_a_file_that_was_damaged_is_read_or_refused(data: st.DataObject) -> None:
    text = toy(NODES)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    put = data.draw(st.text("\n :-[]{}#'\"&*!|>%@\tabc", max_size=6))
    fast, pure = (_parsed(text[:start] + put + text[end:], loader) for loader in LOADERS)
    assert isinstance(fast, str) or isinstance(pure, str) or alike(fast, pure)


@given(pathways())
def test_what_is_written_is_read_back_as_the_same_texts(pathway: object) -> None:
    document = plain(pathway)  # type: ignore[arg-type]
    assert values(parse(dump(document), "f")) == document
