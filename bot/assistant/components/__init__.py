"""Custom parts of the Rasa graph, named by dotted path in config.yml: moving one breaks models."""
