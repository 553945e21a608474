"""Market drift in the kernel: the rules are told in :mod:`model.workforce.processes.drift`."""

from __future__ import annotations

from typing import Any

import numpy as np

from model.workforce.kernel.chance import uniform_of
from model.workforce.kernel.competences import count_held
from model.workforce.kernel.compiler import compiled, making
from model.workforce.kernel.contracts import (
    MEETS,
    DriftYear,
    actual_percent,
    employ,
    find_room,
    make_permanent,
    meets_or_studies,
    near_trigger,
)
from model.workforce.kernel.counting import put_back, take_out
from model.workforce.kernel.facts import COMES, CONCERN_NAMES, GOES
from model.workforce.kernel.handed import handed
from model.workforce.kernel.leaving import LEAVE_ENDS
from model.workforce.kernel.substitutes import FIRST, TEMPS, USED, added, stand_in, taken_out, with_room
from model.workforce.kernel.town import NEVER, fill, fitting, take_post
from model.workforce.rules.concerns import NONE
from model.workforce.rules.drift import LONG_TERM, PERMANENT
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.register import OLDEST
from model.workforce.tallies import FLOW, STAYED

OUT, CLAIM, DIRECT = FLOW["substitute_out"], FLOW["drift_claim"], FLOW["drift_direct"]
LONG, MADE_PERMANENT, END = FLOW["drift_long_term"], FLOW["drift_permanent"], FLOW["long_term_end"]
C_EXIT, C_CLAIM, C_LONG, C_PERMANENT, C_TRAINING, C_WANTED = (
    CONCERN_NAMES.index(name)
    for name in ("substitute_exit", "claim", "drift_long_term", "drift_permanent", "training_offer", "wanted_more")
)


@compiled
def drift_on(town: Any, drift: Any, rules: DriftYear, flows: Any, month: Any) -> None:
    """One month of drift, after some have stopped; there must be room for every substitute among the staff, and the
    other way about."""
    hear_claims(town, drift, rules, flows, month)
    end_long_term(town, drift, rules, flows, month)
    appoint(town, drift, rules, flows, month)
    give_long_term(town, drift, rules, flows, month)


@making
def go_on(town: Any, drift: Any, rules: DriftYear, flows: Any, month: Any) -> Any:
    """The drift without those who stop, the others side by side in memory: they are gone through many times a month."""
    new = with_room(drift)
    stop(town, (handed(drift), handed(new)), rules, flows, month)
    return new


@compiled
def stop(town: Any, drifts: Any, rules: DriftYear, flows: Any, month: Any) -> None:
    """Substitutes stop by choice, by age, or after long without work. The others move from the one drift to the
    other, unit by unit."""
    oldest_birth = rules.base.first_month + month - OLDEST * MONTHS_A_YEAR
    concern, (drift, new) = town.chance[C_EXIT], drifts
    for unit in range(len(drift.ends)):
        slot, longest = drift.ends[unit, FIRST], rules.units[unit]["idle_months"]
        new.ends[unit, FIRST] = NONE
        while slot != NONE:
            person = drift.people[slot]
            group = person["group"]
            gone = person["birth"] <= oldest_birth or person["idle"] >= longest
            if gone or uniform_of(concern, person["key"], month) < rules.held[unit, group]["quit_below"]:
                flows[person["place"] * rules.base.groups + group, OUT] += 1
            else:
                keep_on(drift, slot, new, unit)
            slot = person["next"]


@compiled
def keep_on(drift: Any, slot: Any, new: Any, unit: Any) -> None:
    """Write a substitute's record and months of work at the end of the unit's list in the new drift."""
    there = new.size[USED]
    new.people[there] = drift.people[slot]
    for calendar in range(MONTHS_A_YEAR):
        new.worked[there, calendar] = drift.worked[slot, calendar]
    added(new, unit)


