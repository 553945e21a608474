"""The rota room's sentences in English, each once; `wording.Wording` tells how the fields are written."""

from __future__ import annotations

from model.rota.wording import Said, Titles, Wording, say

BOUNDS = {
    "nothing": "",
    "nobody_at_weekends": "Nobody is needed at weekends.",
    "weekends_not_worked": "{people:|person is|people are} needed each weekend, but no line kind works weekends.",
    "weekend_need": "{people:|person|people} must work each weekend, and each works {every:weekend}: at least "
    "{every} × {people:1} = {least} are needed.",
    "weekend_need_mean": "On average {people:2} of its people work each weekend, because groups share the work, and "
    "each works {every:weekend}: at least {every} × {people:2}, rounded up to {least}, are needed.",
    "weekend_fits": "{start:said} The hours fill {positions:1} full positions, so weekends do not stand in the way.",
    "weekend_binds": "{start:said} The hours fill {positions:1} full positions, so the mean fraction is at most "
    "{percent:0} % unless hours beyond need are paid.",
    "the_unit": "The unit",
    "the_group": "{group:Group}",
    "bound_weekend": "{who:said}: {weekend:said}",
    "bound_peak": "{who:said}: at least {least:|person|people}, because {weekday:day} asks for that many.",
    "bound_hours": "{who:said}: at least {least:|person|people}, because the weekly hours fill {positions:1} full "
    "positions.",
    "with_long_shifts": "With long weekend shifts: {what:said}",
}
PRICES = {
    "price_cover": "One more {group:group} required {weekday:day} {start:clock}–{end:clock} costs about {nok:nok} a "
    "week.",
    "price_weekend": "One more {group:group} at every hour for which the weekend's cover asks for the group costs "
    "about {nok:nok} a week.",
    "price_heads": "One more person allowed in the unit's rota saves about {nok:nok} a week.",
    "price_more": "One more {group:group} allowed beyond today's number saves about {nok:nok} a week.",
    "price_fewer": "One {group:group} fewer allowed below today's number saves about {nok:nok} a week.",
    "price_full_time": "One more full position asked for costs about {nok:nok} a week.",
}
FAULTS = {
    "hours_in_week": "{found:amount} hours in the week; at most {limit:2} ({title:word}, {paragraph:word}).",
    "hours_over_8_weeks": "{found:amount} hours a week over eight weeks from here; at most {limit:2} "
    "({paragraph:word}).",
    "averaging_weeks": "The cycle is {found:0} weeks; hours may be averaged over {limit:2} ({paragraph:word}).",
    "mean_hours": "{found:amount} hours a week on average; at most {limit:2} ({title:word}, {paragraph:word}).",
    "agreed_hours_least": "{found:amount} hours a week is {percent:1} % of a full position of {full:amount} hours; "
    "the line must have at least {bound:amount} hours ({title:word}, {paragraph:word}).",
    "agreed_hours_most": "{found:amount} hours a week is {percent:1} % of a full position of {full:amount} hours; "
    "the line must have at most {bound:amount} hours ({title:word}, {paragraph:word}).",
    "overlapping_shifts": "{after:title} starts {found:amount} hours before {before:title} has ended.",
    "daily_rest": "Only {found:amount} hours of rest between {before:title} and {after:title}; at least {limit:2} "
    "hours must lie between ({paragraph:word}).",
    "longest_shift": "{shift:title} is {found:amount} hours of work; at most {limit:2} hours are allowed "
    "({title:word}, {paragraph:word}).",
    "weekly_rest": "The longest rest in the week is {found:amount} hours, from {weekday:day}; at least {limit:2} "
    "hours in a row are required ({paragraph:word}).",
    "rolling_rest": "After the rest that ends here it takes {found:amount} hours until another {limit:2} hours of "
    "rest have been taken; it may take 168 ({paragraph:word}, counted from rest to rest).",
    "no_weekly_rest": "No rest in the whole cycle is {limit:2} hours long ({paragraph:word}).",
    "sundays_in_row": "{found:amount} Sundays worked in a row; at most {limit:2} ({title:word}, {paragraph:word}).",
    "sundays_off": "{found:amount} free Sundays in 26 weeks; at least {limit:2} ({title:word}, {paragraph:word}).",
    "complete_weekends": "{worked:day} is worked and {off:day} is off; a weekend is worked whole or not at all "
    "({paragraph:word}).",
    "weekend_of_none": "A weekend is worked by a line that works none ({paragraph:word}).",
    "weekend_too_soon": "Worked {found:|week|weeks} after the last worked weekend; one weekend in {every} may be "
    "worked ({paragraph:word}).",
    "days_worked_in_row": "{found:amount} days worked in a row; at most {limit:2} ({paragraph:word}).",
    "nights_in_row": "{found:amount} nights in a row; at most {limit:2} ({paragraph:word}).",
    "uncovered": "{group:Group}: {missing} of {required} required are not covered at {start:clock}–{end:clock}.",
    "days_worked": "days worked",
    "days_off": "days off",
    "shifts_of": "{shift:title} shifts",
    "block_too_short": "A block of {found:amount} {what:said}; at least {limit}.",
    "block_too_long": "A block of {found:amount} {what:said}; at most {limit}.",
    "block_forbidden_next": "{first:title} is followed by {second:title} the next day, which is forbidden.",
    "block_forbidden_after_one_off": "{first:title}, one day off and {second:title} follow each other, which is "
    "forbidden.",
    "block_weekend_off": "{found:amount} weekends in a row are worked; one of any {limit} must be free.",
    "block_days_off_together": "At most {found:amount} days off in a row from Monday to Sunday; at least {limit}.",
    "shift_weekdays": "{shift:title} does not exist on {weekdays:days}.",
    "hours_on_grid": "{found:2} hours a week on the time grid, {limit:2} in the shifts.",
    "hours_of_line": "The shifts are {found:2} hours a week; the line is said to have {limit:2}.",
    "term_most": "{title:word}: {found:amount} {unit:word}; at most {limit:2} ({paragraph:word}).",
    "term_least": "{title:word}: {found:amount} {unit:word}; at least {limit:2} ({paragraph:word}).",
    "term_equals": "{title:word}: {found:amount} {unit:word}; it is {limit:2} ({paragraph:word}).",
    "hours_by_date": "{found:amount} {unit:word} from {since} to {until}; at most {limit:2} ({title:word}, "
    "{paragraph:word}).",
}
ENGLISH = Wording(
    templates=BOUNDS | PRICES | FAULTS,
    words={},
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    on_weekdays=("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"),
    weekends={
        -1: "any weekend",
        0: "no weekends",
        1: "every weekend",
        2: "every second weekend",
        3: "every third weekend",
        4: "every fourth weekend",
        5: "every fifth weekend",
        6: "every sixth weekend",
    },
    weekend_other="every {}th weekend",
    clauses={"and": "and", "all days": "all days", "endless": "an endless number of"},
)


def in_english(what: Said, titles: Titles | None = None) -> str:
    """The text in English; `titles` as in `say`."""
    return say(what, ENGLISH, titles)
