"""What was done with each activity."""

from datetime import timedelta

from mindtui.domain.activity import Activity
from mindtui.domain.doing import Doing, doing_key, doing_of, doings
from mindtui.domain.plan import Actual, Plan, Status
from tests.domain.moments import TODAY

YESTERDAY = TODAY - timedelta(days=1)
WALK = Activity(id="walk", label="Walk", area="body")


def walk(status: Status = "done", *, back: int = 0, **felt: int | None) -> Plan:
    day = TODAY - timedelta(days=back)
    return Plan(label="Walk", activity_id="walk", day=day, status=status, actual=Actual(**felt))


def test_the_catalogs_id_is_the_key_and_without_one_the_label() -> None:
    assert doing_key(walk()) == "walk"
    assert doing_key(Plan(label=" Feed  the DUCKS", day=TODAY)) == "feed the ducks"


def test_what_was_done_counts_in_part_too_and_an_idea_nowhere() -> None:
    plans = [walk(back=9), walk("partly", back=3), walk("not-done"), walk("planned"), walk("idea")]
    assert doings(plans)["walk"] == Doing(
        "walk", "Walk", planned=4, done=2, last_done=TODAY - timedelta(days=3)
    )
    assert doings([walk("idea")]) == {}


def test_a_pair_of_ratings_needs_both_of_them() -> None:
    walks = doings([walk(pleasure=6), walk(pleasure=8, mastery=2), walk(mastery=0)])["walk"]
    assert (walks.pleasure, walks.mastery, walks.felt) == ((6, 8), (2, 0), ((8, 2),))


def test_the_same_words_without_an_id_belong_to_the_activity() -> None:
    river = Activity(id="river", label="Walk by the river", area="body")
    known = doings([walk(back=1), Plan(label="walk by the RIVER", day=YESTERDAY, status="done")])
    assert doing_of(river, known) == Doing("river", "Walk by the river", 1, 1, YESTERDAY)
    assert doing_of(WALK, known).done == 1
    assert doing_of(Activity(id="new", label="New", area="play"), known) == Doing("new", "New")
