"""The path that a message and a call take; knows core and its ports only."""
