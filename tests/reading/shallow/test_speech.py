"""Who said what in Arabic: sentences of our own."""

from __future__ import annotations

import pytest

from sijill.model.documents import Document, document_id
from sijill.model.readings import Reading, Speech
from sijill.model.vocabulary import Voice
from sijill.reading.shallow import ShallowReader
from sijill.reading.shallow.arabic import tokens_in

_READER = ShallowReader("ar", tokens_in)


def read(text: str) -> Reading:
    return next(iter(_READER([Document(document_id(text), text)])))


def speech(text: str) -> tuple[Speech, ...]:
    return read(text).speech


def sources(text: str) -> list[str | None]:
    return [text[s.source.start : s.source.end] if s.source is not None else None for s in speech(text)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("قال وزير الصحة إن 12 شخصاً أصيبوا في القصف.", "وزير الصحة"),
        ("أفاد شهود عيان بأن مسلحين خطفوا مهندسين في سبها.", "شهود عيان"),
        ("بحسب مصادر محلية، اعتقلت الشرطة سبعة شبان في عفرين.", "مصادر محلية"),
        ("قُتل 11 شخصاً في غارة على سوق نيالا، وفقاً لمنظمة أطباء بلا حدود.", "منظمة أطباء بلا حدود"),
        ("أعلن الدفاع المدني انتشال 6 جثث من تحت الركام.", "الدفاع المدني"),
        ("وثق المركز 15 حالة وفاة خلال شهر شباط.", "المركز"),
        ("نفى مصدر عسكري ما تردد عن سقوط قذائف.", "مصدر عسكري"),
        ("هدد قائد الفصيل بقصف الميناء.", "قائد الفصيل"),
        ("حذر مسؤول أممي من أن اجتياح المدينة سيكون كارثة.", "مسؤول أممي"),
        ("مصدر أمني: مقتل 3 جنود في هجوم على حاجز بكركوك.", "مصدر أمني"),
        ("شهود: الجنود أطلقوا الرصاص على المصلين.", "شهود"),
        ("الدفاع المدني أكد أن القصف أصاب مدرسة.", "الدفاع المدني"),
        ("قال شاهد لوكالة أنباء محلية إن القصف أصاب مدرسة.", "شاهد"),
    ],
)
def test_the_speaker_stands_next_to_the_word_of_saying(text: str, source: str) -> None:
    assert sources(text) == [source]


@pytest.mark.parametrize(
    ("text", "source", "quoted"),
    [
        ('"قصفوا بيتنا ليلاً"، تقول أم سليم من المخيم.', "أم سليم", "قصفوا بيتنا ليلاً"),
        ("«أطلقوا النار علينا»، قال سائق الحافلة.", "سائق الحافلة", "أطلقوا النار علينا"),
    ],
)
def test_a_quotation_is_told_in_direct_voice(text: str, source: str, quoted: str) -> None:
    (one,) = speech(text)
    assert one.voice is Voice.DIRECT
    assert one.source is not None
    assert text[one.source.start : one.source.end].startswith(source)
    assert quoted in text[one.content[0].start : one.content[0].end]


def test_the_publishers_own_correspondent_is_no_speaker() -> None:
    assert sources("أفاد مراسلنا باستشهاد فتى برصاص الاحتلال في بلدة عزون.") == [None]


def test_a_place_before_a_colon_says_nothing() -> None:
    assert not speech("ريف درعا: مقتل رجل بانفجار لغم.")


@pytest.mark.parametrize(
    "text",
    [
        "نقلت قناة الفجر عن مصدر طبي أن سبعة أشخاص قتلوا في الغارة.",
        "قتل سبعة أشخاص في الغارة، وفق ما نقلت قناة الفجر عن مصدر طبي.",
        "قتل سبعة أشخاص في الغارة، بحسب ما نقلته قناة الفجر عن مصدر طبي.",
    ],
)
def test_an_outlet_that_quotes_somebody_is_the_outer_speaker(text: str) -> None:
    (one,) = speech(text)
    assert one.source is not None
    assert text[one.source.start : one.source.end] == "مصدر طبي"
    assert [text[outlet.start : outlet.end] for outlet, _ in one.via] == ["قناة الفجر"]


@pytest.mark.parametrize(
    "text",
    [
        "ما لا يقل عن 16 قتيلاً في القصف على القرية.",
        "قتل رجل في انفجار لغم قرب القرية.",
    ],
)
def test_where_nobody_speaks_nothing_is_said(text: str) -> None:
    assert not speech(text)


@pytest.mark.parametrize(
    "text",
    [
        "تتحدث أنباء عن إعدام ستة أسرى في السجن.",
        "تحدثت شائعات متداولة عن مقتل القائد في الغارة.",
    ],
)
def test_rumours_are_no_speakers(text: str) -> None:
    assert sources(text) == [None]
