"""The words in three languages: nothing missing, the same places for values, real nynorsk, numbers as they are read."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections import Counter
from html import unescape
from string import Formatter
from types import ModuleType
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from model.budget.hours import STEPS as PAID_STEPS
from model.errors import InputError, Problem
from model.indicators import INDICATORS
from model.pool.chain import STEPS
from model.pool.recourse import CAUSES
from model.report import page_html, unit_page
from model.report.numbers import MINUS, chart_locale, number, plain_number, read_number, shown_unit, spaced, span
from model.report.tables import tables_of
from model.report.texts import (
    LANGUAGES,
    assumption_words,
    current_language,
    fault_text,
    fault_words,
    faults,
    in_language,
    item_title,
    problem_words,
    shipped,
    shipped_words,
    term,
    terms,
    text,
    use_language,
)
from model.report.texts import en as english
from model.report.texts import nb as bokmaal
from model.report.texts import nn as nynorsk
from model.report.texts.rota import nb as rota_nb
from model.report.texts.rota import nn as rota_nn
from model.report.texts.rota import rota_words
from model.rota import ENGLISH, plan_unit, said
from model.scenario import assumptions, load_scenario, load_unit, schema
from model.scenario.schema.leaf import Status
from model.shipped_files import shipped_measures, shipped_path, shipped_units
from tests.fault_templates import HOLE, templates
from tests.made_results import made_result

NORWEGIAN = ("nb", "nn")
PAIRS = terms.TERMS | faults.TERMS | shipped.TERMS
# words that one of the two languages has and the other has not
_ONLY_BOKMAAL = (
    "ikke fra jeg hun hvor hva hvem hvilken hvilke hvordan hver hvert noe noen mye mer bare ble blitt "
    "være uke uker uken timer måneder ansatt ansatte forskjell enhet enheter kjøring gjentakelse "
    "sykefravær sykepleier helsefagarbeider vernepleier andel andeler høyere lavere heltid stillinger "
    "vikarer søkere forutsetninger kilde endringer navn selv mulig dårligere hjem lønnen tallene årene "
    "gjennomsnittlig "
)
ONLY_BOKMAAL = frozenset(_ONLY_BOKMAAL.split())
_ONLY_NYNORSK = (
    "ikkje frå eg ho kvar kva kven korleis kvart noko nokon mykje meir berre vart vore vere veke veker "
    "veka timar månader tilsett tilsette skilnad eining einingar køyring gjentaking sjukefråvær "
    "sjukepleiar helsefagarbeidar høgare lågare heiltid stillingar vikarar søkjarar føresetnader kjelde "
    "endringar namn sjølv mogleg dårlegare heim lønna tala åra gjennomsnittleg dei "
)
ONLY_NYNORSK = frozenset(_ONLY_NYNORSK.split())
WORD = re.compile(r"[^\W\d_]+")


def places(words: str) -> Counter[str]:
    return Counter(name for _, name, _, _ in Formatter().parse(words) if name is not None)


def spoken(words: str) -> set[str]:
    """The words of a sentence without its places, codes and paths."""
    bare = re.sub(r"\{[^}]*\}|`[^`]*`|“[^”]*”|«[^»]*»|\S*[._]\S+", " ", words)
    return {word.lower() for word in WORD.findall(bare)}


def test_no_language_lacks_a_word() -> None:
    for language, words in LANGUAGES.items():
        assert sorted(set(english.WORDS) - set(words)) == [], language
        assert sorted(set(words) - set(english.WORDS)) == [], language


def test_a_key_stands_on_one_page_only() -> None:
    for language in (english, bokmaal, nynorsk):
        counts = Counter(key for page in language.PAGES for key in page.WORDS)
        assert {key: count for key, count in counts.items() if count > 1} == {}


def test_every_language_has_the_same_places_for_values() -> None:
    for key, words in english.WORDS.items():
        for language in NORWEGIAN:
            assert places(LANGUAGES[language][key]).keys() == places(words).keys(), (language, key)
    for words, pair in PAIRS.items():
        assert [one.count(HOLE) for one in pair] == [words.count(HOLE)] * 2, words


def test_the_rota_rooms_sentences_have_the_same_places_in_every_language() -> None:
    for module in (rota_nb, rota_nn):
        assert set(module.TEMPLATES) == set(ENGLISH.templates)
        for key, words in ENGLISH.templates.items():
            assert places(module.TEMPLATES[key]).keys() == places(words).keys(), key


def test_bokmaal_and_nynorsk_keep_to_themselves() -> None:
    by_key = [(bokmaal.WORDS[key], nynorsk.WORDS[key]) for key in english.WORDS if key in nynorsk.WORDS]
    rota = [(rota_nb.TEMPLATES[key], rota_nn.TEMPLATES[key]) for key in rota_nb.TEMPLATES]
    for first, second in [*by_key, *rota, *PAIRS.values()]:
        assert spoken(first) & ONLY_NYNORSK - {"ho"} == set(), first
        assert spoken(second) & ONLY_BOKMAAL == set(), second


def models() -> set[type[BaseModel]]:
    rooms: list[ModuleType] = [schema]
    rooms += [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(schema.__path__, "model.scenario.schema.")
    ]
    named = [one for room in rooms for one in vars(room).values()]
    return {one for one in named if inspect.isclass(one) and issubclass(one, BaseModel)}


def test_every_value_of_a_scenario_has_its_name_and_unit_in_norwegian() -> None:
    wanted: set[str] = {(kind.__doc__ or "").splitlines()[0] for kind in schema.ROW_MODELS.values()}
    for kind in models():
        for field in kind.model_fields.values():
            extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
            wanted |= {str(words) for words in (field.title, field.description, extra.get("unit")) if words}
    assert sorted(wanted - set(terms.TERMS)) == []


def test_every_indicator_item_and_status_has_its_name_in_norwegian() -> None:
    wanted = {words for one in INDICATORS.values() for words in (one.title, one.help, one.unit_of_measure)}
    assert sorted((wanted | set(get_args(Status))) - set(terms.TERMS)) == []
    items = {
        *STEPS,
        *PAID_STEPS,
        *CAUSES,
        "retire",
        "disability",
        "quit",
        "no_return",
        "day",
        "evening",
        "night",
        "long",
    }
    assert [item for item in sorted(items) if item_title(item, "nb") == item] == []
    assert item_title("010", "nn") == "010"


def words_of_its_own(template: str) -> bool:
    """Whether a template has words, apart from paths, file names, options and a value's own spelling."""
    bare = re.sub(r"[\w*-]+(?:[.:@_~][\w*@~{}]+)+|--\w+", " ", template)
    return " " in template.strip() and re.search(r"[a-z]{2}", bare.replace(HOLE, " ")) is not None


