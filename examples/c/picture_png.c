/* picture_png.c: writes the canvas of picture.h as a PNG file.
 *
 * The pixels are packed with a small deflate of its own: the fixed Huffman code of
 * RFC 1951, and repeats looked for in three places only: one pixel back, one row up, and
 * where the same three bytes stood last. Drawn pictures shrink to a few per cent. */
#include "picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHORTEST_REPEAT 3
#define LONGEST_REPEAT 258
#define FARTHEST_REPEAT 32768
#define HASH_SIZE 8192
#define END_OF_BLOCK 256

/* A growing block of bytes that can also be written bit by bit. */
struct output {
    uint8_t *bytes;
    size_t length;
    size_t capacity;
    uint32_t bits; /* not yet a whole byte, the first one lowest */
    unsigned bit_count;
    bool failed;
};

static void put_byte(struct output *output, uint8_t byte)
{
    if (output->length == output->capacity) {
        size_t capacity = output->capacity == 0 ? 65536 : 2 * output->capacity;
        uint8_t *bytes = realloc(output->bytes, capacity);
        if (bytes == NULL) {
            output->failed = true;
            return;
        }
        output->bytes = bytes;
        output->capacity = capacity;
    }
    output->bytes[output->length++] = byte;
}

static void put_word(struct output *output, uint32_t word)
{
    for (int shift = 24; shift >= 0; shift -= 8) {
        put_byte(output, (uint8_t)(word >> shift));
    }
}

static void put_bits(struct output *output, uint32_t bits, unsigned count)
{
    output->bits |= bits << output->bit_count;
    output->bit_count += count;
    while (output->bit_count >= 8) {
        put_byte(output, (uint8_t)output->bits);
        output->bits >>= 8;
        output->bit_count -= 8;
    }
}

/* Huffman codes go out with their highest bit first. */
static void put_code(struct output *output, uint32_t code, unsigned count)
{
    uint32_t reversed = 0;
    for (unsigned bit = 0; bit < count; bit++) {
        reversed |= ((code >> bit) & 1) << (count - 1 - bit);
    }
    put_bits(output, reversed, count);
}

/* A byte (0..255), the end of the block (256) or a length (257..285) in the fixed code. */
static void put_symbol(struct output *output, uint32_t symbol)
{
    if (symbol < 144) {
        put_code(output, 0x30 + symbol, 8);
    } else if (symbol < 256) {
        put_code(output, 0x190 + symbol - 144, 9);
    } else if (symbol < 280) {
        put_code(output, symbol - 256, 7);
    } else {
        put_code(output, 0xC0 + symbol - 280, 8);
    }
}

/* How deflate writes a length or a distance: classes that double in size every
 * `classes_a_doubling` classes; the place inside a class follows as extra bits. */
static uint32_t class_of(uint32_t value, uint32_t classes_a_doubling, unsigned *extra_bits)
{
    unsigned extra = 0;
    while (value >> extra >= 2 * classes_a_doubling) {
        extra++;
    }
    *extra_bits = extra;
    return classes_a_doubling * extra + (value >> extra);
}

static void put_repeat(struct output *output, size_t length, size_t distance)
{
    unsigned extra = 0;
    if (length == LONGEST_REPEAT) {
        put_symbol(output, 285);
    } else {
        uint32_t value = (uint32_t)(length - SHORTEST_REPEAT);
        put_symbol(output, 257 + class_of(value, 4, &extra));
        put_bits(output, value & ((1u << extra) - 1), extra);
    }
    uint32_t value = (uint32_t)(distance - 1);
    put_code(output, class_of(value, 2, &extra), 5);
    put_bits(output, value & ((1u << extra) - 1), extra);
}

struct input {
    const uint8_t *bytes;
    size_t length;
    size_t row;                /* bytes in one row */
    size_t last[HASH_SIZE];    /* where three bytes of this hash stood last, plus one */
};

static size_t hash_at(const struct input *input, size_t place)
{
    const uint8_t *bytes = input->bytes + place;
    return (bytes[0] * 2654435761u ^ bytes[1] * 40503u ^ bytes[2] * 69069u) % HASH_SIZE;
}

static size_t repeat_length(const struct input *input, size_t place, size_t distance)
{
    if (distance == 0 || distance > place || distance > FARTHEST_REPEAT) {
        return 0;
    }
    size_t limit = input->length - place;
    if (limit > LONGEST_REPEAT) {
        limit = LONGEST_REPEAT;
    }
    const uint8_t *bytes = input->bytes + place;
    size_t length = 0;
    while (length < limit && bytes[length] == bytes[(ptrdiff_t)length - (ptrdiff_t)distance]) {
        length++;
    }
    return length;
}

