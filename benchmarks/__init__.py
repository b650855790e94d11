"""How fast the planner is beside a floor, in one interleaved run: ratios can be compared between machines, times can't.

`make bench` prints every figure with its limit, and ends with exit code 1 where one is missed. Not part of the tests.
"""