def test_every_fault_can_be_told_in_norwegian() -> None:
    found = [one for one in sorted(templates()) if words_of_its_own(one)]
    assert len(found) > 700
    # said of cells in a column: handed on in tuples and dictionaries before it becomes a fault
    assert {"write a whole number, digits only", "correct the cell"} <= set(found)
    formed = {one: one.replace(HOLE, "Q7") for one in found}
    # a piece that is never shown alone, or that has no word to translate
    pieces = {" for “{}”", "every {}th", "set: {}", "sha256 {}…", "utsyn app"}
    untold = [one for one, words in formed.items() if fault_words(words, "nn") == words]
    # limits are put together from pieces, each told by itself
    put_together = re.compile(r"a (whole )?number(?=[ {]*\{}|above|below|at (least|most))")
    assert [one for one in untold if not put_together.match(one) and one not in pieces] == []


def test_no_fault_is_told_half_in_english() -> None:
    norwegian = {word for pair in PAIRS.values() for told in pair for word in re.findall("[a-zæøå]+", told.lower())}
    # put together from pieces, each told by itself; the read limits stand before a unit or another piece
    pieces = re.compile(r"a (whole )?number|a list|a (name of small|clock|date)|true or false|at least {} and at most")
    half = {}
    for one in sorted(filter(words_of_its_own, templates())):
        if not pieces.match(one):
            words = set(re.findall("[a-z]{3,}", one)) - norwegian
            for language in ("nb", "nn"):
                told = re.sub(r"`[^`]*`|\w+[._]\w+|Utsyn|Excel", " ", fault_words(one.replace(HOLE, "Q7"), language))
                if words & set(re.findall("[a-z]+", told)) and told != one.replace(HOLE, "Q7"):
                    half[one] = told
    assert half == {}


