/* A narrow door to Clp (linear programs) and Cbc (whole-number programs).
   Nothing here prints, nothing here throws, and every solve stops soon after *stop becomes non-zero. */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/* A linear program that is kept between solves, so that the next one starts where the last one ended. */
typedef struct trellis_lp trellis_lp;

/* How a solve ended. */
enum trellis_status {
    TRELLIS_OPTIMAL = 0,    /* the solver calls it optimal */
    TRELLIS_INFEASIBLE = 1, /* the solver says that nothing satisfies the rows */
    TRELLIS_STOPPED = 2,    /* time, nodes or *stop */
    TRELLIS_FAILED = 3      /* anything else */
};

/* Minimise, columns in compressed form. The arrays are copied. NULL when there is not enough memory. */
trellis_lp *trellis_lp_new(int columns, int rows, const int *starts, const int *indices, const double *values,
                           const double *column_lower, const double *column_upper,
                           const double *row_lower, const double *row_upper);
trellis_lp *trellis_lp_copy(const trellis_lp *lp);
void trellis_lp_free(trellis_lp *lp);

void trellis_lp_set_objective(trellis_lp *lp, const double *objective);
void trellis_lp_set_column(trellis_lp *lp, int column, double lower, double upper);
double trellis_lp_column_upper(const trellis_lp *lp, int column);
void trellis_lp_delete_columns(trellis_lp *lp, int count, const int *columns);
void trellis_lp_set_row(trellis_lp *lp, int row, double lower, double upper);
void trellis_lp_add_row(trellis_lp *lp, int count, const int *columns, const double *values,
                        double lower, double upper);

/* Adds columns of at least 0 and at most upper, in compressed form. */
void trellis_lp_add_columns(trellis_lp *lp, int count, const int *starts, const int *indices, const double *values,
                            const double *upper, const double *objective);

/* Where a solve begins. */
enum trellis_begin {
    TRELLIS_FRESH = 0,  /* nothing is known: the dual simplex from nothing */
    TRELLIS_PRIMAL = 1, /* the last point still satisfies the rows: columns or the objective are new */
    TRELLIS_DUAL = 2    /* the last prices are still right: bounds or rows have changed */
};

/* Solves. */
int trellis_lp_solve(trellis_lp *lp, int begin, double seconds, const int *stop);
/* What the last point costs. */
double trellis_lp_value(const trellis_lp *lp);
/* The last point, one number a column, and the last prices, one number a row. */
void trellis_lp_primal(const trellis_lp *lp, double *primal);
void trellis_lp_duals(const trellis_lp *lp, double *duals);
/* After INFEASIBLE: prices that no point of the program can pay for, one number a row, of either sign. 0: there are
   none. */
int trellis_lp_ray(const trellis_lp *lp, double *ray);

/* A whole-number program: the linear program as it stands, every column of which is_integer is 1 whole.
   Every solution's value has to be whole as well. */
typedef struct {
    const char *is_integer;   /* one a column */
    double seconds;           /* elapsed */
    int nodes;                /* at most so many nodes of the search tree; 0: no limit */
    double cutoff;            /* only solutions below this are wanted; 1e50: any */
    double leeway;            /* a solution that is so much worse than the best is good enough */
    int plain;                /* 1: no preprocessing, cuts or heuristics */
    int most_columns;         /* what has more is divided before Cbc gets it; 0: nothing is */
    const int *stop;          /* may be NULL */
} trellis_mip;

typedef struct {
    int status;      /* OPTIMAL: the solution is called the best; INFEASIBLE: nothing below the cutoff */
    int has_solution;
    double value;
    double bound;
} trellis_mip_result;

/* Only one runs at a time in a process; others wait. solution: one number a column. */
trellis_mip_result trellis_mip_solve(const trellis_lp *lp, const trellis_mip *request, double *solution);

/* Adds rows that every whole solution up to a limit satisfies, and closes columns that none of them uses. 0: it did not
   work, and the program is as it was. */
int trellis_mip_tighten(trellis_lp *lp, const char *is_integer, double limit, double seconds, const int *stop);

/* Sets *flag so that a solve on another thread sees it. */
void trellis_raise(int *flag);

/* Limits the process to so many bytes of address space and lowers its priority. 0: done. */
int trellis_restrain(unsigned long long bytes, int niceness);
/* The peak resident memory of this process in bytes. */
unsigned long long trellis_peak_memory(void);
/* The versions of the libraries in use. */
const char *trellis_solver_versions(void);

#ifdef __cplusplus
}
#endif
