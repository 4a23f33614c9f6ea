"""The check-in form: three rating rows, and below them what may be added."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, time, timedelta
from pathlib import Path

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, TextArea

from mindtui.content.feelings import feelings
from mindtui.domain.check_in import RATINGS, CheckIn, Feeling, RatingName, WakeTime
from mindtui.domain.clock import WEEKDAYS, day_of, elapsed
from mindtui.domain.journal import Journal
from mindtui.domain.scale import ENERGY, MOOD, STRESS
from mindtui.domain.slots import SLOTS, Slot, slot_words
from mindtui.domain.text import clean
from mindtui.domain.vocabulary import recent_feelings, recent_tags
from mindtui.domain.waking import placed, slot_at, slot_is_own
from mindtui.domain.when import When, in_full, parse_time, parse_when
from mindtui.errors import UsageError
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.choice_row import ChoiceRow
from mindtui.ui.widgets.field import FORM_KEYS, Field, HintLine
from mindtui.ui.widgets.long_text import EDITOR_KEYS, LongText
from mindtui.ui.widgets.rating_row import RatingRow
from mindtui.ui.widgets.type_ahead import TypeAhead
from mindtui.ui.widgets.typed_check_in import Typed, feeling_as_typed, read_words, typed_of

SCALES = (MOOD, ENERGY, STRESS)
MORNING = timedelta(hours=10)
"""From the start of the person's day on, which is late for who works at night."""
NOW = ("", "now")
"""What stands for the moment of saving."""

HINTS = {
    "feelings": "tense 60, hopeful (0–100: how strong) · Tab completes",
    "tags": "Activities, people, places: work, Ada · Tab completes",
    "note": EDITOR_KEYS,
    "when": "now, -2h, yesterday 21:30, 08:15, 2026-11-03 7pm",
    "slot": "The place in the stress day. ← → change it.",
    "woke": "For example 07:10. It tells which morning slot this is.",
}


