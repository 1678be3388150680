"""Terms lowered to a closed set of operators, and the passes that lower them."""
