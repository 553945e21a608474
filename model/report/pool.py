"""What a pool needs and is worth in words, as JSON and as CSV files: one of a file of its own, or a scenario's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from model.pool import PlayedPool, PoolAnswer, PoolWorth, pool_warnings
from model.report.files import write_whole
from model.report.numbers import number, plain_number
from model.report.plain import frame_text
from model.report.pool_played import played_assumed, played_facts, played_rows, played_sentences
from model.report.texts import text
from model.scenario.schema import Scenario

Sentence = tuple[str, dict[str, Any]]

_LARGE_NOK = 100_000


@dataclass(frozen=True, eq=False)
class PoolView:
    """A pool's answer with the words it is told in: titles of groups, families and teams, the promise asked for, and
    what the days were drawn with."""

    title: str
    year: int
    groups: Mapping[str, str]
    families: Mapping[str, str]
    teams: Mapping[str, str]
    posts: pd.DataFrame
    shifts: pd.DataFrame
    value: pd.DataFrame
    solves: pd.DataFrame
    warnings: tuple[Sentence, ...]
    promise: float | None
    days: int
    correlation: float
    situations: tuple[str, ...]
    weekend_every: int = 0
    played: PlayedPool | None = None

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The frames that are written."""
        sized = {"posts": self.posts, "shifts": self.shifts, "value": self.value, "solves": self.solves}
        if self.played is None:
            return sized
        year = self.played.dispatch
        more = {"played": self.played.steps, "indicators": year.indicators, "calls": year.calls, "heat_map": year.heat}
        return sized | more | {"regret": year.regret}


def file_view(answer: PoolAnswer, played: PlayedPool | None = None) -> PoolView:
    """The view of a pool file's answer, and of its year if it was played."""
    pool, facts = answer.pool, answer.pool.pool
    return PoolView(
        title=pool.title,
        year=pool.year,
        groups={name: group.title for name, group in pool.groups.items()},
        families={name: family.title for name, family in pool.families.items()},
        teams={},
        posts=answer.posts,
        shifts=answer.shifts,
        value=answer.value,
        solves=answer.solves,
        warnings=answer.warnings,
        promise=facts.cover_probability,
        days=facts.sampled_days,
        correlation=facts.correlation.at(pool.year),
        situations=tuple(one.title for _, one in sorted(facts.situations.items())),
        played=played,
    )


def scenario_view(scenario: Scenario, worth: PoolWorth) -> PoolView:
    """The view of a scenario's pool. Shift families and steps have the program's words; teams are units or travel
    groups."""
    pool, year = worth.pool, worth.year
    called = {"team": "travel_group"}
    said = [(key, values | ({"step": text(f"step_{values['step']}")} if "step" in values else {}))
            for key, values in worth.warnings]  # fmt: skip
    return PoolView(
        title=pool.title,
        year=year,
        groups={name: scenario.groups[name].title for name in pool.groups},
        families={name: text(f"pool_family_{name}") for name in ("day", "evening", "night", "long")},
        teams={"all": text("pool_all"), **{name: unit.title for name, unit in scenario.units.items()}},
        posts=_with_lines(worth).rename(columns=called),
        shifts=worth.shifts.rename(columns=called),
        value=worth.value,
        solves=worth.solves,
        warnings=tuple(said),
        promise=pool.cover_probability.at(year) or None,
        days=pool.sampled_days.at(year),
        correlation=scenario.dispatch.colleague_correlation.at(year),
        situations=tuple(one.title for _, one in sorted(pool.situations.items())),
        weekend_every=pool.weekend_every,
    )


def _with_lines(worth: PoolWorth) -> pd.DataFrame:
    """The posts, with the whole persons that legal lines take and the hours those do not reach, where there are any."""
    if worth.lines is None:
        return worth.posts
    lines = worth.lines.rename(columns={"people": "line_people", "uncovered_hours": "line_uncovered_hours"})
    frame = worth.posts.merge(lines, on=["team", "group"], how="left", validate="one_to_one")
    return frame.fillna({"line_people": 0, "line_uncovered_hours": 0.0}).astype({"line_people": "int64"})