def test_a_fault_keeps_names_and_values_and_is_told_with_its_labels() -> None:
    fault = Problem(
        "staff.csv, row 17, column group",
        "“all staff”",
        "a declared competence group: nurse, skilled",
        "did you mean “nurse”?",
    )
    told = problem_words(fault, "nn")
    assert told.where == "staff.csv, rad 17, kolonne group"
    assert told.found == "«all staff»"
    assert told.allowed == "kompetansegruppe som finst: nurse, skilled"
    assert told.remedy == "meinte du «nurse»?"
    assert problem_words(fault, "en") == fault
    lines = fault_text(InputError(fault), "nb").splitlines()
    assert lines[0] == "Det er en feil:" and [line.split(":")[0].strip() for line in lines[2:]] == [
        "funnet",
        "tillatt",
        "gjør",
    ]


def test_the_reference_municipality_tells_every_source_and_limit_in_norwegian() -> None:
    scenario = (
        load_scenario(shipped_path("reference"), *shipped_measures().values())
        if False
        else load_scenario(shipped_path("reference"))
    )
    table = assumptions(scenario)
    untold = {source for source in table["source"].unique() if shipped_words(source, "nn") == source}
    assert untold == set()
    english_left = {"the", "and", "with", "from", "own", "not"}
    for row in table.itertuples(index=False):
        told = assumption_words(row, "nn")
        assert spoken(" ".join(told[1:4] + told[5:7])) & english_left == set(), told


def test_shipped_measures_tell_question_reason_cost_and_evidence_in_norwegian() -> None:
    import yaml

    for path in shipped_measures().values():
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for words in (content["question"], content["why"], content["cost"], content["evidence"]["source"]):
            assert shipped_words(words, "nb") != words and shipped_words(words, "nn") != words, path.name


def test_a_text_of_ones_own_comes_back_as_it_was_written() -> None:
    for words in ("Vedtak i kommunestyret 3.5.2026; sak 12/26", "the mayor: we want more nurses", "<b>$x$</b>"):
        assert shipped_words(words, "nb") == words
        assert term(words, "nn") == words


def test_the_language_belongs_to_the_context_and_a_wrong_one_is_refused() -> None:
    assert current_language() == "en"
    with in_language("nn"):
        assert text("need") == "Behov" and text("baseline", "en") == "Baseline"
    assert current_language() == "en"
    with pytest.raises(InputError, match="nb, nn, en"):
        use_language("da")


def test_one_is_told_from_many() -> None:
    assert [text("facts_replications", "nb", count=count) for count in (1, 2)] == ["1 gjentakelse", "2 gjentakelser"]


def test_numbers_are_written_with_a_comma_and_a_space_that_does_not_break() -> None:
    for language in NORWEGIAN:
        with in_language(language):
            assert plain_number(1234.5, 1) == "1\u00a0234,5"
            assert number(0.1234, "share") == "12,3\u00a0%"
            assert number(-3.25, "FTE") == f"{MINUS}3,2"
            assert span(-2.0, 1.0, "FTE") == f"{MINUS}2,0 til 1,0"
            assert shown_unit("NOK") == "mill. kr"
            assert chart_locale()["decimal"] == "," and chart_locale()["thousands"] == "\u00a0"


@given(st.floats(-1e9, 1e9), st.sampled_from(sorted(LANGUAGES)), st.integers(0, 3))
def test_a_number_that_is_written_can_be_read_again(value: float, language: str, decimals: int) -> None:
    with in_language(language):
        assert read_number(plain_number(value, decimals)) == float(f"{value:.{decimals}f}")


