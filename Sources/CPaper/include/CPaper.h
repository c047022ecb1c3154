/// The small C face of Cairo (the PDF file) and Pango (glyphs, fonts, Chinese line breaking).
///
/// Lengths are points (1/72 inch) from the page's upper left corner. Text is UTF-8.
#ifndef CPAPER_H
#define CPAPER_H

#include <stddef.h>
#include <stdint.h>

/// A PDF being written.
typedef struct hd_paper hd_paper;
/// A text broken into lines at a width.
typedef struct hd_text hd_text;

/// Takes bytes of the PDF; 0, or -1 when they cannot be written.
typedef int (*hd_paper_write)(void *context, const uint8_t *bytes, size_t count);

/// Starts a PDF; NULL when there is no memory. `date` is ISO 8601 or NULL for none.
hd_paper *hd_paper_open(double width, double height, const char *title, const char *date, const char *family,
                        hd_paper_write write, void *context);
/// Ends a page.
void hd_paper_end_page(hd_paper *paper);
/// A line, black at `grey` 0 and white at 1; `dash` 0 for a solid one.
void hd_paper_line(hd_paper *paper, double x1, double y1, double x2, double y2, double width, double grey, double dash);
/// A circle.
void hd_paper_circle(hd_paper *paper, double x, double y, double radius, double width, double grey, double dash);
/// Ends the PDF and frees it. 0, or -1 when something of it could not be written.
int hd_paper_close(hd_paper *paper);

/// Breaks a text into lines; `bold` for headings. Free it with `hd_text_free`.
hd_text *hd_text_new(hd_paper *paper, const char *bytes, size_t count, double size, int bold, double width,
                     double indent);
/// The number of lines.
int hd_text_lines(const hd_text *text);
/// The width of a line, from 0.
double hd_text_width(const hd_text *text, int line);
/// How far a line stands from the left edge by the indent.
double hd_text_start(const hd_text *text, int line);
/// The characters without a glyph in any installed font: fills in at most `room`, answers how many.
int hd_text_unknown(const hd_text *text, uint32_t *characters, int room);
/// Draws one line, its base at `y`.
void hd_text_draw(hd_paper *paper, const hd_text *text, int line, double x, double y);
void hd_text_free(hd_text *text);

#endif
