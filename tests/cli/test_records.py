"""`mindtui edit`, `delete` and `undo`."""

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine

from mindtui.domain.check_in import WakeTime
from mindtui.domain.score import Score
from mindtui.domain.skill import SkillRun
from tests.cli.conftest import MONDAY_EVENING, TestShell


@pytest.mark.parametrize(
    ("assignment", "field", "value"),
    [
        ("mood=7", "mood", 7),
        ("mood=x", "mood", 10),
        ("mood=", "mood", None),
        ("note=a b=c", "note", "a b=c"),
        ("note=", "note", ""),
        ("note=12", "note", "12"),
        ("tags=work, home", "tags", ["work", "home"]),
        ('tags=["a, b"]', "tags", ["a, b"]),
        ("tags=", "tags", []),
        ("feelings=tense=60", "feelings", [{"name": "tense", "strength": 60}]),
        ("feelings=tense 60", "feelings", [{"name": "tense", "strength": 60}]),
        ("feelings=calm", "feelings", [{"name": "calm", "strength": None}]),
        ("at=yesterday 21:30", "at", "2026-11-22T21:30:00+01:00"),
        ("slot=midday", "slot", "midday"),
        ("slot=", "slot", None),
        ("recalled=true", "recalled", True),
        ("recalled=yes", "recalled", True),
        ("event.trigger=a call", "event", None),
    ],
)  # fmt: skip
def test_fields_of_a_check_in(shell: TestShell, assignment: str, field: str, value: Any) -> None:
    first = shell.ok("log", "6", "4", "--json").json
    edited = shell.ok("edit", first["id"], assignment, "--json").json
    assert edited == shell.stored("check_ins")[0]
    if field == "event":
        assert edited["event"]["trigger"] == "a call"
    else:
        assert edited[field] == value
    untouched = {name: kept for name, kept in first.items() if name not in (field, "updated_at")}
    assert untouched.items() <= edited.items()


@pytest.mark.parametrize(
    ("assignment", "value"),
    [
        ("predicted.pleasure=4", {"predicted": {"pleasure": 4, "mastery": 2, "difficulty": None}}),
        ("predicted.mastery=", {"predicted": {"pleasure": None, "mastery": None, "difficulty": None}}),
        ("day=tomorrow", {"day": "2026-11-24"}),
        ("start=7:30 pm", {"start": "19:30:00"}),
        ("start=", {"start": None}),
        ("first-step=open the door", {"first_step": "open the door"}),
        ("status=dropped", {"status": "dropped"}),
        ("minutes=25", {"minutes": 25}),
    ],
)
def test_fields_of_a_plan(shell: TestShell, assignment: str, value: dict[str, Any]) -> None:
    first = shell.ok("plan", "Read", "--mastery", "2", "--at", "20:00", "--json").json
    edited = shell.ok("edit", first["id"][-8:], assignment, "--json").json
    assert value.items() <= edited.items()


@pytest.mark.parametrize(
    ("assignment", "value"),
    [
        ("area=People", {"area": "connect"}),
        ("area=", {"area": None}),
        ("label=walk-twenty", {"label": "Walk for twenty minutes", "activity_id": "walk-twenty"}),
        ("label=Read aloud", {"label": "Read aloud", "activity_id": None}),
        ("mood-before=3", {"mood_before": 3}),
        ("recalled=yes", {"recalled": True}),
    ],
)
def test_a_plan_keeps_to_areas_and_activities_that_there_are(
    shell: TestShell, assignment: str, value: dict[str, Any]
) -> None:
    first = shell.ok("plan", "Walk for twenty minutes", "--json").json
    edited = shell.ok("edit", first["id"], assignment, "--json").json
    assert value.items() <= edited.items()


def test_a_life_area_goes_by_its_key_or_name_and_becomes_a_record_once_it_is_rated(shell: TestShell) -> None:
    rated = shell.ok("edit", "connect", "importance=8", "satisfaction=3", "value=my friends", "--json").json
    assert shell.stored("areas") == [rated]
    assert (rated["key"], rated["name"], rated["importance"], rated["value"]) == (
        "connect",
        "people",
        8,
        "my friends",
    )
    renamed = shell.ok("edit", "people", "name=my people")
    assert renamed.out == "Changed the life area “people”. Undo: mindtui undo\n"
    assert [one["name"] for one in shell.stored("areas")] == ["my people"]
    assert shell.ok("plan", "Call Ana", "--area", "my people", "--json").json["area"] == "connect"


