"""The rota room's sentences in English, each once; `wording.Wording` tells how the fields are written."""

from __future__ import annotations

from model.rota.wording import Said, Titles, Wording, say

BOUNDS = {
    "nothing": "",
    "nobody_at_weekends": "Nobody works at weekends.",
    "weekends_not_worked": "{people:|person is|people are} needed each weekend, but no line kind works weekends.",
    "weekend_need": "{people:|person|people} must work each weekend, and each works {every:weekend}: at least "
    "{every} × {people:1} = {least} are needed.",
    "weekend_need_mean": "On average {people:2} of its people work each weekend, because groups share the work or "
    "hours are left open, and "
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
    "uncovered": "{group:Group}: {missing} of {required:|person|people} required {missing:~is|are} missing at "
    "{start:clock}–{end:clock}.",
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
PART_TIME = {
    "in_turn": "{parts:sentences}",
    "part_time_lines": "{group:Group}, {kind:group}: {lines:|line|lines} of {percent:0} % on average.",
    "part_time_because": "Reason: {reason:said}.",
    "reason_weekend": "weekend term",
    "reason_peak": "busiest weekday",
    "reason_hours": "the hours do not fill whole positions",
    "reason_clock": "clock times and rest between shifts",
    "reason_price": "price",
    "reason_no_full_kind": "no full-time kind offered",
    "reason_no_legal_full_line": "no full-time line is legal",
    "part_time_no_full": "Nobody of the group can work a full-time line under these rules.",
    "part_time_one": "One of them made full costs {week:nok} a week ({year:nok} a year) for {hours:1} paid hours a "
    "week more.",
    "part_time_all": "All of the group made full costs {week:nok} a week.",
    "fewer_no_absence": "With one person fewer the hours planned for known absence would have nobody.",
    "fewer_no_plan": "With one person fewer no plan can be made.",
    "fewer_uncovered": "With one person fewer {hours:1} hours a week would lack cover ({days:daylist}).",
    "fewer_same": "One person fewer would give the same cover at no higher price, within the gap at which the search "
    "stopped.",
    "fewer_dearer": "With one person fewer the plan would cost {week:nok} a week more, with the same cover.",
}
SHORTAGE = {
    "missing_day": "{people} {group:group} {people:~day shift|day shifts} on {days:days} ({hours:1} hours a week)",
    "missing_evening": "{people} {group:group} {people:~evening|evenings} on {days:days} ({hours:1} hours a week)",
    "missing_night": "{people} {group:group} {people:~night|nights} on {days:days} ({hours:1} hours a week)",
    "missing_long": "{people} {group:group} {people:~long shift|long shifts} on {days:days} ({hours:1} hours a week)",
    "missing_span": "{people} {group:group} {span} on {days:days} ({hours:1} hours a week)",
    "shortage_missing": "Missing: {gap:said}.",
    "shortage_no_line": "Nobody can work any of the line kinds under these rules.",
    "shortage_price": "Every hour can be covered as the rules stand, for {nok:nok} a week more; the plan falls short "
    "because an hour without cover is priced at only {price:nok}.",
    "shortage_ways": "What stands in the way: {kinds:list}.",
    "shortage_no_cheaper": "None of the changes tried makes it cheaper than that.",
    "shortage_no_other_cheaper": "No other change tried is cheaper than covering every hour as the rules stand.",
    "shortage_no_other": "None of the other changes tried helps, alone or two together.",
    "shortage_no_way": "None of the relaxations tried makes the cover possible.",
    "way_out_more": "{rank}. {what:Said}: {week:nok} a week more ({year:nok} a year){waived:said}.",
    "way_out_less": "{rank}. {what:Said}: {week:nok} a week less ({year:nok} a year){waived:said}.",
    "cover_waived": ", and {hours:1} hours of cover a week are given up",
    "limit_weekend": "how often people may work weekends",
    "limit_shift": "the shift kinds allowed",
    "limit_rule": "a working-time rule",
    "limit_part_time": "that no such part-time line is offered",
    "limit_lines": "that no such full-time line is offered",
    "limit_substitution": "who may do whose work",
    "limit_heads": "the number of people allowed",
    "change_weekend": "let people work {every:weekend} instead of {now:weekend}",
    "change_weekend_first": "let people work {every:weekend}; no line kind works weekends",
    "change_new_shift": "add a shift {start}–{end} on {days:days}",
    "change_shifts": "allow the shifts {shifts:titles}",
    "change_rule": "{title:lower}: {value:1} {unit:word} instead of {now:1} ({paragraph:word}, {level:said})",
    "level_law": "the law",
    "level_agreed": "agreement level {level:word}",
    "change_days_in_row": "{more} days in a row instead of {now}",
    "change_nights_in_row": "{more} nights in a row instead of {now}",
    "change_person": "one person more: {more} instead of {now}",
    "change_group_person": "one more {group:group}: {more} instead of {now}",
    "change_lines": "allow full-time lines of {low:0}–{high:0} %, {every:weekend}",
    "change_part_time": "allow part-time lines of {low:0}–{high:0} %, {every:weekend}",
    "change_substitution": "let {helper:group} do the work of {helped:group}",
    "change_cover": "require fewer: {gaps:list}",
    "change_price": "cover every hour, whatever an hour without cover is priced at",
    "change_both": "{first:said}, and {second:said}",
}
STAFF = {
    "staff_now": "{unit:group}, {group:group}: {people:|person|people} today, {planned} in the plan.",
    "staff_raised": "{people:|person|people} can be raised now, {positions:2} positions in all.",
    "staff_above": "{people} more than the plan: {years:said} if those who leave are not replaced.",
    "staff_below": "{people} fewer than the plan: so many must be recruited besides those who leave.",
    "staff_fractions": "The fractions are the plan's {years:said} at present turnover.",
    "staff_leave": "{percent:1} % leave in a year.",
    "years_about": "about {years:|year|years}",
    "years_after": "after about {years:|year|years}",
    "years_never": "never",
    "goal_full_time": "{full} of {people} people have full positions; asked for: {percent:0} %; {reached:said}.",
    "goal_reached": "reached",
    "goal_full_time_short": "{positions:1} full positions short",
    "goal_heads": "{people} people in the rota; at most {most} allowed.",
    "goal_kept_fractions": "{group:title}: {people:1} people of today would get a smaller position fraction.",
    "goal_planned_absence": "{group:title}: {hours:1} hours a week of the planned absence have nobody.",
}
FRONTIER = {
    "point_no_line": "nobody can work any of the line kinds under these rules",
    "point_missing": "missing {gaps:list}",
    "point_no_weekends": "the unit has no line kind that works weekends",
    "point_no_long": "no long weekend shift is defined",
    "point_too_long": "the long shifts ({shortest:1} h) are longer than the rules allow ({limit:1} h)",
    "of_unit": "{unit:title}: {what:said}",
    "of_units": "{parts:list}",
}
ENGLISH = Wording(
    templates=BOUNDS | PRICES | FAULTS | PART_TIME | SHORTAGE | STAFF | FRONTIER,
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
