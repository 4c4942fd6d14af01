// glia.hpp without exceptions: every call gives a result, which has a value or an error.

#define GLIA_NO_EXCEPTIONS
#include "glia/glia.hpp"
#include "harness.h"

#include <cstdlib>
#include <cstring>

namespace {

// The value of a result, or the end of the program with its error.
template <class Value> Value taken(const char *file, int line, glia::result<Value> result)
{
    if (!result) {
        harness_fail(file, line, "failed: %s", result.failure().what());
        std::exit(harness_finish("wrapper_results"));
    }
    return *std::move(result);
}

template <class Value> void works(const char *file, int line, const glia::result<Value> &result)
{
    CHECK_THAT(result.ok(), "%s:%d: %s", file, line, result.failure().what());
}

template <class Value> glia::error_code code_of(const glia::result<Value> &result)
{
    if (result)
        return glia::error_code::ok;
    CHECK_THAT(std::strlen(result.failure().what()) > 5, "message: %s", result.failure().what());
    return result.failure().code();
}

}  // namespace

#define TAKE(...) taken(__FILE__, __LINE__, __VA_ARGS__)
#define CHECK_WORKS(...) works(__FILE__, __LINE__, __VA_ARGS__)
#define FAILS(...) code_of(__VA_ARGS__)
#include "harness_wrapper.hpp"

int main()
{
    const auto refused =
        glia::optimizer::make(glia::optimizer_kind::adam, {{glia::param::learning_rate, -1.0}});
    CHECK(!refused && refused.failure().code() == glia::error_code::out_of_range);
    CHECK(std::strstr(refused.failure().what(), "learning_rate") != nullptr);
    return wrapper::check_all("wrapper_results");
}
