"""Ladders: rungs that come and go where they were told to, and never lead back to themselves."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mindtui.domain.ladder import MOST_RUNGS, Ladder, Rung, read_rungs
from mindtui.errors import UsageError

TODAY = date(2026, 11, 23)
LUNCH = Ladder(
    goal="Eat lunch with the others",
    rungs=(
        Rung("Say hello in the kitchen", 2, done_on=TODAY),
        Rung("Sit down for five minutes", 4),
        Rung("Stay for a coffee", 6, "have-a-coffee"),
    ),
)


def labels(ladder: Ladder) -> list[str]:
    return [rung.label for rung in ladder.rungs]


def difficulties(ladder: Ladder) -> list[int | None]:
    return [rung.difficulty for rung in ladder.rungs]


@pytest.mark.parametrize(
    ("difficulty", "place"), [(0, 0), (2, 1), (3, 1), (4, 2), (10, 3), (None, 3)], ids=str
)
def test_a_rung_comes_before_the_first_harder_one(difficulty: int | None, place: int) -> None:
    assert LUNCH.with_rung(Rung("Wave", difficulty)).rungs[place].label == "Wave"


def test_a_rung_without_a_difficulty_stands_where_it_was_put() -> None:
    ladder = Ladder(goal="Swim").with_rung(Rung("Somehow")).with_rung(Rung("Buy trunks", 1))
    assert labels(ladder) == ["Somehow", "Buy trunks"]


def test_a_smaller_step_comes_right_before_what_it_was_made_of() -> None:
    ladder = LUNCH.with_smaller(2, Rung("Stay for a glass of water", 1))
    assert labels(ladder)[2:] == ["Stay for a glass of water", "Stay for a coffee"]


def test_a_smaller_step_is_not_harder_than_what_it_was_made_of() -> None:
    with pytest.raises(UsageError, match=r"no harder than “Sit down for five minutes”, which has 4\."):
        LUNCH.with_smaller(1, Rung("Sit down for an hour", 5))
    assert LUNCH.with_smaller(1, Rung("Sit down for one", 4)).rungs[1].difficulty == 4


@pytest.mark.parametrize(
    "again", ["Stay for a coffee", "  say HELLO in\nthe kitchen ", "eat lunch with the others"]
)
@pytest.mark.parametrize(
    "way",
    [
        lambda rung: LUNCH.with_rung(rung),
        lambda rung: LUNCH.with_smaller(2, rung),
        lambda rung: LUNCH.with_rung_changed(1, rung),
        lambda rung: LUNCH.with_rung_changed(1, replace(rung, difficulty=4)),
    ],
)
def test_a_rung_that_leads_back_is_refused_in_one_sentence(way: Callable[[Rung], Ladder], again: str) -> None:
    with pytest.raises(UsageError, match=r"^“.+” is (on this ladder already|the goal itself)\."):
        way(Rung(again, 1))


@pytest.mark.parametrize(
    ("rung", "words"),
    [
        (Rung("Wave", 11), "difficulty must be at most 10"),
        (Rung("Wave", -1), "difficulty must be at least 0"),
        (Rung(" ", 3), "needs something to do"),
        (Rung("x" * 201, 3), "label must have at most 200 characters"),
    ],
)
def test_a_rung_out_of_range_is_refused(rung: Rung, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        LUNCH.with_rung(rung)


def test_a_ladder_holds_so_many_rungs_and_no_more() -> None:
    full = Ladder(goal="Far", rungs=tuple(Rung(f"step {n}") for n in range(MOST_RUNGS)))
    with pytest.raises(UsageError, match="at most 50 entries"):
        full.with_rung(Rung("one more"))


def test_a_changed_rung_finds_its_place_only_with_another_difficulty() -> None:
    renamed = LUNCH.with_rung_changed(0, Rung("Nod", 2))
    assert labels(renamed) == ["Nod", "Sit down for five minutes", "Stay for a coffee"]
    assert difficulties(LUNCH.with_rung_changed(0, Rung("Nod", 5))) == [4, 5, 6]


def test_a_rung_moves_past_its_neighbor_and_stops_at_the_ends() -> None:
    assert difficulties(LUNCH.with_rung_moved(0, 1)) == [4, 2, 6]
    assert difficulties(LUNCH.with_rung_moved(2, -1)) == [2, 6, 4]
    assert LUNCH.with_rung_moved(0, -1) == LUNCH.with_rung_moved(2, 1) == LUNCH


def test_what_was_done_is_counted_and_the_lowest_open_rung_is_next() -> None:
    assert (LUNCH.progress(), LUNCH.ending(), LUNCH.next_rung) == ("1 of 3 rungs", "", LUNCH.rungs[1])
    done = LUNCH.with_rung_done(1, TODAY).with_rung_done(2, TODAY)
    assert (done.ending(), done.next_rung) == ("All 3 rungs were done.", None)
    assert done.with_rung_done(0, None).next_rung == replace(LUNCH.rungs[0], done_on=None)


def test_few_rungs_are_counted_in_words_too() -> None:
    none = Ladder(goal="Swim")
    assert (none.progress(), none.is_done, none.ending()) == ("no rungs yet", False, "")
    one = none.with_rung(Rung("Buy trunks"))
    assert (one.progress(), one.with_rung_done(0, TODAY).ending()) == (
        "0 of 1 rung",
        "The only rung was done.",
    )


def test_rungs_are_typed_one_a_line_with_a_number_for_how_hard() -> None:
    typed = "\n Say hello  3\r\n\nSit down\nWalk 20 minutes 10\n7\nRoom 3b\n"
    assert read_rungs(typed) == [
        Rung("Say hello", 3),
        Rung("Sit down"),
        Rung("Walk 20 minutes", 10),
        Rung("7"),
        Rung("Room 3b"),
    ]


@pytest.mark.parametrize("number", ["11", "011", "1234"])
def test_a_typed_difficulty_out_of_range_is_refused(number: str) -> None:
    with pytest.raises(UsageError, match=f"How hard “Walk” is goes from 0 to 10, not to {number}"):
        read_rungs(f"Sit\nWalk {number}")


@pytest.mark.parametrize(
    ("label", "activity", "place"),
    [
        ("SIT down  for five minutes", None, 1),
        ("Sit down for five minutes", "have-a-coffee", 1),
        ("Stay for a tea", "have-a-coffee", 2),
        ("Stay for a tea", None, None),
        ("Stay for a tea", "other", None),
    ],
)
def test_a_rung_is_found_by_its_words_else_by_its_activity(
    label: str, activity: str | None, place: int | None
) -> None:
    assert LUNCH.place_of(label, activity) == place


rungs = st.builds(Rung, st.integers(0, 12).map("step {}".format), st.none() | st.integers(0, 10))
deeds = st.one_of(
    st.tuples(st.just("with_rung"), st.just(0), rungs),
    st.tuples(st.just("with_smaller"), st.integers(0, 9), rungs),
    st.tuples(st.just("with_rung_changed"), st.integers(0, 9), rungs),
    st.tuples(st.just("with_rung_moved"), st.integers(0, 9), st.sampled_from([-1, 1])),
    st.tuples(st.just("with_rung_done"), st.integers(0, 9), st.none() | st.just(TODAY)),
    st.tuples(st.just("without"), st.integers(0, 9), st.just(None)),
)


@given(st.lists(deeds, max_size=25))
def test_a_ladder_loses_no_rung_that_it_was_not_told_to_and_has_none_twice(
    told: list[tuple[str, int, object]],
) -> None:
    ladder, expected = Ladder(goal="Far away"), Counter[str]()
    for name, place, value in told:
        args = [value] if name == "with_rung" else [place] if name == "without" else [place, value]
        if name != "with_rung" and place >= len(ladder.rungs):
            continue
        before = ladder
        try:
            ladder = getattr(ladder, name)(*args)
        except UsageError:
            assert ladder == before
            continue
        if name in {"without", "with_rung_changed"}:
            expected -= Counter([before.rungs[place].label])
        if isinstance(value, Rung):
            expected += Counter([value.label])
        assert Counter(labels(ladder)) == expected
        assert max(expected.values(), default=1) == 1


@given(st.lists(rungs, max_size=12, unique_by=lambda rung: rung.label))
def test_rungs_that_were_only_added_stand_from_the_easiest_to_the_hardest(made: list[Rung]) -> None:
    ladder = Ladder(goal="Far away")
    for rung in made:
        ladder = ladder.with_rung(rung)
    rated = [rung.difficulty for rung in ladder.rungs if rung.difficulty is not None]
    assert rated == sorted(rated)
