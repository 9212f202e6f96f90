"""Answers from the knowledge base, computed for a day."""
