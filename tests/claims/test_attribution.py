from __future__ import annotations

import pytest

from sijill.claims.attribution import chain_of, speaker_kind, speakers_differ
from sijill.model.anchors import Span
from sijill.model.claims import Speaker
from sijill.model.readings import Reference, Speech
from sijill.model.vocabulary import SpeakerKind, Voice
from tests.claims.trees import claims_in, claims_over, reading_of, tree
from tests.factory import make_document, quote


@pytest.mark.parametrize(
    ("text", "event", "speakers"),
    [
        ("A strike killed four people, the Qarsa Observatory said.", "killed", ["Qarsa Observatory"]),
        ("According to two nurses, a shell killed a baby.", "killed", ["two nurses"]),
        ('"They shot my brother," said Hiba Masri, a farmer.', "shot", ["Hiba Masri"]),
        ('"A shell fell on us," Karim told reporters. "It killed my son."', "fell", ["Karim"]),
        ('"A shell fell on us," Karim told reporters. "It killed my son."', "killed", ["Karim"]),
        ("Residents told the monitor that jets had bombed the bakery.", "bombed", ["Residents"]),
        (
            "The ministry, citing rescuers, said a mine had killed two boys.",
            "killed",
            ["rescuers", "ministry"],
        ),
        (
            "Local radio quoted the mayor as saying that gunmen had killed a judge.",
            "killed",
            ["mayor", "Local radio"],
        ),
        ("The army accused the rebels of shelling a clinic.", "shelling", ["army"]),
        ("The army denied that it had shelled the camp.", "shelled", ["army"]),
        ("Witnesses reported that soldiers had burned the village.", "burned", ["Witnesses"]),
        ('Hiba Masri wept. "Soldiers burned the barn," she said.', "burned", ["Hiba Masri"]),
        ("The Red Crescent put the number of dead at 12.", "number", ["Red Crescent"]),
        (
            "The governor said that, according to the hospital, a rocket had wounded six people.",
            "wounded",
            ["hospital", "governor"],
        ),
        ("A hundred men were killed, a doctor said on condition of anonymity.", "killed", ["doctor"]),
        ("Police said gunmen killed a priest. Residents said soldiers had shot him.", "gunmen", ["Police"]),
        ("Police said gunmen killed a priest. Residents said soldiers had shot him.", "shot", ["Residents"]),
        ("A bomb exploded in Qarsa.", "exploded", []),
        ("Soldiers burned the barn, he said.", "burned", []),
        ("According to plan, troops stormed the port.", "stormed", []),
        ("It said that soldiers had burned the barn.", "burned", []),
        ("Nine people were killed by a bomb, police and medics said.", "killed", ["police", "medics"]),
        ("Relatives hope that soldiers killed nobody.", "killed", []),
    ],
)
def test_a_claim_names_those_through_whom_it_comes(text: str, event: str, speakers: list[str]) -> None:
    (claim,) = claims_over(text, event)
    assert [speaker.name for speaker in claim.attribution] == speakers


@pytest.mark.parametrize("publisher", ["Daily Post", "The Daily Post", "daily post"])
def test_the_publisher_is_no_speaker(publisher: str) -> None:
    (claim,) = claims_in("The Daily Post said a bomb had killed two guards.", publisher=publisher)
    assert claim.attribution == ()


def test_another_paper_is_a_speaker() -> None:
    (claim,) = claims_in("The Daily Post said a bomb had killed two guards.", publisher="Qarsa Herald")
    assert [(s.name, s.kind) for s in claim.attribution] == [("Daily Post", SpeakerKind.MEDIA)]


