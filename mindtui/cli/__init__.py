"""The shell: click commands. Textual is imported only by the command that opens the app."""
