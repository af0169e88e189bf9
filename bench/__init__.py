"""Speed and memory as ratios against named peers, measured side by side; `python -m bench` runs every table."""
