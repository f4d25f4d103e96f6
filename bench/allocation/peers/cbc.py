"""The command cbc."""

import pathlib
import re
import subprocess
import tempfile

from arcflow import INFINITY, ArcFlow, Objective
from levels import Outcome
from peers.mps import MpsFile


class Cbc:
    """A file and a run of the command for each level, begun from the last answer."""

    def __init__(self, model: ArcFlow) -> None:
        self.file = MpsFile(model)
        self.count = model.count

    def minimise(self, objective: Objective, seconds: float, start: list[int] | None) -> Outcome:
        with tempfile.TemporaryDirectory(prefix="trellis-cbc-") as temporary:
            folder = pathlib.Path(temporary)
            self.file.write(folder / "problem.mps", objective)
            # Values are whole: a gap below one is none.
            words = ["cbc", folder / "problem.mps", "-timeMode", "elapsed", "-sec", f"{seconds:.1f}"]
            words += ["-ratioGap", "0", "-allowableGap", "0.999"]
            if start is not None:
                _write_start(folder / "start.txt", start)
                words += ["-mipstart", folder / "start.txt"]
            words += ["-solve", "-solution", folder / "solution.txt"]
            said = subprocess.run(words, capture_output=True, text=True, check=False).stdout
            chosen = _read(folder / "solution.txt", self.count)
        if chosen is None:
            return Outcome(None, -INFINITY)
        return Outcome(chosen, _bound(said) + objective.offset)

    def hold(self, objective: Objective, value: int) -> None:
        self.file.add(-INFINITY, value - objective.offset, objective.columns, objective.costs)


def _write_start(path: pathlib.Path, start: list[int]) -> None:
    lines = [f"{number} x{number} {value} 0" for number, value in enumerate(start)]
    path.write_text("\n".join(["Stopped on iterations - objective value 0", *lines]) + "\n", encoding="ascii")


def _read(path: pathlib.Path, count: int) -> list[float] | None:
    """The columns of a solution file; those that it leaves out are zero."""
    if not path.exists():
        return None
    lines = path.read_text(encoding="ascii").splitlines()
    if not lines or re.search(r"infeasible|integer infeasible|no integer solution", lines[0], re.IGNORECASE):
        return None
    chosen = [0.0] * count
    for line in lines[1:]:
        words = line.replace("**", " ").split()
        if len(words) >= 3 and words[1].startswith("x"):
            chosen[int(words[1][1:])] = float(words[2])
    return chosen


def _bound(said: str) -> float:
    """The bound that the command prints: its objective when it says optimal, else its lower bound."""
    if "Result - Optimal solution found" in said or "Result - Linear relaxation" in said:
        found = re.search(r"^Objective value:\s+(\S+)", said, re.MULTILINE)
        return float(found.group(1)) - 0.9989 if "within gap tolerance" in said else float(found.group(1))
    found = re.search(r"^Lower bound:\s+(\S+)", said, re.MULTILINE)
    return float(found.group(1)) if found else -INFINITY