def test_a_speaker_keeps_the_pronoun_that_stood_for_him() -> None:
    (claim,) = claims_in('Hiba Masri wept. "Soldiers burned the barn," she said.')
    (speaker,) = claim.attribution
    assert speaker.mention is not None
    assert (speaker.anchor.exact, speaker.mention.exact) == ("Hiba Masri", "she")


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ('"Soldiers burned the barn," said Hiba Masri.', Voice.DIRECT),
        ("Soldiers burned the barn, said Hiba Masri.", Voice.INDIRECT),
    ],
)
def test_own_words_and_reported_ones_are_told_apart(text: str, voice: Voice) -> None:
    (claim,) = claims_in(text)
    assert [(s.voice, s.cue) for s in claim.attribution] == [(voice, "said")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("ministry of health", SpeakerKind.MEDICAL),
        ("Health Ministry", SpeakerKind.OFFICIAL),
        ("rebel commander", SpeakerKind.PARTY),
        ("Qarsa Observatory", SpeakerKind.NGO),
        ("United Nations", SpeakerKind.INTERGOVERNMENTAL),
        ("local residents", SpeakerKind.WITNESS),
        ("Karim", SpeakerKind.UNKNOWN),
        ("", SpeakerKind.UNKNOWN),
        ("two nurses", SpeakerKind.MEDICAL),
        ("three news agencies", SpeakerKind.MEDIA),
        ("UN agencies", SpeakerKind.INTERGOVERNMENTAL),
        ("aid agency", SpeakerKind.NGO),
        ("police spokesmen", SpeakerKind.OFFICIAL),
        ("the Daily Post", SpeakerKind.MEDIA),
        ("a Facebook post", SpeakerKind.SOCIAL_MEDIA),
    ],
)
def test_the_last_telling_word_of_a_name_says_what_sort_of_source_it_is(name: str, kind: SpeakerKind) -> None:
    assert speaker_kind(name) is kind


RIM_SAID = tree("""
    Rim     NNP  nsubj  1 rim PERSON
    said    VBD  ROOT   1 say
    that    IN   mark   5
    Sami    NNP  nsubj  4 sami PERSON
    told    VBD  ccomp  1 tell
    of      IN   prep   4
    fires   NNS  pobj   5 fire
""")


def test_the_narrower_speech_is_nearer_to_the_event() -> None:
    text = "Rim said that Sami told of fires"
    rim, sami = Span(0, 3), Span(14, 18)
    outer = Speech((Span(14, len(text)),), rim, Span(4, 8), Voice.INDIRECT, "say")
    inner = Speech((Span(24, len(text)),), sami, Span(19, 23), Voice.INDIRECT, "tell")
    reading = reading_of(RIM_SAID, speech=[outer, inner])
    fires = Span(text.index("fires"), len(text))
    assert [s.name for s in chain_of(reading, fires)] == ["Sami", "Rim"]
    assert [s.name for s in chain_of(reading, sami)] == ["Rim"]
    assert chain_of(reading, rim) == ()


def test_a_pronoun_without_an_antecedent_is_nobody() -> None:
    sentence = tree("""
        He     PRP  nsubj  1
        said   VBD  ROOT   1 say
        fires  NNS  nsubj  3 fire
        raged  VBD  ccomp  1 rage
    """)
    speech = Speech((Span(8, 19),), Span(0, 2), Span(3, 7), Voice.INDIRECT, "say")
    assert chain_of(reading_of(sentence, speech=[speech]), Span(14, 19)) == ()
    known = reading_of(sentence, speech=[speech], references=[Reference(Span(0, 2), (Span(8, 13),))])
    assert [s.name for s in chain_of(known, Span(14, 19))] == ["fires"]


def test_speakers_differ_only_where_both_are_named() -> None:
    document = make_document("Rim and Sami")

    def chain(name: str) -> list[Speaker]:
        return [Speaker(name, SpeakerKind.UNKNOWN, "said", Voice.INDIRECT, quote(document, "Rim"))]

    assert speakers_differ(chain("Rim"), chain("Sami"))
    assert not speakers_differ(chain("Rim"), chain("RIM"))
    assert not speakers_differ(chain("Rim"), [])
