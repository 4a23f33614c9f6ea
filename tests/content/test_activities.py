"""The catalog has the shape that its description promises."""

import re
from collections import Counter

from mindtui.content.activities import shipped_activities
from mindtui.domain.activity import AREAS

CATALOG = shipped_activities()


def test_150_activities_30_for_each_area() -> None:
    assert Counter(item.area for item in CATALOG) == dict.fromkeys(AREAS, 30)


def test_kinds_and_efforts_are_mixed_as_described() -> None:
    kinds = {"pleasurable": 52, "mastery": 36, "routine": 29, "necessary": 18, "rest": 15}
    assert Counter(item.kind for item in CATALOG) == kinds
    assert Counter(item.effort for item in CATALOG) == {1: 39, 2: 44, 3: 49, 4: 14, 5: 4}


def test_ids_are_unique_short_and_kebab_case() -> None:
    assert len({item.id for item in CATALOG}) == 150
    assert all(len(item.id) <= 24 and re.fullmatch(r"[a-z]+(-[a-z]+)*", item.id) for item in CATALOG)


def test_labels_are_unique_and_fit_a_row() -> None:
    assert len({item.label for item in CATALOG}) == 150
    assert all(item.label == item.label.strip() and 0 < len(item.label) <= 46 for item in CATALOG)


def test_a_bad_day_has_35_easy_things_to_do_alone_at_home() -> None:
    easy = [item for item in CATALOG if item.effort == 1 and item.social != "with" and item.place != "out"]
    assert len(easy) == 35


def test_every_activity_is_one_that_a_journal_admits() -> None:
    assert all(item.admitted() == item and item.source == "catalog" for item in CATALOG)
