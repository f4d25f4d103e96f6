// Whole-number programs by Cbc, which is not safe to run twice at a time in one process.
#include "CSolver.h"
#include "Handlers.hpp"
#include "LinearProgram.hpp"
#include "Splitting.hpp"
#include "Tightening.hpp"
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

const int most_columns_for_preparation = 3000;

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

// The program that is left of another when its fixed columns are put in.
ClpSimplex remaining(const ClpSimplex &whole, const Part &part) {
    const int rows = whole.numberRows();
    std::vector<int> every_row(rows);
    for (int row = 0; row < rows; ++row) every_row[row] = row;
    ClpSimplex left(&whole, rows, every_row.data(), (int)part.columns.size(), part.columns.data());
    std::copy(part.row_lower.begin(), part.row_lower.end(), left.rowLower());
    std::copy(part.row_upper.begin(), part.row_upper.end(), left.rowUpper());
    if (whole.statusExists()) {
        // Begin where the whole program ended.
        left.createStatus();
        for (int row = 0; row < rows; ++row) left.setRowStatus(row, whole.getRowStatus(row));
        for (size_t at = 0; at < part.columns.size(); ++at)
            left.setColumnStatus((int)at, whole.getColumnStatus(part.columns[at]));
    }
    return left;
}

// Whether the fixed columns alone keep the rows.
bool fits(const Part &part) {
    for (size_t row = 0; row < part.row_lower.size(); ++row)
        if (part.row_lower[row] > 1e-6 || part.row_upper[row] < -1e-6) return false;
    return true;
}

// Solves by Cbc.
trellis_mip_result branch(ClpSimplex &model, const std::vector<char> &is_integer, const trellis_mip &request,
                          double cutoff, double seconds, double *solution, int &nodes) {
    trellis_mip_result result = {TRELLIS_FAILED, 0, 1e50, -1e50};
    const int count = model.numberColumns();
    trellis::Silence silence;
    model.passInMessageHandler(&silence);
    OsiClpSolverInterface solver(&model, false);
    solver.passInMessageHandler(&silence);
    solver.setHintParam(OsiDoReducePrint, true, OsiHintTry);
    solver.setWarmStart(nullptr);
    for (int at = 0; at < count; ++at)
        if (is_integer[at]) solver.setInteger(at);

    CbcModel search(solver);
    search.passInMessageHandler(&silence);
    search.setLogLevel(0);
    CbcSolverUsefulData data;
    data.noPrinting_ = true;
    data.useSignalHandler_ = false;
    CbcMain0(search, data);
    data.noPrinting_ = true;
    search.setLogLevel(0);
    trellis::SearchWatch watch(request.stop);
    search.passInEventHandler(&watch);

    std::vector<std::string> words = {"trellis", "-log", "0", "-timeMode", "elapsed", "-randomCbcSeed", "1",
                                      "-sec", std::to_string(std::max(0.01, seconds))};
    const auto add = [&words](const char *name, const std::string &value) {
        words.push_back(name);
        words.push_back(value);
    };
    // Every objective is whole: what is less than one better is not better.
    add("-increment", "0.999");
    add("-allowableGap", std::to_string(std::max(0.999, request.leeway)));
    // The pump takes longer than everything else and finds little.
    add("-feasibilityPump", "off");
    if (request.nodes > 0) add("-maxNodes", std::to_string(request.nodes));
    if (cutoff < 1e49) add("-cutoff", std::to_string(cutoff));
    if (request.plain) {
        add("-preprocess", "off");
        add("-heuristicsOnOff", "off");
        add("-cutsOnOff", "off");
    } else if (count > most_columns_for_preparation) {
        // What costs more than it brings where there are many columns.
        add("-preprocess", "off");
        add("-heuristicsOnOff", "off");
        add("-probingCuts", "off");
    }
    words.push_back("-solve");
    words.push_back("-quit");
    std::vector<const char *> arguments;
    for (const std::string &word : words) arguments.push_back(word.c_str());
    CbcMain1((int)arguments.size(), arguments.data(), search, carry_on, data);

    nodes = std::max(1, search.getNodeCount());
    const double *best = search.bestSolution();
    if (best && search.getNumCols() == count) {
        std::copy(best, best + count, solution);
        result.has_solution = 1;
        result.value = search.getObjValue();
    }
    result.bound = search.getBestPossibleObjValue();
    if (search.isProvenOptimal() && best) {
        result.status = TRELLIS_OPTIMAL;
        result.bound = result.value;
    } else if (search.isProvenInfeasible() || (search.status() == 0 && !best)) {
        result.status = TRELLIS_INFEASIBLE;
    } else {
        result.status = TRELLIS_STOPPED;
    }
    if (trellis::raised(request.stop)) result.status = TRELLIS_STOPPED;
    return result;
}

// A search in whole numbers, divided until what is left is small.
class Search {
public:
    Search(const trellis_mip &request, double deadline)
        : request(request), deadline(deadline), nodes_left(request.nodes > 0 ? request.nodes : 1 << 30) {}

