"""Where records are kept: each store keeps the promise of `servanda.record.store`."""
