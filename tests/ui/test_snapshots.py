"""Pictures of every place: they prove the layout; what the keys do is asserted elsewhere."""

from collections.abc import Callable, Iterable
from datetime import time, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from mindtui.content.worked_example import worked_example
from mindtui.domain.activity import Area
from mindtui.domain.avoidance import AvoidanceMap, Try
from mindtui.domain.check_in import CheckIn, Feeling, WakeTime
from mindtui.domain.experiment import Experiment
from mindtui.domain.ladder import Ladder, Rung
from mindtui.domain.plan import Actual, Plan, Ratings
from mindtui.domain.practice import Grade, PracticeCard, PracticeReview
from mindtui.domain.record import Record
from mindtui.domain.thought import RatedFeeling, ThinkingPattern, ThoughtRecord
from mindtui.insights.trial_report import tossed
from mindtui.settings import Settings
from mindtui.ui.app import MindTUIApp
from tests.support.app import NOW, make_app, plan_tab, settle, thoughts_tab

TODAY = NOW.date()
SMALL, WIDE, NARROW = (80, 24), (120, 40), (60, 20)

Compare = Callable[..., bool]


def diary() -> list[Record]:
    """Five weeks of two check-ins a day with a gap, and a week of plans."""
    random = Random(11)
    records: list[Record] = [WakeTime(day=TODAY, time=time(7, 10))]
    for back in range(35):
        if 12 <= back < 20:
            continue
        for hour in (8, 13) if back == 0 else (8, 21):
            at = NOW.replace(hour=hour, minute=5) - timedelta(days=back)
            mood = min(10, max(0, round(5 + random.gauss(0, 1.6))))
            records.append(
                CheckIn(at=at, mood=mood, energy=random.randint(2, 8), stress=random.randint(2, 8))
            )
    records.append(
        CheckIn(at=NOW, stress=6, skipped=("mood",), feelings=(Feeling("tense", 60),), note="Long [meeting]")
    )
    records += [
        Plan(
            label="Walk by the river",
            day=TODAY,
            start=time(7, 30),
            minutes=20,
            status="done",
            predicted=Ratings(pleasure=4),
            actual=Actual(pleasure=7, mastery=5),
        ),
        Plan(
            label="Call the dentist", day=TODAY - timedelta(days=3), status="not-done", barrier="felt anxious"
        ),
        Plan(label="Sort the mail", day=TODAY, start=time(10), minutes=15, predicted=Ratings(3, 5, 4)),
        Plan(label="Choir rehearsal with the whole quarter", day=TODAY, start=time(19, 30), minutes=105),
        Plan(label="Swim", day=TODAY + timedelta(days=2), start=time(18), minutes=45),
    ]
    return records


def guesses() -> list[Record]:
    """Two weeks of plans that were guessed and rated, and one to come."""
    random = Random(5)
    records: list[Record] = [
        Plan(
            label=random.choice(["Choir rehearsal", "Cook for two", "Sort the mail"]),
            day=TODAY - timedelta(days=back),
            status="done",
            predicted=Ratings(random.randint(2, 6), random.randint(3, 7), random.randint(4, 8)),
            actual=Actual(random.randint(3, 9), random.randint(3, 8), random.randint(1, 6)),
        )
        for back in range(1, 15)
    ]
    day = TODAY + timedelta(days=5)
    return [*records, Plan(label="Walk with Ada", day=day, predicted=Ratings(pleasure=4, difficulty=6))]


def ladders() -> list[Record]:
    """One ladder that was begun, one that was climbed, one without rungs."""
    lunch = Ladder(
        id="a",
        goal="Eat lunch with the [others]",
        area="connect",
        rungs=(
            Rung("Say hello in the kitchen", 2, done_on=TODAY - timedelta(days=3)),
            Rung("Sit down for five minutes", 4),
            Rung("Stay for a coffee and ask how the weekend was, and listen", 6),
            Rung("Ask somebody along"),
        ),
    )
    return [
        lunch,
        Ladder(
            id="b",
            goal="Open the mail",
            area="upkeep",
            rungs=(Rung("Put it on the table", 10, done_on=TODAY),),
        ),
        Ladder(id="c", goal="Swim in the lake", area="body"),
        Plan(label="Sit down for five minutes", day=TODAY + timedelta(days=1), ladder_id="a"),
    ]


