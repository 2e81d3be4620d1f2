from __future__ import annotations

from dataclasses import replace

import pytest

from evals.tasks import TASK_OF, TASKS, fakes, gaza, gva, muc4, polnear, seed
from evals.tasks.main_event import main_claims
from evals.tasks.task import at
from tests.evals.factory import anchor, claim, killed, output

ASSERTED = frozenset({"asserted"})


def test_every_task_has_its_own_name() -> None:
    assert len(TASK_OF) == len(TASKS)


def test_the_main_report_is_the_first_with_somebody_killed() -> None:
    found = output(
        [claim("a")],
        [claim("b", casualties=[killed(900, cumulative=True)])],
        [claim("c", casualties=[killed(5)]), claim("d")],
        [claim("e", casualties=[killed(50)])],
    )
    assert [one["id"] for one in main_claims(found, ASSERTED)] == ["c", "d"]


def test_what_is_not_asserted_is_no_main_event() -> None:
    found = output([claim("a", status="denied", casualties=[killed(5)])], [claim("b", "Order", status="ordered")])
    assert main_claims(found, ASSERTED) == []
    assert [one["id"] for one in main_claims(found, {"denied"})] == ["a"]


def test_a_fakes_row_has_labels_and_the_words_behind_them() -> None:
    found = output(
        [
            claim(
                "a",
                casualties=[killed(12, "civilians"), killed(3, "children"), killed(4, "combatants")],
                actors={"Syrian army's jets": "unknown"},
                means=["air strikes"],
                place="Deir al-Zor",
            )
        ]
    )
    assert fakes.TASK.to_row(found) == {
        "docid": "d1",
        "location": "deir ezzor",
        "actor": "syrian government or russian troops",
        "cause": "shelling",
        "civilians": 12,
        "noncivilians": 4,
        "children": 3,
        "women": None,
        "surface": {
            "location": "Deir al-Zor",
            "actor": "Syrian army's jets",
            "cause": "air strikes",
            "civilians": "12 people",
            "noncivilians": "4 people",
            "children": "3 people",
            "women": None,
        },
    }


@pytest.mark.parametrize(
    ("recipients", "field"),
    [({"soldiers": "state forces"}, "noncivilians"), ({"people": "civilians"}, "civilians"), (None, "civilians")],
)
def test_who_the_dead_are_is_told_by_the_recipients(recipients: dict[str, str] | None, field: str) -> None:
    row = fakes.TASK.to_row(output([claim("a", casualties=[killed(6)], recipients=recipients)]))
    assert row[field] == 6


def test_a_denied_death_fills_no_field() -> None:
    row = fakes.TASK.to_row(output([claim("a", status="denied", casualties=[killed(6)], place="Idlib")]))
    assert (row["civilians"], row["actor"], row["cause"]) == (None, None, None)


def test_an_empty_account_gives_a_row_that_says_nothing() -> None:
    for task in TASKS:
        row = task.to_row(output())
        assert row[task.id_field] == "d1"
    assert set(fakes.TASK.to_row(output())["surface"].values()) == {None}


def test_a_gaza_row_has_ranges_a_day_and_codes_and_counts_what_is_uncertain() -> None:
    found = output(
        [
            claim(
                "a",
                status="uncertain",
                casualties=[killed(None, "civilians", low=4), killed(3, harm="injured")],
                actors={"Israeli forces": "state forces"},
                day="2023-10-18",
            )
        ]
    )
    assert gaza.TASK.to_row(found) == {
        "docid": "d1",
        "date": "2023-10-18",
        "killed": [4, 4],
        "injured": [3, 3],
        "lat": None,
        "lon": None,
        "belligerent": "Israeli Military",
        "strike_type": "Airstrike",
    }


@pytest.mark.parametrize(
    ("sub_event_type", "means", "code"),
    [
        ("Air/drone strike", ["drone"], "Airstrike, Drone Strike"),
        ("Air/drone strike", ["artillery"], "Airstrike and/or Artillery"),
        ("Shelling/artillery/missile attack", [], "Artillery"),
        ("Casualties", [], None),
    ],
)
def test_the_code_of_a_strike_comes_from_type_and_means(
    sub_event_type: str, means: list[str], code: str | None
) -> None:
    assert gaza.TASK.to_row(output([claim("a", sub_event_type, means=means)]))["strike_type"] == code


def test_a_gva_row_counts_the_dead_of_the_main_report() -> None:
    found = output([claim("a", casualties=[killed(2)])])
    told = replace(found.reports[0], losses={("killed", ASSERTED): 3})
    assert gva.TASK.to_row(replace(found, reports=(told,))) == {"docid": "d1", "killed": 3}


