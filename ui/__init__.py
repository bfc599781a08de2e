"""The screen's own parts: the view, the scope bar, exhibit blocks, KPI rows, lists."""
