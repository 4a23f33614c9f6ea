"""The built-in words for feelings."""

from collections import Counter

from mindtui.content.feelings import QUADRANT_WORDS, feelings


def test_24_different_words_six_per_quadrant() -> None:
    words = feelings()
    assert len({word.name for word in words}) == 24
    assert Counter(word.quadrant for word in words) == dict.fromkeys(QUADRANT_WORDS, 6)


def test_words_stand_in_their_quadrant() -> None:
    quadrant = {word.name: QUADRANT_WORDS[word.quadrant] for word in feelings()}
    assert quadrant["proud"] == "pleasant, high energy"
    assert quadrant["at ease"] == "pleasant, low energy"
    assert quadrant["tense"] == "unpleasant, high energy"
    assert quadrant["guilty"] == "unpleasant, low energy"
