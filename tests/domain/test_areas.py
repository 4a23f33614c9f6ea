"""The built-in life areas and those of a person's own."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.domain.activity import AREAS, Area
from mindtui.domain.areas import LONGEST_KEY, area_name, area_names, areas_of, named_area
from mindtui.errors import UsageError
from tests.domain.moments import NOON, journal


def test_the_built_in_areas_are_there_before_anything_was_rated() -> None:
    areas = areas_of(journal())
    assert [(area.key, area.name) for area in areas] == list(AREAS.items())
    assert {(area.id, area.importance, area.satisfaction) for area in areas} == {("", None, None)}


def test_a_record_stands_in_the_place_of_a_built_in_area_and_own_ones_follow_by_name() -> None:
    book = journal()
    walks = book.add(Area(key="walks", name="walks"), NOON)
    music = book.add(Area(key="zz", name="Music"), NOON)
    body = book.add(Area(key="body", name="body", importance=9), NOON)
    areas = areas_of(book)
    assert [area.key for area in areas] == [*AREAS, "zz", "walks"]
    assert (areas[3], areas[5], areas[6]) == (body, music, walks)
    assert area_names(book) == AREAS | {"body": "body", "zz": "Music", "walks": "walks"}


def test_of_two_records_with_one_key_the_one_changed_last_counts() -> None:
    book = journal()
    first = book.add(Area(key="body", name="body", importance=1), NOON)
    book.add(Area(key="body", name="body", importance=2), NOON + timedelta(hours=1))
    assert areas_of(book)[3].importance == 2
    book.change(Area(id=first.id, key="body", name="body", importance=3), NOON + timedelta(hours=2))
    assert [area.importance for area in areas_of(book)] == [None, None, None, 3, None]


def test_an_area_that_is_no_longer_there_goes_by_its_key() -> None:
    book = journal()
    music = book.add(named_area(book, "Making  music"), NOON)
    assert (music.key, music.name) == ("making-music", "Making music")
    assert area_name(book, "making-music") == "Making music"
    book.remove(music, NOON)
    assert area_name(book, "making-music") == "making music"
    assert area_name(book, "body") == AREAS["body"]


@pytest.mark.parametrize(
    "name", ["People", "connect", " work  and LEARNING ", "making MUSIC", "Making-Music"]
)
def test_a_name_or_a_key_that_is_taken_is_refused(name: str) -> None:
    book = journal()
    book.add(named_area(book, "Making music"), NOON)
    with pytest.raises(UsageError, match="Give this one another name"):
        named_area(book, name)


def test_an_own_area_may_be_renamed_and_keeps_its_key() -> None:
    book = journal()
    book.add(named_area(book, "Music"), NOON)
    assert named_area(book, "MUSIC", but="music") == Area(key="music", name="MUSIC")
    assert named_area(book, "Choir", but="music") == Area(key="music", name="Choir")
    with pytest.raises(UsageError, match="“people”"):
        named_area(book, "people", but="music")


@pytest.mark.parametrize("name", ["", "  ", "\x1b\x07"])
def test_an_area_needs_a_name(name: str) -> None:
    with pytest.raises(UsageError, match="needs a name"):
        named_area(journal(), name)


def test_names_without_letters_or_with_like_ones_still_get_keys_of_their_own() -> None:
    book = journal()
    names = ("🌻", "🌵", "Sun & sea", "Sun, sea", "ΑΓΟΡΆ", "x" * 60, "x" * 61)
    keys = [book.add(named_area(book, name), NOON).key for name in names]
    assert keys == ["area", "area-2", "sun-sea", "sun-sea-2", "αγορά", "x" * 40, f"{'x' * 38}-2"]


@given(st.lists(st.text(min_size=1, max_size=80), max_size=8))
def test_every_name_that_is_taken_in_has_a_key_that_is_its_own(names: list[str]) -> None:
    book = journal()
    for name in names:
        try:
            book.add(named_area(book, name), NOON)
        except UsageError:
            continue
    areas = areas_of(book)
    assert len({area.key for area in areas}) == len(areas) == len(AREAS) + len(book.all(Area))
    assert all(1 <= len(area.key) <= LONGEST_KEY for area in areas)


def area(key: str, importance: int | None = None, satisfaction: int | None = None) -> Area:
    return Area(key=key, name=key, importance=importance, satisfaction=satisfaction)


@pytest.mark.parametrize(
    ("importance", "satisfaction", "gap"),
    [(9, 3, 6), (3, 9, -6), (0, 0, 0), (None, 3, None), (3, None, None), (None, None, None)],
)
def test_a_gap_is_importance_less_satisfaction(
    importance: int | None, satisfaction: int | None, gap: int | None
) -> None:
    assert area("body", importance, satisfaction).gap == gap
