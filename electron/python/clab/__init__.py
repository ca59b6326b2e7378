"""What makes an unmodified Python program tell what its processes, threads and locks do. Standard library only."""
