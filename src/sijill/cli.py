"""The commands, and the only file that reads the environment.

Data goes to standard output and everything else to standard error. Whatever is slow to import (spaCy,
SQLAlchemy, rich) is imported inside the command that needs it: `sijill --help` must answer at once.
"""

from __future__ import annotations

import errno
import functools
import math
import os
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, ParamSpec

import typer

from sijill.model.errors import SijillError, UsageError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from sijill.assembly.registers import Register
    from sijill.incidents.selection import Near, Selection
    from sijill.model.accounts import Account
    from sijill.model.captures import Known
    from sijill.model.changes import Reread
    from sijill.model.claims import Place, Silence
    from sijill.model.documents import Document
    from sijill.model.faults import Broken, Fault
    from sijill.model.judgements import Verdict
    from sijill.model.readings import Reading
    from sijill.pipeline import Tools
    from sijill.store.register import Found

P = ParamSpec("P")

DONE, FAILED, IN_PART, BROKEN = 0, 1, 3, 4
"""Exit codes; 2, wrong usage, is `UsageError.exit_code`."""

INTERRUPTED = 130  # 128 + SIGINT, as shells count it.
PIPE_CLOSED = 141  # 128 + SIGPIPE.

app = typer.Typer(
    help="Read conflict reporting, and keep a register of harm to civilians: every value has its quote.",
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)

