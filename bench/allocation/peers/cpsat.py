"""OR-Tools CP-SAT, with one worker."""

from arcflow import INFINITY, ArcFlow, Objective
from levels import Outcome
from ortools.sat.python import cp_model


class CpSat:
    """One model that is kept; each level is a new objective, begun from the last answer."""

    def __init__(self, model: ArcFlow) -> None:
        self.model = cp_model.CpModel()
        self.variables = [self.model.new_bool_var("") for _ in range(model.count)]
        for row in model.rows:
            self._add(row.lower, row.upper, row.columns, row.costs)
        for column in model.fixed:
            self.model.add(self.variables[column] == 1)

    def minimise(self, objective: Objective, seconds: float, start: list[int] | None) -> Outcome:
        self.model.minimize(self._sum(objective.columns, objective.costs) + objective.offset)
        self.model.clear_hints()
        for variable, value in zip(self.variables, start or ()):
            self.model.add_hint(variable, value)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        # Without the full linear relaxation one worker proves next to nothing here.
        solver.parameters.linearization_level = 2
        solver.parameters.max_time_in_seconds = seconds
        status = solver.solve(self.model)
        found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        chosen = [solver.value(variable) for variable in self.variables] if found else None
        return Outcome(chosen, solver.best_objective_bound)

    def hold(self, objective: Objective, value: int) -> None:
        self._add(-INFINITY, value - objective.offset, objective.columns, objective.costs)

    def _sum(self, columns: list[int], costs: list[int]):
        return cp_model.LinearExpr.weighted_sum([self.variables[column] for column in columns], costs)

    def _add(self, lower: float, upper: float, columns: list[int], costs: list[int]) -> None:
        if lower == upper == 1 and all(cost == 1 for cost in costs):
            self.model.add_exactly_one(self.variables[column] for column in columns)
            return
        terms = self._sum(columns, costs)
        if lower == upper:
            self.model.add(terms == lower)
        elif upper != INFINITY:
            self.model.add(terms <= upper)
        else:
            self.model.add(terms >= lower)
