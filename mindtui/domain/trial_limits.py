"""What no coin may decide about: medicines, sleep, meals, care, habits that grip, and what does harm."""

import re
from typing import Final

from msgspec import Struct

from mindtui.domain.activity import Activity, Kind
from mindtui.domain.text import one_line
from mindtui.errors import UsageError

KINDS_TO_TRY: Final[frozenset[Kind]] = frozenset({"pleasurable", "mastery", "rest"})
"""Kinds of activity that may be left out on a day."""


class Limit(Struct, frozen=True):
    """A subject that stays out of trials: the words that show it, why, and what to do instead."""

    words: str
    why: str
    instead: str


# English only, and whole words: what else must not be left out, the question whether it is safe has to catch.
_HARM: Final = Limit(
    r"self[- ]?(?:harm|injur)\w*|suicid\w*|overdos\w*|(?:end|take) my (?:own )?life|end it all|"
    r"(?:want|wish)\w* to die|pull(?:ing)? out my hair|"
    r"jump(?:ing)? (?:off|from|in front of|under) (?:a|the) (?:bridge|roof|building|train|car|bus)|"
    r"(?:cut|slit|carv|stab|hurt|harm|burn|hit|bang|punch|slap|pinch|bit|scratch|pick|punish|starv|injur|"
    r"poison|kill|hang|drown|chok|strangl)(?:[tbp]?ing|e)? (?:myself|my (?:arms?|legs?|wrists?|skin|head))",
    "A trial is for something harmless.",
    "If you think of hurting yourself, you need not be alone with it: the help card (F12) has people "
    "to call.",
)
_MEDICINE: Final = Limit(
    r"medic(?:ines?|ations?|aments?)|meds?|pills?|tablets?|capsules?|dos(?:e|es|age|ing)|insulin|"
    r"inhalers?|injections?|injecting|prescri\w+|refills?|vaccin\w*|"
    r"(?:nicotine|hormone|pain|estrogen|fentanyl|medicated) patch(?:es)?|\d+ ?(?:mg|mcg|ml|iu)|"
    r"anti[- ]?(?:depress|psychotic|biotic|histamin|convuls|anxiety)\w*|ssris?|snris?|benzos?|"
    r"mood stabili[sz]ers?|painkillers?|pain relievers?|sedatives?|tranquil+i[sz]ers?|stimulants?|"
    r"supplements?|vitamins?|creatine|fish oil|omega[- ]?3|(?:eye|ear|cough) drops|cough syrup|hrt|estrogen|"
    r"testosterone|(?:cortico)?steroids?|epipens?|thyroid|tms|ect|beta[- ]?blockers?|"
    r"protein powder|electrolytes|taper(?:ing)? (?:off|down)|wean(?:ing)? off|"
    r"(?:flu|allergy|weekly|skip(?:ping)? (?:my|the)) shots?|"
    r"herbal \w+|home?opath\w*|probiotics?|hormones?|contracepti\w*|birth control|"
    r"blood (?:sugar|pressure|thinners?)|glucose|cpap|chemo\w*|dialysis|"
    r"\w+(?:azepam|azolam|pram|oxetine|triptyline|ipramine|azepine|pidem|piclone|olol|profen|cillin|codone|"
    r"peridone|piprazole|trigine|faxine|apine|asidone|phenidate|am(?:ph|f)etamine|barbital|prazole|sartan|statin)|"
    r"lithium|sertraline|bupropion|trazodone|buspirone|valpro\w+|haloperidol|ketamine|esketamine|gabapentin|"
    r"pregabalin|hydroxyzine|naltrexone|buprenorphine|methadone|modafinil|thyroxine|levothyroxine|prednison\w*|"
    r"codeine|tramadol|clonidine|prazosin|guanfacine|topiramate|loratadine|cetirizine|sildenafil|viagra|"
    r"semaglutide|zinc|ginseng|rhodiola|kava|(?:take|taking|skip(?:ping)?|no) iron|"
    r"cortisone|metformin|warfarin|aspirin|paracetamol|acetaminophen|naproxen|morphine|antacids?|melatonin|"
    r"valerian|ashwagandha|st\.? john'?s wort|5-?htp|cbd|magnesium|"
    r"prozac|zoloft|lexapro|celexa|paxil|effexor|cymbalta|wellbutrin|remeron|xanax|valium|ativan|klonopin|"
    r"ambien|seroquel|abilify|zyprexa|risperdal|lamictal|depakote|buspar|ritalin|adderall|concerta|vyvanse|"
    r"strattera|benadryl|tylenol|advil|ibu|ozempic|wegovy|synthroid|suboxone",
    "Medicines and supplements stay out of trials: a skipped or extra dose can do harm.",
    "Questions about them are for whoever prescribed them or a pharmacist; try something extra here, "
    "such as a short walk.",
)
_SLEEP: Final = Limit(
    r"(?:over)?sleep\w*|asleep|overslept|slept|naps?|napping|siestas?|snooz\w*|doz(?:e|ing)|bed|bedtimes?|"
    r"wak(?:e|es|ing)|awake|woke|stay(?:ing)? up|up (?:late|all night|until|till)|all[- ]?nighters?|"
    r"(?:get up|getting up|rise|rising) (?:early|earlier|late|later|at|before|by)|"
    r"turn(?:ing)? in (?:early|earlier|late|later|at|by)|"
    r"early (?:night|riser|bird)s?|late nights?|lie[- ]in|lying in|lights (?:out|off (?:at|by))|"
    r"night shifts?|insomnia|"
    r"set (?:an|my|the) alarm|(?:alarm|wake-up) (?:clock|time)",
    "Sleep stays out of trials: short or shifted nights can make days much harder.",
    "Keep your nights as they are, and try something beside them, such as stretching before bed.",
)
_MEALS: Final = Limit(
    r"eat|eats|eating|ate|overeat\w*|meals?|mealtimes?|breakfasts?|brunch\w*|lunch(?:es)?|dinners?|suppers?|"
    r"dine|dining out|foods?|snacks?|snacking|portions?|fasting|(?:intermittent|water|juice|dry) fasts?|"
    r"(?:^|(?:to|then|and) )fast (?:for|until|till)|(?:a|my|to) fast$|^fast$|fasted|omad|16:8|diet\w*|keto|"
    r"calori\w*|(?:low|no)[- ]carbs?|carbs|"
    r"(?:no|less|without|skip(?:ping)?|avoid(?:ing)?|quit(?:ting)?|cut(?:ting)?(?: out| down on)?|give up) "
    r"(?:sugar|sweets|meat|dairy|gluten|bread)|sugar[- ]free|gluten[- ]free|"
    r"weigh(?:ing)? (?:myself|in)|(?:my|lose|losing|gain\w*) weight|weight loss|"
    r"(?:go|going|be|being) (?:vegan|vegetarian)|throw(?:ing)? up|liters? of water|"
    r"purg\w*|vomit\w*|hung(?:er|ry)|(?:juice|sugar|body|colon) (?:detox|cleanse)\w*|"
    r"laxatives?|starv\w*|"
    r"glass(?:es)? of water|drink(?:ing)? (?:more |less |enough )?water|hydrat\w*",
    "Meals, drinking enough and weight stay out of trials: the body needs them every day.",
    "Eat as you usually do, and try something around it, such as a walk after lunch.",
)
_CARE: Final = Limit(
    r"therap\w*|\w+therap\w*|psychologists?|psychiatr\w*|psychoanaly\w*|counsel\w*|"
    r"my (?:shrink|coach|nurse|psych|gp|sessions?)|care (?:team|coordinator)s?|case managers?|key ?workers?|"
    r"samaritans|988|lifelines?|(?:the )er|a&e|blood tests?|"
    r"doctors?|dr\.?|physio\w*|dentists?|clinics?|hospitals?|appointments?|check-?ups?|sponsor|caseworkers?|"
    r"social workers?|support (?:group|line|worker)s?|self-help groups?|"
    r"(?:aa|na|al-anon|12[- ]step) meetings?|cbt|dbt|emdr|safety|crisis|emergenc\w+|hot ?lines?|help ?lines?",
    "Therapy and the people who care for you stay out of trials: keep them, whatever a coin says.",
    "Doubts about them are worth telling them; try something extra here, such as music.",
)
_HABITS: Final = Limit(
    r"alcohol\w*|(?<!soft )(?<!hot )(?<!warm )drinks|(?:a|one|my) drink(?! of)|happy hour|pubs?(?! quiz)|"
    r"ciders?|champagne|prosecco|tequila|nightcaps?|(?:a|one|no) pint(?! of (?:milk|water))|"
    r"beers?|wines?|whisk(?:e?y|eys|ies)|vodka|gin(?! rummy)|rum|cocktails?|liquor|booze|drunk|"
    r"drinking(?! (?:tea|coffee|cocoa|water|juice|milk))|sober\w*|smok(?:e|es|ing)|cigar\w*|vap(?:e|es|ing)|"
    r"nicotine|tobacco|snus|drugs?|cannabis|marijuana|thc|(?:some|of|no) weed|^(?:weed|pot)$|edibles|stoned|"
    r"(?:get|getting) high(?! up)|hookah|shisha|"
    r"cocaine|heroin|opi(?:oid|ate)s?|mdma|lsd|ecstasy|(?:magic mush|sh)rooms|"
    r"psilocybin|psychedelic\w*|microdos\w*|kratom|"
    r"gambl\w*|casinos?|betting|sports bets?|slot machines?|online slots|lottery|lotto|scratch ?cards?|"
    r"poker for (?:money|cash)",
    "Alcohol, smoking, drugs and gambling stay out of trials, more of them and less of them alike.",
    "Wanting to change something there is a good thing to bring to a doctor; try something extra here, "
    "such as a game with a friend.",
)
_NEEDS: Final = Limit(
    r"(?:brush|floss|clean)\w* (?:\w+ )?teeth|floss\w*",
    "What a day needs anyway stays out of trials.",
    "Choose something extra that may be left out, such as a short walk.",
)
LIMITS: Final = (_MEDICINE, _SLEEP, _MEALS, _CARE, _HABITS, _NEEDS)

