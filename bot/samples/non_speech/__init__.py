"""A seeded set of sounds in which nobody speaks, to find out whether words are invented."""
