/*
 * glia's static library in one program with another static library made by Rust. Arguments: images,
 * promised hash.
 */

#include "learn.h"

#include <stdio.h>

uint64_t other_sum(uint64_t count);

int main(int count, char **arguments)
{
    expect(count == 3, "two arguments");
    expect(other_sum(100) == 5050, "the other library computes");
    learn_as_promised(library_linked(), arguments[1], arguments[2], 2);
    expect(other_sum(1000) == 0, "the other library catches its own panic");
    learn_as_promised(library_linked(), arguments[1], arguments[2], 1);
    printf("beside_rust: learned as promised\n");
    return 0;
}
