"""Breaks the code on purpose, one thing at a time in a copy, and looks whether the tests notice.

`python -m tests.faults.mutants` for all, with names for some. Ends with 1 when a mutant got through.
"""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
FIRST = ("power_cut", "injection", "full_disk", "crowding", "damage", "killing", "refusals")
"""The test that notices first is named, so those come first that look only at what became of the files."""
PATIENCE = 600.0
"""Seconds after which a mutant counts as caught: it hangs."""


class Mutant(NamedTuple):
    """A piece of a file of the storage, and what stands there instead."""

    name: str
    file: str
    good: str
    bad: str

    def broken(self, text: str) -> str:
        """The text of the file with the thing broken. ValueError where it is not there, once."""
        if text.count(self.good) != 1:
            raise ValueError(f"{self.name}: {self.file} holds {self.good!r} {text.count(self.good)} times")
        return text.replace(self.good, self.bad)


MUTANTS = (
    Mutant("no lock", "lock.py", "fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)", "pass"),
    Mutant(
        "the data file itself is locked",
        "lock.py",
        'self._data_path.with_name(f"{self._data_path.name}.lock")',
        "self._data_path",
    ),
    Mutant(
        "a lock that was removed still counts",
        "lock.py",
        "not self.is_held or self._is_in_place(self._descriptor)",
        "True",
    ),
    Mutant("no fsync", "atomic_file.py", "        _sync(descriptor)\n    except", "        pass\n    except"),
    Mutant("no fsync of the folder", "atomic_file.py", "        os.fsync(folder)\n", "        pass\n"),
    Mutant(
        "a failed fsync of the folder is not told",
        "atomic_file.py",
        "rename is as durable as it gets.\n        if error.errno not in _UNSUPPORTED:\n            raise\n",
        "rename is as durable as it gets.\n        pass\n",
    ),
    Mutant(
        "written in place",
        "atomic_file.py",
        "            name(temporary, real)\n",
        "            real.write_bytes(temporary.read_bytes())\n            temporary.unlink()\n",
    ),
    Mutant(
        "a short write counts as whole",
        "atomic_file.py",
        "            while rest:\n                rest = rest[os.write(descriptor, rest) :]\n",
        "            os.write(descriptor, rest)\n",
    ),
    Mutant(
        "a failed save leaves its temporary file",
        "atomic_file.py",
        "        close_quietly(folder)\n        with suppress(OSError):\n            temporary.unlink()\n",
        "        close_quietly(folder)\n",
    ),
    Mutant(
        "what a killed program left stays",
        "tinydb_storage.py",
        "            remove_leftovers(self.path)\n",
        "            pass\n",
    ),
    Mutant(
        "a save that was not confirmed is told as not made",
        "atomic_file.py",
        "raise DurabilityUncertain(",
        "raise NotSaved(",
    ),
    Mutant(
        "a save that was not confirmed is not made again",
        "tinydb_storage.py",
        "            self._is_uncertain = True\n",
        "            pass\n",
    ),
    Mutant(
        "no rollback of what was worked on",
        "tinydb_storage.py",
        "                finally:\n                    self._work = None\n",
        "                finally:\n                    self._work = self._work if self._docs else None\n",
    ),
    Mutant(
        "no rollback of what was read",
        "tinydb_storage.py",
        "docs.sheet.copy() if docs.sheet in self.image.tables.values() else docs.sheet",
        "docs.sheet",
    ),
    Mutant(
        "others are never looked for",
        "tinydb_storage.py",
        "            return self.version.is_at(self.path)\n",
        "            return True\n",
    ),
    Mutant(
        "another file of the same size counts as the same",
        "atomic_file.py",
        "return status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size",
        "return 0, 0, 0, status.st_size",
    ),
    Mutant(
        "no last look before the rename",
        "tinydb_storage.py",
        "        if not self.is_current():\n            # Where",
        "        if False:\n            # Where",
    ),
    Mutant(
        "a file that vanished is made again",
        "tinydb_storage.py",
        "if found is None and self.version is not None:",
        "if False:",
    ),
    Mutant(
        "two saves for one upsert",
        "tinydb_storage.py",
        "            return super().upsert(",
        "            pass\n        if True:\n            return super().upsert(",
    ),
    Mutant(
        "the seal is not looked at",
        "layout.py",
        "data[start:] == sealed",
        "True",
    ),
    Mutant(
        "a backup counts as the save when nobody confirmed it",
        "backups.py",
        "except (DataFileError, OSError) as error:",
        "except (NotSaved, OSError) as error:",
    ),
    Mutant(
        "backups that cannot be listed count as none",
        "backups.py",
        "        except (FileNotFoundError, NotADirectoryError):\n            return ()\n",
        "        except OSError:\n            return ()\n",
    ),
    Mutant(
        "a damaged file is mended without a copy of it",
        "recovery.py",
        "kept = keep_present(path, backups, DAMAGED)",
        "kept = None",
    ),
    Mutant(
        "a restore keeps nothing of what was there",
        "recovery.py",
        "kept = keep_present(path, backups, RESTORE)",
        "kept = None",
    ),
    Mutant(
        "backups are encrypted in place",
        "sealing.py",
        "replace_file(backup.path, *envelope.wrap([content])).close()",
        "backup.path.write_bytes(b''.join(envelope.wrap([content])))",
    ),
    Mutant(
        "an emergency copy goes before its changes are saved",
        "emergency.py",
        "            steps = self._read(path)\n",
        "            steps = self._read(path)\n            path.unlink()\n",
    ),
)


def layers() -> list[str]:
    """All that may notice, in their order; the list of mutants itself would find every one by its text."""
    first = [f"tests/faults/test_{name}.py" for name in FIRST]
    others = {str(path.relative_to(ROOT)) for path in Path(__file__).parent.glob("test_*.py")}
    return [*first, *sorted(others - {*first, "tests/faults/test_mutants.py"}), "tests/storage"]


def catcher(mutant: Mutant | None) -> str:
    """The first test that notices a mutant, or that fails without one; empty when all is well."""
    with TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        unwanted = ignore_patterns(".*", "__pycache__", "screenshots", "__snapshots__")
        copytree(ROOT, copy, ignore=unwanted)
        if mutant is not None:
            file = copy / "mindtui" / "storage" / mutant.file
            file.write_text(mutant.broken(file.read_text("utf-8")), "utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *layers()]
        environment = {**os.environ, "PYTHONPATH": str(copy)}
        environment.pop("MINDTUI_FAULTS", None)
        try:
            done = subprocess.run(
                command,
                cwd=copy,
                env=environment,
                capture_output=True,
                text=True,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return "it hangs"
    if done.returncode == 0:
        return ""
    found = re.search(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", done.stdout, re.MULTILINE)
    return found[1] if found else done.stdout.strip().splitlines()[-1]


def main(names: Sequence[str]) -> int:
    """Try the mutants, print who caught each."""
    if failing := catcher(None):
        print(f"Nothing is broken, and yet this fails: {failing}")
        return 1
    chosen = [mutant for mutant in MUTANTS if not names or mutant.name in names]
    print("| broken on purpose | caught by |\n| --- | --- |", flush=True)
    has_survivor = False
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        for mutant, test in zip(chosen, workers.map(catcher, chosen), strict=True):
            print(f"| {mutant.name} | {f'`{test}`' if test else 'NOBODY'} |", flush=True)
            has_survivor |= not test
    return int(has_survivor)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
