"""A hall of 20 windows of 7 kinds and 12 classes in Ciw: 480 minutes of arrivals, about 3,000 a day, then the rest served.

Ciw's servers of a node are all alike. Here one node has all windows and one line, and its two places where a service
begins are replaced: who arrives takes the first free window that accepts them, a window that becomes free takes the
first in line whom it accepts. That is less work than a node a kind of window with routing between them, and nothing that
Ciw would do besides is left out but its own choice of a server. Arguments: days, seed. Prints customers per second and
the mean wait.
"""

import math
import sys
import time

import ciw

SHARES = [0.14, 0.12, 0.10, 0.10, 0.10, 0.10, 0.09, 0.08, 0.07, 0.04, 0.03, 0.03]
MEANS = [2.6, 2.2, 2.8, 3.4, 2.8, 2.6, 2.4, 2.6, 3.0, 3.2, 4.0, 3.0]
LAYOUT = [
    (8, range(0, 9)), (4, range(0, 4)), (4, range(4, 9)), (1, [9]), (1, [10]), (1, [11]), (1, range(9, 12)),
]
CLASSES = [f"Class {number:02}" for number in range(12)]
WINDOWS = [frozenset(CLASSES[number] for number in accepts) for count, accepts in LAYOUT for _ in range(count)]
MINUTES = 480
CUSTOMERS = 3000
LOG2 = math.log(2)


class UntilClosing(ciw.dists.Distribution):
    """Poisson arrivals until the hall closes, then none."""

    def __init__(self, rate):
        self.gaps = ciw.dists.Exponential(rate=rate)

    def sample(self, t=None, ind=None):
        gap = self.gaps.sample()
        return gap if t + gap < MINUTES else float("inf")


class Hall(ciw.Node):
    """A node whose windows each accept some classes."""

    def create_starting_servers(self):
        windows = super().create_starting_servers()
        for window, accepts in zip(windows, WINDOWS):
            window.accepts = accepts
        return windows

    def begin(self, customer, window):
        self.attach_server(window, customer)
        customer.service_start_date = self.now
        customer.service_time = self.get_service_time(customer)
        customer.service_end_date = self.now + customer.service_time
        self.number_in_service += 1
        window.next_end_service_date = customer.service_end_date

    def begin_service_if_possible_accept(self, next_individual):
        next_individual.arrival_date = self.now
        for window in self.servers:
            if not window.busy and next_individual.customer_class in window.accepts:
                return self.begin(next_individual, window)

    def begin_service_if_possible_release(self, next_individual, newly_free_server):
        accepts = newly_free_server.accepts
        for customer in self.individuals[0]:
            if not customer.server and customer.customer_class in accepts:
                return self.begin(customer, newly_free_server)


def main(days: int, seed: int) -> None:
    rate = CUSTOMERS / MINUTES
    deviation = LOG2 ** 0.5  # of the logarithm, for a coefficient of variation of 1
    network = ciw.create_network(
        arrival_distributions={name: [UntilClosing(rate * share)] for name, share in zip(CLASSES, SHARES)},
        service_distributions={
            name: [ciw.dists.Lognormal(mean=math.log(mean) - LOG2 / 2, sd=deviation)] for name, mean in zip(CLASSES, MEANS)
        },
        number_of_servers=[len(WINDOWS)],
    )
    served, waited, seconds = 0, 0.0, 0.0
    for day in range(days):
        ciw.seed(seed * 1000 + day)
        simulation = ciw.Simulation(network, node_class=Hall)
        begin = time.perf_counter()
        simulation.simulate_until_max_time(MINUTES + 600)
        seconds += time.perf_counter() - begin
        records = simulation.get_all_records()
        served += len(records)
        waited += sum(record.waiting_time for record in records)
    print(f"{served / seconds:.0f} {waited / served:.4f}")


main(int(sys.argv[1]), int(sys.argv[2]))
