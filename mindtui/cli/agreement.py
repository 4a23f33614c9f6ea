"""Asking before something that cannot be taken back."""

import sys

import click

from mindtui.errors import NeedsTerminal


def agrees(question: str, *, why: str) -> bool:
    """Whether the person in the terminal says yes; NeedsTerminal, with `why`, where there is none."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise NeedsTerminal(why, "Run it in a terminal, or add --yes.")
    return click.confirm(question, err=True)
