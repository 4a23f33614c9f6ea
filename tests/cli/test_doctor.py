"""`mindtui doctor`."""

import pytest

from tests.cli.conftest import TestShell


@pytest.fixture
def diary(shell: TestShell) -> TestShell:
    for mood in ("6", "7"):
        shell.ok("log", mood)
    return shell


def test_all_well_is_exit_0(diary: TestShell) -> None:
    ran = diary.ok("doctor")
    assert all(line.startswith("ok ") for line in ran.out.splitlines())
    assert "settings" in ran.out
    told = diary.ok("doctor", "--json").json
    assert (told["state"], told["fixed"]) == ("ok", [])
    assert {"check", "state", "says", "mend", "about"} == set(told["checks"][0])


def test_what_needs_attention_is_exit_1_with_what_to_do(diary: TestShell) -> None:
    (diary.home / "config.toml").write_text("asci = true\n")
    diary.data.chmod(0o644)
    ran = diary("doctor")
    assert (ran.code, ran.err) == (1, "")
    assert "→ mindtui doctor --fix" in ran.out
    assert "Did you mean ascii?" in ran.out
    assert diary("doctor", "--fix").out.startswith("Done: Others could reach ")
    (diary.home / "config.toml").unlink()
    diary.ok("doctor")


def test_a_damaged_file_is_exit_3_until_it_is_fixed(diary: TestShell) -> None:
    damaged = diary.data.read_bytes()[:-9]
    diary.data.write_bytes(damaged)
    ran = diary("today")
    assert (ran.code, "mindtui doctor" in ran.err) == (3, True)
    ran = diary("doctor")
    assert (ran.code, ran.err) == (3, "")
    assert "1 record that it lacks" in ran.out
    assert diary.data.read_bytes() == damaged
    fixed = diary("doctor", "--fix", "--json")
    assert (fixed.code, fixed.json["state"], len(fixed.json["fixed"])) == (0, "ok", 2)
    assert [doc["mood"] for doc in diary.stored("check_ins")] == [6, 7]


def test_a_missing_file_is_refused_and_brought_back(diary: TestShell) -> None:
    diary.data.unlink()
    ran = diary("log", "5")
    assert (ran.code, "doctor --fix" in ran.err) == (3, True)
    assert not diary.data.exists()
    assert diary("doctor", "--fix").code == 0
    diary.ok("log", "5")


def test_many_things_are_cut_short_for_people_only(diary: TestShell) -> None:
    for number in range(9):
        (diary.home / f"mindtui ({number}).json").write_bytes(b"{}")
    assert "and 4 more; --json lists all" in diary("doctor").out
    [finding] = [one for one in diary("doctor", "--json").json["checks"] if one["check"] == "conflicts"]
    assert len(finding["about"]) == 9
