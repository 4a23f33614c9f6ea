"""Searching, the person's own words, the catalog, waking times and scales."""

from datetime import UTC, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from mindtui.domain.activity import AREAS, Activity, Area, Catalog, Limits
from mindtui.domain.avoidance import AvoidanceMap, Try
from mindtui.domain.check_in import CheckIn, Event, Feeling, WakeTime
from mindtui.domain.ladder import Ladder, Rung
from mindtui.domain.moment import moment_in_words
from mindtui.domain.plan import Plan
from mindtui.domain.query import found, newest_first
from mindtui.domain.record import Record
from mindtui.domain.scale import read_number, read_rating
from mindtui.domain.text import one_line
from mindtui.domain.vocabulary import recent_feelings, recent_tags
from mindtui.domain.waking import placed, slot_at, waking
from mindtui.domain.when import When
from mindtui.errors import UsageError
from tests.domain.moments import NOON, TODAY, journal, mood


def test_search_finds_every_word_anywhere_a_person_wrote() -> None:
    book = journal()
    note = book.add(CheckIn(at=NOON, note="Walked by the River"), NOON)
    tag = book.add(CheckIn(at=NOON - timedelta(hours=1), mood=3, tags=("river", "work")), NOON)
    event = book.add(CheckIn(at=NOON - timedelta(hours=2), mood=3, event=Event("river flood")), NOON)
    feeling = book.add(CheckIn(at=NOON - timedelta(hours=3), feelings=(Feeling("calm"),)), NOON)
    plan = book.add(Plan(label="Swim", day=TODAY - timedelta(days=1), first_step="cycle to the river"), NOON)
    rungs = (Rung("Look at the river"), Rung("Put a foot in"))
    ladder = book.add(Ladder(goal="Swim in the lake", rungs=rungs), NOON - timedelta(days=2))
    assert found(book, "river") == [note, tag, event, plan, ladder]
    assert found(book, "lake foot") == [ladder]
    assert found(book, "RIVER walked") == [note]
    assert found(book, "#river") == [tag]
    assert found(book, "calm") == [feeling]
    assert found(book, "nowhere") == []
    assert found(book, " ") == newest_first(book)


def test_newest_comes_first_areas_and_maps_on_the_day_they_were_made() -> None:
    book = journal()
    old = book.add(mood(3, NOON - timedelta(days=4)), NOON)
    area = book.add(Area(key="body", name="Body", value="Sleep enough"), NOON - timedelta(days=1))
    new = book.add(mood(3), NOON)
    mapped = book.add(AvoidanceMap(trigger="A letter", tries=(Try(TODAY, "avoidance", 3, "TV"),)), NOON)
    assert newest_first(book)[2:] == [area, old]
    assert set(newest_first(book)[:2]) == {mapped, new}
    assert (found(book, "enough"), found(book, "letter tv")) == ([area], [mapped])


def test_the_persons_day_orders_before_the_clock() -> None:
    book = journal()
    midnight = datetime(2026, 11, 24, 0, 30, tzinfo=NOON.tzinfo)
    records = [
        book.add(Plan(label="Stars", day=TODAY, start=time(1)), NOON),
        book.add(mood(5, midnight), NOON),
        book.add(mood(6, NOON.replace(hour=23, minute=50)), NOON),
        book.add(Plan(label="Breakfast", day=TODAY, start=time(8)), NOON),
        book.add(WakeTime(day=TODAY, time=time(3, 30)), NOON),
        book.add(Plan(label="Some time", day=TODAY - timedelta(days=1)), NOON),
        book.add(CheckIn(at=NOON - timedelta(days=1), mood=4, whole_day=True), NOON),
        book.add(mood(3, NOON.replace(hour=23) - timedelta(days=1)), NOON),
    ]
    newest = newest_first(book)
    assert newest[:5] == records[:5]
    assert set(newest[5:7]) == set(records[5:7])
    assert newest[7:] == records[7:]
    days = [book.day_of(record) for record in newest]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (mood(5), "12:00"),
        (mood(5, NOON - timedelta(days=1)), "yesterday 12:00"),
        (CheckIn(at=NOON - timedelta(days=3), mood=5, whole_day=True), "Fri, Nov 20"),
        (CheckIn(at=NOON, mood=5, whole_day=True), "today"),
        (Plan(label="Read", day=TODAY), "today"),
        (Plan(label="Read", day=TODAY + timedelta(days=1), start=time(9)), "tomorrow 09:00"),
        (Plan(label="Stars", day=TODAY, start=time(1)), "01:00"),
        (WakeTime(day=TODAY, time=time(6, 5)), "06:05"),
        (Activity(label="Walk", area="body", created_at=NOON), "12:00"),
    ],
)
def test_an_hour_is_named_only_where_somebody_gave_one(record: Record, words: str) -> None:
    assert moment_in_words(record, journal(), TODAY) == words