def warning_lines(scenario: Scenario) -> list[str]:
    """What should be known about the prices of a scenario's pools in use, a line each."""
    lines = []
    for name, (key, values) in pool_warnings(scenario):
        shown = {of: _shown(one) for of, one in values.items()} | {"step": text(f"step_{values['step']}")}
        lines.append(f"{scenario.pools[name].title}: {text(key, **shown)}")
    return lines


def pool_sentences(answer: PoolView) -> list[Sentence]:
    """What the answer comes to: (key, values) of `model.report.texts`."""
    value: dict[str, dict[Any, Any]] = {row["case"]: row for row in answer.value.to_dict("records")}
    pooled, separate = value["pooled"], value["separate"]
    said: list[Sentence] = []
    if pooled["posts"]:
        said.append(("pool_needs", _counted(pooled["posts"]) | {"separate": separate["posts"]}))
    else:
        said.append(("pool_nobody", {}))
    nok = float(pooled["paid_nok"] - separate["paid_nok"])
    fewer = float(separate["uncovered_hours"] - pooled["uncovered_hours"])
    key = ("pool_value" if nok >= 0 else "pool_value_less") + ("_open" if round(fewer) < 0 else "")
    said.append((key, {"less": _whole(abs(fewer)), "nok": _kroner(abs(nok))}))
    said += _what_it_rests_on(answer, value)
    said += _lines_said(answer)
    said.append(("pool_no_extra", _counted(value["no_extra_cost"]["posts"])))
    if answer.promise is not None:
        said.append(("pool_promise", {"share": number(answer.promise, "share")}))
    if answer.situations:
        said.append(("pool_situations", {"names": ", ".join(answer.situations)}))
    warned = [(key, {name: _shown(one) for name, one in values.items()}) for key, values in answer.warnings]
    return [*said, *warned]


def _lines_said(answer: PoolView) -> list[Sentence]:
    """What legal lines take, against the posts that the hours ask for."""
    if "line_people" not in answer.posts or not answer.posts["line_people"].any():
        return []
    people, posts = int(answer.posts["line_people"].sum()), int(answer.posts["posts"].sum())
    every = answer.weekend_every
    said: list[Sentence] = [
        ("pool_lines" if every else "pool_lines_days", {"people": people, "posts": posts, "every": every})
    ]
    short = float(answer.posts["line_uncovered_hours"].sum())
    return [*said, ("pool_lines_short", {"hours": plain_number(short, 1)})] if short > 1e-6 else said


def _what_it_rests_on(answer: PoolView, value: dict[str, dict[Any, Any]]) -> list[Sentence]:
    """What correlation costs, and how the pool does on days it was not sized on."""
    pooled, alone, other = (value[case] for case in ("pooled", "uncorrelated", "other_days"))
    said: list[Sentence] = []
    if answer.correlation:
        dearer = float(pooled["weighed_nok"] - alone["weighed_nok"])
        facts = {"posts": int(pooled["posts"] - alone["posts"]), "nok": _kroner(abs(dearer))}
        key = "pool_linked" if dearer >= 0 else "pool_linked_less"
        said.append((key if facts["posts"] else f"{key}_same", facts))
    apart = float(other["weighed_nok"] - pooled["weighed_nok"])
    share = number(abs(apart) / float(pooled["weighed_nok"]) if pooled["weighed_nok"] else 0.0, "share")
    said.append(
        ("pool_other_days" if apart >= 0 else "pool_other_days_less", {"nok": _kroner(abs(apart)), "share": share})
    )
    return said


def pool_text(answer: PoolView) -> str:
    """What is printed: the posts, the shifts held, the ways to cover side by side, and the year as it was played."""
    posts = int(answer.value.loc[answer.value["case"] == "pooled", "posts"].sum())
    head = text("pool_head", title=answer.title, posts=posts, count=posts, year=answer.year)
    parts = [head, "═" * len(head), *(text(key, **values) for key, values in pool_sentences(answer)), ""]
    parts += [frame_text(pool_posts(answer)), ""]
    held = pool_shifts(answer)
    parts += [frame_text(held), ""] if len(held) else []
    parts += [frame_text(pool_values(answer)), "", pool_note(answer)]
    return "\n".join([*parts, *_played_text(answer.played)])


def pool_note(answer: PoolView) -> str:
    """What the days were drawn with, and how the columns are read."""
    return text("pool_note", None, days=_whole(answer.days), correlation=_shown(answer.correlation))


