"""What was said, as people write it: the opposite of ``bot.core.speaking``."""
