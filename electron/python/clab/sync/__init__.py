"""One file per primitive, with the names of electron/runtime/sync."""
