"""The parts of the viewer that app.py lays out."""
