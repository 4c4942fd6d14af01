// What activations, initialisers, losses, optimizers, schedules, layers and buffers of samples share:
// each is made by its kind and set by key.

#ifndef GLIA_CPP_KIND_OF_HPP
#define GLIA_CPP_KIND_OF_HPP

#include "glia/cpp/catalog.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

namespace detail {

/// The calls of glia.h by which a handle is made, freed, asked for its kind, set and read.
template <class Raw> struct calls;

#define GLIA_CPP_CALLS(noun)                                                                       \
    template <> struct calls<glia_##noun> {                                                        \
        using kind_type = noun##_kind;                                                             \
        static constexpr auto create = glia_##noun##_new;                                          \
        static constexpr auto free = glia_##noun##_free;                                           \
        static constexpr auto kind = glia_##noun##_kind;                                           \
        static constexpr auto set = glia_##noun##_set;                                             \
        static constexpr auto get = glia_##noun##_get;                                             \
    };

GLIA_CPP_CALLS(activation)
GLIA_CPP_CALLS(initializer)
GLIA_CPP_CALLS(layer)
GLIA_CPP_CALLS(loss)
GLIA_CPP_CALLS(optimizer)
GLIA_CPP_CALLS(samples)
GLIA_CPP_CALLS(schedule)
#undef GLIA_CPP_CALLS

} // namespace detail

/// `Self` is the class that derives from it.
template <class Self, class Raw> class kind_of : public handle<Raw, detail::calls<Raw>::free> {
    using calls = detail::calls<Raw>;

public:
    using handle<Raw, calls::free>::handle;
    using kind_type = typename calls::kind_type;

    /// One of a kind, with some parameters set and the others at their defaults:
    /// optimizer::make(optimizer_kind::adam, {{param::learning_rate, 0.01}}).
    static result<Self> make(kind_type kind, std::initializer_list<setting> settings = {})
    {
        Raw *owned = nullptr;
        glia_error *raw = nullptr;
        glia_status status = calls::create(static_cast<std::int32_t>(kind), &owned, &raw);
        Self self(owned);
        for (const setting &one : settings)
            if (status == GLIA_OK)
                status = calls::set(self.get(), static_cast<std::int32_t>(one.key), one.value, &raw);
        return detail::finish(status, raw, std::move(self));
    }

    /// The kind.
    result<kind_type> kind() const
    {
        std::int32_t code = 0;
        glia_error *raw = nullptr;
        const glia_status status = calls::kind(this->get(), &code, &raw);
        return detail::finish(status, raw, static_cast<kind_type>(code));
    }

    /// Sets a parameter; what is out of its bounds, or none of the kind's, is an error.
    result<void> set(param key, double value)
    {
        return detail::call(calls::set, this->get(), static_cast<std::int32_t>(key), value);
    }

    /// The value of a parameter.
    result<double> get(param key) const
    {
        return detail::value<double>(calls::get, this->get(), static_cast<std::int32_t>(key));
    }

    using handle<Raw, calls::free>::get;
};

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
