import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rechallenge.pathcode import MAX_LENGTH, PathCodeError, decode, encode, is_code, restore
from rechallenge.routes import routes
from rechallenge.walk import walk
from tests.strategies import pathways, picks, wander
from tests.terminal.samples import TO_RECHALLENGE, rash, walked
from tests.toys import LOOP, NODES, toy_pathway

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE = encode(walked(*TO_RECHALLENGE))


@given(pathways(), picks())
def test_a_code_restores_the_walk_it_was_made_of(pathway, numbers) -> None:  # type: ignore[no-untyped-def]
    here = wander(walk(pathway), numbers)
    restored = restore(here.map, encode(here))
    assert restored.walk == here
    assert not restored.changed
    assert restored.misfit == ""


@given(pathways(links=0), picks(), st.data())
def test_every_single_wrong_character_is_noticed(pathway, numbers, data) -> None:  # type: ignore[no-untyped-def]
    code = encode(wander(walk(pathway), numbers))
    start = code.index("~") + 1
    place = data.draw(st.integers(start, len(code) - 1))
    wrong = data.draw(st.sampled_from(ALPHABET.replace(code[place], "")))
    with pytest.raises(PathCodeError, match="typing error"):
        decode(code[:place] + wrong + code[place + 1 :])


def test_every_wrong_character_everywhere_is_noticed() -> None:
    start = CODE.index("~") + 1
    for place in range(start, len(CODE)):
        for wrong in ALPHABET.replace(CODE[place], ""):
            with pytest.raises(PathCodeError, match="typing error"):
                decode(CODE[:place] + wrong + CODE[place + 1 :])


def test_two_neighbours_swapped_are_noticed() -> None:
    start = CODE.index("~") + 1
    for place in range(start, len(CODE) - 1):
        first, second = CODE[place], CODE[place + 1]
        if first != second:
            with pytest.raises(PathCodeError, match="typing error"):
                decode(CODE[:place] + second + first + CODE[place + 2 :])


def test_a_code_that_is_cut_short_or_goes_on_is_noticed() -> None:
    for length in range(CODE.index("~") + 1, len(CODE)):
        with pytest.raises(PathCodeError, match=r"cut short|typing error"):
            decode(CODE[:length])
    with pytest.raises(PathCodeError, match="typing error"):
        decode(CODE + "0")


def test_a_wrong_letter_in_the_name_of_the_pathway_is_noticed() -> None:
    with pytest.raises(PathCodeError, match="typing error"):
        decode(CODE.replace("toy-rash", "toy-resh"))


def test_small_letters_letters_like_digits_hyphens_and_blanks_are_forgiven() -> None:
    id, body = CODE.split("~")
    sloppy = body.lower().replace("0", "o").replace("1", "l")
    sloppy = "-".join(sloppy[i : i + 4] for i in range(0, len(sloppy), 4))
    assert decode(f" {id.upper()}~{sloppy[:9]}\n {sloppy[9:]} ") == decode(CODE)
    assert decode(CODE.replace("1", "I")) == decode(CODE)


def test_a_code_can_stand_in_an_address_and_in_a_shell() -> None:
    assert set(CODE) <= set(ALPHABET + ALPHABET.lower() + "-~abcdefghijklmnopqrstuvwxyz")


def test_a_walk_of_twenty_answers_fits_in_fifty_characters_of_body() -> None:
    nodes = """
    first:
      question: Again?
      answers:
        yes: {text: Again, go to: first, at most: 30, after that: on}
        no: {text: Enough, go to: on}
    on: {outcome: Go on, disposition: continue}
    """
    here = walk(toy_pathway(nodes))
    for _ in range(20):
        here = here.answer("yes")
    assert len(encode(here).split("~")[1]) == 9 + 2 * 20


def test_a_code_of_another_pathway_says_whose_it_is() -> None:
    with pytest.raises(PathCodeError, match="this code is for 'toy-rash', not 'toy'"):
        restore(routes(toy_pathway()), CODE)


def test_a_code_of_a_later_form_says_so() -> None:
    from rechallenge.pathcode import _checksum

    with pytest.raises(PathCodeError, match="later version of rechallenge"):
        decode(f"toy~2ABCD{_checksum('toy', '2ABCD')}")


