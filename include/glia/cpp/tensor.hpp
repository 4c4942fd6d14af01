// Tensors: memory with a shape, the library's own or the program's.

#ifndef GLIA_CPP_TENSOR_HPP
#define GLIA_CPP_TENSOR_HPP

#include "glia/cpp/handle.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

namespace detail {
template <class Element> struct type_of;
template <> struct type_of<float> {
    static constexpr type value = type::float32;
};
template <> struct type_of<std::int32_t> {
    static constexpr type value = type::int32;
};
template <> struct type_of<std::int64_t> {
    static constexpr type value = type::int64;
};
} // namespace detail

/// Data for training: samples, and what they should give.
class tensor : public handle<glia_tensor, glia_tensor_free> {
public:
    using handle::handle;

    /// A tensor of zeros.
    static result<tensor> zeros(type element, span<const std::int64_t> shape)
    {
        return detail::made<tensor>(glia_tensor_new, static_cast<std::int32_t>(element), shape.data(),
                                    shape.size());
    }

    /// A view of the program's memory, of float, std::int32_t or std::int64_t, row-major, which must outlive the
    /// tensor and all that use it. Nothing is copied.
    template <class Element>
    static result<tensor> borrow(span<Element> memory, span<const std::int64_t> shape)
    {
        std::uint64_t count = 1;
        for (const std::int64_t length : shape)
            count *= static_cast<std::uint64_t>(length);
        if (count != memory.size())
            return detail::refuse<tensor>("memory: expected " + std::to_string(count) +
                                          " elements by the shape, got " +
                                          std::to_string(memory.size()));
        constexpr auto code = static_cast<std::int32_t>(detail::type_of<Element>::value);
        return detail::made<tensor>(glia_tensor_borrow, code, static_cast<void *>(memory.data()),
                                    shape.data(), nullptr, shape.size(), nullptr, nullptr);
    }
    template <class Container>
    static auto borrow(Container &memory, span<const std::int64_t> shape)
    {
        using element = std::remove_pointer_t<decltype(memory.data())>;
        return borrow<element>(span<element>(memory), shape);
    }

    result<std::vector<std::int64_t>> shape() const
    {
        return detail::shape(glia_tensor_shape, get());
    }

    /// Some rows, or another part along an axis; shares the memory.
    result<tensor> slice(std::size_t axis, std::size_t start, std::size_t count) const
    {
        return detail::made<tensor>(glia_tensor_slice, get(), axis, start, count);
    }

    /// The same elements in another shape; shares the memory.
    result<tensor> reshape(span<const std::int64_t> shape) const
    {
        return detail::made<tensor>(glia_tensor_reshape, get(), shape.data(), shape.size());
    }
};

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
