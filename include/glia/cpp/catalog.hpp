// What there is: the kinds of each family with their names, and the parameters of each kind.

#ifndef GLIA_CPP_CATALOG_HPP
#define GLIA_CPP_CATALOG_HPP

#include "glia/cpp/handle.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

/// The family that a type of kinds belongs to.
template <class Kind> struct family_of;
template <> struct family_of<activation_kind> {
    static constexpr family value = family::activation;
};
template <> struct family_of<initializer_kind> {
    static constexpr family value = family::initializer;
};
template <> struct family_of<loss_kind> {
    static constexpr family value = family::loss;
};
template <> struct family_of<optimizer_kind> {
    static constexpr family value = family::optimizer;
};
template <> struct family_of<schedule_kind> {
    static constexpr family value = family::schedule;
};
template <> struct family_of<layer_kind> {
    static constexpr family value = family::layer;
};

namespace detail {
template <class Kind> constexpr std::int32_t family_code = static_cast<std::int32_t>(family_of<Kind>::value);
}

/// All kinds of a family, such as kinds<optimizer_kind>(), in the order of their numbers.
template <class Kind> result<std::vector<Kind>> kinds()
{
    std::vector<Kind> all;
    std::int32_t count = 0;
    glia_error *raw = nullptr;
    glia_status status = glia_catalog_count(detail::family_code<Kind>, &count, &raw);
    for (std::int32_t index = 0; status == GLIA_OK && index < count; index++) {
        std::int32_t kind = 0;
        status = glia_catalog_kind(detail::family_code<Kind>, index, &kind, &raw);
        all.push_back(static_cast<Kind>(kind));
    }
    return detail::finish(status, raw, std::move(all));
}

/// The name of a kind, such as "adam".
template <class Kind> result<std::string> name(Kind kind)
{
    return detail::text(glia_catalog_name, detail::family_code<Kind>, static_cast<std::int32_t>(kind));
}

/// What a kind is, in a sentence.
template <class Kind> result<std::string> description(Kind kind)
{
    return detail::text(glia_catalog_description, detail::family_code<Kind>,
                        static_cast<std::int32_t>(kind));
}

/// The kind with a name: find<optimizer_kind>("adam").
template <class Kind> result<Kind> find(std::string_view name)
{
    std::int32_t kind = 0;
    glia_error *raw = nullptr;
    const glia_status status =
        glia_catalog_find(detail::family_code<Kind>, name.data(), name.size(), &kind, &raw);
    return detail::finish(status, raw, static_cast<Kind>(kind));
}

/// Keys, defaults and bounds of a kind's parameters.
template <class Kind> result<std::vector<glia_parameter_info>> parameters(Kind kind)
{
    std::vector<glia_parameter_info> all;
    std::int32_t count = 0;
    glia_error *raw = nullptr;
    const auto code = static_cast<std::int32_t>(kind);
    glia_status status = glia_catalog_parameter_count(detail::family_code<Kind>, code, &count, &raw);
    for (std::int32_t index = 0; status == GLIA_OK && index < count; index++) {
        all.push_back(sized<glia_parameter_info>());
        status = glia_catalog_parameter(detail::family_code<Kind>, code, index, &all.back(), &raw);
    }
    return detail::finish(status, raw, std::move(all));
}

/// What a parameter of a kind does, in words.
template <class Kind> result<std::string> description(Kind kind, param key)
{
    return detail::text(glia_catalog_parameter_description, detail::family_code<Kind>,
                        static_cast<std::int32_t>(kind), static_cast<std::int32_t>(key));
}

/// The name of a key, such as "learning_rate".
inline result<std::string> name(param key)
{
    return detail::text(glia_parameter_name, static_cast<std::int32_t>(key));
}

/// The version of the library that the program runs with, as GLIA_VERSION has it.
inline std::uint32_t version() noexcept { return glia_version(); }
/// That of its ABI, as GLIA_ABI_VERSION has it.
inline std::int32_t abi_version() noexcept { return glia_abi_version(); }

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
