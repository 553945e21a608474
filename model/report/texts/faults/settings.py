"""What is found in settings and registers: (bokmål, nynorsk)."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "1, every weekend free": ("1, alle helger fri", "1, alle helger fri"),
    "a circle: {}": ("en sirkel: {}", "ein sirkel: {}"),
    "a circle: {} replace each other": ("en sirkel: {} erstatter hverandre", "ein sirkel: {} erstattar kvarandre"),
    "a cover that requires nobody": ("en bemanning som ikke krever noen", "ei bemanning som ikkje krev nokon"),
    "a rota or need rules": ("turnus eller behovsregler", "turnus eller behovsreglar"),
    "a unit of kind joint that no joint position uses": (
        "en enhet av typen joint som ingen fellesstilling bruker",
        "ei eining av typen joint som inga fellesstilling bruker",
    ),
    "a unit of kind pool that no pool uses": (
        "en enhet av typen pool som ingen pool bruker",
        "ei eining av typen pool som ingen pool bruker",
    ),
    "an id without colons": ("en id uten kolon", "ein id utan kolon"),
    "both f and m for “{}”, rows {}": ("både f og m for «{}», rad {}", "både f og m for «{}», rad {}"),
    "change the id": ("bytt id", "byt id"),
    "correct the sex, or give the two people an id each": (
        "rett kjønnet, eller gi de to hver sin id",
        "rett kjønnet, eller gi dei to kvar sin id",
    ),
    "first_week {} above last_week {}": ("first_week {} over last_week {}", "first_week {} over last_week {}"),
    "month {} out of turn": ("måned {} i feil rekkefølge", "månad {} i feil rekkjefølgje"),
    "neither cover nor need rule": ("verken bemanning eller behovsregel", "verken bemanning eller behovsregel"),
    "nobody who supervises": ("ingen som veileder", "ingen som rettleier"),
    "one sex a person, or none": ("ett kjønn per person, eller tomt", "eitt kjønn per person, eller tomt"),
    "planning years up to {}, the last of the horizon": (
        "planår til og med {}, det siste i perioden",
        "planår til og med {}, det siste i perioden",
    ),
    "posts in {}": ("stillinger i {}", "stillingar i {}"),
    "requires itself: {}": ("krever seg selv: {}", "krev seg sjølv: {}"),
    "round the posts, and fill in what is missing": (
        "rund av stillingene, og fyll inn det som mangler",
        "rund av stillingane, og fyll inn det som manglar",
    ),
    "source: {}": ("source: {}", "source: {}"),
    "status: {}": ("status: {}", "status: {}"),
    "take these rows out, or lengthen the horizon": (
        "ta ut disse radene, eller forleng perioden",
        "ta ut desse radene, eller forleng perioden",
    ),
    "the cover pattern “{}”, which requires nobody": (
        "bemanningsplanen «{}», som ikke krever noen",
        "bemanningsplanen «{}», som ikkje krev nokon",
    ),
    "the pool “{}”": ("poolen «{}»", "poolen «{}»"),
    "the {} shift {}–{}, the same as “{}”": ("{}-vakten {}–{}, den samme som «{}»", "{}-vakta {}–{}, den same som «{}»"),
    "value: {}": ("value: {}", "value: {}"),
    "whole numbers": ("heltall", "heiltal"),
    "whole numbers, such as range(200)": ("heltall, som range(200)", "heiltal, som range(200)"),
    "write the whole date, in quotes": (
        "skriv hele datoen, i anførselstegn",
        "skriv heile datoen, i hermeteikn",
    ),
    "write years as whole numbers, without quotes": (
        "skriv år som heltall, uten anførselstegn",
        "skriv år som heiltal, utan hermeteikn",
    ),
    "years from 1990 to 2200": ("år fra 1990 til 2200", "år frå 1990 til 2200"),
    "{} competences": ("{} kompetanser", "{} kompetansar"),
    "{} hours a year": ("{} timer i året", "{} timar i året"),
    "{} in column {}": ("{} i kolonne {}", "{} i kolonne {}"),
    "{} programmes": ("{} programmer", "{} program"),
    "{} {} above {} {}": ("{} {} over {} {}", "{} {} over {} {}"),
    "{}, but the youngest recruits of {} are {}": (
        "{}, men de yngste nyansatte av {} er {}",
        "{}, men dei yngste nytilsette av {} er {}",
    ),
    "{}, user group {}": ("{}, brukergruppe {}", "{}, brukargruppe {}"),
    "“{}” twice": ("«{}» to ganger", "«{}» to gonger"),
    "“{}” {} times": ("«{}» {} ganger", "«{}» {} gonger"),
    "“{}”, also the unit of pool {}": ("«{}», også enheten til poolen {}", "«{}», også eininga til poolen {}"),
    "“{}”, also the unit of {}": ("«{}», også enheten til {}", "«{}», også eininga til {}"),
    "“{}”, of kind {}": ("«{}», av typen {}", "«{}», av typen {}"),
    "“{}”, the form of a simulated recruit's name": (
        "«{}», på samme form som navnet på en simulert nyansatt",
        "«{}», på same form som namnet på ein simulert nytilsett",
    ),
    "“{}”, the group itself": ("«{}», gruppen selv", "«{}», gruppa sjølv"),
    "“{}”, the unit itself": ("«{}», enheten selv", "«{}», eininga sjølv"),
}
