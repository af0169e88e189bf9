"""Which targets are stale and why, running them, and writing safely; knows nothing about documents."""