RegisterOption = Annotated[
    Path | None,
    typer.Option("--register", metavar="DIR", help="The register; else the nearest folder upwards with a sijill.toml."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line on standard output.")]
WhyOption = Annotated[bool, typer.Option("--why", help="Which rule gave each value, and on which words.")]


def main() -> None:
    """The entry point of the `sijill` command."""
    app(prog_name="sijill")


def command(function: Callable[P, int | None], group: typer.Typer = app, name: str | None = None) -> Callable[P, None]:
    """Make `function` a command of `group`. It returns its exit code (None is 0); expected errors become a message."""

    @functools.wraps(function)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = function(*args, **kwargs)
            sys.stdout.flush()
        except SijillError as error:
            _fail(str(error), error.exit_code)
        except BrokenPipeError:
            # Whoever read our output has gone. The interpreter must not flush into the closed pipe on its
            # way out.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(PIPE_CLOSED) from None
        except KeyboardInterrupt:
            _fail("Stopped. Nothing is half done: run the same command again.", INTERRUPTED)
        except OSError as error:
            _fail(_explained(error), FAILED)
        raise typer.Exit(code or DONE)

    group.command(name)(guarded)
    return guarded


def _print_version(wanted: bool) -> None:
    if wanted:
        from sijill import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _sijill(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    pass


@command
def read(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Text or HTML files; - is standard input.")],
    title: Annotated[str | None, typer.Option(metavar="T", help="The title, where the text does not hold it.")] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day of publication, YYYY-MM-DD; it resolves “last week”."),
    ] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    language: Annotated[
        str | None, typer.Option(metavar="L", help="The language, such as en; else it is told by the text.")
    ] = None,
    url: Annotated[
        str | None, typer.Option(metavar="URL", help="Where it stood on the web; some addresses hold the day.")
    ] = None,
    json: JsonOption = False,
    reading: Annotated[
        bool, typer.Option("--reading", help="With --json: also who said what, and every place name.")
    ] = False,
    why: WhyOption = False,
) -> int:
    """Read reports and print their claims; nothing is kept."""
    day = _day(published, "--published")
    if reading and not json:
        raise UsageError("--reading has no view for people", todo="Ask for it together with --json.")
    from sijill import assembly
    from sijill.claims import explain_silence
    from sijill.model.accounts import Account
    from sijill.places import places_named

    given = assembly.Given(title, day, publisher, language, url)
    _make_gazetteer()
    tools, readings = _remembering(assembly.reading_tools(gate=not reading))
    tally = Tally()
    for outcome in assembly.read_files(files, tools, given):
        tally.count(outcome)
        if not isinstance(outcome, Account):
            continue
        found = readings.pop(outcome.document.id, None)
        silences = explain_silence(found, outcome.claims) if why and found is not None else None
        if json:
            places = places_named(found, tools.gazetteer) if reading and found else ()
            _print_account(outcome, why=why, reading=found if reading else None, places=places, silences=silences)
        else:
            from sijill.terminal.claims_view import account_view, silences_view

            _print(account_view(outcome, why=why))
            _print(silences_view(silences or ()))
    return tally.exit_code


@command
def init(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is new, or holds no register.")],
) -> None:
    """Make a new register."""
    from sijill import assembly

    assembly.create_register(directory).close()
    _tell(f"A new register stands in {directory}.", f"sijill add FILE... --register {_quoted(directory)}")


@command
def add(
    inputs: Annotated[
        list[str], typer.Argument(metavar="FILE|DIR|-...", help="Files and folders; - is standard input.")
    ],
    jobs: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Processes that read (default: one for each processor, at most 4)."),
    ] = None,
    register: RegisterOption = None,
) -> int:
    """Preserve, read and reconcile reports; safe to repeat and to interrupt."""
    again = f"sijill add {' '.join(map(_quoted, inputs))}{f' --jobs {jobs}' if jobs else ''}{_option(register)}"
    with _opened(register) as opened:
        tally = _fill(opened, inputs, jobs=jobs, again=again)
        _tell(f"{tally.summary} {_held(opened)}", _next(opened, tally, register))
    return tally.exit_code


@command
def reread(
    everything: Annotated[
        bool, typer.Option("--all", help="Also what was read just as it would be read today.")
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Processes that read (default: one for each processor, at most 4)."),
    ] = None,
    json: JsonOption = False,
    register: RegisterOption = None,
) -> int:
    """Read the stored originals again with the readers of today; judgements stay; safe to repeat and to interrupt."""
    options = f"{' --all' if everything else ''}{f' --jobs {jobs}' if jobs else ''}"
    with _opened(register) as opened:
        rereading = Rereading(opened.outdated(everything=everything), json=json)
        held = sum(1 for _ in opened.captures()) - rereading.total
        _reread_into(rereading, opened, everything, jobs, f"sijill reread{options}{_option(register)}")
        rereading.tell_stranded(opened)
        if json:
            _emit({"summary": rereading.figures | {"up_to_date": held, "stranded_judgements": rereading.stranded}})
        known = f" {_many(held, 'original')} left as read before." if held and rereading.total else ""
        _tell(f"{rereading.summary}{known} {_held(opened)}", f"sijill incidents{_option(register)}")
    return BROKEN if rereading.broken else rereading.tally.exit_code


TypeOption = Annotated[str | None, typer.Option(metavar="NAME", help="An event type or a sub-event type.")]
PlaceOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="A place in any spelling, what it lies in, or its gazetteer id.")
]
NearOption = Annotated[str | None, typer.Option(metavar="LAT,LON,KM", help="Within so many kilometres of a point.")]
SinceOption = Annotated[str | None, typer.Option(metavar="DATE", help="On or after this day, YYYY-MM-DD.")]
UntilOption = Annotated[str | None, typer.Option(metavar="DATE", help="On or before this day, YYYY-MM-DD.")]
ActorOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="An asserted actor, by any of its names, or its id in the directory.")
]
GradeOption = Annotated[str | None, typer.Option(metavar="NAME", help="A suggested grade: weak, fair, contested.")]
UnreviewedOption = Annotated[bool, typer.Option("--unreviewed", help="Only incidents on which nobody decided yet.")]


