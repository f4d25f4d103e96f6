// Raises the bound of a whole-number program by cuts, and fixes the columns that no solution within a limit can use.
#pragma once
#include "Handlers.hpp"
#include <CglGomory.hpp>
#include <CglMixedIntegerRounding2.hpp>
#include <CglTwomir.hpp>
#include <CglZeroHalf.hpp>
#include <CoinTime.hpp>
#include <OsiClpSolverInterface.hpp>
#include <algorithm>
#include <cmath>
#include <vector>

namespace trellis {

class Tightening {
public:
    enum class State {
        open,  // more to do
        empty, // no solution within the limit
        whole  // the last point is whole
    };

    // limit: no solution above it is wanted. deadline: elapsed time, as CoinGetTimeOfDay tells it.
    Tightening(ClpSimplex &model, const std::vector<char> &is_integer, double limit, double deadline, const int *stop)
        : solver(&model, false), limit(limit), deadline(deadline), stop(stop), own_rows(model.numberRows()) {
        solver.passInMessageHandler(&silence);
        solver.setHintParam(OsiDoReducePrint, true, OsiHintTry);
        solver.setWarmStart(nullptr); // where the model stands
        for (int column = 0; column < model.numberColumns(); ++column)
            if (is_integer[column]) solver.setInteger(column);
        gomory.setLimitAtRoot(model.numberColumns());
        gomory.setLimit(model.numberColumns());
        twomir.setMaxElements(model.numberColumns());
        twomir.setMaxElementsRoot(model.numberColumns());
    }

    State run() {
        solver.setDblParam(OsiDualObjectiveLimit, limit);
        solver.resolve();
        int idle = 0;
        for (int round = 0; round < most_rounds; ++round) {
            const State state = look();
            if (state != State::open || failed) return state;
            if (is_over() || fixed * 2 > solver.getNumCols()) break;
            const double before = bound;
            if (!cut(round)) break;
                dropSlackCuts();
            idle = bound - before < 0.02 * (limit - before) ? idle + 1 : 0;
            if (idle == patience) break;
        }
        return look();
    }

    double bound = -1e50;
    int fixed = 0;

private:
    static constexpr int most_rounds = 30, patience = 4, most_cuts = 60;

    Silence silence;
    OsiClpSolverInterface solver;
    const double limit, deadline;
    const int *stop;
    const int own_rows;
    bool failed = false;
    CglGomory gomory;
    CglTwomir twomir;
    CglZeroHalf zero_half;
    CglMixedIntegerRounding2 rounding;

    bool is_over() const { return raised(stop) || CoinGetTimeOfDay() > deadline; }

    // What the last solve says.
    State look() {
        if (solver.isProvenPrimalInfeasible() || solver.isProvenDualInfeasible() || solver.isDualObjectiveLimitReached())
            return State::empty;
        if (!solver.isProvenOptimal()) {
            failed = true;
            return State::open;
        }
        bound = std::max(bound, solver.getObjValue());
        if (bound > limit) return State::empty;
        return fix() ? State::whole : State::open;
    }

    // Fixes what would cost too much to change. true: every column that has to be whole is.
    bool fix() {
        const double *point = solver.getColSolution(), *cost = solver.getReducedCost();
        const double *lower = solver.getColLower(), *upper = solver.getColUpper();
        const double gap = limit - solver.getObjValue() + 1e-6;
        bool is_whole = true;
        fixed = 0;
        for (int column = 0; column < solver.getNumCols(); ++column) {
            if (!solver.isInteger(column)) continue;
            if (lower[column] == upper[column]) {
                ++fixed;
                continue;
            }
            if (point[column] < lower[column] + 1e-7 && cost[column] > gap) {
                solver.setColUpper(column, lower[column]);
                ++fixed;
            } else if (point[column] > upper[column] - 1e-7 && cost[column] < -gap) {
                solver.setColLower(column, upper[column]);
                ++fixed;
            }
            if (std::fabs(point[column] - std::floor(point[column] + 0.5)) > 1e-6) is_whole = false;
        }
        return is_whole;
    }

    // Adds the cuts that cut deepest. false: there are none.
    bool cut(int round) {
        CglTreeInfo info;
        info.pass = round;
        info.formulation_rows = own_rows;
        OsiCuts all;
        gomory.generateCuts(solver, all, info);
        twomir.generateCuts(solver, all, info);
        rounding.generateCuts(solver, all, info);
        zero_half.generateCuts(solver, all, info);
        const double *point = solver.getColSolution();
        std::vector<std::pair<double, int>> deep; // the deepest first, then in order
        for (int at = 0; at < all.sizeRowCuts(); ++at) {
            const OsiRowCut &row = all.rowCut(at);
            const double norm = std::sqrt(row.row().normSquare());
            if (norm > 0 && row.violated(point) > 1e-4) deep.push_back({-row.violated(point) / norm, at});
        }
        if (deep.empty()) return false;
        std::sort(deep.begin(), deep.end());
        if ((int)deep.size() > most_cuts) deep.resize(most_cuts);
        std::vector<const OsiRowCut *> rows;
        for (const auto &cut : deep) rows.push_back(&all.rowCut(cut.second));
        solver.applyRowCuts((int)rows.size(), rows.data());
        solver.resolve();
        return true;
    }

    // Removes cuts that say nothing any more.
    void dropSlackCuts() {
        if (!solver.isProvenOptimal()) return;
        std::vector<int> slack;
        const ClpSimplex *model = solver.getModelPtr();
        for (int row = own_rows; row < solver.getNumRows(); ++row)
            if (model->getRowStatus(row) == ClpSimplex::basic) slack.push_back(row);
        if (slack.empty()) return;
        solver.deleteRows((int)slack.size(), slack.data());
        solver.resolve();
    }
};

} // namespace trellis
