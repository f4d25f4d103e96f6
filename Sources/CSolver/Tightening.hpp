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
    Tightening(ClpSimplex &model, const std::vector<char> &is_integer, double limit, double deadline, const int *stop,
               int patience = 4)
        : solver(&model, false), limit(limit), deadline(deadline), stop(stop), patience(patience),
          own_rows(model.numberRows()) {
        solver.passInMessageHandler(&silence);
        solver.setHintParam(OsiDoReducePrint, true, OsiHintTry);
        solver.setWarmStart(nullptr); // where the model stands
        for (int column = 0; column < model.numberColumns(); ++column)
            if (is_integer[column]) solver.setInteger(column);
        solver.getDblParam(OsiDualObjectiveLimit, usual_limit);
        solver.setDblParam(OsiDualObjectiveLimit, limit);
        solver.getIntParam(OsiMaxNumIteration, usual_steps);
        // Cuts can make a program in which the simplex method gets nowhere.
        solver.setIntParam(OsiMaxNumIteration, 10 * own_rows);
        gomory.setLimitAtRoot(model.numberColumns());
        gomory.setLimit(model.numberColumns());
        twomir.setMaxElements(model.numberColumns());
        twomir.setMaxElementsRoot(model.numberColumns());
    }

    // The model outlives this.
    ~Tightening() {
        solver.setDblParam(OsiDualObjectiveLimit, usual_limit);
        solver.setIntParam(OsiMaxNumIteration, usual_steps);
    }
    Tightening(const Tightening &) = delete;
    Tightening &operator=(const Tightening &) = delete;

    State run() {
        solver.resolve();
        int idle = 0;
        for (int round = 0;; ++round) {
            const double before = bound;
            const State state = look();
            if (round > 0) idle = bound - before < 0.05 * (limit - before) ? idle + 1 : 0;
            const bool is_enough = round == most_rounds || idle == patience || fixed * 2 > solver.getNumCols();
            if (state != State::open || failed || is_enough || is_over() || !cut(round)) return state;
            dropSlackCuts();
        }
    }

    double bound = -1e50;
    int fixed = 0;
    bool failed = false;

private:
    static constexpr int most_rounds = 30, most_cuts = 60;
    static constexpr double most_spread = 1000;

    Silence silence;
    OsiClpSolverInterface solver;
    const double limit, deadline;
    const int *stop;
    const int patience; // for rounds that bring next to nothing
    const int own_rows;
    double usual_limit = 0;
    int usual_steps = 0;
    CglGomory gomory;
    CglTwomir twomir;
    CglZeroHalf zero_half;
    CglMixedIntegerRounding2 rounding;

    bool is_over() const { return raised(stop) || CoinGetTimeOfDay() > deadline; }

    // What the last solve says.
    State look() {
        if (solver.getModelPtr()->status() == 3) {
            // Stopped before the end: what it says of its limit means nothing.
            failed = true;
            return State::open;
        }
        if (solver.isProvenPrimalInfeasible() || solver.isProvenDualInfeasible()) return State::empty;
        if (solver.isDualObjectiveLimitReached()) return State::empty;
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
            if (norm > 0 && row.violated(point) > 1e-4 && isEven(row)) deep.push_back({-row.violated(point) / norm, at});
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

    // Whether its numbers are near enough to each other to be counted with.
    static bool isEven(const OsiRowCut &cut) {
        double least = 1e50, most = 0;
        const double *values = cut.row().getElements();
        for (int at = 0; at < cut.row().getNumElements(); ++at) {
            least = std::min(least, std::fabs(values[at]));
            most = std::max(most, std::fabs(values[at]));
        }
        return most < most_spread * least;
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
