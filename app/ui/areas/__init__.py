"""The page 区域: areas and orders, the coverage check, the forecast of affected people."""
