/**
 * How often a semaphore is tried before the thread goes to sleep in the kernel: about two microseconds, longer than a
 * short critical section lasts and shorter than falling asleep and being woken takes.
 */
export const SPINS = 64
