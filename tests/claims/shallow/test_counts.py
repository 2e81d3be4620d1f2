from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims.shallow.counts import LARGEST, find_counts, number_words
from sijill.lexicons import load
from sijill.lexicons.forms import dual_of, is_dual
from sijill.model.claims import Count
from sijill.model.readings import Token
from sijill.reading.shallow import arabic, cyrillic

LANGUAGES = ("ar", "uk", "ru")


def tokens(text: str, language: str) -> tuple[Token, ...]:
    if language == "ar":
        return arabic.tokens_in(text, 0, len(text))
    return cyrillic.tokens_in(text, 0, len(text), language)


def counts(text: str, language: str = "ar") -> list[Count]:
    return [counted.count for counted in find_counts(tokens(text, language), number_words(language))]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ثلاثة عمال", 3),
        ("خمس عشرة عاملة", 15),
        ("خمسة عشر عاملا", 15),
        ("إحدى عشرة معلمة", 11),
        ("خمسة وعشرين عاملا", 25),
        ("واحد وعشرون عاملا", 21),
        ("مئتين وخمسين عاملا", 250),
        ("مئتا عامل", 200),
        ("ألفين عامل", 2000),
        ("ثلاثة آلاف عامل", 3000),
        ("ألف وثلاثمئة وخمسة وعشرين عاملا", 1325),
        ("مئة وعشرين ألف عامل", 120_000),
        ("مليون ونصف عامل", 1_500_000),
        ("مليون ونصف المليون عامل", 1_500_000),
        ("نصف مليون عامل", 500_000),
        ("٢٣ عاملا", 23),
        ("12,500 عامل", 12_500),
        ("12 500 عامل", 12_500),
        ("١٫٥ مليون عامل", 1_500_000),
        ("٣ آلاف و٥٠٠ عامل", 3500),
        ("2000 عامل", 2000),
        ("أطفالها الثلاثة", 3),
        ("ثلاثة في المشفى", 3),
    ],
)
def test_an_arabic_number_is_read_in_words_and_digits(text: str, number: int) -> None:
    assert counts(text) == [Count.exactly(number)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("ما لا يقل عن ١٦ عاملا", Count(low=16)),
        ("لا يقل عن عشرين عاملا", Count(low=20)),
        ("على الأقل 16 عاملا", Count(low=16)),
        ("16 عاملا على الأقل", Count(low=16)),
        ("16 عاملا من أهل القرية على الأقل", Count(low=16)),
        ("أكثر من نصف مليون عامل", Count(low=500_000)),
        ("أقل من 20 عاملا", Count(high=20)),
        ("ما يصل إلى 40 عاملا", Count(high=40)),
        ("نحو ثلاثين عاملا", Count(best=30)),
        ("قرابة 30 عاملا", Count(best=30)),
        ("بين ١٢ و١٥ عاملا", Count(low=12, high=15)),
        ("ما بين 12 إلى 15 عاملا", Count(low=12, high=15)),
        ("من 10 إلى 12 عاملا", Count(low=10, high=12)),
        ("10-12 عاملا", Count(low=10, high=12)),
        ("20 أو 30 عاملا", Count(low=20, high=30)),
        ("عشرات العمال", Count(low=24)),
        ("المئات", Count(low=200)),
        ("آلاف العمال", Count(low=2000)),
        ("عشرات الآلاف من العمال", Count(low=20_000)),
        ("مئات الآلاف من العمال", Count(low=200_000)),
    ],
)
def test_a_count_says_no_more_than_its_words(text: str, count: Count) -> None:
    assert counts(text) == [count]


def test_a_bound_behind_one_figure_is_not_that_of_the_figure_before() -> None:
    assert counts("3 قتلى و20 جريحا على الأقل") == [Count.exactly(3), Count(low=20)]


def test_of_a_toll_that_rose_only_the_new_figure_counts() -> None:
    assert counts("ارتفعت الحصيلة من ٣٥ إلى ٤٣ عاملا") == [Count.exactly(43)]
    assert counts("кількість загиблих зросла з 9 до 14", "uk") == [Count.exactly(14)]


