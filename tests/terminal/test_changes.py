from rechallenge.prose import lay
from rechallenge.terminal.changes import change_blocks
from rechallenge.walk import Change, walk
from tests.terminal.samples import TO_RECHALLENGE, walked
from tests.toys import LOOP, toy_pathway


def told(change: Change) -> str:
    return " ".join(line for line, _ in lay(change_blocks(change), 500))


def test_a_change_that_keeps_everything_says_that_the_outcome_is_the_same() -> None:
    change = walk(toy_pathway(LOOP)).answer("no").answer("yes").change("first", "not-known")
    assert told(change).split("What this changed ")[1] == (
        "- 1 other answer was kept. - Nothing was dropped. "
        "- The outcome is the same: «Go on» (continue). "
    )


def test_a_change_of_the_outcome_names_both_ends_and_every_dropped_answer() -> None:
    text = told(walked(*TO_RECHALLENGE).change("red-flags#2", "yes"))
    assert "- 1 other answer was kept. - 4 answers were dropped:" in text
    for dropped in (
        "grade: three «Which CTCAE grade is the rash?» Grade 3, over 30% of the skin: this",
        "settled: no «Has the rash settled to grade 1 or less?» No, still there: this",
        "settled#2: yes «Has the rash settled to grade 1 or less?» Yes, settled: this",
        "gate/pregnancy: no «Is the patient pregnant?» No, tested: this question is no longer",
    ):
        assert dropped in text
    assert (
        "The outcome changed, from «Give toyinib again at half the dose» (rechallenge) to «Stop "
        "toyinib for good and call the emergency team» (emergency)." in text
    )


def test_a_change_before_an_end_says_that_there_is_none() -> None:
    text = told(walked("not-known").change("red-flags", "no"))
    assert "There was no outcome yet, and there is none now." in text


def test_a_change_that_ends_the_walk_says_where() -> None:
    text = told(walked("no", "three").change("grade", "one"))
    assert "The walk now ends at «Go on with toyinib and treat the skin»" in text


def test_a_change_that_opens_the_walk_again_says_what_it_asks() -> None:
    text = told(walked("no", "one").change("grade", "three"))
    assert "(continue with treatment); now it does not end yet, but asks: Has the rash" in text
