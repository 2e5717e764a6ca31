"""What happened: acts, who does them, to which places, and what turns them."""
