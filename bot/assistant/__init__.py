"""The Rasa project: its process, channel and components; the only importer of rasa."""
