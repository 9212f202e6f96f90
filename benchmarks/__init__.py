"""What the service takes, measured; ``python -m benchmarks`` prints it."""
