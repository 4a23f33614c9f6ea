"""The Records tab of the Thoughts place: the list, the sheet, the limits, and what records moved."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from mindtui.content.worked_example import worked_example
from mindtui.domain.draft import Draft
from mindtui.domain.meeting import AgendaItem
from mindtui.domain.practice import PracticeCard
from mindtui.domain.record import Record
from mindtui.domain.thought import RatedFeeling, Revision, ThinkingPattern, ThoughtRecord
from mindtui.errors import MindTUIError
from mindtui.ui.tabs.records import RecordsTab
from tests.support.app import NOW, Notebook, open_notebook

EXAMPLE = replace(worked_example(NOW), id="example", state="finished")
DRAFT = ThoughtRecord(
    id="draft",
    at=NOW - timedelta(hours=2),
    situation="On the [b]stairs[/b]",
    thought="They [/b] laughed at me",
    patterns=("mind-reading",),
    step=3,
    quick=True,
)
PLAIN = ThoughtRecord(
    id="plain",
    at=NOW - timedelta(days=400),
    situation="a letter from the tax office",
    thought="I will never catch up",
    belief_before=70,
    state="finished",
)
OWN = ThinkingPattern(id="verdict", name="Five [o'clock] verdict", line="one tired hour judges the day")
RECORDS: list[Record] = [EXAMPLE, DRAFT, PLAIN]


def flat(n: int, moved: int = 0) -> list[ThoughtRecord]:
    """Finished records in a row, the newest of today, in which the feeling moved by so much."""
    return [
        ThoughtRecord(
            id=f"flat-{back}",
            at=NOW - timedelta(days=back),
            thought=f"Nothing helps {back}",
            belief_before=80,
            belief_after=80 + moved,
            feelings=(RatedFeeling("sad", 70, 70 + moved),),
            patterns=("labeling",),
            questions=("friend",),
            state="finished",
        )
        for back in range(n)
    ]


def listed(notebook: Notebook) -> list[str]:
    """The ids of the records in the list, as they stand there."""
    records = notebook.widget(RecordsTab).records
    items = [records._row_at(n).item for n in range(records._count)]
    return [item.id for item in items if item is not None]


async def test_the_first_time_tells_a_thought_from_a_feeling_and_names_the_keys(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, size=(60, 20)) as notebook:
        await notebook.press("3")
        await notebook.sees(
            "No thought record yet. t begins one, e shows an example.",
            "A thought is a sentence that can be weighed",
            "A feeling is one word, and needs no proof",
        )
        assert notebook.place == "thoughts"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)], ids=str)
async def test_records_show_belief_and_feeling_before_and_after(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with open_notebook(tmp_path, records=RECORDS, size=size) as notebook:
        await notebook.press("3")
        await notebook.sees("3 thought records, 1 draft", "draft, step 3", "85 → 50 sad 80 → 55")
        assert listed(notebook) == ["draft", "example", "plain"]
        await notebook.sees("Situation On the [b]stairs[/b]", "2025-10")


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)], ids=str)
async def test_the_longest_numbers_stand_whole_and_apart(tmp_path: Path, size: tuple[int, int]) -> None:
    feelings = (RatedFeeling("disappointed", 100, 100),)
    record = replace(EXAMPLE, belief_before=100, belief_after=100, feelings=feelings)
    async with open_notebook(tmp_path, records=[record], size=size) as notebook:
        await notebook.press("3")
        await notebook.sees("100 → 100 disapp… 100 → 100 " + ("Labeling" if size[0] > 60 else ""))


async def test_a_record_stands_in_the_journal_too_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[EXAMPLE]) as notebook:
        await notebook.press("7")
        await notebook.sees("20:30 thought: I am a failure. belief 85 → 50 sad 80 → 55")
        await notebook.press("delete")
        await notebook.hears("Deleted: I am a failure. u brings it back.")
        await notebook.press("u")
        await notebook.hears("Back again: thought record, “I am a failure”. U redoes it.")


async def test_the_sheet_has_every_part_of_the_record_under_the_cursor(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS, size=(120, 40)) as notebook:
        await notebook.press("3", "down")
        await notebook.sees(
            "When Thu, Nov 19, 2026, 20:30",
            "Patterns Labeling, Overgeneralization",
            "For it It was late.",
            "Next step Ask on Friday",
            "belief 60",
        )


async def test_a_sheet_that_is_too_long_goes_on_with_a_key_and_begins_anew_elsewhere(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS, size=(60, 20)) as notebook:
        await notebook.press("3", "down")
        await notebook.sees("] shows more of it", "Situation Thursday evening.")
        await notebook.press(*["right_square_bracket"] * 4)
        await notebook.sees("Next step")
        assert "Situation" not in notebook.text()
        await notebook.press("left_square_bracket", "left_square_bracket", "left_square_bracket")
        await notebook.sees("Situation Thursday evening.")
        await notebook.press("end", "home")
        await notebook.sees("Situation On the [b]stairs[/b]")


async def test_the_list_follows_what_is_searched_for_until_escape(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS) as notebook:
        await notebook.press("3", "slash")
        await notebook.write("TAX off")
        await notebook.sees("1 found")
        assert listed(notebook) == ["plain"]
        await notebook.write("xyz")
        await notebook.sees("Nothing found. Esc shows all.")
        await notebook.press("escape")
        assert len(listed(notebook)) == 3
        await notebook.press("slash")
        await notebook.write("friday")
        await notebook.press("enter")
        assert notebook.focus == "RecordList"
        assert listed(notebook) == ["example"]


@pytest.mark.parametrize(
    ("keys", "said", "ids"),
    [
        (("down",), "1 thought record: drafts", ["draft"]),
        (("end",), "1 thought record: no pattern", ["plain"]),
        (("down",) * 3, "1 thought record: Overgeneralization", ["example"]),
    ],
)
async def test_only_records_with_a_pattern_are_shown_and_the_limit_is_named(
    tmp_path: Path, keys: tuple[str, ...], said: str, ids: list[str]
) -> None:
    async with open_notebook(tmp_path, records=RECORDS) as notebook:
        await notebook.press("3", "f")
        await notebook.sees("3 all records", "1 Mind reading", "0 Shoulds")
        await notebook.press(*keys, "enter")
        await notebook.sees(f"{said} · Esc shows all")
        assert listed(notebook) == ids
        await notebook.press("f", "escape")
        assert listed(notebook) == ids
        await notebook.press("escape")
        await notebook.sees("3 thought records, 1 draft")


async def test_a_pattern_of_ones_own_is_added_reworded_and_deleted_and_each_is_undone(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS, size=(60, 20)) as notebook:
        await notebook.press("3", "f", "plus", *"The [/b] judge", "enter")
        await notebook.until(lambda: notebook.dialog == "PatternsDialog")
        await notebook.sees("The [/b] judge your own")
        await notebook.press("e", "end", *" one", "enter")
        await notebook.sees("The [/b] judge one your own")
        assert notebook.one(ThinkingPattern).name == "The [/b] judge one"
        await notebook.press("delete")
        await notebook.until(lambda: not notebook.all(ThinkingPattern))
        await notebook.press("escape", "u")
        assert notebook.one(ThinkingPattern).name == "The [/b] judge one"
        await notebook.press("u")
        assert notebook.one(ThinkingPattern).name == "The [/b] judge"
        await notebook.press("u")
        assert not notebook.all(ThinkingPattern)


async def test_a_built_in_pattern_stays_and_no_name_is_given_twice(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[OWN]) as notebook:
        await notebook.press("3", "f", "down", "down", "e")
        await notebook.sees("This one comes with the program and stays as it is.")
        await notebook.press("delete")
        assert notebook.dialog == "PatternsDialog"
        await notebook.press("plus", *"labeling", "enter")
        await notebook.sees("There is a thinking pattern “labeling” already.")
        await notebook.press("ctrl+u", "enter")
        await notebook.sees("A thinking pattern needs a name.")
        assert len(notebook.all(ThinkingPattern)) == 1


async def test_a_pattern_that_was_deleted_is_named_as_such(tmp_path: Path) -> None:
    record = replace(EXAMPLE, patterns=("verdict",))
    async with open_notebook(tmp_path, records=[record, OWN], size=(120, 40)) as notebook:
        await notebook.press("3")
        await notebook.sees("Patterns Five [o'clock] verdict")
        notebook.desk.journal.remove(notebook.one(ThinkingPattern), NOW)
        await notebook.sees("Patterns a pattern that was deleted")


async def test_own_patterns_are_found_and_changed_in_the_journal(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[OWN]) as notebook:
        await notebook.press("7", "slash")
        await notebook.write("tired hour")
        await notebook.press("enter")
        await notebook.sees("thinking pattern: Five [o'clock] verdict")
        await notebook.press("enter", "end", *"s", "enter")
        await notebook.hears("Changed: Five [o'clock] verdicts. u takes it back.")


async def test_the_fairer_thought_becomes_a_card_once_and_undo_takes_it_back(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS) as notebook:
        await notebook.press("3", "P")
        await notebook.hears("There is no fairer thought in it yet.")
        await notebook.press("down", "P")
        await notebook.hears("The fairer thought is there to practice from tomorrow on. u takes it back.")
        await notebook.press("P")
        await notebook.hears("There is a practice card for it already; it is due tomorrow.")
        assert notebook.one(PracticeCard).thought_record_id == "example"
        await notebook.press("u")
        assert not notebook.all(PracticeCard)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"paused": True}, "it is paused: s under Practice lets it come back."),
        ({"retired": True}, "it is retired: R under Practice brings it back."),
        ({"fairer_thought": "It was late"}, "with other words: e under Practice changes them."),
    ],
    ids=str,
)
async def test_a_card_that_does_not_come_back_or_says_something_else_is_not_called_due(
    tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    card = PracticeCard(
        id="card",
        old_thought=EXAMPLE.thought,
        fairer_thought=EXAMPLE.fairer_thought,
        thought_record_id="example",
        due_on=NOW.date(),
    )
    async with open_notebook(tmp_path, records=[EXAMPLE, replace(card, **change)]) as notebook:
        await notebook.press("3", "P")
        await notebook.hears(
            f"There is a practice card for it already{';' if 'it is' in said else ','} {said}"
        )


async def test_the_cursor_goes_to_the_record_whose_keys_were_just_named(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[EXAMPLE, PLAIN]) as notebook:

        def under_the_cursor() -> str:
            item = notebook.widget(RecordsTab).item
            return item.thought if item else ""

        await notebook.press("3", "down")
        assert under_the_cursor() == PLAIN.thought
        await notebook.press("1", "t", "pagedown")
        await notebook.write("Nobody will come")
        await notebook.press("escape", "3")
        assert under_the_cursor() == "Nobody will come"
        await notebook.press("end", "t", "pagedown")
        await notebook.write("Nobody came")
        await notebook.press(*["pagedown"] * 5, "ctrl+s")
        await notebook.hears("P practices it")
        assert under_the_cursor() == "Nobody came"
        await notebook.press("end", "1", "3")
        assert under_the_cursor() == PLAIN.thought


async def test_a_record_is_brought_to_the_next_meeting_and_knows_it(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[EXAMPLE]) as notebook:
        await notebook.press("3", "B")
        await notebook.hears("For your next meeting: I am a failure. B or u takes it back.")
        assert notebook.one(ThoughtRecord).agenda_item_id == notebook.one(AgendaItem).id
        await notebook.press("u")
        assert not notebook.all(AgendaItem)
        assert notebook.one(ThoughtRecord).agenda_item_id is None


async def test_earlier_versions_tell_what_was_said_and_until_when(tmp_path: Path) -> None:
    earlier = (
        Revision(
            NOW - timedelta(days=1),
            {"thought": "I [/b] always fail", "feelings": [{"name": "sad", "before": 90}], "next_step": ""},
        ),
        Revision(NOW, {"patterns": ["labeling"], "questions": ["friend"], "evidence_for": ["It was late."]}),
        Revision(NOW, {"belief_before": "very", "unheard_of": 1}),
    )
    async with open_notebook(tmp_path, records=[replace(EXAMPLE, earlier=earlier), DRAFT]) as notebook:
        await notebook.press("3", "v")
        await notebook.hears("This record was not changed since it was finished.")
        await notebook.press("down", "v")
        await notebook.sees(
            "Earlier versions",
            "Changed today, 14:30. Until then it said:",
            "Patterns Labeling",
            "something that this version does not understand",
            "Changed yesterday, 14:30.",
            "Thought I [/b] always fail",
            "Feelings sad 90",
            "Next step –",
        )
        await notebook.press("escape")
        assert notebook.focus == "RecordList"


async def test_the_example_is_said_to_be_one_and_enters_nothing(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, size=(60, 20)) as notebook:
        await notebook.press("3", "e")
        await notebook.sees(
            "A worked example", "This one is made up", "Thought I am a failure.", "↓ Page Down"
        )
        await notebook.press("pagedown", "end")
        await notebook.sees("Next step Ask on Friday")
        await notebook.press("escape")
        assert not notebook.all(ThoughtRecord)
        await notebook.sees("No thought record yet.")


async def test_what_records_moved_stands_by_pattern_and_by_question(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[*flat(5, -20), EXAMPLE]) as notebook:
        await notebook.press("3", "m")
        await notebook.sees(
            "What records moved",
            "Labeling: belief moved by -20 points (median of 6 records)",
            "Overgeneralization: not enough yet: 4 more records.",
            "“What would I say to a friend who had this thought?”: belief moved by -20 points",
        )
        assert notebook.focus == "Sheet"
        await notebook.press("end")
        await notebook.sees("It tells what moved in them, not why.")
        await notebook.press("m")
        assert notebook.focus == "RecordList"
        await notebook.press("m", "escape")
        await notebook.sees("6 thought records")
        await notebook.press("m", "slash")
        assert notebook.focus == "search"


async def test_before_any_record_is_finished_nothing_is_said_to_have_moved(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[DRAFT]) as notebook:
        await notebook.press("3", "m")
        await notebook.sees(
            "No finished record names a pattern yet.", "No finished record names a question that helped yet."
        )


async def test_the_hint_is_shown_once_and_comes_back_after_thirty_days(tmp_path: Path) -> None:
    records = flat(5)
    async with open_notebook(tmp_path, records=records, size=(60, 20)) as notebook:
        await notebook.press("3")
        await notebook.sees("Records have not shifted much lately.", "to your next meeting may do more.")
        # It is noted with the data, and undo has nothing to take back.
        assert notebook.desk.journal.last_step() is None
        await notebook.saved()
        notebook.clock.go_on(timedelta(days=1))
        await notebook.press("2", "3")
        assert "not shifted" not in notebook.text()
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("3")
        await notebook.sees("5 thought records")
        assert "not shifted" not in notebook.text()
    later = [replace(record, id="", at=record.at + timedelta(days=30)) for record in flat(5)]
    async with open_notebook(tmp_path, now=NOW + timedelta(days=30)) as notebook:
        for record in later:
            notebook.desk.journal.add(record, NOW)
        await notebook.press("3")
        await notebook.sees("Records have not shifted much lately.")
        assert len(notebook.all(Draft)) == 1


async def test_a_day_of_the_hint_that_is_no_day_is_as_good_as_none(tmp_path: Path) -> None:
    note = Draft(form="thoughts-hint", typed={"shown_on": "never"})
    async with open_notebook(tmp_path, records=[*flat(5), note]) as notebook:
        await notebook.press("3")
        await notebook.sees("Records have not shifted much lately.")


async def test_a_new_record_begins_here_too(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("3", "plus")
        await notebook.until(lambda: notebook.dialog == "ThoughtRecordDialog")


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=str)
async def test_no_text_of_a_record_harms_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    harmful = "\x1b]0;x\x07[@click=app.quit]walk[/] 👩‍👩‍👧\u202e home\nnow"
    record = ThoughtRecord(
        id="harmful",
        at=NOW,
        situation=harmful,
        thought=harmful,
        feelings=(RatedFeeling("[/b]\x1b\u202e👩‍👩‍👧", 80, 40),),
        patterns=("own",),
        evidence_for=(harmful, harmful * 200),
        fairer_thought=harmful,
        next_step=harmful,
        state="finished",
        earlier=(Revision(NOW, {"thought": harmful, "evidence_against": [harmful]}),),
    )
    own = ThinkingPattern(id="own", name="[/b]\x1b\u202e👩‍👩‍👧", line=harmful, example=harmful)
    async with open_notebook(tmp_path, records=[record, own], size=size) as notebook:
        for keys in (("3",), ("right_square_bracket",), ("m",), ("m", "f", "end", "up"), ("e",), ("escape",)):
            await notebook.press(*keys)
            assert not {"\x1b", "\x07", "\u202e"} & set("".join(notebook.lines()))
        await notebook.press("escape", "v")
        await notebook.sees("Earlier versions")
        assert not {"\x1b", "\x07", "\u202e"} & set("".join(notebook.lines()))
        await notebook.press("escape", "B", "P")
        await notebook.hears("The fairer thought is there to practice")


async def test_plain_signs_are_enough(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[EXAMPLE, PLAIN], ascii_only=True) as notebook:
        await notebook.press("3")
        await notebook.sees("> Nov 19", "85 > 50", "] shows more of it")
        assert "".join(notebook.lines()).isascii()
        await notebook.press("m")
        await notebook.sees("What records moved . m, Esc")
        assert "".join(notebook.lines()).isascii()


async def test_what_cannot_be_kept_is_said_and_the_hint_waits_until_it_can(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=flat(5)) as notebook:
        notebook.desk.journal.refusal = MindTUIError("Nothing can be changed: it is somebody else's.")
        await notebook.press("3")
        assert "not shifted" not in notebook.text()
        for key in ("B", "f"):
            await notebook.press(key, *(["plus"] if key == "f" else []))
            await notebook.hears("Nothing can be changed")
            notebook.app.screen.say("")  # type: ignore[attr-defined]
            assert notebook.dialog == ""
        notebook.desk.journal.refusal = None
        await notebook.press("B")
        await notebook.sees("Records have not shifted much lately.")


async def test_the_lists_of_both_sizes_keep_the_cursor_on_its_record(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[*flat(40, -20), DRAFT], size=(80, 24)) as notebook:
        await notebook.press("3", "pagedown", "pagedown")
        here = notebook.widget(RecordsTab).item
        assert here is not None
        await notebook.pilot.resize_terminal(120, 40)
        await notebook.sees(f"▸ {here.at:%b} {here.at.day}", "What helped")
        assert notebook.widget(RecordsTab).item == here
        await notebook.pilot.resize_terminal(60, 20)
        await notebook.press("m", "m")
        assert notebook.widget(RecordsTab).item == here
