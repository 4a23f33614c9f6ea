"""`mindtui today` and `mindtui search`."""

from contextlib import closing
from datetime import timedelta

from msgspec.structs import replace

from mindtui.domain.activity import Area
from mindtui.domain.avoidance import AvoidanceMap, Try
from mindtui.domain.ladder import Ladder, Rung
from mindtui.domain.record import as_doc
from mindtui.insights.trial_report import tossed
from mindtui.storage.journal_file import JournalFile
from tests.cli.conftest import MONDAY_EVENING, TestShell


def test_an_empty_day_says_what_to_do(shell: TestShell) -> None:
    out = shell.ok("today").out
    assert "mindtui log 6 4 7 (mood 6, stress 4, energy 7)" in out
    assert "mindtui plan TEXT" in out
    assert not shell.data.exists()


def test_today_shows_ratings_and_plans_but_no_note(shell: TestShell) -> None:
    shell.ok("log", "6", "--tag", "work", "--feeling", "calm", "--note", "the quiet word", "--at", "08:10")
    shell.ok("log", "--note", "the other word", "--at", "09:00")
    shell.ok("plan", "Water the plants", "--at", "20:00")
    out = shell.ok("today").out
    assert "08:10  mood 6 · calm · #work · a note" in out
    assert "20:00  Water the plants · planned" in out
    assert "Water the plants (today): mindtui done" in out
    assert "word" not in out


def test_today_counts_what_was_planned_and_welcomes_who_was_away(shell: TestShell) -> None:
    shell.ok("log", "6", "--at", "2026-11-17 12:00")
    for label in ("Swim", "Read", "Call Ana"):
        shell.ok("plan", label)
    assert "\nPlans · 3 planned\n" in shell.ok("today").out
    shell.ok("done", "swim")
    shell.ok("partly", "read")
    assert "\nPlans · 1 of 3 planned, 1 partly\n" in shell.ok("today").out
    assert "came back" not in shell.ok("today").out
    shell.ok("log", "6")
    assert shell.ok("today").out.splitlines()[1] == "You came back after 5 quiet days."


def test_what_was_skipped_is_told_apart_from_what_was_not_given(shell: TestShell) -> None:
    shell.ok("log", "6", "s", "--note", "sleet")
    assert "mood 6, stress skipped · a note" in shell.ok("today").out
    assert "mood 6, stress skipped · sleet" in shell.ok("search", "sleet").out


def test_today_as_json_holds_the_records(shell: TestShell) -> None:
    shell.ok("log", "6", "--woke", "07:00")
    shell.ok("log", "5", "--at", "yesterday 12:00")
    shell.ok("plan", "Read")
    value = shell.ok("today", "--json").json
    assert value["day"] == "2026-11-23"
    assert [one["mood"] for one in value["check_ins"]] == [6]
    assert value["wake_time"]["time"] == "07:00:00"
    assert value["plans"] == shell.stored("plans")
    assert value["due"] == []


def test_search_wants_every_word_and_gives_the_newest_first(shell: TestShell) -> None:
    shell.ok("log", "6", "--note", "A walk by the River", "--at", "yesterday 10:00")
    shell.ok("log", "4", "--tag", "river", "--note", "no walk")
    shell.ok("plan", "Walk by the river", "--on", "fri")
    shell.ok("log", "7", "--note", "the sea")
    found = shell.ok("search", "river", "WALK", "--json").json
    assert [one["table"] for one in found] == ["plans", "check_ins", "check_ins"]
    assert [one.get("mood") for one in found] == [None, 4, 6]
    assert [one["mood"] for one in shell.ok("search", "#river", "--json").json] == [4]
    assert len(shell.ok("search", "river").out.splitlines()) == 3


def test_search_finds_what_the_app_finds_and_invents_no_hour(shell: TestShell) -> None:
    shell.ok("log", "6", "--note", "river", "--at", "yesterday", "--woke", "07:00")
    shell.ok("plan", "River walk")
    shell.ok("plan", "River by night", "--at", "01:00")
    lines = [line.rsplit("  ", 1)[0] for line in shell.ok("search", "river").out.splitlines()]
    assert lines == [
        "2026-11-23        River walk · planned",
        "2026-11-24 01:00  River by night · planned",
        "2026-11-22        mood 6 · river",
    ]
    assert shell.ok("search", "woke").out.startswith("2026-11-22 07:00  woke at 07:00  [")


def test_search_finds_a_ladder_by_its_rungs(shell: TestShell) -> None:
    ladder = Ladder(
        id="0123456789", created_at=MONDAY_EVENING, goal="Swim in the lake", rungs=(Rung("Buy trunks"),)
    )
    with closing(JournalFile(shell.data, program="shell")) as file:
        file.write_new({ladder.table: {ladder.id: as_doc(ladder)}})
    line = shell.ok("search", "trunks").out
    assert "ladder: Swim in the lake · 0 of 1 rung  [" in line


