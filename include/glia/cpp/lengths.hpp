// Lengths of arrays, checked before C code takes them on trust.

#ifndef GLIA_CPP_LENGTHS_HPP
#define GLIA_CPP_LENGTHS_HPP

#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>

#include "glia/cpp/result.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {
namespace detail {

/// How long each array is, beside how long it has to be, as a call of the library says. Keeps the first
/// that is wrong, and the failure of that call, which goes before.
class lengths {
public:
    lengths(const lengths &) = delete;
    lengths &operator=(const lengths &) = delete;

    void has(const char *name, std::size_t given, std::size_t expected)
    {
        if (wrong_.empty() && given != expected)
            wrong_ = std::string(name) + ": expected " + std::to_string(expected) + " " + unit_ +
                     ", got " + std::to_string(given);
    }

    bool fine() const noexcept { return status_ == GLIA_OK && wrong_.empty(); }

    template <class T> result<T> refusal()
    {
        if (status_ == GLIA_OK)
            return refuse<T>(std::move(wrong_));
        if constexpr (std::is_void_v<T>)
            return finish(status_, raw_);
        else
            return finish(status_, raw_, T{});
    }

protected:
    explicit lengths(const char *unit) : unit_(unit) {}

    glia_status status_ = GLIA_OK;
    glia_error *raw_ = nullptr;
    std::string wrong_;

private:
    const char *unit_;
};

} // namespace detail
} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
