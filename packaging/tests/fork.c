/*
 * A host that forks between two calls: parent and child go on with their copies of one trainer, and both end
 * with the promised weights. Arguments: images, promised hash.
 */

#include "learn.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void finish(learner *made, const char *hash_file)
{
    char got[HASH_TEXT], promised[HASH_TEXT];
    learner_advance(made, 1000000);
    learner_hash(made, got);
    read_hash(hash_file, promised);
    expect(strcmp(got, promised) == 0, "the weights have the promised hash");
    learner_free(made);
}

int main(int count, char **arguments)
{
    learner made;
    int status = 0;
    expect(count == 3, "two arguments");
    learner_make(&made, library_linked(), arguments[1], 1);
    learner_begin(&made);
    learner_advance(&made, 100);
    pid_t child = fork();
    expect(child >= 0, "a fork");
    finish(&made, arguments[2]);
    /* The child also makes all anew, with threads of its own. */
    if (child == 0) {
        learn_as_promised(library_linked(), arguments[1], arguments[2], 2);
        return 0;
    }
    expect(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0,
           "the child ends well");
    printf("fork: parent and child learned as promised\n");
    return 0;
}
