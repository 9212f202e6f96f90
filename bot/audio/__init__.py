"""Recordings: any file to the caller's voice at 16 kHz, and a call cut into utterances."""
