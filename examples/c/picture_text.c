/* picture_text.c: the built-in font of picture.h, drawn with strokes, so that it is sharp
 * at every size.
 *
 * A letter is a string of points, two characters each: x, then y, counted 0..9, a..z.
 * Capitals reach from y = 0 down to y = e (14), small letters from y = 4, tails to y = i.
 * A space lifts the pen. A point after '~' is not on the line: it bends the line between
 * its two neighbours (the middle point of a quadratic Bezier curve). */
#include "picture.h"

#include <string.h>

#define CAPITAL_HEIGHT 14.0
#define LETTER_GAP 4.0
#define CURVE_PIECES 6
#define LARGEST_LETTER 96 /* segments */

struct letter {
    int width;
    const char *strokes;
};

static const struct letter arrow = {10, "08a8 64a86c"};

static const struct letter letters[128] = {
    ['0'] = {8, "40~8087~8e4e~0e07~0040"},
    ['1'] = {8, "13404e"},
    ['2'] = {8, "04~0040~8084~870e8e"},
    ['3'] = {8, "03~0040~7073~763646~868a~8e4e~0e0b"},
    ['4'] = {8, "6e600a8a"},
    ['5'] = {8, "701006~1545~8589~8e4e~0e0b"},
    ['6'] = {8, "72~7040~0009~0e4e~8e89~8545~0509"},
    ['7'] = {8, "00803e"},
    ['8'] = {8, "40~7073~7646~1613~1040 46~868a~8e4e~0e0a~0646"},
    ['9'] = {8, "1c~1e4e~8e85~8040~0005~0949~8985"},
    ['A'] = {10, "0e50ae 2989"},
    ['B'] = {8, "0e0040~7073~7646 0646~868a~8e4e0e"},
    ['C'] = {9, "93~9050~0007~0e5e~9e9b"},
    ['D'] = {9, "0e0040~9097~9e4e0e"},
    ['E'] = {7, "70000e7e 0767"},
    ['F'] = {7, "70000e 0767"},
    ['G'] = {9, "93~9050~0007~0e5e~9e9a9858"},
    ['H'] = {9, "000e 909e 0797"},
    ['I'] = {0, "000e"},
    ['J'] = {6, "606a~6e3e~0e0b"},
    ['K'] = {8, "000e 8009 368e"},
    ['L'] = {7, "000e7e"},
    ['M'] = {10, "0e005aa0ae"},
    ['N'] = {9, "0e009e90"},
    ['O'] = {10, "50~a0a7~ae5e~0e07~0050"},
    ['P'] = {8, "0e0040~8084~884808"},
    ['Q'] = {10, "50~a0a7~ae5e~0e07~0050 6aaf"},
    ['R'] = {8, "0e0040~8084~884808 488e"},
    ['S'] = {8, "83~8040~0003~0747~878b~8e4e~0e0b"},
    ['T'] = {8, "0080 404e"},
    ['U'] = {8, "0009~0e4e~8e8980"},
    ['V'] = {10, "005ea0"},
    ['W'] = {14, "003e70bee0"},
    ['X'] = {9, "009e 900e"},
    ['Y'] = {8, "004780 474e"},
    ['Z'] = {8, "00800e8e"},
    ['a'] = {7, "06~0434~74787e 7939~090b~0e3e~7e7a"},
    ['b'] = {8, "000e 09~0e4e~8e89~8444~0409"},
    ['c'] = {7, "76~7444~0409~0e4e~7e7c"},
    ['d'] = {8, "808e 89~8e4e~0e09~0444~8489"},
    ['e'] = {8, "0989~8444~0409~0e4e~7e8c"},
    ['f'] = {5, "50~20232e 0454"},
    ['g'] = {8, "848e~8i4i~1i0g 89~8e4e~0e09~0444~8489"},
    ['h'] = {7, "000e 08~0444~74787e"},
    ['i'] = {0, "040e 0000"},
    ['j'] = {2, "242f~2i0i 2020"},
    ['k'] = {7, "000e 740a 377e"},
    ['l'] = {2, "000b~0e2e"},
    ['m'] = {12, "040e 08~0434~64686e 68~6494~c4c8ce"},
    ['n'] = {7, "040e 08~0444~74787e"},
    ['o'] = {8, "44~8489~8e4e~0e09~0444"},
    ['p'] = {8, "040i 09~0e4e~8e89~8444~0409"},
    ['q'] = {8, "848i 89~8e4e~0e09~0444~8489"},
    ['r'] = {5, "040e 09~044454"},
    ['s'] = {7, "76~7444~0406~093949~797b~7e4e~0e0c"},
    ['t'] = {5, "212b~2e5e 0454"},
    ['u'] = {7, "040a~0e3e~7e7a 747e"},
    ['v'] = {8, "044e84"},
    ['w'] = {12, "043e649ec4"},
    ['x'] = {7, "047e 740e"},
    ['y'] = {8, "044e 842i"},
    ['z'] = {7, "04740e7e"},
    ['%'] = {12, "20~4043~4626~0603~0020 a8~c8cb~ceae~8e8b~88a8 a02e"},
    ['.'] = {0, "0e0e"},
    [','] = {1, "1d0g"},
    [':'] = {0, "0505 0e0e"},
    [';'] = {1, "1515 1d0g"},
    ['!'] = {0, "0009 0e0e"},
    ['?'] = {7, "03~0040~7073~7749 4e4e"},
    ['-'] = {5, "0858"},
    ['+'] = {8, "0888 444c"},
    ['='] = {8, "0686 0a8a"},
    ['<'] = {7, "73087d"},
    ['>'] = {7, "03780d"},
    ['('] = {3, "30~0307~0b3e"},
    [')'] = {3, "00~3337~3b0e"},
    ['/'] = {6, "600e"},
    ['\''] = {0, "0003"},
    [' '] = {3, ""},
};

