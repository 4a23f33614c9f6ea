"""Insight cards: what the records say, each as one sentence with what stands behind it."""