class CheckInForm(Vertical):
    """Asks how a moment is. Gives a finished check-in, or nothing; never a half one."""

    DEFAULT_CSS = """
    CheckInForm {
        height: auto;
        #more { height: auto; margin-top: 1; }
    }
    """
    BINDINGS = [
        *FORM_KEYS,
        # Before the field that has the focus, where the key would go to the end of the line.
        Binding("ctrl+e", "edit_note", "Editor", show=False, priority=True),
    ]
    HELP = (
        "Rate what you can, Enter saves: 6 4 7 is mood 6, energy 4, stress 7. "
        "Tab reaches feelings, tags, note, time and slot."
    )

    class Finished(Message):
        """The form was saved: a check-in that is ready for the journal, and a waking time if one was told."""

        def __init__(self, check_in: CheckIn, wake: WakeTime | None) -> None:
            super().__init__()
            self.check_in = check_in
            self.wake = wake

    class SavedBy(Message):
        """Another key saves from where the focus is now: in the note, Enter begins a line."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    hint = query_one("#hint", HintLine)

    def __init__(
        self,
        journal: Journal,
        clock: Callable[[], datetime],
        *,
        check_in: CheckIn | None = None,
        typed: Typed | None = None,
        glyphs: Glyphs = FULL,
        folder: Path | None = None,
    ) -> None:
        super().__init__()
        self._journal = journal
        self._clock = clock
        self.check_in = check_in
        self.is_resumed = typed is not None
        self._glyphs = glyphs
        self._folder = folder
        self._start = typed or typed_of(check_in)
        self._slot_is_own = (
            "slot" in typed if typed else check_in is not None and slot_is_own(journal, check_in)
        )
        self._meant: tuple[str, When] | None = None
        self._asked_about = ""
        self._save_key = "Enter"
        self._untouched: Typed = {}

    def compose(self) -> ComposeResult:
        """Three rows, then the fields."""
        start = self._start
        for scale, following in zip(SCALES, (*SCALES[1:], None), strict=True):
            yield RatingRow(
                scale,
                start.get(scale.name),
                skipped=scale.name in start.get("skipped", ()),
                leads_to=following.name if following else "",
                pointer=self._glyphs.pointer,
                id=scale.name,
            )
        with Vertical(id="more"):
            yield Field(
                "Feelings",
                TypeAhead(self._feeling_words, start.get("feelings", ""), "tense 60, hopeful", id="feelings"),
            )
            yield Field(
                "Tags",
                TypeAhead(
                    lambda: recent_tags(self._journal), start.get("tags", ""), "work, garden", id="tags"
                ),
            )
            yield Field("Note", LongText(start.get("note", ""), "anything worth keeping", id="note"))
            yield Field("When", Input(start.get("when", ""), placeholder="now", compact=True, id="when"))
            options = [(None, "none"), *[(slot, slot_words(slot)) for slot in SLOTS]]
            yield ChoiceRow[Slot | None]("Slot", options, start.get("slot"), glyphs=self._glyphs, id="slot")
            if self._asks_for_waking():
                yield Field(
                    "Woke at", Input(start.get("woke", ""), placeholder="optional", compact=True, id="woke")
                )
        yield HintLine(id="hint")

    def on_mount(self) -> None:
        """Begin at the first row."""
        if not self._slot_is_own:
            self._guess_slot()
        self._untouched = self.typed()
        self.query_one("#mood").focus()

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not in the journal."""
        return self.typed() != self._untouched or (bool(self._start) and self.check_in is None)

    def typed(self) -> Typed:
        """What stands in the form."""
        rows = list(self.query(RatingRow))
        typed: Typed = {row.scale.name: row.value for row in rows if row.value is not None}
        if skipped := [row.scale.name for row in rows if row.skipped]:
            typed["skipped"] = skipped
        typed |= {field.id: field.value for field in self.query(Input) if field.id and field.value}
        if (meant := self._meant_by(typed.get("when", ""))) is not None:
            typed["when"] = in_full(meant, self._clock())
        if note := self.query_one("#note", TextArea).text:
            typed["note"] = note
        if self._slot_is_own:
            typed["slot"] = self.query_one("#slot", ChoiceRow).value
        return typed

    def action_save(self) -> None:
        """Give the finished check-in, or say what is missing."""
        now = self._clock()
        try:
            with self.hint.leading_to(self.query_one("#when")):
                when = self._when(now)
            check_in = self._read(when, now)
            wake = self._read_waking(check_in)
        except UsageError as error:
            self.hint.object(str(error))
            return
        if question := self._question(check_in, when, now):
            self.hint.lead_to(self.query_one("#when"))
            self.hint.object(question)
            return
        self.post_message(self.Finished(check_in, wake))

    def action_edit_note(self) -> None:
        """The note in the person's own editor."""
        if self._folder and (trouble := self.query_one("#note", LongText).open_editor(self._folder)):
            self.hint.object(trouble)

    @on(Input.Submitted)
    def save_from_a_field(self, event: Input.Submitted) -> None:
        """Enter saves from every line."""
        event.stop()
        self.action_save()

    @on(Input.Changed, "#when")
    def keep_what_is_meant(self, event: Input.Changed) -> None:
        """“-2h” means two hours before it was typed, however long the form stays open."""
        self._meant = None
        if event.value.strip().lower() not in NOW and not self._is_as_it_was(event.value):
            with suppress(UsageError):
                self._meant = event.value, self._parse(event.value, self._clock())

    @on(Input.Changed, "#when")
    @on(Input.Changed, "#woke")
    def follow_the_time(self) -> None:
        """The slot follows the time until somebody chooses one."""
        self._asked_about = ""
        if not self._slot_is_own:
            self._guess_slot()

    @on(ChoiceRow.Chose, "#slot")
    def keep_the_slot(self) -> None:
        """A slot that was chosen stays."""
        self._slot_is_own = True

    def on_descendant_focus(self) -> None:
        """Tell what the focused line takes."""
        focused = self.screen.focused
        if isinstance(focused, RatingRow):
            self.hint.say(f"{focused.ends} · x is 10 · s skips")
        elif focused is not None and focused.id in HINTS:
            self.hint.say(HINTS[focused.id], focused)
        key = "Ctrl+S" if isinstance(focused, TextArea) else "Enter"
        if key != self._save_key:
            # Told only then: whoever names the key paints all of a frame anew.
            self._save_key = key
            self.post_message(self.SavedBy(key))

    def on_key(self, event: events.Key) -> None:
        """Words that are typed at a number go nowhere: say so."""
        is_word = event.is_printable and event.key not in self.screen.active_bindings
        if is_word and isinstance(self.screen.focused, RatingRow):
            self.hint.object("Only numbers go here. Tab goes on to feelings, tags and the note.")

    def _feeling_words(self) -> Iterable[str]:
        return dict.fromkeys([*recent_feelings(self._journal), *(word.name for word in feelings())])

    def _asks_for_waking(self) -> bool:
        if "woke" in self._start:
            return True
        now = self._clock()
        day = day_of(now, self._journal.day_starts_at)
        starts = datetime.combine(day, self._journal.day_starts_at)
        told = any(wake.source == "typed" for wake in self._journal.on(WakeTime, day))
        return self.check_in is None and not told and now.replace(tzinfo=None) - starts < MORNING

    def _when(self, now: datetime) -> When:
        text = self.query_one("#when", Input).value
        if self.check_in is not None and self._is_as_it_was(text):
            return When(self.check_in.at, self.check_in.whole_day)
        return self._meant_by(text) or self._parse(text, now)

    def _meant_by(self, phrase: str) -> When | None:
        """The moment that a phrase meant when it was typed; None for now."""
        return self._meant[1] if self._meant and self._meant[0] == phrase else None

    def _is_as_it_was(self, phrase: str) -> bool:
        """Whether this is the moment of the check-in that is being changed."""
        return self.check_in is not None and phrase == typed_of(self.check_in)["when"]

    def _parse(self, phrase: str, now: datetime) -> When:
        return parse_when(phrase, now, day_starts_at=self._journal.day_starts_at)

    def _guess_slot(self) -> None:
        try:
            when, woke = self._when(self._clock()), self._woke()
        except UsageError:
            return
        row: ChoiceRow[Slot | None] = self.query_one("#slot", ChoiceRow)
        row.choose(None if when.day_only else slot_at(self._journal, when.at, woke))

    def _woke(self) -> time | None:
        fields = self.query("#woke").results(Input)
        text = next((field.value.strip() for field in fields), "")
        return parse_time(text) if text else None

    def _read(self, when: When, now: datetime) -> CheckIn:
        if not self._slot_is_own:
            # Time may have passed since it was guessed.
            self._guess_slot()
        rows = {row.scale.name: row for row in self.query(RatingRow)}
        skipped: tuple[RatingName, ...] = tuple(name for name in RATINGS if rows[name].skipped)
        base = self.check_in or CheckIn(at=when.at)
        line = self.query_one("#feelings", Input)
        with self.hint.leading_to(line):
            own = [(feeling_as_typed(feeling), feeling) for feeling in base.feelings]
            felt = read_words(line.value, own, Feeling.read)
        filled = replace(
            base,
            mood=rows["mood"].value,
            energy=rows["energy"].value,
            stress=rows["stress"].value,
            skipped=skipped,
            feelings=felt,
            tags=read_words(self.query_one("#tags", Input).value, [(tag, tag) for tag in base.tags], str),
            note=clean(self.query_one("#note", TextArea).text),
        )
        slot: Slot | None = self.query_one("#slot", ChoiceRow).value
        if self.check_in is not None and when == When(self.check_in.at, self.check_in.whole_day):
            return replace(filled, slot=slot).admitted()
        return placed(filled, when, now, slot=slot).admitted()

    def _read_waking(self, check_in: CheckIn) -> WakeTime | None:
        for field in self.query("#woke"):
            with self.hint.leading_to(field):
                self._woke()
        woke = self._woke()
        day = day_of(check_in.at, self._journal.day_starts_at)
        return WakeTime(day=day, time=woke) if woke else None

    def _question(self, check_in: CheckIn, when: When, now: datetime) -> str:
        """A moment in the future or long ago is asked about once; the second Enter saves it."""
        if self.check_in is not None and when == When(self.check_in.at, self.check_in.whole_day):
            return ""
        moment = f"{WEEKDAYS[when.at.weekday()][:3]} {in_full(when, now)}"
        comes = elapsed(now, when.at).total_seconds() > 60
        if when.day_only:
            starts = self._journal.day_starts_at
            comes = day_of(when.at, starts) > day_of(now, starts)
        if moment == self._asked_about or not (comes or check_in.recalled):
            return ""
        self._asked_about = moment
        return f"{moment} is {'in the future' if comes else 'over two days ago'}. Enter saves it anyway."
