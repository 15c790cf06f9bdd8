"""How fast rechallenge is, as ratios to what it stands on and to what else one could pick.

Absolute times differ from machine to machine and from hour to hour. So everything here is measured
side by side in one run, and told as a ratio.
"""
