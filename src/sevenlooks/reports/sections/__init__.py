"""The sections of a bulletin, one file a section; each takes the ground and gives a Section."""
