// Optimizers, over arrays of the program's own too.

#ifndef GLIA_CPP_OPTIMIZER_HPP
#define GLIA_CPP_OPTIMIZER_HPP

#include "glia/cpp/kind_of.hpp"
#include "glia/cpp/lengths.hpp"
#include "glia/cpp/runtime.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

/// What a search wants next.
enum class search_next : std::int32_t {
    ended = -1,   ///< nothing was done: no gradient is above the tolerance, or the loss is not finite
    finished = 0, ///< an iteration is done; a call with this loss and these gradients begins the next one
    evaluate = 1, ///< loss and gradients at the weights, which were moved
};

/// An optimizer: for trainers, and over arrays of the program's own. Those have the length that needs()
/// says, state and search zeros before the first call.
class optimizer : public kind_of<optimizer, glia_optimizer> {
public:
    using kind_of::kind_of;

    /// How much state it keeps beside a parameter of this shape, and what it wants.
    result<glia_optimizer_info> needs(span<const std::int64_t> shape) const
    {
        return detail::filled<glia_optimizer_info>(glia_optimizer_needs, get(), shape.data(),
                                                   shape.size());
    }

    /// Updates weights; the first step is number 1.
    result<void> step(std::uint64_t number, span<const std::int64_t> shape, floats weights,
                      const_floats gradients, floats state, floats scratch,
                      const runtime *on = nullptr) const
    {
        sizes checked(*this, shape);
        checked.has("weights", weights.size(), checked.elements);
        checked.has("gradients", gradients.size(), checked.elements);
        checked.has("state", state.size(), checked.info.state_floats);
        checked.has("scratch", scratch.size(), checked.info.scratch_floats);
        if (!checked.fine())
            return checked.template refusal<void>();
        return detail::call(glia_optimizer_step, get(), detail::optional(on), number, shape.data(),
                            shape.size(), weights.data(), gradients.data(), state.data(),
                            scratch.data());
    }

    /// Where the gradients of the next step are to be taken.
    result<void> look_ahead(span<const std::int64_t> shape, const_floats weights, const_floats state,
                            floats ahead, const runtime *on = nullptr) const
    {
        sizes checked(*this, shape);
        checked.has("weights", weights.size(), checked.elements);
        checked.has("state", state.size(), checked.info.state_floats);
        checked.has("ahead", ahead.size(), checked.elements);
        if (!checked.fine())
            return checked.template refusal<void>();
        return detail::call(glia_optimizer_look_ahead, get(), detail::optional(on), shape.data(),
                            shape.size(), weights.data(), state.data(), ahead.data());
    }

    /// Goes on with a search over all weights, from loss and gradients at where they are.
    result<search_next> search(span<const std::int64_t> shape, double loss, floats weights,
                               const_floats gradients, floats state, floats scratch,
                               span<double> search, const runtime *on = nullptr) const
    {
        sizes checked(*this, shape);
        checked.has("weights", weights.size(), checked.elements);
        checked.has("gradients", gradients.size(), checked.elements);
        checked.has("state", state.size(), checked.info.state_floats);
        checked.has("scratch", scratch.size(), checked.info.scratch_floats);
        checked.has("search", search.size(), checked.info.search_doubles);
        if (!checked.fine())
            return checked.template refusal<search_next>();
        std::int32_t next = 0;
        glia_error *raw = nullptr;
        const glia_status status = glia_optimizer_search(
            get(), detail::optional(on), shape.data(), shape.size(), loss, weights.data(),
            gradients.data(), state.data(), scratch.data(), search.data(), &next, &raw);
        return detail::finish(status, raw, static_cast<search_next>(next));
    }

private:
    /// What C code takes on trust: how long each array is.
    struct sizes : detail::lengths {
        glia_optimizer_info info = sized<glia_optimizer_info>();
        std::size_t elements = 1;

        sizes(const optimizer &used, span<const std::int64_t> shape) : lengths("elements")
        {
            status_ = glia_optimizer_needs(used.get(), shape.data(), shape.size(), &info, &raw_);
            for (const std::int64_t length : shape)
                elements *= static_cast<std::size_t>(length);
        }
    };
};

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
