"""Cards of skills: equal starts are compared, what was rated from memory is not, and little data says so."""

from datetime import UTC, datetime, time, timedelta, timezone
from random import Random

import msgspec
import pytest

from mindtui.domain.check_in import CheckIn
from mindtui.domain.record import Record
from mindtui.domain.skill import SkillRun
from mindtui.insights.cards.card import Card
from mindtui.insights.cards.jobs import AnyJob, LevelsJob
from mindtui.insights.levels import LevelMatched
from tests.insights.cards.lives import ago, by_key, check_in, deck_of, diary_of

WAITING = "Not enough yet: {} more uses of Box breathing followed by a check-in."


def run(
    days_ago: int,
    clock: str,
    skill: str = "box",
    name: str = "Box breathing",
    *,
    rated: tuple[int, int] = (7, 5),
) -> SkillRun:
    """A use of a skill on a day."""
    at = datetime.combine(ago(days_ago), time.fromisoformat(clock), UTC)
    before, after = rated
    return SkillRun(skill_id=skill, name=name, at=at, distress_before=before, distress_after=after)


def pair(days_ago: int, before: int, after: int, *, hours: int = 2) -> list[Record]:
    """Stress at 10:00 and some hours later."""
    return [
        check_in(days_ago, 5, stress=before, hour=10),
        check_in(days_ago, 5, stress=after, hour=10 + hours),
    ]


def upset(with_it: int, without: int) -> list[Record]:
    """From stress 8: down to 4 with the skill, to 7 without it; and starts at 3 that never had the skill."""
    records: list[Record] = []
    for day in range(with_it):
        records += [*pair(day, 8, 4), run(day, "11:00")]
    for day in range(with_it, with_it + without):
        records += pair(day, 8, 7)
    return [*records, *pair(100, 3, 3)]


def card_of(records: list[Record], skill: str = "box") -> Card:
    return by_key(deck_of(records))[f"skill.{skill}"]


def rows_of(records: list[Record]) -> list[tuple[int, int, int]]:
    """Stress before and after, and whether the skill was used, of the only skill."""
    [skill] = diary_of(records).skills
    return list(zip(skill.before, skill.after, skill.used, strict=True))


def test_a_fall_beyond_equal_moments_is_clear_with_its_counts() -> None:
    card = card_of(upset(8, 10))
    assert (card.verdict, card.n, card.n_other, card.family_size) == ("clear", 8, 10, 1)
    assert (card.estimate, card.low, card.high) == (-3, -3, -3)
    assert card.p is not None
    assert card.p <= 0.05
    assert card.headline == (
        "After Box breathing, self-rated stress at the next check-in differed by -3.0 points "
        "from equally stressful moments without it (95 % interval -3.0 to -3.0; 8 and 10 times)."
    )
    assert [*card.asides] == [
        (
            "Right after Box breathing, distress differed by -2.0 points from right before, on average "
            "(8 times). Some of that would have happened anyway."
        )
    ]
    assert card.details == ("8 of 8 uses came between two ratings of stress at most 6 hours apart.",)
    assert [(one.name, set(one.values), len(one.days)) for one in card.behind] == [
        ("change with it", {-4.0}, 8),
        ("change without it", {-1.0}, 10),
    ]


def test_the_same_fall_with_and_without_is_no_clear_difference() -> None:
    records: list[Record] = [record for day in range(20) for record in pair(day, 8, 4)]
    card = card_of([*records, *(run(day, "11:00") for day in range(0, 20, 2))])
    assert (card.verdict, card.estimate, card.p) == ("no_clear", 0, 1)
    assert card.headline == (
        "No clear difference yet between Box breathing and equally stressful moments without it "
        "(10 and 10 times)."
    )
    assert "distress differed by -2.0 points from right before, on average (10 times)" in card.asides[0]


@pytest.mark.parametrize(
    ("with_it", "without", "said", "more", "unit"),
    [
        (7, 10, WAITING.format(1).replace("uses", "use"), 1, "times_used"),
        (
            9,
            6,
            "Not enough yet: 2 more equally stressful moments without Box breathing.",
            2,
            "times_not_used",
        ),
        (8, 0, WAITING.format(8), 8, "times_used"),
    ],
)
def test_too_few_on_a_side_say_how_many_more(
    with_it: int, without: int, said: str, more: int, unit: str
) -> None:
    card = card_of(upset(with_it, without))
    assert (card.headline, card.verdict, card.more, card.unit) == (said, "not_enough", more, unit)
    assert (card.estimate, card.p, card.behind) == (None, None, ())


def test_without_a_use_there_is_no_card() -> None:
    assert not [card for card in deck_of(upset(0, 30)).cards if card.family == "skill"]
    assert diary_of(upset(0, 30)).skills == ()


