"""A day's ratings by the hour."""

from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st

from mindtui.domain.check_in import CheckIn
from mindtui.ui.widgets.timeline import Timeline, stand_apart
from tests.support.app import hosted, moment

DAY = date(2026, 11, 23)


async def test_ratings_stand_at_their_hour() -> None:
    line = Timeline(time(4))
    async with hosted(line) as host:
        line.show(
            [
                CheckIn(at=moment("2026-11-23 08:00"), mood=6, stress=3),
                CheckIn(at=moment("2026-11-23 20:30"), mood=10, energy=2),
                CheckIn(at=moment("2026-11-24 03:59"), mood=1),
            ],
            DAY,
        )
        await host.sees("mood")
        ruler, mood, energy, stress = (text[1:] for text in host.lines()[:4])
        assert mood.index("6") == ruler.index("08")
        assert mood.index("10") == ruler.index("20") + 1
        assert mood.rstrip("· ").endswith("1")
        assert energy.index("2") == ruler.index("20") + 1
        assert stress.index("3") == ruler.index("08")
        assert "6" not in energy


async def test_two_ratings_of_one_hour_stand_beside_each_other() -> None:
    line = Timeline(time(4))
    async with hosted(line) as host:
        line.show(
            [CheckIn(at=moment(f"2026-11-23 14:{minute}"), mood=mood) for minute, mood in ((10, 3), (12, 8))],
            DAY,
        )
        await host.sees("3")
        mood = host.lines()[1]
        assert mood.index("3") < mood.index("8")


@given(
    st.lists(st.tuples(st.integers(0, 47), st.integers(0, 10)), max_size=30).map(lambda marks: sorted(marks)),
    st.integers(24, 48),
)
@settings(max_examples=60, deadline=None)
def test_the_numbers_read_back_are_the_ratings(marks: list[tuple[int, int]], room: int) -> None:
    placed = stand_apart([(min(column, room - 1), str(rating)) for column, rating in marks], room)
    line = [" "] * room
    for start, text in placed:
        line[start : start + len(text)] = text
    ratings = [rating for _, rating in marks]
    read = [int(word) for word in "".join(line).split()]
    assert len(line) == room
    assert read == ratings[len(ratings) - len(read) :]
    needed = sum(len(str(rating)) + 1 for rating in ratings) - 1
    assert len(read) == len(ratings) or needed > room


async def test_a_whole_day_has_no_hour_and_an_empty_day_only_gaps() -> None:
    line = Timeline(time(4), ".")
    async with hosted(line) as host:
        line.show([CheckIn(at=moment("2026-11-23 12:00"), mood=7, whole_day=True)], DAY)
        await host.sees("mood", "energy", "stress")
        assert "7" not in host.lines()[1]
        assert host.lines()[1].split("mood")[1].split() == ["."] * 24


async def test_the_ruler_begins_where_the_day_begins() -> None:
    line = Timeline(time(0))
    async with hosted(line, size=(120, 6)) as host:
        assert host.lines()[0].split() == [f"{hour:02}" for hour in range(0, 24, 2)]
    narrow = Timeline(time(4))
    async with hosted(narrow, size=(40, 6)) as host:
        assert host.lines()[0].split() == ["04", "08", "12", "16", "20", "00"]
