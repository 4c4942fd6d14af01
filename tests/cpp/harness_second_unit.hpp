// What the second translation unit of every C++ program gives.

#ifndef GLIA_TESTS_HARNESS_SECOND_UNIT_HPP
#define GLIA_TESTS_HARNESS_SECOND_UNIT_HPP

#include <cstddef>
#include <cstdint>

#include "glia/glia.h"

std::uint32_t second_unit_version();
std::size_t second_unit_progress_size();
glia_loss *second_unit_loss();
// The code of a call that is refused, by a result.
std::int32_t second_unit_refusal();

#endif
