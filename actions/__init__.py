"""Rasa custom actions: what the dialogue does beyond choosing a reply."""
