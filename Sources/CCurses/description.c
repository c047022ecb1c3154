#include "CCurses.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>

static char buffer[1024];

int hd_set_locale(void) {
  if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return 0;
  if (setlocale(LC_CTYPE, "C.UTF-8") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return 0;
  return -1;
}

int hd_describe(const char *name, int output) {
  static TERMINAL *loaded;
  int found = -1;
  // A second screen in the same process gets its own description.
  if (loaded) del_curterm(loaded);
  loaded = NULL;
  if (setupterm((char *)name, output, &found) == ERR) return found == 1 ? 0 : found;
  loaded = cur_term;
  return 1;
}

/// Copies a capability without its `$<milliseconds>` delays: they are for terminals slower than any in use.
static const char *without_delays(const char *text) {
  size_t length = 0;
  while (*text && length + 1 < sizeof buffer) {
    if (text[0] == '$' && text[1] == '<') {
      const char *end = strchr(text, '>');
      if (end) {
        text = end + 1;
        continue;
      }
    }
    buffer[length++] = *text++;
  }
  buffer[length] = 0;
  return buffer;
}

const char *hd_string(const char *name) {
  const char *text = tigetstr((char *)name);
  if (!text || text == (const char *)-1) return NULL;
  return without_delays(text);
}

const char *hd_string_with(const char *name, int first, int second) {
  const char *text = tigetstr((char *)name);
  if (!text || text == (const char *)-1) return NULL;
  const char *filled = tparm((char *)text, first, second, 0, 0, 0, 0, 0, 0, 0);
  return filled ? without_delays(filled) : NULL;
}

int hd_number(const char *name) {
  int number = tigetnum((char *)name);
  return number < 0 ? -1 : number;
}

int hd_flag(const char *name) { return tigetflag((char *)name) == 1; }

int hd_size(int descriptor, int *height, int *width) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return -1;
  *height = size.ws_row;
  *width = size.ws_col;
  return 0;
}
