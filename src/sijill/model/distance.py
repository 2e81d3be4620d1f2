"""How far two points of the earth are apart."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Great-circle distance in kilometres, on a sphere of mean Earth radius 6371.0088 km (IUGG).

    At most 0.6 % off against WGS 84, which is finer than any gazetteer point.
    """
    low, high = radians(latitude), radians(other_latitude)
    across = sin((high - low) / 2) ** 2 + cos(low) * cos(high) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(across)))
