/* Learns the digits with the library that it is linked with. Arguments: images, promised hash. */

#include "learn.h"

#include <stdio.h>

int main(int count, char **arguments)
{
    const library *with = library_linked();
    expect(count == 3, "two arguments");
    expect(with->glia_version() == GLIA_VERSION, "header and library are of one version");
    expect(with->glia_abi_version() == GLIA_ABI_VERSION, "header and library have one ABI");
    learn_as_promised(with, arguments[1], arguments[2], 1);
    learn_as_promised(with, arguments[1], arguments[2], 3);
    printf("digits: learned as promised\n");
    return 0;
}
