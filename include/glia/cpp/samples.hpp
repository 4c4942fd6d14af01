// Buffers of samples, which a program fills as they come and trainers draw their batches from.

#ifndef GLIA_CPP_SAMPLES_HPP
#define GLIA_CPP_SAMPLES_HPP

#include "glia/cpp/model.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

/// A buffer: samples::make(samples_kind::ring, {{param::capacity, 4096}}), then prepare.
class samples : public kind_of<samples, glia_samples> {
public:
    using kind_of::kind_of;

    /// Makes the memory, for trainers of such a model and loss; the targets are float32, or labels.
    result<void> prepare(const model &shapes, const loss &measure, type target_type)
    {
        return detail::call(glia_samples_prepare, get(), shapes.get(), measure.get(),
                            static_cast<std::int32_t>(target_type));
    }

    /// Adds rows with their targets, and a weight for each where there are any. Any thread may, at any
    /// time. Allocates nothing.
    result<void> add(const_floats inputs, targets wanted, const_floats weights = {}) const
    {
        return detail::call(glia_samples_add, get(), inputs.data(), inputs.size(), wanted.data(),
                            wanted.type_code(), wanted.count(), weights.data(), weights.size());
    }

    /// How many there are, and how many were ever added.
    result<std::size_t> count() const
    {
        return detail::value<std::size_t>(glia_samples_count, get());
    }
    result<std::uint64_t> total() const
    {
        return detail::value<std::uint64_t>(glia_samples_total, get());
    }
    /// Empties it.
    result<void> clear() const { return detail::call(glia_samples_clear, get()); }

    /// Copies a sample; Target is float, std::int32_t or std::int64_t. Gives its weight.
    template <class Target>
    result<float> read(std::size_t index, floats inputs, span<Target> wanted) const
    {
        const targets place(wanted.data(), wanted.size());
        float weight = 0.0F;
        glia_error *raw = nullptr;
        const glia_status status =
            glia_samples_read(get(), index, inputs.data(), inputs.size(), wanted.data(),
                              place.type_code(), wanted.size(), &weight, &raw);
        return detail::finish(status, raw, std::move(weight));
    }
};

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
