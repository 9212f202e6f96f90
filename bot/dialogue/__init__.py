"""The dialogue process seen from outside: its client and its keeper; never imports rasa."""

from bot.dialogue.client import RasaDialogue
from bot.dialogue.process import DialogueProcess

__all__ = ["DialogueProcess", "RasaDialogue"]
