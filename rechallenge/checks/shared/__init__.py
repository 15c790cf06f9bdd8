"""What several checks share: where things stand, what is reached, how cautious it is."""
