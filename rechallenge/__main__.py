"""``python -m rechallenge``."""

from rechallenge.cli import main

if __name__ == "__main__":
    main()
