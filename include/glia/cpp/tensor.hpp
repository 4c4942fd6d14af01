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

    /// The type of its elements, and how many elements there are from one to the next along each axis.
    result<type> element_type() const
    {
        std::int32_t code = 0;
        glia_error *raw = nullptr;
        const glia_status status = glia_tensor_type(get(), &code, &raw);
        return detail::finish(status, raw, static_cast<type>(code));
    }
    result<std::vector<std::int64_t>> strides() const
    {
        return detail::shape(glia_tensor_strides, get());
    }

    /// The address of the first element, for as long as the tensor lives; null where it has none. The
    /// others lie where the strides say.
    result<void *> data() { return detail::value<void *>(glia_tensor_data, get()); }

    /// Copies all elements in, and out, in row-major order.
    template <class Element> result<void> copy_in(span<const Element> elements)
    {
        if (auto wrong = other_type<Element>(); !wrong.empty())
            return detail::refuse<void>(std::move(wrong));
        return detail::call(glia_tensor_copy_in, get(), elements.data(),
                            elements.size() * sizeof(Element));
    }
    template <class Container> auto copy_in(const Container &elements)
    {
        using element = std::remove_cv_t<std::remove_pointer_t<decltype(elements.data())>>;
        return copy_in<element>(span<const element>(elements));
    }
    template <class Element> result<void> copy_out(span<Element> elements) const
    {
        if (auto wrong = other_type<Element>(); !wrong.empty())
            return detail::refuse<void>(std::move(wrong));
        return detail::call(glia_tensor_copy_out, get(), elements.data(),
                            elements.size() * sizeof(Element));
    }
    template <class Container> auto copy_out(Container &elements) const
    {
        using element = std::remove_pointer_t<decltype(elements.data())>;
        return copy_out<element>(span<element>(elements));
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

    /// Two axes exchanged; shares the memory.
    result<tensor> transpose(std::size_t first, std::size_t second) const
    {
        return detail::made<tensor>(glia_tensor_transpose, get(), first, second);
    }

    /// As a DLManagedTensorVersioned of DLPack, which whoever takes it gives back by its deleter.
    result<DLManagedTensorVersioned *> to_dlpack() const
    {
        return detail::value<DLManagedTensorVersioned *>(glia_tensor_to_dlpack, get());
    }
    /// Takes one of another library over, without a copy.
    static result<tensor> from_dlpack(DLManagedTensorVersioned *managed)
    {
        return detail::made<tensor>(glia_tensor_from_dlpack, managed);
    }

private:
    /// A text where elements of this type are none of the tensor's, whose bytes alone C compares.
    template <class Element> std::string other_type() const
    {
        constexpr auto mine = static_cast<std::int32_t>(detail::type_of<Element>::value);
        std::int32_t code = mine;
        // What fails here fails in the call, too.
        static_cast<void>(glia_tensor_type(get(), &code, nullptr));
        if (code == mine)
            return {};
        return "elements: expected those of type " + std::to_string(code) + ", got " +
               std::to_string(mine);
    }
};

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
