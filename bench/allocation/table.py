"""What was measured, in Markdown."""

import math
import statistics
from collections.abc import Iterable

from cases import LISTS, Group
from measured import Measured


def rows(heading: list[str], lines: Iterable[list[str]]) -> str:
    """A Markdown table."""
    return "\n".join(
        [f"| {' | '.join(heading)} |", f"|{' --- |' * len(heading)}", *(f"| {' | '.join(line)} |" for line in lines)]
    )


def percentile(values: list[float], share: float) -> float:
    """The value that so many keep to."""
    return sorted(values)[math.ceil(share * len(values)) - 1]


def solvers(groups: list[Group], runs: list[Measured]) -> str:
    """One line a group and solver."""
    heading = ["students", "solver", "files", "CPU s", "90 %", "wall s", "engine s", "MB"]
    heading += ["unplaced", "above bound", "all proven"]
    return rows(heading, [line for group in groups for line in _lines(group, runs)])


def _lines(group: Group, runs: list[Measured]):
    own = [run for run in runs if run.case.group is group]
    best = _best_bounds(own)
    for solver in dict.fromkeys(run.solver for run in own if run.solver not in LISTS):
        mine = [run for run in own if run.solver == solver]
        answers = [run for run in mine if run.has_answer and run.values]
        # The systems of a nation are one after the other: their times add up.
        total = sum if group.systems else statistics.median
        known = [run for run in answers if run.case in best]
        engine = [run.engine_seconds for run in answers if run.engine_seconds is not None]
        yield [
            group.name,
            solver,
            f"{len(answers)} of {len(mine)}" if len(answers) < len(mine) else str(len(mine)),
            _seconds(total(run.cpu for run in mine)),
            _seconds(percentile([run.cpu for run in mine], 0.9)) if len(mine) >= 5 else "",
            _seconds(total(run.seconds for run in mine)),
            _seconds(total(engine)) if engine else "",
            f"{max(run.megabytes for run in mine):,.0f}",
            f"{sum(run.values['unplaced'] for run in answers):,}" if answers else _why(mine),
            f"{sum(run.values['unplaced'] - best[run.case] for run in known)}" if known else "",
            f"{sum(run.proven == len(run.values) for run in answers)} of {len(mine)}",
        ]


def _best_bounds(runs: list[Measured]) -> dict:
    best = {}
    for run in runs:
        bound = run.bounds.get("unplaced")
        if not run.faults and bound is not None:
            best[run.case] = max(bound, best.get(run.case, 0))
    return best


def _why(runs: list[Measured]) -> str:
    return next((run.note for run in runs if run.note), "no valid answer")


def lists(groups: list[Group], runs: list[Measured]) -> str:
    """How placing one after the other compares with the best."""
    heading = ["students", "how", "unplaced", "of all", "worst college", "points a student", "minutes one way"]
    lines = []
    for group in groups:
        own = [run for run in runs if run.case.group is group and run.has_answer]
        cases = {run.case for run in own if run.solver in LISTS}
        for solver in dict.fromkeys(run.solver for run in own):
            mine = [run for run in own if run.solver == solver and run.case in cases]
            if len(mine) == len(cases) > 0:
                lines.append([group.name, solver, *_outcome(mine)])
    return rows(heading, lines)


def _outcome(runs: list[Measured]) -> list[str]:
    unplaced, students = (sum(values) for values in zip(*((run.values["unplaced"], run.students) for run in runs)))
    placed = max(1, students - unplaced)
    # A whole placement counts its points and minutes twice, each half once.
    return [
        f"{unplaced:,}",
        f"{unplaced / students:.1%}",
        f"{statistics.mean(run.worst_rate for run in runs):.1%}",
        f"{sum(run.values['preference'] for run in runs) / placed:.2f}",
        f"{sum(run.values['travel'] for run in runs) / placed / 2:.1f}",
    ]


def levels(runs: list[Measured]) -> str:
    """The value of every level, with its bound where the two differ."""
    names = list(dict.fromkeys(name for run in runs for name in run.values))
    return rows(
        ["file", "solver", "CPU s", *names],
        [[run.case.name, run.solver, _seconds(run.cpu), *(_level(run, name) for name in names)] for run in runs],
    )


def _level(run: Measured, name: str) -> str:
    if name not in run.values:
        return run.note
    value, bound = run.values[name], run.bounds[name]
    return f"{value}" if value == bound else f"{value} (≥ {bound})" if bound is not None else f"{value} (?)"


def gaps(groups: list[Group], runs: list[Measured], solver: str) -> str:
    """How far the levels that are not proven are from their bounds, at most."""
    lines = []
    for group in groups:
        mine = [run for run in runs if run.case.group is group and run.solver == solver and run.has_answer]
        if mine:
            names = list(mine[0].values)
            proven = [f"{sum(run.bounds[name] == run.values[name] for run in mine)}" for name in names]
            most = [f"{max(run.gap(name) for run in mine):.1%}" for name in names]
            both = [f"{count} of {len(mine)}, {gap}" for count, gap in zip(proven, most)]
            lines.append([group.name, *both])
    names = next((list(run.values) for run in runs if run.solver == solver and run.has_answer), [])
    return rows(["students", *names], lines)


def _seconds(seconds: float) -> str:
    return f"{seconds:,.0f}" if seconds >= 100 else f"{seconds:.1f}" if seconds >= 1 else f"{seconds:.3f}"
