"""What the network reaches: the chat page, messages, recorded calls, health and metrics."""