def ground() -> list[Record]:
    """Rated areas, a week of things done, two avoidance maps."""
    records: list[Record] = [
        Area(key="connect", name="people", importance=9, satisfaction=3, value="Be there for [Ada]."),
        Area(key="body", name="body, rest and spirit", importance=7, satisfaction=6),
        Area(key="music", name="Music", importance=5),
        AvoidanceMap(
            trigger="A letter from the [tax] office",
            reaction="A tight chest, “not today”",
            avoidance="Put it on the pile and made tea, then cleaned the whole kitchen so as not to see it",
            short_term="Quiet for an hour",
            long_term="A bigger pile, a fee",
            alternative="Open one letter, standing up",
            tries=(
                Try(TODAY - timedelta(days=6), "avoidance", 3),
                Try(TODAY - timedelta(days=2), "alternative", 7, "read half of it"),
            ),
        ),
        AvoidanceMap(trigger="The phone rings", alternative="Let it ring twice, then answer"),
    ]
    for back, area in enumerate(["body", "body", "connect", "upkeep", "body", "music", "upkeep", None], 2):
        day = TODAY - timedelta(days=back)
        records.append(Plan(label="Something", day=day, area=area, minutes=20 + 5 * back, status="done"))
    return records


def practice() -> list[Record]:
    """Two thoughts that are due, one that is not, and how its practice went."""
    later = PracticeCard(
        id="later",
        old_thought="Nobody ever calls me",
        fairer_thought="Ada called on Sunday, and Ben wrote twice this week",
        due_on=TODAY + timedelta(days=5),
        step=3,
    )
    report = PracticeCard(
        situation="Thursday evening. The report [draft] went out two days late.",
        old_thought="I am no good at this.",
        fairer_thought="One report was late and I feel bad about it. It is one piece of work.",
        due_on=TODAY - timedelta(days=1),
    )
    party = PracticeCard(old_thought="They all thought I was dull", fairer_thought="Two stayed", due_on=TODAY)
    rated: list[tuple[int, Grade, int, int]] = [
        (20, "forgot", 85, 30),
        (19, "hard", 80, 35),
        (17, "ok", 70, 50),
        (13, "ok", 55, 50),
        (6, "easy", 40, 70),
    ]
    reviews = [
        PracticeReview(
            card_id="later",
            at=NOW - timedelta(days=back),
            recall=recall,
            belief_old=old,
            belief_new=new,
            step_before=0,
            step_after=1,
        )
        for back, recall, old, new in rated
    ]
    return [
        later,
        report,
        party,
        PracticeCard(old_thought="Paused", fairer_thought="x", due_on=TODAY, paused=True),
        *reviews,
    ]


async def at_rest(pilot: Pilot[Any]) -> None:
    """Wait for the words below a chart, and for cards: they come from a thread."""
    await pilot.app.workers.wait_for_complete()
    await settle(pilot)


@pytest.fixture
def picture(snap_compare: Compare, tmp_path: Path) -> Iterable[Callable[..., bool]]:
    """Compare the app after some keys with its picture."""
    apps: list[MindTUIApp] = []

    def compare(*keys: str, size: tuple[int, int] = SMALL, asks: bool = False, **desk: Any) -> bool:
        app = make_app(tmp_path, **desk)
        apps.append(app)

        async def walk(pilot: Pilot[Any]) -> None:
            for key in keys:
                await pilot.press(key)
                await settle(pilot)
                if key == "6" and pilot.app.current_mode == "insights":
                    await at_rest(pilot)
            if not asks:
                await at_rest(pilot)

        return snap_compare(app, terminal_size=size, run_before=walk)

    yield compare
    for app in apps:
        app.saver.stop()


