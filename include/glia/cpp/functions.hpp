// Initialisers, losses and schedules; with the files of runtimes, activations and optimizers.

#ifndef GLIA_CPP_FUNCTIONS_HPP
#define GLIA_CPP_FUNCTIONS_HPP

#include "glia/cpp/activation.hpp"
#include "glia/cpp/optimizer.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

/// What gives weights their first values.
class initializer : public kind_of<initializer, glia_initializer> {
public:
    using kind_of::kind_of;

    /// Fills a parameter of this name; what it gets depends on seed and name alone.
    result<void> fill(std::uint64_t seed, std::string_view name, std::size_t fan_in,
                      std::size_t fan_out, floats values) const
    {
        return detail::call(glia_initializer_fill, get(), seed, name.data(), name.size(), fan_in,
                            fan_out, values.data(), values.size());
    }
};

/// A loss.
class loss : public kind_of<loss, glia_loss> {
public:
    using kind_of::kind_of;

    result<void> set_class_weights(const_floats weights)
    {
        return detail::call(glia_loss_set_class_weights, get(), weights.data(), weights.size());
    }

    /// The loss of outputs, and its gradient at them, as many floats, or none.
    result<double> evaluate(const_floats outputs, std::size_t rows, targets wanted,
                            floats gradient = {}, const runtime *on = nullptr) const
    {
        const std::size_t columns = rows > 0 ? outputs.size() / rows : 0;
        if (rows * columns != outputs.size())
            return detail::refuse<double>("outputs: expected " + std::to_string(rows) +
                                          " rows, got " + std::to_string(outputs.size()) + " floats");
        if (gradient.data() != nullptr && gradient.size() != outputs.size())
            return detail::refuse<double>("gradient: expected " + std::to_string(outputs.size()) +
                                          " floats, got " + std::to_string(gradient.size()));
        double found = 0.0;
        glia_error *raw = nullptr;
        const glia_status status =
            glia_loss_evaluate(get(), detail::optional(on), outputs.data(), rows, columns, wanted.data(),
                               wanted.type_code(), wanted.count(), gradient.data(), &found, &raw);
        return detail::finish(status, raw, std::move(found));
    }

    /// The same of rows with weights; `row_values` receives the loss of each row times its weight.
    /// Weights, row_values and gradient may be left out by {}.
    result<double> evaluate_weighted(const_floats outputs, std::size_t rows, targets wanted,
                                     const_floats weights, floats row_values = {},
                                     floats gradient = {}, const runtime *on = nullptr) const
    {
        const std::size_t columns = rows > 0 ? outputs.size() / rows : 0;
        if (rows * columns != outputs.size())
            return detail::refuse<double>("outputs: expected " + std::to_string(rows) +
                                          " rows, got " + std::to_string(outputs.size()) + " floats");
        if (weights.data() != nullptr && weights.size() != rows)
            return detail::refuse<double>("weights: expected " + std::to_string(rows) + " floats, got " +
                                          std::to_string(weights.size()));
        if (row_values.data() != nullptr && row_values.size() != rows)
            return detail::refuse<double>("row_values: expected " + std::to_string(rows) +
                                          " floats, got " + std::to_string(row_values.size()));
        if (gradient.data() != nullptr && gradient.size() != outputs.size())
            return detail::refuse<double>("gradient: expected " + std::to_string(outputs.size()) +
                                          " floats, got " + std::to_string(gradient.size()));
        double found = 0.0;
        glia_error *raw = nullptr;
        const glia_status status = glia_loss_evaluate_weighted(
            get(), detail::optional(on), outputs.data(), rows, columns, wanted.data(),
            wanted.type_code(), wanted.count(), weights.data(), row_values.data(), gradient.data(),
            &found, &raw);
        return detail::finish(status, raw, std::move(found));
    }
};

/// How a parameter changes over the steps of training.
class schedule : public kind_of<schedule, glia_schedule> {
public:
    using kind_of::kind_of;

    /// The points of a piecewise schedule: a value from each step on.
    result<void> set_points(span<const std::int64_t> steps, span<const double> values)
    {
        if (steps.size() != values.size())
            return detail::refuse<void>("values: expected " + std::to_string(steps.size()) +
                                        ", one for each step, got " + std::to_string(values.size()));
        return detail::call(glia_schedule_set_points, get(), steps.data(), values.data(), steps.size());
    }

    /// The value at a step, without running anything.
    result<double> value(std::int64_t step) const
    {
        return detail::value<double>(glia_schedule_value, get(), step);
    }

    /// Tells one of the kind plateau what was reached; gives whether its value went down by this.
    result<bool> report(double reached)
    {
        std::int32_t reduced = 0;
        glia_error *raw = nullptr;
        const glia_status status = glia_schedule_report(get(), reached, &reduced, &raw);
        return detail::finish(status, raw, reduced != 0);
    }
};

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
