/* style.h: the colours and letter sizes of the report, so that its parts look alike. */
#ifndef STYLE_H
#define STYLE_H

#include "picture.h"

#define PAPER 0xFAF9F6
#define CARD 0xFFFFFF
#define FRAME 0xDEDBD3
#define GRID 0xE9E6DF
#define INK 0x26323E
#define QUIET 0x77818B
#define BLUE 0x2F6DA8
#define ORANGE 0xD9772A
#define GREEN 0x3E8E5A
#define VIOLET 0x85539C

static const struct text_style heading_style = {13.0, 0.15, INK, ALIGN_LEFT};

/* A style with another colour or another place to stand at. */
static inline struct text_style style(double size, uint32_t colour, enum picture_align align)
{
    struct text_style made = {size, 0.125, colour, align};
    return made;
}

#endif
