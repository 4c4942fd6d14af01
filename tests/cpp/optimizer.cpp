// Every optimizer through glia.hpp: 100 steps of a trainer against the golden table, at several runtimes;
// and over arrays of the program's own, where each goes bit for bit where a trainer goes. Found by walking
// the catalogue, so that a new optimizer without records fails.

#include "glia/glia.hpp"
#include "harness.h"
#include "harness_golden.hpp"
#include "harness_take.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using floats = std::vector<float>;
using kind = glia::optimizer_kind;

constexpr std::array<const char *, 4> PARAMETERS = {"layer1.weight", "layer1.bias", "layer2.weight",
                                                    "layer2.bias"};

// The problem of the table: three units with tanh and an output.
glia::model small_model(std::uint64_t seed)
{
    auto graph = take(glia::graph::make());
    const auto input = take(graph.add_input("inputs", {std::int64_t{1}}));
    const auto hidden = take(graph.add_dense("layer1", input, 3, glia::activation_kind::tanh));
    take(graph.add_dense("layer2", hidden, 1));
    return take(glia::model::make(graph, seed));
}

glia::model golden_model(const golden_table *golden)
{
    auto model = small_model(0);
    for (const char *name : PARAMETERS) {
        const golden_record *record = golden_get(golden, "%s", name);
        DONE(model.set_parameter(take(model.parameter_index(name)), {record->floats, record->count}));
    }
    return model;
}

glia::trainer trainer_of(const glia::model &model, const glia::optimizer &optimizer,
                         const glia::runtime *on = nullptr)
{
    const auto loss = take(glia::loss::make(glia::loss_kind::mean_squared_error));
    return take(glia::trainer::make(model, loss, optimizer, glia::sized<glia_trainer_options>(), on));
}

glia::optimizer configured(const golden_table *golden, kind of, const std::string &setting)
{
    const golden_record *hyper = golden_get(golden, "%s.hyper", setting.c_str());
    auto optimizer = take(glia::optimizer::make(of));
    const auto parameters = take(glia::parameters(of));
    CHECK_THAT(parameters.size() == hyper->count, "%s: one number for each parameter", hyper->name);
    for (std::size_t index = 0; index < parameters.size(); index++)
        DONE(optimizer.set(static_cast<glia::param>(parameters[index].key), hyper->values[index]));
    return optimizer;
}

// Gives how many parameters the table has of this step.
int check_weights(const golden_table *golden, const glia::trainer &trainer, const std::string &step,
                  const char *place)
{
    int compared = 0;
    for (std::size_t index = 0; index < PARAMETERS.size(); index++) {
        const golden_record *expected = golden_find(golden, "%s.%s", step.c_str(), PARAMETERS[index]);
        if (expected == nullptr)
            continue;
        floats values(expected->count);
        DONE(trainer.get_parameter(index, values));
        CHECK_TENSOR(values.data(), expected->values, expected->count, "%s at %s", expected->name, place);
        compared++;
    }
    return compared;
}

void check_setting(const golden_table *golden, kind of, const std::string &setting,
                   const glia::runtime *on, const char *place)
{
    const golden_record *inputs = golden_get(golden, "inputs"), *wanted = golden_get(golden, "targets");
    const golden_record *losses = golden_get(golden, "%s.losses", setting.c_str());
    auto trainer = trainer_of(golden_model(golden), configured(golden, of, setting), on);
    CHECK_THAT(losses->count == (of == kind::lbfgs ? 10 : 100), "%s: %zu steps", setting.c_str(),
               losses->count);
    int compared = 0;
    for (std::size_t step = 1; step <= losses->count; step++) {
        const double loss =
            take(trainer.step({inputs->floats, inputs->count}, {wanted->floats, wanted->count}));
        CHECK_THAT(harness_loss_near(loss, losses->values[step - 1]),
                   "%s: loss before step %zu at %s: expected %.9g, got %.9g", setting.c_str(), step,
                   place, losses->values[step - 1], loss);
        compared += check_weights(golden, trainer, setting + ".step" + std::to_string(step), place);
    }
    CHECK_THAT(compared >= 8, "%s: only %d parameters compared", setting.c_str(), compared);
}

// A parameter as a program keeps it.
struct own_parameter {
    std::vector<std::int64_t> shape;
    floats weights, ahead, gradients, state, scratch;
};

std::vector<own_parameter> own_parameters(const glia::optimizer &optimizer, const glia::model &model)
{
    std::vector<own_parameter> all;
    for (std::size_t index = 0; index < take(model.parameter_count()); index++) {
        own_parameter one;
        std::size_t count = 1;
        one.shape = take(model.parameter_shape(index));
        for (const std::int64_t length : one.shape)
            count *= static_cast<std::size_t>(length);
        const auto needs = take(optimizer.needs(one.shape));
        one.weights = one.ahead = one.gradients = floats(count);
        one.state = floats(needs.state_floats);
        one.scratch = floats(needs.scratch_floats);
        DONE(model.get_parameter(index, one.weights));
        all.push_back(one);
    }
    return all;
}

