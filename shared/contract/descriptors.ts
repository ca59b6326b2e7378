/** The file descriptors of a process actor, and the rule of writing to them. */

/** Trace events, NDJSON; shared by every thread and process of a run. */
export const EVENTS_FD = 3
/** Of a utility process, which has no descriptors beyond 0 to 2: its standard output. */
export const UTILITY_EVENTS_FD = 1
/** The boot line and, driven by hand, one command a line. */
export const BOOT_FD = 4
/** The most bytes of one write for events, so that writes of several actors never mix: PIPE_BUF on Linux. */
export const EVENT_BYTES = 4096
/** The argument that tells a utility process in which file its boot line lies; it removes the file. */
export const BOOT_FILE_FLAG = '--lab-boot='
