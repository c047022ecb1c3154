/// The small C face of ncurses' terminal descriptions, and the terminal's last rescue.
///
/// The macros of <curses.h> and <term.h> stay behind it; what must be safe inside a signal handler is written here.
#ifndef CCURSES_H
#define CCURSES_H

#include <stddef.h>
#include <stdint.h>

/// Chooses a UTF-8 character type: the user's locale, else C.UTF-8. 0, or -1 when there is neither.
int hd_set_locale(void);

/// Loads the description of the terminal `name` (NULL: $TERM). 1 found, 0 not found, -1 no descriptions at all.
int hd_describe(const char *name, int output);
/// A string of the description, with delays left out, or NULL. Valid until the next call.
const char *hd_string(const char *name);
/// The same string filled in with two numbers.
const char *hd_string_with(const char *name, int first, int second);
/// A number of the description, or -1.
int hd_number(const char *name);
/// Whether the description has a flag.
int hd_flag(const char *name);

/// Remembers the terminal's settings of `input`, and what to send to `output` to leave the screen. 0, or -1.
int hd_rescue_prepare(int input, int output, const uint8_t *leave, size_t length);
/// Sets the terminal so that every key comes at once and is not echoed. 0, or -1.
int hd_raw(void);
/// Whether Ctrl-C, Ctrl-\\ and Ctrl-Z send signals, or are keys like others. 0, or -1.
int hd_signal_keys(int wanted);
/// Gives the terminal back as it was found. Safe in a signal handler, and harmless when done twice.
void hd_rescue(void);

/// Installs the handlers; from now on `hd_signal_pipe` becomes readable. 0, or -1.
int hd_signals_install(void);
/// Gives every handler back as it was found.
void hd_signals_remove(void);
/// The read end of the pipe that holds the numbers of signals that came, one byte each.
int hd_signal_pipe(void);
/// Says that the signals asking for an end were seen; a second one before that ends the process at once.
void hd_signals_seen(void);
/// Stops this process as Ctrl-Z does, and returns when it goes on.
void hd_stop(void);

/// The size of the terminal. 0, or -1 when it is not known.
int hd_size(int descriptor, int *height, int *width);

#endif
