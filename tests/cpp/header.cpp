// The header as C++17: included twice, and from two translation units of one program; and types
// that a host may rely on. harness_second_unit.cpp is the other unit.

#include "glia/glia.h"
#include "glia/glia.h"

#include "harness.h"
#include "harness_second_unit.hpp"

#include <cstdint>
#include <type_traits>

static_assert(GLIA_OK == 0, "success is 0");
static_assert(std::is_same<glia_status, std::int32_t>::value, "statuses are int32_t");
static_assert(std::is_same<std::underlying_type<glia_error_codes>::type, std::int32_t>::value,
              "constants are int32_t");
static_assert(std::is_standard_layout<glia_progress>::value &&
                  std::is_trivially_copyable<glia_progress>::value,
              "plain data");
static_assert(std::is_standard_layout<glia_fit_options>::value &&
                  std::is_standard_layout<glia_trainer_options>::value &&
                  std::is_standard_layout<glia_runtime_options>::value &&
                  std::is_standard_layout<glia_parameter_info>::value,
              "plain data");

namespace {

// Both units see the same library and the same layouts.
void check_units()
{
    CHECK(second_unit_version() == glia_version());
    CHECK(second_unit_progress_size() == sizeof(glia_progress));
    CHECK(glia_version() == GLIA_VERSION);
    CHECK(glia_abi_version() == GLIA_ABI_VERSION);
}

// A handle that one unit makes is used and freed by the other.
void check_handle_between_units()
{
    glia_loss *loss = second_unit_loss();
    std::int32_t kind = 0;
    CHECK_OK(glia_loss_kind(loss, &kind, ERROR));
    CHECK(kind == GLIA_LOSS_MEAN_SQUARED_ERROR);
    glia_loss_free(loss);
}

// Value initialisation gives the defaults of every option struct.
void check_options()
{
    glia_runtime_options options{};
    glia_runtime *runtime = nullptr;
    std::int32_t threads = 0;
    options.struct_size = sizeof options;
    options.threads = 2;
    CHECK_OK(glia_runtime_new(&options, &runtime, ERROR));
    CHECK_OK(glia_runtime_threads(runtime, &threads, ERROR));
    CHECK(threads == 2);
    glia_runtime_free(runtime);
}

}  // namespace

int main()
{
    check_units();
    check_handle_between_units();
    check_options();
    return harness_finish("header");
}
