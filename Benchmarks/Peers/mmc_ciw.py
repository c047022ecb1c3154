"""M/M/10 at a load of 0.9 in Ciw. Prints customers per second and the mean wait."""

import sys
import time

import ciw


def main(customers: int, seed: int) -> None:
    ciw.seed(seed)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(rate=1.125)],
        service_distributions=[ciw.dists.Exponential(rate=1 / 8)],
        number_of_servers=[10],
    )
    simulation = ciw.Simulation(network)
    begin = time.perf_counter()
    simulation.simulate_until_max_customers(customers, method="Finish")
    seconds = time.perf_counter() - begin
    records = simulation.get_all_records()
    print(f"{len(records) / seconds:.0f} {sum(r.waiting_time for r in records) / len(records):.4f}")


main(int(sys.argv[1]), int(sys.argv[2]))