    // Puts fixed columns in, cuts, and when that has fixed enough begins again with what is left.
    trellis_mip_result among(const ClpSimplex &whole, const std::vector<char> &is_integer, double cutoff,
                             double *solution) {
        Part part(whole);
        if (part.columns.empty()) {
            if (!fits(part) || part.constant >= cutoff) return nothing;
            std::copy(part.point.begin(), part.point.end(), solution);
            return {TRELLIS_OPTIMAL, 1, part.constant, part.constant};
        }
        ClpSimplex left = remaining(whole, part);
        std::vector<char> left_integer;
        for (int column : part.columns) left_integer.push_back(is_integer[column]);
        std::vector<double> point(part.columns.size());
        const double left_cutoff = cutoff < 1e49 ? cutoff - part.constant : cutoff;
        trellis_mip_result result = amongOpen(left, left_integer, left_cutoff, point);
        if (result.has_solution) {
            std::copy(part.point.begin(), part.point.end(), solution);
            for (size_t at = 0; at < point.size(); ++at) solution[part.columns[at]] = point[at];
        }
        result.value += part.constant;
        result.bound += part.constant;
        return result;
    }

private:
    static constexpr trellis_mip_result nothing = {TRELLIS_INFEASIBLE, 0, 1e50, 1e50};
    // A split takes as long as so many nodes.
    static constexpr int nodes_for_a_split = 10;
    static constexpr int patience_at_root = 4, patience_below = 2;
    trellis_mip request;
    const double deadline;
    int nodes_left, depth = 0;

    bool isOver() const { return trellis::raised(request.stop) || CoinGetTimeOfDay() > deadline; }

    // The same where no column is fixed.
    trellis_mip_result amongOpen(ClpSimplex &left, const std::vector<char> &is_integer, double cutoff,
                                 std::vector<double> &point) {
        if (request.plain || cutoff > 1e49) return branched(left, is_integer, cutoff, point);
        trellis::Tightening tightening(left, is_integer, cutoff - 0.999, deadline, request.stop,
                                       depth > 0 ? patience_below : patience_at_root);
        switch (tightening.run()) {
        case trellis::Tightening::State::empty: return nothing;
        case trellis::Tightening::State::whole:
            std::copy(left.primalColumnSolution(), left.primalColumnSolution() + point.size(), point.begin());
            return {TRELLIS_OPTIMAL, 1, left.objectiveValue(), left.objectiveValue()};
        case trellis::Tightening::State::open: break;
        }
        if (tightening.fixed * 2 > (int)point.size()) return among(left, is_integer, cutoff, point.data());
        const bool is_large = request.most_columns > 0 && (int)point.size() - tightening.fixed > request.most_columns;
        if (is_large && nodes_left > 0 && left.status() == 0) {
            nodes_left -= nodes_for_a_split;
            const trellis::Splitting splitting(left, is_integer);
            const trellis::Split split = splitting.best(cutoff - 0.999);
            if (split.second >= 0) return divided(left, is_integer, cutoff, splitting, split, point);
        }
        return branched(left, is_integer, cutoff, point);
    }

    trellis_mip_result branched(ClpSimplex &left, const std::vector<char> &is_integer, double cutoff,
                                std::vector<double> &point) {
        if (nodes_left <= 0) return {TRELLIS_STOPPED, 0, 1e50, -1e50};
        if (request.nodes > 0) request.nodes = nodes_left;
        int nodes = 0;
        const double seconds = deadline - CoinGetTimeOfDay();
        const trellis_mip_result result = branch(left, is_integer, request, cutoff, seconds, point.data(), nodes);
        nodes_left -= nodes;
        return result;
    }

    // One side, then the other where only what is better is wanted.
    trellis_mip_result divided(const ClpSimplex &left, const std::vector<char> &is_integer, double cutoff,
                               const trellis::Splitting &splitting, const trellis::Split &split,
                               std::vector<double> &point) {
        trellis_mip_result result = nothing;
        bool is_whole_answer = true;
        std::vector<double> found(point.size());
        for (const bool is_upper : {split.first >= 0, split.first < 0}) {
            if (isOver()) {
                is_whole_answer = false;
                result.bound = std::min(result.bound, left.objectiveValue());
                break;
            }
            ClpSimplex side(left);
            splitting.apply(split, is_upper, side);
            ++depth;
            const trellis_mip_result mine = among(side, is_integer, cutoff, found.data());
            --depth;
            if (mine.has_solution && mine.value < cutoff) {
                result.has_solution = 1;
                result.value = cutoff = mine.value;
                point = found;
            }
            if (mine.status == TRELLIS_INFEASIBLE) continue;
            is_whole_answer = is_whole_answer && mine.status == TRELLIS_OPTIMAL;
            result.bound = std::min(result.bound, std::max(mine.bound, left.objectiveValue()));
        }
        if (!is_whole_answer) result.status = TRELLIS_STOPPED;
        else if (result.has_solution) result.status = TRELLIS_OPTIMAL;
        return result;
    }
};

} // namespace

trellis_mip_result trellis_mip_solve(const trellis_lp *lp, const trellis_mip *request, double *solution) {
    const double asked = CoinGetTimeOfDay();
    std::lock_guard<std::mutex> guard(one_at_a_time);
    try {
        trellis_mip mine = *request;
        mine.seconds -= CoinGetTimeOfDay() - asked;
        if (mine.seconds <= 0 || trellis::raised(mine.stop)) return {TRELLIS_STOPPED, 0, 1e50, -1e50};
        const std::vector<char> is_integer(mine.is_integer, mine.is_integer + lp->model.numberColumns());
        return Search(mine, asked + request->seconds).among(lp->model, is_integer, mine.cutoff, solution);
    } catch (...) {
        return {TRELLIS_FAILED, 0, 1e50, -1e50};
    }
}

int trellis_mip_tighten(trellis_lp *lp, const char *is_integer, double limit, double seconds, const int *stop) {
    const double asked = CoinGetTimeOfDay();
    try {
        trellis_lp tight(*lp);
        const std::vector<char> integers(is_integer, is_integer + tight.model.numberColumns());
        {
            trellis::Tightening tightening(tight.model, integers, limit + 0.0005, asked + seconds, stop);
            if (tightening.run() == trellis::Tightening::State::empty || tightening.failed) return 0;
        }
        lp->take(tight);
        return 1;
    } catch (...) {
        return 0;
    }
}
