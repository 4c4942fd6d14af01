// Every activation from C++: forward and backward, apart and in place, at the defaults and with every
// parameter at its bounds, against the golden tables; and from unaligned addresses, in awkward sizes.
// Found by walking the catalogue, so that a new activation without records fails.

#include "harness.h"
#include "harness_golden.hpp"
#include "harness_owned.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

namespace {

using floats = std::vector<float>;

owned<glia_activation> make(std::int32_t kind)
{
    glia_activation *made = nullptr;
    CHECK_OK(glia_activation_new(kind, &made, ERROR));
    return owned<glia_activation>(made);
}

// An activation with all that its calls need, as a C++ host would wrap it.
class function {
public:
    function(const glia_activation *activation, std::size_t rows, std::size_t columns)
        : activation_(activation), rows_(rows), columns_(columns)
    {
        std::size_t width = 0;
        options_.struct_size = sizeof options_;
        CHECK_OK(glia_activation_output_columns(activation, columns, &width, ERROR));
        outputs_ = rows * width;
    }

    std::size_t inputs() const { return rows_ * columns_; }
    std::size_t outputs() const { return outputs_; }

    function &learn(const float *values, std::size_t count)
    {
        parameters_.assign(values, values + count);
        return *this;
    }

    function &train(std::uint64_t seed, std::uint64_t step)
    {
        options_.training = 1;
        options_.seed = seed;
        options_.step = step;
        return *this;
    }

    void forward(const float *input, float *output) const
    {
        CHECK_OK(glia_activation_forward_with(activation_, nullptr, input, rows_, columns_,
                                              parameters_.data(), parameters_.size(), &options_,
                                              output, ERROR));
    }

