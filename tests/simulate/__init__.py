"""How often the statistics cry wolf about simulated people, beside what the design promises."""
