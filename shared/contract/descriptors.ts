/** The file descriptors of a process actor, and the rule of writing to them. */

/** Trace events, NDJSON; shared by every thread and process of a run. */
export const EVENTS_FD = 3
/** The boot line and, driven by hand, one command a line. */
export const BOOT_FD = 4
/** The most bytes of one write to EVENTS_FD, so that writes of several actors never mix: PIPE_BUF on Linux. */
export const EVENT_BYTES = 4096
