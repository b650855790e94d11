"""The command line: what was typed becomes a call of the service, and its answer text or JSON.

Importing anything here is cheap; heavy libraries are imported by the functions that need them.
"""