def test_a_strange_character_is_named() -> None:
    with pytest.raises(PathCodeError, match="never holds 'U'"):
        decode("toy~1U23456789")


@pytest.mark.parametrize(
    "text", ["", "~", "toy", "toy.yaml", "~1ABCDEFGHJ", "a b~1ABCDEFGH", "/x~1"]
)
def test_what_is_no_code_is_said_to_be_none(text: str) -> None:
    assert not is_code(text)
    with pytest.raises(PathCodeError, match="no path code"):
        decode(text)


def test_a_code_of_a_megabyte_is_refused_at_once() -> None:
    start = time.perf_counter()
    with pytest.raises(PathCodeError, match=rf"1000004 characters \(at most {MAX_LENGTH}\)"):
        decode("toy~" + "1" * 1_000_000)
    assert time.perf_counter() - start < 0.1


def test_a_forged_code_of_many_answers_is_followed_fast() -> None:
    from rechallenge.pathcode import _checksum, _digest, _tags

    nodes = """
    first:
      question: Again?
      answers:
        yes: {text: Again, go to: first}
        no: {text: Enough, go to: on}
    on: {outcome: Go on, disposition: continue}
    """
    map = routes(toy_pathway(nodes))
    tag = _tags(map.places["first"])["yes"]
    body = f"1{_digest(map.pathway)}" + tag * ((MAX_LENGTH - 20) // len(tag))
    start = time.perf_counter()
    restored = restore(map, f"toy~{body}{_checksum('toy', body)}")
    assert time.perf_counter() - start < 5
    assert len(restored.walk.answers) == (MAX_LENGTH - 20) // len(tag)


def test_a_code_from_before_a_change_elsewhere_is_restored_whole_and_says_so() -> None:
    code = encode(walk(toy_pathway(LOOP)).answer("no").answer("yes"))
    changed = toy_pathway(LOOP.replace("Go on", "Go on as before"))
    restored = restore(routes(changed), code)
    assert restored.changed
    assert restored.misfit == ""
    assert list(restored.walk.answers.values()) == ["no", "yes"]


def test_a_code_says_which_step_no_longer_fits_and_keeps_those_before() -> None:
    code = encode(walk(toy_pathway(LOOP)).answer("no").answer("not-known").answer("yes"))
    changed = toy_pathway(LOOP.replace("not known:", "unclear:"))
    restored = restore(routes(changed), code)
    assert restored.changed
    assert restored.walk.answers == {"first": "no"}
    assert restored.misfit == (
        "answer 2, at 'first#2' (Better?), no longer fits; 1 later answer was left out with it"
    )


def test_a_code_that_goes_on_after_an_end_says_so() -> None:
    code = encode(walk(toy_pathway(LOOP)).answer("no").answer("yes"))
    shorter = toy_pathway(LOOP.replace("go to: wait, at most: 2, after that: stop", "go to: stop"))
    restored = restore(routes(shorter), code)
    assert restored.walk.outcome
    assert restored.misfit == "the walk now ends after answer 1, and the code goes on; 1 left out"


def test_answers_whose_tags_collide_get_longer_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    from rechallenge.pathcode import _base32, _tags

    found: dict[str, str] = {}
    for number in range(5000):
        id = f"a{number}"
        twin = found.setdefault(_base32(f"first\n{id}")[:2], id)
        if twin != id:
            break
    nodes = NODES.replace("yes:", f"{twin}:").replace("no:", f"{id}:")
    map = routes(toy_pathway(nodes))
    tags = _tags(map.places["first"])
    assert len(set(tags.values())) == 2
    assert {len(tag) for tag in tags.values()} == {3}
    for answer in (twin, id):
        here = walk(map).answer(answer)
        assert restore(map, encode(here)).walk == here


def test_a_code_holds_no_words_of_the_pathway() -> None:
    body = CODE.split("~")[1]
    assert len(body) <= 1 + 4 + 3 * len(TO_RECHALLENGE) + 4
    assert rash().drug.upper() not in body
