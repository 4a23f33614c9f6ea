"""What stays out of trials, in whatever words, and what only sounds like it."""

from textwrap import wrap

import pytest
from msgspec.structs import replace

from mindtui.content.activities import shipped_activities
from mindtui.content.trial_limits import must_be_optional
from mindtui.domain.activity import Activity
from mindtui.errors import UsageError


def refusal(label: str, activity: Activity | None = None) -> str:
    """Why something is no trial; empty where it may be one."""
    try:
        must_be_optional(label, activity)
    except UsageError as error:
        return error.message if error.hint else "says nothing to do instead"
    return ""


REFUSED = """
Medicines: Take my medicine; the evening PILLS; a dose of insulin; zoloft; take Prozac; sertraline 50mg
Medicines: 50 mg less; melatonin at night; vitamin d; my antidepressant; escitalopram; lorazepam when tense
Medicines: pills before bed; take my pill after breakfast; read about birds and take my pills; Ritalin
Medicines: St. John’s wort; ibuprofen; fish oil; HRT; eye drops; a medication-free day
Medicines: taper off; codeine; lisdexamfetamine; beta blockers; skip my shot; omega 3; cough syrup; no iron
Medicines: an unmedicated day
Sleep: Sleep until eight; A nap; nap after lunch; go to bed early; stay up late; staying up until two
Sleep: get up at six; all-nighter; pull an all nighter; getting up early; sleep less; wake at five
Sleep: bedtime at ten; set my alarm earlier; turn in early; lights off at ten
Sleep: late to rise; stay out until three
Sleep: a long text about how I go for a walk in the evening and then sleep less
Meals: Eat breakfast; a meal with Ada; fasting; fast for 16 hours; I want to fast until noon; skip breakfast
Meals: go hungry; juice cleanse; fast; OMAD; cut out sugar; go vegetarian; throw up; two liters of water
Meals: binge; lose 2 kg; drink only water; drink 3 l of water
Meals: start a diet; no carbs; no sugar; don’t eat until noon; weigh myself; count calories; drink more water
Therapy: call my therapist; see the doctor; look at my safety plan; Call the hotline; psychotherapy
Therapy: cancel my session; message my care team; ask my GP; call Samaritans; go to the ER; my key worker
Therapy: EMDR homework; AA meeting; see Dr. Miller; physiotherapy; support group
Therapy: miss a session; skip this week's session; skip group; no session with Eva; avoid my case worker
Alcohol: drinks with friends; a drink after work
Alcohol: walk, then a beer; a glass of wine; smoke weed; no drinking; quit smoking; microdosing; gamble
Alcohol: a pint with Tom; champagne; get high; weed; shisha; scratch cards; poker for money
Alcohol: bet on horses
A trial is for something harmless: cutting myself; hurt myself; self-harm; burn my arm; overdose
A trial is for something harmless: I want to die; jump off a bridge; end it all; slit my wrists
A trial is for something harmless: hang myself; slap myself; bang my head; jump in front of a train
A trial is for something harmless: self-injury; pull out my hair; pick my skin; read about overdoses
A trial is for something harmless: driving fast; drive without a seat belt; run until I collapse
A trial is for something harmless: hold my breath as long as I can; a rubber band on my wrist
What a day needs: brush my teeth; floss
"""

LET_THROUGH = """
Beat a drum; Napkin folding; Pillow fight; a walk; Theater; Alpine skiing; program a game; push the pram
walk before dinner; walk after lunch; stretch before bed; Lunch break walk; journal after therapy
read about sleep science; read a book about food; listen to a podcast on wine history; psychology podcast
cook with a friend; bake a cake; have a hot drink with Ada; drinking tea slowly; coffee with Ada
have a drink of tea; digital detox; no screens before bed; phone out of the bedroom; soft drinks outside
weed the garden; medicine ball workout; draw on my tablet; mend a patch; gin rummy with Ada; lift weights
walk fast for ten minutes; cut paper figures; kill time; get at least one page done; watch Doctor Who
make the bed; change the bed sheets; stretch on waking; lunch walk; pub quiz; a dose of sunlight; asteroids
my shot at goal; a walk on a dry day; a pint of milk for the cat; the vegan bakery; get high up in the hills
a session of yoga; go out with the choir group; binge-watch a series; wear my helmet; drive to the fast train
hold my breath while I look at the stars; snap peas with Ada; stay out in the garden; a writing session
"""


@pytest.mark.parametrize("line", REFUSED.strip().splitlines())
def test_what_stays_out_of_trials_is_refused_in_whatever_words(line: str) -> None:
    subject, labels = line.split(": ")
    told = {label: refusal(label) for label in labels.split("; ")}
    assert {label: said for label, said in told.items() if not said.startswith(subject)} == {}


@pytest.mark.parametrize("line", LET_THROUGH.strip().splitlines())
def test_words_that_only_sound_like_it_are_let_through(line: str) -> None:
    assert {label: said for label in line.split("; ") if (said := refusal(label))} == {}


def test_what_to_try_instead_may_be_tried() -> None:
    assert refusal("stretching before bed") == refusal("a walk after lunch") == ""


@pytest.mark.parametrize("label", ["pills", "a nap", "diet", "my GP", "beer", "floss", "hurt myself"])
def test_a_refusal_fits_below_the_rows_of_a_small_screen(label: str) -> None:
    with pytest.raises(UsageError) as refused:
        must_be_optional(label, None)
    assert len(wrap(str(refused.value), 56)) <= 3


def test_thoughts_of_hurting_oneself_lead_to_the_help_card() -> None:
    with pytest.raises(UsageError, match="help card"):
        must_be_optional("hurt myself", None)


@pytest.mark.parametrize("kind", ["routine", "necessary"])
def test_routines_and_what_is_necessary_are_refused(kind: str) -> None:
    activity = Activity(label="Open the mail", area="upkeep")
    assert not refusal(activity.label, activity)
    assert refusal(activity.label, replace(activity, kind=kind)).startswith("What a day needs")


def test_of_the_catalog_what_is_extra_may_be_tried() -> None:
    tried = [activity for activity in shipped_activities() if not refusal(activity.label, activity)]
    extra = [one for one in shipped_activities() if one.kind in {"pleasurable", "mastery", "rest"}]
    assert {activity.label for activity in extra} - {activity.label for activity in tried} == {
        "Eat one meal with another person",
        "Try a food you have not had before",
    }
    assert {activity.kind for activity in tried} == {"pleasurable", "mastery", "rest"}
