// Whether the gradients of a model, and of a loss of the program's own, are right.

#ifndef GLIA_CPP_GRADIENT_CHECK_HPP
#define GLIA_CPP_GRADIENT_CHECK_HPP

#include "glia/cpp/model.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

/// What was compared, and a line on the worst element.
struct gradient_check {
    glia_gradient_report figures;
    std::string worst;
};

/// Compares every gradient of a model with differences of float64.
inline result<gradient_check>
check_gradients(const model &checked, const loss &measure, const_floats inputs, targets wanted,
                const glia_gradient_check_options &options = sized<glia_gradient_check_options>(),
                const runtime *on = nullptr)
{
    gradient_check found{sized<glia_gradient_report>(), detail::once()};
    glia_error *raw = nullptr;
    const glia_status status = glia_gradient_check(
        checked.get(), measure.get(), detail::optional(on), inputs.data(), inputs.size(), wanted.data(),
        wanted.type_code(), wanted.count(), &options, &found.figures, found.worst.data(),
        found.worst.size() + 1, nullptr, &raw);
    detail::cut(found.worst);
    return detail::finish(status, raw, std::move(found));
}

namespace detail {

/// Carries a loss past the C code, and what it throws or fails with back.
template <class Loss> struct host_loss {
    Loss *loss;
#ifndef GLIA_NO_EXCEPTIONS
    std::exception_ptr thrown = nullptr;
#endif

    static glia_status call(const double *outputs, std::size_t rows, std::size_t columns,
                            double *gradient, double *value, void *user) noexcept
    {
        auto &self = *static_cast<host_loss *>(user);
        const span<const double> given(outputs, rows * columns);
        const span<double> slope(gradient, gradient != nullptr ? rows * columns : 0);
#ifndef GLIA_NO_EXCEPTIONS
        try {
            *value = (*self.loss)(given, rows, slope);
        } catch (...) {
            self.thrown = std::current_exception();
            return GLIA_ERROR_INVALID_ARGUMENT;
        }
#else
        const result<double> found = (*self.loss)(given, rows, slope);
        if (!found)
            return static_cast<glia_status>(found.failure().code());
        *value = *found;
#endif
        return GLIA_OK;
    }
};

} // namespace detail

/// The same with a loss of the program's own: `double measure(span<const double> outputs, std::size_t
/// rows, span<double> gradient)`, whose gradient is empty where it is not asked for. What it throws comes
/// out of here; without exceptions it may give a result<double>.
template <class Loss>
result<gradient_check>
check_gradients_with(const model &checked, const_floats inputs, Loss &&measure,
                     const glia_gradient_check_options &options = sized<glia_gradient_check_options>(),
                     const runtime *on = nullptr)
{
    detail::host_loss<std::remove_reference_t<Loss>> host{&measure};
    gradient_check found{sized<glia_gradient_report>(), detail::once()};
    glia_error *raw = nullptr;
    const glia_status status = glia_gradient_check_with_callback(
        checked.get(), detail::optional(on), inputs.data(), inputs.size(), decltype(host)::call, &host,
        &options, &found.figures, found.worst.data(), found.worst.size() + 1, nullptr, &raw);
#ifndef GLIA_NO_EXCEPTIONS
    if (host.thrown) {
        glia_error_free(raw);
        std::rethrow_exception(host.thrown);
    }
#endif
    detail::cut(found.worst);
    return detail::finish(status, raw, std::move(found));
}

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
