"""The sample recordings, made from the manifest's scripted dialogues with the offline voice."""