@compiled
def hear_claims(town: Any, drift: Any, rules: DriftYear, flows: Any, month: Any) -> None:
    """Who has worked longer than the law allows without a permanent post may claim one."""
    groups = rules.base.groups
    for spot in range(drift.size[TEMPS]):
        row = drift.temps[spot]
        person, aside = town.people[row], town.asides[row]
        unit = rules.units[town.places[person["place"]]["unit"]]
        due = month - aside["since"] > unit["temporary_months"]
        if aside["contract"] == LONG_TERM and month - aside["clock"] > unit["continuous_months"]:
            due = True
        if due and uniform_of(town.chance[C_CLAIM], person["key"], np.int64(0)) < unit["claim_below"]:
            flows[person["place"] * groups + person["group"], CLAIM] += 1
            make_permanent(town, row, rules, flows, month)
    people = drift.people
    for unit in range(len(drift.ends)):
        before, slot, longest = np.int64(NONE), drift.ends[unit, FIRST], rules.units[unit]["continuous_months"]
        while slot != NONE:
            known = people[slot]
            after, percent = known["next"], np.int64(0)
            due = known["clock"] != NONE and month - known["clock"] > longest
            if due and uniform_of(town.chance[C_CLAIM], known["key"], np.int64(0)) < rules.units[unit]["claim_below"]:
                percent = actual_percent(drift.worked[slot])
            if percent > 0:
                taken_out(drift, unit, before, slot)
                row = employ(town, known, (known["place"], min(100, percent)), rules.men_below, month)
                cell = known["place"] * groups + known["group"]
                flows[cell, CLAIM] += 1
                flows[cell, DIRECT] += 1
                make_permanent(town, row, rules, flows, month)
            else:
                before = slot
            slot = after


@compiled
def end_long_term(town: Any, drift: Any, rules: DriftYear, flows: Any, month: Any) -> None:
    """Contracts end, newest first, where nobody is stood in for, or control must come before the law's trigger."""
    find_room(town, rules)
    for spot in range(drift.size[TEMPS] - 1, -1, -1):
        row = drift.temps[spot]
        person, aside = town.people[row], town.asides[row]
        place, percent = town.places[person["place"]], np.int64(person["percent"])
        outside = rules.units[place["unit"]]["controlled"] > 0 and not meets_or_studies(person, place, rules)
        aside["first"] = 1 if outside and aside["contract"] != PERMANENT else 0
        if aside["contract"] != LONG_TERM or person["programme"] != NONE:
            continue
        if -2 * place["room"] >= percent or (
            outside and near_trigger(aside["clock"], rules.units[place["unit"]], month)
        ):
            place["room"] += percent
            back_to_hourly(town, drift, row, rules.base.groups, flows, month)


@compiled
def back_to_hourly(town: Any, drift: Any, row: Any, groups: Any, flows: Any, month: Any) -> None:
    """A long-term contract ends, and the person takes shifts again."""
    person, aside = town.people[row], town.asides[row]
    place, percent = town.places[person["place"]], np.int64(person["percent"])
    logged = flows[person["place"] * groups + person["group"]]
    logged[END] += 1
    if person["leave_until"] > month:
        logged[LEAVE_ENDS[person["leave_kind"]]] += 1
    take_out(town, row, month)
    count_held(town, row, GOES)
    stand_in(place, percent, GOES)
    take_post(place, percent, GOES)
    person["queued"], aside["left"], aside["left_by"], town.due[row] = NONE, month, END, NEVER
    slot = added(drift, place["unit"])
    known = drift.people[slot]
    known["key"], known["place"], known["group"] = person["key"], person["place"], person["group"]
    known["birth"], known["clock"], known["idle"] = person["birth"], aside["clock"], 0
    known["experience"] = person["experience"]
    for back in range(1, MONTHS_A_YEAR + 1):
        worked = percent if back <= month - aside["since"] else 0
        drift.worked[slot, (month - back) % MONTHS_A_YEAR] = worked