def test_documents_whose_main_reports_are_one_incident_are_one_cluster() -> None:
    one, other = output([claim("a", casualties=[killed(2)])]), output([claim("b", casualties=[killed(2)])])
    alone = output([claim("c", status="denied")])
    documents = [replace(found, id=name) for found, name in ((one, "d1"), (other, "d2"), (alone, "d3"))]
    incident = {
        "id": "i1",
        "reports": [{"id": f"report {name}", "claims": [name]} for name in "ab"],
        "time": {"start": "2016-03-01", "end": "2016-03-01"},
        "casualties": [{"harm": "killed", "group": None, "low": 2, "best": 2, "high": 2}],
    }
    assert gva.TASK.together is not None
    assert list(gva.TASK.together(documents, [incident])) == [
        {"docid": "d1", "cluster": "i1", "killed": 1},
        {"docid": "d2", "cluster": "i1", "killed": 1},
        {"docid": "d3", "cluster": "d3", "killed": None},
        {"cluster": "i1", "date": "2016-03-01", "killed": 2, "injured": 0},
    ]


def test_a_muc4_row_has_a_template_for_each_type_of_incident() -> None:
    taken = claim(
        "a",
        "Abduction/forced disappearance",
        actors={"rebels": "rebel group", "Red Front": "rebel group"},
        recipients={"Ada Weir": "civilians"},
        day="1990-02-03",
    )
    blast = claim("b", "Remote explosive/landmine/IED", recipients={"bridge": "object"})
    kidnapping, bombing = muc4.TASK.to_row(output([taken, blast]))["templates"]
    assert (kidnapping["incident_type"], bombing["incident_type"]) == ("kidnapping", "bombing")
    assert (kidnapping["PerpInd"], kidnapping["PerpOrg"]) == ([["rebels"]], [["Red Front"]])
    assert (kidnapping["Victim"], bombing["Target"]) == ([["Ada Weir"]], [["bridge"]])
    assert kidnapping["date"] == "1990-02-03"
    assert kidnapping["confidence"] == {"Red Front": "REPORTED AS FACT"}


def test_a_muc4_row_tells_guerrillas_from_the_organisation_in_their_name() -> None:
    attack = claim(
        "a",
        "Attack",
        actors={"FMLN urban guerrillas": "rebel group", "planes": "unknown"},
        recipients={"town hall": "object", "military position": "object"},
    )
    (template,) = muc4.TASK.to_row(output([attack]))["templates"]
    assert template["PerpOrg"] == [["FMLN"]]
    assert template["PerpInd"] == [["urban guerrillas"]]
    assert template["Target"] == [["town hall"]]


def test_a_muc4_row_leaves_out_what_is_told_of_nobody_and_what_is_denied() -> None:
    attacked = {"recipients": {"a judge": "civilians"}}
    found = output([claim("a", "Attack"), claim("b", "Attack", status="denied", **attacked)])
    assert muc4.TASK.to_row(found)["templates"] == []


def test_dead_who_come_long_after_a_title_of_wounded_are_another_story() -> None:
    wounded = claim("a", casualties=[killed(5, harm="injured")])
    wounded["anchor"]["in"] = "title"
    others = [[claim(name)] for name in "bc"]
    dead = [claim("d", casualties=[killed(1)])]
    assert [c["id"] for c in main_claims(output([wounded], *others, dead), ASSERTED)] == ["a"]
    assert [c["id"] for c in main_claims(output([wounded], dead, *others), ASSERTED)] == ["d"]


def test_of_nested_acts_a_polnear_row_has_the_widest() -> None:
    def act(start: int, end: int) -> dict[str, object]:
        return {"source": None, "cue": None, "content": [{"start": start, "end": end}]}

    row = polnear.TASK.to_row(output(speech=[act(0, 20), act(5, 20), act(30, 40)]))
    assert [found["content"] for found in row["attributions"]] == [[[0, 20]], [[30, 40]]]


def test_a_polnear_row_has_spans_and_leaves_the_title_out() -> None:
    said = {"source": anchor("She", 0), "cue": anchor("said", 4), "content": [anchor("no", 9), anchor("never", 20)]}
    unnamed = {"source": None, "cue": anchor("reportedly", 30), "content": [anchor("yes", 41)]}
    titled = {"source": None, "cue": None, "content": [anchor("no", 0, part="title")]}
    assert polnear.TASK.to_row(output(speech=[said, unnamed, titled])) == {
        "docid": "d1",
        "attributions": [
            {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 11], [20, 25]]},
            {"source": [], "cue": [[30, 40]], "content": [[41, 44]]},
        ],
    }


def test_seed_counts_the_claims_that_were_found() -> None:
    assert seed.claims_found({"claims": {"recall": 0.75, "gold": 36}}) == 27
    assert seed.claims_found({"claims": {"recall": None, "gold": 0}}) is None


def test_a_figure_that_the_scorer_does_not_report_is_an_error() -> None:
    assert at("claims.f1")({"claims": {"f1": None}}) is None
    with pytest.raises(KeyError):
        at("claims.f2")({"claims": {"f1": 1}})
