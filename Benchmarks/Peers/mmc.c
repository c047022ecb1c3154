/* The barest M/M/c simulation there is: a heap of server free times, SplitMix64 and log(). Nothing is measured but the
   mean wait. Arguments: customers, seed. Prints customers per second and the mean wait. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SERVERS = 10 };

static uint64_t state;

static double uniform(void) {
  uint64_t z = (state += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return ((double)((z ^ (z >> 31)) >> 11) + 0.5) / 9007199254740992.0;
}

int main(int count, char **words) {
  long customers = count > 1 ? atol(words[1]) : 20000000;
  state = count > 2 ? (uint64_t)atol(words[2]) : 1;
  double heap[SERVERS] = {0};
  double now = 0, waits = 0;
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  for (long i = 0; i < customers; i++) {
    now -= log(uniform()) / 1.125;
    double start = heap[0] > now ? heap[0] : now;
    waits += start - now;
    double until = start - 8 * log(uniform());
    int hole = 0;
    for (;;) {
      int child = 2 * hole + 1;
      if (child >= SERVERS) break;
      if (child + 1 < SERVERS && heap[child + 1] < heap[child]) child++;
      if (heap[child] >= until) break;
      heap[hole] = heap[child];
      hole = child;
    }
    heap[hole] = until;
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  double seconds = (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
  printf("%.0f %.4f\n", (double)customers / seconds, waits / (double)customers);
  return 0;
}