@command
def incidents(
    type: TypeOption = None,
    place: PlaceOption = None,
    near: NearOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    actor: ActorOption = None,
    harm: Annotated[str | None, typer.Option(metavar="NAME", help="A harm to anybody, such as killed.")] = None,
    grade: GradeOption = None,
    unreviewed: UnreviewedOption = False,
    json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """List what happened, each incident from all its reports."""
    from sijill.incidents.selection import select
    from sijill.model.vocabulary import Harm

    selection = replace(
        _selection(type, place, near, since, until, actor, grade, unreviewed), harm=_one_of(Harm, harm, "--harm")
    )
    with _opened(register) as opened:
        everything = opened.incidents()
    found = select(everything, selection)
    if json:
        from sijill.model.contract import incident_to_json

        for incident in found:
            _emit(incident_to_json(incident), "incident-1.json")
    elif found:
        from sijill.terminal.incidents_view import incidents_table

        _print([incidents_table(found)])
        _tell(f"{_many(len(found), 'incident')}.", f"sijill show {found[0].id[:8]}{_option(register)}")
    elif everything:
        _tell(f"None of the {_many(len(everything), 'incident')} is asked for by these filters.")
    else:
        _tell("There are no incidents yet.", f"sijill add FILE...{_option(register)}")


@command
def victims(
    type: TypeOption = None,
    place: PlaceOption = None,
    near: NearOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    actor: ActorOption = None,
    harm: Annotated[
        str | None, typer.Option(metavar="NAME", help="The person's fate: killed, injured, missing ...")
    ] = None,
    grade: GradeOption = None,
    unreviewed: UnreviewedOption = False,
    why: Annotated[
        bool, typer.Option("--why", help="Every quote, and why mentions were taken for one person's.")
    ] = False,
    json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """List the persons whom reports name as killed, injured, missing, abducted or detained, each once."""
    from sijill.incidents.selection import select
    from sijill.incidents.victims import FATES

    selection = _selection(type, place, near, since, until, actor, grade, unreviewed)
    fate = _one_of(FATES, harm, "--harm")
    with _opened(register) as opened:
        everything = opened.incidents()
        asked = {incident.id for incident in select(everything, selection)}
        people = opened.people(everything)
        found = [one for one in people.victims if asked.intersection(one.incidents) and fate in (None, one.fate)]
        claims = {c.id: c for i in everything for report in i.reports for c in report.claims}
    if json:
        from sijill.model.contract import victim_to_json

        for victim in found:
            _emit(victim_to_json(victim), "victim-1.json")
        return
    from sijill.terminal.victims_view import victim_view, victims_table

    if why:
        _print(victim_view(victim, claims.get) for victim in found)
    elif found:
        _print([victims_table(found)])
    if people.actors:
        several = "a named person is" if len(people.actors) == 1 else f"{len(people.actors):,} named persons are"
        _tell(f"Left out: {several} also named as doing harm in the same reports.")
    if found:
        _tell(f"{_many(len(found), 'person')} named.", f"sijill show {found[0].incidents[0][:8]}{_option(register)}")
    elif people.victims:
        _tell(f"None of the {_many(len(people.victims), 'person')} is asked for by these filters.")
    else:
        _tell("No report names anybody who was harmed.", f"sijill incidents{_option(register)}")


def _selection(
    type: str | None,
    place: str | None,
    near: str | None,
    since: str | None,
    until: str | None,
    actor: str | None,
    grade: str | None,
    unreviewed: bool,
) -> Selection:
    """The filters that `incidents` and `victims` share."""
    from sijill import assembly
    from sijill.incidents.selection import Selection
    from sijill.model.judgements import GRADES
    from sijill.model.vocabulary import EVENT_TYPE_OF, SUB_EVENT_TYPES

    first, last = _day(since, "--since"), _day(until, "--until")
    if first and last and first > last:
        raise UsageError(f"No day is on or after {first} and on or before {last}", where="--since, --until")
    for name, text in (("--place", place), ("--actor", actor)):
        if text is not None and not text.strip():
            raise UsageError("The name is empty", where=name, todo="Give a name, or leave the option out.")
    return Selection(
        type=_one_of([*SUB_EVENT_TYPES, *EVENT_TYPE_OF], type, "--type"),
        place=place,
        within=assembly.lies_in(place) if place else None,
        near=_near(near),
        actor=actor,
        grade=_one_of(GRADES, grade, "--grade"),
        since=first,
        until=last,
        unreviewed=unreviewed,
    )


@command
def show(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids, or their beginnings.")],
    why: WhyOption = False,
    json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """Show incidents, reports, claims and documents with their quotes; of two with --why also how like they are."""
    from sijill.terminal.details_view import as_json, views
    from sijill.terminal.likeness_view import likeness_to_json, likeness_view, reports_of

    with _opened(register) as opened:
        documents = Documents(opened)
        items = [_the_one(opened, prefix) for prefix in ids]
        for found in items:
            if json:
                _emit(*as_json(found, opened.account, why=why))
            else:
                _print(views(found, documents, opened.account, why=why))
        sides = [reports_of(found) for found in items]
        if why and len(items) == 2 and all(sides):
            compared = opened.compare(*sides)
            if json:
                _emit(likeness_to_json(compared))
            else:
                _print(likeness_view(compared))


JUDGE_HELP = "accept, reject, same, different, unsure; for an incident confirmed, fair, weak, contested, discounted."


@command
def judge(
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help=JUDGE_HELP)],
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="One id to accept or reject; else two or more.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides; else the user of this machine.")] = "",
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.")] = "",
    json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """Record a decision on claims, reports or incidents; it is kept, and incidents follow it."""
    import getpass

    from sijill.model.contract import judgement_to_json
    from sijill.model.judgements import GRADES, Verdict

    single = (Verdict.ACCEPT, Verdict.REJECT, *GRADES)
    pairwise = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)
    chosen = Verdict(_one_of((*single, *pairwise), verdict, "VERDICT") or "")
    if (chosen in single) != (len(ids) == 1):
        needs = "one id" if chosen in single else "two ids or more"
        raise UsageError(f"{chosen!s} is a decision on {needs}", where=" ".join(ids), todo=f"Give it {needs}.")
    with _opened(register) as opened:
        subjects = _persons_judged(opened, ids) or [_judged(_the_one(opened, prefix), prefix, chosen) for prefix in ids]
        judgement = opened.decide(chosen, subjects, by=by or getpass.getuser(), note=note)
        if json:
            _emit(judgement_to_json(judgement))
        held = _held(opened)
    _tell(f"Recorded: {judgement.by} judged {chosen!s}. {held}", f"sijill incidents{_option(register)}")


