"""`mindtui log`: a check-in in one line."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time

import click
from msgspec.structs import replace

from mindtui.cli.command import common_options, json_option
from mindtui.cli.offer import offering
from mindtui.cli.output import LOG_EXAMPLE, print_json, say
from mindtui.cli.session import Session, open_session
from mindtui.cli.typed import read_note
from mindtui.domain.check_in import RATINGS, CheckIn, Feeling, RatingName, WakeTime
from mindtui.domain.clock import day_of
from mindtui.domain.moment import moment_in_words
from mindtui.domain.offer import offer_for
from mindtui.domain.scale import read_rating
from mindtui.domain.slots import SLOTS, Slot
from mindtui.domain.text import one_line
from mindtui.domain.waking import add_with_waking, placed, slot_at
from mindtui.domain.when import parse_time
from mindtui.errors import UsageError

_NOTHING = "A check-in needs a rating, a feeling, a tag or a note."
_EXAMPLE = f"For example: {LOG_EXAMPLE}; each from 0 to 10, s for one you skip."


@click.command()
@click.argument("ratings", nargs=-1, metavar="[MOOD] [STRESS] [ENERGY]")
@click.option("--mood", metavar="N", help="0 very unpleasant to 10 very pleasant; x is 10, s skips it.")
@click.option("--stress", metavar="N", help="0 none to 10 the most you can imagine.")
@click.option("--energy", metavar="N", help="0 drained to 10 full of energy.")
@click.option("--feeling", multiple=True, metavar="NAME[=0..100]", help="A feeling; may be repeated.")
@click.option("--tag", multiple=True, metavar="NAME", help="Activity, person or place; may be repeated.")
@click.option("--note", metavar="TEXT", help="A note; - reads it from standard input.")
@click.option(
    "--at", "phrase", metavar="WHEN", default="", help="“-2h”, “yesterday 21:30”, “08:15”; now unless given."
)
@click.option(
    "--slot",
    metavar="SLOT",
    type=click.Choice([*SLOTS, "none"]),
    help=f"Place in the stress day: {', '.join(SLOTS)} or none; guessed unless given.",
)
@click.option("--woke", metavar="TIME", help="When you woke that day.")
@json_option
@common_options
@click.pass_context
def log(
    ctx: click.Context,
    ratings: tuple[str, ...],
    mood: str | None,
    stress: str | None,
    energy: str | None,
    feeling: tuple[str, ...],
    tag: tuple[str, ...],
    note: str | None,
    phrase: str,
    slot: str | None,
    woke: str | None,
    as_json: bool,
) -> None:
    """Log a check-in.

    The numbers are mood, stress and energy: mindtui log 6 4 7 logs mood 6, stress 4, energy 7.
    """
    typed = _by_name(ratings, {"mood": mood, "stress": stress, "energy": energy})
    if not (typed or feeling or tag or (note or "").strip()):
        raise UsageError(_NOTHING, _EXAMPLE)
    numbers = {name: read_rating(text, name) for name, text in typed.items() if not _is_skip(text)}
    feelings, tags, woke_at = _feelings(feeling), _tags(tag), parse_time(woke) if woke else None
    session = open_session(ctx)
    when = session.moment(phrase)
    if when.day_only and slot not in (None, "none"):
        raise UsageError("A slot needs a time of day.", "Write --at with one, like “yesterday 21:30”.")
    check_in = CheckIn(
        at=when.at,
        mood=numbers.get("mood"),
        stress=numbers.get("stress"),
        energy=numbers.get("energy"),
        skipped=tuple(name for name in RATINGS if _is_skip(typed.get(name, ""))),
        feelings=feelings,
        tags=tags,
        note=read_note(note),
        source="shell",
    )
    check_in = placed(check_in, when, session.now, slot=_slot(session, when.at, slot, woke_at))
    offer = offer_for(check_in, None, session.journal, session.now)
    wake = WakeTime(day=day_of(check_in.at, session.day_starts_at), time=woke_at) if woke_at else None
    with offering(offer, session.around, session.today):
        stored = add_with_waking(session.journal, check_in, wake, session.now)
        if as_json:
            print_json(stored)
        else:
            moment = moment_in_words(stored, session.journal, session.today)
            say(f"Logged {moment} {_in_words(stored)}. Undo: mindtui undo")


def _by_name(ratings: tuple[str, ...], named: Mapping[RatingName, str | None]) -> dict[RatingName, str]:
    """The ratings as typed, by name: first by position, in the order of `named`, then by option."""
    if len(ratings) > len(named):
        raise UsageError("There are at most three ratings: mood, stress and energy.", _EXAMPLE)
    placed = dict(zip(named, ratings, strict=False))
    options = {name: text for name, text in named.items() if text is not None}
    if twice := next((name for name in placed if name in options), None):
        raise UsageError(f"{twice} is given twice.", f"Leave out --{twice}, or all the numbers in front.")
    return placed | options


def _is_skip(text: str) -> bool:
    return text.strip().lower() == "s"


def _feelings(typed: Iterable[str]) -> tuple[Feeling, ...]:
    """Feelings as typed, also several with commas; named twice, the last one counts."""
    found: dict[str, Feeling] = {}
    for words in typed:
        for text in [part for part in words.split(",") if part.strip()] or [""]:
            feeling = Feeling.read(text)
            if not feeling.name or text.lstrip().startswith("="):
                raise UsageError(
                    "A feeling needs a name.", "For example: --feeling tense or --feeling tense=60."
                )
            found[feeling.name.casefold()] = replace(feeling, name=_as_built_in(feeling.name))
    return tuple(found.values())


def _as_built_in(name: str) -> str:
    """A built-in word as it is spelled there, so that “Tense” and “tense” are one feeling."""
    if name.islower():
        return name
    from mindtui.content.feelings import feelings

    return next((word.name for word in feelings() if word.name == name.casefold()), name)


def _tags(typed: Iterable[str]) -> tuple[str, ...]:
    tags = [one_line(text).removeprefix("#") for text in typed]
    if not all(tags):
        raise UsageError("A tag needs a name.", "For example: --tag work.")
    return tuple(dict.fromkeys(tags))


def _slot(session: Session, at: datetime, wanted: str | None, woke: time | None) -> Slot | None:
    if wanted is None:
        return slot_at(session.journal, at, woke)
    return next((slot for slot in SLOTS if slot == wanted), None)


def _in_words(check_in: CheckIn) -> str:
    """What was logged, without a word that was typed."""
    parts = [check_in.ratings_in_words()]
    for words, several in (("feeling", check_in.feelings), ("tag", check_in.tags)):
        if several:
            parts.append(f"{len(several)} {words}{'s' if len(several) > 1 else ''}")
    return ", ".join(filter(None, [*parts, "a note" if check_in.note else ""]))