def test_ladders_and_avoidance_maps_are_changed_like_the_rest(shell: TestShell) -> None:
    shell.ok("log", "6")
    times = {"created_at": "2026-11-23T21:00:00+01:00", "updated_at": "2026-11-23T21:00:00+01:00"}
    ladder = {"id": "l1", "goal": "Eat out", "area": None, "rungs": [{"label": "Sit outside"}], **times}
    avoidance = {"id": "m1", "trigger": "a letter", "tries": [], **times}
    held = json.loads(shell.data.read_text("utf-8"))
    shell.data.write_text(json.dumps(held | {"ladders": {"l1": ladder}, "avoidance_maps": {"m1": avoidance}}))
    shell("today")
    rungs = [{"label": "Sit outside", "difficulty": 2}, {"label": "Order a coffee"}]
    edited = shell(
        "edit", "l1", "goal=Eat with others", "area=people", f"rungs={json.dumps(rungs)}", "--json"
    )
    assert (edited.json["goal"], edited.json["area"]) == ("Eat with others", "connect")
    assert [rung["difficulty"] for rung in edited.json["rungs"]] == [2, None]
    assert shell("edit", "l1", "goal=Eat").out == "Changed the ladder “Eat with others”. Undo: mindtui undo\n"
    refused = shell("edit", "l1", "rungs=Sit outside, Order a coffee")
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert refused.err.startswith(
        "rungs is a list of parts with names and takes JSON. Each part has: label, "
    )
    tried = [{"day": "2026-11-23", "what": "alternative", "outcome": 7}]
    changed = shell("edit", "m1", "long-term=it grows", f"tries={json.dumps(tried)}", "--json").json
    assert (changed["long_term"], changed["tries"][0]["outcome"]) == ("it grows", 7)


def test_the_use_of_a_skill_is_corrected_but_stays_that_of_its_skill(shell: TestShell) -> None:
    shell.keep([SkillRun(id="s1", skill_id="box", name="Box", at=datetime(2026, 11, 23, 9, tzinfo=UTC))])
    edited = shell.ok("edit", "s1", "distress-after=3", "context=on the bus", "--json").json
    assert (edited["distress_after"], edited["context"]) == (3, "on the bus")
    refused = shell("edit", "s1", "skill-id=walk")
    assert refused.code == 2
    assert refused.err.startswith("skill_id cannot be changed.")
    assert "Box, distress 3 after" in shell.ok("search", "bus").out


def test_a_total_keeps_to_what_its_form_can_have_and_the_rest_of_a_score_can_be_changed(
    shell: TestShell,
) -> None:
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    shell.keep([Score(id="a", form="phq-9", at=at, total=7), Score(id="b", form="phq-9", at=at, total=40)])
    for change, said in {
        "total=28": "A total of PHQ-9 is a whole number from 0 to 27.",
        "total=7.5": "A total of PHQ-9 is a whole number from 0 to 27.",
        "form=k10": "A total of K10 is a whole number from 10 to 50.",
        "total=x": "total must be a number.",
        "total=": "total must be a number.",
        "help_shown=maybe": "help shown must be yes or no.",
    }.items():
        refused = shell("edit", "a", change)
        assert (refused.code, refused.err) == (2, f"{said}\n")
    assert shell.ok("edit", "a", "total=27", "--json").json["total"] == 27
    assert shell.ok("edit", "a", "form=my-week", "total=40.5", "--json").json["total"] == 40.5
    assert "score" in shell.ok("edit", "b", "note=[b]on paper").out
    assert "phq-9 40" in shell.ok("search", "[b]on").out


