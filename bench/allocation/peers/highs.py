"""HiGHS through its Python package."""

import highspy
import numpy
from arcflow import INFINITY, ArcFlow, Objective
from levels import Outcome


class Highs:
    """One model that is kept, with rows added as levels are held."""

    def __init__(self, model: ArcFlow) -> None:
        self.count = model.count
        self.highs = highspy.Highs()
        for option, value in {
            "output_flag": False,
            "threads": 1,
            "mip_rel_gap": 0.0,
            # Values are whole: a gap below one is none.
            "mip_abs_gap": 0.999,
        }.items():
            self.highs.setOptionValue(option, value)
        self.highs.passModel(_program(model))

    def minimise(self, objective: Objective, seconds: float, start: list[int] | None) -> Outcome:
        costs = numpy.zeros(self.count)
        numpy.add.at(costs, objective.columns, objective.costs)
        self.highs.changeColsCost(self.count, numpy.arange(self.count, dtype=numpy.int32), costs)
        if start is not None:
            solution = highspy.HighsSolution()
            solution.col_value = list(map(float, start))
            self.highs.setSolution(solution)
        self.highs.setOptionValue("time_limit", self.highs.getRunTime() + seconds)
        self.highs.run()
        info = self.highs.getInfo()
        bound = info.mip_dual_bound + objective.offset
        found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        return Outcome(list(self.highs.getSolution().col_value) if found else None, bound)

    def hold(self, objective: Objective, value: int) -> None:
        columns = numpy.array(objective.columns, dtype=numpy.int32)
        costs = numpy.array(objective.costs, dtype=numpy.double)
        self.highs.addRow(-highspy.kHighsInf, value - objective.offset, len(columns), columns, costs)


def _program(model: ArcFlow) -> "highspy.HighsLp":
    program = highspy.HighsLp()
    program.num_col_ = model.count
    program.num_row_ = len(model.rows)
    program.col_cost_ = numpy.zeros(model.count)
    lower = numpy.zeros(model.count)
    lower[model.fixed] = 1
    program.col_lower_ = lower
    program.col_upper_ = numpy.ones(model.count)
    program.row_lower_ = numpy.array([_limit(row.lower) for row in model.rows])
    program.row_upper_ = numpy.array([_limit(row.upper) for row in model.rows])
    program.integrality_ = [highspy.HighsVarType.kInteger] * model.count
    matrix = program.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = numpy.cumsum([0] + [len(row.columns) for row in model.rows])
    matrix.index_ = numpy.concatenate([row.columns for row in model.rows])
    matrix.value_ = numpy.concatenate([row.costs for row in model.rows]).astype(numpy.double)
    return program


def _limit(value: float) -> float:
    return highspy.kHighsInf if value == INFINITY else -highspy.kHighsInf if value == -INFINITY else value
