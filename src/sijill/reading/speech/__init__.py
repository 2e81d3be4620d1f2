"""Who said what: reported speech and thought, found in the syntax of parsed sentences and in quotation marks."""

from sijill.reading.speech.find import find_speech
from sijill.reading.speech.phrases import noun_phrase
from sijill.reading.speech.quotes import QUOTE_REACH

__all__ = ["QUOTE_REACH", "find_speech", "noun_phrase"]
