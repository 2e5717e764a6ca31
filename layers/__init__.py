"""Claims on a day, drawn: points and lines, the folium map, snapshots and exports."""
