/*
 * gradient_check.cpp: a loss of a C++ host, a class behind the callback's pointer, is checked for
 * every activation of the catalogue; a fault in it is found.
 */
#include <cstddef>
#include <cstdint>
#include <vector>

#include "harness.h"

namespace {

/* The mean of the squares of the outputs less one. */
class squares {
public:
    explicit squares(double factor) : factor_(factor) {}

    double value(const std::vector<double> &outputs, double *gradient) const
    {
        double sum = 0;
        for (std::size_t index = 0; index < outputs.size(); index++) {
            const double difference = outputs[index] - 1;
            sum += difference * difference;
            if (gradient != nullptr)
                gradient[index] = factor_ * 2 * difference / static_cast<double>(outputs.size());
        }
        return sum / static_cast<double>(outputs.size());
    }

private:
    double factor_;
};

/* A function with C's linkage in all but name: a lambda without captures. */
const glia_loss_callback callback = [](const double *outputs, std::size_t rows, std::size_t columns,
                                       double *gradient, double *loss, void *user) -> glia_status {
    const auto *self = static_cast<const squares *>(user);
    *loss = self->value({outputs, outputs + rows * columns}, gradient);
    return GLIA_OK;
};

void check(std::int32_t activation, double factor)
{
    const harness_dense layers[] = {{6, activation}, {2, GLIA_ACTIVATION_IDENTITY}};
    glia_model *model = harness_model(3, layers, 2, 5);
    std::vector<float> inputs(4 * 3);
    harness_numbers(inputs.data(), inputs.size(), 3);
    squares host(factor);
    glia_gradient_report report{};
    report.struct_size = sizeof report;
    char worst[300];
    CHECK_OK(glia_gradient_check_with_callback(model, nullptr, inputs.data(), inputs.size(),
                                               callback, &host, nullptr, &report, worst,
                                               sizeof worst, nullptr, ERROR));
    CHECK_THAT((report.out_of_tolerance == 0) == (factor == 1.0), "%d: %zu wrong, %s", activation,
               report.out_of_tolerance, worst);
    CHECK(report.checked > 30 && report.at_kinks < 4);
    glia_model_free(model);
}

}  // namespace

int main()
{
    for (std::int32_t index = 0; index < harness_kinds(GLIA_FAMILY_ACTIVATION); index++) {
        const std::int32_t activation = harness_kind(GLIA_FAMILY_ACTIVATION, index);
        check(activation, 1.0);
        check(activation, 1.01);
    }
    return harness_finish("gradient_check (C++)");
}