def test_the_first_run(picture: Callable[..., bool]) -> None:
    assert picture()


@pytest.mark.parametrize("size", [SMALL, WIDE, NARROW], ids=str)
@pytest.mark.parametrize("place", ["1", "2", "5", "7"])
def test_a_place(picture: Callable[..., bool], place: str, size: tuple[int, int]) -> None:
    assert picture(place, size=size, records=diary())


@pytest.mark.parametrize("size", [SMALL, WIDE, NARROW], ids=str)
def test_insights(picture: Callable[..., bool], size: tuple[int, int]) -> None:
    assert picture("6", size=size, records=[*diary(), *guesses()])


@pytest.mark.parametrize("size", [SMALL, NARROW], ids=str)
def test_an_insight_card(picture: Callable[..., bool], size: tuple[int, int]) -> None:
    assert picture("6", "f", "f", "f", "f", "enter", size=size, records=guesses(), asks=True)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=str)
def test_ladders(picture: Callable[..., bool], size: tuple[int, int]) -> None:
    assert picture(*plan_tab("Ladders"), "down", "down", size=size, records=ladders())


@pytest.mark.parametrize("size", [SMALL, NARROW], ids=str)
def test_a_new_ladder(picture: Callable[..., bool], size: tuple[int, int]) -> None:
    assert picture(
        *plan_tab("Ladders"), "plus", *"Swim", "tab", "tab", *"Row", "space", "3", size=size, asks=True
    )


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=str)
@pytest.mark.parametrize("tab", ["Areas", "Patterns"])
def test_a_tab_of_the_plan(picture: Callable[..., bool], tab: str, size: tuple[int, int]) -> None:
    assert picture(*plan_tab(tab), size=size, records=[*diary(), *ground()])


@pytest.mark.parametrize("size", [SMALL, NARROW], ids=str)
def test_the_check_in(picture: Callable[..., bool], size: tuple[int, int]) -> None:
    assert picture("c", "6", "s", size=size, asks=True, records=diary())


@pytest.mark.parametrize("size", [SMALL, NARROW], ids=str)
def test_a_new_plan(picture: Callable[..., bool], size: tuple[int, int]) -> None:
    assert picture("a", "w", "a", "l", "k", "down", size=size, asks=True, records=diary())


@pytest.mark.parametrize("size", [SMALL, NARROW], ids=str)
def test_something_done_without_a_plan(picture: Callable[..., bool], size: tuple[int, int]) -> None:
    keys = ("plus", *"sing", "tab", "tab", "tab", *"08:00", "tab", "7")
    assert picture(*keys, size=size, asks=True, records=diary())


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=str)
def test_the_catalog(picture: Callable[..., bool], size: tuple[int, int]) -> None:
    assert picture("2", "tab", "down", size=size, records=diary())


@pytest.mark.parametrize("size", [SMALL, NARROW], ids=str)
@pytest.mark.parametrize("keys", [("d", "7", "5", "3"), ("n", "4")], ids=["done", "not-done"])
def test_a_review(picture: Callable[..., bool], keys: tuple[str, ...], size: tuple[int, int]) -> None:
    assert picture("end", *keys, size=size, asks=True, records=diary())


def test_the_stress_day(picture: Callable[..., bool]) -> None:
    assert picture("5", "s", "left_square_bracket", records=diary())


@pytest.mark.parametrize(("keys", "size"), [("v", SMALL), ("v", WIDE), ("se", SMALL)], ids=str)
def test_a_chart_that_is_compared_or_saved(
    picture: Callable[..., bool], monkeypatch: pytest.MonkeyPatch, keys: str, size: tuple[int, int]
) -> None:
    monkeypatch.setattr("mindtui.ui.flows.save_chart.own_folder", lambda: Path("/home/ada"))
    assert picture("5", *keys, size=size, asks="e" in keys, records=diary())


