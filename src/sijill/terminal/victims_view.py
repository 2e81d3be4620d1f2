"""Victims: a table of persons, and a block of one with every quote behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from sijill.model.claims import Claim
from sijill.model.incidents import Disagreement
from sijill.model.victims import Mention, Victim
from sijill.terminal import words
from sijill.terminal.blocks import Value, block
from sijill.terminal.safe import shown

NOT_SAID = Text("not said", style="dim")


def victims_table(victims: Sequence[Victim]) -> Table:
    """One row a person, in the order given, the occupation behind the name. Sources: independent ones of documents."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("name", overflow="fold", min_width=14)
    table.add_column("age", no_wrap=True)
    table.add_column("sex", overflow="fold")
    table.add_column("fate", no_wrap=True)
    table.add_column("where", overflow="fold")
    table.add_column("when", min_width=10)
    table.add_column("incident", no_wrap=True, style="dim")
    table.add_column("sources", justify="right", no_wrap=True)
    for victim in victims:
        name = Value(shown(victim.name), style="bold")
        if victim.occupation:
            name.append(f", {shown(victim.occupation)}", style="not bold")
        table.add_row(
            name,
            "" if victim.age is None else str(victim.age),
            shown(victim.sex or ""),
            str(victim.fate),
            Value(shown(victim.place.name)) if victim.place else NOT_SAID,
            words.days(victim.time) or NOT_SAID,
            victim.incidents[0][:8],
            f"{victim.sources.independent} of {victim.sources.documents}",
        )
    return table


def victim_view(victim: Victim, claim_of: Callable[[str], Claim | None]) -> RenderableType:
    """One person with other spellings, disagreements, why mentions were put together, and every quote."""
    heading = Text(victim.id[:8], style="dim")
    heading.append(f"  {shown(victim.name)}", style="bold")
    facts = ("" if victim.age is None else f"aged {victim.age}", victim.sex or "", victim.occupation or "")
    heading.append("".join(f" · {shown(fact)}" for fact in (*facts, str(victim.fate)) if fact), style="bold")
    sources = victim.sources
    lines: list[tuple[str, RenderableType]] = [
        ("also", "; ".join(map(shown, victim.other_names))),
        ("where", words.place(victim.place)),
        ("when", words.time(victim.time)),
        ("in", "; ".join(incident[:8] for incident in victim.incidents)),
        (
            "sources",
            f"{_many(sources.independent, 'independent source')} in {_many(sources.documents, 'document')} "
            f"from {_many(sources.publishers, 'publisher')}",
        ),
        *(("differ" if n == 0 else "", _differ(one)) for n, one in enumerate(victim.disagreements)),
        *(("one" if n == 0 else "", Text(shown(one), style="dim")) for n, one in enumerate(victim.reasons)),
        *(("quotes" if n == 0 else "", _quote(one, claim_of)) for n, one in enumerate(victim.mentions)),
    ]
    return block(heading, lines)


def _quote(mention: Mention, claim_of: Callable[[str], Claim | None]) -> Text:
    claim = claim_of(mention.claim)
    said = [
        f"{mention.fate}",
        "" if mention.age is None else f"aged {mention.age}",
        shown(mention.sex or ""),
        shown(mention.occupation or ""),
    ]
    text = Text(", ".join(one for one in said if one))
    text.append(f" “{shown(mention.name)}”", style="bold")
    text.append(f" “{_words_around(mention, claim)}”", style="italic")
    source = shown(mention.publisher or mention.anchor.document_id[:15])
    chain = words.chain(claim.attribution) if claim is not None else ""
    where = f"{chain}{words.ARROW}{source}" if chain else source
    return text.append(f" {where}{f', {mention.published}' if mention.published else ''}", style="dim")


def _words_around(mention: Mention, claim: Claim | None) -> str:
    """The clause of the claim, or where the name stands outside it the words around the name."""
    name, clause = mention.anchor, claim.anchor if claim is not None else None
    if clause is not None and clause.part is name.part and clause.start <= name.start and name.end <= clause.end:
        return shown(clause.exact)
    return shown(f"… {name.prefix}{name.exact}{name.suffix} …")


def _differ(found: Disagreement) -> Text:
    sides = " | ".join(f"{shown(side.value)} ({', '.join(map(_speaker, side.speakers))})" for side in found.values)
    return Text(f"{found.field}: ", style="yellow").append(sides, style="default")


def _speaker(name: str) -> str:
    """A document without a publisher speaks by its id, of which the start will do."""
    return shown(name[:15] if name.startswith("sha256:") else name)


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
