"""A model as a free MPS file, for solvers that are commands."""

import pathlib

from arcflow import INFINITY, ArcFlow, Objective


class MpsFile:
    """The text of a model's columns, kept, so that a further level costs only its own entries."""

    def __init__(self, model: ArcFlow) -> None:
        self.rows: list[tuple[str, float]] = []
        self.columns: list[list[str]] = [[] for _ in range(model.count)]
        self.fixed = set(model.fixed)
        for row in model.rows:
            self.add(row.lower, row.upper, row.columns, row.costs)

    def add(self, lower: float, upper: float, columns: list[int], costs: list[int]) -> None:
        """One more row."""
        sense, side = ("E", upper) if lower == upper else ("L", upper) if upper != INFINITY else ("G", lower)
        name = f"r{len(self.rows)}"
        self.rows.append((sense, side))
        for column, cost in zip(columns, costs):
            self.columns[column].append(f"{name} {cost}")

    def write(self, path: pathlib.Path, objective: Objective) -> None:
        """The file for one level."""
        costs = dict(zip(objective.columns, objective.costs))
        with open(path, "w", encoding="ascii") as file:
            file.write("NAME problem FREE\nROWS\n N cost\n")
            file.writelines(f" {sense} r{number}\n" for number, (sense, _) in enumerate(self.rows))
            file.write("COLUMNS\n whole 'MARKER' 'INTORG'\n")
            for number, entries in enumerate(self.columns):
                # A column that is in no row is still named once.
                if number in costs or not entries:
                    file.write(f" x{number} cost {costs.get(number, 0)}\n")
                file.writelines(f" x{number} {entry}\n" for entry in entries)
            file.write(" ends 'MARKER' 'INTEND'\nRHS\n")
            file.writelines(f" side r{number} {side:.0f}\n" for number, (_, side) in enumerate(self.rows) if side)
            file.write("BOUNDS\n")
            file.writelines(
                f" {'FX' if number in self.fixed else 'UP'} limit x{number} 1\n" for number in range(len(self.columns))
            )
            file.write("ENDATA\n")
