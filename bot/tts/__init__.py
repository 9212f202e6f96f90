"""Text to speech: gTTS, the offline voice, the fallback between them, and the cache."""
