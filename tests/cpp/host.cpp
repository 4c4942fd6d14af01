// The host's side in C++: a job system, a log, an allocator.

#include "glia/glia.hpp"
#include "harness.h"

#include <string>
#include <vector>

namespace {

int jobs = 0;

void run_inline(glia_job_body body, std::int32_t count, void *job, void *user)
{
    ++*static_cast<int *>(user);
    body(0, count, 0, job);
}

void do_nothing(glia_job_body, std::int32_t, void *, void *) {}

void note(std::int32_t, const char *message, std::size_t length, void *user)
{
    static_cast<std::string *>(user)->assign(message, length);
}

void *allocate(std::size_t, std::size_t, void *)
{
    return nullptr;
}

void deallocate(void *, std::size_t, std::size_t, void *) {}

template <class Function> glia::error_code code_of(Function function)
{
    try {
        function();
    } catch (const glia::error &failure) {
        return failure.code();
    }
    return glia::error_code::ok;
}

} // namespace

int main()
{
    std::vector<float> values(1 << 20, 0.5f), results(values.size()), others(values.size());
    std::string told;
    // Until here nothing of glia's is alive.
    glia::set_allocator(allocate, deallocate, nullptr);
    glia::set_allocator(nullptr, nullptr, nullptr);
    const auto tanh = glia::activation::make(glia::activation_kind::tanh);
    CHECK(code_of([] { glia::set_allocator(allocate, deallocate, nullptr); }) ==
          glia::error_code::invalid_state);
    const auto runtime = glia::runtime::make(4, run_inline, &jobs);
    CHECK(runtime.threads() == 4);
    tanh.forward(values, 16, results, &runtime);
    CHECK(jobs == 1 && results.front() > 0.4f && results.front() == results.back());
    auto broken = glia::runtime::make(4, do_nothing, nullptr);
    broken.set_log(note, &told, glia::log_level::error);
    CHECK(code_of([&] { tanh.forward(values, 16, others, &broken); }) ==
          glia::error_code::invalid_state);
    CHECK(others == results && told.find("parallel_for") != std::string::npos);
    return harness_finish("host");
}
