// What all handles share: they own what they hold, can be moved and not copied, and free it in the end.

#ifndef GLIA_CPP_HANDLE_HPP
#define GLIA_CPP_HANDLE_HPP

#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "glia/cpp/result.hpp"
#include "glia/cpp/span.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

/// A struct of glia.h that begins with struct_size: that set, and zero, the default, in the rest.
template <class Struct> Struct sized() noexcept
{
    Struct made{};
    made.struct_size = sizeof made;
    return made;
}

/// A key with its value, as makers of kinds take them.
struct setting {
    param key;
    double value;
};

/// An owned handle of glia.h, or none. For calls of glia.h that the class has no method for, get()
/// gives it away without giving it up.
template <class Raw, void (*Free)(Raw *)> class handle {
public:
    using raw_type = Raw;

    handle() noexcept = default;
    /// Takes it over.
    explicit handle(Raw *owned) noexcept : raw_(owned) {}
    handle(handle &&other) noexcept : raw_(std::exchange(other.raw_, nullptr)) {}
    handle &operator=(handle &&other) noexcept
    {
        if (this != &other)
            Free(std::exchange(raw_, std::exchange(other.raw_, nullptr)));
        return *this;
    }
    ~handle() { Free(raw_); }

    explicit operator bool() const noexcept { return raw_ != nullptr; }
    Raw *get() noexcept { return raw_; }
    const Raw *get() const noexcept { return raw_; }
    /// Gives it up to the caller, who frees it.
    Raw *release() noexcept { return std::exchange(raw_, nullptr); }

private:
    Raw *raw_ = nullptr;
};

namespace detail {

/// A call that gives nothing back.
template <class Function, class... Arguments>
result<void> call(Function function, Arguments... arguments)
{
    glia_error *raw = nullptr;
    const glia_status status = function(arguments..., &raw);
    return finish(status, raw);
}

/// A call that gives one value back.
template <class Value, class Function, class... Arguments>
result<Value> value(Function function, Arguments... arguments)
{
    Value found{};
    glia_error *raw = nullptr;
    const glia_status status = function(arguments..., &found, &raw);
    return finish(status, raw, std::move(found));
}

/// A call that fills in a struct.
template <class Struct, class Function, class... Arguments>
result<Struct> filled(Function function, Arguments... arguments)
{
    Struct found = sized<Struct>();
    glia_error *raw = nullptr;
    const glia_status status = function(arguments..., &found, &raw);
    return finish(status, raw, std::move(found));
}

/// A call that makes a handle.
template <class Handle, class Function, class... Arguments>
result<Handle> made(Function function, Arguments... arguments)
{
    typename Handle::raw_type *owned = nullptr;
    glia_error *raw = nullptr;
    const glia_status status = function(arguments..., &owned, &raw);
    return finish(status, raw, Handle(owned));
}

/// A call that writes elements into memory and says how many there are: asked twice. What it counts
/// with the elements, such as a string's NUL, is `more`.
template <class Elements, class Function, class... Arguments>
result<Elements> elements(std::size_t more, Function function, Arguments... arguments)
{
    Elements found;
    std::size_t needed = 0;
    glia_error *raw = nullptr;
    glia_status status = function(arguments..., nullptr, 0, &needed, &raw);
    if (status == GLIA_OK && needed > more) {
        found.resize(needed - more);
        status = function(arguments..., found.data(), needed, &needed, &raw);
    }
    return finish(status, raw, std::move(found));
}

template <class Function, class... Arguments>
result<std::string> text(Function function, Arguments... arguments)
{
    return elements<std::string>(1, function, arguments...);
}

template <class Function, class... Arguments>
result<std::vector<std::int64_t>> shape(Function function, Arguments... arguments)
{
    return elements<std::vector<std::int64_t>>(0, function, arguments...);
}

/// Room for a text that comes with what is computed but once, and the text that is in it. A longer one was
/// cut.
inline std::string once() { return std::string(4095, '\0'); }
inline void cut(std::string &text) { text.resize(std::strlen(text.c_str())); }

/// The handle of an argument that may be left out.
template <class Handle> auto optional(const Handle *handle) noexcept
{
    return handle != nullptr ? handle->get() : nullptr;
}

} // namespace detail
} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
