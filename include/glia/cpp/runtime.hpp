// Runtimes, and the allocator.

#ifndef GLIA_CPP_RUNTIME_HPP
#define GLIA_CPP_RUNTIME_HPP

#include "glia/cpp/handle.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

/// Threads and instruction set. Where a call takes a `const runtime *`, null stands for the calling
/// thread alone and the best instruction set.
class runtime : public handle<glia_runtime, glia_runtime_free> {
public:
    using handle::handle;

    /// A runtime of so many threads, the calling one counted.
    static result<runtime> make(std::int32_t threads)
    {
        auto options = sized<glia_runtime_options>();
        options.threads = threads;
        return make(options);
    }
    static result<runtime> make(const glia_runtime_options &options)
    {
        return detail::made<runtime>(glia_runtime_new, &options);
    }
    /// A runtime on the host's job system, on so many of its workers at the same time.
    static result<runtime> make(std::int32_t workers, glia_parallel_for parallel_for, void *user)
    {
        auto options = sized<glia_runtime_options>();
        options.threads = workers;
        return detail::made<runtime>(glia_runtime_new_with_jobs, &options, parallel_for, user);
    }

    /// Who is told what happens; nullptr for nobody.
    result<void> set_log(glia_log_callback callback, void *user,
                         log_level least = log_level::information)
    {
        return detail::call(glia_runtime_log_set, get(), callback, user,
                            static_cast<std::int32_t>(least));
    }

    result<std::int32_t> threads() const
    {
        return detail::value<std::int32_t>(glia_runtime_threads, get());
    }
    /// The instruction set that it computes with.
    result<glia::level> level() const
    {
        std::int32_t code = 0;
        glia_error *raw = nullptr;
        const glia_status status = glia_runtime_level(get(), &code, &raw);
        return detail::finish(status, raw, static_cast<glia::level>(code));
    }
};

/// The name of an instruction set, such as "avx2".
inline result<std::string> name(level of)
{
    return detail::text(glia_level_name, static_cast<std::int32_t>(of));
}

/// Gives the library the host's allocator, before anything else; with nullptr the system's again.
inline result<void> set_allocator(glia_allocate allocate, glia_deallocate deallocate, void *user)
{
    return detail::call(glia_allocator_set, allocate, deallocate, user);
}

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