def test_the_help_card_on_a_small_screen(picture: Callable[..., bool]) -> None:
    assert picture("exclamation_mark", size=NARROW)


@pytest.mark.parametrize("key", ["comma", "b", "g", "question_mark"])
def test_the_small_dialogs(picture: Callable[..., bool], key: str) -> None:
    assert picture(key, asks=True, records=diary())


def test_a_search(picture: Callable[..., bool]) -> None:
    assert picture("7", "slash", "m", "a", "i", "l", size=NARROW, records=diary())


def test_plain_signs(picture: Callable[..., bool]) -> None:
    assert picture("5", ascii_only=True, records=diary())


def test_the_light_theme(picture: Callable[..., bool]) -> None:
    assert picture(records=diary(), settings=Settings(theme="mindtui-light", country="DE"))


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=str)
@pytest.mark.parametrize("views", [0, 1], ids=["first", "second"])
def test_the_predictions(picture: Callable[..., bool], views: int, size: tuple[int, int]) -> None:
    assert picture("2", "shift+tab", *["v"] * views, size=size, records=[*diary(), *guesses()])


@pytest.mark.parametrize("size", [SMALL, NARROW], ids=str)
@pytest.mark.parametrize("keys", [("Areas", "enter"), ("Patterns", "enter"), ("Patterns", "r")], ids="-".join)
def test_the_forms_of_areas_and_maps(
    picture: Callable[..., bool], keys: tuple[str, str], size: tuple[int, int]
) -> None:
    tab, key = keys
    assert picture(*plan_tab(tab), key, size=size, asks=True, records=ground())


@pytest.mark.parametrize(("step", "size"), [(2, SMALL), (4, SMALL), (5, NARROW), (7, SMALL)], ids=str)
def test_a_thought_record(picture: Callable[..., bool], step: int, size: tuple[int, int]) -> None:
    draft = replace(worked_example(NOW), id="draft", state="draft", step=step)
    keys = ("f3", "f5") if step == 5 else ("down", "space") if step == 4 else ()
    assert picture("3", "enter", *keys, size=size, asks=True, records=[draft])


def experiments_of_thoughts() -> list[Record]:
    """A thought with a test that waits for its outcome, one that is planned, one that nothing came of yet."""
    lunch = ThoughtRecord(
        id="lunch", at=NOW - timedelta(days=2), thought="Nobody wants me there", state="finished"
    )
    return [
        lunch,
        Plan(id="sit", label="Sit with them", day=TODAY, start=time(12), status="done", experiment_id="talk"),
        Plan(id="ask", label="Ask a question in the meeting", day=TODAY + timedelta(days=1), start=time(10)),
        Experiment(
            id="talk",
            thought_record_id="lunch",
            prediction="Nobody will talk to me",
            belief_before=80,
            test="Sit with them",
            plan_id="sit",
        ),
        Experiment(id="laugh", prediction="They will laugh at me", belief_before=70, plan_id="ask"),
        Experiment(id="say", prediction="I will not know what to say", belief_before=55, plan_id="gone"),
        Experiment(
            id="rain",
            prediction="It will rain all day",
            belief_before=60,
            belief_after=20,
            outcome="The sun was out by noon, and a few drops fell in the evening",
            came_true="partly",
            state="done",
        ),
    ]


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=str)
def test_the_experiments(picture: Callable[..., bool], size: tuple[int, int]) -> None:
    assert picture(*thoughts_tab("Experiments"), size=size, records=[*diary(), *experiments_of_thoughts()])


