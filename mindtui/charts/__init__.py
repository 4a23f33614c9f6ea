"""Charts: values in, a plotext figure or a page of text out. Nothing else touches plotext."""
