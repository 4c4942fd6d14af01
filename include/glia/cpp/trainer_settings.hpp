// What is set and read of a trainer: its updates, schedules and watch, weights and gradients.

#ifndef GLIA_CPP_TRAINER_SETTINGS_HPP
#define GLIA_CPP_TRAINER_SETTINGS_HPP

#include "glia/cpp/model.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

/// What trainer has of these; not to be made by itself.
class trainer_settings : public handle<glia_trainer, glia_trainer_free> {
public:
    using handle::handle;

    /// A parameter of the optimizer, from the next step on.
    result<void> set_optimizer(param key, double value)
    {
        return detail::call(glia_trainer_optimizer_set, get(), static_cast<std::int32_t>(key), value);
    }
    result<double> get_optimizer(param key) const
    {
        return detail::value<double>(glia_trainer_optimizer_get, get(), static_cast<std::int32_t>(key));
    }
    /// What holds for all updates, such as clipping.
    result<void> set_update(param key, double value)
    {
        return detail::call(glia_trainer_update_set, get(), static_cast<std::int32_t>(key), value);
    }
    result<double> get_update(param key) const
    {
        return detail::value<double>(glia_trainer_update_get, get(), static_cast<std::int32_t>(key));
    }
    /// What holds for one parameter, such as param::frozen.
    result<void> set_group(std::size_t parameter, param key, double value)
    {
        return detail::call(glia_trainer_group_set, get(), parameter, static_cast<std::int32_t>(key),
                            value);
    }
    result<double> get_group(std::size_t parameter, param key) const
    {
        return detail::value<double>(glia_trainer_group_get, get(), parameter,
                                     static_cast<std::int32_t>(key));
    }
    /// Lets a parameter of the optimizer follow a schedule, or none.
    result<void> set_schedule(param key, const schedule *followed)
    {
        return detail::call(glia_trainer_schedule_set, get(), static_cast<std::int32_t>(key),
                            detail::optional(followed));
    }

    /// A copy of the schedule that it follows, with its state; error_code::not_found where there is none.
    result<schedule> get_schedule(param key) const
    {
        return detail::made<schedule>(glia_trainer_schedule_get, get(), static_cast<std::int32_t>(key));
    }
    /// Tells schedules of the kind plateau what was reached.
    result<void> report_to_schedules(double reached)
    {
        return detail::call(glia_trainer_schedule_report, get(), reached);
    }

    /// Lets nothing be learned, or learning go on; steps report the loss all the same.
    result<void> freeze(bool frozen) { return set_update(param::frozen, frozen ? 1.0 : 0.0); }

    /// What the doctor watches in each step (param::watch and others), what it knows, and advice. What is
    /// done where a step is in trouble is one of policy::…, by param::non_finite_policy and its like; one
    /// that is refused fails with error_code::diverged before the weights are touched.
    result<void> set_watch(param key, double value)
    {
        return detail::call(glia_trainer_watch_set, get(), static_cast<std::int32_t>(key), value);
    }
    result<void> set_watch(param key, policy done)
    {
        return set_watch(key, static_cast<double>(static_cast<std::int32_t>(done)));
    }
    result<double> get_watch(param key) const
    {
        return detail::value<double>(glia_trainer_watch_get, get(), static_cast<std::int32_t>(key));
    }
    /// The ratio of update to weight of a layer, when it was measured last.
    result<double> watch_ratio(std::size_t layer) const
    {
        return detail::value<double>(glia_trainer_watch_ratio, get(), layer);
    }
    result<glia_watch_status> watch_status() const
    {
        return detail::filled<glia_watch_status>(glia_trainer_watch_status, get());
    }
    /// An event by its number, from 0 to below `events` of the status; the last 64 are kept.
    result<glia_watch_event> watch_event(std::uint64_t number) const
    {
        return detail::filled<glia_watch_event>(glia_trainer_watch_event, get(), number);
    }
    result<std::string> watch_advice() const
    {
        return detail::text(glia_trainer_watch_advice, get());
    }

    /// Copies weights and gradients of a parameter.
    result<void> get_parameter(std::size_t index, floats values) const
    {
        return detail::call(glia_trainer_parameter_get, get(), index, values.data(), values.size());
    }
    result<void> set_parameter(std::size_t index, const_floats values)
    {
        return detail::call(glia_trainer_parameter_set, get(), index, values.data(), values.size());
    }
    result<void> get_gradient(std::size_t index, floats values) const
    {
        return detail::call(glia_trainer_gradient_get, get(), index, values.data(), values.size());
    }
    result<void> set_gradient(std::size_t index, const_floats values)
    {
        return detail::call(glia_trainer_gradient_set, get(), index, values.data(), values.size());
    }

    /// All gradients in the trainer's own memory, to be changed before they are applied; to be asked for
    /// after each computation of them.
    result<floats> gradients()
    {
        float *first = nullptr;
        std::size_t count = 0;
        glia_error *raw = nullptr;
        const glia_status status = glia_trainer_gradients(get(), &first, &count, &raw);
        return detail::finish(status, raw, floats(first, count));
    }
    /// Copies the gradient at the inputs of the last batch out; glia_trainer_options::input_gradient asks
    /// for it.
    result<void> input_gradient(floats values) const
    {
        return detail::call(glia_trainer_input_gradient, get(), values.data(), values.size());
    }
    /// Copies the loss of each row of the last batch out.
    result<void> row_losses(floats values) const
    {
        return detail::call(glia_trainer_row_losses, get(), values.data(), values.size());
    }
};

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
