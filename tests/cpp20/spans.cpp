// C++20: what glia.hpp takes is std::span, as it is, and what it gives goes into one. scripts/test-cpp.sh
// compiles it, with exceptions and without; tests/cpp is C++17.

#include "glia/glia.hpp"
#include "harness.h"
#include "harness_take.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <ranges>
#include <span>
#include <type_traits>
#include <vector>

namespace {

static_assert(std::is_convertible_v<std::span<const float>, glia::const_floats>);
static_assert(std::is_convertible_v<std::span<float>, glia::const_floats>);
static_assert(std::is_convertible_v<std::span<float, 4>, glia::floats>);
static_assert(!std::is_convertible_v<std::span<const float>, glia::floats>, "what is const is not written");
static_assert(!std::is_convertible_v<std::span<double>, glia::const_floats>, "nothing is converted");
static_assert(std::is_convertible_v<std::span<const std::int32_t>, glia::targets>);
static_assert(std::is_convertible_v<std::span<std::int64_t>, glia::targets>);
static_assert(!std::is_convertible_v<std::span<std::uint8_t>, glia::targets>, "no type of targets");
static_assert(!std::is_convertible_v<std::span<double>, glia::targets>, "nothing is converted");
static_assert(std::is_convertible_v<glia::floats &, std::span<float>>, "it is a contiguous range");

constexpr std::size_t ROWS = 6, INPUTS = 3;

glia::model network()
{
    auto graph = take(glia::graph::make());
    const auto shape = std::to_array<std::int64_t>({INPUTS});
    const auto input = take(graph.add_input("input", std::span(shape)));
    const auto hidden = take(graph.add_dense("hidden", input, 5, glia::activation_kind::gelu));
    take(graph.add_dense("output", hidden, 2));
    return take(glia::model::make(graph, 3));
}

// Rows in memory that is no vector, and a part of it.
void check_runs()
{
    const auto memory = std::make_unique<float[]>(ROWS * INPUTS);
    const std::span<float> all(memory.get(), ROWS * INPUTS);
    harness_numbers(all.data(), all.size(), 5);
    auto session = take(glia::session::make(network(), ROWS));
    std::array<float, ROWS * 2> whole{}, parts{};
    DONE(session.run(all, whole));
    for (std::size_t row = 0; row < ROWS; row++)
        DONE(session.run(all.subspan(row * INPUTS).first<INPUTS>(), std::span(parts).subspan(row * 2, 2)));
    CHECK_SAME(parts.data(), whole.data(), whole.size(), "row by row");
    CHECK(CODE_OF(session.run(all, std::span(whole).first(3))) == glia::error_code::shape_mismatch);
}

// Labels of both widths and a vector of a range, as targets.
void check_training()
{
    std::vector<float> inputs(ROWS * INPUTS);
    harness_numbers(inputs.data(), inputs.size(), 6);
    const auto labels = std::to_array<std::int32_t>({0, 1, 1, 0, 1, 0});
    const std::vector<std::int64_t> wide(labels.begin(), labels.end());
    auto options = glia::sized<glia_trainer_options>();
    options.largest_batch = ROWS;
    const auto loss = take(glia::loss::make(glia::loss_kind::softmax_cross_entropy));
    const auto adam = take(glia::optimizer::make(glia::optimizer_kind::adam));
    auto narrow_one = take(glia::trainer::make(network(), loss, adam, options));
    auto wide_one = take(glia::trainer::make(network(), loss, adam, options));
    for (int step = 0; step < 5; step++) {
        const double first = take(narrow_one.step(std::span<const float>(inputs), std::span(labels)));
        CHECK(first == take(wide_one.step(inputs, std::span(wide))));
    }
    CHECK(take(narrow_one.hash()) == take(wide_one.hash()));
    // Every kind by its enumerator, in a range.
    const auto kinds = take(glia::kinds<glia::optimizer_kind>());
    CHECK(std::ranges::find(kinds, glia::optimizer_kind::muon) != kinds.end());
}

} // namespace

int main()
{
    check_runs();
    check_training();
    return harness_finish("spans (C++20)");
}