    // The gradient at the inputs; that of the parameters is returned.
    floats backward(const float *input, const float *output, const float *from, float *to) const
    {
        floats sums(parameters_.size());
        CHECK_OK(glia_activation_backward_with(activation_, nullptr, input, output, from, rows_,
                                               columns_, parameters_.data(), parameters_.size(),
                                               &options_, to, sums.data(), ERROR));
        return sums;
    }

private:
    const glia_activation *activation_;
    std::size_t rows_, columns_, outputs_ = 0;
    floats parameters_;
    glia_activation_options options_{};
};

// What both passes give.
struct results {
    floats output, input_gradient, parameter_gradient;
};

results compute(const function &f, const float *input, const float *gradient)
{
    results all{floats(f.outputs()), floats(f.inputs()), {}};
    f.forward(input, all.output.data());
    all.parameter_gradient =
        f.backward(input, all.output.data(), gradient, all.input_gradient.data());
    return all;
}

// Both passes in place have the same bits.
void check_in_place(const function &f, const float *input, const float *gradient,
                    const results &apart, const char *what)
{
    floats values(input, input + f.inputs());
    f.forward(values.data(), values.data());
    CHECK_SAME(values.data(), apart.output.data(), values.size(), "%s in place", what);
    values.assign(gradient, gradient + f.inputs());
    f.backward(input, apart.output.data(), values.data(), values.data());
    CHECK_SAME(values.data(), apart.input_gradient.data(), values.size(), "%s backward in place",
               what);
}

// A function of one variable, at one setting of its parameters.
void check_setting(const golden_table *golden, const glia_activation *activation,
                   const std::string &name, const std::string &setting)
{
    const std::string what = name + setting;
    const double *most = golden_get(golden, "%s.tolerance", name.c_str())->values;
    const golden_record *input = golden_get(golden, "elementwise.input");
    const golden_record *output = golden_get(golden, "%s.output", what.c_str());
    const golden_record *slope = golden_get(golden, "%s.derivative", what.c_str());
    const function f(activation, 1, input->count);
    const floats ones(input->count, 1.0f);
    const results got = compute(f, input->floats, ones.data());
    CHECK_WITHIN(got.output.data(), output->values, output->count, most[0], most[1], "%s",
                 what.c_str());
    CHECK_WITHIN(got.input_gradient.data(), slope->values, slope->count, most[2], most[3],
                 "%s, derivative", what.c_str());
    check_in_place(f, input->floats, ones.data(), got, what.c_str());
}

void check_elementwise(const golden_table *golden, std::int32_t kind, const std::string &name)
{
    std::int32_t count = 0;
    check_setting(golden, make(kind).get(), name, "");
    CHECK_OK(glia_catalog_parameter_count(GLIA_FAMILY_ACTIVATION, kind, &count, ERROR));
    for (std::int32_t index = 0; index < count; index++) {
        glia_parameter_info info{};
        char key[64] = "";
        info.struct_size = sizeof info;
        CHECK_OK(glia_catalog_parameter(GLIA_FAMILY_ACTIVATION, kind, index, &info, ERROR));
        CHECK_OK(glia_parameter_name(info.key, key, sizeof key, nullptr, ERROR));
        for (const bool largest : {false, true}) {
            const auto activation = make(kind);
            CHECK_OK(glia_activation_set(activation.get(), info.key,
                                         largest ? info.maximum : info.minimum, ERROR));
            check_setting(golden, activation.get(), name,
                          std::string(".") + key + (largest ? "_maximum" : "_minimum"));
        }
    }
}

void check_along_rows(const golden_table *golden, std::int32_t kind, const std::string &name)
{
    const golden_record *widths = golden_get(golden, "%s.columns", name.c_str());
    const double *most = golden_get(golden, "%s.tolerance", name.c_str())->values;
    for (std::size_t index = 0; index < widths->count; index++) {
        const auto columns = static_cast<std::size_t>(widths->values[index]);
        const std::string what = name + "." + std::to_string(columns);
        const golden_record *input = golden_get(golden, "%s.input", what.c_str());
        const golden_record *output = golden_get(golden, "%s.output", what.c_str());
        const golden_record *from = golden_get(golden, "%s.output_gradient", what.c_str());
        const golden_record *to = golden_get(golden, "%s.input_gradient", what.c_str());
        const auto activation = make(kind);
        const function f(activation.get(), input->count / columns, columns);
        const results got = compute(f, input->floats, from->floats);
        CHECK_NEAR(got.output.data(), output->values, output->count, most[0], most[1], "%s",
                   what.c_str());
        CHECK_TENSOR(got.input_gradient.data(), to->values, to->count, "%s", what.c_str());
        check_in_place(f, input->floats, from->floats, got, what.c_str());
    }
}

// A case of an activation that learns parameters, draws numbers or changes the number of columns.
void check_case(const golden_table *golden, std::int32_t kind, const char *name)
{
    const golden_record *settings = golden_get(golden, "%s.settings", name);
    const double *shape = golden_get(golden, "%s.shape", name)->values;
    const golden_record *input = golden_get(golden, "%s.input", name);
    const golden_record *parameters = golden_get(golden, "%s.parameters", name);
    const golden_record *from = golden_get(golden, "%s.output_gradient", name);
    const golden_record *output = golden_get(golden, "%s.output", name);
    const golden_record *to = golden_get(golden, "%s.input_gradient", name);
    const golden_record *sums = golden_get(golden, "%s.parameter_gradient", name);
    const auto activation = make(kind);
    for (std::size_t pair = 0; pair + 1 < settings->count; pair += 2)
        CHECK_OK(glia_activation_set(activation.get(),
                                     static_cast<std::int32_t>(settings->values[pair]),
                                     settings->values[pair + 1], ERROR));
    function f(activation.get(), static_cast<std::size_t>(shape[0]),
               static_cast<std::size_t>(shape[1]));
    f.learn(parameters->floats, parameters->count);
    if (shape[3] == 1)
        f.train(static_cast<std::uint64_t>(shape[4]), static_cast<std::uint64_t>(shape[5]));
    CHECK(f.outputs() == output->count);
    const results got = compute(f, input->floats, from->floats);
    CHECK_NEAR(got.output.data(), output->values, output->count, 1e-6, 6e-6, "%s", name);
    CHECK_TENSOR(got.input_gradient.data(), to->values, to->count, "%s", name);
    CHECK_TENSOR(got.parameter_gradient.data(), sums->values, sums->count, "%s parameters", name);
    // Maxout, gated units and CReLU are never in place.
    if (f.inputs() == f.outputs() && std::strncmp(name, "maxout", 6) != 0)
        check_in_place(f, input->floats, from->floats, got, name);
}

void check_cases(const golden_table *golden, std::int32_t kind, const std::string &name)
{
    const std::string prefix = name + ".";
    char found[64];
    std::size_t next = golden_next_case(golden, 0, prefix.c_str(), ".shape", found);
    if (next == 0)
        golden_missing(golden, prefix.c_str());
    for (; next != 0; next = golden_next_case(golden, next, prefix.c_str(), ".shape", found))
        check_case(golden, kind, found);
}

// One row of so many columns from and to every alignment of a float: the same bits.
void check_size(std::int32_t kind, const std::string &name, std::size_t columns)
{
    const auto activation = make(kind);
    std::size_t count = 0, width = 0;
    if (glia_activation_output_columns(activation.get(), columns, &width, nullptr) != GLIA_OK)
        columns++;
    CHECK_OK(glia_activation_parameter_count(activation.get(), columns, &count, ERROR));
    function f(activation.get(), 1, columns);
    floats numbers(f.inputs() + f.outputs() + count);
    harness_numbers(numbers.data(), numbers.size(), 9);
    const float *input = numbers.data(), *from = input + f.inputs();
    f.learn(from + f.outputs(), count);
    const results first = compute(f, input, from);
    for (const std::size_t offset : {1, 3, 7}) {
        floats apart(numbers.size() + offset), output(f.outputs() + offset);
        floats gradient(f.inputs() + offset);
        std::copy(numbers.begin(), numbers.end(), apart.begin() + static_cast<long>(offset));
        input = apart.data() + offset;
        f.forward(input, output.data() + offset);
        f.backward(input, output.data() + offset, input + f.inputs(), gradient.data() + offset);
        CHECK_SAME(output.data() + offset, first.output.data(), f.outputs(), "%s, %zu wide",
                   name.c_str(), columns);
        CHECK_SAME(gradient.data() + offset, first.input_gradient.data(), f.inputs(),
                   "%s backward, %zu wide", name.c_str(), columns);
    }
}

}  // namespace

int main()
{
    const table plain = read_table("activations"), with = read_table("activations_with");
    const std::size_t largest = harness_short() ? 10007 : 1000003;
    for (std::int32_t index = 0; index < harness_kinds(GLIA_FAMILY_ACTIVATION); index++) {
        const std::int32_t kind = harness_kind(GLIA_FAMILY_ACTIVATION, index);
        const std::string name = name_of(GLIA_FAMILY_ACTIVATION, kind);
        if (golden_find(plain.get(), "%s.columns", name.c_str()) != nullptr)
            check_along_rows(plain.get(), kind, name);
        else if (golden_find(plain.get(), "%s.tolerance", name.c_str()) != nullptr)
            check_elementwise(plain.get(), kind, name);
        else
            check_cases(with.get(), kind, name);
        for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{15},
                                       std::size_t{16}, std::size_t{17}, std::size_t{1000}, largest})
            check_size(kind, name, size);
    }
    return harness_finish("activation (C++)");
}
