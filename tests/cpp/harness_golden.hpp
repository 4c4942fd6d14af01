// Golden tables that free themselves, and the names that their records begin with.

#ifndef GLIA_TESTS_HARNESS_GOLDEN_HPP
#define GLIA_TESTS_HARNESS_GOLDEN_HPP

#include <cstdint>
#include <memory>
#include <string>

#include "harness.h"

using table = std::unique_ptr<golden_table, decltype(&golden_free)>;

inline table read_table(const char *name)
{
    return table(golden_read(name), golden_free);
}

inline std::string name_of(std::int32_t family, std::int32_t kind)
{
    std::size_t needed = 0;
    CHECK_OK(glia_catalog_name(family, kind, nullptr, 0, &needed, ERROR));
    std::string name(needed, '\0');
    CHECK_OK(glia_catalog_name(family, kind, &name[0], needed, nullptr, ERROR));
    name.resize(needed - 1);
    return name;
}

#endif
