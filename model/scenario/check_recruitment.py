"""Checks on recruitment and joint positions: sizes, months, graduates' ages, and who shares posts with whom."""

from __future__ import annotations

from collections.abc import Mapping

from model.errors import Problem
from model.scenario.facts import Facts, leaf_at, moments, names_in, number

_MEAN_OFF = 0.005


def recruitment_faults(facts: Facts) -> list[Problem]:
    """Every fault in the tables and settings of recruitment and of joint positions."""
    return [*_post_sizes(facts), *_applicant_months(facts), *_graduate_ages(facts), *_joint_units(facts)]


def competition_faults(facts: Facts) -> list[Problem]:
    """Competition of 0 in a year, for all or for a unit: applicants are divided by it."""
    settings = facts.data.get("recruitment")
    leaf = leaf_at(settings.get("competition")) if isinstance(settings, Mapping) else None
    if leaf is None:
        return []
    for unit in (None, *sorted(facts.block("units"))):
        for year in moments(leaf, facts.years):
            if leaf.at(year, unit) <= 0:
                found = f"{leaf.at(year, unit):g} in {year}" + (f" for {unit}" if unit else "")
                remedy = "write a number above 0; 1 is today's competition"
                return [facts.problem(("recruitment", "competition"), found, "a number above 0", remedy)]
    return []


def _post_sizes(facts: Facts) -> list[Problem]:
    if "post_sizes" not in facts.frames:
        return []
    frame, problems, reached = facts.frames["post_sizes"], [], 0
    allowed = "sizes 1–100 per cent, each in one row"
    for row, low, high in frame.sort_values("percent_from", kind="stable")[["percent_from", "percent_to"]].itertuples():
        where = facts.cell("post_sizes", int(row), "percent_from")
        if high < low or low <= reached:
            problems.append(Problem(where, f"sizes {low}–{high}", allowed, "correct the sizes"))
        elif low > reached + 1:
            found = f"no row for {reached + 1}" + (f"–{low - 1}" if low > reached + 2 else "") + " per cent"
            problems.append(Problem(where, found, allowed, "let the ranges meet; a factor may be 1"))
        reached = max(reached, high)
    if len(frame) and reached < 100:
        found = f"the last row ends at {reached} per cent"
        problems.append(Problem(facts.file("post_sizes"), found, allowed, "add a row up to 100"))
    return problems


def _applicant_months(facts: Facts) -> list[Problem]:
    if "applicant_months" not in facts.frames:
        return []
    frame, problems = facts.frames["applicant_months"], []
    named = set(frame["group"])
    if len(frame) and "all" not in named:
        for group in sorted(set(facts.block("groups")) - named):
            found, remedy = f"no row for “{group}”", f"add rows for {group}, or for all"
            problems.append(Problem(facts.file("applicant_months"), found, "rows for each group, or for all", remedy))
    for name, rows in frame.groupby("group", sort=True):
        group = str(name)
        where = facts.cell("applicant_months", int(rows.index[0]), "month")
        if sorted(rows["month"]) != list(range(1, 13)):
            found = f"months {', '.join(map(str, sorted(rows['month'])))} for “{group}”"
            problems.append(Problem(where, found, "months 1–12, each once", "add or delete rows"))
        elif abs(rows["applicants_factor"].mean() - 1.0) > _MEAN_OFF:
            found = f"a mean of {rows['applicants_factor'].mean():.3f} for “{group}”"
            remedy = "divide the twelve factors by their mean; the level is the group's applicants a month"
            problems.append(Problem(where, found, "twelve factors with the mean 1", remedy))
    return problems


