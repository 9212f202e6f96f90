"""Vietnamese as callers say and write it: letters, numbers, plates, times, patterns of words."""
