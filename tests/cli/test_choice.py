"""Being asked which plan is meant, in a terminal."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-m", "mindtui"]


def test_a_terminal_is_asked_which_plan_is_meant(tmp_path: Path) -> None:
    environment = {**os.environ, "MINDTUI_HOME": str(tmp_path / "home")}
    for label in ("Water the plants", "Read"):
        subprocess.run([*COMMAND, "plan", label], env=environment, check=True, capture_output=True)
    master, terminal = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "done"], env=environment, stdin=terminal, stdout=terminal, stderr=terminal
    ) as asked:
        os.close(terminal)
        shown = b""
        while b"Which one" not in shown:
            shown += os.read(master, 1000)
        os.write(master, b"2\n")
        assert asked.wait() == 0
    os.close(master)
    text = shown.decode()
    chosen = next(line.split("  ")[1] for line in text.splitlines() if line.startswith("2  "))
    plans = json.loads(subprocess.check_output([*COMMAND, "today", "--json"], env=environment))["plans"]
    [done] = [plan["label"] for plan in plans if plan["status"] == "done"]
    assert chosen.startswith(done)
