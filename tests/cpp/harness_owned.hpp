// Handles that free themselves, as a C++ host would write them over glia.h.

#ifndef GLIA_TESTS_HARNESS_OWNED_HPP
#define GLIA_TESTS_HARNESS_OWNED_HPP

#include <memory>

#include "glia/glia.h"

struct owned_free {
    void operator()(glia_activation *handle) const noexcept { glia_activation_free(handle); }
    void operator()(glia_error *handle) const noexcept { glia_error_free(handle); }
    void operator()(glia_initializer *handle) const noexcept { glia_initializer_free(handle); }
    void operator()(glia_loss *handle) const noexcept { glia_loss_free(handle); }
    void operator()(glia_model *handle) const noexcept { glia_model_free(handle); }
    void operator()(glia_optimizer *handle) const noexcept { glia_optimizer_free(handle); }
    void operator()(glia_report *handle) const noexcept { glia_report_free(handle); }
    void operator()(glia_runtime *handle) const noexcept { glia_runtime_free(handle); }
    void operator()(glia_schedule *handle) const noexcept { glia_schedule_free(handle); }
    void operator()(glia_session *handle) const noexcept { glia_session_free(handle); }
    void operator()(glia_tensor *handle) const noexcept { glia_tensor_free(handle); }
    void operator()(glia_trainer *handle) const noexcept { glia_trainer_free(handle); }
};

template <typename Handle> using owned = std::unique_ptr<Handle, owned_free>;

#endif
