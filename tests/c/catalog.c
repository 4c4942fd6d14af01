/*
 * glia_catalog_… and glia_parameter_name: names and numbers of every kind and key, descriptions,
 * facts about parameters, small buffers, and what is refused. What setters do with the facts is
 * checked for all families together.
 */

#include "harness.h"

#include <string.h>

/* Checks a text function for a NUL, the size needed, and truncation. */
#define CHECK_TEXT(whole, call) \
    do { \
        size_t needed = 0, capacity = sizeof(whole); \
        char *text = (whole); \
        CHECK_OK(call); \
        CHECK(needed == strlen(whole) + 1 && needed > 1); \
        char small[8] = "#######"; \
        text = small; \
        capacity = 4; \
        CHECK_OK(call); \
        size_t length = strlen(whole) < 3 ? strlen(whole) : 3; \
        CHECK(memcmp(small, (whole), length) == 0 && small[length] == 0 && small[4] == '#'); \
        text = NULL; \
        capacity = 0; \
        needed = 0; \
        CHECK_OK(call); \
        CHECK(needed == strlen(whole) + 1); \
    } while (0)

static void check_kind(int32_t family, int32_t kind)
{
    char name[64], description[1024];
    int32_t found = 0, count = -1;
    CHECK_TEXT(name, glia_catalog_name(family, kind, text, capacity, &needed, ERROR));
    CHECK_TEXT(description,
               glia_catalog_description(family, kind, text, capacity, &needed, ERROR));
    CHECK_OK(glia_catalog_find(family, name, GLIA_STRLEN, &found, ERROR));
    CHECK_THAT(found == kind, "%s: found %d, expected %d", name, (int)found, (int)kind);
    CHECK_OK(glia_catalog_find(family, name, strlen(name), &found, ERROR));
    CHECK(found == kind);
    /* A shorter name is another one, as relu is of relu6, or none. */
    if (glia_catalog_find(family, name, strlen(name) - 1, &found, ERROR) == GLIA_OK)
        CHECK(found != kind);
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "name",
                  glia_catalog_find(family, name, 1, &found, ERROR));
    CHECK_OK(glia_catalog_parameter_count(family, kind, &count, ERROR));
    for (int32_t index = 0; index < count; index++) {
        glia_parameter_info info = {.struct_size = sizeof info};
        CHECK_OK(glia_catalog_parameter(family, kind, index, &info, ERROR));
        CHECK(info.key > 0 && info.minimum < info.maximum);
        CHECK(info.is_integer == 0 || info.is_integer == 1);
        CHECK_TEXT(description, glia_catalog_parameter_description(
                                    family, kind, info.key, text, capacity, &needed, ERROR));
    }
    glia_parameter_info info = {.struct_size = sizeof info};
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "index",
                  glia_catalog_parameter(family, kind, count, &info, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "index",
                  glia_catalog_parameter(family, kind, -1, &info, ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KEY, "key",
                  glia_catalog_parameter_description(family, kind, 9999, NULL, 0, NULL, ERROR));
}

/* Each family: kinds in ascending order, beginning with 1, all different. */
static void check_family(int32_t family)
{
    int32_t count = harness_kinds(family), before = 0, kind = 0;
    for (int32_t index = 0; index < count; index++) {
        kind = harness_kind(family, index);
        CHECK_THAT(kind > before, "family %d: kinds out of order", (int)family);
        before = kind;
        check_kind(family, kind);
    }
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "index",
                  glia_catalog_kind(family, count, &kind, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "index",
                  glia_catalog_kind(family, -1, &kind, ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "kind",
                  glia_catalog_name(family, 0, NULL, 0, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "kind",
                  glia_catalog_description(family, before + 1, NULL, 0, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "no such thing",
                  glia_catalog_find(family, "no such thing", GLIA_STRLEN, &kind, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "name",
                  glia_catalog_find(family, "\xff\xfe", 2, &kind, ERROR));
}

static void check_unknown_families(void)
{
    static const int32_t wrong[] = {0, -1, 8, 1000, INT32_MIN, INT32_MAX};
    for (size_t index = 0; index < sizeof wrong / sizeof wrong[0]; index++) {
        int32_t value = 7;
        CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "family",
                      glia_catalog_count(wrong[index], &value, ERROR));
        CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "family",
                      glia_catalog_kind(wrong[index], 0, &value, ERROR));
        CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "family",
                      glia_catalog_find(wrong[index], "relu", 4, &value, ERROR));
        CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "family",
                      glia_catalog_name(wrong[index], 1, NULL, 0, NULL, ERROR));
        CHECK(value == 7);
    }
}

/* The constants of the header name what the catalogue does. */
static void check_constants(void)
{
    CHECK(harness_find(GLIA_FAMILY_ACTIVATION, "softmax") == GLIA_ACTIVATION_SOFTMAX);
    CHECK(harness_find(GLIA_FAMILY_INITIALIZER, "xavier_uniform") ==
          GLIA_INITIALIZER_XAVIER_UNIFORM);
    CHECK(harness_find(GLIA_FAMILY_LOSS, "softmax_cross_entropy") ==
          GLIA_LOSS_SOFTMAX_CROSS_ENTROPY);
    CHECK(harness_find(GLIA_FAMILY_OPTIMIZER, "adam") == GLIA_OPTIMIZER_ADAM);
    CHECK(harness_find(GLIA_FAMILY_LAYER, "dense") == GLIA_LAYER_DENSE);
    CHECK(harness_find(GLIA_FAMILY_SCHEDULE, "cosine_restarts") == GLIA_SCHEDULE_COSINE_RESTARTS);
}

/* Keys are numbered from 1 without a gap; each has a name of its own. */
static void check_keys(void)
{
    char names[400][64];
    int32_t key = 1;
    for (; key < 400; key++) {
        if (glia_parameter_name(key, names[key], sizeof names[0], NULL, ERROR) != GLIA_OK)
            break;
        CHECK_TEXT(names[key], glia_parameter_name(key, text, capacity, &needed, ERROR));
        for (int32_t before = 1; before < key; before++)
            CHECK(strcmp(names[before], names[key]) != 0);
    }
    CHECK_THAT(key > GLIA_PARAM_STANDARD_DEVIATION, "only %d keys", (int)key - 1);
    CHECK(strcmp(names[GLIA_PARAM_LEARNING_RATE], "learning_rate") == 0);
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KEY, "key", glia_parameter_name(0, NULL, 0, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KEY, "key", glia_parameter_name(key, NULL, 0, NULL, ERROR));
}

int main(void)
{
    for (int32_t family = GLIA_FAMILY_ACTIVATION; family <= GLIA_FAMILY_SCHEDULE; family++)
        check_family(family);
    for (int index = 0; index < HARNESS_FAMILIES; index++) {
        CHECK(harness_families[index].number == index + 1);
        harness_check_family(&harness_families[index]);
    }
    check_unknown_families();
    check_constants();
    check_keys();
    return harness_finish("catalog");
}