def _persons_judged(register: Register, prefixes: Sequence[str]) -> list[str]:
    """The ids of victims, where all of these are beginnings of one such id and of no other id."""
    if len(prefixes) < 2 or any(register.find(prefix.lower()) for prefix in prefixes):
        return []
    known = [victim.id for victim in register.people().victims]
    found = [[one for one in known if one.startswith(prefix.lower())] for prefix in prefixes]
    return [one for several in found for one in several] if all(len(several) == 1 for several in found) else []


def _judged(found: Found, prefix: str, verdict: Verdict) -> str:
    """The id of what can be judged: an incident, a report or a claim; a grade is an incident's."""
    from sijill.model.captures import Capture
    from sijill.model.documents import Document
    from sijill.model.incidents import Incident
    from sijill.model.judgements import GRADES

    if isinstance(found, Document | Capture):
        todo = "Judge one of its claims; `sijill show` lists them."
        raise UsageError("A document is not judged, but what it says is", where=prefix, todo=todo)
    if verdict in GRADES and not isinstance(found, Incident):
        todo = "Grade the incident that it belongs to; `sijill show` names it."
        raise UsageError("Only an incident has a grade", where=prefix, todo=todo)
    return found.id


@command
def faults(json: JsonOption = False, register: RegisterOption = None) -> None:
    """List what could not be read, and why."""
    with _opened(register) as opened:
        found = opened.faults()
    if json:
        from sijill.model.contract import fault_to_json

        for fault in found:
            _emit(fault_to_json(fault))
    elif found:
        from sijill.terminal.faults_view import faults_table

        _print([faults_table(found)])
    else:
        _tell("There are no faults: all that was added was read.")


@command
def verify(json: JsonOption = False, register: RegisterOption = None) -> int:
    """Hash each original again and find each quote again; ends with 4 where one does not hold."""
    from dataclasses import asdict

    from sijill.terminal.faults_view import broken_line

    broken = 0
    with _opened(register) as opened:
        for found in opened.verify():
            broken += 1
            if json:
                _emit(asdict(found))
            else:
                print(broken_line(found))
        checked = _many(sum(1 for _ in opened.captures()), "original")
    if broken:
        _tell(f"{_many(broken, 'thing')} in this register did not hold. Put them back from a backup.")
        return BROKEN
    _tell(f"All holds: {checked}, and every quote in them.")
    return DONE


@command
def checkpoint(register: RegisterOption = None) -> None:
    """Print the log's size and root, to be held elsewhere: it shows later that nothing was taken out or changed."""
    with _opened(register) as opened:
        print(opened.checkpoint(), end="")


