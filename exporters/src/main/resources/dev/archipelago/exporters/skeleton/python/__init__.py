"""The program: see __main__.py, where it starts, and operations.py, which is yours to edit."""