@pytest.mark.parametrize(
    ("record", "assignment", "said"),
    [
        ("plan", "area=moon", "There is no life area “moon”. There are: "),
        ("plan", "moon=1", "There is no field “moon” here."),
        ("plan", "series-id=s1", "series_id cannot be changed."),
        ("plan", "series_id=s", "series_id cannot be changed."),
        ("plan", "repeat=now and then", "“now and then” is no repeat that can be read."),
        ("plan", "predicted.pleasure=11", "predicted pleasure must be at most 10."),
        ("plan", "label=", "label cannot be empty."),
        ("plan", "day=yesterday", "A plan is for today or later, and yesterday is past."),
        ("plan", "status=flying", "“flying” is nothing that status can be. It can be: idea, planned, "),
        ("plan", "status=moved", "“moved” is nothing that status can be."),
        ("plan", "barrier=lazy", "“lazy” is nothing that barrier can be. It can be: too tired, "),
        ("connect", "key=moon", "key cannot be changed."),
        ("connect", "name=daily life", "There is a life area “daily life” already."),
        ("connect", "importance=11", "importance must be at most 10."),
        ("moon", "importance=8", "No record has the id “moon”."),
    ],
)
def test_an_edit_that_does_not_fit_is_one_sentence_and_nothing_is_written(
    shell: TestShell, record: str, assignment: str, said: str
) -> None:
    first = shell.ok("plan", "Read", "--json").json
    before = shell.data.read_bytes()
    ran = shell("edit", first["id"] if record == "plan" else record, assignment)
    assert ran.code in (1, 2)
    assert ran.err.startswith(said)
    assert ran.err.count("\n") == 1
    assert shell.data.read_bytes() == before


def test_a_rating_is_skipped_and_rated_again(shell: TestShell) -> None:
    first = shell.ok("log", "6", "s", "--json").json
    skipped = shell.ok("edit", first["id"], "mood=s", "stress=3", "--json").json
    assert (skipped["mood"], skipped["stress"], skipped["skipped"]) == (None, 3, ["mood"])


def test_keys_of_other_programs_survive_an_edit(shell: TestShell) -> None:
    first = shell.ok("log", "6", "--json").json
    text = shell.data.read_text("utf-8").replace('"mood":6', '"mood":6,"weather":"rain"', 1)
    shell.data.write_text(text, "utf-8")
    for command in (["today"], ["edit", first["id"], "mood=7"]):
        ran = shell(*command)
        assert ran.code == 0
        assert "was changed by something other than MindTUI" in ran.err
    [stored] = shell.stored("check_ins")
    assert (stored["mood"], stored["weather"]) == (7, "rain")


def test_the_same_again_takes_no_step(shell: TestShell) -> None:
    first = shell.ok("log", "6", "--json").json
    before = shell.data.read_bytes()
    assert "Nothing differs" in shell.ok("edit", first["id"], "mood=6").out
    assert shell.data.read_bytes() == before


def test_what_is_deleted_comes_back_with_undo(shell: TestShell) -> None:
    first = shell.ok("log", "6", "--note", "the quiet word", "--json").json
    ran = shell.ok("delete", first["id"])
    assert ran.out == "Deleted the check-in of 21:30. Undo: mindtui undo\n"
    assert shell.stored("check_ins") == []
    assert shell.ok("undo").out == "Undid: removed check-in, 21:30, mood 6.\n"
    [back] = shell.stored("check_ins")
    assert back | {"updated_at": first["updated_at"]} == first
    assert shell.stored("trash") == []


def test_a_plan_goes_with_all_later_ones_of_its_series_and_comes_back_with_them(shell: TestShell) -> None:
    made = shell.ok("plan", "Swim", "--repeat", "daily, 4 times", "--json").json
    shell.ok("plan", "Read")
    shell.ok("edit", made[2]["id"], "status=dropped")
    ran = shell.ok("delete", made[1]["id"], "--later")
    assert ran.out == "Deleted the plan of tomorrow and 1 later one. Undo: mindtui undo\n"
    assert {one["id"] for one in shell.stored("plans")} >= {made[0]["id"], made[2]["id"]}
    assert len(shell.stored("plans")) == 3
    shell.ok("undo")
    assert len(shell.stored("plans")) == 5
    assert [one["id"] for one in shell.ok("delete", made[3]["id"], "--later", "--json").json] == [
        made[3]["id"]
    ]
    alone = shell("delete", shell.ok("search", "read", "--json").json[0]["id"], "--later")
    assert (alone.code, alone.out) == (2, "")
    assert alone.err.startswith("This plan does not repeat.")


