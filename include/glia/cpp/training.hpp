// Training on a thread of the library's own: trainer::start gives one of these.

#ifndef GLIA_CPP_TRAINING_HPP
#define GLIA_CPP_TRAINING_HPP

#include <chrono>

#include "glia/cpp/handle.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

/// A training in progress. It has the trainer to itself until it ends; where this object goes, it ends.
class training : public handle<glia_training, glia_training_free> {
public:
    using handle::handle;

    /// How far it is; waits for nothing.
    result<glia_training_state> progress() const
    {
        return detail::filled<glia_training_state>(glia_training_progress, get());
    }

    /// Waits until it has ended. What ended it before all was done is the error.
    result<void> wait() const
    {
        return detail::call(glia_training_wait, get(), std::int64_t{-1}, nullptr);
    }
    /// The same for at most so long; gives whether it has ended.
    result<bool> wait_for(std::chrono::nanoseconds longest) const
    {
        std::int32_t ended = 0;
        glia_error *raw = nullptr;
        const glia_status status = glia_training_wait(get(), longest.count(), &ended, &raw);
        return detail::finish(status, raw, ended != 0);
    }

    /// Ends it after the slice that it is at: the trainer is the program's again.
    result<void> stop() const { return detail::call(glia_training_stop, get()); }
};

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
