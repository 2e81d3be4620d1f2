from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill import lexicons
from sijill.reading.language import detect_language, find_passages, language_code, main_language
from tests.claims.strategies import ANY_TEXT

ENGLISH = "The shop was closed and nobody was in the street."
ARABIC = "قصفت الطائرات سوق البلدة صباح اليوم"
RUSSIAN = "Вчера в город вошли войска, и мэр сообщил, что были жертвы: из домов вынесли двоих, он это видел."
UKRAINIAN = "Російські війська обстріляли місто, загинуло двоє людей."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("Two dead in market blast", "en"),
        ("Idlib", "en"),
        (ARABIC, "ar"),
        ("قصف حلب", "ar"),
        ("قُتِلَ ثلاثةُ أشخاصٍ في السّوقِ", "ar"),
        ("انفجار در کابل", "fa"),
        ("در این حمله سه نفر کشته شدند", "fa"),
        ("دھماکے میں تین افراد ہلاک ہو گئے", "ur"),
        ("لە هێرشەکەدا سێ کەس کوژران", "ckb"),
        ("په کابل کې چاودنه شوې ده", "ps"),
        (UKRAINIAN, "uk"),
        ("Обстріл Харкова", "uk"),
        (RUSSIAN, "ru"),
        ("Люди едут в город Київ и не доедут, а потом было что было", "ru"),
        ("На базара избухна бомба, която уби трима души, съобщи полицията и каза, че не знае кой е", "bg"),
        ("הלילה נשמעו פיצוצים בעיר", "he"),
        ("Les avions ont bombardé le marché de la ville et une école dans le village.", "und"),
        ("Die Stadt wurde mit Raketen beschossen und das Dorf ist nicht mehr da.", "und"),
        ("ရွာမှာ လူသုံးဦး သေဆုံးခဲ့သည်", "und"),
        ("昨日の攻撃で三人が死亡した", "und"),
        ("عاجل | Idlib: قصف على البلدة", "ar"),
        ("The Popular Mobilisation (الحشد الشعبي) said it was over.", "en"),
        ("https://t.me/some_channel/12 قصف حلب", "ar"),
        ("12 + 30 = 42 !!!", None),
        ("", None),
    ],
)
def test_the_language_is_told_by_letters_and_then_by_common_words(text: str, language: str | None) -> None:
    assert detect_language(text) == language


def told(text: str, stated: str | None = None) -> list[tuple[str, str]]:
    return [(passage.language, passage.of(text).strip()) for passage in find_passages(text, stated)]


def test_paragraphs_in_several_languages_are_passages() -> None:
    text = f"{ARABIC}\n\n{ENGLISH}\n{RUSSIAN}\n{UKRAINIAN}"
    assert told(text) == [("ar", ARABIC), ("en", ENGLISH), ("ru", RUSSIAN), ("uk", UKRAINIAN)]


def test_a_long_stretch_within_a_line_is_a_passage_and_a_name_is_none() -> None:
    quote = "(قتل ثلاثة أطفال في قصف على سوق المدينة)"
    assert told(f"The spokesman said {quote} on Monday that it was over.") == [
        ("en", "The spokesman said"),
        ("ar", quote),
        ("en", "on Monday that it was over."),
    ]
    assert [language for language, _ in told("قال مراسل BBC News Arabic إن ثلاثة قتلوا في القصف")] == ["ar"]


def test_menus_links_and_signatures_of_a_word_or_two_go_with_what_stands_before_them() -> None:
    assert told(f"English | العربية\n{ENGLISH}\nالعربية") == [("en", f"English | العربية\n{ENGLISH}\nالعربية")]
    post = f"{ARABIC}\nhttps://t.me/some_channel/12\n@another_channel\nSyria TV"
    assert told(post) == [("ar", post)]


def test_a_paragraph_plainly_in_another_language_of_the_script_is_a_passage() -> None:
    french = (
        "Les avions ont bombardé le marché de la ville et une école dans le village, et les habitants ont dit que le "
        "bruit des avions et des bombes était pour une fois dans la vallée et que la nuit du bombardement est passée."
    )
    assert told(f"{ENGLISH}\n{french}\n{ENGLISH}") == [("en", ENGLISH), ("und", french), ("en", ENGLISH)]


def test_a_list_of_names_is_in_the_language_of_the_text() -> None:
    names = "Maria de la Cruz, José de los Santos, Ana del Valle, Juan de la Paz"
    assert told(f"{ENGLISH}\n{names}") == [("en", f"{ENGLISH}\n{names}")]


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (RUSSIAN, "uk", "uk"),
        (ENGLISH, "fr", "fr"),
        ("Les avions ont bombardé le marché de la ville et une école dans le village.", "en", "en"),
        (ARABIC, "en", "ar"),
        (ENGLISH, "ar", "en"),
        (ENGLISH, "xx", "xx"),
        (f"{ARABIC}\n{ENGLISH}", "en", "en"),
        (f"BBC\n{ARABIC}", "en", "ar"),
        ("昨日の攻撃で三人が死亡した", "ja", "ja"),
    ],
)
def test_what_is_stated_is_believed_within_its_script(text: str, stated: str, language: str) -> None:
    assert main_language(find_passages(text, stated), stated) == language


@pytest.mark.parametrize(
    ("stated", "code"), [("en-GB", "en"), ("AR_sy", "ar"), ("ara", "ar"), ("iw", "he"), ("", None), (None, None)]
)
def test_a_stated_language_is_known_by_its_code(stated: str | None, code: str | None) -> None:
    assert language_code(stated) == code


MIXED = st.lists(
    st.sampled_from([ENGLISH, ARABIC, RUSSIAN, UKRAINIAN, "Idlib", "حلب", "😀", "12", "\n", " ", "\n\n", "“", "ー"]),
    max_size=12,
).map(" ".join)


@given(text=st.one_of(ANY_TEXT, MIXED), stated=st.sampled_from([None, "en", "ar", "fr", "ja", "xx"]))
def test_passages_fill_the_text_in_order_and_neighbours_differ(text: str, stated: str | None) -> None:
    passages = find_passages(text, stated)
    assert "".join(passage.of(text) for passage in passages) == (text if passages else "")
    assert all(left.end == right.start and left.language != right.language for left, right in pairwise(passages))
    assert all(passage.start < passage.end for passage in passages)
    assert bool(passages) == (main_language(passages) is not None)


def test_no_word_of_a_language_stands_twice_and_none_has_marks() -> None:
    for script, table in lexicons.load("scripts", "languages").items():
        for language, signs in table.items():
            words = signs["words"] if isinstance(signs, dict) else []
            assert sorted(words) == sorted(set(words)), (script, language)
            assert all(word == word.strip().lower() for word in words), (script, language)