// A trainer, and a program that has another one compute its gradients.
void check_over_arrays(kind of)
{
    const auto optimizer = take(glia::optimizer::make(of));
    const auto model = small_model(7);
    auto trainer = trainer_of(model, optimizer);
    auto computing =
        trainer_of(model, take(glia::optimizer::make(kind::sgd, {{glia::param::learning_rate, 0.0}})));
    auto own = own_parameters(optimizer, model);
    floats inputs(6), wanted(6);
    harness_numbers(inputs.data(), 6, 1);
    harness_numbers(wanted.data(), 6, 2);
    for (std::uint64_t step = 1; step <= 20; step++) {
        for (std::size_t index = 0; index < own.size(); index++) {
            auto &one = own[index];
            DONE(optimizer.look_ahead(one.shape, one.weights, one.state, one.ahead));
            DONE(computing.set_parameter(index, one.ahead));
        }
        take(computing.compute_gradients(inputs, wanted));
        take(trainer.step(inputs, wanted));
        for (std::size_t index = 0; index < own.size(); index++) {
            auto &one = own[index];
            floats weights(one.weights.size());
            DONE(computing.get_gradient(index, one.gradients));
            DONE(optimizer.step(step, one.shape, one.weights, one.gradients, one.state, one.scratch));
            DONE(trainer.get_parameter(index, weights));
            CHECK_SAME(one.weights.data(), weights.data(), weights.size(), "%s, step %d, parameter %zu",
                       take(glia::name(of)).c_str(), static_cast<int>(step), index);
        }
    }
}

// Rosenbrock's function in two dimensions, and its gradients.
double valley(const floats &at, floats &gradients)
{
    const double x = at[0], y = at[1], across = y - x * x, along = 1 - x;
    gradients[0] = static_cast<float>(-400 * x * across - 2 * along);
    gradients[1] = static_cast<float>(200 * across);
    return 100 * across * across + along * along;
}

void check_search()
{
    const auto optimizer = take(glia::optimizer::make(kind::lbfgs));
    const std::array<std::int64_t, 1> shape = {2};
    const auto needs = take(optimizer.needs(shape));
    floats weights = {-1.2F, 1.0F}, gradients(2), state(needs.state_floats);
    floats scratch(needs.scratch_floats);
    std::vector<double> search(needs.search_doubles);
    double loss = valley(weights, gradients);
    int iterations = 0, calls = 0;
    auto next = glia::search_next::evaluate;
    while (next != glia::search_next::ended && calls++ < 1000) {
        next = take(optimizer.search(shape, loss, weights, gradients, state, scratch, search));
        if (next == glia::search_next::evaluate)
            loss = valley(weights, gradients);
        else
            iterations++;
    }
    const std::array<double, 2> minimum = {1, 1};
    CHECK_NEAR(weights.data(), minimum.data(), 2, 0, 1e-3, "the minimum");
    CHECK(needs.searches == 1 && iterations > 5 && next == glia::search_next::ended);
    using glia::error_code;
    search.pop_back();
    CHECK(CODE_OF(optimizer.search(shape, loss, weights, gradients, state, scratch, search)) ==
          error_code::shape_mismatch);
    CHECK(CODE_OF(optimizer.step(1, shape, weights, gradients, state, scratch)) ==
          error_code::unsupported);
}

// Arrays of other lengths are refused before the library sees their addresses.
void check_refusals()
{
    using glia::error_code;
    const auto adam = take(glia::optimizer::make(kind::adam));
    const std::array<std::int64_t, 1> shape = {3}, negative = {-3};
    floats three(3), two(2), state(6);
    CHECK(take(adam.needs(shape)).state_floats == 6);
    DONE(adam.step(1, shape, three, floats(3), state, {}));
    CHECK(CODE_OF(adam.step(1, shape, two, floats(3), state, {})) == error_code::shape_mismatch);
    CHECK(CODE_OF(adam.step(1, shape, three, two, state, {})) == error_code::shape_mismatch);
    CHECK(CODE_OF(adam.step(1, shape, three, floats(3), two, {})) == error_code::shape_mismatch);
    CHECK(CODE_OF(adam.step(1, shape, three, floats(3), state, two)) == error_code::shape_mismatch);
    CHECK(CODE_OF(adam.step(1, negative, three, floats(3), state, {})) == error_code::invalid_argument);
    CHECK(CODE_OF(adam.step(0, shape, three, floats(3), state, {})) == error_code::out_of_range);
    CHECK(CODE_OF(adam.look_ahead(shape, three, state, two)) == error_code::shape_mismatch);
    CHECK(CODE_OF(adam.look_ahead(shape, three, two, two)) == error_code::shape_mismatch);
}

} // namespace

int main()
{
    const table golden = read_table("optimizers");
    auto scalar = glia::sized<glia_runtime_options>();
    scalar.level = GLIA_LEVEL_SCALAR;
    const auto plain = take(glia::runtime::make(scalar)), threads = take(glia::runtime::make(3));
    const auto kinds = take(glia::kinds<kind>());
    CHECK(kinds.size() >= 24);
    for (const kind of : kinds) {
        const std::string name = take(glia::name(of));
        for (const char *setting : {".default", ".custom"}) {
            check_setting(golden.get(), of, name + setting, nullptr, "no runtime");
            check_setting(golden.get(), of, name + setting, &plain, "scalar");
            check_setting(golden.get(), of, name + setting, &threads, "3 threads");
        }
        if (of != kind::lbfgs)
            check_over_arrays(of);
    }
    check_search();
    check_refusals();
    return harness_finish("optimizer (C++)");
}
