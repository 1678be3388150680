"""From an agreement's text to checked norms: document, tokens, syntax tree, readings."""
