"""What could be asked next: open proofs, turned into questions whose answers can be supposed."""
