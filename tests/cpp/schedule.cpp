// Schedules from C++: every one against the golden table, found by walking, so that a new kind
// without records fails.

#include "harness.h"
#include "harness_golden.hpp"
#include "harness_owned.hpp"

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace {

owned<glia_schedule> schedule_of(const golden_table *golden, std::int32_t kind, const char *name)
{
    const golden_record *parameters = golden_get(golden, "%s.parameters", name);
    glia_schedule *made = nullptr;
    std::int32_t count = 0;
    CHECK_OK(glia_schedule_new(kind, &made, ERROR));
    owned<glia_schedule> schedule(made);
    CHECK_OK(glia_catalog_parameter_count(GLIA_FAMILY_SCHEDULE, kind, &count, ERROR));
    CHECK(static_cast<std::size_t>(count) == parameters->count);
    for (std::int32_t index = 0; index < count; index++) {
        glia_parameter_info info{};
        info.struct_size = sizeof info;
        CHECK_OK(glia_catalog_parameter(GLIA_FAMILY_SCHEDULE, kind, index, &info, ERROR));
        CHECK_OK(glia_schedule_set(schedule.get(), info.key, parameters->values[index], ERROR));
    }
    if (const golden_record *points = golden_find(golden, "%s.points", name)) {
        const golden_record *values = golden_find(golden, "%s.point_values", name);
        const std::vector<std::int64_t> steps(points->values, points->values + points->count);
        CHECK_OK(glia_schedule_set_points(schedule.get(), steps.data(),
                                          values == nullptr ? nullptr : values->values,
                                          steps.size(), ERROR));
    }
    if (const golden_record *reports = golden_find(golden, "%s.reports", name))
        for (std::size_t index = 0; index < reports->count; index++)
            CHECK_OK(glia_schedule_report(schedule.get(), reports->values[index], nullptr, ERROR));
    return schedule;
}

void check_case(const golden_table *golden, std::int32_t kind, const char *name)
{
    const auto schedule = schedule_of(golden, kind, name);
    const golden_record *steps = golden_get(golden, "%s.steps", name);
    const golden_record *values = golden_get(golden, "%s.values", name);
    for (std::size_t index = 0; index < steps->count; index++) {
        double value = NAN;
        const double expected = values->values[index];
        CHECK_OK(glia_schedule_value(schedule.get(),
                                     static_cast<std::int64_t>(steps->values[index]), &value,
                                     ERROR));
        CHECK_THAT(std::fabs(value - expected) <= 1e-13 * std::fabs(expected) + 1e-290,
                   "%s: step %.0f: expected %.17g, got %.17g", name, steps->values[index], expected,
                   value);
    }
}

}  // namespace

int main()
{
    const table schedules = read_table("schedules");
    for (std::int32_t index = 0; index < harness_kinds(GLIA_FAMILY_SCHEDULE); index++) {
        const std::int32_t kind = harness_kind(GLIA_FAMILY_SCHEDULE, index);
        const std::string prefix = name_of(GLIA_FAMILY_SCHEDULE, kind) + ".";
        golden_get(schedules.get(), "%sdefault.parameters", prefix.c_str());
        char name[64];
        std::size_t place = 0;
        while ((place = golden_next_case(schedules.get(), place, prefix.c_str(), ".parameters",
                                         name)) != 0)
            check_case(schedules.get(), kind, name);
    }
    return harness_finish("schedule (C++)");
}
