"""Pools in pictures: posts when units share a pool, when each holds its own, and by the newsvendor's rule."""

from __future__ import annotations

from typing import Any

from model.report.charts import INK, PALETTE, styled
from model.report.pool import PoolView
from model.report.texts import text

_CASES = {"posts": "pool_case_pooled", "separate_posts": "pool_own", "newsvendor_posts": "pool_newsvendor"}


def pool_chart(view: PoolView) -> Any:
    """A row of bars a competence group: whole posts in each of the three ways."""
    import altair as alt

    sums = view.posts.groupby("group", sort=False)[list(_CASES)].sum().reset_index()
    shown = sums.melt("group", list(_CASES), var_name="case", value_name="count")
    shown["name"] = shown["group"].map(view.groups)
    shown["case"] = shown["case"].map({case: text(key) for case, key in _CASES.items()})
    order = [text(key) for key in _CASES.values()]
    colours = alt.Scale(domain=order, range=[PALETTE[0], PALETTE[1], PALETTE[4]])
    axis = alt.Axis(format="d", tickMinStep=1)
    bars = (
        alt.Chart()
        .mark_bar()
        .encode(
            y=alt.Y("case:N", sort=order, title=None, axis=alt.Axis(labelLimit=260)),
            x=alt.X("count:Q", title=text("rota_posts"), axis=axis),
            color=alt.Color("case:N", scale=colours, legend=None),
        )
    )
    numbers = bars.mark_text(align="left", dx=4, color=INK).encode(text="count:Q", color=alt.value(INK))
    header = alt.Header(title=None, labelFontSize=13, labelFontWeight="bold", labelColor=INK, labelAnchor="start")
    layers = alt.layer(bars, numbers, data=shown).properties(width=380, height=74)
    return styled(layers.facet(alt.Facet("name:N", header=header), columns=1))


def pool_alt(view: PoolView) -> str:
    """The three numbers of posts in a sentence."""
    sums = view.posts[list(_CASES)].sum()
    counts = {"posts": int(sums["posts"]), "own": int(sums["separate_posts"])}
    return text("rota_pool_alt", None, title=view.title, newsvendor=int(sums["newsvendor_posts"]), **counts)
