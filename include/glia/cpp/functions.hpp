// Runtimes, activations, initialisers, losses, optimizers and schedules.

#ifndef GLIA_CPP_FUNCTIONS_HPP
#define GLIA_CPP_FUNCTIONS_HPP

#include "glia/cpp/kind_of.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

/// Threads and instruction set. Where a call takes a `const runtime *`, null stands for the calling
/// thread alone and the best instruction set.
class runtime : public handle<glia_runtime, glia_runtime_free> {
public:
    using handle::handle;

    /// A runtime of so many threads, the calling one counted.
    static result<runtime> make(std::int32_t threads)
    {
        auto options = sized<glia_runtime_options>();
        options.threads = threads;
        return make(options);
    }
    static result<runtime> make(const glia_runtime_options &options)
    {
        return detail::made<runtime>(glia_runtime_new, &options);
    }
    /// A runtime on the host's job system, on so many of its workers at the same time.
    static result<runtime> make(std::int32_t workers, glia_parallel_for parallel_for, void *user)
    {
        auto options = sized<glia_runtime_options>();
        options.threads = workers;
        return detail::made<runtime>(glia_runtime_new_with_jobs, &options, parallel_for, user);
    }

    /// Who is told what happens; nullptr for nobody.
    result<void> set_log(glia_log_callback callback, void *user,
                         log_level least = log_level::information)
    {
        return detail::call(glia_runtime_log_set, get(), callback, user,
                            static_cast<std::int32_t>(least));
    }

    result<std::int32_t> threads() const
    {
        return detail::value<std::int32_t>(glia_runtime_threads, get());
    }
};

/// Gives the library the host's allocator, before anything else; with nullptr the system's again.
inline result<void> set_allocator(glia_allocate allocate, glia_deallocate deallocate, void *user)
{
    return detail::call(glia_allocator_set, allocate, deallocate, user);
}

/// An activation: for layers, and as a call over rows of floats.
class activation : public kind_of<activation, glia_activation> {
public:
    using kind_of::kind_of;

    result<double> property(activation_property asked) const
    {
        return detail::value<double>(glia_activation_property, get(), static_cast<std::int32_t>(asked));
    }

    /// How many columns the outputs have for so many of the inputs.
    result<std::size_t> output_columns(std::size_t columns) const
    {
        return detail::value<std::size_t>(glia_activation_output_columns, get(), columns);
    }

    /// Outputs of rows of `columns` inputs; in place where input and output are the same.
    result<void> forward(const_floats input, std::size_t columns, floats output,
                         const runtime *on = nullptr) const
    {
        const std::size_t rows = columns > 0 ? input.size() / columns : 0;
        std::size_t output_columns = 0;
        glia_error *raw = nullptr;
        glia_status status = glia_activation_output_columns(get(), columns, &output_columns, &raw);
        if (status == GLIA_OK) {
            if (rows * columns != input.size())
                return detail::refuse<void>("input: expected whole rows of " + std::to_string(columns) +
                                            " floats, got " + std::to_string(input.size()));
            if (rows * output_columns != output.size())
                return detail::refuse<void>("output: expected " + std::to_string(rows * output_columns) +
                                            " floats, got " + std::to_string(output.size()));
            status = glia_activation_forward(get(), detail::optional(on), input.data(), rows, columns,
                                             output.data(), &raw);
        }
        return detail::finish(status, raw);
    }
};

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
};

/// An optimizer: for trainers, and over arrays of the program's own.
class optimizer : public kind_of<optimizer, glia_optimizer> {
public:
    using kind_of::kind_of;

    /// How much state it keeps beside a parameter of this shape, and what it wants.
    result<glia_optimizer_info> needs(span<const std::int64_t> shape) const
    {
        return detail::filled<glia_optimizer_info>(glia_optimizer_needs, get(), shape.data(),
                                                   shape.size());
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
};

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
