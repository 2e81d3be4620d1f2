from __future__ import annotations

import pytest

from sijill.incidents.voices import Body, Person, bodies_quoted, names_person, persons_there, voices_in


def may_be_one(left: str, right: str) -> bool:
    return any(
        (isinstance(a, Body) and isinstance(b, Body) and a.may_be(b))
        or (isinstance(a, Person) and isinstance(b, Person) and a.may_be(b))
        for a in voices_in(left)
        for b in voices_in(right)
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the health ministry in Gaza", "Gaza's Health Ministry"),
        ("the health ministry", "وزارة الصحة"),
        ("the Turkish defence ministry", "وزارة الدفاع التركية"),
        ("the Russian defence ministry", "Министерство обороны России"),
        ("police", "Police in Halwick"),
        ("police", "полиция"),
        ("White Helmets", "الدفاع المدني السوري"),
        ("the Syrian Observatory for Human Rights", "المرصد السوري لحقوق الإنسان"),
        ("Ivan Horobets, governor of the region", "regional governor Ivan Horobets"),
        ("Hanna Dorosh", "Hanna Petrivna Dorosh"),
        ("Mahmoud al-Sayrafi, a baker", "محمود الصيرفي"),
        ("Mohammed Qassar", "Muhammad Kassar"),
        ("Ukrainian officials", "officials in Ukraine"),
    ],
)
def test_one_speaker_by_two_names(left: str, right: str) -> None:
    assert may_be_one(left, right)
    assert may_be_one(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("officials", "officials"),
        ("a witness", "a witness"),
        ("residents", "سكان"),
        ("a medic at the Hadba hospital", "a medic"),
        ("local sources", "مصادر محلية"),
        ("officials in Kesh", "officials in Panjar"),
        ("the health ministry", "the defence ministry"),
        ("the Russian army", "the Ukrainian army"),
        ("the Russian defence ministry", "وزارة الدفاع الأوكرانية"),
        ("police in Halwick", "police in Torrin"),
        ("Khaled Abu Sneineh", "Omar Abu Sneineh"),
        ("Hanna Dorosh", "Hanna Melnyk"),
        ("governor Ivan Horobets", "mayor Petro Lys"),
    ],
)
def test_two_speakers_or_nobody_in_particular(left: str, right: str) -> None:
    assert not may_be_one(left, right)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("According to police two men died.", ["police"]),
        ("Two men died, the health ministry said.", ["ministry"]),
        ("وبحسب وزارة الصحة قتل رجلان.", ["وزارة"]),
        ("He was taken past the police station. A nurse said he lived.", []),
    ],
)
def test_a_text_tells_which_bodies_it_quotes(text: str, names: list[str]) -> None:
    assert [voice.name for voice in bodies_quoted(text)] == names


def test_a_named_person_who_saw_it_was_there() -> None:
    assert [v.name for v in persons_there("A baker, Naji Sultani, saw two of them fall.")] == ["Naji Sultani"]
    assert [v.name for v in persons_there("قالت الممرضة هدى الصباغ إنها كانت هناك.")] == ["هدى الصباغ"]
    assert persons_there("President Anton Green sent his regrets.") == ()


def test_a_person_is_found_in_a_text_of_another_script() -> None:
    (person,) = voices_in("Mahmoud al-Sayrafi")
    assert isinstance(person, Person)
    assert names_person("روى محمود الصيرفي ما جرى.", person) == (4, 17)
    assert names_person("روى محمود ما جرى للصيرفي.", Person(("mhmd", "xxxx"))) is None
