"""What the page 区域 prints: the coverage check and the forecast of affected people."""
