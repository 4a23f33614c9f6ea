"""What pays off: few ratings count for little."""

from datetime import date

import pytest
from msgspec.structs import replace

from mindtui.domain.activity import Activity
from mindtui.domain.doing import doings
from mindtui.domain.plan import Actual, Plan
from mindtui.insights.payoff import PaidOff, more_for_a_payoff, what_pays_off

WALK = Activity(id="walk", label="Walk", area="body")


def done(label: str, *pleasures: int, activity: Activity | None = None) -> list[Plan]:
    return [
        Plan(
            label=label,
            day=date(2026, 11, 20),
            status="done",
            activity_id=activity.id if activity else None,
            actual=Actual(pleasure=pleasure, mastery=10 - pleasure),
        )
        for pleasure in pleasures
    ]


def test_two_lucky_tens_do_not_top_a_list_of_steady_eights() -> None:
    known = doings([*done("Fair", 10, 10), *done("Choir", *[8] * 12), *done("Mail", *[3] * 12)])
    found = what_pays_off(known, [], "pleasure")
    assert [one.label for one in found] == ["Choir", "Fair", "Mail"]
    assert found[1].mean > found[0].mean


def test_one_lucky_ten_is_not_listed_but_counts_for_the_mean_of_all() -> None:
    known = doings([*done("Fair", 10), *done("Choir", 6, 8)])
    [choir] = what_pays_off(known, [], "pleasure")
    assert choir == PaidOff("choir", "Choir", 2, 7.0, (6 + 8 + 3 * 8) / 5)


def test_a_plan_with_only_the_words_of_an_activity_is_one_of_it() -> None:
    known = doings([*done("walk", 4), *done("Walk", 6, activity=WALK)])
    [walk] = what_pays_off(known, [WALK], "mastery")
    assert (walk.key, walk.label, walk.n, walk.mean) == ("walk", "Walk", 2, 5.0)


def test_an_own_activity_names_what_it_stands_for() -> None:
    own = replace(WALK, label="Walk by the river", source="own")
    known = doings([*done("Walk", 4, activity=WALK), *done("walk", 6), *done("Walk by the river", 8)])
    [walk] = what_pays_off(known, [own, WALK], "pleasure")
    assert (walk.key, walk.label, walk.n) == ("walk", "Walk by the river", 3)


@pytest.mark.parametrize(("pleasures", "more"), [((), 2), ((5,), 1), ((5, 5), 0), ((5, 5, 5), 0)])
def test_it_says_how_many_ratings_are_missing(pleasures: tuple[int, ...], more: int) -> None:
    assert more_for_a_payoff(doings(done("Walk", *pleasures)), "pleasure") == more


def test_nothing_rated_pays_nothing_off() -> None:
    assert what_pays_off({}, [WALK], "pleasure") == ()
