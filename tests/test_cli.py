"""The command line as people and scripts meet it: real processes, exit codes, and what goes to which
stream.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

STRIKE = (
    "At least 12 people were killed on Monday when Russian jets struck a market in Kafr Nabl, "
    "a rescuer said.\n"
    "The Russian defence ministry denied striking the town.\n"
)
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489") + bytes(64)
ROOT = bool(hasattr(os, "geteuid") and os.geteuid() == 0)


def sijill(
    *words: str | Path,
    cwd: Path | None = None,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end. Its streams are pipes, so there is no terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "sijill", *map(str, words)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **(env or {})},
        preexec_fn=before,
        timeout=600,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


def objects(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def ended_well(done: subprocess.CompletedProcess[str], code: int) -> bool:
    """Whether it ended with `code`, and told people and not programmers."""
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return True


@pytest.fixture
def strike(tmp_path: Path) -> Path:
    path = tmp_path / "strike.txt"
    path.write_text(STRIKE, "utf-8")
    return path


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with one report. Tests that change it take a copy."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "strike.txt").write_text(STRIKE, "utf-8")
    assert sijill("init", folder / "register").returncode == 0
    assert sijill("add", folder / "strike.txt", "--register", folder / "register").returncode == 0
    return folder / "register"


@pytest.fixture
def register(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled, tmp_path / "register"))


def rows(register: Path) -> dict[str, int]:
    """How many rows each table of the register holds."""
    with sqlite3.connect(register / "register.sqlite") as connection:
        tables = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")]
        return {t: connection.execute(f'select count(*) from "{t}"').fetchone()[0] for t in tables}


def originals(register: Path) -> list[str]:
    return sorted(path.name for path in (register / "originals").rglob("*") if path.is_file())


# -- help ------------------------------------------------------------------------------------------


def test_help_imports_nothing_slow() -> None:
    code = (
        "import sys; sys.argv = ['sijill', '--help']\n"
        "from sijill.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "slow = {'spacy', 'sqlalchemy', 'jsonschema', 'numpy', 'rich.table'} & set(sys.modules)\n"
        "assert not slow, slow\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "read" in done.stdout


def test_wrong_usage_ends_with_2_and_says_what_is_right() -> None:
    done = sijill("read")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "--help" in done.stderr


# -- read ------------------------------------------------------------------------------------------


def test_read_prints_claims_for_people(strike: Path) -> None:
    done = sijill("read", strike, "--published", "2019-08-27")
    assert ended_well(done, 0)
    assert "asserted" in done.stdout
    assert "at least 12" in done.stdout
    assert "2019-08-26" in done.stdout
    assert "rescuer" in done.stdout
    assert "\x1b" not in done.stdout


def test_read_prints_json_that_quotes_the_text(strike: Path) -> None:
    (account,) = objects(sijill("read", strike, "--json"))
    assert account["schema"] == "sijill/account/1"
    claims = account["claims"]
    assert isinstance(claims, list)
    assert claims
    for claim in claims:
        anchor = claim["anchor"]
        assert STRIKE[anchor["start"] : anchor["end"]] == anchor["exact"]


def test_without_a_day_of_publication_monday_is_not_resolved(strike: Path) -> None:
    done = sijill("read", strike)
    assert "not resolved: “on Monday”" in done.stdout or "not resolved: “Monday”" in done.stdout
    assert "2019" not in done.stdout


def test_read_takes_standard_input() -> None:
    done = sijill("read", "-", "--json", stdin=STRIKE.encode("utf-8"))
    assert ended_well(done, 0)
    assert len(objects(done)) == 1


def test_why_tells_the_reasons_of_claims_and_of_silence(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Gunmen killed two herders.\nThe film was shot in Paris.\n", encoding="utf-8")
    done = sijill("read", tmp_path / "report.txt", "--json", "--why")
    assert ended_well(done, 0)
    (account,) = json.loads(f"[{done.stdout}]")
    reasons = {reason["field"]: reason for reason in account["claims"][0]["why"]}
    assert reasons["event"]["words"] == "killed"
    assert reasons["event"]["entry"].startswith("en/events.toml:")
    assert [one["anchor"]["exact"] for one in account["silent"]] == ["The film was shot in Paris."]
    assert "no claim" in sijill("read", tmp_path / "report.txt", "--why").stdout


def test_reading_adds_speech_and_places(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(STRIKE.replace("Kafr Nabl", "Syria"), "utf-8")
    (account,) = objects(sijill("read", tmp_path / "report.txt", "--json", "--reading"))
    speech, places = account["speech"], account["places"]
    assert isinstance(speech, list)
    assert isinstance(places, list)
    assert any(act["source"] and "rescuer" in act["source"]["exact"] for act in speech)
    assert any(place["name"] == "Syria" for place in places)


def test_a_missing_file_is_named_and_the_others_are_read(strike: Path, tmp_path: Path) -> None:
    done = sijill("read", tmp_path / "absent.txt", strike)
    assert ended_well(done, 3)
    assert "absent.txt" in done.stderr
    assert "at least 12" in done.stdout


def test_a_missing_file_alone_fails(tmp_path: Path) -> None:
    done = sijill("read", tmp_path / "absent.txt")
    assert ended_well(done, 1)
    assert done.stdout == ""
    assert "absent.txt" in done.stderr
    assert "Check" in done.stderr


def test_a_day_that_is_none_is_wrong_usage(strike: Path) -> None:
    done = sijill("read", strike, "--published", "27 August")
    assert ended_well(done, 2)
    assert "YYYY-MM-DD" in done.stderr


@pytest.mark.parametrize("content", [b"", PNG], ids=["an empty file", "a PNG renamed to .txt"])
def test_what_is_no_text_is_a_fault_and_no_crash(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(content)
    done = sijill("read", tmp_path / "report.txt")
    assert ended_well(done, 1)
    assert "report.txt" in done.stderr


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_texts_in_older_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(STRIKE.replace("market", "café").encode(encoding))
    done = sijill("read", tmp_path / "report.txt", "--json")
    assert ended_well(done, 0)
    assert "café" in done.stdout


def test_a_hostile_report_cannot_command_the_terminal(tmp_path: Path) -> None:
    hostile = STRIKE.replace("a market", "a \x1b]0;owned\x07market\x1b[2J\u202e")
    (tmp_path / "report.txt").write_bytes(hostile.encode("utf-8"))
    done = sijill("read", tmp_path / "report.txt")
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout


def test_right_to_left_values_are_isolated_for_people_and_not_in_json(strike: Path) -> None:
    title = "خان شيخون"
    assert f"\u2068{title}\u2069" in sijill("read", strike, "--title", title).stdout
    done = sijill("read", strike, "--title", title, "--json")
    assert title in done.stdout
    assert "\u2068" not in done.stdout


def test_a_reader_that_goes_away_is_no_error(strike: Path) -> None:
    command = [sys.executable, "-m", "sijill", "read", str(strike), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


# -- a register ------------------------------------------------------------------------------------


def test_a_register_is_made_filled_and_shown(tmp_path: Path, strike: Path) -> None:
    assert ended_well(sijill("init", "register", cwd=tmp_path), 0)
    added = sijill("add", strike, "--register", "register", cwd=tmp_path)
    assert ended_well(added, 0)
    assert added.stdout == ""
    assert "sijill incidents" in added.stderr
    (incident, *_) = objects(sijill("incidents", "--json", cwd=tmp_path / "register"))
    identifier = str(incident["id"])
    shown = sijill("show", identifier[:8], cwd=tmp_path / "register")
    assert ended_well(shown, 0)
    assert "Kafr Nabl" in shown.stdout
    assert ended_well(sijill("verify", cwd=tmp_path / "register"), 0)


def test_adding_twice_changes_nothing(register: Path, filled: Path) -> None:
    before = rows(register), originals(register)
    done = sijill("add", filled.parent / "strike.txt", "--register", register)
    assert ended_well(done, 0)
    assert (rows(register), originals(register)) == before


def outdate(register: Path, change: str) -> None:
    """Make the register one that an earlier reader filled: without `change` it read just the same."""
    with sqlite3.connect(register / "register.sqlite") as connection:
        connection.execute("update ingests set version = 'earlier'")
        connection.execute(change)


def test_reread_says_what_today_reads_otherwise_and_repeated_has_nothing_to_do(register: Path) -> None:
    (claim, *_) = claims_of(register)
    outdate(register, f"delete from claims where id = '{claim}'")
    done = sijill("reread", "--jobs", "1", "--register", register)
    assert ended_well(done, 0)
    assert "gained" in done.stdout
    assert claim[:8] in done.stdout
    assert "1 document read again, 1 of them changed: 1 claim gained, 0 lost, 0 changed." in done.stderr
    assert claim in claims_of(register)
    again = sijill("reread", "--register", register)
    assert ended_well(again, 0)
    assert again.stdout == ""
    assert "Nothing to do" in again.stderr
    assert ended_well(sijill("verify", "--register", register), 0)


def test_reread_all_as_json_ends_with_a_summary(register: Path) -> None:
    (*changes, last) = objects(sijill("reread", "--all", "--json", "--jobs", "1", "--register", register))
    assert changes == []
    assert last["summary"] == {
        "documents_read": 1,
        "documents_changed": 0,
        "claims_gained": 0,
        "claims_lost": 0,
        "claims_changed": 0,
        "originals_broken": 0,
        "up_to_date": 0,
        "stranded_judgements": 0,
    }


def test_reread_keeps_judgements_and_names_those_on_what_is_read_no_more(register: Path) -> None:
    judge = "insert into judgements values ('j', 0, 'reject', '[\"0123456789abcdef\"]', 'Nura', '2020-01-01', '')"
    outdate(register, judge)
    done = sijill("reread", "--jobs", "1", "--register", register)
    assert ended_well(done, 0)
    assert "Nura judged reject on 2020-01-01; 01234567 is read no more. It is kept." in done.stderr
    assert rows(register)["judgements"] == 1


def test_reread_names_an_original_that_is_gone_and_ends_with_4(register: Path) -> None:
    (original,) = [path for path in (register / "originals").rglob("*") if path.is_file()]
    original.unlink()
    before = claims_of(register)
    done = sijill("reread", "--all", "--register", register)
    assert ended_well(done, 4)
    assert original.name[:8] in done.stderr
    assert claims_of(register) == before


def claims_of(register: Path) -> list[str]:
    with sqlite3.connect(register / "register.sqlite") as connection:
        return [id for (id,) in connection.execute("select id from claims order by id")]


def test_init_does_not_overwrite(register: Path) -> None:
    done = sijill("init", register)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert str(register) in done.stderr


def test_no_register_here_says_how_to_make_one(tmp_path: Path) -> None:
    done = sijill("incidents", cwd=tmp_path)
    assert ended_well(done, 2)
    assert "sijill init" in done.stderr


def test_inputs_that_fail_are_named_and_the_others_kept(register: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(STRIKE.replace("12", "13"), "utf-8")
    (folder / "picture.txt").write_bytes(PNG)
    done = sijill("add", folder, tmp_path / "absent.txt", "--register", register)
    assert ended_well(done, 3)
    assert "picture.txt" in done.stderr
    assert "absent.txt" in done.stderr
    assert "good.txt" not in done.stderr
    faults = sijill("faults", "--register", register)
    assert ended_well(faults, 0)
    assert "picture.txt" in " ".join(faults.stdout.split())
    assert len(objects(sijill("incidents", "--json", "--register", register))) >= 1


@pytest.mark.skipif(ROOT, reason="root may read everything")
def test_a_folder_without_rights_is_named(register: Path, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o000)
    done = sijill("add", folder, "--register", register)
    folder.chmod(0o700)
    assert ended_well(done, 1)
    assert "closed" in done.stderr


def test_a_text_in_a_language_that_no_reader_knows_is_kept(register: Path, tmp_path: Path) -> None:
    (tmp_path / "georgian.txt").write_text("ორშაბათს ბაზარზე თავდასხმისას თორმეტი ადამიანი დაიღუპა.", "utf-8")
    done = sijill("add", tmp_path / "georgian.txt", "--register", register)
    assert ended_well(done, 3)
    assert "language not read yet" in done.stderr
    assert len(originals(register)) == 2


def test_arabic_is_read_and_registered(register: Path, tmp_path: Path) -> None:
    (tmp_path / "arabic.txt").write_text("قُتل اثنا عشر شخصًا في غارة على سوق في كفرنبل يوم الاثنين.", "utf-8")
    assert ended_well(sijill("add", tmp_path / "arabic.txt", "--register", register), 0)
    (one,) = objects(sijill("incidents", "--json", "--place", "كفرنبل", "--register", register))
    assert [figure["best"] for figure in one["casualties"]] == [12]


def test_filters_leave_out_what_is_not_asked_for(register: Path) -> None:
    assert objects(sijill("incidents", "--json", "--place", "kafr-nabl", "--register", register))
    assert objects(sijill("incidents", "--json", "--place", "Homs", "--register", register)) == []


def test_victims_are_listed_with_reasons_and_judged(register: Path, tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text(
        "A raid on Homs killed Samir Haddad, 34, and Omar Nasser on 1 August 2019.", "utf-8"
    )
    (tmp_path / "ar.txt").write_text("استشهد المواطن سامر حداد جراء قصف على حمص يوم 1 آب 2019.", "utf-8")
    sijill("add", tmp_path / "en.txt", tmp_path / "ar.txt", "--register", register)
    found = objects(sijill("victims", "--json", "--register", register))
    assert {"Samir Haddad", "Omar Nasser"} <= {one["name"] for one in found}
    shown = sijill("victims", "--why", "--harm", "killed", "--place", "Homs", "--register", register)
    assert ended_well(shown, 0)
    assert "A raid on Homs killed Samir Haddad" in " ".join(shown.stdout.split())
    ids = [str(one["id"]) for one in found if one["name"] in ("Samir Haddad", "Omar Nasser")]
    assert ended_well(sijill("judge", "same", *ids, "--register", register), 0)
    assert len(objects(sijill("victims", "--json", "--register", register))) == len(found) - 1


def test_where_nobody_is_named_no_victim_is_listed(register: Path) -> None:
    done = sijill("victims", "--register", register)
    assert ended_well(done, 0)
    assert done.stdout == ""
    assert "No report names anybody" in done.stderr


@pytest.mark.parametrize(
    "wrong",
    [
        ["--near", "35.44,36"],
        ["--near", "95,36,10"],
        ["--place", " "],
        ["--since", "2020-01-01", "--until", "2019-01-01"],
    ],
)
def test_a_filter_that_makes_no_sense_says_what_would(register: Path, wrong: list[str]) -> None:
    done = sijill("incidents", *wrong, "--register", register)
    assert ended_well(done, 2)
    assert wrong[0] in done.stderr


def test_people_decide_what_is_one_incident_and_what_is_no_figure(register: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("A raid killed 3 people in Homs on 1 August 2019.", "utf-8")
    sijill("add", tmp_path / "other.txt", "--register", register)
    one, other = (found["id"] for found in objects(sijill("incidents", "--json", "--register", register)))
    why = objects(sijill("show", one, other, "--why", "--json", "--register", register))[-1]
    assert not any(pair["same"] for pair in why["likeness"])
    assert ended_well(
        sijill("judge", "same", one, other, "--by", "Ada", "--note", "one raid", "--register", register), 0
    )
    (joined,) = objects(sijill("incidents", "--json", "--register", register))
    assert [(j["verdict"], j["by"], j["note"]) for j in joined["judgements"]] == [("same", "Ada", "one raid")]


def test_a_person_grades_an_incident_and_the_suggestion_stays(register: Path, tmp_path: Path) -> None:
    (before,) = objects(sijill("incidents", "--json", "--register", register))
    assert before["corroboration"]["graded"] is None
    for grade, note in (("discounted", ""), ("confirmed", "the air force said so")):
        done = sijill("judge", grade, before["id"], "--by", "Ada", "--note", note, "--register", register)
        assert ended_well(done, 0)
    (tmp_path / "again.txt").write_text(f"{STRIKE} Neighbours buried the dead.", "utf-8")
    assert ended_well(sijill("add", tmp_path / "again.txt", "--register", register), 0)
    (after,) = objects(sijill("incidents", "--json", "--grade", "confirmed", "--register", register))
    assert len(after["reports"]) == 2
    graded = after["corroboration"]["graded"]
    assert (graded["verdict"], graded["by"], graded["note"]) == ("confirmed", "Ada", "the air force said so")
    assert after["corroboration"]["grade"] == "weak"
    assert "confirmed (by Ada" in sijill("show", after["id"], "--register", register).stdout
    assert objects(sijill("incidents", "--json", "--grade", "weak", "--register", register)) == []


def test_only_an_incident_is_graded(register: Path) -> None:
    (one,) = objects(sijill("incidents", "--json", "--register", register))
    done = sijill("judge", "fair", one["reports"][0]["claims"][0], "--register", register)
    assert ended_well(done, 2)
    assert "Only an incident has a grade" in done.stderr


def test_a_decision_that_makes_no_sense_is_refused_and_not_recorded(register: Path) -> None:
    (one,) = (found["id"] for found in objects(sijill("incidents", "--json", "--register", register)))
    for wrong in (["maybe", one], ["same", one], ["reject", "ffffffffff"]):
        assert ended_well(sijill("judge", *wrong, "--register", register), 2)
    (found,) = objects(sijill("incidents", "--json", "--register", register))
    assert found["judgements"] == []


def test_why_of_two_incidents_tells_what_speaks_for_one(register: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("A raid killed 3 people in Homs on 1 August 2019.", "utf-8")
    sijill("add", tmp_path / "other.txt", "--register", register)
    ids = [found["id"] for found in objects(sijill("incidents", "--json", "--register", register))]
    shown = sijill("show", *ids, "--why", "--register", register).stdout
    assert "two happenings" in shown
    assert "place: " in shown


def test_show_of_an_unknown_id_says_so(register: Path) -> None:
    done = sijill("show", "ffffffffff", "--register", register)
    assert ended_well(done, 2)
    assert "ffffffffff" in done.stderr


def test_verify_finds_a_changed_original_and_ends_with_4(register: Path) -> None:
    (original,) = [path for path in (register / "originals").rglob("*") if path.is_file()]
    original.chmod(0o600)
    original.write_bytes(original.read_bytes().replace(b"12", b"21"))
    done = sijill("verify", "--register", register)
    assert ended_well(done, 4)
    assert original.name[:8] in done.stdout + done.stderr


def test_a_register_that_another_process_holds_says_so(register: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(STRIKE.replace("12", "14"), "utf-8")
    holder = sqlite3.connect(register / "register.sqlite", isolation_level=None)
    holder.execute("begin exclusive")
    try:
        done = sijill("add", tmp_path / "other.txt", "--register", register)
    finally:
        holder.execute("rollback")
        holder.close()
    assert ended_well(done, 1)
    assert "another" in done.stderr.lower()


def test_a_full_disk_loses_nothing_that_was_added(register: Path, tmp_path: Path) -> None:
    """A limit on the size of files stands in for the disk: writing fails with EFBIG instead of ENOSPC."""
    before = rows(register)
    size = (register / "register.sqlite").stat().st_size
    (tmp_path / "long.txt").write_text(STRIKE.replace("12", "15") * (size // len(STRIKE) + 10_000), "utf-8")
    done = sijill(
        *("add", tmp_path / "long.txt", "--register", register),
        before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, resource.RLIM_INFINITY)),
    )
    assert ended_well(done, 1)
    assert "full" in done.stderr
    assert rows(register)["documents"] == before["documents"]
    assert ended_well(sijill("verify", "--register", register), 0)


def test_control_c_in_the_middle_of_add_keeps_what_was_added(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for number in range(60):
        text = STRIKE.replace("12", str(20 + number)).replace("Kafr Nabl", f"Kafr Nabl {number}")
        (reports / f"{number}.txt").write_text(text, "utf-8")
    for name in ("stopped", "whole"):
        assert ended_well(sijill("init", tmp_path / name), 0)
    command = [sys.executable, "-m", "sijill", "add", str(reports), "--register", str(tmp_path / "stopped")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        until = time.monotonic() + 300
        while not originals(tmp_path / "stopped") and process.poll() is None and time.monotonic() < until:
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=300)
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert "again" in said
    assert ended_well(sijill("verify", "--register", tmp_path / "stopped"), 0)
    for name in ("stopped", "whole"):
        assert ended_well(sijill("add", reports, "--register", tmp_path / name), 0)
    assert originals(tmp_path / "stopped") == originals(tmp_path / "whole")
    left, right = (sijill("incidents", "--json", "--register", tmp_path / name).stdout for name in ("stopped", "whole"))
    assert left == right


# -- demo ------------------------------------------------------------------------------------------


def test_demo_shows_incidents_with_quotes_and_names_the_next_command(tmp_path: Path) -> None:
    examples = tmp_path / "examples"
    examples.mkdir()
    (examples / "strike.txt").write_text(STRIKE, "utf-8")
    done = sijill("demo", "--examples", examples, env={"TMPDIR": str(tmp_path)})
    assert ended_well(done, 0)
    assert "“" in done.stdout
    assert "Kafr Nabl" in done.stdout
    assert "sijill show" in done.stderr


def test_gazetteer_lists_what_a_name_may_mean_and_credits_its_source() -> None:
    found = sijill("gazetteer", "lookup", "Khan Sheikhoun", "--json")
    assert json.loads(found.stdout.splitlines()[0])["id"] == "geonames:168325"
    assert sijill("gazetteer", "lookup", "Xqzzv").returncode == 1
    assert "GeoNames" in sijill("gazetteer", "info").stdout


def test_gazetteer_import_names_a_file_that_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "table.txt").write_text("no table", "utf-8")
    done = sijill("gazetteer", "import", tmp_path / "table.txt")
    assert done.returncode == 1
    assert "table.txt" in done.stderr
