"""The program as a command: `mindtui` and `python -m mindtui`."""

import gc
import io
import os
import sys


def main() -> None:
    """Run the command that was typed, and end the process with its exit code."""
    # Before anything else: whatever is written from here on is for its owner alone.
    os.umask(0o077)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that is not UTF-8 shows a question mark rather than stopping the command.
            stream.reconfigure(errors="replace")
    # A command ends before its garbage matters; the app turns the collector on after its first screen.
    gc.disable()
    if sys.argv[1:] or "_MINDTUI_COMPLETE" in os.environ:
        from mindtui.cli.main import shell

        shell()
    else:
        # There is nothing to read, and what reads command lines takes its time to be imported.
        from mindtui.cli.ending import exit_code_of
        from mindtui.cli.notebook import open_notebook
        from mindtui.cli.surroundings import look_around

        sys.exit(exit_code_of(lambda: open_notebook(look_around())))


if __name__ == "__main__":
    main()
