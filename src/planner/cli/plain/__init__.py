"""`planner --plain`: numbered menus on stdin and stdout, line by line, for screen readers and Braille displays.

Nothing is decided here. An item of a menu asks for what its command needs, says the command line, and runs it.
"""
