// How a call fails in C++: by an exception, or by a result where a program has none.
//
// With exceptions, glia::result<T> is T itself and a failed call throws glia::error. Without them
// (-fno-exceptions, or GLIA_NO_EXCEPTIONS defined) it is a type that holds a T or a glia::error, and
// has to be looked at:
//
//     auto model = glia::model::load("robot.glia");
//     if (!model)
//         log(model.failure().what());
//     else
//         use(*model);
//
// Both may live in one program: they have namespaces of their own inside glia.

#ifndef GLIA_CPP_RESULT_HPP
#define GLIA_CPP_RESULT_HPP

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "glia/cpp/kinds.hpp"
#include "glia/glia.h"

#if !defined(GLIA_NO_EXCEPTIONS) && !defined(__cpp_exceptions) && !defined(_CPPUNWIND)
#define GLIA_NO_EXCEPTIONS
#endif
#ifdef GLIA_NO_EXCEPTIONS
#define GLIA_CPP_NAMESPACE returning
#else
#define GLIA_CPP_NAMESPACE throwing
#endif

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

/// A failed call: a code, and a message that names the argument, what was expected and what came.
/// Copies share the message; any thread may read them.
class error
#ifndef GLIA_NO_EXCEPTIONS
    : public std::exception
#endif
{
public:
    /// Takes the error of a C call over and frees it; `raw` may be null.
    error(glia_status status, glia_error *raw) : code_(static_cast<error_code>(status))
    {
        const std::unique_ptr<glia_error, void (*)(glia_error *)> owned(raw, glia_error_free);
        std::string text;
        std::size_t needed = 0;
        if (raw != nullptr)
            glia_error_message(raw, nullptr, 0, &needed);
        else
            glia_status_text(status, nullptr, 0, &needed, nullptr);
        if (needed > 1) {
            text.resize(needed - 1);
            if (raw != nullptr)
                glia_error_message(raw, text.data(), needed, nullptr);
            else
                glia_status_text(status, text.data(), needed, nullptr, nullptr);
        }
        message_ = std::make_shared<const std::string>(std::move(text));
    }

    /// Of a call that was refused before it reached the library.
    error(error_code code, std::string message)
        : code_(code), message_(std::make_shared<const std::string>(std::move(message)))
    {
    }

    error_code code() const noexcept { return code_; }

    /// The message; as long as a copy of the error lives.
    const char *what() const noexcept
#ifndef GLIA_NO_EXCEPTIONS
        override
#endif
    {
        return message_->c_str();
    }

private:
    error_code code_;
    std::shared_ptr<const std::string> message_;
};

#ifndef GLIA_NO_EXCEPTIONS

/// What a call gives back; it throws glia::error where it fails.
template <class T> using result = T;

namespace detail {

template <class T> T finish(glia_status status, glia_error *raw, T &&value)
{
    if (status != GLIA_OK)
        throw error(status, raw);
    return std::forward<T>(value);
}

inline void finish(glia_status status, glia_error *raw)
{
    if (status != GLIA_OK)
        throw error(status, raw);
}

template <class T> [[noreturn]] T refuse(std::string message)
{
    throw error(error_code::shape_mismatch, std::move(message));
}

} // namespace detail

#else

/// What a call gives back: a value, or an error. The value may be looked at only where it is there.
template <class T> class [[nodiscard]] result {
public:
    result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    result(error failure) : state_(std::in_place_index<1>, std::move(failure)) {}

    /// Whether there is a value.
    bool ok() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    T &operator*() & noexcept { return *std::get_if<0>(&state_); }
    const T &operator*() const & noexcept { return *std::get_if<0>(&state_); }
    T &&operator*() && noexcept { return std::move(*std::get_if<0>(&state_)); }
    T *operator->() noexcept { return std::get_if<0>(&state_); }
    const T *operator->() const noexcept { return std::get_if<0>(&state_); }

    /// The error, where there is no value.
    const error &failure() const noexcept { return *std::get_if<1>(&state_); }

private:
    std::variant<T, error> state_;
};

/// Of a call that gives nothing back.
template <> class [[nodiscard]] result<void> {
public:
    result() = default;
    result(error failure) : failure_(std::move(failure)) {}

    bool ok() const noexcept { return !failure_; }
    explicit operator bool() const noexcept { return ok(); }

    /// The error, where there is one.
    const error &failure() const noexcept { return *failure_; }

private:
    std::optional<error> failure_;
};

namespace detail {

template <class T> result<T> finish(glia_status status, glia_error *raw, T &&value)
{
    if (status != GLIA_OK)
        return error(status, raw);
    return std::forward<T>(value);
}

inline result<void> finish(glia_status status, glia_error *raw)
{
    if (status != GLIA_OK)
        return error(status, raw);
    return {};
}

template <class T> result<T> refuse(std::string message)
{
    return error(error_code::shape_mismatch, std::move(message));
}

} // namespace detail

#endif

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
