from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sijill.model.anchors import Span
from sijill.model.readings import Sentence, Token
from sijill.reading.speech.candidates import contents, cues, sources
from sijill.reading.speech.trees import Tree
from tests.claims.trees import text_of, tree, word

SAID = tree("""
    Rim     NNP  nsubj     1  rim PERSON
    said    VBD  ROOT      1  say
    that    IN   mark      4
    houses  NNS  nsubj     4  house
    burned  VBD  ccomp     1  burn
    .       .    punct     1
""")
SUPPORT = tree("""
    Support  NN   nsubj  4  support
    of       IN   prep   0
    the      DT   det    3
    strike   NN   pobj   1
    grew     VBD  ROOT   4  grow
""")


def found(sentence: Sentence, cue: str, quotations: list[Span] | None = None) -> dict[str, list[str]]:
    text = text_of(sentence)
    candidates = contents(Tree(sentence), word(sentence, cue), quotations or [])
    return {kind: [text[s.start : s.end] for s in c.spans] for c in candidates for kind in c.kinds}


def test_a_clause_below_a_verb_may_be_what_it_reports() -> None:
    assert found(SAID, "said")["ccomp"] == ["that houses burned"]


def test_what_follows_the_preposition_of_a_noun_may_be_what_it_reports() -> None:
    assert found(SUPPORT, "Support")["prep:of"] == ["the strike"]


def test_a_quotation_is_taken_whole_though_the_sentence_ends_before() -> None:
    candidates = contents(Tree(SAID), word(SAID, "said"), [Span(15, 60)])
    assert (Span(15, 60),) in [candidate.spans for candidate in candidates]


def test_who_is_near_in_the_tree_may_be_the_source() -> None:
    assert [(s.path, s.head.text) for s in sources(Tree(SAID), word(SAID, "said"))] == [
        (">nsubj", "Rim"),
        (">ccomp>nsubj", "houses"),
    ]


def test_an_auxiliary_reports_nothing() -> None:
    sentence = tree("""
        Rim   NNP  nsubj  2  rim PERSON
        has   VBZ  aux    2  have
        come  VBN  ROOT   2  come
    """)
    assert [cue.text for cue in cues(sentence, frozenset({"have", "come"}))] == ["come"]


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """Any tree of a few words, with the relations that candidates are made of."""
    count = draw(st.integers(1, 9))
    deps = st.sampled_from("nsubj dobj ccomp xcomp prep pobj acl relcl conj cc punct attr advcl parataxis".split())
    pos = st.sampled_from("NOUN VERB ADP PUNCT PRON PROPN ADJ".split())
    order = draw(st.permutations(range(count)))
    heads = {order[0]: order[0]}
    for place in range(1, count):
        heads[order[place]] = order[draw(st.integers(0, place - 1))]
    tokens = tuple(
        Token(i, 4 * i, 4 * i + 3, "abc", "abc", draw(pos), "NN", draw(deps), heads[i]) for i in range(count)
    )
    return Sentence(0, 0, 4 * count - 1, 0, tokens=tokens)


@given(sentences(), st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), max_size=2))
def test_candidates_are_distinct_and_made_of_whole_tokens_or_quotations(
    sentence: Sentence, raw: list[tuple[int, int]]
) -> None:
    quotations = sorted((Span(start, start + length) for start, length in raw), key=lambda q: q.start)
    starts = {t.start for t in sentence.tokens} | {q.start for q in quotations}
    ends = {t.end for t in sentence.tokens} | {q.end for q in quotations}
    for cue in cues(sentence, frozenset({"abc"})):
        candidates = contents(Tree(sentence), cue, quotations)
        assert len({c.spans for c in candidates}) == len(candidates)
        for candidate in candidates:
            assert all(span.start in starts and span.end in ends and span.start < span.end for span in candidate.spans)
            assert all(not first <= cue.index <= last for first, last in candidate.stretches)
