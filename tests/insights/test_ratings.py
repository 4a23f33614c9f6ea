"""What a measure was on each day: whose day it is, what was recalled, and what was refused."""

from datetime import date, time, timedelta

from mindtui.domain.check_in import CheckIn
from mindtui.domain.journal import Journal
from mindtui.insights.ratings import Measured, measured_between
from tests.support.app import NOW, moment

MONDAY = date(2026, 11, 23)


def mood_of(*check_ins: CheckIn, day_starts_at: time = time(4), days: int = 1) -> Measured:
    """Mood on Monday, or on the days up to it."""
    journal = Journal(day_starts_at=day_starts_at)
    with journal.batch("made up", NOW):
        for one in check_ins:
            journal.add(one, NOW)
    return measured_between(journal, "mood", MONDAY - timedelta(days=days - 1), MONDAY)


def test_a_rating_counts_for_the_day_that_the_person_calls_so() -> None:
    night = CheckIn(at=moment("2026-11-24 05:30"), mood=2)
    assert mood_of(night) == Measured()
    assert mood_of(night, day_starts_at=time(6)).means == (2.0,)


def test_a_day_is_recalled_only_where_all_its_ratings_are() -> None:
    recalled = CheckIn(at=moment("2026-11-23 12:00"), mood=10, recalled=True)
    fresh = CheckIn(at=moment("2026-11-23 13:00"), mood=5)
    assert mood_of(recalled).all_recalled
    found = mood_of(recalled, fresh)
    assert (found.means, found.counts, found.at_ends, found.all_recalled) == ((7.5,), (2,), (1,), False)
    assert not mood_of().all_recalled


def test_a_day_is_skipped_only_where_no_moment_of_it_has_a_rating() -> None:
    refused = CheckIn(at=moment("2026-11-23 12:00"), skipped=("mood",))
    others = [
        CheckIn(at=moment("2026-11-23 13:00"), stress=5),
        CheckIn(at=moment("2026-11-22 13:00"), skipped=("stress",)),
    ]
    assert mood_of(refused, *others, days=2).skipped == (MONDAY.toordinal(),)
    assert mood_of(refused, CheckIn(at=moment("2026-11-23 14:00"), mood=5)).skipped == ()
