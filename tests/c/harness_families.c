/* The seven families of the catalogue behind one table of functions, and the check of their
 * parameters. See harness.h. */

#include "harness.h"

#include <math.h>
#include <stdio.h>

#define FAMILY_FUNCTIONS(noun) \
    static glia_status noun##_make(int32_t kind, void **handle, glia_error **error) \
    { \
        glia_##noun *made = NULL; \
        glia_status status = glia_##noun##_new(kind, &made, error); \
        *handle = made; \
        return status; \
    } \
    static void noun##_destroy(void *handle) { glia_##noun##_free((glia_##noun *)handle); } \
    static glia_status noun##_kind(const void *handle, int32_t *kind, glia_error **error) \
    { \
        return glia_##noun##_kind((const glia_##noun *)handle, kind, error); \
    } \
    static glia_status noun##_set(void *handle, int32_t key, double value, glia_error **error) \
    { \
        return glia_##noun##_set((glia_##noun *)handle, key, value, error); \
    } \
    static glia_status noun##_get(const void *handle, int32_t key, double *value, \
                                  glia_error **error) \
    { \
        return glia_##noun##_get((const glia_##noun *)handle, key, value, error); \
    }

FAMILY_FUNCTIONS(activation)
FAMILY_FUNCTIONS(initializer)
FAMILY_FUNCTIONS(loss)
FAMILY_FUNCTIONS(optimizer)
FAMILY_FUNCTIONS(layer)
FAMILY_FUNCTIONS(schedule)
FAMILY_FUNCTIONS(samples)

#define FAMILY(number, noun) \
    {number, #noun, noun##_make, noun##_destroy, noun##_kind, noun##_set, noun##_get}

const harness_family harness_families[HARNESS_FAMILIES] = {
    FAMILY(GLIA_FAMILY_ACTIVATION, activation), FAMILY(GLIA_FAMILY_INITIALIZER, initializer),
    FAMILY(GLIA_FAMILY_LOSS, loss),             FAMILY(GLIA_FAMILY_OPTIMIZER, optimizer),
    FAMILY(GLIA_FAMILY_LAYER, layer),           FAMILY(GLIA_FAMILY_SCHEDULE, schedule),
    FAMILY(GLIA_FAMILY_SAMPLES, samples),
};

int32_t harness_kinds(int32_t family)
{
    int32_t count = 0;
    CHECK_OK(glia_catalog_count(family, &count, ERROR));
    CHECK_THAT(count > 0, "family %d has no kinds", (int)family);
    return count;
}

int32_t harness_kind(int32_t family, int32_t index)
{
    int32_t kind = 0;
    CHECK_OK(glia_catalog_kind(family, index, &kind, ERROR));
    return kind;
}

const char *harness_name(int32_t family, int32_t kind, char name[64])
{
    name[0] = 0;
    CHECK_OK(glia_catalog_name(family, kind, name, 64, NULL, ERROR));
    return name;
}

int32_t harness_find(int32_t family, const char *name)
{
    int32_t kind = 0;
    CHECK_OK(glia_catalog_find(family, name, GLIA_STRLEN, &kind, ERROR));
    return kind;
}

/* Sets a value that must be taken, and reads it back. */
static void check_taken(const harness_family *family, void *handle, int32_t key, double value)
{
    double got = NAN;
    CHECK_OK(family->set(handle, key, value, ERROR));
    CHECK_OK(family->get(handle, key, &got, ERROR));
    CHECK_THAT(got == value, "%s: key %d: set %.17g, got %.17g", family->name, (int)key, value,
               got);
}

/* Sets a value that must be refused by the parameter's name, and changes nothing. */
static void check_refused(const harness_family *family, void *handle, int32_t key, double value)
{
    char name[64] = "";
    double before = 0, after = 0;
    CHECK_OK(glia_parameter_name(key, name, sizeof name, NULL, ERROR));
    CHECK_OK(family->get(handle, key, &before, ERROR));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, name, family->set(handle, key, value, ERROR));
    CHECK_OK(family->get(handle, key, &after, ERROR));
    CHECK_THAT(before == after, "%s: key %d: a refused value was set", family->name, (int)key);
}

static void check_parameter(const harness_family *family, void *handle,
                            const glia_parameter_info *info)
{
    double value = NAN, beyond = 1;
    CHECK_OK(family->get(handle, info->key, &value, ERROR));
    CHECK_THAT(value == info->default_value, "%s: key %d: default %g, got %g", family->name,
               (int)info->key, info->default_value, value);
    CHECK(info->minimum <= info->default_value && info->default_value <= info->maximum);
    check_taken(family, handle, info->key, info->minimum);
    check_taken(family, handle, info->key, info->maximum);
    if (info->is_integer) {
        check_refused(family, handle, info->key, (info->minimum + info->maximum) / 2 + 0.25);
        check_refused(family, handle, info->key, info->minimum - beyond);
        check_refused(family, handle, info->key, info->maximum + beyond);
    }
    check_refused(family, handle, info->key, nextafter(info->minimum, -INFINITY));
    check_refused(family, handle, info->key, nextafter(info->maximum, INFINITY));
    check_refused(family, handle, info->key, -INFINITY);
    check_refused(family, handle, info->key, INFINITY);
    check_refused(family, handle, info->key, NAN);
    check_taken(family, handle, info->key, info->default_value);
}

/* Whether a kind has a key. */
static int has_key(int32_t family, int32_t kind, int32_t key)
{
    int32_t count = 0;
    CHECK_OK(glia_catalog_parameter_count(family, kind, &count, ERROR));
    for (int32_t index = 0; index < count; index++) {
        glia_parameter_info info = {.struct_size = sizeof info};
        CHECK_OK(glia_catalog_parameter(family, kind, index, &info, ERROR));
        if (info.key == key)
            return 1;
    }
    return 0;
}

/* Keys beyond every known one, and every key that the kind does not have. */
static void check_unknown_keys(const harness_family *family, int32_t kind, void *handle)
{
    for (int32_t key = -1; key < 400; key++) {
        double value = 7;
        if (has_key(family->number, kind, key))
            continue;
        CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KEY, "key", family->set(handle, key, 0.5, ERROR));
        CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KEY, "key", family->get(handle, key, &value, ERROR));
        CHECK_THAT(value == 7, "a refused call wrote its result");
    }
}

static void check_kind(const harness_family *family, int32_t kind)
{
    void *handle = NULL;
    int32_t got = 0, count = 0;
    CHECK_OK(family->make(kind, &handle, ERROR));
    CHECK_OK(family->kind(handle, &got, ERROR));
    CHECK_THAT(got == kind, "%s: made kind %d, got %d", family->name, (int)kind, (int)got);
    CHECK_OK(glia_catalog_parameter_count(family->number, kind, &count, ERROR));
    for (int32_t index = 0; index < count; index++) {
        glia_parameter_info info = {.struct_size = sizeof info};
        CHECK_OK(glia_catalog_parameter(family->number, kind, index, &info, ERROR));
        check_parameter(family, handle, &info);
    }
    check_unknown_keys(family, kind, handle);
    family->destroy(handle);
}

void harness_check_family(const harness_family *family)
{
    void *handle = NULL;
    for (int32_t index = 0; index < harness_kinds(family->number); index++)
        check_kind(family, harness_kind(family->number, index));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "kind", family->make(0, &handle, ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "kind", family->make(-1, &handle, ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "kind", family->make(9999, &handle, ERROR));
    CHECK_THAT(handle == NULL, "%s: a refused call wrote its result", family->name);
    family->destroy(NULL);
}
