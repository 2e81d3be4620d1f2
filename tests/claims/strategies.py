"""What Hypothesis draws from: odd characters, sentences with and without events, words of times."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

ANY_TEXT = st.text(st.one_of(st.characters(), st.characters(categories=["Cs"])))
"""Any string that Python can hold, lone surrogates too."""

MARKS_AND_SPACES = st.text(st.sampled_from(" \n\t\r\u00a0\u2028\u200b\"“”„«».,!?…ABab1()'’-—"), max_size=80)
"""What splitters stumble over."""

EVENTS = (
    "A drone strike killed four people in Tal Raffa on Monday.",
    "Gunmen shot dead Hadi Sabbouh, a 40-year-old tailor, near Qarsa.",
    "He was wounded in the leg.",
    '"They shelled our street. My brother died there," said Nura Halabi.',
    "The army denied that it had bombed the clinic.",
    "The next day a car bomb exploded outside a mosque.",
    "Shells landed on Old Market, injuring at least nine shoppers, medics said.",
    "It destroyed three houses.",
)
FILLERS = (
    "The harvest was good that year.",
    "Idris Malo grew up beside the river.",
    "Bread is dear, he said.",
    '"Spring is near," the mayor said on the radio.',
    "The road to Damar is lined with olive trees.",
    "Nobody there speaks of it.",
    "Schools stay shut until September.",
)
SENTENCES = st.lists(st.sampled_from((*EVENTS, *FILLERS)), min_size=1, max_size=9)
"""Documents told sentence by sentence."""

ODD = (
    "\u00a0", "\u202f", "\u200d", "\u200b", "\u200e", "\u202b", "\u2066", "\ufeff", "\r\n", "\n", "\t",
    "\u0301", "e\u0301",
    "😀", "👩\u200d🚒", "🇺🇦", "’", "“", "”", "…", "—", "\x00", "ﬁ", "İ", "ß",
)  # fmt: skip
SURROGATES = ("\ud800", "\udfff")
"""Halves of a character, as broken JSON and broken copies leave them. UTF-8 cannot carry them."""


@st.composite
def odd_texts(draw: st.DrawFn, odd: Sequence[str] = ODD) -> str:
    """An event report into which odd characters were put, anywhere."""
    text = " ".join(draw(st.lists(st.sampled_from(EVENTS), min_size=1, max_size=3)))
    if draw(st.booleans()):
        text = unicodedata.normalize("NFD", text.replace("Tal Raffa", "Tall Raffé"))
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(odd)) + text[place:]
    return text


_OF_NUMBERS = """
    no zero one two three four five twelve twenty thirty ninety hundred thousand million dozen
    dozens scores hundreds thousands tens half a an and or - to of from between at least most up
    more than fewer less over about some nearly as many people civilians 0 3 12 3,000 1.5 12- 400
    couple
"""
_OF_TIMES = """
    on in the last next this past early late mid day days week weeks weekend month months year years
    ago earlier yesterday today tomorrow overnight Monday Tuesday Friday night morning January
    February May Sept. December 2020 2021-02-30 1999 29 30 31 2nd of , a two several hours following
    same previous before end
"""

NUMBER_WORDS = st.lists(st.sampled_from(_OF_NUMBERS.split()), max_size=9).map(" ".join)
"""Words of numbers in any order."""

TIME_WORDS = st.lists(st.one_of(st.sampled_from(_OF_TIMES.split()), st.integers(0, 99).map(str)), max_size=8).map(
    " ".join
)
"""Words of times in any order."""

WITH_PARSER = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""How laws are tried where each example goes through the parser: few of them, and without a clock."""
