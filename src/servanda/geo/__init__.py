"""Maps: areas and lines of annexes, in metres, with radius and tolerance."""
