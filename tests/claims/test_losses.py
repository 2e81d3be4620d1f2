from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims.losses import loss_of
from sijill.model.claims import Claim
from sijill.model.vocabulary import Harm
from tests.claims.trees import claims_in
from tests.factory import make_claim, make_document

TEXT = "one shell hit the mill and one bomb went off and four people died and a clerk was shot and two fell"
DOCUMENT = make_document(TEXT)


def dead(text: str, title: str | None = None) -> int | None:
    loss = loss_of(claims_in(text, title=title), Harm.KILLED)
    return None if loss is None else loss.count.best


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A man was shot and killed. Omar Noor, 24, died at the scene. The victim was a baker.", 1),
        ("A 24-year-old man was killed on Monday. A 31-year-old man was killed beside him.", 2),
        ("Omar Noor was killed in the raid. Sami Bahri was also killed.", 2),
        ("Omar Noor was killed in the raid. Noor died at once.", 1),
        ("Three people were killed. Omar Noor, 24, was killed at the door.", 3),
        ("Omar Noor was killed. Sami Bahri was killed. Ali Hadi was killed. Two people were killed.", 3),
        ("A gunman killed three clerks and then killed himself.", 4),
        ("A man killed his wife. Another man was killed outside.", 2),
        ("A man was killed. A woman was killed.", 2),
        ("Omar Noor was wounded. Omar was killed on Monday. Noor was killed at home.", 1),
        ("A mine killed four people, including two children.", 4),
        ("Gunmen killed six policemen and two bystanders.", 8),
        ("Six people were wounded in the raid.", None),
        ("Nobody was killed in the raid.", None),
    ],
)
def test_each_person_is_counted_once(text: str, number: int | None) -> None:
    assert dead(text) == number


def test_a_name_that_only_a_pronoun_leads_to_makes_no_new_person() -> None:
    assert dead("A guard was killed at the gate. Omar Noor ran to him, but he died.") == 1


def claim(words: str, killed: int) -> Claim:
    return make_claim(DOCUMENT, "Casualties", words=words, killed=killed)


CLAIMS = st.lists(
    st.builds(claim, st.sampled_from(TEXT.split()), st.integers(0, 9)), max_size=6, unique_by=lambda c: c.id
)


@given(claims=CLAIMS)
def test_a_loss_stands_on_claims_and_is_no_less_than_each_of_their_figures(claims: list[Claim]) -> None:
    loss = loss_of(claims, Harm.KILLED)
    figures = [c.casualties[0].count.best or 0 for c in claims if c.casualties]
    assert (loss is None) == (not any(figures))
    if loss is not None:
        assert set(loss.claims) <= {c.id for c in claims}
        assert (loss.count.best or 0) >= max(figures)
