"""Files of the student's papers: certificates with their checksums, ledgers as CSV, packs for an audit.

Standard library only; nothing here knows the database or the screen.
"""
