#include "CCurses.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Everything a handler touches is set before `active` is, and not changed while it is.
static volatile sig_atomic_t active;
static volatile sig_atomic_t unseen;
static int input_fd = -1, output_fd = -1;
static pid_t owner;
static struct termios found;
static uint8_t leave_bytes[512];
static size_t leave_length;
static int signal_pipe[2] = {-1, -1};

static const int ending[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
static const int reporting[] = {SIGWINCH, SIGTSTP, SIGCONT};
static const int fatal[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE};
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static struct sigaction before[NSIG];
static uint8_t installed[NSIG];
// Room for a handler when the stack itself has overflowed.
static uint8_t handler_stack[65536];

void hd_rescue(void) {
  // A child of this process has no screen to give back.
  if (!active || getpid() != owner) return;
  active = 0;
  int saved = errno;
  size_t sent = 0;
  int waits = 0;
  while (sent < leave_length) {
    ssize_t count = write(output_fd, leave_bytes + sent, leave_length - sent);
    if (count > 0) {
      sent += (size_t)count;
    } else if (count < 0 && errno == EINTR) {
      continue;
    } else if (count < 0 && errno == EAGAIN && waits++ < 10) {
      struct pollfd ready = {output_fd, POLLOUT, 0};
      poll(&ready, 1, 100);
    } else {
      break;
    }
  }
  // In the background, setting the terminal would stop the process: then it is the shell's business.
  if (tcgetpgrp(input_fd) == getpgrp()) tcsetattr(input_fd, TCSANOW, &found);
  errno = saved;
}

int hd_rescue_prepare(int input, int output, const uint8_t *leave, size_t length) {
  static int registered;
  if (length > sizeof leave_bytes) return -1;
  active = 0;
  if (tcgetattr(input, &found) != 0) return -1;
  input_fd = input;
  output_fd = output;
  owner = getpid();
  memcpy(leave_bytes, leave, length);
  leave_length = length;
  if (!registered) {
    registered = 1;
    atexit(hd_rescue);
  }
  return 0;
}

static int signal_keys = 1;

int hd_raw(void) {
  struct termios raw = found;
  // Ctrl-C and Ctrl-Z still send signals unless they are keys; Ctrl-S, Ctrl-Q, Ctrl-V and Ctrl-O are keys, and Enter is not a line feed.
  raw.c_iflag &= ~(tcflag_t)(IXON | IXOFF | ICRNL | INLCR | IGNCR | ISTRIP);
  raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
  if (signal_keys) {
    raw.c_lflag |= ISIG;
  } else {
    raw.c_lflag &= ~(tcflag_t)ISIG;
  }
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  if (tcsetattr(input_fd, TCSADRAIN, &raw) != 0) return -1;
  active = 1;
  return 0;
}

int hd_signal_keys(int wanted) {
  signal_keys = wanted;
  return active ? hd_raw() : 0;
}

static void report(int number) {
  int saved = errno;
  uint8_t byte = (uint8_t)number;
  ssize_t ignored = write(signal_pipe[1], &byte, 1);
  (void)ignored;
  errno = saved;
}

static void die_of(int number) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = SIG_DFL;
  sigaction(number, &action, NULL);
  // Delivered when the handler returns; a faulting instruction would also fault again.
  raise(number);
}

static void on_report(int number, siginfo_t *info, void *context) {
  (void)info;
  (void)context;
  report(number);
}

static void on_ending(int number, siginfo_t *info, void *context) {
  (void)info;
  (void)context;
  if (unseen) {
    // Asked twice, and nobody listens.
    hd_rescue();
    die_of(number);
    return;
  }
  unseen = 1;
  report(number);
}

static void on_fatal(int number, siginfo_t *info, void *context) {
  hd_rescue();
  // Who wanted to report a crash (Swift's backtracer) does so, now on a terminal that can show it.
  const struct sigaction *earlier = &before[number];
  if (earlier->sa_flags & SA_SIGINFO) {
    if (earlier->sa_sigaction) earlier->sa_sigaction(number, info, context);
  } else if (earlier->sa_handler != SIG_DFL && earlier->sa_handler != SIG_IGN) {
    earlier->sa_handler(number);
  }
  // That handler may have trusted the fault to happen again, which a signal sent by hand does not.
  die_of(number);
}

typedef void handler_function(int, siginfo_t *, void *);

static int install(int number, handler_function *handler, int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_sigaction = handler;
  action.sa_flags = flags | SA_SIGINFO;
  if (sigaction(number, NULL, &before[number]) != 0) return -1;
  // What the parent chose to ignore (nohup) stays ignored.
  if (before[number].sa_handler == SIG_IGN && handler != on_fatal) return 0;
  if (sigaction(number, &action, NULL) != 0) return -1;
  installed[number] = 1;
  return 0;
}

int hd_signals_install(void) {
  if (signal_pipe[0] < 0) {
    if (pipe(signal_pipe) != 0) return -1;
    for (int end = 0; end < 2; end++) {
      fcntl(signal_pipe[end], F_SETFL, O_NONBLOCK);
      fcntl(signal_pipe[end], F_SETFD, FD_CLOEXEC);
    }
  }
  stack_t stack;
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
    memset(&stack, 0, sizeof stack);
    stack.ss_sp = handler_stack;
    stack.ss_size = sizeof handler_stack;
    sigaltstack(&stack, NULL);
  }
  unseen = 0;
  for (size_t i = 0; i < COUNT(ending); i++)
    if (install(ending[i], on_ending, SA_RESTART) != 0) return -1;
  for (size_t i = 0; i < COUNT(reporting); i++)
    if (install(reporting[i], on_report, SA_RESTART) != 0) return -1;
  for (size_t i = 0; i < COUNT(fatal); i++)
    if (install(fatal[i], on_fatal, SA_ONSTACK) != 0) return -1;
  return 0;
}

void hd_signals_remove(void) {
  for (int number = 1; number < NSIG; number++) {
    if (installed[number]) sigaction(number, &before[number], NULL);
    installed[number] = 0;
  }
}

int hd_signal_pipe(void) { return signal_pipe[0]; }

void hd_signals_seen(void) { unseen = 0; }

void hd_stop(void) {
  struct sigaction stop, ours;
  memset(&stop, 0, sizeof stop);
  stop.sa_handler = SIG_DFL;
  sigemptyset(&stop.sa_mask);
  sigaction(SIGTSTP, &stop, &ours);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}
