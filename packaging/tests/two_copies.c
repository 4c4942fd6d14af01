/*
 * Two copies of the library in one process, as where two plugins bring their own: each learns the digits,
 * one after the other and both at once. Arguments: images, promised hash, a library, and another one unless
 * the program is linked with one (built with LINKED).
 */

#include "learn.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

static const char *images, *hash_file;

static void *learn(void *with)
{
    learn_as_promised(with, images, hash_file, 2);
    return NULL;
}

int main(int count, char **arguments)
{
    library opened[2];
    const library *both[2] = {&opened[0], &opened[1]};
    pthread_t threads[2];
    expect(count >= 4, "three arguments");
    images = arguments[1];
    hash_file = arguments[2];
    library_open(arguments[3], RTLD_LOCAL, &opened[0]);
#if defined(LINKED)
    both[1] = library_linked();
#else
    expect(count == 5, "four arguments");
    library_open(arguments[4], RTLD_LOCAL, &opened[1]);
#endif
    expect(both[0]->glia_graph_new != both[1]->glia_graph_new, "two copies, not one twice");
    for (int copy = 0; copy < 2; copy++)
        learn_as_promised(both[copy], images, hash_file, 1);
    for (int copy = 0; copy < 2; copy++)
        expect(pthread_create(&threads[copy], NULL, learn, (void *)both[copy]) == 0, "a thread");
    for (int copy = 0; copy < 2; copy++)
        pthread_join(threads[copy], NULL);
    printf("two_copies: both learned as promised\n");
    return 0;
}
