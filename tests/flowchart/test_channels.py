from hypothesis import given
from hypothesis import strategies as st

from rechallenge.flowchart.channels import MARGIN, Net, net, tracks

PLACES = st.lists(st.integers(0, 60).map(lambda x: x * 10.0), min_size=1, max_size=3)
NETS = st.lists(st.tuples(PLACES, PLACES), max_size=8).map(
    lambda legs: [net(f"n{i}", above, below) for i, (above, below) in enumerate(legs)]
)


def test_a_net_that_goes_straight_on_needs_no_track() -> None:
    assert tracks([net("a", [10.0], [10.0])]) == {}


def test_bars_that_are_not_in_each_others_way_share_a_track() -> None:
    assert tracks([net("a", [0.0], [10.0]), net("b", [30.0], [40.0])]) == {"a": 0, "b": 0}


def test_of_two_bars_that_go_the_same_way_the_further_turns_first() -> None:
    near, far = net("near", [10.0], [30.0]), net("far", [20.0], [40.0])
    found = tracks([near, far])
    assert found["far"] < found["near"]


def test_a_leg_that_comes_down_where_another_goes_down_ends_above_it() -> None:
    upper, lower = net("upper", [50.0], [0.0]), net("lower", [100.0], [50.0])
    found = tracks([upper, lower])
    assert found["upper"] < found["lower"]


@given(NETS)
def test_no_two_bars_on_one_track_touch(nets: list[Net]) -> None:
    found = tracks(nets)
    barred = [one for one in nets if one.name in found]
    for i, one in enumerate(barred):
        for other in barred[i + 1 :]:
            if found[one.name] == found[other.name]:
                assert one.high + MARGIN <= other.low or other.high + MARGIN <= one.low


@given(NETS)
def test_every_net_with_a_bend_has_a_track(nets: list[Net]) -> None:
    assert set(tracks(nets)) == {one.name for one in nets if not one.is_straight}
