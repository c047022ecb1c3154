#include "CPaper.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

struct hd_paper {
  cairo_surface_t *surface;
  cairo_t *cairo;
  PangoContext *context;
  PangoFontDescription *font;
  hd_paper_write write;
  void *target;
};

struct hd_text {
  PangoLayout *layout;
};

static cairo_status_t put(void *closure, const unsigned char *bytes, unsigned int count) {
  hd_paper *paper = closure;
  return paper->write(paper->target, bytes, count) == 0 ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

hd_paper *hd_paper_open(double width, double height, const char *title, const char *date, const char *family,
                        hd_paper_write write, void *context) {
  hd_paper *paper = g_try_new0(hd_paper, 1);
  if (!paper) return NULL;
  paper->write = write;
  paper->target = context;
  paper->surface = cairo_pdf_surface_create_for_stream(put, paper, width, height);
  cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_CREATOR, "HallDesk");
  if (date) {
    cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
    cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_MOD_DATE, date);
  }
  paper->cairo = cairo_create(paper->surface);
  paper->context = pango_cairo_create_context(paper->cairo);
  // The language chooses the mainland shapes where a font holds several, and the rules for line ends.
  pango_context_set_language(paper->context, pango_language_from_string("zh-cn"));
  // Distances are the same on every page and printer: no fitting to a screen's pixels.
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(paper->context, options);
  cairo_font_options_destroy(options);
  pango_cairo_context_set_resolution(paper->context, 72);
  paper->font = pango_font_description_new();
  pango_font_description_set_family(paper->font, family);
  return paper;
}

void hd_paper_end_page(hd_paper *paper) { cairo_show_page(paper->cairo); }

static void stroke(hd_paper *paper, double width, double grey, double dash) {
  cairo_set_source_rgb(paper->cairo, grey, grey, grey);
  cairo_set_line_width(paper->cairo, width);
  cairo_set_dash(paper->cairo, &dash, dash > 0 ? 1 : 0, 0);
  cairo_stroke(paper->cairo);
}

void hd_paper_line(hd_paper *paper, double x1, double y1, double x2, double y2, double width, double grey,
                   double dash) {
  cairo_move_to(paper->cairo, x1, y1);
  cairo_line_to(paper->cairo, x2, y2);
  stroke(paper, width, grey, dash);
}

void hd_paper_circle(hd_paper *paper, double x, double y, double radius, double width, double grey, double dash) {
  cairo_new_path(paper->cairo);
  cairo_arc(paper->cairo, x, y, radius, 0, 2 * G_PI);
  stroke(paper, width, grey, dash);
}

int hd_paper_close(hd_paper *paper) {
  cairo_surface_finish(paper->surface);
  int good = cairo_surface_status(paper->surface) == CAIRO_STATUS_SUCCESS &&
             cairo_status(paper->cairo) == CAIRO_STATUS_SUCCESS;
  pango_font_description_free(paper->font);
  g_object_unref(paper->context);
  cairo_destroy(paper->cairo);
  cairo_surface_destroy(paper->surface);
  g_free(paper);
  return good ? 0 : -1;
}

hd_text *hd_text_new(hd_paper *paper, const char *bytes, size_t count, double size, int bold, double width,
                     double indent) {
  hd_text *text = g_new0(hd_text, 1);
  text->layout = pango_layout_new(paper->context);
  pango_font_description_set_absolute_size(paper->font, size * PANGO_SCALE);
  pango_font_description_set_weight(paper->font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(text->layout, paper->font);
  pango_layout_set_auto_dir(text->layout, FALSE);
  pango_layout_set_width(text->layout, (int)(width * PANGO_SCALE));
  pango_layout_set_wrap(text->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_indent(text->layout, (int)(indent * PANGO_SCALE));
  pango_layout_set_text(text->layout, bytes, (int)count);
  return text;
}

int hd_text_lines(const hd_text *text) { return pango_layout_get_line_count(text->layout); }

static PangoRectangle extents(const hd_text *text, int line) {
  PangoRectangle logical = {0};
  PangoLayoutLine *found = pango_layout_get_line_readonly(text->layout, line);
  if (found) pango_layout_line_get_extents(found, NULL, &logical);
  return logical;
}

double hd_text_width(const hd_text *text, int line) { return (double)extents(text, line).width / PANGO_SCALE; }

double hd_text_start(const hd_text *text, int line) {
  return line == 0 ? (double)pango_layout_get_indent(text->layout) / PANGO_SCALE : 0;
}

int hd_text_unknown(const hd_text *text, uint32_t *characters, int room) {
  int count = 0;
  if (pango_layout_get_unknown_glyphs_count(text->layout) == 0) return 0;
  for (GSList *lines = pango_layout_get_lines_readonly(text->layout); lines; lines = lines->next) {
    for (GSList *runs = ((PangoLayoutLine *)lines->data)->runs; runs; runs = runs->next) {
      PangoGlyphString *glyphs = ((PangoGlyphItem *)runs->data)->glyphs;
      for (int index = 0; index < glyphs->num_glyphs; index++) {
        PangoGlyph glyph = glyphs->glyphs[index].glyph;
        if (glyph == PANGO_GLYPH_EMPTY || !(glyph & PANGO_GLYPH_UNKNOWN_FLAG)) continue;
        if (count < room) characters[count++] = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
      }
    }
  }
  return count;
}

void hd_text_draw(hd_paper *paper, const hd_text *text, int line, double x, double y) {
  PangoLayoutLine *found = pango_layout_get_line_readonly(text->layout, line);
  if (!found) return;
  cairo_set_source_rgb(paper->cairo, 0, 0, 0);
  cairo_move_to(paper->cairo, x, y);
  pango_cairo_show_layout_line(paper->cairo, found);
}

void hd_text_free(hd_text *text) {
  g_object_unref(text->layout);
  g_free(text);
}
