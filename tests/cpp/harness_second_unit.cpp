// A second translation unit that includes the headers, linked with every C++ program: nothing in
// them may be defined twice, and glia.hpp without exceptions may stand beside glia.hpp with them.

#define GLIA_NO_EXCEPTIONS
#include "glia/glia.hpp"
#include "harness_second_unit.hpp"

std::uint32_t second_unit_version()
{
    return glia_version();
}

std::size_t second_unit_progress_size()
{
    return sizeof(glia_progress);
}

glia_loss *second_unit_loss()
{
    glia_loss *loss = nullptr;
    glia_loss_new(GLIA_LOSS_MEAN_SQUARED_ERROR, &loss, nullptr);
    return loss;
}

std::int32_t second_unit_refusal()
{
    const auto refused =
        glia::optimizer::make(glia::optimizer_kind::sgd, {{glia::param::learning_rate, -1.0}});
    return refused ? GLIA_OK : static_cast<std::int32_t>(refused.failure().code());
}