def test_own_words_come_most_recent_first_each_once() -> None:
    book = journal()
    book.add(CheckIn(at=NOON - timedelta(days=2), tags=("work", "Garden"), feelings=(Feeling("calm"),)), NOON)
    book.add(CheckIn(at=NOON, tags=("garden",), feelings=(Feeling("sad"), Feeling("calm"))), NOON)
    assert recent_tags(book) == ["garden", "work"]
    assert recent_feelings(book) == ["sad", "calm"]


WALK = Activity(id="walk", label="Walk", area="body", source="catalog")
TALK = Activity(
    id="talk", label="Talk a walk over", area="connect", kind="necessary", social="with", source="catalog"
)
OWN = Activity(id="own", label="Zen walk", area="play")
GONE = Activity(id="gone", label="Walk backwards", area="play", archived=True)
COPY = Activity(id="walk", label="Walk", area="play")
SIDEWALK = Activity(
    id="side",
    label="Draw on the sidewalk",
    area="play",
    effort=1,
    cost=1,
    social="solo",
    place="out",
    minutes=5,
)


def test_the_catalog_looks_in_label_area_and_kind() -> None:
    catalog = Catalog([OWN, GONE], [WALK, TALK], AREAS | {"play": "Jeux"})
    assert [item.id for item in catalog.search("people")] == ["talk"]
    assert [item.id for item in catalog.search("necessary talk")] == ["talk"]
    assert [item.id for item in catalog.search("jeux")] == ["own"]
    assert catalog.search("nothing like it") == []


def test_own_activities_are_equal_in_rank_and_a_better_match_comes_first() -> None:
    catalog = Catalog([OWN, GONE], [WALK, TALK, SIDEWALK])
    assert [item.id for item in catalog.search("")] == ["side", "talk", "walk", "own"]
    assert [item.id for item in catalog.search("walk")] == ["walk", "talk", "own", "side"]
    assert [item.id for item in catalog.search("body walk")] == ["walk"]


def test_limits_admit_what_can_be_done_either_way() -> None:
    catalog = Catalog([OWN, GONE], [WALK, TALK, SIDEWALK])

    def ids(limits: Limits) -> list[str]:
        return [item.id for item in catalog.search("", limits)]

    assert ids(Limits(effort=1)) == ["side"]
    assert ids(Limits(cost=0)) == ["talk", "walk", "own"]
    assert ids(Limits(social="solo")) == ["side", "walk", "own"]
    assert ids(Limits(social="with", place="in")) == ["talk", "walk", "own"]
    assert ids(Limits(place="out")) == ["side", "talk", "walk", "own"]
    assert ids(Limits(minutes=29)) == ["side"]
    assert ids(Limits(archived=True)) == ["side", "talk", "walk", "gone", "own"]


def test_limits_are_told_in_words() -> None:
    assert Limits().words() == ""
    every = Limits(effort=2, cost=0, social="solo", place="out", minutes=15, archived=True)
    assert every.words() == "effort up to 2, free, alone, outdoors, up to 15 min, archived too"
    assert Limits(cost=1).words() == "at little cost"


