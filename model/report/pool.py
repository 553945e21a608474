"""A stand-alone pool's answer in words, as JSON and as CSV files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from model.pool import PoolAnswer
from model.report.files import write_whole
from model.report.numbers import number, plain_number
from model.report.plain import frame_text
from model.report.texts import text

Sentence = tuple[str, dict[str, Any]]


def pool_sentences(answer: PoolAnswer) -> list[Sentence]:
    """What the answer comes to: (key, values) of `model.report.texts`."""
    value: dict[str, dict[Any, Any]] = {row["case"]: row for row in answer.value.to_dict("records")}
    facts, pooled, separate = answer.pool.pool, value["pooled"], value["separate"]
    said: list[Sentence] = []
    if pooled["posts"]:
        said.append(("pool_needs", {"posts": pooled["posts"], "separate": separate["posts"]}))
    else:
        said.append(("pool_nobody", {}))
    nok = float(pooled["paid_nok"] - separate["paid_nok"])
    fewer = _whole(separate["uncovered_hours"] - pooled["uncovered_hours"])
    said.append(("pool_value" if nok >= 0 else "pool_value_less", {"less": fewer, "nok": _whole(abs(nok))}))
    said.append(("pool_no_extra", {"posts": value["no_extra_cost"]["posts"]}))
    if facts.cover_probability is not None:
        said.append(("pool_promise", {"share": number(facts.cover_probability, "share")}))
    warned = [(key, {name: _shown(one) for name, one in values.items()}) for key, values in answer.warnings]
    return [*said, *warned]


def pool_text(answer: PoolAnswer) -> str:
    """What is printed: the posts, the shifts held, and the ways to cover side by side."""
    pool = answer.pool
    posts = int(answer.value.loc[answer.value["case"] == "pooled", "posts"].sum())
    head = text("pool_head", title=pool.title, posts=posts, year=pool.year)
    note = {"days": _whole(pool.pool.sampled_days), "correlation": _shown(pool.pool.correlation.at(pool.year))}
    parts = [head, "═" * len(head), *(text(key, **values) for key, values in pool_sentences(answer)), ""]
    parts += [frame_text(_posts(answer)), ""]
    held = _shifts(answer)
    parts += [frame_text(held), ""] if len(held) else []
    return "\n".join([*parts, frame_text(_values(answer)), "", text("pool_note", **note)])


def pool_json(answer: PoolAnswer) -> str:
    """Every frame, the sentences as keys with values, and the warnings."""
    frames = {name: json.loads(frame.to_json(orient="records")) for name, frame in _frames(answer).items()}
    said = [{"key": key, "values": values, "text": text(key, **values)} for key, values in pool_sentences(answer)]
    whole = {"title": answer.pool.title, "year": answer.pool.year, "sentences": said, **frames}
    return json.dumps(whole, indent=1, ensure_ascii=False, default=int)


def write_pool(answer: PoolAnswer, out: Path) -> list[Path]:
    """The frames as CSV in `out`; the files written."""
    return [
        write_whole(out / f"pool_{name}.csv", frame.to_csv(index=False, lineterminator="\n").encode())
        for name, frame in _frames(answer).items()
    ]


def _frames(answer: PoolAnswer) -> dict[str, pd.DataFrame]:
    return {"posts": answer.posts, "shifts": answer.shifts, "value": answer.value, "solves": answer.solves}


def _posts(answer: PoolAnswer) -> pd.DataFrame:
    groups = {name: group.title for name, group in answer.pool.groups.items()}
    names = {"posts": "pool_posts", "separate_posts": "pool_own", "newsvendor_posts": "pool_newsvendor"}
    shown = pd.DataFrame({text("pool_group"): answer.posts["group"].map(groups)})
    shown[text("pool_travel")] = answer.posts["travel_group"]
    shown[text("pool_hours")] = [plain_number(hours, 1) for hours in answer.posts["hours_week"]]
    for column, key in names.items():
        shown[text(key)] = answer.posts[column]
    return shown


def _shifts(answer: PoolAnswer) -> pd.DataFrame:
    held, pool = answer.shifts[answer.shifts["shifts"] > 0], answer.pool
    return pd.DataFrame(
        {
            text("pool_family"): [pool.families[name].title for name in held["family"]],
            text("pool_days"): [text(f"pool_days_{kind}") for kind in held["days"]],
            text("pool_travel"): held["travel_group"].to_list(),
            text("pool_group"): [pool.groups[name].title for name in held["group"]],
            text("pool_shifts"): held["shifts"].to_list(),
        }
    )


def _values(answer: PoolAnswer) -> pd.DataFrame:
    value = answer.value
    return pd.DataFrame(
        {
            text("pool_case"): [text(f"pool_case_{case}") for case in value["case"]],
            text("pool_posts"): value["posts"],
            text("pool_paid"): [_whole(nok) for nok in value["paid_nok"]],
            text("pool_open"): [_whole(hours) for hours in value["uncovered_hours"]],
            text("pool_short"): [number(share, "share") for share in value["uncovered_share"]],
            text("pool_weighed"): [_whole(nok) for nok in value["weighed_nok"]],
        }
    )


def _whole(value: float) -> str:
    return plain_number(float(value), 0)


def _shown(value: object) -> str:
    return plain_number(value, 2) if isinstance(value, float) else str(value)
