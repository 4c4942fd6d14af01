// Metrics and weighted losses through glia.hpp: numbers that can be told by hand, and arrays of other lengths,
// which are refused.

#include "glia/glia.hpp"
#include "harness.h"
#include "harness_take.hpp"

#include <cmath>
#include <cstdint>
#include <vector>

namespace {

using glia::error_code;
using floats = std::vector<float>;
using labels = std::vector<std::int32_t>;

bool near(double found, double expected)
{
    return std::abs(found - expected) < 1e-6;
}

void check_metrics()
{
    namespace metric = glia::metric;
    const floats scores = {0.7F, 0.2F, 0.1F, 0.4F, 0.5F, 0.1F, 0.3F, 0.3F, 0.4F, 0.1F, 0.6F, 0.3F};
    const labels wanted = {0, 0, 2, 2}, few = {0, 0, 2};
    CHECK(take(metric::top_accuracy(scores, 3, wanted)) == 0.5);
    CHECK(take(metric::top_accuracy(scores, 3, wanted, 2)) == 1.0);
    CHECK(take(metric::confusion(scores, 3, wanted)) ==
          (std::vector<std::int64_t>{1, 1, 0, 0, 0, 0, 0, 1, 1}));
    const double logs = std::log(0.7) + std::log(0.4) + std::log(0.4) + std::log(0.3);
    CHECK(near(take(metric::log_loss(scores, 3, wanted)), -logs / 4));
    CHECK(CODE_OF(metric::top_accuracy(scores, 3, few)) == error_code::shape_mismatch);
    CHECK(CODE_OF(metric::confusion(scores, 2, wanted)) == error_code::shape_mismatch);
    CHECK(CODE_OF(metric::log_loss(scores, 4, wanted)) == error_code::shape_mismatch);
    CHECK(CODE_OF(metric::top_accuracy(scores, 3, labels{0, 0, 2, 3})) == error_code::out_of_range);
    const auto off = take(metric::regression({1.0F, 2.0F, 3.0F}, {1.0F, 4.0F, 7.0F}));
    CHECK(near(off.mean_absolute, 2) && near(off.root_mean_squared, std::sqrt(20.0 / 3)));
    CHECK(near(off.r_squared, 1 - 20.0 / 18));
    CHECK(CODE_OF(metric::regression({1.0F, 2.0F}, {1.0F})) == error_code::shape_mismatch);
    CHECK(near(take(metric::roc_area({0.1F, 0.4F, 0.35F, 0.8F}, labels{0, 0, 1, 1})), 0.75));
    CHECK(CODE_OF(metric::roc_area({0.1F, 0.4F}, labels{0, 0, 1, 1})) == error_code::shape_mismatch);
}

// The losses of rows are those of each row alone, times its weight.
void check_weighted()
{
    const auto loss = take(glia::loss::make(glia::loss_kind::softmax_cross_entropy));
    floats outputs(4 * 3), rows(4), gradient(12), other(12);
    harness_numbers(outputs.data(), outputs.size(), 4);
    const labels wanted = {2, 0, 1, 1};
    const floats weights = {1.0F, 0.5F, 0.0F, 2.0F};
    take(loss.evaluate_weighted(outputs, 4, wanted, weights, rows, gradient));
    for (std::size_t row = 0; row < 4; row++) {
        const double alone = take(loss.evaluate({&outputs[3 * row], 3}, 1, {&wanted[row], 1}));
        CHECK_THAT(near(rows[row], static_cast<double>(weights[row]) * alone), "row %zu: %g", row,
                   static_cast<double>(rows[row]));
    }
    CHECK(gradient[6] == 0.0F && gradient[7] == 0.0F && gradient[0] != 0.0F);
    CHECK(take(loss.evaluate_weighted(outputs, 4, wanted, {}, {}, gradient)) ==
          take(loss.evaluate(outputs, 4, wanted, other)));
    CHECK_SAME(gradient.data(), other.data(), 12, "weights of 1");
    const floats three(3);
    floats short_rows(3), short_gradient(11);
    CHECK(CODE_OF(loss.evaluate_weighted(outputs, 4, wanted, three)) == error_code::shape_mismatch);
    CHECK(CODE_OF(loss.evaluate_weighted(outputs, 5, wanted, {})) == error_code::shape_mismatch);
    CHECK(CODE_OF(loss.evaluate_weighted(outputs, 4, wanted, {}, short_rows)) ==
          error_code::shape_mismatch);
    CHECK(CODE_OF(loss.evaluate_weighted(outputs, 4, wanted, {}, {}, short_gradient)) ==
          error_code::shape_mismatch);
}

void check_schedule()
{
    auto plateau = take(glia::schedule::make(glia::schedule_kind::plateau, {{glia::param::patience, 1}}));
    CHECK(!take(plateau.report(1.0)) && !take(plateau.report(1.0)));
    CHECK(take(plateau.report(1.0)) && take(plateau.value(0)) < 1.0);
    auto constant = take(glia::schedule::make(glia::schedule_kind::constant));
    CHECK(CODE_OF(constant.report(1.0)) == error_code::invalid_argument);
}

} // namespace

int main()
{
    check_metrics();
    check_weighted();
    check_schedule();
    return harness_finish("metric (C++)");
}
