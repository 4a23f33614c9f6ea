"""Questions that help to weigh a thought."""

from pathlib import Path

import msgspec


class ChallengeQuestion(msgspec.Struct, frozen=True):
    """One question; records keep the id of those that helped."""

    id: str
    question: str


class _File(msgspec.Struct, frozen=True):
    question: tuple[ChallengeQuestion, ...]


def challenge_questions() -> tuple[ChallengeQuestion, ...]:
    """All of them, in the order in which they are offered."""
    stored = Path(__file__).with_name("challenge_questions.toml").read_bytes()
    return msgspec.toml.decode(stored, type=_File).question
