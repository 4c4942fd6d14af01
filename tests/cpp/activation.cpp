// Every activation from C++: forward and backward, apart and in place, at the defaults and with every
// parameter at its bounds, against the golden tables; and from unaligned addresses, in awkward sizes.
// Found by walking the catalogue, so that a new activation without records fails.

#include "glia/glia.hpp"
#include "harness.h"
#include "harness_golden.hpp"
#include "harness_take.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace {

using floats = std::vector<float>;
using kind = glia::activation_kind;

// An activation over arrays of one shape, with all that its calls need.
class function {
public:
    function(const glia::activation &activation, std::size_t rows, std::size_t columns)
        : activation_(activation), rows_(rows), columns_(columns),
          outputs_(rows * take(activation.output_columns(columns)))
    {
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
        DONE(activation_.forward_with({input, inputs()}, columns_, parameters_, options_,
                                      {output, outputs()}));
    }

    // The gradient at the inputs; that of the parameters is returned.
    floats backward(const float *input, const float *output, const float *from, float *to) const
    {
        floats sums(parameters_.size());
        DONE(activation_.backward_with({input, inputs()}, {output, outputs()}, {from, outputs()},
                                       columns_, parameters_, options_, {to, inputs()}, sums));
        return sums;
    }

    // By the calls that know of no parameters and of inference alone.
    void check_plain(const float *input, const float *from, const floats &output, const floats &to,
                     const char *what) const
    {
        floats values(outputs()), gradient(inputs());
        DONE(activation_.forward({input, inputs()}, columns_, values));
        DONE(activation_.backward({input, inputs()}, values, {from, outputs()}, columns_, gradient));
        CHECK_SAME(values.data(), output.data(), outputs(), "%s by forward", what);
        CHECK_SAME(gradient.data(), to.data(), inputs(), "%s by backward", what);
    }

private:
    const glia::activation &activation_;
    std::size_t rows_, columns_, outputs_;
    floats parameters_;
    glia_activation_options options_ = glia::sized<glia_activation_options>();
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
void check_setting(const golden_table *golden, const glia::activation &activation,
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
    f.check_plain(input->floats, ones.data(), got.output, got.input_gradient, what.c_str());
}

void check_elementwise(const golden_table *golden, kind of, const std::string &name)
{
    check_setting(golden, take(glia::activation::make(of)), name, "");
    for (const auto &info : take(glia::parameters(of))) {
        const auto key = static_cast<glia::param>(info.key);
        for (const bool largest : {false, true}) {
            const auto activation =
                take(glia::activation::make(of, {{key, largest ? info.maximum : info.minimum}}));
            check_setting(golden, activation, name,
                          "." + take(glia::name(key)) + (largest ? "_maximum" : "_minimum"));
        }
    }
}

void check_along_rows(const golden_table *golden, kind of, const std::string &name)
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
        const auto activation = take(glia::activation::make(of));
        const function f(activation, input->count / columns, columns);
        const results got = compute(f, input->floats, from->floats);
        CHECK_NEAR(got.output.data(), output->values, output->count, most[0], most[1], "%s",
                   what.c_str());
        CHECK_TENSOR(got.input_gradient.data(), to->values, to->count, "%s", what.c_str());
        check_in_place(f, input->floats, from->floats, got, what.c_str());
    }
}

