"""What Arabic reports of strikes in Syria do with words, in sentences of our own."""

from __future__ import annotations

import pytest

import sijill
from sijill.model.claims import Claim
from sijill.model.vocabulary import Group


def claims(text: str) -> tuple[Claim, ...]:
    return tuple(sijill.read(text, published="2023-05-10", language="ar").claims)


def only_claim(text: str) -> Claim:
    (claim,) = claims(text)
    return claim


def actors(claim: Claim) -> list[tuple[str, str | None]]:
    return [(actor.name, actor.actor_id) for actor in claim.actors]


def figures(claim: Claim) -> list[tuple[str, int | None]]:
    return [(c.harm.value, c.count.low) for c in claim.casualties]


def place(claim: Claim) -> str | None:
    return claim.place.name if claim.place is not None else None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قصف مدفعي لقوات النظام وروسيا على سراقب", [("قوات النظام", "sy-forces"), ("روسيا", "ru-forces")]),
        ("واصلت قوات النظام، اليوم الأربعاء، قصفها على مدينة سراقب", [("قوات النظام", "sy-forces")]),
        ("إن قوات النظام المتمركزة في معرة النعمان استهدفت منازل في سرمين", [("قوات النظام المتمركزة", "sy-forces")]),
        ("أصيب رجل جراء قصف مدفعي من قوات النظام على سرمين", [("قوات النظام", "sy-forces")]),
        ("قصف من قبل قسد على مارع", [("قسد", "syrian-democratic-forces")]),
        ("قصف مكثف على مارع نسب إلى قسد", [("قسد", "syrian-democratic-forces")]),
        ("قتل رجل بقصف للجيش التركي في مارع", [("الجيش التركي", "tr-forces")]),
        (
            "قصف متبادل بين قسد والجيش التركي قرب مارع",
            [("قسد", "syrian-democratic-forces"), ("الجيش التركي", "tr-forces")],
        ),
    ],
)
def test_who_did_it_stands_in_many_places(text: str, who: list[tuple[str, str | None]]) -> None:
    assert actors(only_claim(text)) == who


@pytest.mark.parametrize(
    "text",
    [
        "استهداف مناطق قسد بالمسيرات قرب منبج",
        "هجوم ضد مواقع قوات النظام في سراقب",
        "غارات إسرائيلية استهدفت هيئة الأركان في دمشق",
        'قصف على مارع و"قسد" تلاحق المطلوبين',
    ],
)
def test_who_was_struck_or_stands_beside_is_no_actor(text: str) -> None:
    named = {actor_id for claim in claims(text) for _, actor_id in actors(claim)}
    assert named <= {"il-forces"}


def test_the_government_of_the_country_is_meant_and_not_its_ally_named_beside_it() -> None:
    claim = only_claim("قصفت قوات النظام وروسيا مدينة سراقب بالصواريخ")
    assert actors(claim) == [("قوات النظام", "sy-forces"), ("روسيا", "ru-forces")]


def test_a_country_that_is_only_said_to_help_is_no_place() -> None:
    assert place(only_claim("غارات على مواقع للفصيل المدعوم من تركيا في مدينة مارع")) == "مارع"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أصيب رجل بقصف في المنطقة الواقعة بين مارع واعزاز", None),
        ("قصف على المناطق القريبة من الجبهة في مارع", "مارع"),
        ("تعرضت قرية كفر تخاريم في ريف إدلب لقصف مدفعي", "كفر تخاريم"),
        ("قصف مدفعي على قرى مارع والمزرعة وتل رفعت", "مارع"),
        ("قصف على مناطق شمال غربي سوريا", "سوريا"),
        ("قصف على #جبل_الزاوية", "جبل الزاوية"),
        ("قصف يوقع جرحى #الخوذ_البيضاء", None),
        ("أصيب رجل بقصف على ضفة نهر الفرات", "الفرات"),
        ('غارة على مخيم "نسائم الشمال" قرب إدلب', "نسائم الشمال"),
    ],
)
def test_places_have_names_and_adjectives_are_none(text: str, name: str | None) -> None:
    assert {place(claim) for claim in claims(text)} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "مناطق سيطرة المعارضة في ريف إدلب",
        "القوات التي تسيطر على المنطقة في ريف إدلب",
        "#الأسد_يقتل_السوريين",
        "الموت يتربص بنا في كل مكان",
        "هذه الانفجارات في سراقب",
        "وفق ما يصفه السكان",
        "توجه المهجرون النازحون إلى السوق",
    ],
)
def test_what_holds_on_or_is_only_spoken_of_is_no_happening(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("استمر القصف، الأمر الذي أدى إلى مقتل رجل", "asserted"),
        ("نقل إلى مشفى نوى ثلاثة جرحى", "asserted"),
        ("استشهاد طالب بقصف مدفعي على سراقب", "asserted"),
        ("48 محاولة وعملية اغتيال أسفرت عن مقتل ثلاثة رجال", "asserted"),
        ("أنباء عن اعتقال رجل في سراقب", "uncertain"),
    ],
)
def test_words_of_status_count_only_in_that_sense(text: str, status: str) -> None:
    assert {claim.status.value for claim in claims(text)} == {status}


