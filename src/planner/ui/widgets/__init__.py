"""Widgets that draw lines. They get data by attribute, tell by message, and know neither service nor screens."""