# Before a subject is looked for, what names it only beside the thing: a time of day, what a book is about.
_BESIDE: Final = (
    (
        r"\b(?:before|after|during|at|over|between|around|post|pre)[- ](?:the |my |our |your )?"
        r"(?:breakfasts?|lunch|dinner|supper|meals?|bed|bedtime|going to bed|sleep|waking(?: up)?|"
        r"getting up(?: early)?)\b"
    ),
    r"\b(?:before|after)[- ](?:the |my |our )?(?:therapy|counseling|physio|(?:doctor'?s )?appointments?)\b",
    r"\blunch(?: break| hour|time| walk)s?\b",
    r"\b(?:make|making|change|changing) (?:the|my|our) beds?\b",
    (
        r"\b(?:read\w*|watch\w*|listen\w*|learn\w*|draw\w*|paint\w*|books?|articles?|podcasts?|documentar\w+|"
        r"movies?|films?|talks?|poems?)\b(?: (?!and\b|then\b|or\b|but\b)\w+){0,4}? (?:about|on)"
        r" (?!and\b|then\b|or\b|but\b|my\b|it\b)\w+(?: (?:science|research|history|culture))?\b"
    ),
    r"\bon (?:my|the|a) (?:drawing )?tablet\b",
    r"\b(?:flower|garden|raised|rose|vegetable|river|herb) beds?\b",
    r"\b(?:on|upon) waking(?: up)?\b|\bdoses? of (?:nature|sun\w*|daylight|fresh air|music)\b",
    r"\bmedicine balls?\b|\btime capsules?\b|\bdoctor who\b|\btherapy dogs?\b|\bsmoke (?:alarm|detector)s?\b",
)


def must_be_optional(label: str, activity: Activity | None) -> None:
    """Raise UsageError for what nobody should do or leave out for a coin; `activity` is of that label."""
    text = one_line(label).casefold().replace("’", "'")
    limit = _HARM if _names(text, _HARM) else None
    for beside in _BESIDE:
        text = re.sub(beside, " ", text)
    limit = limit or next((one for one in LIMITS if _names(text, one)), None)
    if limit is None and activity is not None and activity.kind not in KINDS_TO_TRY:
        limit = _NEEDS
    if limit is not None:
        raise UsageError(limit.why, limit.instead)


def _names(text: str, limit: Limit) -> bool:
    return re.search(rf"\b(?:{limit.words})(?!\w)", text) is not None