def _played_text(played: PlayedPool | None) -> list[str]:
    if played is None:
        return []
    head = text("pool_page_played")
    said, assumed = ([text(key, **of) for key, of in make(played)] for make in (played_sentences, played_assumed))
    table = frame_text(played_rows(played))
    return [
        "",
        head,
        "─" * len(head),
        *said,
        "",
        table,
        "",
        text("pool_page_assumed") + ":",
        *(f"– {of}" for of in assumed),
    ]


def pool_json(answer: PoolView) -> str:
    """Every frame, the sentences as keys with values, and the warnings."""
    return json.dumps(pool_facts(answer), indent=1, ensure_ascii=False, default=int)


def pool_facts(answer: PoolView) -> dict[str, Any]:
    """Every frame and sentence as plain data."""
    sized = replace(answer, played=None).frames
    frames = {name: json.loads(frame.to_json(orient="records")) for name, frame in sized.items()}
    said = [{"key": key, "values": values, "text": text(key, **values)} for key, values in pool_sentences(answer)]
    played = {} if answer.played is None else {"played": played_facts(answer.played)}
    return {"title": answer.title, "year": answer.year, "sentences": said, **frames, **played}


def write_pool(answer: PoolView, out: Path, name: str = "pool") -> list[Path]:
    """The frames as CSV in `out`, each file's name beginning with `name`; the files written."""
    return [
        write_whole(out / f"{name}_{part}.csv", frame.to_csv(index=False, lineterminator="\n").encode())
        for part, frame in answer.frames.items()
    ]


def pool_posts(answer: PoolView) -> pd.DataFrame:
    """Whole posts by group and team in words: shared, held by each unit, and by the newsvendor's rule."""
    names = {"posts": "pool_posts", "separate_posts": "pool_own", "newsvendor_posts": "pool_newsvendor"}
    names["line_people"] = "pool_line_people"
    shown = pd.DataFrame({text("pool_group"): answer.posts["group"].map(answer.groups)})
    shown[text("pool_travel")] = _teams(answer, answer.posts)
    shown[text("pool_hours")] = [plain_number(hours, 1) for hours in answer.posts["hours_week"]]
    for column, key in names.items():
        if column in answer.posts:
            shown[text(key)] = answer.posts[column]
    return shown


def _teams(answer: PoolView, frame: pd.DataFrame) -> list[str]:
    return [answer.teams.get(name, name) for name in frame["travel_group"]]


def pool_shifts(answer: PoolView) -> pd.DataFrame:
    """The shifts held on each weekday or weekend day, in words."""
    held = answer.shifts[answer.shifts["shifts"] > 0]
    return pd.DataFrame(
        {
            text("pool_family"): [answer.families[name] for name in held["family"]],
            text("pool_days"): [text(f"pool_days_{kind}") for kind in held["days"]],
            text("pool_travel"): _teams(answer, held),
            text("pool_group"): [answer.groups[name] for name in held["group"]],
            text("pool_shifts"): held["shifts"].to_list(),
        }
    )


def pool_values(answer: PoolView) -> pd.DataFrame:
    """What each way to cover costs and leaves uncovered, in words."""
    value = answer.value
    return pd.DataFrame(
        {
            text("pool_case"): [text(f"pool_case_{case}") for case in value["case"]],
            text("pool_posts"): value["posts"],
            text("pool_paid"): [_kroner(nok) for nok in value["paid_nok"]],
            text("pool_open"): [_whole(hours) for hours in value["uncovered_hours"]],
            text("pool_short"): [number(share, "share") for share in value["uncovered_share"]],
            text("pool_weighed"): [_kroner(nok) for nok in value["weighed_nok"]],
        }
    )


def _counted(posts: int) -> dict[str, Any]:
    """A number of posts, by which one is told from many."""
    return {"posts": posts, "count": posts}


def _whole(value: float) -> str:
    return plain_number(float(value), 0)


def _kroner(value: float) -> str:
    """Kroner a year, as exact as sampled days can tell: large amounts to the nearest thousand."""
    return _whole(round(value, -3) if abs(value) >= _LARGE_NOK else value)


def _shown(value: object) -> str:
    return plain_number(value, 2) if isinstance(value, float) else str(value)