@command
def prove(
    id: Annotated[str, typer.Argument(metavar="ID", help="A capture, document, fault or decision; or its beginning.")],
    since: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A checkpoint held since; also proves that the log only grew after it."),
    ] = None,
    register: RegisterOption = None,
) -> None:
    """Print the proof that a record is in the log, as JSON that verifier.py checks by itself."""
    with _opened(register) as opened:
        _emit(opened.prove(id, since.read_text("utf-8") if since else None))


@command
def demo(
    examples: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="The reports to show; else those that come with Sijill."),
    ] = None,
) -> None:
    """Fill a temporary register from the examples, and show its incidents with their quotes."""
    import tempfile

    from sijill import assembly
    from sijill.terminal.incidents_view import incident_view

    folder = examples or _examples()
    reports = sorted(str(path) for path in folder.rglob("*") if path.suffix in (".html", ".txt"))
    if not reports:
        raise UsageError("There are no reports here", where=str(folder), todo="Name a folder of .html or .txt files.")
    directory = Path(tempfile.mkdtemp(prefix="sijill-demo-"))
    with assembly.create_register(directory) as opened:
        tally = _fill(opened, reports, again="sijill demo")
        documents = Documents(opened)
        found = opened.incidents()
        _print(incident_view(incident, documents) for incident in found)
    if found:
        following = f"sijill show {found[0].id[:8]} --register {_quoted(directory)}"
    else:
        following = f"sijill faults --register {_quoted(directory)}"
    _tell(f"{tally.summary} {_many(len(found), 'incident')}; the register stands in {directory}.", following)


# -- places ----------------------------------------------------------------------------------------

gazetteer = typer.Typer(
    help="The gazetteer: where places are. Places are GeoNames' (geonames.org, CC BY 4.0).",
    rich_markup_mode=None,
    no_args_is_help=True,
)
app.add_typer(gazetteer, name="gazetteer")


@functools.partial(command, group=gazetteer)
def build() -> None:
    """Make the gazetteer from the packaged places; done unasked with the first reading."""
    from sijill import assembly

    _make_gazetteer(anew=True)
    _tell(f"The gazetteer stands in {assembly.gazetteer_file()}.", "sijill gazetteer lookup NAME")


@functools.partial(command, group=gazetteer)
def info(json: JsonOption = False) -> None:
    """Where the gazetteer is, what it holds, and from whom."""
    from sijill import assembly

    _make_gazetteer()
    opened = assembly.open_gazetteer()
    imported = [str(one) for one in opened.imported]
    value = {"path": str(opened.path), "imported": imported, **opened.about, "entries": opened.counts()}
    if json:
        _emit(value)
        return
    print("\n".join([opened.about["credit"], str(opened.path), *imported]))
    for kind, number in opened.counts().items():
        print(f"{number:>9,}  {kind}")


@functools.partial(command, group=gazetteer)
def lookup(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of a place, in any spelling.")],
    number: Annotated[int, typer.Option(min=1, metavar="N", help="How many places at most.")] = 10,
    json: JsonOption = False,
) -> int:
    """List the places that a name may mean, the best known first, each with why."""
    from sijill import assembly
    from sijill.places.lookup import lookup as looked_up

    _make_gazetteer()
    opened = assembly.open_gazetteer()
    found = looked_up(opened, name)[:number]
    for one in found:
        entry = one.entry
        above = ", ".join([*(unit.name for unit in opened.above(entry)), *([entry.country] if entry.country else [])])
        point = {"latitude": entry.latitude, "longitude": entry.longitude}
        if json:
            _emit({"id": entry.id, "name": entry.name, "in": above, **point, "reasons": list(one.reasons)})
        else:
            where = f"{entry.latitude:.3f}, {entry.longitude:.3f}"
            print(f"{entry.name}{f' ({above})' if above else ''}  {where}  {entry.id}  {'; '.join(one.reasons)}")
    if not found:
        _tell(f"No place named {name!r} is listed.", "sijill gazetteer import FILE")
        return FAILED
    return DONE


def _import(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="GeoNames, GNS or COD tables; .zip too.")],
) -> None:
    """Add places from GeoNames country files, NGA GNS files or OCHA COD tables (CSV); safe to repeat."""
    from sijill import assembly

    _make_gazetteer()
    for file in files:
        found = assembly.import_places(file)
        known = f", {found.known:,} were listed already" if found.known else ""
        left = f", {found.left_out:,} rows were left out (no places, or without a point)" if found.left_out else ""
        _tell(f"{file} ({found.format}): {_many(found.places, 'place')} added{known}{left}.")
    _tell("Reports that were read before are read again with `sijill reread`.", "sijill gazetteer info")


