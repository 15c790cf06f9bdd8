"""A library of sources is read as reference managers write it, its faults told at their place."""

import json
from typing import Any

import pytest

from rechallenge.bibliography import read_bibliography
from rechallenge.library import read_text, shipped_folder
from rechallenge.model import Source
from rechallenge.problems import Unreadable


def one(**fields: Any) -> Source:
    """Read the one source of a library."""
    text = json.dumps([{"id": "doe-1999", "title": "A title", **fields}])
    (source,) = read_bibliography(text, "sources.json").values()
    return source


def said(text: str) -> list[str]:
    with pytest.raises(Unreadable) as caught:
        read_bibliography(text, "s.json")
    return [str(problem).removeprefix("s.json:") for problem in caught.value.problems]


def test_the_fields_of_csl_are_read() -> None:
    fields = {
        "type": "article-journal",
        "container-title": "Journal of Toys",
        "volume": "38",
        "issue": 4,
        "page": "12-20",
        "publisher": "Toy Press",
        "DOI": "10.1000/toy",
        "PMID": 31415926,
        "PMCID": "PMC314",
        "URL": "https://example.org/toy",
        "note": "A note",
    }
    assert one(**fields, issued="2024-05") == Source(
        id="doe-1999",
        title="A title",
        type="article-journal",
        container="Journal of Toys",
        volume="38",
        issue="4",
        page="12-20",
        publisher="Toy Press",
        doi="10.1000/toy",
        pmid="31415926",
        pmcid="PMC314",
        url="https://example.org/toy",
        note="A note",
        issued="2024-05",
    )


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ({"family": "Doe", "given": "Jane"}, "Doe J"),
        ({"family": "Kim", "given": "Sun-Young"}, "Kim SY"),
        ({"family": "Roe", "given": "R. S."}, "Roe RS"),
        ({"family": "Roe", "given": "RS"}, "Roe RS"),
        ({"family": "Roe", "given": "RICHARD"}, "Roe R"),
        ({"family": "李", "given": "伟"}, "李 伟"),
        ({"family": "Wal", "given": "Dide", "non-dropping-particle": "van de"}, "van de Wal D"),
        ({"family": "King", "given": "M. L.", "suffix": "Jr"}, "King ML Jr"),
        ({"family": "Doe"}, "Doe"),
        ({"literal": "World Health Organization"}, "World Health Organization"),
        ("Doe J", "Doe J"),
    ],
)
def test_a_name_is_printed_as_in_a_reference_list(name: Any, printed: str) -> None:
    assert one(author=[name]).authors == (printed,)


@pytest.mark.parametrize(
    ("issued", "read"),
    [
        ({"date-parts": [[2020]]}, "2020"),
        ({"date-parts": [[2020, 1, 5]]}, "2020-01-05"),
        ({"date-parts": [["2020", "11"]]}, "2020-11"),
        ({"date-parts": [[2020, 11], [2021, 2]]}, "2020-11"),
        ({"date-parts": [[2020]], "season": "2"}, "2020"),
        ({"raw": "2020-11-05"}, "2020-11-05"),
        ({"raw": "Nov 5, 2020"}, "2020"),
        ({"literal": "spring 2020"}, "2020"),
        ("2020", "2020"),
        (2020, "2020"),
    ],
)
def test_a_date_is_read_in_every_form_of_csl(issued: Any, read: str) -> None:
    assert one(issued=issued).issued == read


@pytest.mark.parametrize("empty", [None, "", " ", [], {}, [[]], {"date-parts": [[]]}])
def test_what_is_left_empty_counts_as_left_out(empty: Any) -> None:
    assert one(issued=empty, DOI=empty, author=empty) == one()


def test_keys_that_nobody_here_reads_are_passed_over() -> None:
    assert one(abstract="A: b", custom={"a": [1, {"b": None}]}, language="en") == one()


def test_a_text_null_is_a_text() -> None:
    assert one(title="null").title == "null"


@pytest.mark.parametrize("indent", [None, 2, "\t"])
@pytest.mark.parametrize("ascii", [True, False])
def test_json_is_read_however_it_is_laid_out(indent: Any, ascii: bool) -> None:
    title = 'Ünïcode 🙂 𝛼 "quoted" back\\slash \\ud83d </b> \u2028 end'
    text = json.dumps([{"id": "doe", "title": title}], indent=indent, ensure_ascii=ascii)
    for written in (text, text.replace(": ", ":").replace(", ", ","), text.replace("/", "\\/")):
        (source,) = read_bibliography(written, "s.json").values()
        assert source.title.replace(" ", "") == "".join(title.split())


def test_a_date_without_a_year_is_told() -> None:
    text = '[{"id": "doe", "title": "A", "issued": {"season": "1"}}]'
    assert said(text)[0].startswith("1:40: keys and values where a text should be")


def test_an_empty_library_is_one() -> None:
    assert read_bibliography("[]", "s.json") == {}


def test_every_fault_is_told_at_its_place() -> None:
    text = """[
      {"id": "doe", "title": "A title", "issued": {"raw": "soon"}},
      {"id": "Roe 1999", "title": "Another"},
      {"id": "poe", "author": [{"given": "Edgar"}]},
      {"id": "doe", "title": "A second", "URL": "javascript:alert(1)"}
    ]"""
    assert said(text) == [
        "2:59: 'soon' — should be a year, a month or a day: 2020, 2020-11 or 2020-11-05 "
        "[wrong-shape]",
        "3:14: 'Roe 1999' — write 'roe-1999'; an id starts with a small letter and holds at most "
        "40 small letters, digits and hyphens [malformed-id]",
        "4:7: a source lacks the key 'title' [missing-key]",
        "4:32: a name lacks the key 'family' or 'literal' [missing-key]",
        "5:49: 'javascript:alert(1)' — should start with https:// or http:// and hold no blanks "
        "and no accents [wrong-shape]",
    ]


def test_a_second_source_of_the_same_id_is_told_with_the_line_of_the_first() -> None:
    text = '[{"id": "doe", "title": "A"},\n {"id": "doe", "title": "B"}]'
    assert said(text) == [
        "2:2: a second source 'doe' — the first is in line 1; keep one of them [repeated-source]"
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "1:1: the file is empty"),
        ("{}", "1:1: keys and values where a list should be"),
        ('[{"id": "a", "title": "b"}', "1:1: '[' is opened here and never closed"),
        ('[{"id": "a" "title": "b"}]', "1:13: an unexpected"),
        ("[" * 1000, "1:41: nested over 40 levels"),
    ],
)
def test_what_is_no_library_is_told_so(text: str, line: str) -> None:
    (problem,) = said(text)
    assert problem.startswith(line)


def test_the_shipped_library_is_readable() -> None:
    path = shipped_folder() / "sources.json"
    assert read_bibliography(read_text(str(path)), str(path))
