from __future__ import annotations

from training.fit import Features, choose


def rows(*found: str) -> Features:
    features = Features()
    for row in found:
        features.add(row.split())
    return features


def test_what_is_right_wins_its_group() -> None:
    weights = choose(
        rows(*["good", "bad"] * 20), [n // 2 for n in range(40)], [True, False] * 20, least=1, nothing=True
    )
    assert weights["good"] > 0 > weights["bad"]


def test_where_no_row_is_right_nothing_wins() -> None:
    weights = choose(rows(*["bad"] * 20), range(20), [False] * 20, least=1, nothing=True)
    assert weights["bad"] < 0


def test_rare_features_are_dropped() -> None:
    weights = choose(rows(*["good"] * 20, "good rare"), range(21), [True] * 21, least=2, nothing=True)
    assert set(weights) == {"good"}
