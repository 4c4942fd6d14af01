/*
 * Header against library: versions, and the layout of every struct on 64-bit machines. The header
 * is included twice.
 */

#include "glia/glia.h"
#include "glia/glia.h"

#include "harness.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* Programs choose by it in the preprocessor. */
#if GLIA_VERSION < 0x100 || GLIA_VERSION >= 0x1000000
#error "GLIA_VERSION is of no use to the preprocessor"
#endif

static_assert(GLIA_VERSION == ((GLIA_VERSION_MAJOR << 16) | (GLIA_VERSION_MINOR << 8) |
                               GLIA_VERSION_PATCH), "one version");
static_assert(GLIA_OK == 0, "success is 0");
static_assert(sizeof(glia_status) == 4, "statuses are int32_t");
static_assert(GLIA_STRLEN == SIZE_MAX, "the length of a string that ends with NUL");

#define AT(type, field, place) \
    static_assert(offsetof(type, field) == (place), #type "." #field " has moved")

#if UINTPTR_MAX == UINT64_MAX
static_assert(sizeof(glia_parameter_info) == 40, "glia_parameter_info");
AT(glia_parameter_info, struct_size, 0);
AT(glia_parameter_info, key, 8);
AT(glia_parameter_info, is_integer, 12);
AT(glia_parameter_info, default_value, 16);
AT(glia_parameter_info, minimum, 24);
AT(glia_parameter_info, maximum, 32);

static_assert(sizeof(glia_fit_options) == 40, "glia_fit_options");
AT(glia_fit_options, struct_size, 0);
AT(glia_fit_options, epochs, 8);
AT(glia_fit_options, batch_size, 16);
AT(glia_fit_options, keep_order, 24);
AT(glia_fit_options, with_replacement, 28);
AT(glia_fit_options, micro_batches, 32);

static_assert(sizeof(glia_progress) == 88, "glia_progress");
AT(glia_progress, struct_size, 0);
AT(glia_progress, epoch, 8);
AT(glia_progress, epochs, 16);
AT(glia_progress, step, 24);
AT(glia_progress, steps, 32);
AT(glia_progress, samples, 40);
AT(glia_progress, loss, 48);
AT(glia_progress, accuracy, 56);
AT(glia_progress, samples_per_second, 64);
AT(glia_progress, seconds_left, 72);
AT(glia_progress, epoch_finished, 80);
AT(glia_progress, finished, 84);

static_assert(sizeof(glia_runtime_options) == 16, "glia_runtime_options");
AT(glia_runtime_options, struct_size, 0);
AT(glia_runtime_options, threads, 8);
AT(glia_runtime_options, level, 12);

static_assert(sizeof(glia_trainer_options) == 32, "glia_trainer_options");
AT(glia_trainer_options, struct_size, 0);
AT(glia_trainer_options, largest_batch, 8);
AT(glia_trainer_options, seed, 16);
AT(glia_trainer_options, input_gradient, 24);
AT(glia_trainer_options, reserved, 28);
#endif

static void check_versions(void)
{
    char text[32];
    uint32_t version = glia_version();
    CHECK(version == GLIA_VERSION);
    CHECK(glia_abi_version() == GLIA_ABI_VERSION);
    snprintf(text, sizeof text, "%u.%u.%u", (unsigned)(version >> 16),
             (unsigned)(version >> 8 & 0xff), (unsigned)(version & 0xff));
    CHECK_THAT(strcmp(text, GLIA_VERSION_STRING) == 0, "%s and %s", text, GLIA_VERSION_STRING);
}

/* Every field is written, and no byte beyond the struct. */
static void check_info_is_filled(void)
{
    struct {
        glia_parameter_info info;
        uint64_t beyond;
    } memory = {.info = {.struct_size = sizeof memory.info}, .beyond = 0x5a5a5a5a5a5a5a5a};
    const glia_parameter_info *info = &memory.info;
    CHECK_OK(glia_catalog_parameter(GLIA_FAMILY_LAYER, GLIA_LAYER_DENSE, 0, &memory.info, ERROR));
    CHECK(info->struct_size == sizeof memory.info);
    CHECK(info->key == GLIA_PARAM_UNITS && info->is_integer == 1);
    CHECK(info->minimum == 1 && info->maximum >= 65536 && info->default_value >= 1);
    CHECK(memory.beyond == 0x5a5a5a5a5a5a5a5a);
}

/* A host with an older header gives a shorter struct: what it does not know is not written. */
static void check_shorter_struct(void)
{
    glia_parameter_info info = {.struct_size = offsetof(glia_parameter_info, minimum),
                                .minimum = -77, .maximum = -78};
    CHECK_OK(glia_catalog_parameter(GLIA_FAMILY_LAYER, GLIA_LAYER_DENSE, 0, &info, ERROR));
    CHECK(info.key == GLIA_PARAM_UNITS && info.minimum == -77 && info.maximum == -78);
    info.struct_size = 0;
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "struct_size",
                  glia_catalog_parameter(GLIA_FAMILY_LAYER, GLIA_LAYER_DENSE, 0, &info, ERROR));
}

/* A host with a newer header gives a longer struct: zeros are fine, settings are refused. */
static void check_longer_struct(void)
{
    struct {
        glia_runtime_options known;
        int64_t newer;
    } options = {{sizeof options, 1, 0}, 0};
    glia_runtime *runtime = NULL;
    CHECK_OK(glia_runtime_new(&options.known, &runtime, ERROR));
    glia_runtime_free(runtime);
    options.newer = 5;
    CHECK_REFUSED(GLIA_ERROR_UNSUPPORTED, "newer",
                  glia_runtime_new(&options.known, &runtime, ERROR));
}

int main(void)
{
    check_versions();
    check_info_is_filled();
    check_shorter_struct();
    check_longer_struct();
    return harness_finish("version");
}