/* The longest repeat at a place, from the three places where one is looked for. */
static size_t find_repeat(struct input *input, size_t place, size_t *distance)
{
    size_t candidates[3] = {3, input->row, 0};
    if (place + SHORTEST_REPEAT <= input->length) {
        size_t *last = input->last + hash_at(input, place);
        candidates[2] = *last == 0 ? 0 : place + 1 - *last;
        *last = place + 1;
    }
    size_t longest = 0;
    for (int index = 0; index < 3; index++) {
        size_t length = repeat_length(input, place, candidates[index]);
        if (length > longest) {
            longest = length;
            *distance = candidates[index];
        }
    }
    return longest;
}

static void deflate(struct output *output, struct input *input)
{
    put_bits(output, 1, 1); /* the last block, */
    put_bits(output, 1, 2); /* in the fixed code */
    size_t place = 0;
    while (place < input->length) {
        size_t distance = 0;
        size_t length = find_repeat(input, place, &distance);
        if (length >= SHORTEST_REPEAT) {
            put_repeat(output, length, distance);
            place += length;
        } else {
            put_symbol(output, input->bytes[place]);
            place += 1;
        }
    }
    put_symbol(output, END_OF_BLOCK);
    put_bits(output, 0, (8 - output->bit_count) % 8);
}

static uint32_t adler32(const uint8_t *bytes, size_t length)
{
    uint32_t low = 1;
    uint32_t high = 0;
    for (size_t index = 0; index < length; index++) {
        low = (low + bytes[index]) % 65521;
        high = (high + low) % 65521;
    }
    return high << 16 | low;
}

static uint32_t crc32(const uint8_t *bytes, size_t length)
{
    uint32_t crc = 0xFFFFFFFF;
    for (size_t index = 0; index < length; index++) {
        crc ^= bytes[index];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
        }
    }
    return ~crc;
}

/* A chunk is its length, its name, its content and a checksum of name and content. */
static size_t begin_chunk(struct output *output, const char *name)
{
    put_word(output, 0);
    for (int index = 0; index < 4; index++) {
        put_byte(output, (uint8_t)name[index]);
    }
    return output->length;
}

static void end_chunk(struct output *output, size_t start)
{
    if (output->failed) {
        return;
    }
    uint32_t length = (uint32_t)(output->length - start);
    for (size_t index = 0; index < 4; index++) {
        output->bytes[start - 8 + index] = (uint8_t)(length >> (24 - 8 * index));
    }
    put_word(output, crc32(output->bytes + start - 4, length + 4));
}

static void put_header(struct output *output, const struct picture *picture)
{
    static const uint8_t signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    for (size_t index = 0; index < sizeof signature; index++) {
        put_byte(output, signature[index]);
    }
    size_t chunk = begin_chunk(output, "IHDR");
    put_word(output, (uint32_t)picture->width);
    put_word(output, (uint32_t)picture->height);
    put_byte(output, 8); /* bits a channel */
    put_byte(output, 2); /* RGB */
    put_byte(output, 0); /* deflate */
    put_byte(output, 0); /* the usual filters */
    put_byte(output, 0); /* not interlaced */
    end_chunk(output, chunk);
}

static bool put_pixels(struct output *output, const struct picture *picture)
{
    size_t row = 3 * picture->width + 1; /* the filter of the row (0: none) and its pixels */
    struct input *input = calloc(1, sizeof *input);
    uint8_t *bytes = calloc(picture->height, row);
    if (input == NULL || bytes == NULL) {
        free(input);
        free(bytes);
        return false;
    }
    for (size_t y = 0; y < picture->height; y++) {
        memcpy(bytes + y * row + 1, picture->pixels + y * (row - 1), row - 1);
    }
    input->bytes = bytes;
    input->length = picture->height * row;
    input->row = row;
    size_t chunk = begin_chunk(output, "IDAT");
    put_byte(output, 0x78); /* the zlib header: deflate, a window of 32 KiB */
    put_byte(output, 0x01);
    deflate(output, input);
    put_word(output, adler32(bytes, input->length));
    end_chunk(output, chunk);
    free(input);
    free(bytes);
    return true;
}

bool picture_save_png(const struct picture *picture, const char *path)
{
    struct output output = {0};
    put_header(&output, picture);
    bool written = put_pixels(&output, picture);
    end_chunk(&output, begin_chunk(&output, "IEND"));
    FILE *file = written && !output.failed ? fopen(path, "wb") : NULL;
    written = file != NULL && fwrite(output.bytes, 1, output.length, file) == output.length;
    if (file != NULL && fclose(file) != 0) {
        written = false;
    }
    free(output.bytes);
    return written;
}
