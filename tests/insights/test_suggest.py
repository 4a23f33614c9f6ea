"""Three suggestions: the rules one by one, and what always holds."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mindtui.domain.activity import AREAS, NO_LIMITS, Activity, Area, Limits
from mindtui.domain.doing import doing_key, doings, label_key
from mindtui.domain.plan import Actual, Plan, Status
from mindtui.insights.sentences.suggestions import for_energy, reason, too_few
from mindtui.insights.suggest import Pick, Suggestion, most_effort, suggest

TODAY = date(2026, 11, 23)
PLAIN = [Area(key=key, name=name) for key, name in AREAS.items()]


def activity(key: str, area: str = "body", *, minutes: int = 30) -> Activity:
    return Activity(id=key, label=key.capitalize(), area=area, effort=1, minutes=minutes, source="catalog")


def plan(key: str, back: int, status: Status = "done", *felt: int, area: str | None = None) -> Plan:
    pleasure, mastery = felt or (None, None)
    return Plan(
        label=key.capitalize(),
        activity_id=key,
        area=area,
        day=TODAY - timedelta(days=back),
        status=status,
        actual=Actual(pleasure=pleasure, mastery=mastery),
    )


def draw(
    activities: Sequence[Activity],
    plans: Sequence[Plan] = (),
    *,
    areas: Sequence[Area] = PLAIN,
    energy: int | None = 4,
    limits: Limits = NO_LIMITS,
    seed: int = 1,
) -> Suggestion:
    return suggest(
        activities,
        plans,
        areas,
        doings(plans),
        energy=energy,
        today=TODAY,
        limits=limits,
        random=Random(seed),
    )


def reasons(suggestion: Suggestion) -> dict[str, str]:
    return {pick.activity.id: pick.reason for pick in suggestion.picks}


@pytest.mark.parametrize(
    ("energy", "effort"), [(0, 1), (1, 2), (2, 2), (3, 3), (4, 3), (5, 4), (None, 4), (6, 4), (7, 5), (10, 6)]
)
def test_energy_bounds_effort(energy: int | None, effort: int) -> None:
    assert most_effort(energy) == effort
    some = [Activity(id=str(n), label=str(n), area="body", effort=n, source="catalog") for n in range(1, 6)]
    drawn = [
        pick.activity.effort for seed in range(20) for pick in draw(some, energy=energy, seed=seed).picks
    ]
    assert max(drawn) == min(effort, 5)


def test_one_that_paid_off_one_neglected_and_one_new() -> None:
    some = [activity("swim"), activity("call", "connect"), activity("paint", "play")]
    plans = [plan("swim", 5, "done", 8, 6), plan("swim", 9, "partly", 7, 7), plan("paint", 6, area="play")]
    # Paint was done before, so that people are the area without anything, and nothing is left to be new.
    assert reasons(draw(some, plans)) == {"swim": "paid off", "call": "neglected", "paint": "filled"}
    [swim, *_] = draw(some, plans).picks
    assert (swim.n, swim.mean) == (2, 7.0)
    assert reason(swim) == "Paid off before: pleasure and mastery 7.0 on average (2 times)."


def test_one_rating_is_not_enough_and_one_lucky_ten_is_no_best() -> None:
    some = [activity(f"a{n}") for n in range(5)]
    plans = [plan("a0", 9, "done", 10, 10)]
    plans += [plan(f"a{n}", 5 + k, "done", 9 - n, 9 - n) for n in range(1, 5) for k in range(4)]
    paid_off = {draw(some, plans, seed=seed).picks[0].activity.id for seed in range(60)}
    assert paid_off == {"a1", "a2", "a3"}


def test_neglect_is_importance_times_days_up_to_four_weeks() -> None:
    some = [activity("rest", "body"), activity("call", "connect"), activity("clean", "upkeep")]
    areas = [
        Area(key="body", name="body", importance=10),
        Area(key="connect", name="people", importance=3),
        Area(key="upkeep", name="daily life"),
    ]

    def neglected(*plans: Plan) -> Pick:
        [pick] = [pick for pick in draw(some, plans, areas=areas).picks if pick.reason == "neglected"]
        return pick

    first = neglected()
    assert (first.activity.id, first.days) == ("rest", None)
    assert reason(first) == "For balance: body (10 of 10 to you), nothing done yet."
    # 10 × 13 is less than 5 × 28; the area of a plan counts before that of its activity.
    second = neglected(plan("gone", 13, area="body"))
    assert second.activity.id == "clean"
    assert reason(second) == "For balance: daily life, nothing done yet."
    third = neglected(plan("gone", 13, area="body"), plan("clean", 12))
    assert (third.activity.id, third.days) == ("rest", 13)
    assert reason(third) == "For balance: body (10 of 10 to you), last done 13 days ago."
    assert reason(Pick(some[0], "neglected", area=areas[2], days=1)).endswith("last done 1 day ago.")


def test_ties_of_neglect_go_by_key_and_an_area_of_no_importance_is_never_neglected() -> None:
    some = [activity("rest", "body"), activity("call", "connect")]
    assert reasons(draw(some)) == {"rest": "neglected", "call": "new"}
    none = [Area(key=key, name=name, importance=0) for key, name in AREAS.items()]
    assert "neglected" not in reasons(draw(some, areas=none)).values()


@pytest.mark.parametrize(
    ("body", "play", "chosen"),
    [
        ((None, None), (5, None), "rest"),
        ((5, None), (None, None), "rest"),
        ((4, None), (None, None), "sing"),
        ((None, None), (6, None), "sing"),
        ((1, None), (1, 28), "rest"),
        ((1, 28), (1, 90), "rest"),
        ((1, 27), (1, 28), "sing"),
        ((1, 27), (1, None), "sing"),
    ],
)
def test_who_gave_no_importance_gave_five_and_no_neglect_is_longer_than_four_weeks(
    body: tuple[int | None, int | None], play: tuple[int | None, int | None], chosen: str
) -> None:
    areas = [Area(key=key, name=key, importance=said) for key, (said, _) in (("play", play), ("body", body))]
    backs = {"body": body[1], "play": play[1]}
    plans = [plan("gone", back, area=key) for key, back in backs.items() if back is not None]
    picks = draw([activity("rest"), activity("sing", "play")], plans, areas=areas).picks
    assert [pick.activity.id for pick in picks if pick.reason == "neglected"] == [chosen]


def test_an_area_of_which_nothing_is_left_gives_way_to_the_next() -> None:
    areas = [Area(key="body", name="body", importance=10), Area(key="play", name="fun", importance=1)]
    assert reasons(draw([activity("sing", "play")], areas=areas)) == {"sing": "neglected"}


def test_new_is_what_was_never_planned_whatever_became_of_it() -> None:
    some = [activity("seen"), activity("fresh"), activity("idea")]
    none = [Area(key="body", name="body", importance=0)]
    plans = [plan("seen", 3, "dropped"), plan("idea", 3, "idea")]
    for seed in range(10):
        drawn = reasons(draw(some, plans, areas=none, seed=seed))
        assert drawn["seen"] == "filled"
        assert "new" in drawn.values()
    assert reason(Pick(some[0], "new")) == "New: never planned so far."
    assert reason(Pick(some[0], "filled")) == "Fits your energy too."


def test_what_stands_in_the_next_two_days_or_was_done_today_is_not_offered() -> None:
    some = [activity(key) for key in ("now", "soon", "later", "done", "partly", "not", "label")]
    plans = [
        plan("now", 0, "planned"),
        plan("soon", -2, "planned"),
        plan("later", -3, "planned"),
        plan("done", 0),
        plan("partly", 0, "partly"),
        plan("not", 0, "not-done"),
        Plan(label=" LABEL", day=TODAY, status="done"),
    ]
    assert set(reasons(draw(some, plans))) == {"later", "not"}


def test_fewer_than_three_says_why() -> None:
    slow, quick = activity("slow", minutes=60), activity("quick", minutes=5)
    limits = Limits(minutes=5, social="solo")
    assert too_few(draw([slow], limits=limits)) == "Nothing alone, up to 5 min at this energy."
    assert too_few(draw([slow, quick], limits=limits)) == "Nothing else alone, up to 5 min at this energy."
    assert too_few(draw([])) == "Nothing at this energy."
    assert too_few(draw([activity(key) for key in "abc"])) == ""


def test_the_energy_is_named() -> None:
    assert for_energy(draw([], energy=0)) == "for energy 0"
    assert for_energy(draw([], energy=None)) == "for energy 5 (none given today)"


KEYS = st.sampled_from([f"k{n}" for n in range(12)])
ACTIVITIES = st.lists(
    st.builds(
        Activity,
        id=KEYS,
        label=KEYS,
        area=st.sampled_from([*AREAS, "own"]),
        effort=st.integers(1, 5),
        cost=st.integers(0, 2),
        social=st.sampled_from(["solo", "either", "with"]),
        place=st.sampled_from(["in", "out", "either"]),
        minutes=st.integers(1, 90),
        archived=st.booleans(),
    ),
    max_size=12,
    unique_by=lambda item: item.id,
)
RATINGS = st.none() | st.integers(0, 10)
PLANS = st.lists(
    st.builds(
        Plan,
        label=KEYS,
        activity_id=st.none() | KEYS,
        area=st.none() | st.sampled_from([*AREAS, "gone"]),
        day=st.integers(-40, 5).map(lambda days: TODAY + timedelta(days=days)),
        status=st.sampled_from(["idea", "planned", "done", "partly", "not-done", "moved", "dropped"]),
        actual=st.builds(Actual, pleasure=RATINGS, mastery=RATINGS),
    ),
    max_size=30,
)
LIMITS = st.builds(
    Limits,
    cost=st.none() | st.integers(0, 2),
    social=st.sampled_from([None, "solo", "with"]),
    place=st.sampled_from([None, "in", "out"]),
    minutes=st.none() | st.integers(1, 90),
    archived=st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(ACTIVITIES, PLANS, LIMITS, st.none() | st.integers(0, 10), st.integers(0, 99))
def test_what_always_holds(
    activities: list[Activity], plans: list[Plan], limits: Limits, energy: int | None, seed: int
) -> None:
    drawn = draw(activities, plans, limits=limits, energy=energy, seed=seed)
    assert drawn == draw(activities[::-1], plans, limits=limits, energy=energy, seed=seed)
    ids = [pick.activity.id for pick in drawn.picks]
    assert len(ids) == len(set(ids)) <= 3
    soon = [p for p in plans if p.is_open and 0 <= (p.day - TODAY).days <= 2]
    done = [p for p in plans if p.was_done and p.day == TODAY]
    busy = {doing_key(p) for p in soon + done} | {label_key(p.label) for p in soon + done}
    fits = [
        a
        for a in activities
        if not a.archived
        and a.effort <= most_effort(energy)
        and limits.admits(a)
        and not busy & {a.id, label_key(a.label)}
    ]
    assert {*ids} <= {a.id for a in fits}
    assert len(ids) == min(3, len(fits))
    assert bool(too_few(drawn)) == (len(ids) < 3)
    assert all(reason(pick).endswith(".") for pick in drawn.picks)