def test_search_finds_areas_and_avoidance_maps_by_every_word_in_them(shell: TestShell) -> None:
    area = Area(id="0123456789", key="music", name="Music", importance=9, value="Sing with others")
    tries = (Try(MONDAY_EVENING.date(), "alternative", 7, "read half of it"),)
    letter = AvoidanceMap(id="1234567890", trigger="A letter", long_term="others wait", tries=tries)
    with closing(JournalFile(shell.data, program="shell")) as file:
        stamped = [replace(one, created_at=MONDAY_EVENING) for one in (area, letter)]
        file.write_new({one.table: {one.id: as_doc(one)} for one in stamped})
    assert "life area: Music · matters 9  [" in shell.ok("search", "sing").out
    assert "avoidance map: A letter · 1 try, last 7  [" in shell.ok("search", "half").out
    assert [one["table"] for one in shell.ok("search", "others", "--json").json] == [
        "avoidance_maps",
        "areas",
    ]


def test_today_names_the_coin_of_a_trial_and_when_its_days_are_over(shell: TestShell) -> None:
    begun = MONDAY_EVENING.date() - timedelta(days=4)
    times = {"created_at": MONDAY_EVENING, "updated_at": MONDAY_EVENING}
    running = replace(tossed("Walk\x1b[2J by the river", "mood", begun, 14, seed=5), id="t1", **times)
    over = replace(tossed("Draw", "stress", begun - timedelta(days=40), 14, seed=5), id="t2", **times)
    arm = running.arm_on(MONDAY_EVENING.date())
    with closing(JournalFile(shell.data)) as file:
        file.write_new({"trials": {one.id: as_doc(one) for one in (running, over)}})
    out = shell.ok("today").out
    assert "\nTrials · a suggestion, not an order\n" in out
    assert f"  today the coin says {arm}: Walk[2J by the river (day 5 of 28)  [t1]" in out
    assert (
        "  the days of Draw are over: mindtui insights says what they show; "
        "once seen: mindtui edit t2 state=finished" in out
    )
    assert shell.ok("today", "--json").json["trials"] == [
        {"trial_id": "t1", "label": "Walk[2J by the river", "arm": arm}
    ]
    assert shell.ok("today", "--json").json["trials_over"] == [{"trial_id": "t2", "label": "Draw"}]
    assert shell.ok("due").out == "the result of a trial\n"
    assert shell.ok("due", "--json").json["trials_over"] == [{"trial_id": "t2", "label": "Draw"}]
    assert "trial: Draw · stress · running" in shell.ok("search", "draw").out
    refused = shell("edit", "t1", "allocation=[]")
    assert refused.code == 2
    assert refused.err == "allocation cannot be changed. These can: state, note.\n"
    for change in ("label=take my pills", "measure=stress", "state=finished"):
        refused = shell("edit", "t1", change)
        assert (refused.code, refused.out) == (2, "")
    shell.ok("edit", "t1", "note=for the evenings")
    assert shell.stored("trials")[0]["note"] == "for the evenings"
    shell.ok("edit", "t2", "state=finished")
    assert shell("due").out == "Nothing is due.\n"


def test_nothing_found_is_an_exit_code(shell: TestShell) -> None:
    shell.ok("log", "6", "--note", "the sea")
    ran = shell("search", "mountain")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "Nothing has “mountain” in it. Try fewer or shorter words.\n"
    assert (shell("search", "mountain", "--json").code, shell("search", "mountain", "--json").json) == (1, [])


def test_text_of_a_file_edited_by_hand_cannot_steer_the_terminal(shell: TestShell) -> None:
    shell.ok("log", "6", "--note", "needle")
    plan_id = shell.ok("plan", "needle", "--first-step", "needle", "--when-then", "needle", "--json").json[
        "id"
    ]
    text = shell.data.read_text("utf-8").replace("needle", "needle\\u001b[2J\\u009b31m\\u202eevil\\u0007\\rx")
    shell.data.write_text(text, "utf-8")
    for args in (
        ["today"],
        ["search", "needle"],
        ["today", "--json"],
        ["export"],
        ["due"],
        ["plan", "--week"],
        ["plan", "--week", "--format", "markdown"],
        ["plan", "--week", "--json"],
        ["export", "--format", "ics"],
        ["delete", "{id}", "--later"],
        ["done", "--json"],
        ["skip", "needle"],
    ):
        ran = shell(*(part.format(id=plan_id) for part in args))
        printed = ran.out + ran.err
        assert printed
        assert not [char for char in printed if not (char.isprintable() or char == "\n")]
    assert shell.ok("search", "needle", "--json").json[0]["note"] != "needle"
