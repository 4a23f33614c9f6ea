"""The cards of whole journals: what they say, in which order, and what little or odd data make of them."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, timezone
from statistics import fmean

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mindtui.domain.check_in import RATINGS, CheckIn
from mindtui.domain.plan import ASPECTS, Actual
from mindtui.domain.record import Record
from mindtui.domain.skill import SkillRun
from mindtui.insights import sentences
from mindtui.insights.cards.card import Card
from mindtui.insights.cards.deck import cards
from mindtui.insights.cards.diary import LINKED
from mindtui.insights.cards.links import with_interval
from mindtui.insights.links import Q_LEVEL, assess_links
from tests.insights.cards.lives import (
    NOW,
    TODAY,
    ago,
    by_key,
    check_in,
    deck_of,
    demo_deck,
    demo_diary,
    demo_journal,
    diary_of,
    done,
)


def coffee_days(weeks: int = 12) -> list[Record]:
    """Mood 4 and 5 by turns, and 3 more on days with coffee, which move through the week."""
    days = range(weeks * 7)
    with_coffee = {day for day in days if day % 9 in (0, 4)}
    return [
        check_in(day, 4 + day % 2 + 3 * (day in with_coffee), tags=["coffee"] if day in with_coffee else [])
        for day in days
    ]


def test_the_demo_cards_say_what_its_records_say() -> None:
    deck = by_key(demo_deck())
    check_ins = [one for one in demo_journal().all(CheckIn) if ago(181) <= one.at.date() <= TODAY]
    rated: dict[int, list[int]] = {}
    for one in check_ins:
        if one.stress is not None:
            rated.setdefault(one.at.date().toordinal(), []).append(one.stress)
    tagged = {one.at.date().toordinal() for one in check_ins if "deadline" in one.tags}
    card = deck["same_day.stress.tag:deadline"]
    with_it, without = card.behind
    assert set(with_it.days) <= tagged
    assert not set(without.days) & tagged
    assert dict(zip(with_it.days, with_it.values, strict=True)) == {
        day: fmean(rated[day]) for day in with_it.days
    }
    assert (card.n, card.n_other) == (len(with_it.days), len(without.days))
    assert card.verdict == "clear"
    assert card.estimate == pytest.approx(fmean(with_it.values) - fmean(without.values), abs=0.3)
    assert f"{card.n} days with, {card.n_other} without" in card.headline


def test_a_tag_that_goes_with_mood_is_clear_with_its_difference() -> None:
    card = by_key(deck_of(coffee_days()))["same_day.mood.tag:coffee"]
    assert card.verdict == "clear"
    assert card.estimate == pytest.approx(3, abs=0.3)
    assert card.low is not None
    assert card.high is not None
    assert card.low < 3 < card.high
    assert card.headline.startswith("#coffee goes with a difference of +")
    assert card.coverage == "Logged 84 of 84 days."
    assert [series.name for series in card.behind] == ["days with #coffee", "days without"]


def test_cards_stand_clear_first_then_unclear_then_what_lacks_least() -> None:
    deck = demo_deck().cards
    ranks = [("clear", "described", "no_clear", "not_enough").index(card.verdict) for card in deck]
    assert ranks == sorted(ranks)
    assert {card.family for card in deck if card.verdict == "described"} == {"usual_range"}
    waiting = [card.more for card in deck if card.verdict == "not_enough"]
    assert waiting == sorted(waiting)
    assert min(waiting) > 0
    assert {card.more for card in deck if card.verdict != "not_enough"} == {0}


def test_every_card_has_a_sentence_its_coverage_and_its_method() -> None:
    for card in demo_deck().cards:
        assert card.headline.endswith(".")
        assert card.coverage
        assert card.method == sentences.HOW_FOUND[card.family]


def test_the_same_journal_gives_the_same_cards() -> None:
    assert cards(demo_diary()) == demo_deck()


def test_a_figure_stands_on_a_card_only_once_there_is_enough() -> None:
    for card in demo_deck().cards:
        if card.verdict == "not_enough":
            assert (card.estimate, card.low, card.high, card.p, card.q) == (None,) * 5


def test_links_show_an_interval_only_where_they_are_clear() -> None:
    links = [card for card in demo_deck().cards if card.family in ("same_day", "next_day")]
    assert {card.low is not None for card in links if card.verdict == "clear"} == {True}


def test_a_link_that_is_not_clear_has_an_interval_once_it_is_opened() -> None:
    deck = [card for card in demo_deck().cards if card.family in ("same_day", "next_day") and not card.more]
    clear = next(card for card in deck if card.verdict == "clear")
    assert with_interval(clear) is clear
    again = with_interval(replace(clear, low=None, high=None))
    assert again.low == pytest.approx(clear.low, abs=0.1)
    assert again.high == pytest.approx(clear.high, abs=0.1)
    for card in [card for card in deck if card.verdict == "no_clear"][:60:20]:
        opened = with_interval(card)
        assert None not in (opened.low, opened.estimate, opened.high)
        assert replace(opened, low=None, high=None) == card
        middle = ((opened.low or 0) + (opened.high or 0)) / 2
        assert middle == pytest.approx(card.estimate)
    trend = by_key(demo_deck())["trend.mood"]
    assert with_interval(trend) is trend


def test_whoever_asks_for_all_figures_gets_the_interval_of_every_link() -> None:
    diary = diary_of([*coffee_days(), *(check_in(day, 5, tags=["tea"]) for day in range(0, 84, 6))])
    quick, full = by_key(cards(diary)), by_key(cards(diary, every_interval=True))
    assert quick.keys() == full.keys()
    unclear = [key for key, card in quick.items() if card.estimate is not None and card.low is None]
    assert "same_day.mood.tag:tea" in unclear
    for key in unclear:
        assert replace(full[key], low=None, high=None) == quick[key]
        opened = with_interval(quick[key])
        assert (full[key].low, full[key].high) == pytest.approx((opened.low, opened.high), abs=0.2)
    assert not [card for card in full.values() if card.estimate is not None and card.low is None]


ODD: dict[str, tuple[Callable[[], list[Record]], dict[str, str]]] = {
    "empty": (
        list,
        {
            "trend.mood+energy+stress": (
                "Trend in mood, energy and self-rated stress: not enough yet: 28 more days with a rating."
            ),
            "weekend.mood+stress": (
                "Weekends with mood and self-rated stress: not enough yet: 8 more weeks of check-ins."
            ),
            "usual-range.mood+energy+stress": (
                "Usual range of mood, energy and self-rated stress: not enough yet: "
                "28 more days with a rating."
            ),
            "prediction.pleasure+mastery+difficulty": (
                "What you expect of pleasure, mastery and difficulty: not enough yet: 8 more rated occasions."
            ),
        },
    ),
    "one record": (
        lambda: [check_in(0, 6)],
        {
            "trend.mood": "Trend in mood: not enough yet: 27 more days with a rating.",
            "trend.energy+stress": (
                "Trend in energy and self-rated stress: not enough yet: 28 more days with a rating."
            ),
            "weekend.mood": "Weekends and mood: not enough yet: 8 more weeks of check-ins.",
        },
    ),
    "all equal": (
        lambda: [check_in(day, 5) for day in range(90)],
        {
            "trend.mood": "No clear trend in mood yet (90 of 90 days logged). "
            "Slow changes often need more days than this to show.",
            "weekend.mood": "No clear weekend difference in mood yet (12 weeks).",
            "usual-range.mood": "Your mood was 5.0 on every day with a rating (90 days).",
        },
    ),
    "few days without": (
        lambda: [check_in(day, day % 5, tags=["tea"] if day >= 3 else []) for day in range(60)],
        {"same_day.mood.tag:tea": "#tea and mood: not enough yet: 2 more days without #tea."},
    ),
    "few days with": (
        lambda: [check_in(day, day % 5, stress=4, tags=["tea"] if day < 2 else []) for day in range(60)],
        {
            "same_day.mood+stress.tag:tea": (
                "#tea with mood and self-rated stress: not enough yet: 3 more days with #tea."
            )
        },
    ),
    "few days at all": (
        lambda: [check_in(day, day % 5, tags=["tea", "rain"]) for day in range(9)],
        {"same_day.mood.all": ("Tags and activities and mood: not enough yet: 19 more days with a rating.")},
    ),
    "all days ahead": (
        lambda: [check_in(-day, 5, tags=["tea"]) for day in range(1, 60)],
        {
            "trend.mood+energy+stress": (
                "Trend in mood, energy and self-rated stress: not enough yet: 28 more days with a rating."
            ),
        },
    ),
    "a plan done a few times": (
        lambda: [done(day) for day in range(3)],
        {
            "before-after.activity:walk": (
                "Mood before and after “Walk”: not enough yet: 5 more rated occasions."
            )
        },
    ),
}


@pytest.mark.parametrize("life", ODD)
def test_little_or_odd_data_have_their_sentences(life: str) -> None:
    records, said = ODD[life]
    deck = by_key(deck_of(records()))
    assert {key: deck[key].headline for key in said} == said


def test_days_before_the_first_check_in_are_no_gap() -> None:
    """A diary of a month has no two months of hidden days, and may be told of a trend."""
    deck = by_key(deck_of([check_in(day, day % 5) for day in range(30) if day != 4]))
    for key in ("trend.mood", "usual-range.mood", "weekend.mood"):
        assert deck[key].coverage == "Logged 29 of 30 days; gaps can hide hard days."
    assert deck["trend.mood"].verdict != "not_enough"
    early = by_key(deck_of([check_in(day, 9 - day // 5) for day in range(30)]))["trend.mood"]
    assert early.headline.startswith("Since Oct 25, mood has moved +")
    nothing = by_key(deck_of([]))
    assert nothing["trend.mood+energy+stress"].coverage == "Nothing of it is logged yet."
    done_nothing = nothing["prediction.pleasure+mastery+difficulty"]
    assert done_nothing.coverage == "No plan was done in the last year."


@pytest.mark.parametrize("days", [20, 40, 59, 80])
def test_a_young_diary_has_enough_for_a_trend_after_just_the_days_it_was_said_to_lack(days: int) -> None:
    """Each day that comes is one more to be logged two thirds of, until the window is full."""

    def after(more: int) -> Card:
        records = [check_in(day, day % 5) for day in range(more)]
        records += [check_in(more + day, day % 5) for day in range(0, days + 1, 2)]
        return by_key(deck_of(records))["trend.mood"]

    more = after(0).more
    assert (after(more - 1).more, after(more).more) == (1, 0)


def test_a_trend_begins_where_its_measure_was_first_asked_for() -> None:
    mood_alone = [check_in(day, 5) for day in range(30, 60)]
    both = [check_in(day, 5, stress=10 - day // 3) for day in range(30)]
    found = by_key(deck_of([*mood_alone, *both]))
    card = found["trend.stress"]
    assert (card.verdict, card.coverage) == ("clear", "Logged 30 of 30 days.")
    assert found["usual-range.stress"].coverage == found["weekend.stress"].coverage == card.coverage
    assert found["trend.mood"].coverage == "Logged 60 of 60 days."
    assert card.headline.startswith("Since Oct 25, self-rated stress has moved +2.3 points a week")
    # Rated once before the window: what lies between is a gap.
    card = by_key(deck_of([*mood_alone, *both, check_in(100, 5, stress=5)]))["trend.stress"]
    assert (card.verdict, card.more) == ("not_enough", 30)


def test_behind_a_card_of_weekends_stand_the_weeks_that_are_compared_and_no_others() -> None:
    card = by_key(demo_deck())["weekend.mood"]
    free, working = card.behind
    assert free.days == working.days
    assert len(free.days) == card.n
    assert card.estimate == pytest.approx(fmean(free.values) - fmean(working.values))


def test_another_weekend_gives_other_figures_which_say_whose_they_are() -> None:
    """Mood is 3 higher on Fridays and Saturdays; what is done on half of the Saturdays goes with nothing."""
    free = {day: ago(day).weekday() in (4, 5) for day in range(84)}
    records = [
        check_in(day, 5 + 3 * free[day], tags=["rest"] if ago(day).weekday() == 5 and day % 2 else [])
        for day in free
    ]
    usual, own = cards(diary_of(records)), cards(diary_of(records, weekend=(4, 5)))
    for deck, size, named in ((usual, 0.9, ""), (own, 3.0, " (Friday, Saturday)")):
        card = by_key(deck)["weekend.mood"]
        assert card.estimate == pytest.approx(size)
        assert card.headline.startswith(f"On weekends{named} mood differs by +{size} points from weekdays (")
        above, below = card.behind
        assert fmean(above.values) - fmean(below.values) == pytest.approx(size)
        assert card.method.endswith(" Your weekend: Friday and Saturday.") == bool(named)
    link = by_key(own)["same_day.mood.tag:rest"]
    assert link.estimate == pytest.approx(0)
    assert link.method == sentences.how_found("same_day", (4, 5))
    assert (with_interval(link, own.weekend).low, with_interval(link, own.weekend).high) == (0, 0)
    assert by_key(usual)["same_day.mood.tag:rest"].estimate == pytest.approx(2)


def test_what_lacks_the_same_is_said_once_for_all_tags() -> None:
    deck = deck_of([check_in(day, day % 5, stress=3, tags=[f"tag {day % 3}"]) for day in range(20)])
    assert [card.key for card in deck.cards if card.family == "same_day"] == ["same_day.mood+stress.all"]


def test_a_tag_used_once_has_no_card() -> None:
    deck = deck_of([*coffee_days(), check_in(3, 5, tags=["once"])])
    assert not [card for card in deck.cards if "once" in card.key]


def test_a_rating_that_was_always_skipped_says_so() -> None:
    card = by_key(deck_of([check_in(day, None) for day in range(40)]))["trend.mood"]
    assert (card.verdict, card.n) == ("not_enough", 0)
    assert card.asides == ("Mood was skipped on 40 days.",)
    mostly = [*(check_in(day, 5 + day % 2) for day in range(70)), check_in(71, None)]
    assert by_key(deck_of(mostly))["trend.mood"].asides == ()


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(-3, 200),
            st.none() | st.integers(0, 10),
            st.none() | st.integers(0, 10),
            st.lists(st.sampled_from(["a", "A", "b"]), max_size=2, unique=True),
        ),
        max_size=60,
    ),
    st.lists(st.tuples(st.integers(-3, 200), st.sampled_from(["x", "y"]), st.integers(0, 10)), max_size=20),
    st.lists(st.tuples(st.integers(-3, 200), st.sampled_from(["x", "y"]), st.integers(0, 23)), max_size=20),
    st.integers(1, 400),
)
def test_any_journal_has_its_cards(
    rows: list[tuple[int, int | None, int | None, list[str]]],
    plans: list[tuple[int, str, int]],
    runs: list[tuple[int, str, int]],
    window: int,
) -> None:
    records: list[Record] = [
        check_in(day, mood, stress=stress, tags=tags, hour=n % 20 + 4)
        for n, (day, mood, stress, tags) in enumerate(rows)
    ]
    records += [done(day, label, after=after) for day, label, after in plans]
    records += [
        SkillRun(skill_id=skill, at=datetime.combine(ago(day), time(hour), UTC)) for day, skill, hour in runs
    ]
    deck = deck_of(records, window=window)
    by_key(deck)
    about = Counter((card.family, measure) for card in deck.cards for measure in card.measures)
    for measure in RATINGS:
        assert (about["trend", measure], about["usual_range", measure]) == (1, 1)
        assert about["weekend", measure] == (measure in LINKED)
    guessed = [card.key.removeprefix("prediction.") for card in deck.cards if card.family == "prediction"]
    assert sorted("+".join(guessed).split("+")) == sorted(ASPECTS)
    for card in deck.cards:
        assert (card.more > 0) == (card.verdict == "not_enough") == bool(card.unit)


def test_ratings_that_were_only_recalled_say_so() -> None:
    card = by_key(deck_of([check_in(day, day % 7, recalled=True) for day in range(80)]))["trend.mood"]
    assert sentences.ALL_RECALLED in card.asides


def test_ratings_at_the_ends_say_that_small_changes_cannot_show() -> None:
    card = by_key(deck_of([check_in(day, 10 if day % 4 == 0 else 6) for day in range(80)]))["trend.mood"]
    assert sentences.EDGES in card.asides


def test_the_order_in_which_records_came_changes_nothing() -> None:
    days = coffee_days()
    shuffled = [*days[1::2], *reversed(days[::2])]
    assert deck_of(shuffled) == deck_of(days)


def test_two_time_zones_in_a_day_are_one_day() -> None:
    east = timezone(timedelta(hours=9))
    plain = [check_in(day, 4 + day % 3) for day in range(70)]
    abroad = datetime(2026, 11, 20, 9, tzinfo=east)
    both = [*plain, CheckIn(at=abroad, mood=9)]
    card = by_key(deck_of(both))["trend.mood"]
    values = dict(zip(card.behind[0].days, card.behind[0].values, strict=True))
    assert values[abroad.date().toordinal()] == (9 + 4 + 3 % 3) / 2
    assert card.n == 70


def test_days_that_have_not_come_yet_count_nowhere() -> None:
    """A clock that was set back leaves such records behind."""
    later = [CheckIn(at=NOW + timedelta(days=day), mood=10, tags=("coffee",)) for day in range(1, 40)]
    deck = deck_of([*coffee_days(), *later])
    assert deck.cards == deck_of(coffee_days()).cards
    assert deck.notes == (sentences.dated_later(39),)
    assert sentences.dated_later(1).startswith("1 check-in is dated after today and left out: the clock was")


def test_an_improvement_from_the_first_days_on_is_put_in_its_place_once() -> None:
    better = [check_in(day, 9 - day // 12, stress=1 + day // 12) for day in range(90)]
    asides = [aside for card in deck_of(better).cards for aside in card.asides]
    assert asides.count(sentences.FIRST_RISE) == 1
    worse = [check_in(day, 1 + day // 12, stress=9 - day // 12) for day in range(90)]
    assert not [card for card in deck_of(worse).cards if sentences.FIRST_RISE in card.asides]


def test_a_drift_is_told_of_only_where_days_were_picked() -> None:
    steady = [check_in(day, 6 + day % 2) for day in range(60, 150)]
    low = [check_in(day, 2 + day % 2) for day in range(60)]
    assert not [card for card in deck_of([*steady, *low]).cards if card.family == "drift"]
    picked = diary_of([*steady, *low], typical=(ago(149), ago(60)))
    card = by_key(cards(picked))["drift.mood"]
    assert card.verdict in ("clear", "no_clear")
    once = [*steady, *low[45:], *(check_in(day, 6 + day % 2) for day in range(45))]
    card = by_key(cards(diary_of(once, typical=(ago(149), ago(60)))))["drift.mood"]
    assert (card.verdict, card.estimate, card.n, card.n_other) == ("no_clear", None, 60, 90)
    assert card.headline.startswith(
        "No new drift in mood from your days of Jun 27 to Sep 24 yet (60 days since). The last notice was on "
    )
    assert card.headline.endswith(": it had been running below your usual range.")
    recent = diary_of([*steady, *low[:10]], typical=(ago(149), ago(60)))
    card = by_key(cards(recent))["drift.mood"]
    assert card.headline.startswith("Your mood has been running below your usual range for about ")
    assert card.verdict == "clear"
    assert card.estimate == pytest.approx(-4, abs=0.5)
    assert card.asides == (
        "Noticed on Nov 20. Usual here are your days of Jun 27 to Sep 24, with a mean of 6.5.",
    )
    typical, of_the_drift = card.behind
    assert card.estimate == pytest.approx(fmean(of_the_drift.values) - fmean(typical.values))
    assert (card.n, card.n_other) == (len(of_the_drift.days), len(typical.days)) == (7, 90)
    waiting = by_key(cards(diary_of(steady[:20], typical=(ago(149), ago(60)))))["drift.mood"]
    assert waiting.headline == (
        "Drift of mood from your typical days: not enough yet: 36 more days with a rating."
    )


def test_every_tag_and_activity_against_one_outcome_is_judged_together() -> None:
    links = [card for card in demo_deck().cards if card.family in ("same_day", "next_day") and not card.more]
    families: dict[str, list[Card]] = {}
    for card in links:
        families.setdefault(".".join(card.key.split(".")[:2]), []).append(card)
    assert set(families) == {"same_day.mood", "same_day.stress", "next_day.mood", "next_day.stress"}
    for family in families.values():
        assert {card.family_size for card in family} == {len(family)}


def test_what_was_done_on_a_day_without_a_check_in_says_nothing_of_the_day_after() -> None:
    """Days without it are known only where they were logged: hard days would count on one side alone."""
    records: list[Record] = [check_in(day, 3 + day % 4) for day in range(84) if day % 7]
    records += [done(day) for day in range(0, 84, 2)]
    deck = by_key(deck_of(records))
    same, after = deck["same_day.mood.activity:walk"], deck["next_day.mood.activity:walk"]
    assert (same.n, same.n_other) == (33, 33)
    assert not {day - 1 for day in after.behind[0].days} - set(same.behind[0].days)
    assert (after.n, after.n_other) == (28, 27)


def test_verdicts_and_figures_are_those_of_assess_links() -> None:
    diary = demo_diary()
    days = range(diary.today - 181, diary.today + 1)
    stress = dict(zip(diary.measures["stress"].days, diary.measures["stress"].means, strict=True))
    exposures = {
        one.key: [1 if day in one.days else 0 if day in diary.logged else None for day in days]
        for one in diary.exposures
    }
    deck = by_key(demo_deck())
    for link in assess_links(list(days), [stress.get(day) for day in days], exposures, q_level=Q_LEVEL):
        card = deck.get(f"same_day.stress.{link.name}")
        if card is None or link.verdict == "not_enough":
            continue
        assert (card.verdict, card.estimate) == (link.verdict, link.difference)
        assert (card.n, card.n_other) == (link.n_with, link.n_without)
        if card.verdict == "clear":
            assert (card.low, card.high, card.p, card.q) == (link.low, link.high, link.p, link.q)
        else:
            assert card.q in (None, link.q)


def test_activities_are_judged_together_before_and_after_too() -> None:
    """Of many activities that change nothing, one in twenty would be clear by itself."""
    changes = [[1] * 8, *([[1, -1] * 4] * 19)]
    plans = [
        done(day, f"Thing {n}", before=5, after=5 + change)
        for n, one in enumerate(changes)
        for day, change in enumerate(one)
    ]
    lone = [done(day, "Thing 0", before=5, after=6) for day in range(8)]
    assert by_key(deck_of(lone))["before-after.activity:thing 0"].verdict == "clear"
    card = by_key(deck_of(plans))["before-after.activity:thing 0"]
    assert (card.verdict, card.family_size) == ("no_clear", 20)
    assert card.headline == "No clear change in mood from before to after “Thing 0” yet (8 times)."


def test_plans_that_were_told_of_later_are_counted_as_such() -> None:
    plans = [done(day) for day in range(8)]
    later = [*plans[:5], *(replace(plan, recalled=True) for plan in plans[5:])]
    unrated = replace(done(9), mood_before=None, actual=Actual(), recalled=True)
    deck = by_key(deck_of([*later, unrated]))
    assert deck["before-after.activity:walk"].coverage == "Rated 8 of 9 times it was done; 3 told later."
    assert deck["prediction.pleasure"].coverage == (
        "Guessed and rated 8 of 9 plans that were done; 3 told later."
    )
    all_later = by_key(deck_of([replace(plan, recalled=True) for plan in plans]))
    assert all_later["prediction.pleasure"].coverage == (
        "Guessed and rated 8 of 8 plans that were done; all of these were told later, from memory."
    )


def test_beyond_a_hundred_tags_the_most_frequent_are_compared() -> None:
    tags = [[f"tag {(day * 7 + n) % 120}" for n in range(8)] for day in range(60)]
    [note] = deck_of([check_in(day, day % 5, tags=words) for day, words in enumerate(tags)]).notes
    assert note.startswith("The 100 most frequent tags and activities of the last 26 weeks are compared; ")
    assert note.endswith("; 20 others are left out.")


def test_progress_counts_every_job_and_what_it_raises_ends_the_work() -> None:
    seen: list[tuple[int, int]] = []
    diary = demo_diary()
    cards(diary, progress=lambda n, total: seen.append((n, total)))
    total = seen[0][1]
    assert seen == [(n, total) for n in range(total + 1)]

    def stop(n: int, _total: int) -> None:
        if n == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        cards(diary, progress=stop)


def test_a_card_travels_as_json() -> None:
    for card in demo_deck().cards[:20]:
        assert msgspec.json.decode(msgspec.json.encode(card), type=Card) == card