@compiled
def appoint(town: Any, drift: Any, rules: DriftYear, flows: Any, month: Any) -> None:
    """Long-term substitutes may be given the oldest vacancy of their place that is not smaller than their contract."""
    for spot in range(drift.size[TEMPS]):
        row = drift.temps[spot]
        person, aside = town.people[row], town.asides[row]
        if aside["contract"] != LONG_TERM or aside["left"] != STAYED:
            continue
        place = town.places[person["place"]]
        if rules.units[place["unit"]]["controlled"] > 0 and not meets_or_studies(person, place, rules):
            continue
        below = rules.held[place["unit"], person["group"]]["permanent_below"]
        if uniform_of(town.chance[C_PERMANENT], person["key"], month) >= below:
            continue
        slot = fitting(town.vacancies, place, person["percent"])
        if slot == NONE:
            continue
        percent = fill(town, slot, place, flows, month)
        stand_in(place, np.int64(person["percent"]), GOES)
        take_post(place, np.int64(person["percent"]), GOES)
        take_out(town, row, month)
        person["percent"] = percent
        put_back(town, row, month)
        stand_in(place, percent, COMES)
        take_post(place, percent, COMES)
        make_permanent(town, row, rules, flows, month)


@compiled
def give_long_term(town: Any, drift: Any, rules: DriftYear, flows: Any, month: Any) -> None:
    """Substitutes at work may get a temporary contract where the most hours have nobody."""
    find_room(town, rules)
    people, concern = drift.people, town.chance[C_LONG]
    for unit in range(len(drift.ends)):
        before, slot, number = np.int64(NONE), drift.ends[unit, FIRST], np.int64(NONE)
        gated = rules.units[unit]["controlled"] > 0
        while slot != NONE:
            known = people[slot]
            after, number = known["next"], np.int64(NONE)
            if known["clock"] != NONE and known["idle"] == 0:
                chosen = uniform_of(concern, known["key"], month) < rules.held[unit, known["group"]]["long_term_below"]
                if chosen or gated:
                    number = contract_for(town, known, rules, (unit, chosen), month)
            if number == NONE:
                before, slot = slot, after
                continue
            place, offered = town.places[number // 2], number % 2
            percent = min(100, place["room"])
            place["room"] -= percent
            taken_out(drift, unit, before, slot)
            row = employ(town, known, (number // 2, percent), rules.men_below, month)
            town.asides[row]["contract"], town.asides[row]["first"] = LONG_TERM, offered
            drift.temps[drift.size[TEMPS]] = row
            drift.size[TEMPS] += 1
            stand_in(place, percent, COMES)
            flows[number // 2 * rules.base.groups + known["group"], LONG] += 1
            slot = after


@compiled
def contract_for(town: Any, known: Any, rules: DriftYear, whom: Any, month: Any) -> Any:
    """Twice the place where a substitute gets a contract now, plus 1 if with training; NONE for no contract.

    `whom` is the unit, and whether chance has chosen the person."""
    unit, chosen = whom
    offered = offered_training(town, known, rules, unit, month)
    if not offered and not chosen:
        return NONE
    needed = MEETS if rules.units[unit]["controlled"] > 0 and not offered else 1
    best = NONE
    for number in range(rules.units[unit]["first"], rules.units[unit]["last"]):
        allowed = rules.standing[town.places[number]["group"], known["group"]] >= needed
        if allowed and (best == NONE or town.places[number]["room"] > town.places[best]["room"]):
            best = number
    if best == NONE or town.places[best]["room"] < rules.base.smallest:
        return NONE
    return 2 * best + (1 if offered else 0)


@compiled
def offered_training(town: Any, known: Any, rules: DriftYear, unit: Any, month: Any) -> Any:
    """Near the law's trigger, controlled recruitment offers some a contract with training instead of a break."""
    post, own = town.places[known["place"]]["group"], rules.units[unit]
    if own["controlled"] == 0 or rules.standing[post, known["group"]] == MEETS:
        return False
    if month - known["clock"] != own["continuous_months"] - own["break_months"]:
        return False
    return uniform_of(town.chance[C_TRAINING], known["key"], month) < own["training_below"]
