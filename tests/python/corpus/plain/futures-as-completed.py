# as_completed() in the order of the ends; wait() for the first and for all.
import threading
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, ThreadPoolExecutor, as_completed, wait

gates = [threading.Event() for _ in range(3)]
with ThreadPoolExecutor(3) as executor:
    futures = {executor.submit(gate.wait): n for n, gate in enumerate(gates)}
    order = []
    gates[2].set()
    for future in as_completed(futures):
        order.append(futures[future])
        gates[len(order) - 1].set()
    print(order[0], sorted(order))
    done, pending = wait(futures, return_when=ALL_COMPLETED)
    print(len(done), len(pending))
    never = executor.submit(gates[0].wait)
    print(len(wait([never], return_when=FIRST_COMPLETED).done))
