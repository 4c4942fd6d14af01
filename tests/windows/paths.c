/*
 * Names as people in all countries have them: the library is loaded by LoadLibraryW from a folder with spaces
 * and letters of several scripts, and models and trainers are saved to and loaded from there, their paths in
 * UTF-8 through the C ABI; also under paths longer than 260 letters, over a file that another program holds,
 * and where the name is that of a device. Arguments: images, promised hash, a library, a folder.
 */

#include "learn.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>
#include <windows.h>

#define FILES(ONE) \
    ONE(glia_model_hash) \
    ONE(glia_model_load) \
    ONE(glia_model_save) \
    ONE(glia_trainer_load) \
    ONE(glia_trainer_save)

enum { LONGEST = 4096 };

static library functions;
static struct {
    FILES(LEARN_MEMBER)
} files;

static void find_files(void *opened)
{
#define FIND(name) \
    do { \
        void *found = dlsym(opened, #name); \
        expect(found != NULL, #name); \
        memcpy(&files.name, &found, sizeof found); \
    } while (0);
    FILES(FIND)
}

static const char *utf8(const wchar_t *wide)
{
    static char text[LONGEST];
    expect(WideCharToMultiByte(CP_UTF8, 0, wide, -1, text, LONGEST, NULL, NULL) > 0, "a path as UTF-8");
    return text;
}

/* Writes folder\name. */
static void below(const wchar_t *folder, const wchar_t *name, wchar_t path[LONGEST])
{
    expect(swprintf(path, LONGEST, L"%ls\\%ls", folder, name) > 0, "a path");
}

static int exists(const wchar_t *path)
{
    return GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES;
}

/* The files of a folder, by a path that may be long. */
static int files_in(const wchar_t *folder)
{
    wchar_t pattern[LONGEST];
    WIN32_FIND_DATAW found;
    int count = 0;
    below(folder, L"*", pattern);
    HANDLE search = FindFirstFileW(pattern, &found);
    expect(search != INVALID_HANDLE_VALUE, "a folder can be read");
    do
        count += !(found.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY);
    while (FindNextFileW(search, &found));
    FindClose(search);
    return count;
}

static void model_hash(const glia_model *model, uint8_t hash[32])
{
    expect(files.glia_model_hash(model, hash, 32, NULL) == GLIA_OK, "the hash of a model");
}

static void check_load(const learner *made, const wchar_t *path)
{
    uint8_t hash[32], loaded_hash[32];
    glia_model *loaded = NULL;
    model_hash(made->model, hash);
    expect(files.glia_model_load(utf8(path), GLIA_STRLEN, &loaded, NULL) == GLIA_OK, "a model can be loaded");
    model_hash(loaded, loaded_hash);
    functions.glia_model_free(loaded);
    expect(memcmp(hash, loaded_hash, 32) == 0, "the model that was saved");
}

/* Saves twice, the second time over the first, loads, and leaves one file more in the folder. */
static void check_model(const learner *made, const wchar_t *folder, const wchar_t *name, const wchar_t *seen)
{
    wchar_t path[LONGEST], real[LONGEST];
    int before = files_in(seen);
    below(folder, name, path);
    below(seen, name, real);
    for (int again = 0; again < 2; again++)
        expect(files.glia_model_save(made->model, utf8(path), GLIA_STRLEN, NULL) == GLIA_OK, "a model can be saved");
    expect(exists(real), "the file has the name that was asked for");
    expect(files_in(seen) == before + 1, "one file, and no temporary one");
    check_load(made, path);
}

static void check_trainer(learner *made, const wchar_t *folder)
{
    wchar_t path[LONGEST];
    char before[HASH_TEXT], after[HASH_TEXT];
    learner loaded = *made;
    below(folder, L"Trainer \u0436\u0438\u0437\u043d\u044c.glia", path);
    learner_begin(made);
    learner_advance(made, 3);
    expect(files.glia_trainer_save(made->trainer, utf8(path), GLIA_STRLEN, NULL) == GLIA_OK, "a trainer is saved");
    expect(files.glia_trainer_load(utf8(path), GLIA_STRLEN, NULL, NULL, &loaded.trainer, NULL) == GLIA_OK,
           "a trainer is loaded");
    /* Goes on as the other one does. */
    learner_advance(made, 3);
    learner_advance(&loaded, 3);
    learner_hash(made, before);
    learner_hash(&loaded, after);
    functions.glia_trainer_free(loaded.trainer);
    expect(strcmp(before, after) == 0, "the trainer that was saved");
}

/* A file that a program holds without sharing its deletion cannot be replaced: an error, and the old file. */
static void check_held(const learner *made, const wchar_t *folder)
{
    wchar_t path[LONGEST];
    glia_error *error = NULL;
    below(folder, L"held.glia", path);
    expect(files.glia_model_save(made->model, utf8(path), GLIA_STRLEN, NULL) == GLIA_OK, "a model can be saved");
    int before = files_in(folder);
    HANDLE file = CreateFileW(path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
    expect(file != INVALID_HANDLE_VALUE, "the file can be held");
    glia_status status = files.glia_model_save(made->model, utf8(path), GLIA_STRLEN, &error);
    char text[512] = "";
    functions.glia_error_message(error, text, sizeof text, NULL);
    functions.glia_error_free(error);
    printf("paths: over a file that is held: status %d, %s\n", (int)status, text);
    expect(status == GLIA_ERROR_IO && strstr(text, "held.glia") != NULL, "an error that names the file");
    expect(files_in(folder) == before, "no temporary file is left behind");
    CloseHandle(file);
    check_load(made, path);
    expect(files.glia_model_save(made->model, utf8(path), GLIA_STRLEN, NULL) == GLIA_OK, "then it can be replaced");
}

static void check_long(const learner *made, const wchar_t *folder)
{
    wchar_t path[LONGEST], verbatim[LONGEST];
    wcscpy(path, folder);
    for (int level = 0; level < 6; level++) {
        wcscat(path, L"\\a folder whose name has sixty letters, as some programs make \u00fc\u00fc");
        expect(swprintf(verbatim, LONGEST, L"\\\\?\\%ls", path) > 0, "a path");
        expect(CreateDirectoryW(verbatim, NULL), "a folder");
    }
    expect(wcslen(path) > 400, "a path longer than 260 letters");
    check_model(made, path, L"model.glia", verbatim);
}

static void check_refused(const char *path)
{
    glia_model *model = NULL;
    glia_status status = files.glia_model_load(path, GLIA_STRLEN, &model, NULL);
    printf("paths: %s: status %d\n", path, (int)status);
    expect(model == NULL && (status == GLIA_ERROR_IO || status == GLIA_ERROR_CORRUPT_FILE), path);
}

static DWORD WINAPI too_long(void *unused)
{
    (void)unused;
    Sleep(20000);
    fprintf(stderr, "not so: a device or a pipe is refused within 20 seconds\n");
    ExitProcess(1);
}

/* What has no end, or waits for somebody, is no model. */
static void check_devices(const wchar_t *folder)
{
    HANDLE watch = CreateThread(NULL, 0, too_long, NULL, 0, NULL);
    HANDLE pipe = CreateNamedPipeA("\\\\.\\pipe\\glia-test", PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096,
                                   4096, 0, NULL);
    glia_model *model = NULL;
    expect(watch != NULL && pipe != INVALID_HANDLE_VALUE, "a pipe");
    check_refused("NUL");
    check_refused("CON");
    check_refused("\\\\.\\pipe\\glia-test");
    check_refused(utf8(folder));
    check_refused("Q:\\nowhere\\at all.glia");
    check_refused("a name with a colon: and a star *.glia");
    expect(files.glia_model_load("caf\xe9.glia", GLIA_STRLEN, &model, NULL) == GLIA_ERROR_INVALID_ARGUMENT,
           "Latin 1 is no UTF-8");
    CloseHandle(pipe);
    CloseHandle(watch);
}

int main(int count, char **arguments)
{
    wchar_t given[LONGEST], folder[LONGEST], copy[LONGEST];
    learner made;
    expect(count == 5, "four arguments");
    expect(MultiByteToWideChar(CP_UTF8, 0, arguments[4], -1, given, LONGEST) > 0, "a folder");
    below(given, L"Ordner mit Leerzeichen \u00e9 \u00fc \u795e\u7ecf \u0416 \U0001f9e0", folder);
    expect(CreateDirectoryW(folder, NULL), "a folder for this test");
    expect(MultiByteToWideChar(CP_UTF8, 0, arguments[3], -1, given, LONGEST) > 0, "a library");
    below(folder, L"glia \u795e\u7ecf.dll", copy);
    expect(CopyFileW(given, copy, TRUE), "a copy of the library");
    find_files(library_open(utf8(copy), RTLD_LOCAL, &functions));
    learn_as_promised(&functions, arguments[1], arguments[2], 2);
    learner_make(&made, &functions, arguments[1], 1);
    check_model(&made, folder, L"Modell \u00e4\u00f6\u00fc \u6a21\u578b \U0001f600.glia", folder);
    check_trainer(&made, folder);
    check_held(&made, folder);
    check_long(&made, folder);
    check_devices(folder);
    learner_free(&made);
    printf("paths: all checks hold\n");
    return 0;
}
