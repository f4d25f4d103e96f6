"""The command glpsol of GLPK."""

import pathlib
import re
import subprocess
import tempfile

from arcflow import INFINITY, ArcFlow, Objective
from levels import Outcome
from peers.mps import MpsFile


class Glpk:
    """A file and a run of the command for each level; it cannot be given an answer to begin with."""

    def __init__(self, model: ArcFlow) -> None:
        self.file = MpsFile(model)
        self.count = model.count

    def minimise(self, objective: Objective, seconds: float, start: list[int] | None) -> Outcome:
        with tempfile.TemporaryDirectory(prefix="trellis-glpk-") as temporary:
            folder = pathlib.Path(temporary)
            self.file.write(folder / "problem.mps", objective)
            words = ["glpsol", "--freemps", folder / "problem.mps", "--tmlim", str(max(1, int(seconds)))]
            words += ["--cuts", "-w", folder / "solution.txt"]
            try:
                # It looks at its limit only now and then.
                said = subprocess.run(
                    words, capture_output=True, text=True, check=False, timeout=seconds + 10
                ).stdout
            except subprocess.TimeoutExpired:
                return Outcome(None, -INFINITY)
            status, chosen = _read(folder / "solution.txt", self.count)
        if status not in ("o", "f"):
            return Outcome(None, -INFINITY)
        if status == "o":
            bound = sum(cost * chosen[column] for column, cost in zip(objective.columns, objective.costs))
        else:
            found = re.findall(r"mip =.*>=\s+(\S+)", said)
            bound = float(found[-1]) if found and found[-1] != "-inf" else -INFINITY
        return Outcome(chosen, bound + objective.offset)

    def hold(self, objective: Objective, value: int) -> None:
        self.file.add(-INFINITY, value - objective.offset, objective.columns, objective.costs)


def _read(path: pathlib.Path, count: int) -> tuple[str, list[float]]:
    chosen, status = [0.0] * count, "u"
    if path.exists():
        for line in path.read_text(encoding="ascii").splitlines():
            words = line.split()
            if words[:2] == ["s", "mip"]:
                status = words[4]
            elif words and words[0] == "j":
                chosen[int(words[1]) - 1] = float(words[2])
    return status, chosen