struct point {
    double x, y;
};

/* Where a letter stands, and the segments that it has been turned into so far. */
struct pen {
    double left, top, scale;
    struct segment segments[LARGEST_LETTER];
    size_t count;
};

/* The letter at the start of the text; *length says how many characters it takes. */
static const struct letter *letter_at(const char *text, size_t *length)
{
    if (text[0] == '-' && text[1] == '>') {
        *length = 2;
        return &arrow;
    }
    unsigned char code = (unsigned char)text[0];
    *length = 1;
    return code < 128 && letters[code].strokes != NULL ? &letters[code] : &letters['?'];
}

static double coordinate(char character)
{
    static const char counted[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    const char *found = strchr(counted, character);
    return found == NULL ? 0.0 : (double)(found - counted);
}

static struct point point_at(const struct pen *pen, const char *characters)
{
    struct point point;
    point.x = pen->left + pen->scale * coordinate(characters[0]);
    point.y = pen->top + pen->scale * coordinate(characters[1]);
    return point;
}

static void line(struct pen *pen, struct point from, struct point to)
{
    if (pen->count < LARGEST_LETTER) {
        pen->segments[pen->count++] = (struct segment){from.x, from.y, to.x, to.y};
    }
}

static void curve(struct pen *pen, struct point from, struct point bend, struct point to)
{
    struct point last = from;
    for (int piece = 1; piece <= CURVE_PIECES; piece++) {
        double t = (double)piece / CURVE_PIECES;
        double u = 1.0 - t;
        struct point next;
        next.x = u * u * from.x + 2.0 * u * t * bend.x + t * t * to.x;
        next.y = u * u * from.y + 2.0 * u * t * bend.y + t * t * to.y;
        line(pen, last, next);
        last = next;
    }
}

static void trace(struct pen *pen, const char *strokes)
{
    struct point last = {0.0, 0.0};
    bool down = false;
    while (*strokes != '\0') {
        if (*strokes == ' ') {
            down = false;
            strokes += 1;
        } else if (*strokes == '~') {
            struct point next = point_at(pen, strokes + 3);
            curve(pen, last, point_at(pen, strokes + 1), next);
            last = next;
            strokes += 5;
        } else {
            struct point next = point_at(pen, strokes);
            if (down) {
                line(pen, last, next);
            }
            last = next;
            down = true;
            strokes += 2;
        }
    }
}

double picture_text_width(const struct text_style *style, const char *text)
{
    double width = 0.0;
    while (*text != '\0') {
        size_t length;
        width += letter_at(text, &length)->width + LETTER_GAP;
        text += length;
    }
    return width > 0.0 ? (width - LETTER_GAP) * style->size / CAPITAL_HEIGHT : 0.0;
}

void picture_text(struct picture *picture, double x, double y, const struct text_style *style,
                  const char *text)
{
    struct pen pen;
    pen.scale = style->size / CAPITAL_HEIGHT;
    pen.left = x;
    pen.top = y - style->size;
    if (style->align != ALIGN_LEFT) {
        double width = picture_text_width(style, text);
        pen.left -= style->align == ALIGN_CENTRE ? width / 2.0 : width;
    }
    while (*text != '\0') {
        size_t length;
        const struct letter *letter = letter_at(text, &length);
        pen.count = 0;
        trace(&pen, letter->strokes);
        picture_strokes(picture, pen.segments, pen.count, style->size * style->weight,
                        style->colour);
        pen.left += (letter->width + LETTER_GAP) * pen.scale;
        text += length;
    }
}
