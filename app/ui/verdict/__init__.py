"""The tab 判定 of the page 配点: the verdict rules, and whose verdict others would change."""
