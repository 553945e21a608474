"""The hours of hourly substitutes in the kernel: the rules are told in :mod:`model.workforce.processes.hours`."""

from __future__ import annotations

from typing import Any

from model.workforce.kernel.chance import looked_up, mixed, uniform_of
from model.workforce.kernel.compiler import compiled, making
from model.workforce.kernel.contracts import MEETS, DriftYear, near_trigger
from model.workforce.kernel.facts import CONCERN_NAMES
from model.workforce.kernel.handed import handed
from model.workforce.kernel.record import Counted
from model.workforce.kernel.substitutes import FIRST, TEMPS, USED, added, with_substitutes
from model.workforce.rules.concerns import NONE
from model.workforce.rules.drift import LONG_TERM, WHOLE
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.register import YOUNGEST
from model.workforce.tallies import FLOW, STAYED, Measure, Monthly

IN = FLOW["substitute_in"]
C_INFLOW, C_AGE = CONCERN_NAMES.index("substitute_inflow"), CONCERN_NAMES.index("substitute_age")


@making
def share_hours(town: Any, drift: Any, rules: DriftYear, offers: Any, logged: Any, month: Any) -> Any:
    """Offer the month's hours, unit by unit; then newcomers come. Gives the drift, perhaps with longer arrays.

    `offers` are the month's shares that are offered and short absent, `logged` its flows and where it is counted.
    """
    flows, counted = logged
    groups = rules.base.groups
    count_contracts(town, drift, groups, counted.sums)
    offer(town, rules.posts, offers, counted.hours)
    work(town, drift, rules, counted, month)
    return bring_newcomers(town, drift, rules, (flows, counted.sums), month)


@compiled
def count_contracts(town: Any, drift: Any, groups: Any, sums: Any) -> None:
    """Count the long-term substitutes among the staff."""
    for spot in range(drift.size[TEMPS]):
        row = drift.temps[spot]
        if town.asides[row]["contract"] == LONG_TERM and town.asides[row]["left"] == STAYED:
            person = town.people[row]
            counted = sums[person["place"] * groups + person["group"]]
            counted[Measure.LONG_TERM_HEAD_MONTHS] += 1
            counted[Measure.LONG_TERM_PERCENT_MONTHS] += person["percent"]


@compiled
def offer(town: Any, posts: Any, offers: Any, hours: Any) -> None:
    """Percents each place offers: whole numbers, rounded down."""
    offered, short = offers
    for number in range(len(town.places)):
        row, place = hours[number], town.places[number]
        available = row[Monthly.AVAILABLE_PERCENT]
        missing = max(posts[number]["percent"] - available, 0)
        place["left"] = (missing * WHOLE + available * short[number]) * offered[number] // (WHOLE * WHOLE)
        place["away"] = row[Monthly.CONTRACTED_PERCENT] - available - row[Monthly.STUDY_PERCENT]
        row[Monthly.HOURLY_OFFERED_PERCENT] = place["left"]


@compiled
def work(town: Any, drift: Any, rules: DriftYear, counted: Counted, month: Any) -> None:
    """Share out the hours of every unit's places, those who meet the requirement first."""
    places, shares = town.places, drift.shares
    for unit in range(len(drift.ends)):
        own = rules.units[unit]
        heads = begin_month(drift, unit, rules, month)
        for number in range(own["first"], own["last"]):
            place = places[number]
            for asked in range(MEETS, 0, -1):
                if place["left"] > 0:
                    able = find_able(shares, heads, rules.standing[place["group"]], asked)
                    if able > 0:
                        share_place(shares, able, (place, number), counted.hours[number], counted.sums)
        keep_work(drift, heads, own["break_months"], (counted.sums, rules.base.groups), month)


@compiled
def begin_month(drift: Any, unit: Any, rules: DriftYear, month: Any) -> Any:
    """Write the unit's substitutes side by side, nothing worked yet; gives how many they are.

    Every place asks them all, so what is asked of them must not lie scattered."""
    heads, slot, own, held = 0, drift.ends[unit, FIRST], rules.units[unit], rules.held[unit]
    while slot != NONE:
        person, share = drift.people[slot], drift.shares[heads]
        share["slot"], share["group"], share["where"] = slot, person["group"], person["place"]
        share["free"], share["worked"], share["most"] = held[person["group"]]["capacity"], 0, 0
        share["barred"] = 1 if own["controlled"] > 0 and near_trigger(person["clock"], own, month) else 0
        heads += 1
        slot = person["next"]
    return heads


@compiled
def keep_work(drift: Any, heads: Any, break_months: Any, counted: Any, month: Any) -> None:
    """The month's work of a unit's substitutes: experience, actual hours, and what is continuous.

    They are counted where most of their last work was; `counted` are the year's sums and the number of groups."""
    calendar, (sums, groups) = month % MONTHS_A_YEAR, counted
    for number in range(heads):
        share = drift.shares[number]
        person, worked = drift.people[share["slot"]], share["worked"]
        drift.worked[share["slot"], calendar] = worked
        person["place"] = share["where"]
        person["experience"] += worked
        keep(person, worked, break_months, month)
        sums[share["where"] * groups + share["group"], Measure.HOURLY_HEAD_MONTHS] += 1