@pytest.mark.parametrize("size", [SMALL, NARROW], ids=str)
@pytest.mark.parametrize(
    "keys", [("plus",), ("o", *"Ana did", "tab", "right", "tab", "tab")], ids=["new", "outcome"]
)
def test_the_forms_of_experiments(
    picture: Callable[..., bool], keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    where = thoughts_tab("Experiments")
    assert picture(*where, *keys, size=size, asks=True, records=experiments_of_thoughts())


def trials() -> list[Record]:
    """One trial in its fifth day, one whose days are over."""
    begun = TODAY - timedelta(days=4)
    running = tossed("Walk by the [river]", "mood", begun, 14, seed=6, note="for the evenings")
    over = tossed("Draw or doodle, badly on purpose", "stress", begun - timedelta(days=30), 14, seed=6)
    return [replace(running, id="running"), replace(over, id="over")]


@pytest.mark.parametrize("size", [SMALL, NARROW], ids=str)
def test_today_with_trials(picture: Callable[..., bool], size: tuple[int, int]) -> None:
    assert picture("end", size=size, records=[*diary(), *trials()])


@pytest.mark.parametrize("size", [SMALL, NARROW], ids=str)
@pytest.mark.parametrize(
    "keys", [("C", *"wal"), ("C", "down", "end", "enter"), ("end", "enter")], ids=["typed", "taken", "over"]
)
def test_the_dialogs_of_trials(
    picture: Callable[..., bool], keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    assert picture(*keys, size=size, asks=True, records=[*diary(), *trials()])


def weighed() -> list[Record]:
    """Thought records of two weeks, the example among them and a draft, and a pattern of one's own."""
    random = Random(3)
    said = ["They all think I am [slow]", "I will never catch up", "She is quiet, I must have upset her"]
    patterns = ["mind-reading", "fortune-telling", "personalizing"]
    records: list[Record] = [
        ThinkingPattern(id="verdict", name="Five [o'clock] verdict", line="one tired hour judges the day"),
        replace(worked_example(NOW), id="example", state="finished"),
        ThoughtRecord(id="draft", at=NOW, thought="It was all for nothing", patterns=("verdict",), step=4),
    ]
    for back in range(1, 14):
        before, which = random.randint(60, 95), random.randrange(3)
        records.append(
            ThoughtRecord(
                id=f"record-{back:02}",
                at=NOW - timedelta(days=back),
                situation="After the meeting, on the stairs",
                thought=said[which],
                belief_before=before,
                belief_after=before - random.randint(0, 40),
                feelings=(RatedFeeling("ashamed", 70, random.randint(30, 70)), RatedFeeling("tense", 40, 40)),
                patterns=(patterns[which],),
                questions=("friend", "camera")[: random.randint(0, 2)],
                fairer_thought="Nobody said so, and two of them asked me for help.",
                belief_fairer=60,
                state="finished",
            )
        )
    return records


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=str)
@pytest.mark.parametrize("keys", [("down", "down"), ("m",)], ids=["list", "moved"])
def test_the_thought_records(
    picture: Callable[..., bool], keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    assert picture("3", *keys, size=size, records=weighed())


@pytest.mark.parametrize("size", [SMALL, NARROW], ids=str)
@pytest.mark.parametrize("keys", [("f", "down", "down"), ("e",)], ids=["patterns", "example"])
def test_the_dialogs_of_thought_records(
    picture: Callable[..., bool], keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    assert picture("3", *keys, size=size, asks=True, records=weighed())


@pytest.mark.parametrize(
    ("keys", "size"),
    [
        ((), SMALL),
        (("down", "down", "v"), SMALL),
        (("down", "down"), WIDE),
        (("enter",), SMALL),
        (("enter", "space", "o", "4", "0"), SMALL),
        (("enter", "space", "h"), NARROW),
    ],
    ids=["list", "chart", "both", "before", "revealed", "narrow"],
)
def test_practice(picture: Callable[..., bool], keys: tuple[str, ...], size: tuple[int, int]) -> None:
    assert picture(*thoughts_tab("Practice"), *keys, records=practice(), size=size, asks="enter" in keys)


def test_the_beliefs_of_a_card_among_the_trends(picture: Callable[..., bool]) -> None:
    assert picture("5", "shift+tab", records=practice())
