"""Domain values to lines of text at a given width: pure, without Textual, one view a file."""
