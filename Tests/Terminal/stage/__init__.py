"""What the checks stand on: the program in a folder of its own, its screens in a tmux server of its own."""
