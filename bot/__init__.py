"""The hotline assistant; see README.md for the way a call takes through it."""
