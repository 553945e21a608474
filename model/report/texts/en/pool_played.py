"""One pool by itself, on its page and as its year is played."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "pool_assumed_linked": "Waves of illness cannot give a correlation of {asked}; the year is played with {played}.",
    "pool_assumed_not_held": "{shifts} pool shifts of the year could be given to no post with rest between; they are not held.",
    "pool_assumed_not_held_one": "1 pool shift of the year could be given to no post with rest between; it is not held.",
    "pool_assumed_people": "On duty are full positions that take turns, each in one unit and shift family. Nobody is on long leave, no post is vacant, and holidays are covered in the units' own rotas.",
    "pool_assumed_pool": "The pool's whole posts take turns in the shifts held, with daily rest and at most six shifts a week; an absence known later than {hours} hours before the shift is too late for them.",
    "pool_assumed_spells": "Absence comes in spells with the program's assumed causes, lengths and notice, in waves of illness that give the file's correlation over the year, alike in every unit.",
    "pool_assumed_ways": "Each other way has as many people to call as are on duty. Each is within reach so often that the file's share of them comes once the program's assumed answers are counted; calls take time, and an agency needs a day's notice. The share is taken to be within the legal limits, and overtime is held to its own.",
    "pool_assumed_weekends": "Posts are counted by hours: {posts} of them hold {held} shifts on each weekend day, and every third weekend would take {needed} persons. The play does not limit their weekends.",
    "pool_assumed_weeks": "The {weeks} weeks without need lie about the middle of July.",
    "pool_assumed_weeks_one": "The week without need lies about the middle of July.",
    "pool_page_assumed": "What the file does not say, and was assumed to play it",
    "pool_page_heat": "When nobody comes",
    "pool_page_played": "The year played, day by day",
    "pool_page_posts": "Whole posts",
    "pool_page_shifts": "Shifts held",
    "pool_page_steps": "Promised by the sizing beside what was played: hours a year, and shares of the hours away",
    "pool_page_value": "Ways to cover, side by side",
    "pool_played_away": "Away are {played} hours a year (p10–p90); on the days the pool was sized on it was {promised}.",
    "pool_played_hours": "Played, mean",
    "pool_played_covered": "Every absence was covered on {played} of days and shift families (p10–p90 {range}); promised was {promised}.",
    "pool_played_open": "Nobody comes for {p50} hours in a middling year, {p90} in a bad one (p90) and {p10} in a good one (p10); the sizing promised {promised}.",
    "pool_played_share": "Played, share",
    "pool_played_used": "{pool}: {used} of the hours present were used (p10–p90 {range}), {idle} hours a year were not needed; pool staff were away for {away} of what they hold.",
    "pool_promised_hours": "Promised, hours",
    "pool_promised_share": "Promised, share",
    "pool_step": "How absence was met",
    "pool_step_absent": "Away in all",
}