def test_a_plan_that_is_there_repeats_and_changes_with_all_later_ones(shell: TestShell) -> None:
    plan = shell.ok("plan", "Swim", "--json").json
    ran = shell.ok("edit", plan["id"], "repeat=daily, 4 times", "minutes=30")
    assert ran.out == "Planned 4 times, from today until Thu, Nov 26. Undo: mindtui undo\n"
    held = sorted(shell.stored("plans"), key=lambda one: one["day"])
    assert (held[0]["id"], {one["minutes"] for one in held}) == (plan["id"], {30})
    again = shell("edit", plan["id"], "repeat=weekly")
    assert again.err.startswith("Only an open plan that stands alone begins to repeat.")
    ran = shell.ok("edit", held[1]["id"], "minutes=40", "--later")
    assert ran.out == "Changed the plan of tomorrow and 2 later ones. Undo: mindtui undo\n"
    assert [one["minutes"] for one in shell.stored("plans")].count(40) == 3
    early = shell("edit", held[1]["id"], "status=done")
    assert early.err.startswith("“Swim” is planned for tomorrow. How it went is said of a day that has come")
    own = shell("edit", held[1]["id"], "day=+2", "--later")
    assert "With --later these can change: label, area, start," in own.err
    shell.ok("undo", "2")
    [left] = shell.stored("plans")
    assert (left["minutes"], left["repeat"]) == (None, None)
    alone = shell("edit", plan["id"], "minutes=5", "--later")
    assert alone.err.startswith("This plan does not repeat. Leave out --later to change just this one.")


def test_undo_takes_back_several_and_lists_what_is_left(shell: TestShell) -> None:
    for mood in "345":
        shell.ok("log", mood)
    assert [one["what"] for one in shell.ok("undo", "--list", "--json").json] == ["added check-in"] * 3
    assert len(shell.ok("undo", "--list").out.splitlines()) == 3
    assert len(shell.ok("undo", "2", "--json").json) == 2
    assert [one["mood"] for one in shell.stored("check_ins")] == [3]
    assert shell.ok("undo", "9").out.endswith("That was all: 1 of 9.\n")
    before = shell.data.read_bytes()
    nothing = shell("undo")
    assert (nothing.code, nothing.err) == (1, "There is nothing to undo.\n")
    assert shell("undo", "--list").code == 1
    assert shell.data.read_bytes() == before


def test_a_review_is_undone_without_a_trace(shell: TestShell) -> None:
    first = shell.ok("plan", "Read", "--json").json
    shell.ok("done", "read", "--pleasure", "7")
    shell.ok("undo")
    [stored] = json.loads(json.dumps(shell.stored("plans")))
    assert {name: value for name, value in stored.items() if name != "updated_at"} == {
        name: value for name, value in first.items() if name != "updated_at"
    }


def test_the_tag_not_safe_opens_the_help_card_when_it_is_added_later(shell: TestShell) -> None:
    first = shell.ok("log", "6", "--json").json
    ran = shell("edit", first["id"], "tags=work, not safe")
    assert ran.out == "Changed the check-in of 21:30. Undo: mindtui undo\n"
    assert "call your local emergency number now" in ran.err
    assert shell("edit", first["id"], "note=a word").err == ""


def test_a_moment_that_turns_out_hard_gets_the_soft_line(shell: TestShell) -> None:
    first = shell.ok("log", "6", "--json").json
    assert "three small things" in shell("edit", first["id"], "mood=1").err
    assert shell("edit", first["id"], "mood=0", "stress=10").err == ""


def test_another_moment_takes_slot_and_whole_day_along(shell: TestShell) -> None:
    first = shell.ok("log", "6", "--at", "12:00", "--json").json["id"]
    whole = shell.ok("edit", first, "at=yesterday", "--json").json
    assert (whole["at"], whole["whole_day"], whole["slot"]) == ("2026-11-22T12:00:00+01:00", True, None)
    timed = shell.ok("edit", first, "at=yesterday 21:00", "--json").json
    assert (timed["at"], timed["whole_day"], timed["slot"]) == ("2026-11-22T21:00:00+01:00", False, "bedtime")
    chosen = shell.ok("edit", first, "slot=wake", "at=16:00", "--json").json
    assert (chosen["slot"], chosen["recalled"]) == ("wake", False)
    assert shell.ok("edit", first, "at=12:00", "--json").json["slot"] == "wake"
    refused = shell("edit", first, "slot=wake", "at=yesterday")
    assert (refused.code, refused.err.split(".")[0]) == (2, "A slot needs a time of day")


