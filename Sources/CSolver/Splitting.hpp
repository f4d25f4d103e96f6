// Splits a whole-number program in two where that raises the bound of both most.
#pragma once
#include "Handlers.hpp"
#include <ClpSimplex.hpp>
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace trellis {

// What divides the solutions of a program in two.
struct Split {
    // Of the columns that use both rows none is chosen, or just one: the first row has room for one.
    int first = -1, second = -1;
    // Or, without a first row: the second is used up to this number, or more.
    double floor = 0;
};

class Splitting {
public:
    Splitting(const ClpSimplex &model, const std::vector<char> &is_integer)
        : model(model), is_integer(is_integer), by_row(*const_cast<ClpSimplex &>(model).matrix()) {
        by_row.reverseOrdering();
    }

    // One side of a split.
    void apply(const Split &split, bool is_upper, ClpSimplex &side) const {
        if (split.first < 0) {
            if (is_upper)
                side.setRowLower(split.second, split.floor + 1);
            else
                side.setRowUpper(split.second, split.floor);
            return;
        }
        const CoinPackedMatrix &matrix = *const_cast<ClpSimplex &>(model).matrix();
        const CoinBigIndex begin = by_row.getVectorStarts()[split.first];
        for (CoinBigIndex at = begin; at < begin + by_row.getVectorLengths()[split.first]; ++at) {
            const int column = by_row.getIndices()[at];
            if (uses(matrix, column, split.second) != is_upper) side.setColumnUpper(column, 0);
        }
        if (is_upper) side.setRowLower(split.first, 1);
    }

    // The best of some splits, by how far a few steps of the simplex method raise both bounds; none: no split is known.
    Split best(double limit) const {
        const std::vector<std::pair<double, Split>> all = candidates();
        std::vector<std::pair<double, size_t>> order; // the nearest to the middle first, then as they came
        for (size_t at = 0; at < all.size(); ++at) order.push_back({all[at].first, at});
        std::sort(order.begin(), order.end());
        if (order.size() > most_candidates) order.resize(most_candidates);
        Split chosen;
        double score = -1;
        const double gap = std::max(limit - model.objectiveValue(), 1e-6);
        for (const auto &place : order) {
            const Split &candidate = all[place.second].second;
            double gain[2];
            for (int side = 0; side < 2; ++side) {
                Silence silence; // outlives the trial
                ClpSimplex trial(model);
                trial.passInMessageHandler(&silence);
                apply(candidate, side == 1, trial);
                trial.setMaximumIterations(most_steps);
                trial.setDualObjectiveLimit(limit);
                trial.dual();
                const bool is_empty = trial.status() == 1 || trial.objectiveValue() > limit;
                const double raised = std::max(0.0, trial.objectiveValue() - model.objectiveValue());
                gain[side] = is_empty ? gap : std::min(gap, raised);
            }
            const double mine = std::max(gain[0], gap * 1e-3) * std::max(gain[1], gap * 1e-3);
            if (mine > score * 1.000001) {
                score = mine;
                chosen = candidate;
            }
        }
        return chosen;
    }

private:
    static constexpr int most_steps = 60;
    static constexpr size_t most_candidates = 8;
    // How much rather a row is split than a pair: it says something about many students.
    static constexpr double rather_a_row = 0.2;
    const ClpSimplex &model;
    const std::vector<char> &is_integer;
    CoinPackedMatrix by_row;

    static bool uses(const CoinPackedMatrix &matrix, int column, int row) {
        const CoinBigIndex begin = matrix.getVectorStarts()[column];
        for (CoinBigIndex at = begin; at < begin + matrix.getVectorLengths()[column]; ++at)
            if (matrix.getIndices()[at] == row) return true;
        return false;
    }

    // Whether all that uses a row is whole and uses one unit each.
    std::vector<char> countsColumns() const {
        std::vector<char> counts(model.numberRows(), 1);
        for (int row = 0; row < model.numberRows(); ++row) {
            const CoinBigIndex begin = by_row.getVectorStarts()[row];
            for (CoinBigIndex at = begin; at < begin + by_row.getVectorLengths()[row]; ++at)
                if (!is_integer[by_row.getIndices()[at]] || by_row.getElements()[at] != 1) counts[row] = 0;
        }
        return counts;
    }

    // Splits with how far from the middle the point is.
    std::vector<std::pair<double, Split>> candidates() const {
        const CoinPackedMatrix &matrix = *const_cast<ClpSimplex &>(model).matrix();
        const double *point = model.primalColumnSolution();
        const std::vector<char> counts = countsColumns();
        std::map<std::pair<int, int>, double> together;
        std::vector<double> use(model.numberRows(), 0);
        for (int column = 0; column < model.numberColumns(); ++column) {
            if (point[column] < 1e-9) continue;
            const double away = std::fabs(point[column] - std::floor(point[column] + 0.5));
            const bool is_torn = is_integer[column] && away > 1e-6;
            const CoinBigIndex begin = matrix.getVectorStarts()[column];
            const CoinBigIndex end = begin + matrix.getVectorLengths()[column];
            for (CoinBigIndex at = begin; at < end; ++at) {
                const int row = matrix.getIndices()[at];
                use[row] += point[column];
                if (!is_torn || !counts[row] || model.rowUpper()[row] > 1.5) continue;
                for (CoinBigIndex other = begin; other < end; ++other) {
                    const int second = matrix.getIndices()[other];
                    if (second != row && counts[second]) together[{row, second}] += point[column];
                }
            }
        }
        std::vector<std::pair<double, Split>> all;
        for (int row = 0; row < model.numberRows(); ++row) {
            const double floor = std::floor(use[row] + 1e-6);
            if (!counts[row] || use[row] - floor < 0.05 || use[row] - floor > 0.95) continue;
            Split split;
            split.second = row;
            split.floor = floor;
            all.push_back({std::fabs(use[row] - floor - 0.5) - rather_a_row, split});
        }
        for (const auto &pair : together) {
            const double away = std::fabs(pair.second - 0.5);
            if (away > 0.49) continue;
            Split split;
            split.first = pair.first.first;
            split.second = pair.first.second;
            all.push_back({away, split});
        }
        return all;
    }
};

} // namespace trellis
