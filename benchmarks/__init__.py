"""How fast, and how well, this project does its work beside what one would use instead."""
