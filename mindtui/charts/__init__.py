"""Charts: values in, plotext figure out. Nothing else touches plotext."""
