// Gradient checks through glia.hpp: a loss of the library's and a class of the program's own, for every
// activation of the catalogue; a fault in it is found, and what it throws or fails with comes out.

#include "glia/glia.hpp"
#include "harness.h"
#include "harness_take.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

constexpr std::size_t ROWS = 4, INPUTS = 3, OUTPUTS = 2;

// The mean of the squares of the outputs less one.
class squares {
public:
    explicit squares(double factor) : factor_(factor) {}

    double operator()(glia::span<const double> outputs, std::size_t rows, glia::span<double> gradient)
    {
        CHECK(rows == ROWS && outputs.size() == ROWS * OUTPUTS);
        calls_++;
        double sum = 0;
        for (std::size_t index = 0; index < outputs.size(); index++) {
            const double difference = outputs.data()[index] - 1;
            sum += difference * difference;
            if (gradient.size() > 0)
                gradient.data()[index] = factor_ * 2 * difference / static_cast<double>(outputs.size());
        }
        return sum / static_cast<double>(outputs.size());
    }

    int calls() const { return calls_; }

private:
    double factor_;
    int calls_ = 0;
};

glia::model network(glia::activation_kind activation)
{
    auto graph = take(glia::graph::make());
    const auto input = take(graph.add_input("input", {std::int64_t{INPUTS}}));
    const auto hidden = take(graph.add_dense("layer1", input, 6, activation));
    take(graph.add_dense("layer2", hidden, OUTPUTS));
    return take(glia::model::make(graph, 5));
}

std::vector<float> inputs()
{
    std::vector<float> values(ROWS * INPUTS);
    harness_numbers(values.data(), values.size(), 3);
    return values;
}

void check(glia::activation_kind activation)
{
    const std::string name = take(glia::name(activation));
    const auto model = network(activation);
    const std::vector<float> ones(ROWS * OUTPUTS, 1.0F);
    const auto loss = take(glia::loss::make(glia::loss_kind::mean_squared_error));
    const auto known = take(glia::check_gradients(model, loss, inputs(), ones));
    CHECK_THAT(known.figures.out_of_tolerance == 0, "%s: %s", name.c_str(), known.worst.c_str());
    for (const double factor : {1.0, 1.01}) {
        squares own(factor);
        const auto found = take(glia::check_gradients_with(model, inputs(), own));
        CHECK_THAT((found.figures.out_of_tolerance == 0) == (factor == 1.0), "%s: %zu wrong, %s",
                   name.c_str(), found.figures.out_of_tolerance, found.worst.c_str());
        CHECK(found.figures.checked > 30 && found.figures.at_kinks < 4 && own.calls() > 30);
        CHECK(!found.worst.empty() && found.worst.size() < 500);
    }
}

// What a loss of the program's own fails with.
void check_failing()
{
    const auto model = network(glia::activation_kind::tanh);
#ifdef GLIA_NO_EXCEPTIONS
    const auto failing = [](glia::span<const double>, std::size_t, glia::span<double>) -> glia::result<double> {
        return glia::error(glia::error_code::out_of_range, "enough");
    };
    CHECK(CODE_OF(glia::check_gradients_with(model, inputs(), failing)) == glia::error_code::out_of_range);
#else
    int calls = 0;
    std::string caught;
    const auto failing = [&](glia::span<const double>, std::size_t, glia::span<double>) -> double {
        if (++calls > 3)
            throw std::runtime_error("enough");
        return 0.5;
    };
    try {
        glia::check_gradients_with(model, inputs(), failing);
    } catch (const std::runtime_error &error) {
        caught = error.what();
    }
    CHECK(calls == 4 && caught == "enough");
#endif
}

} // namespace

int main()
{
    const auto kinds = take(glia::kinds<glia::activation_kind>());
    CHECK(kinds.size() >= 57);
    for (const auto activation : kinds)
        check(activation);
    check_failing();
    return harness_finish("gradient_check (C++)");
}
