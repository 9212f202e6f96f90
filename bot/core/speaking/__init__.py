"""What is written, made speakable before a voice reads it."""