command(_import, group=gazetteer, name="import")


def _make_gazetteer(*, anew: bool = False) -> None:
    """Compile the gazetteer where there is none, with a progress bar on a terminal; said in a line elsewhere."""
    from sijill import assembly

    if not anew and assembly.gazetteer_file().exists():
        return
    _tell("Making the gazetteer, once; this takes up to a minute.")
    if not sys.stderr.isatty():
        assembly.build_gazetteer()
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("places"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=_console(sys.stderr), transient=True) as progress:
        task = progress.add_task("places", total=1.0)
        assembly.build_gazetteer(lambda done: progress.update(task, completed=done))


# -- what came of the inputs -----------------------------------------------------------------------


@dataclass(slots=True)
class Tally:
    """What came of the inputs; each fault is named on standard error as it is counted."""

    documents: int = 0
    claims: int = 0
    known: int = 0
    whole: int = 0
    faults: int = 0

    def count(self, outcome: Account | Fault | Known) -> None:
        """Count one outcome."""
        from sijill.model.accounts import Account
        from sijill.model.faults import Fault
        from sijill.model.vocabulary import Outcome

        if isinstance(outcome, Fault):
            self._name([outcome])
        elif isinstance(outcome, Account):
            self.documents += 1
            self.claims += len(outcome.claims)
            self.whole += outcome.document.outcome in (Outcome.OK, Outcome.DEGRADED)
            self._name(outcome.document.faults)
        else:
            self.known += 1

    def _name(self, found: Iterable[Fault]) -> None:
        from sijill.terminal.faults_view import fault_line

        for fault in found:
            self.faults += 1
            print(fault_line(fault), file=sys.stderr)

    @property
    def exit_code(self) -> int:
        """0 where all was read whole, 1 where nothing was kept at all, 3 in between."""
        if not self.documents and not self.known:
            return FAILED if self.faults else DONE
        return DONE if self.whole == self.documents and not self._lost else IN_PART

    @property
    def _lost(self) -> bool:
        """Whether any input gave a fault and no document."""
        return self.faults > self.documents - self.whole

    @property
    def summary(self) -> str:
        """One sentence."""
        known = f", {self.known} known before" if self.known else ""
        failed = f", {_many(self.faults, 'fault')}" if self.faults else ""
        return f"{_many(self.documents, 'document')} read with {_many(self.claims, 'claim')}{known}{failed}."


@dataclass(slots=True)
class Rereading:
    """What reading `total` originals again changed; each document that changed is printed as it is counted."""

    total: int
    json: bool
    tally: Tally = field(default_factory=Tally)
    changed: int = 0
    gained: int = 0
    lost: int = 0
    amended: int = 0
    broken: int = 0
    stranded: int = 0

    def count(self, outcome: Reread | Broken) -> None:
        """Count one outcome."""
        from sijill.model.faults import Broken
        from sijill.terminal.changes_view import change_to_json, change_view
        from sijill.terminal.faults_view import broken_line

        if isinstance(outcome, Broken):
            self.broken += 1
            print(broken_line(outcome), file=sys.stderr)
            return
        for one in outcome.outcomes:
            self.tally.count(one)
        for change in outcome.changes:
            if not change.is_one:
                continue
            self.changed += 1
            self.gained += len(change.gained)
            self.lost += len(change.lost)
            self.amended += len(change.amended)
            if self.json:
                _emit(change_to_json(change, outcome.capture.origin.location))
            else:
                _print([change_view(change)])

    def tell_stranded(self, register: Register) -> None:
        """Name the judgements on what is read no more."""
        from sijill.terminal.changes_view import stranded_line, stranded_to_json

        for found in register.stranded():
            self.stranded += 1
            if self.json:
                _emit(stranded_to_json(found))
            else:
                print(stranded_line(found), file=sys.stderr)

    @property
    def figures(self) -> dict[str, int]:
        """For the last line of JSON."""
        return {
            "documents_read": self.tally.documents,
            "documents_changed": self.changed,
            "claims_gained": self.gained,
            "claims_lost": self.lost,
            "claims_changed": self.amended,
            "originals_broken": self.broken,
        }

    @property
    def summary(self) -> str:
        """One or two sentences."""
        if not self.total:
            return "Nothing to do: all was read as it would be read today."
        claims = f"{_many(self.gained, 'claim')} gained, {self.lost:,} lost, {self.amended:,} changed"
        broken = f" {_many(self.broken, 'original')} did not hold: run sijill verify." if self.broken else ""
        documents = _many(self.tally.documents, "document")
        return f"{documents} read again, {self.changed:,} of them changed: {claims}.{broken}"


