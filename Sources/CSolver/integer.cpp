// Whole-number programs by Cbc, which is not safe to run twice at a time in one process.
#include "CSolver.h"
#include "Handlers.hpp"
#include "LinearProgram.hpp"
#include <CbcSolver.hpp>
#include <CoinTime.hpp>
#include <OsiClpSolverInterface.hpp>
#include <algorithm>
#include <cmath>
#include <mutex>
#include <string>
#include <vector>

namespace {

std::mutex one_at_a_time;

int carry_on(CbcModel *, int) { return 0; }

// The columns that are not fixed, and the rows as they are for those columns alone.
struct Part {
    std::vector<int> columns;
    std::vector<double> point; // the whole point, the fixed columns at their values
    std::vector<double> row_lower, row_upper;
    double constant = 0;

    explicit Part(const ClpSimplex &whole) {
        const int count = whole.numberColumns(), rows = whole.numberRows();
        const double *lower = whole.columnLower(), *upper = whole.columnUpper(), *objective = whole.objective();
        row_lower.assign(whole.rowLower(), whole.rowLower() + rows);
        row_upper.assign(whole.rowUpper(), whole.rowUpper() + rows);
        point.assign(count, 0.0);
        const CoinPackedMatrix *matrix = const_cast<ClpSimplex &>(whole).matrix();
        for (int column = 0; column < count; ++column) {
            if (lower[column] != upper[column]) {
                columns.push_back(column);
                continue;
            }
            const double value = lower[column];
            point[column] = value;
            if (value == 0) continue;
            constant += objective[column] * value;
            const CoinBigIndex begin = matrix->getVectorStarts()[column];
            for (CoinBigIndex at = begin; at < begin + matrix->getVectorLengths()[column]; ++at) {
                const int row = matrix->getIndices()[at];
                const double used = matrix->getElements()[at] * value;
                if (row_lower[row] > -1e30) row_lower[row] -= used;
                if (row_upper[row] < 1e30) row_upper[row] -= used;
            }
        }
    }
};

trellis_mip_result search(const ClpSimplex &whole, const trellis_mip &request, double *solution) {
    trellis_mip_result result = {TRELLIS_FAILED, 0, 1e50, -1e50};
    Part part(whole);
    const int count = (int)part.columns.size(), rows = whole.numberRows();
    if (count == 0) {
        bool fits = part.constant < request.cutoff;
        for (int row = 0; row < rows; ++row) fits = fits && part.row_lower[row] <= 1e-6 && part.row_upper[row] >= -1e-6;
        if (fits) {
            std::copy(part.point.begin(), part.point.end(), solution);
            return {TRELLIS_OPTIMAL, 1, part.constant, part.constant};
        }
        return {TRELLIS_INFEASIBLE, 0, 1e50, 1e50};
    }
    std::vector<int> every_row(rows);
    for (int row = 0; row < rows; ++row) every_row[row] = row;
    ClpSimplex reduced(&whole, rows, every_row.data(), count, part.columns.data());
    std::copy(part.row_lower.begin(), part.row_lower.end(), reduced.rowLower());
    std::copy(part.row_upper.begin(), part.row_upper.end(), reduced.rowUpper());
    trellis::Silence silence;
    reduced.passInMessageHandler(&silence);
    OsiClpSolverInterface solver(&reduced, false);
    solver.passInMessageHandler(&silence);
    solver.setHintParam(OsiDoReducePrint, true, OsiHintTry);
    for (int at = 0; at < count; ++at)
        if (request.is_integer[part.columns[at]]) solver.setInteger(at);

    CbcModel model(solver);
    model.passInMessageHandler(&silence);
    model.setLogLevel(0);
    CbcSolverUsefulData data;
    data.noPrinting_ = true;
    data.useSignalHandler_ = false;
    CbcMain0(model, data);
    data.noPrinting_ = true;
    model.setLogLevel(0);
    trellis::SearchWatch watch(request.stop);
    model.passInEventHandler(&watch);

    std::vector<std::string> words = {"trellis", "-log", "0", "-timeMode", "elapsed", "-randomCbcSeed", "1",
                                      "-sec", std::to_string(std::max(0.01, request.seconds))};
    const auto add = [&words](const char *name, const std::string &value) {
        words.push_back(name);
        words.push_back(value);
    };
    // Every objective is whole: what is less than one better is not better.
    add("-increment", "0.999");
    add("-allowableGap", "0.999");
    if (request.nodes > 0) add("-maxNodes", std::to_string(request.nodes));
    if (request.cutoff < 1e49) add("-cutoff", std::to_string(request.cutoff - part.constant));
    if (request.plain) {
        add("-preprocess", "off");
        add("-heuristicsOnOff", "off");
        add("-cutsOnOff", "off");
    }
    words.push_back("-solve");
    words.push_back("-quit");
    std::vector<const char *> arguments;
    for (const std::string &word : words) arguments.push_back(word.c_str());
    CbcMain1((int)arguments.size(), arguments.data(), model, carry_on, data);

    const double *best = model.bestSolution();
    if (best && model.getNumCols() == count) {
        std::copy(part.point.begin(), part.point.end(), solution);
        for (int at = 0; at < count; ++at) solution[part.columns[at]] = best[at];
        result.has_solution = 1;
        result.value = model.getObjValue() + part.constant;
    }
    result.bound = model.getBestPossibleObjValue() + part.constant;
    if (model.isProvenOptimal() && best) {
        result.status = TRELLIS_OPTIMAL;
        result.bound = result.value;
    } else if (model.isProvenInfeasible() || (model.status() == 0 && !best)) {
        result.status = TRELLIS_INFEASIBLE;
    } else {
        result.status = TRELLIS_STOPPED;
    }
    if (trellis::raised(request.stop)) result.status = TRELLIS_STOPPED;
    return result;
}

} // namespace

trellis_mip_result trellis_mip_solve(const trellis_lp *lp, const trellis_mip *request, double *solution) {
    const double asked = CoinGetTimeOfDay();
    std::lock_guard<std::mutex> guard(one_at_a_time);
    try {
        trellis_mip mine = *request;
        mine.seconds -= CoinGetTimeOfDay() - asked;
        if (mine.seconds <= 0 || trellis::raised(mine.stop)) return {TRELLIS_STOPPED, 0, 1e50, -1e50};
        return search(lp->model, mine, solution);
    } catch (...) {
        return {TRELLIS_FAILED, 0, 1e50, -1e50};
    }
}
