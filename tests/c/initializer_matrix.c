/*
 * Initialisers of matrices: orthogonal, identity, sparse: what makes each what it is, tall and wide,
 * and what is refused.
 */

#include "harness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct matrix {
    size_t rows, columns;
    float *values;
} matrix;

static glia_initializer *make(int32_t kind)
{
    glia_initializer *initializer = NULL;
    CHECK_OK(glia_initializer_new(kind, &initializer, ERROR));
    return initializer;
}

static matrix draw(const glia_initializer *initializer, uint64_t seed, size_t rows, size_t columns)
{
    matrix made = {rows, columns, harness_allocate(rows * columns, sizeof(float))};
    CHECK_OK(glia_initializer_fill(initializer, seed, "layer.weight", GLIA_STRLEN, rows, columns,
                                   made.values, rows * columns, ERROR));
    return made;
}

/* The product of two columns, or of two rows where there are fewer of them. */
static double product(const matrix *of, size_t first, size_t second)
{
    int is_tall = of->rows >= of->columns;
    size_t length = is_tall ? of->rows : of->columns, step = is_tall ? of->columns : 1;
    size_t stride = is_tall ? 1 : of->columns;
    double sum = 0;
    for (size_t place = 0; place < length; place++)
        sum += (double)of->values[first * stride + place * step] *
               of->values[second * stride + place * step];
    return sum;
}

static void check_orthogonal(size_t rows, size_t columns, double gain)
{
    glia_initializer *orthogonal = make(GLIA_INITIALIZER_ORTHOGONAL);
    CHECK_OK(glia_initializer_set(orthogonal, GLIA_PARAM_GAIN, gain, ERROR));
    matrix made = draw(orthogonal, 5, rows, columns);
    size_t count = rows < columns ? rows : columns;
    for (size_t first = 0; first < count; first++)
        for (size_t second = 0; second <= first; second++) {
            double expected = first == second ? gain * gain : 0;
            double got = product(&made, first, second);
            CHECK_THAT(fabs(got - expected) <= 1e-6 * gain * gain,
                       "%zu x %zu: product of %zu and %zu is %.9g", rows, columns, first, second,
                       got);
        }
    matrix other = draw(orthogonal, 6, rows, columns);
    CHECK_THAT(memcmp(made.values, other.values, sizeof(float)) != 0, "one seed like another");
    free(other.values);
    free(made.values);
    glia_initializer_free(orthogonal);
}

static void check_identity(size_t rows, size_t columns)
{
    glia_initializer *identity = make(GLIA_INITIALIZER_IDENTITY);
    matrix made = draw(identity, 5, rows, columns);
    for (size_t row = 0; row < rows; row++)
        for (size_t column = 0; column < columns; column++)
            CHECK(made.values[row * columns + column] == (row == column));
    free(made.values);
    glia_initializer_free(identity);
}

/* So many values of each column are not 0, with the deviation asked for, at places all over. */
static void check_sparse(int32_t key, double value, size_t connections)
{
    enum { ROWS = 200, COLUMNS = 300 };
    glia_initializer *sparse = make(GLIA_INITIALIZER_SPARSE);
    CHECK_OK(glia_initializer_set(sparse, key, value, ERROR));
    matrix made = draw(sparse, 5, ROWS, COLUMNS);
    double squares = 0, places = 0;
    for (size_t column = 0; column < COLUMNS; column++) {
        size_t found = 0;
        for (size_t row = 0; row < ROWS; row++) {
            double weight = made.values[row * COLUMNS + column];
            found += weight != 0;
            squares += weight * weight;
            places += weight != 0 ? (double)row : 0;
        }
        CHECK_THAT(found == connections, "column %zu: %zu weights, expected %zu", column, found,
                   connections);
    }
    double all = (double)connections * COLUMNS;
    CHECK_THAT(fabs(squares / all - 1) < 6 / sqrt(all), "variance %g", squares / all);
    CHECK_THAT(fabs(places / all - (ROWS - 1) / 2.0) < 5 * ROWS / sqrt(12 * all), "mean row %g",
               places / all);
    free(made.values);
    glia_initializer_free(sparse);
}

static void check_refused(int32_t kind)
{
    float values[6] = {7, 7, 7, 7, 7, 7};
    glia_initializer *initializer = make(kind);
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "count",
                  glia_initializer_fill(initializer, 1, "x", 1, 2, 4, values, 6, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "count",
                  glia_initializer_fill(initializer, 1, "x", 1, 2, 0, values, 6, ERROR));
    CHECK(values[0] == 7 && values[5] == 7);
    CHECK_OK(glia_initializer_fill(initializer, 1, "x", 1, 0, 0, NULL, 0, ERROR));
    glia_initializer_free(initializer);
}

int main(void)
{
    check_orthogonal(40, 40, 1);
    check_orthogonal(50, 30, 1);
    check_orthogonal(30, 50, 3);
    check_orthogonal(1, 9, 1);
    check_identity(5, 5);
    check_identity(3, 7);
    check_identity(7, 3);
    check_sparse(GLIA_PARAM_CONNECTIONS, 15, 15);
    check_sparse(GLIA_PARAM_SHARE, 0.25, 50);
    check_sparse(GLIA_PARAM_CONNECTIONS, 1000, 200);
    check_refused(GLIA_INITIALIZER_ORTHOGONAL);
    check_refused(GLIA_INITIALIZER_IDENTITY);
    check_refused(GLIA_INITIALIZER_SPARSE);
    return harness_finish("initializer_matrix");
}
