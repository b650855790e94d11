"""Study and renewal planner for medical assistants and laboratory professionals."""

__version__ = "0.1.0"
