"""The recordings of a manifest through the real call path, judged, measured and reported."""
