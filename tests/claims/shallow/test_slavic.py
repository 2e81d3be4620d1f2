"""Ukrainian and Russian: the first steps of a further language, each with its own small lexicon."""

from __future__ import annotations

import pytest

import sijill
from sijill.model.claims import Claim
from sijill.model.vocabulary import Harm, SpeakerKind, Status

PUBLISHED = "2024-03-05"


def only_claim(text: str) -> Claim:
    (claim,) = sijill.read(text, published=PUBLISHED).claims
    return claim


def figures(claim: Claim) -> list[tuple[Harm, int | None, int | None]]:
    return [(c.harm, c.count.low, c.count.high) for c in claim.casualties]


def test_a_ukrainian_report_tells_who_shelled_what_with_what_loss_and_according_to_whom() -> None:
    claim = only_claim(
        "Російські війська обстріляли Херсон, двоє людей загинули, ще п'ятеро поранені, повідомив губернатор."
    )
    assert claim.sub_event_type == "Shelling/artillery/missile attack"
    assert [(a.name, a.actor_id) for a in claim.actors] == [("Російські війська", "ru-forces")]
    assert figures(claim) == [(Harm.KILLED, 2, 2), (Harm.INJURED, 5, 5)]
    assert claim.place is not None
    assert claim.place.name == "Херсон"
    assert [(s.name, s.kind) for s in claim.attribution] == [("губернатор", SpeakerKind.OFFICIAL)]


def test_a_russian_report_does_so_too() -> None:
    claim = only_claim("Вчера ракета попала в больницу в Одессе, погибли не менее 7 человек, сообщила прокуратура.")
    assert claim.sub_event_type == "Shelling/artillery/missile attack"
    assert figures(claim) == [(Harm.KILLED, 7, None)]
    assert [m.name for m in claim.means] == ["ракета"]
    assert claim.time is not None
    assert str(claim.time.start) == "2024-03-04"
    assert [s.kind for s in claim.attribution] == [SpeakerKind.OFFICIAL]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Російська армія не обстрілювала місто.", Status.DENIED),
        ("Российские войска не обстреливали больницу, заявило министерство.", Status.DENIED),
        ("Міністерство заперечило удар по лікарні.", Status.DENIED),
        ("За неперевіреними даними, внаслідок вибуху загинули троє людей.", Status.UNCERTAIN),
        ("Якщо ракета влучить у станцію, загинуть люди.", Status.HYPOTHETICAL),
        ("Росія погрожує завдати удару по Києву.", Status.THREATENED),
        ("Військовий наказав розстріляти цивільних.", Status.ORDERED),
    ],
)
def test_a_denial_a_fear_a_threat_and_an_order_are_no_facts(text: str, status: Status) -> None:
    assert only_claim(text).status is status


@pytest.mark.parametrize(
    "text",
    [
        "Війна цін: супермаркет атакував конкурентів знижками.",
        "Команда розгромила суперника з рахунком 3:0.",
        "Взрыв смеха раздался в зале театра.",
    ],
)
def test_other_senses_give_nothing(text: str) -> None:
    assert sijill.read(text, published=PUBLISHED).claims == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Внаслідок обстрілу села загинула жінка.", [(Harm.KILLED, 1, 1)]),
        ("Загинули двадцять п'ять мирних жителів.", [(Harm.KILLED, 25, 25)]),
        ("Від 5 до 7 людей загинули внаслідок обстрілу.", [(Harm.KILLED, 5, 7)]),
        ("Кількість загиблих зросла до 14.", [(Harm.KILLED, 14, 14)]),
        ("Обстріл Харкова: ніхто не постраждав.", [(Harm.INJURED, 0, 0)]),
        (
            "В результате обстрела Донецка погибли двое мирных жителей, трое ранены.",
            [(Harm.KILLED, 2, 2), (Harm.INJURED, 3, 3)],
        ),
        (
            "Уночі російські дрони атакували Київ, поранено 12 людей, серед них троє дітей.",
            [(Harm.INJURED, 12, 12), (Harm.INJURED, 3, 3)],
        ),
        ("Солдати викрали двох чоловіків у селі під Херсоном.", [(Harm.ABDUCTED, 2, 2)]),
        ("Полиция задержала 15 протестующих в Москве.", [(Harm.DETAINED, 15, 15)]),
        ("Тысячи людей покинули город после обстрелов.", [(Harm.DISPLACED, 2000, None)]),
    ],
)
def test_figures_are_what_the_words_say(text: str, expected: list[tuple[Harm, int | None, int | None]]) -> None:
    assert figures(only_claim(text)) == expected


def test_whose_forces_they_are_follows_from_the_adjective() -> None:
    claim = only_claim("Украинские войска обстреляли Белгород, сообщил губернатор.")
    assert [a.actor_id for a in claim.actors] == ["ua-forces"]


def test_a_word_that_one_list_names_in_full_is_found_by_the_stem_of_another() -> None:
    (recipient,) = only_claim("Внаслідок обстрілу загинула жінка.").recipients
    assert recipient.name == "жінка"


@pytest.mark.parametrize("text", ["Дрон влучив в автобус, загинув водій.", "Дрон попал в автобус, погиб водитель."])
def test_every_value_stands_where_its_anchor_says(text: str) -> None:
    claim = only_claim(text)
    anchors = [claim.anchor, *(c.anchor for c in claim.casualties), *(r.anchor for r in claim.recipients)]
    assert all(text[a.start : a.end] == a.exact for a in anchors)
