"""Telling an emergency from the first words, and the number that helps."""