@pytest.mark.parametrize(
    "text",
    [
        "عدد من العمال",
        "بضعة عمال",
        "12 عاما",
        "يبلغ من العمر سبعة عشر عاما",
        "عمره 12 سنة",
        "الساعة 10:30",
        "الساعة العاشرة",
        "في عام 2016",
        "5 كيلومترات",
        "خمسة آلاف دولار",
        "50%",
        "خمسون في المئة من البيوت",
        "هاتف 0944123456",
        "+90 530 846 00 00",
        "اللواء 46",
        "5 غارات",
        "المرتبة الثالثة",
        "7/4/2018",
    ],
)
def test_what_counts_no_people_is_no_count(text: str) -> None:
    assert counts(text) == []


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("uk", "двоє робітників", Count.exactly(2)),
        ("uk", "сто двадцять п'ять робітників", Count.exactly(125)),
        ("uk", "дві тисячі триста робітників", Count.exactly(2300)),
        ("uk", "півтора мільйона робітників", Count.exactly(1_500_000)),
        ("uk", "1,5 мільйона робітників", Count.exactly(1_500_000)),
        ("uk", "щонайменше 5 робітників", Count(low=5)),
        ("uk", "від 10 до 12 робітників", Count(low=10, high=12)),
        ("uk", "близько 12 500 робітників", Count(best=12_500)),
        ("uk", "десятки тисяч робітників", Count(low=20_000)),
        ("ru", "двадцать пять рабочих", Count.exactly(25)),
        ("ru", "не менее пяти рабочих", Count(low=5)),
        ("ru", "полтора миллиона рабочих", Count.exactly(1_500_000)),
        ("ru", "сотни рабочих", Count(low=200)),
    ],
)
def test_another_language_is_another_file(language: str, text: str, count: Count) -> None:
    assert counts(text, language) == [count]


@pytest.mark.parametrize(("word", "two"), [("طفلة", "طفلتين"), ("طفلة", "طفلتان"), ("شخص", "شخصان")])
def test_a_dual_says_two(word: str, two: str) -> None:
    assert is_dual(two, ["رجل", word])


def test_a_form_that_may_be_a_plural_is_no_dual() -> None:
    assert not is_dual("مدنيين", ["مدني"])
    assert dual_of("дитина") == frozenset()


NUMERALS = {
    language: sorted(
        {
            word
            for table in ("ones", "tens", "hundreds", "scales", "vague", "modifiers", "ranges", "nobody", "fractions")
            for words in load("numbers", language)[table].values()
            if isinstance(words, list)
            for word in words
        }
    )
    for language in LANGUAGES
}
PIECES = ["و", "٣", "12", "1.5", "1,200", "10-12", "500", "2016", "999999999999", "(", ")", "-", "/", ":", "٪", "كلمة"]


@st.composite
def phrases(draw: st.DrawFn) -> tuple[str, str]:
    language = draw(st.sampled_from(LANGUAGES))
    words = st.one_of(st.sampled_from(NUMERALS[language]), st.sampled_from(PIECES), st.text(max_size=4))
    return language, " ".join(draw(st.lists(words, max_size=12)))


@given(phrases())
def test_any_words_give_counts_in_order_that_do_not_overlap(phrase: tuple[str, str]) -> None:
    language, text = phrase
    read = tokens(text, language)
    found = find_counts(read, number_words(language))
    ends = [-1, *(counted.last for counted in found)]
    for counted, before in zip(found, ends, strict=False):
        assert before < counted.first <= counted.last < len(read)
        said = [n for n in (counted.count.low, counted.count.best, counted.count.high) if n is not None]
        assert said
        assert said == sorted(said)
        assert said[0] >= 0
        assert said[-1] <= LARGEST


@given(st.integers(1, LARGEST), st.sampled_from(LANGUAGES))
def test_digits_are_the_number_they_write(number: int, language: str) -> None:
    word = {"ar": "عامل", "uk": "робітник", "ru": "рабочий"}[language]
    if 1900 <= number <= 2100 and number % 100:
        return
    assert counts(f"{number} {word}", language) == [Count.exactly(number)]