def test_guessed_slots_follow_a_waking_time_in_the_same_step(shell: TestShell) -> None:
    shell.ok("log", "5", "--at", "07:35", "--woke", "07:00")
    [wake] = shell.stored("wake_times")
    assert shell.ok("edit", wake["id"], "time=07:30", "--json").json["time"] == "07:30:00"
    assert shell.stored("check_ins")[0]["slot"] == "wake"
    shell.ok("undo")
    assert shell.stored("check_ins")[0]["slot"] == "wake+30"
    assert "Nothing differs" in shell.ok("edit", wake["id"], "time=07:00").out
    shell.keep([WakeTime(id="w", day=date(2026, 11, 20), time=time(9), source="assumed")])
    assert shell.ok("edit", "w", "time=08:00", "--json").json["source"] == "typed"


def test_recalled_is_measured_from_when_it_was_entered(shell: TestShell) -> None:
    first = shell.ok("log", "6", "--json").json["id"]
    with time_machine.travel(MONDAY_EVENING + timedelta(days=30)):
        assert not shell.ok("edit", first, "at=2026-11-23 20:00", "--json").json["recalled"]
        assert shell.ok("edit", first, "at=2026-11-20 20:00", "--json").json["recalled"]


def test_a_check_in_from_a_zone_ahead_can_be_changed_and_the_future_cannot_be_given(shell: TestShell) -> None:
    first = shell.ok("log", "6", "--at", "2026-11-24T05:15+09:00", "--json").json
    assert first["at"] == "2026-11-24T05:15:00+09:00"
    assert shell.ok("edit", first["id"], "mood=7", "--json").json["mood"] == 7
    refused = shell("edit", first["id"], "at=22:00")
    assert (refused.code, refused.err.split(".")[0]) == (2, "22:00 has not come yet")


def test_what_has_no_hour_is_named_by_its_day(shell: TestShell) -> None:
    whole_day = shell.ok("log", "6", "--at", "yesterday", "--json").json["id"]
    plan = shell.ok("plan", "Read", "--json").json["id"]
    assert shell.ok("edit", whole_day, "mood=7").out.startswith("Changed the check-in of yesterday. ")
    assert shell.ok("delete", plan).out.startswith("Deleted the plan of today. ")
    assert shell.ok("log", "5", "--at", "yesterday").out.startswith("Logged yesterday mood 5. ")
    assert shell("log", "5", "--at", "tomorrow").err.startswith("tomorrow has not come yet. ")


def test_redo_makes_again_what_was_undone(shell: TestShell) -> None:
    for mood in "345":
        shell.ok("log", mood)
    shell.ok("undo", "2")
    assert [one["what"] for one in shell.ok("redo", "--list", "--json").json] == ["added check-in"] * 2
    assert len(shell.ok("redo", "--list").out.splitlines()) == 2
    assert shell.ok("redo").out == "Redid: added check-in, 21:30, mood 4.\n"
    assert [one["mood"] for one in shell.stored("check_ins")] == [3, 4]
    assert [one["program"] for one in shell.ok("redo", "5", "--json").json] == ["shell"]
    assert [one["mood"] for one in shell.stored("check_ins")] == [3, 4, 5]
    nothing = shell("redo")
    assert (nothing.code, nothing.err) == (1, "There is nothing to redo.\n")
    assert (shell("redo", "--list").code, shell("redo", "0").code) == (1, 2)


def test_after_a_new_change_there_is_nothing_to_redo(shell: TestShell) -> None:
    shell.ok("log", "3")
    shell.ok("undo")
    shell.ok("log", "4")
    assert shell("redo").code == 1


def test_the_limits_of_the_history_are_settings(shell: TestShell) -> None:
    shell.ok("config", "set", "history_steps", "10")
    for mood in ["5"] * 12:
        shell.ok("log", mood)
    assert len(shell.ok("undo", "--list").out.splitlines()) == 10
    assert "from 10 to 5000" in shell("config", "set", "history_steps", "9").err
    assert "from 1 to 3650" in shell("config", "set", "history_days", "many").err
