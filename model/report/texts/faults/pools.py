"""Faults of stand-alone pool files: (bokmål, nynorsk)."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "a file that is no pool file": ("en fil som ikke er en poolfil", "ei fil som ikkje er ei poolfil"),
    "a file, or a shipped pool": ("en fil, eller en pool som følger med", "ei fil, eller ein pool som følgjer med"),
    "a pool file: the key utsyn_pool": ("en poolfil: nøkkelen utsyn_pool", "ei poolfil: nøkkelen utsyn_pool"),
    "one-way substitution, or two groups that cover for each other": (
        "erstatning én vei, eller to grupper som dekker for hverandre",
        "erstatning éin veg, eller to grupper som dekkjer for kvarandre",
    ),
    "pool file": ("poolfil", "poolfil"),
    "take one of the groups out of it": ("ta én av gruppene ut av den", "ta éi av gruppene ut av han"),
}
