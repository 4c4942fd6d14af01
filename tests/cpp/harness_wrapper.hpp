// The checks of glia.hpp that hold with exceptions and without: taken in by wrapper.cpp and by
// wrapper_results.cpp, which say how a value is taken out of a result.

#ifndef GLIA_TESTS_HARNESS_WRAPPER_HPP
#define GLIA_TESTS_HARNESS_WRAPPER_HPP

#include <array>
#include <cmath>
#include <type_traits>
#include <vector>

#include "glia/glia.hpp"
#include "harness.h"

// Defined by the program: the value of a result, or the end of the program; and the code of a failed
// call, error_code::ok where it did not fail.
#ifndef TAKE
#error "define TAKE and FAILS before this file"
#endif

namespace wrapper {

constexpr std::size_t ROWS = 8, COLUMNS = 2;

inline std::vector<float> numbers(std::size_t count, std::uint32_t seed)
{
    std::vector<float> values(count);
    harness_numbers(values.data(), count, seed);
    return values;
}

inline glia::model network(std::uint64_t seed)
{
    auto graph = TAKE(glia::graph::make());
    const auto input = TAKE(graph.add_input("input", {std::int64_t{COLUMNS}}));
    const auto hidden = TAKE(graph.add_dense("hidden", input, 5, glia::activation_kind::tanh));
    auto layer = TAKE(glia::layer::make(glia::layer_kind::dense, {{glia::param::units, 1}}));
    CHECK_WORKS(layer.set_initializer("weight", TAKE(glia::initializer::make(
                                                    glia::initializer_kind::he_normal))));
    const auto output = TAKE(graph.add_layer(layer, "output", {hidden}));
    CHECK_WORKS(graph.set_output(output));
    CHECK(TAKE(graph.shape(hidden)) == std::vector<std::int64_t>{5});
    return TAKE(glia::model::make(graph, seed));
}

inline glia::trainer trainer_of(const glia::model &begin, glia::optimizer_kind kind)
{
    auto options = glia::sized<glia_trainer_options>();
    options.largest_batch = ROWS;
    options.seed = 3;
    const auto loss = TAKE(glia::loss::make(glia::loss_kind::mean_squared_error));
    const auto optimizer = TAKE(glia::optimizer::make(kind, {{glia::param::learning_rate, 0.01}}));
    return TAKE(glia::trainer::make(begin, loss, optimizer, options));
}

// Handles move, are not copied, and refuse to work when they hold nothing.
inline void check_handles()
{
    static_assert(!std::is_copy_constructible<glia::model>::value, "not copied");
    static_assert(std::is_nothrow_move_constructible<glia::model>::value, "moved");
    static_assert(std::is_nothrow_move_assignable<glia::model>::value, "moved");
    static_assert(!std::is_convertible<glia::optimizer_kind, glia::loss_kind>::value, "own types");
    auto first = network(1);
    const auto hash = TAKE(first.hash());
    glia::model second = std::move(first);
    CHECK(!first && second && TAKE(second.hash()) == hash);
    CHECK(FAILS(first.hash()) == glia::error_code::null_pointer);
    first = std::move(second);
    CHECK(first && !second && TAKE(first.hash()) == hash);
    glia::model third(first.release());
    CHECK(!first && TAKE(third.hash()) == hash);
}

// Every kind of a family is made, found by its name, and takes its defaults.
template <class Handle> void check_family(std::size_t least)
{
    using kind_type = typename Handle::kind_type;
    const auto all = TAKE(glia::kinds<kind_type>());
    CHECK_THAT(all.size() >= least, "%zu kinds", all.size());
    for (const auto kind : all) {
        const auto name = TAKE(glia::name(kind));
        CHECK_THAT(TAKE(glia::find<kind_type>(name)) == kind, "%s", name.c_str());
        CHECK(!TAKE(glia::description(kind)).empty());
        auto made = TAKE(Handle::make(kind));
        CHECK_THAT(TAKE(made.kind()) == kind, "%s", name.c_str());
        for (const auto &info : TAKE(glia::parameters(kind))) {
            const auto key = static_cast<glia::param>(info.key);
            CHECK(TAKE(made.get(key)) == info.default_value);
            CHECK(!TAKE(glia::name(key)).empty() && !TAKE(glia::description(kind, key)).empty());
            CHECK_WORKS(made.set(key, info.minimum));
            CHECK(TAKE(made.get(key)) == info.minimum);
            const auto set = TAKE(Handle::make(kind, {{key, info.minimum}}));
            CHECK(TAKE(set.get(key)) == info.minimum);
        }
    }
}

// Every optimizer, through the wrapper, gives the weights that it gives through glia.h.
inline void check_optimizers()
{
    const auto inputs = numbers(ROWS * COLUMNS, 1), wanted = numbers(ROWS, 2);
    for (const auto kind : TAKE(glia::kinds<glia::optimizer_kind>())) {
        const auto name = TAKE(glia::name(kind));
        const auto begin = network(4);
        auto trainer = trainer_of(begin, kind), other = trainer_of(begin, kind);
        CHECK_WORKS(trainer.prepare());
        double loss = 0.0;
        for (int step = 0; step < 3; step++) {
            const double found = TAKE(trainer.step(inputs, wanted));
            CHECK_OK(glia_trainer_step(other.get(), inputs.data(), inputs.size(), wanted.data(),
                                       GLIA_TYPE_FLOAT32, wanted.size(), &loss, ERROR));
            CHECK_THAT(found == loss, "%s: loss %g, %g", name.c_str(), found, loss);
        }
        CHECK_THAT(TAKE(trainer.hash()) == TAKE(other.hash()), "%s", name.c_str());
        CHECK(TAKE(trainer.step_count()) == 3);
        auto again = TAKE(glia::trainer::load(TAKE(trainer.save())));
        CHECK(TAKE(again.hash()) == TAKE(trainer.hash()));
        const auto alone = TAKE(glia::optimizer::make(kind));
        if (TAKE(alone.needs({std::int64_t{COLUMNS}, std::int64_t{5}})).searches) {
            CHECK_WORKS(again.step(inputs, wanted));
        } else {
            CHECK_WORKS(again.compute_gradients(inputs, wanted));
            CHECK_WORKS(again.apply_gradients());
        }
        CHECK_WORKS(trainer.step(inputs, wanted));
        CHECK_THAT(TAKE(again.hash()) == TAKE(trainer.hash()), "%s", name.c_str());
    }
}

// Vectors, arrays, lists, pointers with sizes: the same floats.
inline void check_views()
{
    auto session = TAKE(glia::session::make(network(7), ROWS));
    const std::vector<float> vector = numbers(2 * COLUMNS, 5);
    std::array<float, 2 * COLUMNS> array{};
    float plain[2 * COLUMNS] = {};
    for (std::size_t index = 0; index < vector.size(); index++)
        array[index] = plain[index] = vector[index];
    float expected[2] = {}, found[2] = {};
    CHECK_WORKS(session.run(vector, expected));
    CHECK_WORKS(session.run(array, found));
    CHECK_SAME(found, expected, 2, "array");
    CHECK_WORKS(session.run(plain, glia::floats(found, 2)));
    CHECK_SAME(found, expected, 2, "plain");
    CHECK_WORKS(session.run({vector[0], vector[1], vector[2], vector[3]}, found));
    CHECK_SAME(found, expected, 2, "list");
    CHECK(FAILS(session.run(vector, glia::floats(found, 1))) == glia::error_code::shape_mismatch);
    CHECK(FAILS(session.run(vector, {})) != glia::error_code::ok);
}

// Activations and losses as calls over floats.
inline void check_calls()
{
    const std::vector<float> input = {-1.0f, 0.0f, 2.0f, 3.0f};
    std::vector<float> output(4), expected = {0.0f, 0.0f, 2.0f, 3.0f};
    const auto relu = TAKE(glia::activation::make(glia::activation_kind::relu));
    CHECK_WORKS(relu.forward(input, 2, output));
    CHECK_SAME(output.data(), expected.data(), 4, "relu");
    CHECK(TAKE(relu.property(glia::activation_property::minimum)) == 0.0);
    CHECK(FAILS(relu.forward(input, 3, output)) == glia::error_code::shape_mismatch);
    output.pop_back();
    CHECK(FAILS(relu.forward(input, 2, output)) == glia::error_code::shape_mismatch);
    const auto loss = TAKE(glia::loss::make(glia::loss_kind::softmax_cross_entropy));
    const std::vector<std::int32_t> labels = {1, 0};
    const std::vector<std::int64_t> wide = {1, 0};
    std::vector<float> gradient(4);
    const double found = TAKE(loss.evaluate(input, 2, labels, gradient));
    CHECK(std::abs(found - 0.5 * (std::log1p(std::exp(-1.0)) + std::log1p(std::exp(1.0)))) < 1e-6);
    CHECK(std::abs(gradient[0] + gradient[1]) < 1e-7 && gradient[1] < 0.0f);
    CHECK(TAKE(loss.evaluate(input, 2, wide)) == found);
    CHECK(FAILS(loss.evaluate(input, 3, labels)) == glia::error_code::shape_mismatch);
    auto steps = TAKE(glia::schedule::make(glia::schedule_kind::piecewise_constant));
    CHECK_WORKS(steps.set_points({std::int64_t{0}, std::int64_t{10}}, {1.0, 0.5}));
    CHECK(TAKE(steps.value(10)) == 0.5);
}

// A run over tensors that share the program's memory, in one go and in pieces.
inline void check_runs()
{
    auto inputs = numbers(ROWS * COLUMNS, 8), wanted = numbers(ROWS, 9);
    const std::int64_t rows = ROWS;
    const auto data = TAKE(glia::tensor::borrow(inputs, {rows, std::int64_t{COLUMNS}}));
    const auto goals = TAKE(glia::tensor::borrow(wanted, {rows, std::int64_t{1}}));
    CHECK(FAILS(glia::tensor::borrow(wanted, {rows + 1})) == glia::error_code::shape_mismatch);
    CHECK(TAKE(TAKE(data.slice(0, 1, 2)).shape()) == (std::vector<std::int64_t>{2, COLUMNS}));
    const auto begin = network(2);
    auto whole = trainer_of(begin, glia::optimizer_kind::adam);
    auto pieces = trainer_of(begin, glia::optimizer_kind::adam);
    auto options = glia::sized<glia_fit_options>();
    options.epochs = 5;
    options.batch_size = 4;
    int seen = 0;
    CHECK_WORKS(whole.fit(data, goals, options, [&](const glia_progress &) { return ++seen > 0; }));
    CHECK(seen == 10);
    CHECK_WORKS(pieces.begin(options));
    while (!TAKE(pieces.advance(data, goals, 3)).finished)
        CHECK(TAKE(pieces.progress()).epochs == 5);
    CHECK(TAKE(pieces.hash()) == TAKE(whole.hash()));
    seen = 0;
    CHECK_WORKS(whole.fit(data, goals, options, [&](const glia_progress &) { return ++seen < 4; }));
    CHECK(seen == 4);
    auto session = TAKE(glia::session::make(TAKE(pieces.snapshot()), ROWS));
    const auto loss = TAKE(glia::loss::make(glia::loss_kind::mean_squared_error));
    CHECK(TAKE(session.evaluate(loss, data, goals)).loss > 0.0);
    const auto report = TAKE(pieces.examine(inputs, wanted));
    CHECK(TAKE(report.summary()).rows == ROWS && TAKE(report.layer(0)).units > 0);
    CHECK(!TAKE(report.table()).empty() && !TAKE(report.layer_name(0)).empty());
}

// Larger batches, micro-batches, averages, the watch, the finder.
inline void check_training()
{
    auto inputs = numbers(2 * ROWS * COLUMNS, 10), wanted = numbers(2 * ROWS, 11);
    const auto begin = network(5);
    auto trainer = trainer_of(begin, glia::optimizer_kind::momentum);
    CHECK_WORKS(trainer.prepare_batch(2 * ROWS));
    CHECK_WORKS(trainer.set_update(glia::param::average, 2.0));
    CHECK(TAKE(trainer.get_update(glia::param::average)) == 2.0);
    CHECK_WORKS(trainer.set_watch(glia::param::watch, 1.0));
    CHECK_WORKS(trainer.step(inputs, wanted));
    CHECK(TAKE(TAKE(trainer.average()).hash()) == TAKE(trainer.hash()));
    CHECK_WORKS(trainer.compute_gradients(inputs, wanted));
    CHECK_WORKS(trainer.accumulate_gradients());
    CHECK(TAKE(trainer.micro_batches()) == 1);
    CHECK_WORKS(trainer.average_gradients());
    CHECK_WORKS(trainer.apply_gradients());
    CHECK(TAKE(TAKE(trainer.average()).hash()) != TAKE(trainer.hash()));
    const auto before = TAKE(trainer.hash());
    inputs[0] = std::nanf("");
    CHECK(FAILS(trainer.step(inputs, wanted)) == glia::error_code::diverged);
    CHECK(TAKE(trainer.hash()) == before && TAKE(trainer.watch_status()).refused == 1);
    CHECK(!TAKE(trainer.watch_advice()).empty());
    CHECK(TAKE(trainer.watch_event(0)).policy == GLIA_POLICY_REFUSE);
    CHECK_WORKS(trainer.set_watch(glia::param::non_finite_policy, glia::policy::skip));
    CHECK_WORKS(trainer.step(inputs, wanted));
    CHECK(TAKE(trainer.hash()) == before && TAKE(trainer.watch_status()).skipped == 1);
    inputs[0] = 0.5f;
    CHECK_WORKS(trainer.freeze(true));
    CHECK_WORKS(trainer.step(inputs, wanted));
    CHECK(TAKE(trainer.hash()) == before && TAKE(trainer.watch_status()).frozen == 1);
    CHECK_WORKS(trainer.freeze(false));
    const std::int64_t rows = 2 * ROWS;
    const auto data = TAKE(glia::tensor::borrow(inputs, {rows, std::int64_t{COLUMNS}}));
    const auto goals = TAKE(glia::tensor::borrow(wanted, {rows, std::int64_t{1}}));
    const auto curve = TAKE(trainer.find_learning_rate(data, goals, {1e-3, 1e-2, 0.1}, 20));
    CHECK(curve.losses.size() == 3 && curve.losses[1] < curve.start && curve.suggestion > 0.0);
}

// What the first mode checks, the second one does.
inline int check_all(const char *program)
{
    check_handles();
    check_family<glia::activation>(50);
    check_family<glia::initializer>(10);
    check_family<glia::layer>(1);
    check_family<glia::loss>(15);
    check_family<glia::optimizer>(20);
    check_family<glia::schedule>(10);
    check_optimizers();
    check_views();
    check_calls();
    check_runs();
    check_training();
    return harness_finish(program);
}

} // namespace wrapper

#endif
