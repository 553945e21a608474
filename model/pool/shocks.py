"""What hits colleagues together: waves of illness among everybody, and outbreaks in one unit.

Waves begin by chance, week by week, more often in the season, and last a number of weeks; how hard each is, is
exponential of mean one. A week's load is the sum of the waves that are on. The same waves meet everybody, a unit has
outbreaks of its own, and both come from keyed chance: a unit's do not depend on which other units are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special, stats

from model.errors import InputError, Problem
from model.randomness import key_of, mix, stream, uniforms

Shares = NDArray[np.float64]

MOST_BEGUN = 4.0
"""Mean number that begin in the worst week of the season, at most; so that hardly ever more than `MOST_AT_ONCE` do."""
MOST_AT_ONCE = 12
"""More waves than this never begin in one week."""


@dataclass(frozen=True, eq=False)
class Waves:
    """Waves of one kind. `begin` [week]: expected number that begin in a week, from `lasts` − 1 weeks before the first
    week that is asked about; `lasts`: weeks that each is on."""

    begin: Shares
    lasts: int

    @property
    def expected(self) -> Shares:
        """Expected load of each week asked about, the first one first."""
        return np.convolve(self.begin, np.ones(self.lasts), mode="valid")


def waves_of(bad_weeks: float, season: Shares, lasts: int) -> Waves:
    """Waves that are on in a share `bad_weeks` of the weeks, the mean over them, and begin in proportion to `season`.

    `season` begins `lasts` − 1 weeks before the first week asked about. No waves for a share that is not between 0 and
    1, or a season without any weight. Raises InputError for more bad weeks than the season has weeks for.
    """
    season = np.asarray(season, dtype=np.float64)
    if not 0 < bad_weeks < 1 or season.sum() <= 0:
        return Waves(np.zeros(len(season)), lasts)
    on = np.convolve(season / season.mean(), np.ones(lasts), mode="valid")
    most = MOST_BEGUN / float((season / season.mean()).max())
    room = float(-np.expm1(-most * on).mean())
    if bad_weeks > room:
        found = f"bad weeks in {bad_weeks:g} of the weeks, in a season that has room for {room:.3f}"
        remedy = "lower it, or let waves begin in more quarters"
        raise InputError(Problem("dispatch.bad_weeks_share", found, f"at most {room:.3f}", remedy))
    level = optimize.brentq(lambda rate: -np.expm1(-rate * on).mean() - bad_weeks, 0.0, most)
    return Waves(level * season / season.mean(), lasts)


def wave_loads(waves: Waves, whose: str, chance: tuple[int, int], names: tuple[str, ...]) -> Shares:
    """The load of each week, [name, week], drawn: `whose` is the concern, `chance` seed and replication."""
    weeks = np.arange(len(waves.begin), dtype=np.uint64)
    own = np.array([key_of(name) for name in names], dtype=np.uint64)
    keys = mix(own[:, None], weeks[None, :])
    drawn, hard = (uniforms(stream(*chance, concern), keys, 0) for concern in (whose, f"{whose}_strength"))
    below = stats.poisson.cdf(np.arange(MOST_AT_ONCE)[:, None], waves.begin[None, :])
    number = (drawn[None, :, :] >= below[:, None, :]).sum(axis=0)
    strength = np.where(number > 0, special.gammaincinv(np.maximum(number, 1), hard), 0.0)
    summed = np.cumsum(np.concatenate([np.zeros((len(names), 1)), strength], axis=1), axis=1)
    return np.asarray(summed[:, waves.lasts :] - summed[:, : -waves.lasts])


def day_shares(absent: Shares, linked: tuple[Shares, Shares], drawn: tuple[Shares, Shares]) -> tuple[Shares, Shares]:
    """Shares of people present on days by themselves: the one common to all, and a unit's own; the product is present.

    absent : mean share absent. linked : correlation of two people of a unit and of two units, the second at most the
    first. drawn : uniforms, a high one a bad day, for the common and the own share. Arrays broadcast.

    Both are beta variables, with means and variances such that the mean and both correlations are exact: two people are
    there together with the chance (1 − absent)² × (1 + correlation × absent ÷ (1 − absent)).
    """
    within, between = linked
    common = np.divide(between, within, out=np.ones_like(within * 1.0), where=within > 0)
    odds = absent / (1 - absent)
    apart, together = 1 + between * odds, 1 + within * odds
    return (
        _beta_places((1 - absent) ** common, apart, drawn[0]),
        _beta_places((1 - absent) ** (1 - common), together / apart, drawn[1]),
    )


def _beta_places(mean: Shares, ratio: Shares, drawn: Shares) -> Shares:
    """Beta variables, high where `drawn` is low; `ratio` is of the mean square to the mean's square."""
    mean, ratio, drawn = np.broadcast_arrays(mean, ratio, drawn)
    spread = mean * (ratio - 1)
    varies = (spread > 1e-12) & (mean < 1)
    size = np.divide(1 - mean, spread, out=np.ones_like(mean), where=varies) - 1
    size = np.maximum(size, 1e-3)
    placed = special.betaincinv(mean * size, np.where(varies, (1 - mean) * size, 1.0), 1 - drawn)
    return np.asarray(np.where(varies, placed, mean))
