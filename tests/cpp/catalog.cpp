// The catalogue from C++: every optimizer against the golden table, found by walking, so that a new
// kind without records fails. Activations: activation.cpp.

#include "harness.h"
#include "harness_golden.hpp"
#include "harness_owned.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace {

constexpr std::array<const char *, 4> parameters{"layer1.weight", "layer1.bias", "layer2.weight",
                                                 "layer2.bias"};

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
    const harness_dense layers[] = {{3, GLIA_ACTIVATION_TANH}, {1, GLIA_ACTIVATION_IDENTITY}};
    owned<glia_model> model(harness_model(1, layers, 2, 0));
    for (const char *name : parameters)
        harness_set_parameter(model.get(), name, golden_get(golden, "%s", name));
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
    for (std::size_t index = 0; index < parameters.size(); index++) {
        const golden_record *expected = golden_get(golden, "%s.step%zu.%s", name.c_str(),
                                                   losses->count, parameters[index]);
        std::vector<float> values(expected->count);
        CHECK_OK(glia_trainer_parameter_get(trainer.get(), index, values.data(), values.size(),
                                            ERROR));
        CHECK_TENSOR(values.data(), expected->values, expected->count, "%s", expected->name);
    }
}

}  // namespace

int main()
{
    const table optimizers = read_table("optimizers");
    for (std::int32_t index = 0; index < harness_kinds(GLIA_FAMILY_OPTIMIZER); index++) {
        check_optimizer(optimizers.get(), harness_kind(GLIA_FAMILY_OPTIMIZER, index), "default");
        check_optimizer(optimizers.get(), harness_kind(GLIA_FAMILY_OPTIMIZER, index), "custom");
    }
    return harness_finish("catalog (C++)");
}
