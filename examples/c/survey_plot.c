/* survey_plot.c: draws the picture of survey_plot.h. */
#include "survey_plot.h"

#include "style.h"

#define WIDTH 1200
#define HEIGHT 800
#define MARGIN 60.0
#define TOP 184.0
#define CHART_LEFT (MARGIN + 44.0)
#define CHART_WIDTH 470.0
#define CHART_HEIGHT 200.0
#define PITCH_ACROSS 566.0
#define PITCH_DOWN 328.0

static void draw_panel(struct picture *picture, const struct panel *panel, int place)
{
    struct text_style note = style(9.5, QUIET, ALIGN_CENTRE);
    struct chart chart = {.heading = panel->heading,
                          .left = CHART_LEFT + PITCH_ACROSS * (place % 2),
                          .top = TOP + PITCH_DOWN * (place / 2),
                          .width = CHART_WIDTH,
                          .height = CHART_HEIGHT,
                          .percent = panel->percent,
                          .count = panel->count,
                          .places = panel->places};
    for (int curve = 0; curve < MOST_CURVES; curve++) {
        chart.curves[curve] = panel->curves[curve];
    }
    chart_draw(picture, &chart);
    picture_text(picture, chart.left + CHART_WIDTH / 2.0, chart.top + CHART_HEIGHT + 44.0, &note,
                 panel->across);
}

bool survey_plot(const struct panel panels[PANELS], const char *title, const char *subtitle,
                 const char *path)
{
    struct picture picture;
    struct text_style title_style = {22.0, 0.14, INK, ALIGN_LEFT};
    struct text_style subtitle_style = style(11.0, QUIET, ALIGN_LEFT);
    if (!picture_create(&picture, WIDTH, HEIGHT, PAPER)) {
        return false;
    }
    picture_text(&picture, MARGIN, 70.0, &title_style, title);
    picture_text(&picture, MARGIN, 100.0, &subtitle_style, subtitle);
    for (int place = 0; place < PANELS; place++) {
        draw_panel(&picture, &panels[place], place);
    }
    bool saved = picture_save_png(&picture, path);
    picture_destroy(&picture);
    return saved;
}
