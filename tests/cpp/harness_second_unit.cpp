// A second translation unit that includes the header, linked with every C++ program: nothing in
// the header may be defined twice.

#include "glia/glia.h"
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
