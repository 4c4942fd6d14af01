// Views of memory that somebody else keeps: a pointer and a number of elements.
//
// They are made from whatever has data() and size(): std::vector, std::array, std::span, a row-major
// Eigen matrix; from arrays, and from pointer and size. Nothing is copied.

#ifndef GLIA_CPP_SPAN_HPP
#define GLIA_CPP_SPAN_HPP

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <type_traits>
#include <utility>

#include "glia/cpp/result.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

/// A view; `span<const float>` of floats that are only read.
template <class T> class span {
    template <class Container>
    using element = std::remove_pointer_t<decltype(std::declval<Container &>().data())>;

    // A const view of elements of the same type, and of nothing else: no view of derived classes.
    template <class Container>
    using if_fits = std::enable_if_t<std::is_convertible_v<element<Container> (*)[], T (*)[]> &&
                                     !std::is_same_v<std::decay_t<Container>, span>>;

public:
    constexpr span() noexcept = default;
    constexpr span(T *data, std::size_t size) noexcept : data_(data), size_(size) {}

    template <std::size_t Size> constexpr span(T (&array)[Size]) noexcept : data_(array), size_(Size)
    {
    }

    template <class Container, class = if_fits<Container>>
    constexpr span(Container &&container) noexcept
        : data_(container.data()), size_(static_cast<std::size_t>(container.size()))
    {
    }

    /// Of a list in an argument: it lives as long as the call.
    template <class Value, class = std::enable_if_t<std::is_same_v<const Value, T>>>
    constexpr span(std::initializer_list<Value> list) noexcept : size_(list.size())
    {
        // Not in the line above, where gcc takes it for a mistake.
        data_ = list.begin();
    }

    constexpr T *data() const noexcept { return data_; }
    constexpr std::size_t size() const noexcept { return size_; }
    constexpr T *begin() const noexcept { return data_; }
    constexpr T *end() const noexcept { return data_ + size_; }

private:
    T *data_ = nullptr;
    std::size_t size_ = 0;
};

/// Floats that a call reads, and those that it writes.
using const_floats = span<const float>;
using floats = span<float>;

/// What a loss compares outputs with: float, as many as outputs, or a label for each row,
/// std::int32_t or std::int64_t. Made from whatever has data() and size().
class targets {
    template <class Container>
    using element =
        std::remove_cv_t<std::remove_pointer_t<decltype(std::declval<Container &>().data())>>;

    template <class Element>
    static constexpr bool is_one_v =
        std::is_same_v<Element, float> || std::is_same_v<Element, std::int32_t> ||
        std::is_same_v<Element, std::int64_t>;

public:
    template <class Container, class = std::enable_if_t<is_one_v<element<Container>>>,
              class = std::enable_if_t<!std::is_same_v<std::decay_t<Container>, targets>>>
    targets(Container &&container) noexcept
        : targets(container.data(), static_cast<std::size_t>(container.size()))
    {
    }
    targets(const float *values, std::size_t count) noexcept
        : data_(values), type_(type::float32), count_(count)
    {
    }
    targets(const std::int32_t *labels, std::size_t count) noexcept
        : data_(labels), type_(type::int32), count_(count)
    {
    }
    targets(const std::int64_t *labels, std::size_t count) noexcept
        : data_(labels), type_(type::int64), count_(count)
    {
    }

    const void *data() const noexcept { return data_; }
    std::int32_t type_code() const noexcept { return static_cast<std::int32_t>(type_); }
    std::size_t count() const noexcept { return count_; }

private:
    const void *data_;
    type type_;
    std::size_t count_;
};

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
