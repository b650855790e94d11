"""What fills the window, one screen a file, each with its keys. Screens ask the service; they keep no truth."""