def test_a_use_without_ratings_or_check_ins_says_only_what_is_missing() -> None:
    bare = SkillRun(skill_id="box", name="Box breathing", at=datetime(2026, 11, 20, 9, tzinfo=UTC))
    card = card_of([bare])
    assert (card.headline, card.asides, card.n) == (WAITING.format(8), (), 0)
    assert card.details == ("0 of 1 use came between two ratings of stress at most 6 hours apart.",)


def test_a_row_is_a_check_in_that_another_follows_within_six_hours_of_the_same_day() -> None:
    assert rows_of([*pair(3, 8, 4, hours=6), run(3, "12:00")]) == [(8, 4, 1)]
    assert rows_of([*pair(3, 8, 4, hours=7), run(3, "12:00")]) == []
    late = [check_in(3, 5, stress=6, hour=23), check_in(2, 5, stress=2, hour=4), run(2, "01:00")]
    assert rows_of(late) == []
    thrice = [*pair(3, 8, 4), check_in(3, 5, stress=1, hour=15), run(3, "13:00")]
    assert rows_of(thrice) == [(8, 4, 0), (4, 1, 1)]


def test_a_use_counts_from_the_first_check_in_until_before_the_next() -> None:
    assert rows_of([*pair(3, 8, 4), run(3, "10:00")]) == [(8, 4, 1)]
    assert rows_of([*pair(3, 8, 4), run(3, "12:00")]) == [(8, 4, 0)]
    assert rows_of([*pair(3, 8, 4), run(3, "09:59")]) == [(8, 4, 0)]


def test_two_uses_in_one_moment_are_one_row_and_two_uses() -> None:
    [skill] = diary_of([*pair(3, 8, 4), run(3, "10:30"), run(3, "11:00"), run(3, "20:00")]).skills
    assert (skill.used, skill.between, skill.times) == ((1,), 2, 3)


def test_what_was_recalled_or_is_about_a_whole_day_or_has_no_stress_is_left_out() -> None:
    first, last = pair(3, 8, 4)
    between = datetime.combine(ago(3), time(11), UTC)
    others: list[Record] = [
        CheckIn(at=between, mood=3, stress=9, recalled=True),
        CheckIn(at=between, mood=3, stress=9, whole_day=True),
        CheckIn(at=between, mood=3),
    ]
    assert rows_of([first, *others, last, run(3, "11:30")]) == [(8, 4, 1)]
    assert rows_of([first, *others, run(3, "11:30")]) == []


def test_records_out_of_order_make_the_same_cards() -> None:
    records = upset(8, 10)
    mixed = list(records)
    Random(3).shuffle(mixed)
    assert deck_of(mixed) == deck_of(records)


def test_in_two_zones_of_one_day_the_time_that_passed_counts() -> None:
    east = timezone(timedelta(hours=9))
    abroad = CheckIn(at=datetime(2026, 11, 20, 9, tzinfo=east), stress=8)
    near = CheckIn(at=datetime(2026, 11, 20, 5, tzinfo=UTC), stress=3)
    far = CheckIn(at=datetime(2026, 11, 20, 10, tzinfo=UTC), stress=4)
    used = SkillRun(skill_id="box", at=datetime(2026, 11, 20, 13, tzinfo=east))
    assert rows_of([abroad, near, used]) == [(8, 3, 1)]
    assert rows_of([abroad, far, used]) == []


def test_two_check_ins_of_one_minute_do_not_follow_each_other() -> None:
    assert rows_of([*pair(3, 8, 4, hours=0), run(3, "10:00")]) == []


def test_each_skill_is_tested_by_itself_and_goes_by_its_last_name() -> None:
    records = upset(8, 10)
    records += [run(day, "11:30", "walk", "") for day in range(3)]
    records += [run(day, "11:30", "walk", f"Walk {day}") for day in (5, 4)]
    box, walk = card_of(records), card_of(records, "walk")
    assert box == card_of(upset(8, 10))
    assert walk.headline == "Not enough yet: 3 more uses of Walk 4 followed by a check-in."
    assert (walk.n, walk.n_other) == (5, 13)


def test_only_uses_of_the_last_twenty_six_weeks_up_to_today_count() -> None:
    assert diary_of([run(182, "11:00"), run(-1, "11:00")]).skills == ()
    assert [one.times for one in diary_of([run(181, "11:00"), run(0, "11:00")]).skills] == [2]


def test_the_job_and_its_answer_travel_to_another_process() -> None:
    [skill] = diary_of(upset(8, 10)).skills
    job: AnyJob = LevelsJob(skill.before, skill.after, skill.used)
    there = msgspec.msgpack.decode(msgspec.msgpack.encode(job), type=AnyJob)
    answer = there.run()
    assert there == job
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(answer), type=LevelMatched) == answer
