"""Trials of a journal: the coin is fair and fixed beforehand, and nothing is said before the end."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mindtui.domain.check_in import CheckIn, RatingName
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Plan
from mindtui.domain.record import Record
from mindtui.domain.trial import State, Trial
from mindtui.errors import UsageError
from mindtui.insights import sentences
from mindtui.insights.cards.deck import cards
from mindtui.insights.cards.reading import read_diary
from mindtui.insights.cards.trials import trial_cards
from mindtui.insights.trial import Adherence, TrialInsight
from mindtui.insights.trial_report import TrialReport, report, tossed
from tests.support.app import BERLIN, moment, tables_of

START = date(2026, 11, 24)
END = START + timedelta(days=27)
AFTER = END + timedelta(days=1)


def walk(**other: object) -> Trial:
    made = tossed("Walk by the river", "mood", START, 14, seed=5, activity_id="walk")
    return replace(made, id="walk-trial", **other)


def journal(*records: Record) -> Journal:
    return Journal({table: msgspec.json.encode(docs) for table, docs in tables_of(records).items()})


# With this seed the coin says do on the second day of nine pairs out of fourteen, where moods are one higher:
# the mean difference of 8 and 3 is 5 + (9 - 5) / 14.


def moods(do: int, skip: int, days: int = 28) -> list[CheckIn]:
    """A check-in at noon of each day, of one mood where the coin says do and of another elsewhere."""
    planned = walk().allocation[:days]
    return [
        CheckIn(at=moment(f"{one.day} 12:00"), mood=(do if one.arm == "do" else skip) + n % 2)
        for n, one in enumerate(planned)
    ]


@given(st.integers(0, 2**32 - 1), st.integers(10, 28), st.dates(date(1, 1, 1), date(9998, 1, 1)))
def test_the_coin_is_fixed_by_its_seed_and_each_pair_has_one_day_of_each(
    seed: int, pairs: int, start: date
) -> None:
    made = tossed("Walk", "stress", start, pairs, seed=seed)
    assert made == tossed("Walk", "stress", start, pairs, seed=seed)
    arms = [day.arm for day in made.allocation]
    assert all(set(arms[n : n + 2]) == {"do", "skip"} for n in range(0, 2 * pairs, 2))
    assert [day.day for day in made.allocation] == [start + timedelta(days=n) for n in range(2 * pairs)]


def test_the_coin_is_fair_and_no_pair_follows_from_the_one_before() -> None:
    trials = [tossed("Walk", "mood", START, 10, seed=seed).allocation for seed in range(200)]
    coins = [[one.arm == "do" for one in days[::2]] for days in trials]
    # Six standard errors around a half of 200, 2,000 and 1,800 tosses.
    assert 58 < sum(coin[0] for coin in coins) < 142
    assert 866 < sum(map(sum, coins)) < 1134
    assert 773 < sum(one == other for coin in coins for one, other in pairwise(coin)) < 1027


def test_a_start_at_the_end_of_time_is_refused() -> None:
    with pytest.raises(UsageError, match="so far into the future"):
        tossed("Walk", "mood", date.max, 14, seed=1)


def words_of(value: TrialReport) -> str:
    went = sentences.trial_adherence(value.adherence, is_over=False)
    return f"{sentences.trial_ended(value)} {went}"


@given(st.lists(st.integers(0, 10), min_size=28, max_size=28), st.integers(-3, 27))
def test_before_the_end_nothing_depends_on_what_was_rated(ratings: Sequence[int], ahead: int) -> None:
    held, today = walk(), START + timedelta(days=ahead)
    rated = [
        CheckIn(at=moment(f"{one.day} 12:00"), mood=rating)
        for one, rating in zip(held.allocation, ratings, strict=True)
    ]
    flat = [replace(check_in, mood=5) for check_in in rated]
    shown = report(journal(held, *rated), held, today)
    assert shown == report(journal(held, *flat), held, today)
    assert shown.insight is not None
    assert (shown.insight.verdict, shown.insight.difference, shown.insight.p) == ("running", None, None)
    assert "28 days to go" in words_of(shown) or ahead != 0


@pytest.mark.parametrize(
    ("records", "said"),
    [
        (
            moods(8, 3),
            (
                "On days the coin said do, mood differed by +5.3 points from days it said skip "
                "(95 % interval +4.7 to +5.9; 14 of 14 pairs complete)."
            ),
        ),
        (
            moods(5, 5),
            (
                "The trial shows no clear difference in mood (14 of 14 pairs complete). "
                "A small one could still be there."
            ),
        ),
        (
            moods(8, 3, 18),
            (
                "Not enough to say anything: 9 of 14 pairs complete, and it takes 10. "
                "A new trial can be longer."
            ),
        ),
        (
            [],
            "Not enough to say anything: 0 of 14 pairs complete, and it takes 10. A new trial can be longer.",
        ),
    ],
    ids=["clear", "no clear difference", "not enough", "nothing"],
)
def test_after_the_end_the_days_are_compared(records: list[CheckIn], said: str) -> None:
    held = walk()
    assert sentences.trial_ended(report(journal(held, *records), held, AFTER)) == said


@pytest.mark.parametrize("state", ["finished", "stopped"])
def test_a_result_of_ratings_from_memory_says_so(state: State) -> None:
    held, rated = walk(state=state), moods(8, 3)
    later = [replace(one, recalled=True) for one in rated]
    unrated = CheckIn(at=moment(f"{START} 20:00"), stress=4)
    for check_ins, said in ((later, True), ([*later, unrated], True), ([*later[1:], rated[0]], False)):
        shown = report(journal(held, *check_ins), held, AFTER)
        is_said = sentences.ALL_RECALLED in sentences.trial_asides(shown)
        assert is_said == (said and state == "finished")


def test_a_clock_set_back_hides_the_result_of_a_finished_trial_again() -> None:
    held = walk(state="finished")
    shown = report(journal(held, *moods(8, 3)), held, END)
    assert sentences.trial_ended(shown) == (
        "Trial of Walk by the river: 1 day to go. The result shows at the end; looking early would spoil it."
    )


def test_a_stopped_trial_never_has_a_result() -> None:
    held = walk(state="stopped")
    shown = report(journal(held, *moods(8, 3)), held, AFTER)
    assert shown.insight is None
    assert sentences.trial_ended(shown) == (
        "Stopped before its end, so there is no result. What you recorded stays."
    )


def test_only_the_days_so_far_count_for_how_it_went() -> None:
    held = walk()
    done = [
        Plan(label="A walk", activity_id="walk", day=START + timedelta(days=n), status="done") for n in (0, 1)
    ]
    went = report(journal(held, *done), held, START + timedelta(days=2)).adherence
    assert (went.do_done, went.skip_done, went.do_days + went.skip_days) == (1, 1, 3)
    assert sentences.trial_adherence(Adherence(1, 1, 0, 2), is_over=False) == (
        "Done on 1 of 1 do-day and on 0 of 2 skip-days so far."
    )


def test_a_late_evening_belongs_to_the_day_the_coin_spoke_of() -> None:
    held = walk()
    night = [replace(one, at=one.at.astimezone(BERLIN) + timedelta(hours=14)) for one in moods(8, 3)]
    shown = report(journal(held, *night), held, AFTER)
    assert shown.insight is not None
    assert (shown.insight.pairs, shown.insight.verdict) == (14, "clear")


def test_a_trial_that_is_over_has_its_card_and_no_other_has() -> None:
    records = [walk(), replace(walk(state="stopped"), id="stopped"), *moods(8, 3)]
    for today, keys in ((END, []), (AFTER, ["trial.walk-trial"]), (AFTER + timedelta(weeks=30), [])):
        diary = read_diary(journal(*records), today=today, since=START)
        assert [card.key for card in trial_cards(diary)] == keys
    [card] = trial_cards(read_diary(journal(*records), today=AFTER, since=START))
    assert card.headline.startswith("Trial of “Walk by the river”: On days the coin said do, mood differed")
    assert (card.verdict, card.n, card.more, card.coverage) == (
        "clear",
        14,
        0,
        "Logged 28 of 28 days.",
    )
    assert card.asides == ("Done on 0 of 14 do-days and on 0 of 14 skip-days.",)
    assert card.measures == ("mood",)
    skip, do = card.behind
    assert (do.name, set(do.values), set(skip.values)) == ("do-days", {8, 9}, {3, 4})
    arms = walk().allocation
    assert [sorted(days) for days in zip(do.days, skip.days, strict=True)] == [
        [one.day.toordinal(), other.day.toordinal()] for one, other in zip(arms[::2], arms[1::2], strict=True)
    ]
    assert cards(read_diary(journal(*records), today=AFTER, since=START)).cards[0] == card


@pytest.mark.parametrize(
    ("state", "today", "told"),
    [("running", END, False), ("running", AFTER, True), ("stopped", END, True)],
    ids=["running", "over", "stopped"],
)
def test_no_card_of_links_tells_the_result_of_a_trial_before_its_end(
    state: State, today: date, told: bool
) -> None:
    done = [
        Plan(label=label, activity_id=key, day=one.day, status="done", mood_before=3, mood_after=8)
        for n, one in enumerate(walk().allocation)
        if one.arm == "do"
        # By its words alone, by its id, and under another name that its id leads to.
        for label, key in [(("Walk by the river", None), ("A stroll", "walk"), ("a stroll", None))[n % 3]]
    ]
    tagged = [
        replace(one, tags=("walk by the river", *["tea"] * (n % 3 == 0))) if (one.mood or 0) > 7 else one
        for n, one in enumerate(moods(8, 3))
    ]
    diary = read_diary(journal(walk(state=state), *done, *tagged), today=today, since=START)
    mine = {"activity:walk", "activity:walk by the river"} if told else set()
    assert {one.key for one in diary.around} == mine
    assert {one.key for one in diary.exposures} == mine | {"tag:tea", *["tag:walk by the river"] * told}
    waits = "Links with what you try wait for the end of its trial: “Walk by the river” until Dec 21."
    assert cards(diary).notes == (() if told else (waits,))


def test_a_card_of_a_trial_with_too_few_pairs_shows_no_figure() -> None:
    refused = [CheckIn(at=moment(f"{one.day} 12:00"), skipped=("mood",)) for one in walk().allocation[18:]]
    diary = read_diary(journal(walk(), *moods(8, 3, 18), *refused), today=AFTER, since=START)
    [card] = trial_cards(diary)
    assert card.asides[1:] == ("Mood was skipped on 10 days.",)
    assert (card.verdict, card.n, card.more, card.unit) == ("not_enough", 9, 1, "trial_pairs")
    assert (card.estimate, card.low, card.p, card.behind) == (None, None, None, ())
    assert card.method == sentences.HOW_FOUND["trial"]


@pytest.mark.parametrize(
    ("pairs", "measure", "people", "found"),
    [
        (14, "mood", "about two thirds of people", ", about 65 of 100 trials"),
        (17, "energy", "more than nine of ten people", ", at least about 65 of 100 trials"),
        (21, "stress", "more than nine of ten people", ", about 84 of 100 trials"),
        (28, "mood", "more than nine of ten people", ", about 94 of 100 trials"),
    ],
)
def test_what_to_expect_of_a_trial(pairs: int, measure: RatingName, people: str, found: str) -> None:
    missing, finds = sentences.trial_outlook(pairs, measure)
    assert missing.startswith(f"Of {pairs} pairs, {people} still have the 10 complete ones")
    assert finds.startswith(f"With all days rated and the coin followed{found} find a difference")
    assert finds.endswith("one half their size.")
    assert sentences.MEASURE_WORDS[measure] in finds


def test_a_result_needs_no_figures_where_none_were_worked_out() -> None:
    shown = TrialReport(walk(), TrialInsight("no_clear", 0, 10, 14), Adherence(0, 14, 0, 14))
    assert "no clear difference in mood (10 of 14 pairs complete)" in sentences.trial_ended(shown)
