from __future__ import annotations

import pytest

from sijill.incidents.credits import credits, outlet_key, own_eyes, quoted_outlets


@pytest.mark.parametrize(
    ("text", "key", "whole"),
    [
        ("ADEN, March 3 (Reuters) - A mine killed two men.", "agency:reuters", True),
        ("By AFP\nA mine killed two men.", "agency:afp", True),
        ("A mine killed two men. (AP)", "agency:ap", True),
        ("A mine killed two men. (Reporting by Reuters)", "agency:reuters", True),
        ("A mine killed two men.\nSource: Xinhua", "agency:xinhua", True),
        ("A mine killed two men. (With AFP)", "agency:afp", False),
        ("عدن - وكالات: قتل رجلان بلغم.", "agency:agencies", True),
        ("(رويترز) - قتل رجلان بلغم.", "agency:reuters", True),
        ("قتل رجلان بلغم، بحسب وكالة فرانس برس.", "agency:afp", False),
        ("Двое погибли, сообщает Рейтер.", "agency:reuters", False),
        ("Двоє загинули. (Укрінформ)", "agency:ukrinform", True),
        ("Two men died, Reuters reported.", "agency:reuters", False),
        ("A man told the Associated Press that two had died.", "agency:ap", False),
    ],
)
def test_an_agency_is_credited(text: str, key: str, whole: bool) -> None:
    assert [(credit.key, credit.whole) for credit in credits(text)] == [(key, whole)]


@pytest.mark.parametrize(
    "text",
    [
        "A camera of Reuters was lost in the fire that killed two.",
        "The AFP office near the bridge has moved. Two died there.",
        "Aid agencies left the town in May.",
        "صورة على جدار مكتب رويترز القديم.",
    ],
)
def test_an_agency_in_passing_is_no_credit(text: str) -> None:
    assert credits(text) == ()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Forwarded from Hill Watch", "Hill Watch"),
        ("معاد توجيهها من عين الجبل", "عين الجبل"),
        ("Переслано из Степной вестник", "Степной вестник"),
    ],
)
def test_a_forward_names_where_it_is_from(line: str, name: str) -> None:
    text = f"{line}\nTwo blasts at the mill."
    (credit,) = credits(text)
    assert (credit.key, text[credit.start : credit.end], credit.whole) == (outlet_key(name), name, True)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Hill Sentinel", "Hill Sentinel"),
        ("Al-Nahda TV", "قناة النهضة"),
        ("Agence France-Presse", "أ ف ب"),
        ("صحيفة الأصيل", "الأصيل"),
        ("Reuters", "Reuters news agency"),
    ],
)
def test_two_ways_to_write_an_outlet_are_one(left: str, right: str) -> None:
    assert outlet_key(left) == outlet_key(right)


@pytest.mark.parametrize(("left", "right"), [("Daily Mirror", "Daily Star"), ("BBC", "ABC"), ("AP", "AFP")])
def test_two_outlets_are_two(left: str, right: str) -> None:
    assert outlet_key(left) != outlet_key(right)


def quoted(text: str, name: str) -> bool:
    return bool(list(quoted_outlets(text, {outlet_key(name): name})))


def test_an_outlet_is_quoted_beside_a_word_of_saying_and_not_in_passing() -> None:
    assert quoted("Two died, the Hill Sentinel reported.", "The Hill Sentinel")
    assert quoted("نقلت قناة النهضة أن رجلين قتلا.", "Al-Nahda TV")
    assert not quoted("He reads the Hill Sentinel every day. Two died.", "The Hill Sentinel")
    assert not quoted("Two died, the Valley Sentinel reported.", "The Hill Sentinel")


def test_ones_own_eyes_are_a_reporter_who_was_there_and_not_one_who_was_told() -> None:
    assert own_eyes("Our correspondent counted six graves.", "Hill Sentinel")
    assert own_eyes("A Sentinel reporter counted six graves.", "Hill Sentinel")
    assert own_eyes("وشاهد مراسل النهضة ستة قبور.", "قناة النهضة")
    assert not own_eyes("There are six graves, he told our reporter.", "Hill Sentinel")
    assert not own_eyes("There are six graves.", "Hill Sentinel")