def _reread_into(rereading: Rereading, register: Register, everything: bool, jobs: int | None, again: str) -> None:
    from sijill.assembly.workers import default_jobs

    try:
        with _bar(rereading.total, shown=not (rereading.json and sys.stdout.isatty())) as advance:
            for outcome in register.reread_each(everything=everything, jobs=jobs or default_jobs()):
                rereading.count(outcome)
                advance()
    except KeyboardInterrupt:
        _fail(f"Stopped. {rereading.summary} That is kept. To go on, run again: {again}", INTERRUPTED)


def _fill(register: Register, inputs: Iterable[str], *, again: str, jobs: int | None = 1) -> Tally:
    """Add the inputs, with a progress bar on a terminal. `again` is the command that goes on after Ctrl-C."""
    from sijill.assembly.workers import default_jobs

    tally = Tally()
    try:
        _make_gazetteer()
        with _progress(inputs) as advance:
            for outcome in register.add_each(inputs, jobs=jobs or default_jobs()):
                tally.count(outcome)
                advance()
    except KeyboardInterrupt:
        kept = f"{tally.summary} That is kept." if tally.documents else "What was added before is kept."
        _fail(f"Stopped. {kept} To go on, run again: {again}", INTERRUPTED)
    return tally


@contextmanager
def _progress(inputs: Iterable[str]) -> Iterator[Callable[[], None]]:
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from sijill.assembly import list_files

    with _bar(sum(1 for name in inputs for _ in list_files(name))) as advance:
        yield advance


@contextmanager
def _bar(total: int, *, shown: bool = True) -> Iterator[Callable[[], None]]:
    """A progress bar on a terminal. What is called is one step on."""
    if not shown or not total or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Data that goes into a file or a pipe must not be drawn above the bar instead.
    aside = sys.stdout.isatty()
    with Progress(*columns, console=_console(sys.stderr), transient=True, redirect_stdout=aside) as progress:
        task = progress.add_task("reading", total=total)
        yield lambda: progress.advance(task)


# -- registers -------------------------------------------------------------------------------------


class Documents(Mapping[str, "Document"]):
    """The documents of a register, fetched when they are asked for."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._found: dict[str, Document | None] = {}

    def __getitem__(self, id: str) -> Document:
        """The document of this id."""
        if id not in self._found:
            self._found[id] = self._register.document(id)
        document = self._found[id]
        if document is None:
            raise KeyError(id)
        return document

    def __iter__(self) -> Iterator[str]:
        """All ids."""
        return (document.id for document in self._register.documents())

    def __len__(self) -> int:
        """How many there are."""
        return sum(1 for _ in self)


@contextmanager
def _opened(directory: Path | None) -> Iterator[Register]:
    from sijill import assembly

    with assembly.open_register(directory or assembly.find_register(Path.cwd())) as register:
        yield register


def _the_one(register: Register, prefix: str) -> Found:
    found = register.find(prefix.lower()) if prefix else []
    if not found:
        raise UsageError(
            f"Nothing in this register has an id that begins with {prefix!r}",
            todo="`sijill incidents` lists the ids of incidents, and `sijill show` those of their claims.",
        )
    if len(found) > 1:
        raise UsageError(f"{len(found)} ids begin with {prefix!r}", todo="Give more letters of the one you mean.")
    return found[0]


def _held(register: Register) -> str:
    return f"The register holds {_many(len(register.incidents()), 'incident')}."


def _next(register: Register, tally: Tally, option: Path | None) -> str:
    shown = "incidents" if register.incidents() or not tally.faults else "faults"
    return f"sijill {shown}{_option(option)}"


def _examples() -> Path:
    """The examples in the package, or beside it in a clone."""
    here = Path(__file__).resolve()
    for folder in (here.parent / "examples", here.parents[2] / "examples"):
        if folder.is_dir():
            return folder
    raise UsageError("The examples are not installed", todo="Name a folder of reports with --examples DIR.")


# -- output ----------------------------------------------------------------------------------------


def _remembering(tools: Tools) -> tuple[Tools, dict[str, Reading]]:
    """The same tools, and the readings that they make by the document's id."""
    readings: dict[str, Reading] = {}

    def reader(documents: Iterable[Document]) -> Iterator[Reading]:
        for reading in tools.reader(documents):
            readings[reading.document.id] = reading
            yield reading

    return replace(tools, reader=reader), readings


