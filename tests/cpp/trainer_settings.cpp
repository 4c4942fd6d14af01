// What is set and read of a trainer and a model through glia.hpp: groups, schedules, the watch, gradients in
// place and at the inputs, weights of rows, averages, buffers of samples, LSUV.

#include "glia/glia.hpp"
#include "harness.h"
#include "harness_take.hpp"

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using glia::error_code;
using glia::param;
using floats = std::vector<float>;

constexpr std::size_t ROWS = 12, INPUTS = 3, OUTPUTS = 2;

glia::model network()
{
    auto graph = take(glia::graph::make());
    const auto input = take(graph.add_input("input", {std::int64_t{INPUTS}}));
    const auto hidden = take(graph.add_dense("hidden", input, 7, glia::activation_kind::tanh));
    take(graph.add_dense("output", hidden, OUTPUTS));
    return take(glia::model::make(graph, 11));
}

glia::trainer make_trainer(glia::optimizer_kind kind = glia::optimizer_kind::sgd)
{
    auto options = glia::sized<glia_trainer_options>();
    options.largest_batch = ROWS;
    options.input_gradient = 1;
    return take(glia::trainer::make(network(), take(glia::loss::make(glia::loss_kind::mean_squared_error)),
                                    take(glia::optimizer::make(kind, {{param::learning_rate, 0.1}})),
                                    options));
}

floats numbers(std::size_t count, std::uint32_t seed)
{
    floats values(count);
    harness_numbers(values.data(), count, seed);
    return values;
}

void check_keys()
{
    auto trainer = make_trainer();
    DONE(trainer.set_group(1, param::frozen, 1));
    CHECK(take(trainer.get_group(1, param::frozen)) == 1.0 && take(trainer.get_group(0, param::frozen)) == 0.0);
    CHECK(CODE_OF(trainer.get_group(9, param::frozen)) == error_code::not_found);
    CHECK(CODE_OF(trainer.get_schedule(param::learning_rate)) == error_code::not_found);
    const auto plateau = take(glia::schedule::make(glia::schedule_kind::plateau, {{param::patience, 0}}));
    DONE(trainer.set_schedule(param::learning_rate, &plateau));
    for (int epoch = 0; epoch < 3; epoch++)
        DONE(trainer.report_to_schedules(1.0));
    const auto followed = take(trainer.get_schedule(param::learning_rate));
    CHECK(take(followed.kind()) == glia::schedule_kind::plateau);
    CHECK(take(followed.value(0)) < take(plateau.value(0)));
    DONE(trainer.set_watch(param::watch, 1));
    DONE(trainer.set_watch(param::ratio_interval, 1));
    CHECK(take(trainer.get_watch(param::watch)) == 1.0);
    CHECK(std::isnan(take(trainer.watch_ratio(0))));
    take(trainer.step(numbers(ROWS * INPUTS, 1), numbers(ROWS * OUTPUTS, 2)));
    CHECK(take(trainer.watch_ratio(0)) > 0.0);
    CHECK(take(trainer.step_memory()) > ROWS * 4 && CODE_OF(trainer.watch_ratio(9)) == error_code::not_found);
}

// Gradients that the program changes are those that are applied.
void check_gradients()
{
    auto trainer = make_trainer(), still = make_trainer();
    const auto inputs = numbers(ROWS * INPUTS, 3), wanted = numbers(ROWS * OUTPUTS, 4);
    take(trainer.compute_gradients(inputs, wanted));
    floats at_inputs(ROWS * INPUTS), losses(ROWS), few(3);
    DONE(trainer.input_gradient(at_inputs));
    DONE(trainer.row_losses(losses));
    CHECK(at_inputs[0] != 0.0F && CODE_OF(trainer.input_gradient(few)) == error_code::shape_mismatch);
    double mean = 0;
    for (const float loss : losses)
        mean += static_cast<double>(loss) / ROWS;
    CHECK(std::abs(mean - take(trainer.compute_gradients(inputs, wanted))) < 1e-6);
    CHECK(CODE_OF(trainer.row_losses(few)) == error_code::shape_mismatch);
    const auto all = take(trainer.gradients());
    CHECK(all.size() >= take(network().weight_count()));
    for (float &one : all)
        one = 0.0F;
    DONE(trainer.apply_gradients());
    CHECK(take(trainer.hash()) == take(still.hash()));
    // Weights of 0 leave a row out.
    floats weights(ROWS, 0.0F);
    weights[0] = 1.0F;
    take(trainer.compute_gradients(inputs, wanted, weights));
    DONE(trainer.input_gradient(at_inputs));
    CHECK(at_inputs[0] != 0.0F && at_inputs[INPUTS] == 0.0F);
    CHECK(CODE_OF(trainer.compute_gradients(inputs, wanted, few)) == error_code::shape_mismatch);
    CHECK(CODE_OF(trainer.set_first_row(std::uint64_t{1} << 40)) == error_code::out_of_range);
    DONE(trainer.set_first_row(5));
}

void check_samples()
{
    auto buffer = take(glia::samples::make(glia::samples_kind::ring, {{param::capacity, ROWS}}));
    const auto loss = take(glia::loss::make(glia::loss_kind::mean_squared_error));
    DONE(buffer.prepare(network(), loss, glia::type::float32));
    DONE(buffer.add(numbers(ROWS * INPUTS, 5), numbers(ROWS * OUTPUTS, 6)));
    auto trainer = make_trainer(), other = make_trainer();
    DONE(trainer.set_update(param::average, 2));
    DONE(trainer.attach(buffer, 0.25));
    DONE(other.attach(buffer));
    CHECK(take(trainer.samples_count()) == 1);
    const auto attached = take(trainer.get_samples(0));
    CHECK(attached.share == 0.25 && take(attached.buffer.count()) == ROWS);
    CHECK(CODE_OF(trainer.get_samples(1)) == error_code::not_found);
    const double found = take(other.compute_gradients_samples(8));
    CHECK(take(trainer.average_count()) == 0 && take(trainer.step_samples(8)) == found);
    DONE(other.apply_gradients());
    CHECK(take(trainer.hash()) == take(other.hash()) && take(trainer.average_count()) == 1);
}

// Outputs of each layer have variance 1 afterwards, which the doctor sees, too.
void check_model()
{
    auto model = network();
    const auto inputs = numbers(200 * INPUTS, 7), wanted = numbers(200 * OUTPUTS, 8);
    const auto before = take(model.hash());
    CHECK(take(model.weight_count()) == 7 * INPUTS + 7 + 7 * OUTPUTS + OUTPUTS);
    const auto done = take(model.initialize_lsuv(inputs, 3));
    CHECK(done.figures.rows == 200 && done.figures.layers == 2 && done.figures.out_of_tolerance == 0);
    CHECK(done.layers.find("hidden") != std::string::npos && done.layers.find("output") != std::string::npos);
    CHECK(take(model.hash()) != before);
    const auto loss = take(glia::loss::make(glia::loss_kind::mean_squared_error));
    const auto report = take(model.examine(loss, inputs, wanted));
    CHECK(take(report.summary()).rows == 200 && take(report.layer_name(0)) == "hidden");
    CHECK(CODE_OF(model.initialize_lsuv({}, 3)) == error_code::shape_mismatch);
}

} // namespace

int main()
{
    check_keys();
    check_gradients();
    check_samples();
    check_model();
    return harness_finish("trainer_settings (C++)");
}