// A case of an activation that learns parameters, draws numbers or changes the number of columns.
void check_case(const golden_table *golden, kind of, const char *name)
{
    const golden_record *settings = golden_get(golden, "%s.settings", name);
    const double *shape = golden_get(golden, "%s.shape", name)->values;
    const golden_record *input = golden_get(golden, "%s.input", name);
    const golden_record *parameters = golden_get(golden, "%s.parameters", name);
    const golden_record *from = golden_get(golden, "%s.output_gradient", name);
    const golden_record *output = golden_get(golden, "%s.output", name);
    const golden_record *to = golden_get(golden, "%s.input_gradient", name);
    const golden_record *sums = golden_get(golden, "%s.parameter_gradient", name);
    auto activation = take(glia::activation::make(of));
    for (std::size_t pair = 0; pair + 1 < settings->count; pair += 2)
        DONE(activation.set(static_cast<glia::param>(static_cast<int>(settings->values[pair])),
                            settings->values[pair + 1]));
    const auto columns = static_cast<std::size_t>(shape[1]);
    CHECK(take(activation.parameter_count(columns)) == parameters->count);
    function f(activation, static_cast<std::size_t>(shape[0]), columns);
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

void check_cases(const golden_table *golden, kind of, const std::string &name)
{
    const std::string prefix = name + ".";
    char found[64];
    std::size_t next = golden_next_case(golden, 0, prefix.c_str(), ".shape", found);
    if (next == 0)
        golden_missing(golden, prefix.c_str());
    for (; next != 0; next = golden_next_case(golden, next, prefix.c_str(), ".shape", found))
        check_case(golden, of, found);
}

// One row of so many columns from and to every alignment of a float: the same bits.
void check_size(kind of, const std::string &name, std::size_t columns)
{
    const auto activation = take(glia::activation::make(of));
    if (CODE_OF(activation.output_columns(columns)) != glia::error_code::ok)
        columns++;
    const std::size_t count = take(activation.parameter_count(columns));
    function f(activation, 1, columns);
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

// Arrays that are too short, or of no whole rows, are refused before the library sees their addresses.
void check_refusals()
{
    using glia::error_code;
    const auto relu = take(glia::activation::make(kind::relu));
    const auto prelu = take(glia::activation::make(kind::prelu));
    const auto options = glia::sized<glia_activation_options>();
    floats six(6), five(5), parameters(3);
    CHECK(CODE_OF(relu.forward(six, 3, five)) == error_code::shape_mismatch);
    CHECK(CODE_OF(relu.forward(five, 3, five)) == error_code::shape_mismatch);
    CHECK(CODE_OF(relu.backward(six, six, five, 3, six)) == error_code::shape_mismatch);
    CHECK(CODE_OF(relu.backward(five, six, six, 3, six)) == error_code::shape_mismatch);
    CHECK(CODE_OF(relu.backward(six, five, six, 3, six)) == error_code::shape_mismatch);
    CHECK(CODE_OF(relu.backward(six, six, six, 3, five)) == error_code::shape_mismatch);
    CHECK(CODE_OF(relu.backward({}, {}, six, 3, five)) == error_code::shape_mismatch);
    CHECK(CODE_OF(prelu.forward_with(six, 3, parameters, options, five)) == error_code::shape_mismatch);
    CHECK(CODE_OF(prelu.forward_with(six, 3, five, options, six)) == error_code::invalid_argument);
    floats output(6), gradient(6), sums(2);
    CHECK(CODE_OF(prelu.backward_with(six, output, six, 3, parameters, options, gradient, sums)) ==
          error_code::shape_mismatch);
    DONE(prelu.backward_with(six, output, six, 3, parameters, options, gradient));
    // A handle that holds nothing.
    CHECK(CODE_OF(glia::activation().forward(six, 3, output)) == error_code::null_pointer);
    CHECK(take(relu.kink(0)) == 0.0 && CODE_OF(relu.kink(1)) == error_code::invalid_argument);
}

}  // namespace

int main()
{
    const table plain = read_table("activations"), with = read_table("activations_with");
    const std::size_t largest = harness_short() ? 10007 : 1000003;
    const auto kinds = take(glia::kinds<kind>());
    CHECK(kinds.size() >= 57);
    for (const kind of : kinds) {
        const std::string name = take(glia::name(of));
        if (golden_find(plain.get(), "%s.columns", name.c_str()) != nullptr)
            check_along_rows(plain.get(), of, name);
        else if (golden_find(plain.get(), "%s.tolerance", name.c_str()) != nullptr)
            check_elementwise(plain.get(), of, name);
        else
            check_cases(with.get(), of, name);
        for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{15},
                                       std::size_t{16}, std::size_t{17}, std::size_t{1000}, largest})
            check_size(of, name, size);
    }
    check_refusals();
    return harness_finish("activation (C++)");
}
