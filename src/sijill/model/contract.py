"""The public JSON of accounts, incidents and victims, and the way back of what is stored. The schemas: ``schema/``.

Anchors of an account leave out the document's id, which stands once at the top; all others carry it. Dates are
ISO 8601 days. The reasons of a claim are written on request alone, under ``why``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sijill.model.accounts import Account, Report
from sijill.model.anchors import Anchor, Span
from sijill.model.claims import Casualty, Claim, Count, Means, Party, Place, Reason, Silence, Speaker, Time
from sijill.model.documents import Document
from sijill.model.faults import Fault
from sijill.model.incidents import Collapse, Corroboration, Disagreement, Estimate, Incident, Revision, Stated
from sijill.model.judgements import Judgement, Verdict
from sijill.model.readings import Reader, Reading
from sijill.model.victims import Mention, Victim
from sijill.model.vocabulary import Group, Harm, MeansKind, Part, PartyKind, SpeakerKind, Status, Voice

ACCOUNT = "sijill/account/1"
INCIDENT = "sijill/incident/1"
VICTIM = "sijill/victim/1"


def account_to_json(
    account: Account,
    *,
    why: bool = False,
    reading: Reading | None = None,
    places: Iterable[Place] = (),
    silences: Iterable[Silence] | None = None,
) -> dict[str, Any]:
    """An account as the contract has it. With `reading`, also what stands before claims; `silences` go under it.

    `places` are those that the reading names, resolved or not.
    """
    found: dict[str, Any] = {
        "schema": ACCOUNT,
        "document": document_to_json(account.document),
        "claims": [claim_to_json(claim, why=why) for claim in account.claims],
    }
    if reading is not None:
        found |= reading_to_json(reading, places)
    if silences is not None:
        found["silent"] = [silence_to_json(one) for one in silences]
    return found


def claims_from_json(value: Mapping[str, Any], document: Document) -> tuple[Claim, ...]:
    """The way back, for the claims. Raises `ValueError` for an account of another document."""
    if value["document"]["id"] != document.id:
        raise ValueError(f"an account of {value['document']['id']}, not of {document.id}")
    return tuple(claim_from_json(one, document.id) for one in value["claims"])


def document_to_json(document: Document) -> dict[str, Any]:
    """A document without its text."""
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": _day(document.published),
        "published_from": document.published_from,
        "language": document.language,
        "url": document.url,
        "outcome": str(document.outcome),
        "coverage": document.coverage,
        "faults": [
            {"step": fault.step, "code": fault.code, "what": fault.what, "todo": fault.todo}
            for fault in document.faults
        ],
    }


def reading_to_json(reading: Reading, places: Iterable[Place]) -> dict[str, Any]:
    """All reported speech, and every name of a place."""
    document = reading.document

    def anchored(span: Span | None) -> dict[str, Any] | None:
        return anchor_to_json(document.anchor(span)) if span else None

    return {
        "speech": [
            {
                "source": anchored(speech.source),
                "cue": anchored(speech.cue),
                "content": [anchored(span) for span in speech.content],
            }
            for speech in reading.speech
        ],
        "places": [
            {
                "name": place.name,
                "anchor": anchor_to_json(place.anchor),
                "gazetteer_id": place.gazetteer_id,
                "latitude": place.latitude,
                "longitude": place.longitude,
            }
            for place in places
        ],
    }


def fault_to_json(fault: Fault) -> dict[str, Any]:
    """A fault with all it carries."""
    return {
        "source": fault.source,
        "step": fault.step,
        "code": fault.code,
        "what": fault.what,
        "todo": fault.todo,
        "detail": fault.detail,
        "capture": fault.capture,
        "document": fault.document_id,
    }


def claim_to_json(claim: Claim, *, why: bool = False) -> dict[str, Any]:
    """A claim; with `why`, the reasons of its values too."""
    found: dict[str, Any] = {
        "id": claim.id,
        "event_type": claim.event_type,
        "sub_event_type": claim.sub_event_type,
        "plover": claim.plover,
        "status": str(claim.status),
        "anchor": anchor_to_json(claim.anchor),
        "actors": [_actor(party) for party in claim.actors],
        "recipients": [_recipient(party) for party in claim.recipients],
        "casualties": [_casualty(casualty) for casualty in claim.casualties],
        "means": [
            {"name": means.name, "kind": str(means.kind), "anchor": anchor_to_json(means.anchor)}
            for means in claim.means
        ],
        "place": _place(claim.place),
        "time": _time(claim.time),
        "attribution": [_speaker(speaker) for speaker in claim.attribution],
        "provenance": {
            "reader": claim.provenance.name,
            "model": claim.provenance.model,
            "version": claim.provenance.version,
        },
    }
    if why:
        found["why"] = [reason_to_json(reason) for reason in claim.reasons]
    return found


def reason_to_json(reason: Reason) -> dict[str, Any]:
    """A reason."""
    return {"field": reason.field, "rule": reason.rule, "words": reason.words, "entry": reason.entry}


def silence_to_json(silence: Silence) -> dict[str, Any]:
    """A sentence that gave no claim."""
    return {"anchor": anchor_to_json(silence.anchor), "why": [reason_to_json(one) for one in silence.reasons]}


def claim_from_json(value: Mapping[str, Any], document_id: str) -> Claim:
    """The way back: ``claim_from_json(claim_to_json(claim, why=True), claim.document_id) == claim``."""
    provenance = value["provenance"]
    return Claim(
        id=value["id"],
        document_id=document_id,
        sub_event_type=value["sub_event_type"],
        status=Status(value["status"]),
        anchor=_to_anchor(value["anchor"], document_id),
        provenance=Reader(provenance["reader"], provenance["model"], provenance["version"]),
        actors=tuple(_to_party(one, document_id) for one in value["actors"]),
        recipients=tuple(_to_party(one, document_id) for one in value["recipients"]),
        casualties=tuple(_to_casualty(one, document_id) for one in value["casualties"]),
        means=tuple(
            Means(one["name"], MeansKind(one["kind"]), _to_anchor(one["anchor"], document_id)) for one in value["means"]
        ),
        place=_to_place(value["place"], document_id),
        time=_to_time(value["time"], document_id),
        attribution=tuple(_to_speaker(one, document_id) for one in value["attribution"]),
        reasons=tuple(
            Reason(one["field"], one["rule"], one["words"], one.get("entry", "")) for one in value.get("why", ())
        ),
    )


def incident_to_json(incident: Incident) -> dict[str, Any]:
    """An incident with the ids of its reports and claims. Each anchor names its document."""
    return {
        "schema": INCIDENT,
        "id": incident.id,
        "event_type": incident.event_type,
        "sub_event_type": incident.sub_event_type,
        "actors": [_actor(party, named=True) for party in incident.actors],
        "recipients": [_recipient(party, named=True) for party in incident.recipients],
        "place": _place(incident.place, named=True),
        "time": _time(incident.time, named=True),
        "casualties": [_estimate(one) for one in incident.casualties],
        "disagreements": [_disagreement(one) for one in incident.disagreements],
        "corroboration": {
            "documents": incident.corroboration.documents,
            "publishers": incident.corroboration.publishers,
            "independent_sources": incident.corroboration.independent_sources,
            "grade": incident.corroboration.grade,
            "graded": judgement_to_json(graded) if (graded := incident.corroboration.graded) else None,
            "reasons": list(incident.corroboration.reasons),
            "collapses": [
                {
                    "kind": one.kind,
                    "documents": list(one.documents),
                    "reason": one.reason,
                    "evidence": [anchor_to_json(anchor, named=True) for anchor in one.evidence],
                }
                for one in incident.corroboration.collapses
            ],
        },
        "reports": [
            {"id": report.id, "document": report.document_id, "claims": [claim.id for claim in report.claims]}
            for report in incident.reports
        ],
        "judgements": [judgement_to_json(judgement) for judgement in incident.judgements],
    }


def incident_from_json(value: Mapping[str, Any], reports: Mapping[str, Report]) -> Incident:
    """The way back, given the reports by id."""
    corroboration = value["corroboration"]
    return Incident(
        id=value["id"],
        sub_event_type=value["sub_event_type"],
        actors=tuple(_to_party(one, None) for one in value["actors"]),
        recipients=tuple(_to_party(one, None) for one in value["recipients"]),
        place=_to_place(value["place"], None),
        time=_to_time(value["time"], None),
        casualties=tuple(
            Estimate(
                Harm(one["harm"]),
                _to_group(one["group"]),
                _to_count(one),
                tuple(one["claims"]),
                tuple(_to_revision(revision) for revision in one.get("revisions", ())),
            )
            for one in value["casualties"]
        ),
        disagreements=tuple(
            Disagreement(
                one["field"],
                tuple(
                    Stated(stated["value"], tuple(stated["speakers"]), tuple(stated["claims"]))
                    for stated in one["values"]
                ),
            )
            for one in value["disagreements"]
        ),
        corroboration=Corroboration(
            corroboration["documents"],
            corroboration["publishers"],
            corroboration["independent_sources"],
            corroboration["grade"],
            tuple(corroboration["reasons"]),
            tuple(
                Collapse(
                    one["kind"],
                    (one["documents"][0], one["documents"][1]),
                    one["reason"],
                    tuple(_to_anchor(anchor, None) for anchor in one["evidence"]),
                )
                for one in corroboration.get("collapses", ())
            ),
            judgement_from_json(graded) if (graded := corroboration.get("graded")) else None,
        ),
        reports=tuple(reports[one["id"]] for one in value["reports"]),
        judgements=tuple(judgement_from_json(one) for one in value["judgements"]),
    )


def victim_to_json(victim: Victim) -> dict[str, Any]:
    """A person with every mention. Each anchor names its document."""
    return {
        "schema": VICTIM,
        "id": victim.id,
        "name": victim.name,
        "other_names": list(victim.other_names),
        "age": victim.age,
        "sex": victim.sex,
        "occupation": victim.occupation,
        "fate": str(victim.fate),
        "place": _place(victim.place, named=True),
        "time": _time(victim.time, named=True),
        "incidents": list(victim.incidents),
        "sources": {
            "documents": victim.sources.documents,
            "publishers": victim.sources.publishers,
            "independent": victim.sources.independent,
        },
        "disagreements": [_disagreement(one) for one in victim.disagreements],
        "mentions": [_mention(one) for one in victim.mentions],
        "reasons": list(victim.reasons),
    }


def judgement_to_json(judgement: Judgement) -> dict[str, Any]:
    """A judgement."""
    return {
        "id": judgement.id,
        "verdict": str(judgement.verdict),
        "subjects": list(judgement.subjects),
        "by": judgement.by,
        "at": judgement.at.isoformat(),
        "note": judgement.note,
    }


def judgement_from_json(value: Mapping[str, Any]) -> Judgement:
    """The way back."""
    return Judgement(
        value["id"],
        Verdict(value["verdict"]),
        tuple(value["subjects"]),
        value["by"],
        datetime.fromisoformat(value["at"]),
        value["note"],
    )


def anchor_to_json(anchor: Anchor, *, named: bool = False) -> dict[str, Any]:
    """An anchor; with `named`, the id of its document too. ``in`` is there for the title alone."""
    found: dict[str, Any] = {"document": anchor.document_id} if named else {}
    found |= {
        "exact": anchor.exact,
        "start": anchor.start,
        "end": anchor.end,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }
    return found if anchor.part is Part.TEXT else found | {"in": str(anchor.part)}


def anchors_of(claim: Claim) -> Iterator[Anchor]:
    """Every anchor that a claim stands on."""
    yield claim.anchor
    for party in (*claim.actors, *claim.recipients):
        yield party.anchor
        if party.mention:
            yield party.mention
    yield from (casualty.anchor for casualty in claim.casualties)
    yield from (means.anchor for means in claim.means)
    if claim.place:
        yield claim.place.anchor
    if claim.time:
        yield claim.time.anchor
    for speaker in claim.attribution:
        yield speaker.anchor
        if speaker.mention:
            yield speaker.mention


def _estimate(one: Estimate) -> dict[str, Any]:
    return {
        "harm": str(one.harm),
        **_count(one.count),
        "group": _text(one.group),
        "claims": list(one.claims),
        "revisions": [
            {
                "speaker": revision.speaker,
                "earlier": _count(revision.earlier),
                "claims": list(revision.claims),
                "said_on": _day(revision.said_on),
                "later": _count(revision.later),
                "revised_on": _day(revision.revised_on),
                "revised_by": revision.revised_by,
            }
            for revision in one.revisions
        ],
    }


def _count(count: Count) -> dict[str, int | None]:
    return {"low": count.low, "best": count.best, "high": count.high}


def _disagreement(one: Disagreement) -> dict[str, Any]:
    return {
        "field": one.field,
        "values": [
            {"value": stated.value, "speakers": list(stated.speakers), "claims": list(stated.claims)}
            for stated in one.values
        ],
    }


def _mention(one: Mention) -> dict[str, Any]:
    return {
        "claim": one.claim,
        "incident": one.incident,
        "publisher": one.publisher,
        "published": _day(one.published),
        "name": one.name,
        "age": one.age,
        "sex": one.sex,
        "occupation": one.occupation,
        "fate": str(one.fate),
        "anchor": anchor_to_json(one.anchor, named=True),
    }


def _actor(party: Party, *, named: bool = False) -> dict[str, Any]:
    found: dict[str, Any] = {"name": party.name, "kind": str(party.kind), "actor_id": party.actor_id}
    return found | _described(party) | _anchored(party, named)


def _recipient(party: Party, *, named: bool = False) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": party.name,
        "kind": str(party.kind),
        "age": party.age,
        "sex": party.sex,
        "occupation": party.occupation,
    }
    if party.actor_id is not None:
        found["actor_id"] = party.actor_id
    return found | _anchored(party, named)


def _described(party: Party) -> dict[str, Any]:
    """What is said of a person, where anything is: of actors it seldom is."""
    said = {"age": party.age, "sex": party.sex, "occupation": party.occupation}
    return {key: value for key, value in said.items() if value is not None}


def _anchored(value: Party | Speaker, named: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"anchor": anchor_to_json(value.anchor, named=named)}
    return found if value.mention is None else found | {"mention": anchor_to_json(value.mention, named=named)}


def _casualty(casualty: Casualty) -> dict[str, Any]:
    return {
        "harm": str(casualty.harm),
        "low": casualty.count.low,
        "best": casualty.count.best,
        "high": casualty.count.high,
        "group": _text(casualty.group),
        "cumulative": casualty.cumulative,
        "anchor": anchor_to_json(casualty.anchor),
    }


def _place(place: Place | None, *, named: bool = False) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "name": place.name,
        "anchor": anchor_to_json(place.anchor, named=named),
        "gazetteer_id": place.gazetteer_id,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": place.geo_precision,
        "country": place.country,
        "admin1": place.admin1,
    }


def _time(time: Time | None, *, named: bool = False) -> dict[str, Any] | None:
    if time is None:
        return None
    return {
        "start": _day(time.start),
        "end": _day(time.end),
        "time_precision": time.time_precision,
        "day_part": time.day_part,
        "anchor": anchor_to_json(time.anchor, named=named),
        "relative_to": _day(time.relative_to),
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": speaker.name,
        "kind": str(speaker.kind),
        "cue": speaker.cue,
        "voice": str(speaker.voice),
    }
    return found | _anchored(speaker, named=False)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _text(value: Group | None) -> str | None:
    return str(value) if value else None


def _to_anchor(value: Mapping[str, Any], document_id: str | None) -> Anchor:
    return Anchor(
        document_id if document_id is not None else value["document"],
        value["start"],
        value["end"],
        value["exact"],
        value["prefix"],
        value["suffix"],
        Part(value.get("in", Part.TEXT)),
    )


def _to_mention(value: Mapping[str, Any], document_id: str | None) -> Anchor | None:
    mention = value.get("mention")
    return _to_anchor(mention, document_id) if mention else None


def _to_party(value: Mapping[str, Any], document_id: str | None) -> Party:
    return Party(
        value["name"],
        PartyKind(value["kind"]),
        _to_anchor(value["anchor"], document_id),
        _to_mention(value, document_id),
        value.get("actor_id"),
        value.get("age"),
        value.get("sex"),
        value.get("occupation"),
    )


def _to_count(value: Mapping[str, Any]) -> Count:
    return Count(value["low"], value["best"], value["high"])


def _to_revision(value: Mapping[str, Any]) -> Revision:
    return Revision(
        value["speaker"],
        _to_count(value["earlier"]),
        tuple(value["claims"]),
        date.fromisoformat(value["said_on"]),
        _to_count(value["later"]),
        date.fromisoformat(value["revised_on"]),
        value["revised_by"],
    )


def _to_group(value: str | None) -> Group | None:
    return Group(value) if value else None


def _to_casualty(value: Mapping[str, Any], document_id: str) -> Casualty:
    return Casualty(
        Harm(value["harm"]),
        _to_count(value),
        _to_anchor(value["anchor"], document_id),
        _to_group(value["group"]),
        value["cumulative"],
    )


def _to_place(value: Mapping[str, Any] | None, document_id: str | None) -> Place | None:
    if value is None:
        return None
    return Place(
        value["name"],
        _to_anchor(value["anchor"], document_id),
        value["gazetteer_id"],
        value["latitude"],
        value["longitude"],
        value["geo_precision"],
        value["country"],
        value["admin1"],
    )


def _to_time(value: Mapping[str, Any] | None, document_id: str | None) -> Time | None:
    if value is None:
        return None
    return Time(
        _to_anchor(value["anchor"], document_id),
        _to_day(value["start"]),
        _to_day(value["end"]),
        value["time_precision"],
        value["day_part"],
        _to_day(value["relative_to"]),
    )


def _to_speaker(value: Mapping[str, Any], document_id: str) -> Speaker:
    return Speaker(
        value["name"],
        SpeakerKind(value["kind"]),
        value["cue"],
        Voice(value["voice"]),
        _to_anchor(value["anchor"], document_id),
        _to_mention(value, document_id),
    )


def _to_day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
