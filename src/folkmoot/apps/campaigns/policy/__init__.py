"""What campaigns ask of the law."""
