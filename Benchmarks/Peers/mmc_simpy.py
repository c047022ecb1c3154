"""M/M/10 at a load of 0.9 in SimPy, as its own bank example has it. Prints customers per second and the mean wait."""

import random
import sys
import time

import simpy


def main(customers: int, seed: int) -> None:
    chance = random.Random(seed)
    total = 0.0

    def customer(env, windows):
        nonlocal total
        came = env.now
        with windows.request() as turn:
            yield turn
            total += env.now - came
            yield env.timeout(chance.expovariate(1 / 8))

    def arrivals(env, windows):
        for _ in range(customers):
            yield env.timeout(chance.expovariate(1.125))
            env.process(customer(env, windows))

    env = simpy.Environment()
    windows = simpy.Resource(env, capacity=10)
    env.process(arrivals(env, windows))
    begin = time.perf_counter()
    env.run()
    seconds = time.perf_counter() - begin
    print(f"{customers / seconds:.0f} {total / customers:.4f}")


main(int(sys.argv[1]), int(sys.argv[2]))
