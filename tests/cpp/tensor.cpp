// Tensors through glia.hpp: copies in and out of every type, views with their strides, DLPack there and back;
// and what is known of a library and a runtime.

#include "glia/glia.hpp"
#include "harness.h"
#include "harness_take.hpp"

#include <array>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace {

using glia::error_code;
using shape = std::vector<std::int64_t>;

template <class Element> void check_type(glia::type type)
{
    std::vector<Element> given(6), back(6);
    for (std::size_t index = 0; index < 6; index++)
        given[index] = static_cast<Element>(index + 1);
    auto tensor = take(glia::tensor::zeros(type, {std::int64_t{2}, std::int64_t{3}}));
    CHECK(take(tensor.element_type()) == type && take(tensor.shape()) == (shape{2, 3}));
    DONE(tensor.copy_out(back));
    CHECK(back == std::vector<Element>(6));
    DONE(tensor.copy_in(given));
    DONE(tensor.copy_out(back));
    CHECK(back == given);
    const auto turned = take(tensor.transpose(0, 1));
    CHECK(take(turned.shape()) == (shape{3, 2}) && take(turned.strides()) == (shape{1, 3}));
    DONE(turned.copy_out(back));
    CHECK(back == (std::vector<Element>{1, 4, 2, 5, 3, 6}));
    // The same memory: what is written through the address is seen in both.
    static_cast<Element *>(take(tensor.data()))[5] = 9;
    DONE(turned.copy_out(back));
    CHECK(back[5] == 9);
    back.pop_back();
    CHECK(CODE_OF(tensor.copy_in(back)) == error_code::shape_mismatch);
    CHECK(CODE_OF(tensor.copy_out(back)) == error_code::shape_mismatch);
    // As many bytes of another type are none of its elements.
    using other = std::conditional_t<std::is_same_v<Element, float>, std::int32_t, float>;
    std::vector<other> strange(6 * sizeof(Element) / sizeof(other));
    CHECK(CODE_OF(tensor.copy_in(strange)) == error_code::shape_mismatch);
    CHECK(CODE_OF(tensor.copy_out(strange)) == error_code::shape_mismatch);
}

// What is handed over lives on without the tensor that it came from.
void check_dlpack()
{
    std::vector<float> back(4);
    auto there = [] {
        auto tensor = take(glia::tensor::zeros(glia::type::float32, {std::int64_t{4}}));
        DONE(tensor.copy_in(std::vector<float>{1, 2, 3, 4}));
        return take(tensor.to_dlpack());
    }();
    const auto tensor = take(glia::tensor::from_dlpack(there));
    DONE(tensor.copy_out(back));
    CHECK(back == (std::vector<float>{1, 2, 3, 4}) && take(tensor.shape()) == shape{4});
    CHECK(CODE_OF(glia::tensor::from_dlpack(nullptr)) == error_code::null_pointer);
    CHECK(CODE_OF(glia::tensor().to_dlpack()) == error_code::null_pointer);
    CHECK(CODE_OF(glia::tensor().copy_out(back)) == error_code::null_pointer);
}

void check_runtime()
{
    CHECK(glia::version() == GLIA_VERSION && glia::abi_version() == GLIA_ABI_VERSION);
    auto options = glia::sized<glia_runtime_options>();
    options.level = GLIA_LEVEL_SCALAR;
    const auto scalar = take(glia::runtime::make(options));
    CHECK(take(scalar.level()) == glia::level::scalar && take(glia::name(glia::level::scalar)) == "scalar");
    CHECK(take(scalar.threads()) == 1);
    CHECK(CODE_OF(glia::name(static_cast<glia::level>(99))) == error_code::unknown_kind);
}

} // namespace

int main()
{
    check_type<float>(glia::type::float32);
    check_type<std::int32_t>(glia::type::int32);
    check_type<std::int64_t>(glia::type::int64);
    check_dlpack();
    check_runtime();
    return harness_finish("tensor (C++)");
}
