"""Speech to text: faster-whisper behind the Transcriber port."""
