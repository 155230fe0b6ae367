"""Sentences for positions that cannot be those of the town."""

from app.wording.sentence import Advice, Text
from gis.errors import HazardProblem

GUARD_ADVICE: dict[HazardProblem, Advice] = {
    HazardProblem.HOMES_OUTSIDE_TOWN: Advice(
        Text(
            "住宅の {share} が市町村の境界から2km以上離れています"
            "（境界 {extent}、住宅 {town}）。位置が正しくないおそれがあるため、"
            "計算を止めました。前の結果は変わっていません。",
            "{share} of the homes lie more than 2 km outside the town's boundary (boundary "
            "{extent}, homes {town}). Their positions may be wrong, so the computation was "
            "stopped; earlier results are unchanged.",
        ),
        Text(
            "境界のファイルがこの市町村のものか、位置の座標系（平面直角座標系の系番号、"
            "緯度・経度の順）が正しいかを確かめてください。",
            "Check that the boundary is this town's, and the reference system of the positions "
            "(plane zone, order of latitude and longitude).",
        ),
    ),
}
