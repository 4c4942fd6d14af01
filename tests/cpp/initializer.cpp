// Every initialiser from C++, against the golden values. Found by walking the catalogue, so that a new
// one without records fails.

#include "harness.h"
#include "harness_golden.hpp"
#include "harness_owned.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace {

void check_case(const golden_table *golden, std::int32_t kind, const char *name)
{
    const golden_record *settings = golden_get(golden, "%s.settings", name);
    const double *shape = golden_get(golden, "%s.shape", name)->values;
    const golden_record *expected = golden_get(golden, "%s.values", name);
    glia_initializer *made = nullptr;
    CHECK_OK(glia_initializer_new(kind, &made, ERROR));
    const owned<glia_initializer> initializer(made);
    for (std::size_t pair = 0; pair + 1 < settings->count; pair += 2)
        CHECK_OK(glia_initializer_set(made, static_cast<std::int32_t>(settings->values[pair]),
                                      settings->values[pair + 1], ERROR));
    const std::string parameter = "layer.weight";
    std::vector<float> values(expected->count);
    CHECK_OK(glia_initializer_fill(made, static_cast<std::uint64_t>(shape[0]), parameter.data(),
                                   parameter.size(), static_cast<std::size_t>(shape[1]),
                                   static_cast<std::size_t>(shape[2]), values.data(),
                                   values.size(), ERROR));
    CHECK_WITHIN(values.data(), expected->values, expected->count, 1, 1e-12, "%s", name);
}

void check_kind(const golden_table *golden, std::int32_t kind)
{
    const std::string prefix = name_of(GLIA_FAMILY_INITIALIZER, kind) + ".";
    char name[64] = "";
    std::size_t cases = 0;
    for (std::size_t at = 0;
         (at = golden_next_case(golden, at, prefix.c_str(), ".settings", name)) != 0; cases++)
        check_case(golden, kind, name);
    if (cases == 0)
        golden_missing(golden, prefix.c_str());
}

} // namespace

int main()
{
    const table golden = read_table("initializers");
    for (std::int32_t index = 0; index < harness_kinds(GLIA_FAMILY_INITIALIZER); index++)
        check_kind(golden.get(), harness_kind(GLIA_FAMILY_INITIALIZER, index));
    return harness_finish("initializer");
}
