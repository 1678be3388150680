"""Lowering: from the sentences of the checked agreement to the plan, pass by pass."""
