"""Toponyms to places: gazetteer, disambiguation, parts of places, rivers and banks, measures on the ellipsoid.

Nothing is imported here: whoever wants a place or an error must not wait for the base map's libraries.

- `gazetteer`: `Gazetteer` finds toponyms and knows their places; `mention`, `place`: what it returns
- `resolve`: which of the namesakes is meant; `waters`: rivers named like towns; `part`: where in a place; `river`:
  stretches and banks
- `shapes`: outlines of areas; `basemap`: borders, waters and towns; `measure`: distances and bearings
"""