def test_a_rule_is_told_with_its_paragraph_and_numbers_in_norwegian() -> None:
    broken = said(
        "hours_in_week", found=50.25, limit=40.0, title="Ordinary hours in a week without averaging",
        paragraph="Working Environment Act § 10-4 (1)",
    )  # fmt: skip
    assert rota_words(broken, language="nn") == (
        "50,25 timar i veka; høgst 40 (Alminneleg arbeidstid i ei veke utan gjennomsnittsrekning, "
        "arbeidsmiljølova § 10-4 (1))."
    )


ENGLISH_WORDS = frozenset({"the", "of", "and", "with", "from", "is", "are", "not", "each", "year", "years", "hours"})
ENGLISH_WORDS |= {"people", "need", "supply", "unit", "value", "source", "share", "line", "when", "which", "without"}


def shown_texts(page: str) -> list[str]:
    """What a reader meets on a page: text and labels, but no paths and names of columns."""
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    texts = re.findall(r">([^<>]+)<", body) + re.findall(r'(?:aria-label|title|alt)="([^"]*)"', body)
    return [unescape(one) for one in texts if one.strip() and "_" not in one]


@pytest.mark.parametrize("language", NORWEGIAN)
def test_no_english_is_left_on_the_report_page(language: str) -> None:
    municipality = load_scenario(shipped_path("reference"))
    results = [made_result(municipality), made_result(municipality, shift=0.1)]
    with in_language(language):
        page = page_html(results)
    assert f'<html lang="{language}">' in page
    texts = shown_texts(page)
    assert [one for one in texts if spoken(one) & ENGLISH_WORDS] == []
    assert [one for one in texts if re.search(r"(?<![\d.])\d+\.\d+(?![\d.])", one)] == []
    sentences = {words for words in english.WORDS.values() if words.count(" ") > 2 and "{" not in words}
    assert sorted(set(texts) & sentences) == []


@pytest.mark.parametrize("language", NORWEGIAN)
def test_no_english_is_left_on_the_page_of_a_units_rota(language: str) -> None:
    plan = plan_unit(load_unit(shipped_units()["kindergarten"]))
    with in_language(language):
        texts = shown_texts(unit_page(plan))
    assert [one for one in texts if spoken(one) & ENGLISH_WORDS] == []
    assert [one for one in texts if re.search(r"(?<![\d.])\d+\.\d+(?![\d.])", one)] == []


def test_the_tables_of_an_export_are_the_same_in_every_language() -> None:
    result = made_result()
    before = tables_of(result)
    for language in NORWEGIAN:
        with in_language(language):
            after = tables_of(result)
        assert {name: frame.to_csv() for name, frame in after.items()} == {
            name: frame.to_csv() for name, frame in before.items()
        }


@pytest.mark.parametrize(
    ("language", "written", "value"),
    [
        ("nb", "6,5", 6.5), ("nn", "6.5", 6.5), ("nb", "1 234,5", 1234.5), ("nn", "1\u00a0234,5", 1234.5),
        ("nb", "\u22120,5", -0.5), ("nb", "0.125", 0.125), ("nb", "1,234", 1.234), ("nb", "1.234", None),
        ("nb", "1.234,5", None), ("nb", "6 5", None), ("nb", "", None), ("nb", "6,5,1", None),
        ("en", "6.5", 6.5), ("en", "1,234.5", 1234.5), ("en", "1\u202f234.5", 1234.5), ("en", "12,345,678", 12345678.0),
        ("en", "6,5", None), ("en", "1,23", None), ("en", "1234,567", None), ("en", "6 5", None), ("en", "nan", None),
        ("en", "1e3", None), ("en", "1_000", None), ("en", "", None),
    ],
)  # fmt: skip
def test_a_number_that_people_type_is_never_taken_for_ten_times_as_much(
    language: str, written: str, value: float | None
) -> None:
    with in_language(language):
        if value is None:
            with pytest.raises(ValueError, match="no number"):
                read_number(written)
        else:
            assert read_number(written) == value


def test_whole_numbers_in_a_text_have_their_thousands_apart_but_years_and_names_stay() -> None:
    with in_language("nb"):
        assert spaced("133000") == "133\u00a0000"
        assert spaced("mellom 1500000 og 2031") == "mellom 1\u00a0500\u00a0000 og 2031"
        assert spaced("0,123456 p100000 12345x") == "0,123456 p100000 12345x"
