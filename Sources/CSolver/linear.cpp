// Linear programs by Clp.
#include "CSolver.h"
#include "Handlers.hpp"
#include "LinearProgram.hpp"
#include <ClpSolve.hpp>
#include <CoinPackedMatrix.hpp>
#include <algorithm>
#include <new>

trellis_lp *trellis_lp_new(int columns, int rows, const int *starts, const int *indices, const double *values,
                           const double *column_lower, const double *column_upper,
                           const double *row_lower, const double *row_upper) {
    try {
        trellis_lp *lp = new trellis_lp();
        lp->model.loadProblem(columns, rows, starts, indices, values, column_lower, column_upper, nullptr, row_lower,
                              row_upper);
        lp->model.setOptimizationDirection(1);
        return lp;
    } catch (...) {
        return nullptr;
    }
}

trellis_lp *trellis_lp_copy(const trellis_lp *lp) {
    try {
        return new trellis_lp(*lp);
    } catch (...) {
        return nullptr;
    }
}

void trellis_lp_free(trellis_lp *lp) { delete lp; }

void trellis_lp_set_objective(trellis_lp *lp, const double *objective) {
    std::copy(objective, objective + lp->model.numberColumns(), lp->model.objective());
}

void trellis_lp_set_column(trellis_lp *lp, int column, double lower, double upper) {
    lp->model.setColumnBounds(column, lower, upper);
}

double trellis_lp_column_upper(const trellis_lp *lp, int column) { return lp->model.columnUpper()[column]; }

void trellis_lp_delete_columns(trellis_lp *lp, int count, const int *columns) {
    lp->model.deleteColumns(count, columns);
}

void trellis_lp_set_row(trellis_lp *lp, int row, double lower, double upper) {
    lp->model.setRowBounds(row, lower, upper);
}

void trellis_lp_add_row(trellis_lp *lp, int count, const int *columns, const double *values,
                        double lower, double upper) {
    lp->model.addRow(count, columns, values, lower, upper);
}

void trellis_lp_add_columns(trellis_lp *lp, int count, const int *starts, const int *indices, const double *values,
                            const double *upper, const double *objective) {
    lp->model.addColumns(count, nullptr, upper, objective, starts, indices, values);
}

int trellis_lp_solve(trellis_lp *lp, int begin, double seconds, const int *stop) {
    try {
        ClpSimplex &model = lp->model;
        trellis::SimplexWatch watch(stop);
        model.passInEventHandler(&watch);
        model.setMaximumWallSeconds(seconds);
        switch (begin) {
        case TRELLIS_FRESH: {
            ClpSolve how;
            how.setSolveType(ClpSolve::useDual);
            how.setPresolveType(ClpSolve::presolveOff);
            model.initialSolve(how);
            break;
        }
        case TRELLIS_DUAL: model.dual(); break;
        default: model.primal(0);
        }
        if (model.status() != 0 && model.status() != 3 && model.status() != 5 && !trellis::raised(stop)) {
            model.setMaximumWallSeconds(seconds);
            model.dual();
            if (model.status() != 0) model.primal(1);
        }
        switch (model.status()) {
        case 0: return TRELLIS_OPTIMAL;
        case 1: return TRELLIS_INFEASIBLE;
        case 3:
        case 5: return TRELLIS_STOPPED;
        default: return TRELLIS_FAILED;
        }
    } catch (...) {
        return TRELLIS_FAILED;
    }
}

double trellis_lp_value(const trellis_lp *lp) { return lp->model.objectiveValue(); }

void trellis_lp_primal(const trellis_lp *lp, double *primal) {
    const double *values = lp->model.primalColumnSolution();
    std::copy(values, values + lp->model.numberColumns(), primal);
}

void trellis_lp_duals(const trellis_lp *lp, double *duals) {
    const double *values = lp->model.dualRowSolution();
    std::copy(values, values + lp->model.numberRows(), duals);
}

int trellis_lp_ray(const trellis_lp *lp, double *ray) {
    double *found = lp->model.infeasibilityRay();
    if (!found) return 0;
    std::copy(found, found + lp->model.numberRows(), ray);
    delete[] found;
    return 1;
}