def _print_account(
    account: Account,
    *,
    why: bool,
    reading: Reading | None,
    places: Iterable[Place],
    silences: Iterable[Silence] | None = None,
) -> None:
    from sijill.model.contract import account_to_json

    value = account_to_json(account, why=why, reading=reading, places=places, silences=silences)
    _emit(value, "account-1.json")


def _emit(value: Mapping[str, Any], schema: str | None = None) -> None:
    """One JSON object on standard output, held against its schema first."""
    from sijill.terminal.contract import check, write_json

    if schema:
        check(value, schema)
    write_json(value, sys.stdout.buffer)


def _print(parts: Iterable[RenderableType]) -> None:
    from rich.console import Group

    console = _console(sys.stdout)
    for part in parts:
        # In a group, because rich joins bare texts into one of its own, which wraps without regard to isolates.
        console.print(Group(part))


def _console(stream: Any) -> Console:
    """Colour only on a terminal and without NO_COLOR, which rich looks at."""
    from rich.console import Console

    from sijill.terminal.blocks import WIDEST_COLUMNS

    # A terminal that cannot show a letter shows its escape, and does not end the command.
    stream.reconfigure(errors="backslashreplace")
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDEST_COLUMNS)
    return console


def _tell(message: str, following: str = "") -> None:
    """A message for people, and the command that comes next."""
    from sijill.terminal.safe import clean

    print(clean(message), file=sys.stderr)
    if following:
        print(f"Next: {clean(following)}", file=sys.stderr)


def _fail(message: str, code: int) -> NoReturn:
    from sijill.terminal.safe import clean

    print(f"sijill: {clean(message)}", file=sys.stderr)
    raise typer.Exit(code) from None


def _explained(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"The disk is full{where}. What was added is kept: make room, then run the same command again."
    if isinstance(error, PermissionError):
        return f"No right to read or write here{where}. Change its rights, or choose another file or folder."
    if isinstance(error, FileNotFoundError):
        return f"There is no such file or folder{where}. Check the spelling of its name."
    return f"{error.strerror or error}{where}. Check the disk and the file, then run the same command again."


# -- words -----------------------------------------------------------------------------------------


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        todo = "Write it as YYYY-MM-DD, such as 2019-08-27."
        raise UsageError(f"{text!r} is no day", where=option, todo=todo) from None


def _near(text: str | None) -> Near | None:
    """A circle from "35.44,36.65,10"."""
    if text is None:
        return None
    from sijill.incidents.selection import Near

    try:
        latitude, longitude, km = map(float, text.split(","))
    except ValueError:
        latitude = longitude = km = math.nan
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and 0 < km < math.inf):
        todo = "Write degrees and kilometres as LAT,LON,KM, such as 35.44,36.65,10."
        raise UsageError(f"{text!r} is no point with a distance", where="--near", todo=todo)
    return Near(latitude, longitude, km)


def _one_of(known: Iterable[str], text: str | None, option: str) -> str | None:
    """`text` as the vocabulary writes it."""
    if text is None:
        return None
    names = {name.casefold(): str(name) for name in known}
    if text.casefold() not in names:
        todo = f"It knows: {', '.join(names.values())}."
        raise UsageError(f"There is no {text!r} in the vocabulary", where=option, todo=todo)
    return names[text.casefold()]


def _option(register: Path | None) -> str:
    return f" --register {_quoted(register)}" if register else ""


def _quoted(text: str | Path) -> str:
    return shlex.quote(str(text))


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