def test_the_catalog_knows_ids_and_exact_labels() -> None:
    catalog = Catalog([OWN, GONE, COPY], [WALK])
    assert catalog.get("gone") == GONE
    assert catalog.get("nobody") is None
    assert catalog.named("  WALK ") == COPY
    assert catalog.named("Walk nowhere") is None
    assert catalog.named("walk  backwards") == GONE
    again = replace(GONE, id="again", archived=False)
    assert Catalog([GONE, again], []).named("walk backwards") == again


def test_a_waking_time_is_told_or_supposed_from_the_fortnight_before() -> None:
    book = journal()
    assert waking(book, TODAY) is None
    for days, hour in ((1, 7), (2, 9), (3, 8)):
        book.add(WakeTime(day=TODAY - timedelta(days=days), time=time(hour)), NOON)
    supposed = waking(book, TODAY)
    assert supposed is not None
    assert (supposed.at, supposed.assumed) == (time(8), True)
    book.add(WakeTime(day=TODAY, time=time(6, 15)), NOON)
    told = waking(book, TODAY)
    assert told is not None
    assert (told.at, told.assumed) == (time(6, 15), False)
    assert told.at.hour == 6
    assert waking(book, TODAY + timedelta(days=60)) is None


def test_a_supposed_waking_time_never_gives_the_second_slot() -> None:
    book = journal()
    book.add(WakeTime(day=TODAY - timedelta(days=1), time=time(7)), NOON)
    half_past = NOON.replace(hour=7, minute=30)
    assert slot_at(book, half_past) is None
    assert slot_at(book, half_past, told=time(7)) == "wake+30"
    book.add(WakeTime(day=TODAY, time=time(7)), NOON)
    assert slot_at(book, half_past) == "wake+30"


def test_a_named_day_is_a_whole_day_and_long_ago_is_recalled() -> None:
    whole = placed(mood(4), When(NOON - timedelta(days=1), day_only=True), NOON, slot="midday")
    assert (whole.whole_day, whole.slot, whole.recalled) == (True, None, False)
    old = placed(mood(4), When(NOON - timedelta(hours=48, minutes=1)), NOON, slot="midday")
    assert (old.whole_day, old.slot, old.recalled) == (False, "midday", True)
    assert not placed(mood(4), When(NOON - timedelta(hours=48)), NOON, slot=None).recalled


@pytest.mark.parametrize(("typed", "number"), [("0", 0), (" 7 ", 7), ("10", 10), ("x", 10), ("X", 10)])
def test_a_rating_is_read_as_on_the_form(typed: str, number: int) -> None:
    assert read_rating(typed, "mood") == number


@pytest.mark.parametrize("typed", ["", "11", "-1", "5.5", "six", "٣", "1e1", "²"])
def test_a_rating_out_of_its_range_is_refused_with_the_range(typed: str) -> None:
    with pytest.raises(UsageError, match="mood takes a whole number from 0 to 10"):
        read_rating(typed, "mood")
    with pytest.raises(UsageError, match="Minutes takes a whole number from 1 to 1440"):
        read_number(typed if typed != "11" else "1441", "Minutes", low=1, high=1440)


def test_one_line_folds_blanks_and_drops_controls() -> None:
    assert one_line(" a\n\tb\x1b[0m  c ") == "a b[0m c"


def test_titles_say_what_it_is() -> None:
    assert WakeTime(day=TODAY, time=time(6, 5)).title() == "woke at 06:05"
    assert Area(key="body", name="Body\nand rest").title() == "Body and rest"
    assert Plan(label="a  b", day=TODAY).title() == "a b"
    assert WakeTime(day=TODAY, time=time(6, 5)).when() == datetime(2026, 11, 23, 6, 5, tzinfo=UTC).replace(
        tzinfo=None
    )
    assert WakeTime(day=TODAY, time=time(6, 5)).texts() == ("woke at 06:05",)