def test_a_thing_that_is_hit_is_not_injured() -> None:
    claim = only_claim("القصف أصاب مدرسة في سراقب")
    assert claim.casualties == ()
    assert [r.name for r in claim.recipients] == ["مدرسة"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("قتل رجل وأصيب آخرون بقصف على سراقب", [("killed", 1), ("injured", None)]),
        ("قصف على سراقب، قتل على إثره رجلان", [("killed", 2)]),
        ("إصابتان بقصف على سراقب", [("injured", 2)]),
        ("مقتل أحد العناصر بقصف على سراقب", [("killed", 1)]),
        ("المصابين بالقصف الذي استهدف سراقب وأدى لإصابة 15 شخصا", [("injured", 15)]),
        ("SY24 ضحايا بقصف على سراقب", [("killed", None)]),
    ],
)
def test_figures_are_of_those_they_count(text: str, figure: list[tuple[str, int | None]]) -> None:
    assert [f for claim in claims(text) for f in figures(claim)] == figure


def test_members_of_the_civil_defence_are_no_combatants() -> None:
    claim = only_claim("إصابة ثلاثة عناصر من فرق الدفاع المدني بقصف على سراقب")
    assert [(c.count.best, c.group) for c in claim.casualties] == [(3, Group.AID)]


def test_what_a_raid_led_to_was_done_by_those_who_raided() -> None:
    found = claims("شنت قسد حملة مداهمات في مدينة الرقة أسفرت عن اعتقال أربعة رجال")
    assert {actor_id for claim in found for _, actor_id in actors(claim)} == {"syrian-democratic-forces"}


def test_who_agreed_did_no_harm_by_it() -> None:
    found = claims("قصف على سراقب أدى إلى مقتل رجل، وذلك رغم اتفاق وقف إطلاق النار")
    assert all(not claim.casualties for claim in found if claim.sub_event_type == "Agreement")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال شهود عيان، لوكالة محلية، إن قصفا استهدف سراقب", "شهود عيان"),
        ('قصف على سراقب وفق "المرصد السوري لحقوق الإنسان"', "المرصد السوري لحقوق الإنسان"),
        ("وثقت شبكة رصد سوريا لحقوق الإنسان مقتل رجلين في سراقب", "شبكة رصد سوريا لحقوق الإنسان"),
        ("أفاد الدفاع المدني السوري في بيان له بمقتل رجل في سراقب", "الدفاع المدني السوري"),
    ],
)
def test_a_speaker_is_his_name_and_no_more(text: str, speaker: str) -> None:
    assert [s.name for s in only_claim(text).attribution] == [speaker]


def test_going_on_with_also_names_no_speaker() -> None:
    assert only_claim("كما استهدفت قوات النظام منازل في سراقب").attribution == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قال شاهد، دون ذكر اسمه، إن الجيش التركي قصف مارع", "asserted"),
        ("أفادت وكالة أنباء محلية بأن طائرة مسيرة قصفت مارع", "asserted"),
        ("بلا إصابات انتهى القصف على مارع", "asserted"),
        ("مقتل شخص يدعى سامر بقصف على مارع", "asserted"),
        ("ادعت قسد قتل عناصر في مارع", "uncertain"),
        ("هل قصف الجيش التركي مارع", "hypothetical"),
    ],
)
def test_negations_and_rumours_rule_what_stands_right_behind_them(text: str, status: str) -> None:
    assert {claim.status.value for claim in claims(text)} == {status}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("اعتقلت قسد فجر اليوم سامر الخلف في مارع", "syrian-democratic-forces"),
        ("الجيش التركي يحشد قرب مارع ويستهدف قسد", "tr-forces"),
        ("تركيا تقصف مارع", "tr-forces"),
    ],
)
def test_a_body_or_a_state_that_leads_acts(text: str, who: str) -> None:
    assert [actor_id for claim in claims(text) for _, actor_id in actors(claim)] == [who]


@pytest.mark.parametrize("text", ["استشهاد الشاب ميتان بقصف على مارع", "استشهاد ميتان بقصف على مارع"])
def test_a_name_like_a_number_counts_nobody(text: str) -> None:
    assert all(low in (None, 1) for _, low in figures(only_claim(text)))
