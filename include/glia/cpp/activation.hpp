// Activations, as calls over arrays too.

#ifndef GLIA_CPP_ACTIVATION_HPP
#define GLIA_CPP_ACTIVATION_HPP

#include "glia/cpp/kind_of.hpp"
#include "glia/cpp/lengths.hpp"
#include "glia/cpp/runtime.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

/// An activation: for layers, and as a call over rows of floats. Arrays that a call writes have to be as
/// long as it writes; sums of the parameters' gradients, and what a derivative does not read, may be left
/// out by {}.
class activation : public kind_of<activation, glia_activation> {
public:
    using kind_of::kind_of;

    result<double> property(activation_property asked) const
    {
        return detail::value<double>(glia_activation_property, get(), static_cast<std::int32_t>(asked));
    }

    /// Where the function or its derivative jumps, by number, from 0 to below the property kink_count.
    result<double> kink(std::int32_t index) const
    {
        return detail::value<double>(glia_activation_kink, get(), index);
    }

    /// How many columns the outputs have for so many of the inputs.
    result<std::size_t> output_columns(std::size_t columns) const
    {
        return detail::value<std::size_t>(glia_activation_output_columns, get(), columns);
    }

    /// How many floats a kind learns for so many columns; 0 for most.
    result<std::size_t> parameter_count(std::size_t columns) const
    {
        return detail::value<std::size_t>(glia_activation_parameter_count, get(), columns);
    }

    /// Outputs of rows of `columns` inputs; in place where input and output are the same.
    result<void> forward(const_floats input, std::size_t columns, floats output,
                         const runtime *on = nullptr) const
    {
        sizes checked(*this, input.size(), columns);
        checked.has("output", output.size(), checked.outputs);
        if (!checked.fine())
            return checked.refusal<void>();
        return detail::call(glia_activation_forward, get(), detail::optional(on), input.data(),
                            checked.rows, columns, output.data());
    }

    /// The same, also of a kind that learns parameters, and in training, where some draw numbers.
    result<void> forward_with(const_floats input, std::size_t columns, const_floats parameters,
                              const glia_activation_options &options, floats output,
                              const runtime *on = nullptr) const
    {
        sizes checked(*this, input.size(), columns);
        checked.has("output", output.size(), checked.outputs);
        if (!checked.fine())
            return checked.refusal<void>();
        return detail::call(glia_activation_forward_with, get(), detail::optional(on), input.data(),
                            checked.rows, columns, parameters.data(), parameters.size(), &options,
                            output.data());
    }

    /// The gradient at the inputs from that at the outputs. The derivative reads the input or the output
    /// (activation_property::reads); the other may be left out.
    result<void> backward(const_floats input, const_floats output, const_floats output_gradient,
                          std::size_t columns, floats input_gradient, const runtime *on = nullptr) const
    {
        sizes checked(*this, input_gradient.size(), columns);
        checked.of_backward(input, output, output_gradient);
        if (!checked.fine())
            return checked.refusal<void>();
        return detail::call(glia_activation_backward, get(), detail::optional(on), input.data(),
                            output.data(), output_gradient.data(), checked.rows, columns,
                            input_gradient.data());
    }

    /// The same with what forward_with has; also the gradients of the parameters, summed over the rows.
    result<void> backward_with(const_floats input, const_floats output, const_floats output_gradient,
                               std::size_t columns, const_floats parameters,
                               const glia_activation_options &options, floats input_gradient,
                               floats parameter_gradient = {}, const runtime *on = nullptr) const
    {
        sizes checked(*this, input_gradient.size(), columns);
        checked.of_backward(input, output, output_gradient);
        if (parameter_gradient.data() != nullptr)
            checked.has("parameter_gradient", parameter_gradient.size(), parameters.size());
        if (!checked.fine())
            return checked.refusal<void>();
        return detail::call(glia_activation_backward_with, get(), detail::optional(on), input.data(),
                            output.data(), output_gradient.data(), checked.rows, columns,
                            parameters.data(), parameters.size(), &options, input_gradient.data(),
                            parameter_gradient.data());
    }

private:
    /// What C code takes on trust: how long each array is.
    struct sizes : detail::lengths {
        std::size_t rows, inputs, outputs = 0;

        sizes(const activation &used, std::size_t given, std::size_t columns)
            : lengths("floats"), rows(columns > 0 ? given / columns : 0), inputs(given)
        {
            if (rows * columns != given)
                wrong_ = "input: expected whole rows of " + std::to_string(columns) + " floats, got " +
                         std::to_string(given);
            std::size_t output_columns = 0;
            status_ = glia_activation_output_columns(used.get(), columns, &output_columns, &raw_);
            outputs = rows * output_columns;
        }
        void of_backward(const_floats input, const_floats output, const_floats output_gradient)
        {
            if (input.data() != nullptr)
                has("input", input.size(), inputs);
            if (output.data() != nullptr)
                has("output", output.size(), outputs);
            has("output_gradient", output_gradient.size(), outputs);
        }
    };
};

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
