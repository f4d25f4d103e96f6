"""One peer on one problem, in a process of its own. usage: peer.py NAME PROBLEM ANSWER SECONDS SEED

The answer says how much processor time and memory the solver took: reading the file and stating the model in Python are
not counted, what a command needs to read its own file is.
"""

import json
import pathlib
import resource
import sys
import time

import problem as problems
from arcflow import ArcFlow
from evaluator import evaluate
from levels import Level, NotApplicable, Result, solve
from peers import EXACT, SOLVERS, load

KIBIBYTES_A_MEGABYTE = 1024


class Meter:
    """The processor seconds and the memory of what happens in it, in this process and its children."""

    def __init__(self) -> None:
        self.before = self._resident()
        self.cpu, self.wall = 0.0, 0.0

    def timed(self, work, *words):
        """Does some work and adds what it took."""
        cpu, wall = self._seconds(), time.perf_counter()
        try:
            return work(*words)
        finally:
            self.cpu += self._seconds() - cpu
            self.wall += time.perf_counter() - wall

    def megabytes(self) -> float:
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBIBYTES_A_MEGABYTE - self.before
        return max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / KIBIBYTES_A_MEGABYTE)

    @staticmethod
    def _seconds() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + children.ru_utime + children.ru_stime

    @staticmethod
    def _resident() -> float:
        status = pathlib.Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / KIBIBYTES_A_MEGABYTE


class Timed:
    """A solver of which only the solving is timed."""

    def __init__(self, solver, meter: Meter) -> None:
        self.solver, self.meter, self.hold = solver, meter, solver.hold

    def minimise(self, *words):
        return self.meter.timed(self.solver.minimise, *words)


def main() -> None:
    name, path, answer = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    seconds, seed = float(sys.argv[4]), int(sys.argv[5])
    problem = problems.read(path)
    member = load(name)
    try:
        result, meter = _solver(problem, member, seconds) if name in SOLVERS else _method(problem, member, name, seed)
    except NotApplicable as reason:
        answer.write_text(json.dumps({"skipped": str(reason)}))
        return
    placements = [{"student": student, "options": options} for student, options in result.placements.items()]
    record = {"levels": result.levels, "placements": placements, "faults": result.faults}
    answer.write_text(
        json.dumps({**record, "cpu": meter.cpu, "seconds": meter.wall, "megabytes": meter.megabytes()})
    )


def _solver(problem, make, seconds: float) -> tuple[Result, Meter]:
    model = ArcFlow(problem)
    meter = Meter()
    return solve(problem, model, Timed(make(model), meter), seconds), meter


def _method(problem, prepare, name: str, seed: int) -> tuple[Result, Meter]:
    place = prepare(problem, seed)
    meter = Meter()
    placements = meter.timed(place)
    values = evaluate(problem, placements).values
    levels = [Level(level, values[level], values[level] if name in EXACT else None) for level in problem.levels]
    return Result([level.record() for level in levels], placements, []), meter


if __name__ == "__main__":
    main()