@compiled
def find_able(shares: Any, heads: Any, standing: Any, asked: Any) -> Any:
    """List in `able`, from the first on, who of the asked standing has time left; gives how many."""
    able = 0
    for number in range(heads):
        share = shares[number]
        allowed = asked == MEETS or share["barred"] == 0
        if share["free"] > 0 and standing[share["group"]] == asked and allowed:
            shares[able]["able"] = number
            able += 1
    return able


@compiled
def share_place(shares: Any, able: Any, whom: Any, hours: Any, sums: Any) -> None:
    """Equal shares of a place's hours to those able, up to what each can; the rest in order."""
    place, number = whom
    left, own = place["left"], place["cell"] - place["group"]
    for spot in range(able):
        share = shares[shares[spot]["able"]]
        share["got"] = min(share["free"], left // (able - spot))
        left -= share["got"]
    for spot in range(able):
        share = shares[shares[spot]["able"]]
        more = min(share["free"] - share["got"], left)
        left -= more
        got = share["got"] + more
        share["free"] -= got
        share["worked"] += got
        if got > share["most"]:
            share["most"], share["where"] = got, number
        sums[own + share["group"], Measure.HOURLY_PERCENT_MONTHS] += got
    hours[Monthly.HOURLY_PERCENT] += place["left"] - left
    place["left"] = left


@compiled
def keep(person: Any, worked: Any, break_months: Any, month: Any) -> None:
    """The month's work goes on with what was continuous; too long without breaks it."""
    if worked > 0:
        person["idle"] = 0
        if person["clock"] == NONE:
            person["clock"] = month
        return
    person["idle"] += 1
    if person["idle"] >= break_months:
        person["clock"] = NONE


@making
def bring_newcomers(town: Any, drift: Any, rules: DriftYear, logged: Any, month: Any) -> Any:
    """The market brings people for the hours nobody worked, at most as many as can fill them."""
    groups, concern, (flows, sums) = rules.base.groups, town.chance[C_INFLOW], logged
    for unit in range(len(drift.ends)):
        for group in range(groups):
            held = rules.held[unit, group]
            if held["nobody_below"] >= 1.0 or held["capacity"] == 0:
                continue
            draw = uniform_of(concern, held["newcomer_key"], month)
            if draw < held["nobody_below"]:
                continue
            missing = hours_left(town.places, rules.units[unit], rules.standing, group)
            if missing == 0:
                continue
            come = looked_up(rules.inflow[unit, group], draw)
            come = min(come, (missing + held["capacity"] - 1) // held["capacity"])
            if drift.size[USED] + come > len(drift.people):
                drift = with_substitutes(drift, come)
            key = mixed(held["newcomer_key"], month)
            for number in range(come):
                place = widest(town, rules, unit, group)
                town.places[place]["left"] = max(0, town.places[place]["left"] - held["capacity"])
                slot = added(handed(drift), unit)
                begin(drift, slot, (mixed(key, number), place, group), rules, (town.chance[C_AGE], month))
                flows[place * groups + group, IN] += 1
                sums[place * groups + group, Measure.HOURLY_HEAD_MONTHS] += 1
    return drift


@compiled
def hours_left(places: Any, unit: Any, standing: Any, group: Any) -> Any:
    """Percents nobody worked in a unit that people of the group may work."""
    missing = 0
    for number in range(unit["first"], unit["last"]):
        if standing[places[number]["group"], group] > 0:
            missing += places[number]["left"]
    return missing


@compiled
def widest(town: Any, rules: DriftYear, unit: Any, group: Any) -> Any:
    """The place with the most hours left for the group."""
    best = NONE
    for number in range(rules.units[unit]["first"], rules.units[unit]["last"]):
        place = town.places[number]
        if rules.standing[place["group"], group] == 0:
            continue
        if best == NONE or place["left"] > town.places[best]["left"]:
            best = number
    return best


@compiled
def begin(drift: Any, slot: Any, known: Any, rules: DriftYear, when: Any) -> None:
    """Write a newcomer's record."""
    (key, place, group), (concern, month), person = known, when, drift.people[slot]
    age = looked_up(rules.age[group], uniform_of(concern, key, month))
    person["key"], person["place"], person["group"] = key, place, group
    person["birth"] = rules.base.first_month + month - YOUNGEST * MONTHS_A_YEAR - age
    person["clock"], person["idle"], person["experience"] = NONE, 0, 0
    for calendar in range(MONTHS_A_YEAR):
        drift.worked[slot, calendar] = 0
