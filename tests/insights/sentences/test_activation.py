"""Life areas and ways around, in words."""

from mindtui.insights import sentences
from mindtui.insights.areas import Balance
from mindtui.insights.avoidance import Approach


def balance(*, more: int = 0, untimed: int = 0, elsewhere: float | None = 0.0, timed: int = 12) -> str:
    return sentences.balance(Balance({}, 630, 9, timed, untimed, more, elsewhere))


def test_a_balance_names_what_it_stands_on() -> None:
    assert balance() == "Your time: 10.5 hours of 12 things done on 9 of the last 28 days."
    assert balance(untimed=1, elsewhere=0.125, timed=1) == (
        "Your time: 10.5 hours of 1 thing done on 9 of the last 28 days; 12 % of it in none of these areas; "
        "1 thing without minutes left out."
    )


def test_a_balance_that_cannot_be_given_says_what_is_missing() -> None:
    assert balance(more=1, elsewhere=None) == (
        "Balance: not enough yet: 1 more day with something done and its minutes."
    )
    assert balance(more=6, untimed=4, elsewhere=None) == (
        "Balance: not enough yet: 6 more days with something done and its minutes "
        "(4 things without minutes left out)."
    )
    assert balance(elsewhere=None) == "Balance: no minutes in what was done on 9 of the last 28 days."


def test_variety_counts_areas() -> None:
    assert sentences.variety(0, 5) == "This week you did something in 0 of 5 areas."
    assert sentences.variety(1, 1) == "This week you did something in 1 of 1 area."


def test_the_other_way_is_counted_without_praise() -> None:
    assert sentences.approach(Approach(9, 6, 0, 6 / 9)) == (
        "In the last 28 days you took the other way 6 of 9 times."
    )
    assert sentences.approach(Approach(7, 6, 1, None)) == (
        "How often the other way: not enough yet: 1 more try."
    )
    assert sentences.approach(Approach(0, 0, 8, None)) == (
        "How often the other way: not enough yet: 8 more tries."
    )


def test_a_part_is_a_percentage() -> None:
    assert (sentences.percent(0.0), sentences.percent(0.004), sentences.percent(1)) == ("0 %", "0 %", "100 %")
