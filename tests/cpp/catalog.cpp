// The catalogue from C++: every activation and every optimizer against the golden tables, found by
// walking, so that a new kind without records fails.

#include "harness.h"
#include "harness_owned.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace {

using table = std::unique_ptr<golden_table, decltype(&golden_free)>;

table read(const char *name)
{
    return table(golden_read(name), golden_free);
}

std::string name_of(std::int32_t family, std::int32_t kind)
{
    std::size_t needed = 0;
    CHECK_OK(glia_catalog_name(family, kind, nullptr, 0, &needed, ERROR));
    std::string name(needed, '\0');
    CHECK_OK(glia_catalog_name(family, kind, &name[0], needed, nullptr, ERROR));
    name.resize(needed - 1);
    return name;
}

std::vector<float> forward(std::int32_t kind, const golden_record &input, std::size_t columns)
{
    glia_activation *made = nullptr;
    CHECK_OK(glia_activation_new(kind, &made, ERROR));
    owned<glia_activation> activation(made);
    std::vector<float> output(input.count);
    CHECK_OK(glia_activation_forward(activation.get(), nullptr, input.floats,
                                     input.count / columns, columns, output.data(), ERROR));
    return output;
}

// A case of an activation that learns parameters, draws numbers or changes the number of columns.
void check_case(const golden_table *golden, std::int32_t kind, const char *name)
{
    const golden_record *settings = golden_get(golden, "%s.settings", name);
    const double *shape = golden_get(golden, "%s.shape", name)->values;
    const golden_record *input = golden_get(golden, "%s.input", name);
    const golden_record *parameters = golden_get(golden, "%s.parameters", name);
    const golden_record *gradient = golden_get(golden, "%s.output_gradient", name);
    const golden_record *values = golden_get(golden, "%s.output", name);
    const golden_record *slopes = golden_get(golden, "%s.input_gradient", name);
    const golden_record *sums = golden_get(golden, "%s.parameter_gradient", name);
    const auto rows = static_cast<std::size_t>(shape[0]);
    const auto columns = static_cast<std::size_t>(shape[1]);
    glia_activation *made = nullptr;
    CHECK_OK(glia_activation_new(kind, &made, ERROR));
    owned<glia_activation> activation(made);
    for (std::size_t pair = 0; pair + 1 < settings->count; pair += 2)
        CHECK_OK(glia_activation_set(made, static_cast<std::int32_t>(settings->values[pair]),
                                     settings->values[pair + 1], ERROR));
    glia_activation_options options{};
    options.struct_size = sizeof options;
    options.training = static_cast<std::int32_t>(shape[3]);
    options.seed = static_cast<std::uint64_t>(shape[4]);
    options.step = static_cast<std::uint64_t>(shape[5]);
    std::vector<float> output(values->count), inputs(slopes->count), learned(sums->count);
    CHECK_OK(glia_activation_forward_with(made, nullptr, input->floats, rows, columns,
                                          parameters->floats, parameters->count, &options,
                                          output.data(), ERROR));
    CHECK_OK(glia_activation_backward_with(made, nullptr, input->floats, output.data(),
                                           gradient->floats, rows, columns, parameters->floats,
                                           parameters->count, &options, inputs.data(),
                                           learned.data(), ERROR));
    CHECK_NEAR(output.data(), values->values, values->count, 1e-6, 6e-6, "%s", name);
    CHECK_TENSOR(inputs.data(), slopes->values, slopes->count, "%s", name);
    CHECK_TENSOR(learned.data(), sums->values, sums->count, "%s parameters", name);
}

void check_activation_with(const golden_table *golden, std::int32_t kind, const std::string &name)
{
    const std::string prefix = name + ".";
    char found[64];
    std::size_t next = golden_next_case(golden, 0, prefix.c_str(), ".shape", found);
    if (next == 0)
        golden_missing(golden, prefix.c_str());
    for (; next != 0; next = golden_next_case(golden, next, prefix.c_str(), ".shape", found))
        check_case(golden, kind, found);
}

void check_activation(const golden_table *golden, const golden_table *with, std::int32_t kind)
{
    const std::string name = name_of(GLIA_FAMILY_ACTIVATION, kind);
    const golden_record *tolerance = golden_find(golden, "%s.tolerance", name.c_str());
    if (tolerance == nullptr)
        return check_activation_with(with, kind, name);
    const double *most = tolerance->values;
    const golden_record *widths = golden_find(golden, "%s.columns", name.c_str());
    if (widths == nullptr) {
        const golden_record *input = golden_get(golden, "elementwise.input");
        const golden_record *expected = golden_get(golden, "%s.output", name.c_str());
        const auto output = forward(kind, *input, input->count);
        CHECK_WITHIN(output.data(), expected->values, expected->count, most[0], most[1], "%s",
                     name.c_str());
        return;
    }
    for (std::size_t index = 0; index < widths->count; index++) {
        const auto columns = static_cast<std::size_t>(widths->values[index]);
        const golden_record *input = golden_get(golden, "%s.%zu.input", name.c_str(), columns);
        const golden_record *expected = golden_get(golden, "%s.%zu.output", name.c_str(), columns);
        const auto output = forward(kind, *input, columns);
        CHECK_NEAR(output.data(), expected->values, expected->count, most[0], most[1],
                   "%s, %zu wide", name.c_str(), columns);
    }
}

