"""Toponyms to places: gazetteer, disambiguation, parts of places, rivers and banks, measures on the ellipsoid."""
