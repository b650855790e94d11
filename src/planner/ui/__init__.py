"""The planner full-screen. Importing it does nothing; `app.run` starts it."""