owned<glia_optimizer> optimizer_of(const golden_record &hyper, std::int32_t kind)
{
    glia_optimizer *made = nullptr;
    std::int32_t count = 0;
    CHECK_OK(glia_optimizer_new(kind, &made, ERROR));
    owned<glia_optimizer> optimizer(made);
    CHECK_OK(glia_catalog_parameter_count(GLIA_FAMILY_OPTIMIZER, kind, &count, ERROR));
    CHECK(static_cast<std::size_t>(count) == hyper.count);
    for (std::int32_t index = 0; index < count; index++) {
        glia_parameter_info info{};
        info.struct_size = sizeof info;
        CHECK_OK(glia_catalog_parameter(GLIA_FAMILY_OPTIMIZER, kind, index, &info, ERROR));
        CHECK_OK(glia_optimizer_set(optimizer.get(), info.key, hyper.values[index], ERROR));
    }
    return optimizer;
}

owned<glia_trainer> trainer_of(const golden_table *golden, const glia_optimizer *optimizer)
{
    const golden_record *weight = golden_get(golden, "weight"), *bias = golden_get(golden, "bias");
    const harness_dense layer{static_cast<std::int32_t>(bias->count), GLIA_ACTIVATION_IDENTITY};
    owned<glia_model> model(
        harness_model(static_cast<std::int32_t>(weight->count / bias->count), &layer, 1, 0));
    harness_set_parameter(model.get(), "layer1.weight", weight);
    harness_set_parameter(model.get(), "layer1.bias", bias);
    owned<glia_loss> loss(harness_loss(GLIA_LOSS_MEAN_SQUARED_ERROR));
    glia_trainer *trainer = nullptr;
    CHECK_OK(glia_trainer_new(model.get(), loss.get(), optimizer, nullptr, nullptr, &trainer,
                              ERROR));
    return owned<glia_trainer>(trainer);
}

void check_optimizer(const golden_table *golden, std::int32_t kind, const char *setting)
{
    const std::string name = name_of(GLIA_FAMILY_OPTIMIZER, kind) + "." + setting;
    const auto optimizer = optimizer_of(*golden_get(golden, "%s.hyper", name.c_str()), kind);
    const auto trainer = trainer_of(golden, optimizer.get());
    const golden_record *inputs = golden_get(golden, "inputs");
    const golden_record *targets = golden_get(golden, "targets");
    const golden_record *losses = golden_get(golden, "%s.losses", name.c_str());
    for (std::size_t step = 0; step < losses->count; step++) {
        double loss = 0;
        CHECK_OK(glia_trainer_step(trainer.get(), inputs->floats, inputs->count, targets->floats,
                                   GLIA_TYPE_FLOAT32, targets->count, &loss, ERROR));
        CHECK_THAT(harness_loss_near(loss, losses->values[step]), "%s: step %zu", name.c_str(),
                   step);
    }
    const golden_record *expected =
        golden_get(golden, "%s.step%zu.weight", name.c_str(), losses->count);
    std::vector<float> weight(expected->count);
    CHECK_OK(glia_trainer_parameter_get(trainer.get(), 0, weight.data(), weight.size(), ERROR));
    CHECK_TENSOR(weight.data(), expected->values, expected->count, "%s", name.c_str());
}

}  // namespace

int main()
{
    const table activations = read("activations"), with = read("activations_with");
    const table optimizers = read("optimizers");
    for (std::int32_t index = 0; index < harness_kinds(GLIA_FAMILY_ACTIVATION); index++)
        check_activation(activations.get(), with.get(),
                         harness_kind(GLIA_FAMILY_ACTIVATION, index));
    for (std::int32_t index = 0; index < harness_kinds(GLIA_FAMILY_OPTIMIZER); index++) {
        check_optimizer(optimizers.get(), harness_kind(GLIA_FAMILY_OPTIMIZER, index), "default");
        check_optimizer(optimizers.get(), harness_kind(GLIA_FAMILY_OPTIMIZER, index), "custom");
    }
    return harness_finish("catalog (C++)");
}
