"""What people meet: commands first. A face reads the clock and the files; it judges nothing."""
