"""Weights for papers that were put in or moved."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, strategies as st

from papercli.actions.absorb.order import staying, weights

places = st.lists(st.integers(0, 20), unique=True, max_size=12)


@given(places)
def test_those_that_stay_are_in_order_and_as_many_as_can_be(order: list[int]) -> None:
    stay = staying(order)
    kept = [place for place in order if place in stay]
    assert kept == sorted(kept)
    longest = [1] * len(order)
    for i, place in enumerate(order):
        longest[i] = 1 + max((longest[k] for k in range(i) if order[k] < place), default=0)
    assert len(kept) == max(longest, default=0)


numbers = st.lists(st.integers(-50, 50) | st.floats(-50, 50).map(lambda x: round(x, 2)), unique=True, max_size=8).map(
    sorted
)


@given(numbers, st.lists(st.integers(0, 8), max_size=5))
def test_new_weights_make_the_order(there: list[float], at: list[int]) -> None:
    order = [f"old{i}" for i in range(len(there))]
    for n, place in enumerate(at):
        order.insert(min(place, len(order)), f"new{n}")
    known = {f"old{i}": float(weight) for i, weight in enumerate(there)}
    found = weights(order, known.get, lambda id_: id_ in known)
    final = [found.get(id_, known.get(id_)) for id_ in order]
    assert all(a is not None and b is not None and a < b for a, b in pairwise(final))
    assert all(id_ in found for id_ in order if id_.startswith("new"))


def test_neighbours_keep_theirs_where_there_is_room() -> None:
    there = {"a": 10.0, "b": 20.0}
    assert weights(["a", "x", "y", "b"], there.get, there.__contains__) == {"x": 13, "y": 17}
    assert weights(["x", "a", "b", "y"], there.get, there.__contains__) == {"x": 0, "y": 30}


def test_no_room_moves_a_neighbour_and_no_more_than_it_takes() -> None:
    there = {"a": 10.0, "b": 10.0, "c": 20.0}
    found = weights(["a", "x", "b", "c"], there.get, there.__contains__)
    assert sorted(found) == ["b", "x"]
    assert 10 < found["x"] < found["b"] < 20


def test_those_at_the_ends_stay_between_what_stands_there() -> None:
    there = {"a": 10.0}
    assert weights(["x", "a", "y"], there.get, there.__contains__, (8, 12)) == {"x": 9, "y": 11}


def test_no_room_at_an_end_moves_the_last() -> None:
    there = {"a": 10.0, "b": 20.0}
    found = weights(["a", "b", "x"], there.get, there.__contains__, (None, 20.00001))
    assert sorted(found) == ["b", "x"]
    assert 10 < found["b"] < found["x"] < 20.00001


def test_new_ones_alone_stay_between_what_stands_around() -> None:
    assert weights(["x", "y"], {}.get, lambda _: False) == {"x": 10, "y": 20}
    assert weights(["x", "y"], {}.get, lambda _: False, (100, None)) == {"x": 110, "y": 120}
    assert weights(["x", "y"], {}.get, lambda _: False, (None, 100)) == {"x": 80, "y": 90}
    assert weights(["x"], {}.get, lambda _: False, (100, 102)) == {"x": 101}
    assert weights(["x"], {}.get, lambda _: False, (100, 100.00001)) == {"x": 10}