def _graduate_ages(facts: Facts) -> list[Problem]:
    """A group that a college educates must have hire ages up to the graduates' oldest."""
    settings = facts.data.get("recruitment")
    oldest = number(settings.get("graduate_oldest_age")) if isinstance(settings, Mapping) else None
    if "hire_ages" not in facts.frames or oldest is None:
        return []
    frame, problems = facts.frames["hire_ages"], []
    frame = frame[frame["weight"] > 0]
    for group in sorted(facts.block("groups")):
        rows = frame[frame["group"] == group]
        rows = rows if len(rows) else frame[frame["group"] == "all"]
        if len(rows) and rows["age_from"].min() > oldest:
            found = f"{oldest:g}, but the youngest recruits of {group} are {rows['age_from'].min()}"
            path = ("recruitment", "graduate_oldest_age")
            problems.append(facts.problem(path, found, "an age that recruits of every group have", "raise the age"))
    return problems


def _joint_units(facts: Facts) -> list[Problem]:
    problems: list[Problem] = []
    owner: dict[str, str] = {}
    member: dict[tuple[str, str], str] = {}
    for name, joint in facts.block("joint_positions").items():
        if not isinstance(joint, Mapping):
            continue
        for path, unit in names_in(joint, "unit"):
            problems += _holder(facts, ("joint_positions", name, *path), unit, owner.get(unit))
            owner.setdefault(unit, name)
        for path, unit in names_in(joint, "units.*"):
            where, group = ("joint_positions", name, *path), str(joint.get("group"))
            problems += _member(facts, where, unit, member.get((unit, group)))
            member.setdefault((unit, group), name)
    return [*problems, *_idle(facts, set(owner))]


def _kind(facts: Facts, unit: str) -> str | None:
    part = facts.block("units").get(unit)
    kind = part.get("kind") if isinstance(part, Mapping) else None
    return kind if isinstance(kind, str) else None


def _holder(facts: Facts, where: tuple[str | int, ...], unit: str, other: str | None) -> list[Problem]:
    """The unit that holds joint positions is of kind joint and belongs to them alone."""
    kind = _kind(facts, unit)
    if kind not in (None, "joint"):
        remedy = "name a unit of kind joint, or declare one"
        return [facts.problem(where, f"“{unit}”, of kind {kind}", "a unit of kind joint", remedy)]
    if other is not None:
        found = f"“{unit}”, also the unit of {other}"
        return [facts.problem(where, found, "a unit of its own for each joint position", "declare another unit")]
    return []


def _member(facts: Facts, where: tuple[str | int, ...], unit: str, other: str | None) -> list[Problem]:
    """Posts are joined out of ordinary units, and once only; a joint unit as a member would be a circle."""
    kind = _kind(facts, unit)
    if kind in ("joint", "pool"):
        allowed = "units with posts of their own, neither joint nor pool: else hours would go in a circle"
        return [facts.problem(where, f"“{unit}”, of kind {kind}", allowed, "take it out")]
    if other is not None:
        found = f"“{unit}”, whose posts of the group are in {other} already"
        return [facts.problem(where, found, "each unit and group in one joint position", "take it out of one")]
    return []


def _idle(facts: Facts, owned: set[str]) -> list[Problem]:
    """Units of kind joint hold joint positions and nothing else."""
    problems = []
    for name, unit in facts.block("units").items():
        if not isinstance(unit, Mapping) or unit.get("kind") != "joint":
            continue
        if name not in owned:
            found, remedy = "a unit of kind joint that no joint position uses", f"declare one with unit: {name}"
            problems.append(facts.problem(("units", name), found, "one joint position for each such unit", remedy))
        if unit.get("rota") or unit.get("need"):
            allowed = "neither: its hours are those of its member units"
            remedy = "leave rota and need to the member units"
            problems.append(facts.problem(("units", name), "a rota or need rules", allowed, remedy))
        if "staff" in facts.frames:
            rows = facts.frames["staff"].index[facts.frames["staff"]["unit"] == name]
            where = facts.cell("staff", int(rows[0]), "unit") if len(rows) else ""
            allowed = "the member unit: the joint unit takes over holders of part posts by itself"
            problems += [Problem(where, f"“{name}”, of kind joint", allowed, "name a member unit")] if where else []
    return problems
