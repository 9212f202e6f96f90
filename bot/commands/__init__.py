"""The subcommands of callbot, a module each.

A module has ``register(subparsers)``: it adds its parser and sets ``run`` to a function of the
parsed arguments and the settings that gives the exit code. Heavy imports belong inside ``run``.
"""
