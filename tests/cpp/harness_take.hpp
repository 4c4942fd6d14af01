// The value of a result of glia.hpp, in programs that are built with exceptions and without: what fails ends
// the program, with the error's message.

#ifndef GLIA_TESTS_HARNESS_TAKE_HPP
#define GLIA_TESTS_HARNESS_TAKE_HPP

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "glia/glia.hpp"

#ifdef GLIA_NO_EXCEPTIONS

template <class Value> Value take(glia::result<Value> found)
{
    if (!found) {
        std::fprintf(stderr, "failed: %s\n", found.failure().what());
        std::exit(1);
    }
    return *std::move(found);
}

inline void done(const glia::result<void> &call)
{
    if (!call) {
        std::fprintf(stderr, "failed: %s\n", call.failure().what());
        std::exit(1);
    }
}

// Of a call that has to fail: its code.
#define CODE_OF(call) code_of(call)
template <class Value> glia::error_code code_of(const glia::result<Value> &found)
{
    return found ? glia::error_code::ok : found.failure().code();
}
#define DONE(call) done(call)

#else

template <class Value> Value take(Value found)
{
    return found;
}

#define CODE_OF(call) code_of([&] { static_cast<void>(call); })
template <class Call> glia::error_code code_of(Call call)
{
    try {
        call();
    } catch (const glia::error &error) {
        return error.code();
    }
    return glia::error_code::ok;
}
#define DONE(call) (call)

#endif

#endif
